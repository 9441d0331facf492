/* The search box: what is typed into it, and the list of hits under it. It is loaded when it is first used (opener.js),
   and loads the engine and the index. The words that it says stand in the page (overrides/partials/search.html). */
/** @import { Answer, FiltersForm, Index, Site } from "search/types" */
/** @import { BoxData, BoxWords } from "search/shapes" */
(() => {
  "use strict"
  const { filters, hits, marks } = archiveSearch

  const SHOWN = 10 // hits at a time

  /**
   * @typedef {HTMLElement & { dataset: BoxData }} Root
   *
   * @typedef Box The box with all that happens in it.
   * @property {Root} root
   * @property {HTMLFormElement} form
   * @property {HTMLInputElement} input
   * @property {HTMLElement} status
   * @property {HTMLElement} list
   * @property {HTMLButtonElement} more
   * @property {FiltersForm} filters
   * @property {HTMLInputElement} toggle The theme's: checked while the box is open.
   * @property {BoxWords} words
   * @property {URL} base Folder of the index.
   * @property {Site} site
   * @property {Promise<Index> | null} opening
   * @property {number} asked How often something was searched for.
   * @property {boolean} isDue What was typed is about to be searched for.
   * @property {Answer | null} found
   */

  /** A part that the template gives the box.
      @template {Element} Part
      @param {ParentNode} root
      @param {string} selector
      @returns {Part} */
  const part = (root, selector) => {
    /** @type {Part | null} */
    const found = root.querySelector(selector)
    if (!found) throw new Error(`the search box lacks ${selector}`)
    return found
  }

  /** @type {(root: Root) => Box} */
  const makeBox = (root) => {
    const { default: first, index, language, suffix, words } = root.dataset
    const base = new URL(index, location.href)
    return {
      root,
      form: part(root, "form"),
      input: part(root, "input"),
      status: part(root, ".md-search-result__meta"),
      list: part(root, ".md-search-result__list"),
      more: part(root, ".search-more"),
      filters: part(root, ".search-filters"),
      toggle: part(document, "[data-md-toggle=search]"),
      words: JSON.parse(words),
      base,
      site: { first, language, suffix, root: new URL("../../", base) },
      opening: null,
      asked: 0,
      isDue: false,
      found: null,
    }
  }

  /* The index */

  /** @param {URL} base */
  const loadEngine = (base) =>
    new Promise((resolve, reject) => {
      const script = hits.element("script", { src: new URL("engine.js", base).href })
      script.addEventListener("load", resolve)
      script.addEventListener("error", () => reject(new Error(`could not load ${script.src}`)))
      document.head.append(script)
    })

  /** @param {Box} box */
  const start = async (box) => {
    await loadEngine(box.base)
    const index = await archiveSearch.index.open(box.base)
    filters.fill(box.filters, index, box.site.language)
    return index
  }

  /** The index; what could not be loaded is tried again the next time.
      @param {Box} box */
  const open = (box) => {
    box.opening ??= start(box)
    box.opening.catch(() => (box.opening = null))
    return box.opening
  }

  /* The list */

  /** @type {(box: Box) => HTMLElement[]} */
  const linksOf = ({ list }) => [...list.querySelectorAll("a")]

  /** @param {HTMLElement[]} stops */
  const focused = (stops) => stops.findIndex((stop) => stop === document.activeElement)

  /** Ten more hits behind those that are shown; behind none they take the place of the list before, and whoever has
      gone into that one stays where they are.
      @type {(box: Box, answer: Answer, index: Index, shown?: number) => Promise<void>} */
  const showBehind = async (box, answer, index, shown = 0) => {
    const { asked, list, more } = box
    const wanted = answer.hits.slice(shown, shown + SHOWN)
    const items = await Promise.all(wanted.map((hit) => hits.itemOf(box.site, index, hit, answer.query)))
    if (asked !== box.asked) return
    const place = shown ? -1 : focused(linksOf(box))
    if (!shown) list.replaceChildren()
    list.append(...items)
    if (place >= 0) (linksOf(box)[place] ?? box.input).focus()
    more.hidden = list.children.length >= answer.hits.length
  }

  /** @type {(box: Box, answer: Answer, typed: string, all: number) => string} */
  const headline = ({ words, root }, { hits: found, correction }, typed, all) => {
    const plural = new Intl.PluralRules(root.dataset.language)
    /** @type {(key: "none" | "corrected", value: string) => string} */
    const say = (key, value) => words[key].replace("{}", value)
    /** @type {(key: "hits" | "filtered", number: number) => string} */
    const counted = (key, number) =>
      (words[`${key}-${plural.select(number)}`] ?? words[`${key}-other`]).replace("{}", String(number))
    if (!found.length) return all ? counted("filtered", all) : say("none", typed) + words.hint
    const count = counted("hits", found.length)
    if (correction) return say("corrected", correction) + count
    return found.some(({ share }) => share) ? words.partly + count : count
  }

  /** @param {Box} box */
  const clear = (box) => {
    box.found = null
    box.list.replaceChildren()
    delete box.list.dataset.query
    box.more.hidden = true
    box.status.textContent = box.words.start
  }

  /** @type {(box: Box, typed: string, turn: number) => Promise<void>} */
  const answer = async (box, typed, turn) => {
    const index = await open(box)
    const all = await archiveSearch.find.search(index, typed, box.site.language)
    if (turn !== box.asked) return
    const found = { ...all, hits: all.hits.filter(({ id }) => filters.isWanted(box.filters, index.owners[id])) }
    box.found = found
    await showBehind(box, found, index)
    if (turn !== box.asked) return
    box.status.textContent = headline(box, found, typed.trim(), all.hits.length)
    box.list.dataset.query = typed.trim()
  }

  /** @param {Box} box */
  const run = async (box) => {
    const typed = box.input.value.trimStart()
    box.asked += 1
    const turn = box.asked
    if (!typed) {
      clear(box)
      return
    }
    try {
      await answer(box, typed, turn)
    } catch (error) {
      if (turn === box.asked) box.status.textContent = box.words.failed
      throw error
    }
  }

  /** Of keys that come faster than they can be answered, the last is.
      @param {Box} box */
  const runSoon = (box) => {
    if (box.isDue) return
    box.isDue = true
    requestAnimationFrame(() => {
      box.isDue = false
      run(box)
    })
  }

  /** @param {Box} box */
  const showMore = async (box) => {
    const index = await open(box)
    if (box.found) await showBehind(box, box.found, index, box.list.children.length)
  }

  /* Keys and pointer */

  /** @type {(box: Box, wanted: boolean) => void} */
  const setOpen = ({ toggle }, wanted) => {
    if (toggle.checked !== wanted) toggle.click()
  }

  /** @type {(box: Box, by: number) => void} */
  const step = (box, by) => {
    const stops = [box.input, ...linksOf(box)]
    stops[focused(stops) + by]?.focus()
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
  const listenToInput = (box) => {
    const { form, input } = box
    input.addEventListener("focus", () => begin(box))
    input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) runSoon(box)
    })
    input.addEventListener("compositionend", () => run(box))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      linksOf(box)[0]?.click()
    })
    form.addEventListener("reset", () => {
      setTimeout(() => run(box))
      input.focus()
    })
  }

  /** @param {Box} box */
  const listenToBox = (box) => {
    const { root } = box
    box.filters.addEventListener("change", () => run(box))
    box.more.addEventListener("click", () => showMore(box))
    root.addEventListener("keydown", (event) => onKey(box, event))
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) setOpen(box, false)
    })
  }

  marks.markPage()
  /** @type {Root | null} */
  const root = document.querySelector(".md-search[data-index]")
  if (root) {
    const box = makeBox(root)
    listenToInput(box)
    listenToBox(box)
    clear(box)
    if (document.activeElement === box.input) begin(box)
    if (box.input.value) run(box)
  }
})()
