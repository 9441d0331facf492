/* What the box in the header and the page of results have in common: what is typed, and the hits under it. It loads the
   engine and the index when something is first searched for. The words that it says stand in the page
   (overrides/partials/search.html). */
/** @import { Answer, ArchiveSearch, Hit, Index, Panel, PanelScript } from "search/types" */
/** @import { BoxData } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.panel = (() => {
  "use strict"
  const { filters, results } = archiveSearch
  const SHOWN = 300 // characters of what was typed that are said again

  /** @type {PanelScript["part"]} */
  const part = (root, selector) => {
    const found = root.querySelector(selector)
    if (!found) throw new Error(`the search lacks ${selector}`)
    return /** @type {any} */ (found)
  }

  /** @type {PanelScript["make"]} */
  const make = (parts) => {
    const { default: first, index, language, suffix, words } = /** @type {BoxData} */ (
      /** @type {unknown} */ (part(document, ".md-search[data-index]").dataset)
    )
    const base = new URL(index, location.href)
    const site = { first, language, suffix, root: new URL("../", base) }
    return { ...parts, words: JSON.parse(words), base, site, asked: 0, busy: Promise.resolve(), isDue: false }
  }

  /* The index, which all panels of a page share. */
  /** @type {Promise<Index> | null} */
  let opening = null

  /** The index; what could not be loaded is tried again the next time.
      @type {PanelScript["open"]} */
  const open = async (panel) => {
    opening ??= archiveSearch.files.open(panel.base)
    opening.catch(() => (opening = null))
    const index = await opening
    if (!panel.filters.elements.length) filters.fill(panel.filters, index, panel.site.language, panel.words)
    return index
  }

  /** Hits without those that were proved wrong while they were shown.
      @type {(hits: Hit[]) => Hit[]} */
  const standing = (hits) => hits.filter(({ isProved }) => isProved !== false)

  /** @type {(panel: Panel, answer: Answer, typed: string, all: number) => string} */
  const headline = ({ words, site }, { hits, correction }, typed, all) => {
    const found = standing(hits)
    const plural = new Intl.PluralRules(site.language)
    /** @type {(key: "none" | "corrected", value: string) => string} */
    const say = (key, value) => words[key].replace("{}", () => (value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value))
    /** @type {(key: "hits" | "filtered", number: number) => string} */
    const counted = (key, number) =>
      (words[`${key}-${plural.select(number)}`] ?? words[`${key}-other`]).replace("{}", String(number))
    if (!found.length) return all ? counted("filtered", all) : say("none", typed) + words.hint
    const count = counted("hits", found.length)
    if (correction) return say("corrected", correction) + count
    if (found.some(({ isProved }) => !isProved)) return words.unproved + count
    return found.some(({ share }) => share) ? words.partly + count : count
  }

  /** @type {PanelScript["clear"]} */
  const clear = (panel) => {
    panel.list.replaceChildren()
    delete panel.list.dataset.query
    panel.status.textContent = panel.words.start
  }

  /** @type {PanelScript["linksOf"]} */
  const linksOf = ({ list }) => [...list.querySelectorAll("a")]

  /** The hits take the place of those before, and whoever has gone into these stays where they are.
      @type {(panel: Panel, groups: HTMLElement[]) => void} */
  const show = (panel, groups) => {
    const place = linksOf(panel).findIndex((link) => link === document.activeElement)
    panel.list.replaceChildren(...groups)
    if (place >= 0) (linksOf(panel)[place] ?? panel.input).focus()
  }

  /** @type {(panel: Panel, typed: string, turn: number) => Promise<void>} */
  const answer = async (panel, typed, turn) => {
    const index = await open(panel)
    if (turn !== panel.asked) return
    const all = await archiveSearch.find.search(index, typed, panel.site.language)
    if (turn !== panel.asked) return
    const found = { ...all, hits: all.hits.filter(({ id }) => filters.isWanted(panel.filters, index.owners[id])) }
    const { site, words, shown, step } = panel
    const groups = await results.draw({ site, index, answer: found, words, shown, step })
    if (turn !== panel.asked) return
    show(panel, groups)
    panel.status.textContent = headline(panel, found, typed.trim(), standing(all.hits).length)
    panel.list.dataset.query = typed.trim()
    await filters.fillDocuments(panel.filters, index, panel.site.language)
  }

  /** One search after the other: what is still being searched for when more is typed need not be again.
      @type {PanelScript["run"]} */
  const run = async (panel) => {
    const typed = panel.input.value.trimStart()
    panel.asked += 1
    const turn = panel.asked
    if (!typed) {
      clear(panel)
      return
    }
    await panel.busy
    if (turn !== panel.asked) return
    const answering = answer(panel, typed, turn)
    panel.busy = answering.catch(() => {})
    try {
      await answering
    } catch (error) {
      opening = null // what it names may have gone: the next time it is asked anew
      if (turn === panel.asked) panel.status.textContent = panel.words.failed
      throw error
    }
  }

  /** Of keys that come faster than they can be answered, the last is.
      @param {Panel} panel */
  const runSoon = (panel) => {
    if (panel.isDue) return
    panel.isDue = true
    requestAnimationFrame(() => {
      panel.isDue = false
      run(panel)
    })
  }

  /** Text of several lines keeps its words apart, which a field of one line would join.
      @type {(panel: Panel, event: ClipboardEvent) => void} */
  const paste = ({ input }, event) => {
    const text = event.clipboardData?.getData("text") ?? ""
    if (!/[\r\n]/.test(text)) return
    event.preventDefault()
    input.setRangeText(text.replaceAll(/\s*[\r\n]+\s*/g, " "), input.selectionStart ?? 0, input.selectionEnd ?? 0, "end")
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }

  /** @type {PanelScript["listen"]} */
  const listen = (panel) => {
    const { input } = panel
    input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) runSoon(panel)
    })
    input.addEventListener("compositionend", () => run(panel))
    input.addEventListener("paste", (event) => paste(panel, event))
    panel.filters.addEventListener("change", () => run(panel))
  }

  return { clear, linksOf, listen, make, open, part, run }
})()
