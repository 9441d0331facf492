/* The search box in the header, and the list of hits that opens under it. Enter leads to the page of results, as it does
   without a script. */
/** @import { Panel, PanelParts } from "search/types" */
(() => {
  "use strict"
  const { clear, linksOf, listen, make, open, part, run } = archiveSearch.panel

  const SHOWN = { texts: 6, terms: 3, names: 3, pages: 3 }

  /** @typedef {Panel & { root: HTMLElement, toggle: HTMLInputElement, all: HTMLAnchorElement }} Box */

  /** The list is open; the toggle is the theme's.
      @type {(box: Box, wanted: boolean) => void} */
  const setOpen = ({ toggle }, wanted) => {
    if (toggle.checked !== wanted) toggle.click()
  }

  /** @type {(box: Box, by: number) => void} */
  const step = (box, by) => {
    const stops = [box.input, ...linksOf(box), box.all]
    stops[stops.findIndex((stop) => stop === document.activeElement) + by]?.focus()
  }

  /** @type {(box: Box, event: KeyboardEvent) => void} */
  const onKey = (box, event) => {
    if (event.isComposing) return
    if (event.key === "Escape") {
      setOpen(box, false)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target instanceof HTMLSelectElement) return
      event.preventDefault()
      step(box, event.key === "ArrowDown" ? 1 : -1)
    } else return
    event.stopPropagation()
  }

  /** @param {Box} box */
  const begin = (box) => {
    setOpen(box, true)
    open(box)
  }

  /** @param {Box} box */
  const leadToAll = ({ all, input }) => {
    const url = new URL(all.href)
    url.searchParams.set("q", input.value.trim())
    all.href = url.href
  }

  /** @param {Box} box */
  const listenToBox = (box) => {
    const { root, input } = box
    listen(box)
    input.addEventListener("focus", () => begin(box))
    box.all.addEventListener("click", () => leadToAll(box))
    part(root, "form").addEventListener("reset", () => {
      setTimeout(() => run(box))
      input.focus()
    })
    root.addEventListener("keydown", (event) => onKey(box, event))
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) setOpen(box, false)
    })
  }

  archiveSearch.marks.markPage()
  const root = part(document, ".md-search[data-index]")
  /** @type {PanelParts} */
  const parts = {
    input: part(root, "input"),
    status: part(root, ".md-search-result__meta"),
    list: part(root, ".md-search-result__list"),
    filters: part(root, ".search-filters"),
    shown: SHOWN,
    step: 0,
  }
  const own = { root, toggle: part(document, "[data-md-toggle=search]"), all: part(root, ".search-all") }
  const box = /** @type {Box} */ ({ ...make(parts), ...own })
  listenToBox(box)
  clear(box)
  if (document.activeElement === box.input) begin(box)
  if (box.input.value) run(box)
})()
