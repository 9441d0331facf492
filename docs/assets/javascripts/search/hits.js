/* A hit in the list under the search box: what it is, the words around what was found, and where it leads. */
/** @import { ArchiveSearch, Hit, HitsScript, Index, Place, Query, Sequence, Site, Span, Variants } from "search/types" */
/** @import { BoxWords, Labels, Passage } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.hits = (() => {
  "use strict"
  const { spans, told } = archiveSearch.marks
  const { fold } = archiveSearch.words

  /* How many characters of a text are shown, and how many of them before what was found. */
  const SPACED = { before: 60, length: 200 }
  const UNSPACED = { before: 24, length: 90 }
  const LONGEST = 3 // times as many at most, where what was found is longer

  /** @type {HitsScript["element"]} */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  /* The words around what was found */

  /**
   * What to mark in a hit's text: the first of the tiers that the text has, else what answers to what was typed.
   * @typedef {{ tiers: Sequence[][], answers: Sequence[] }} Sought
   * @typedef {{ spans: Span[], isTyped: boolean }} Marks
   */

  /** @type {(query: Query, hit: Hit) => Sought} */
  const sequencesOf = (query, { ways = [] }) => {
    const units = query.units.map(({ words, grows }) => ({ words, grows }))
    const loose = query.units.filter(({ words }) => words.length > 1 && !words[0].isUnspaced)
    const single = loose.flatMap(({ words }) => words.map((word) => ({ words: [word] })))
    const whole = [{ words: query.words, grows: query.grows }]
    return { tiers: [whole, units, single], answers: ways.map(({ words }) => ({ words })) }
  }

  /** @type {(text: string, sought: Sought, variants: Variants) => Marks} */
  const findIn = (text, { tiers, answers }, variants) => {
    for (const sequences of tiers) {
      const typed = spans(text, sequences, variants)
      if (typed.length) return { spans: typed, isTyped: true }
    }
    return { spans: spans(text, answers, variants), isTyped: false }
  }

  /** The part of a text that is shown: with what was found, and in whole words where blanks part them.
      @type {(text: string, found?: Span) => Span} */
  const windowOf = (text, found = { start: 0, end: 0 }) => {
    const isSpaced = !/\p{Script=Han}/u.test(text.slice(0, 40))
    const { before, length } = isSpaced ? SPACED : UNSPACED
    let start = Math.max(0, found.start - before)
    if (start && isSpaced) start = Math.min(text.indexOf(" ", start) + 1 || start, found.start)
    const foundEnd = Math.min(found.end, found.start + LONGEST * length)
    let end = Math.min(text.length, Math.max(start + length, foundEnd))
    if (end < text.length && isSpaced) end = Math.max(text.lastIndexOf(" ", end), foundEnd)
    return { start, end }
  }

  /** @type {(text: string, marks: Marks) => (Node | string)[]} */
  const snippetOf = (text, { spans: marked, isTyped }) => {
    const { start, end } = windowOf(text, marked[0])
    /** @type {(Node | string)[]} */
    const parts = [start ? "…" : ""]
    let at = start
    for (const span of marked.filter((each) => each.start >= start && each.start < end)) {
      const words = text.slice(span.start, Math.min(span.end, end))
      const mark = isTyped ? element("mark", {}, words) : element("em", { class: "search-answer" }, words)
      parts.push(text.slice(at, span.start), mark)
      at = Math.min(span.end, end)
    }
    return [...parts, text.slice(at, end), end < text.length ? "…" : ""]
  }

  /* Where it leads */

  /** The address of a page, by its path under `docs/`, from the root of the site.
      @type {(site: Site, page: string) => string} */
  const fileOf = ({ first, suffix }, page) => {
    const bare = page.startsWith(`${first}/`) ? page.slice(first.length + 1) : page
    if (suffix === "/") return bare.replace(/(^|\/)index$/, "$1") + (/(^|\/)index$/.test(bare) ? "" : "/")
    return bare + suffix
  }

  /** The page that a hit stands on, the text to be set beside it, and where on the page it is; "" for none.
      @type {(language: string, place: Place) => { path: string, beside: string, anchor: string }} */
  const targetOf = (language, place) => {
    if (!place.owner) return { path: place.entry.path, beside: "", anchor: place.entry.anchor }
    const { document, text, entry } = place
    const { folder, beside } = text.homes[language]
    const path = `${language}/${document.id}/${folder}${entry.section}`
    return { path, beside, anchor: entry.kind === "title" ? "" : entry.id }
  }

  /** @type {(site: Site, place: Place, typed: string[]) => string} */
  const address = (site, place, typed) => {
    const { path, beside, anchor } = targetOf(site.language, place)
    const url = new URL(fileOf(site, path), site.root)
    if (beside) url.searchParams.set("with", beside)
    for (const words of told(typed)) url.searchParams.append("h", words)
    return url.href + (anchor ? `#${anchor}` : "")
  }

  /** What a passage is called: by its label as printed, or by its kind where no more than a number is printed.
      @type {(document: string, entry: Passage, places: Labels) => string} */
  const nameOf = (document, { kind, label, number }, places) => {
    const isTold = archiveSearch.labels.keyOf(fold(label)).includes(" ")
    const [place, count] = isTold ? [places.label, label] : [places[kind], number]
    return place.replace("{document}", () => document).replace("{}", () => count)
  }

  /** What a hit is, and as what it is found.
      @type {(site: Site, place: Place, index: Index, words: BoxWords) => (Node | string)[]} */
  const titleOf = ({ language }, place, { places }, words) => {
    const { owner, document, text, entry } = place
    const name = owner ? nameOf(document.short[language], entry, places[language]) : entry.title
    const kind = owner ? text.short[language] : words[`kind_${entry.kind}`]
    return [element("span", { class: "search-place" }, name), " · ", element("span", { class: "search-text" }, kind)]
  }

  /** @type {HitsScript["itemOf"]} */
  const itemOf = async ({ site, index, answer: { query }, words }, hit) => {
    const place = await archiveSearch.index.textOf(index, hit.id)
    const { text } = place.entry
    const marks = findIn(text, sequencesOf(query, hit), index.variants)
    const typed = marks.isTyped ? marks.spans.map(({ start, end }) => text.slice(start, end)) : []
    const heading = titleOf(site, place, index, words)
    const title = element("span", { class: "md-search-result__title" }, ...heading)
    const snippet = element("span", { class: "search-snippet" }, ...snippetOf(text, marks))
    const link = element("a", { class: "md-search-result__link", href: address(site, place, typed) }, title, snippet)
    if (place.owner) {
      Object.assign(link.dataset, { document: place.document.id, segment: place.entry.id, witness: place.text.siglum })
      link.title = place.text.names[site.language]
      Object.assign(snippet, { lang: place.text.language, dir: "auto" })
    }
    return element("li", { class: "md-search-result__item" }, link)
  }

  return { element, itemOf }
})()
