/* What axe_run.js uses of axe, and what it keeps in the page's window. */

type Scheme = string
/** Options of a run, as accessibility.py puts them together. */
type AxeOptions = Record<string, unknown>

type Violation = [rule: string, help: string, selector: string]

interface AxeNode {
  /** Where `elementRef` is asked for. */
  element: Element
  target: (string | string[])[]
}

interface AxeResult {
  violations: { id: string; help: string; nodes: AxeNode[] }[]
}

declare const axe: {
  run(options: AxeOptions): Promise<AxeResult>
  run(context: { include: Element[] }, options: AxeOptions): Promise<AxeResult>
}

interface Window {
  /** Elements that were measured, by scheme. */
  seen?: Record<Scheme, WeakSet<Element>>
}
