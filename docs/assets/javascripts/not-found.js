/* The page for addresses that lead nowhere, on hosts that have one for all languages: leaves the words in the reader's.
   The address tells the language; one without a language tells nothing, then the browser does. */
(() => {
  "use strict"

  /**
   * What the page says in one language; `data-home` is the path of that language's home.
   * @typedef {HTMLElement & { dataset: { home: string } }} Part
   */

  /** From which likeness on a document may have been meant. */
  const ALIKE = 0.7

  /** @type {Part[]} */
  const parts = Array.from(document.querySelectorAll(".not-found"))
  const byAddress = () => {
    const home = parts.filter((part) => location.pathname.startsWith(part.dataset.home))
    const longest = home.sort((one, other) => other.dataset.home.length - one.dataset.home.length)[0]
    // The default language's home is the root of the site, so every address begins with it.
    return parts.some((part) => part.dataset.home.length < (longest?.dataset.home.length ?? 0)) ? longest : undefined
  }

  /** The language of a tag, and the script that it is written in.
      @param {string} tag */
  const writtenIn = (tag) => {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script}`
  }

  const byBrowser = () =>
    navigator.languages.map((tag) => parts.find((part) => writtenIn(part.lang) === writtenIn(tag))).find(Boolean)

  /** @param {Part} chosen */
  const show = (chosen) => {
    const heading = document.createElement("h1")
    heading.textContent = chosen.firstElementChild?.textContent ?? ""
    chosen.firstElementChild?.replaceWith(heading)
    for (const part of parts) part.hidden = part !== chosen
    document.title = heading.textContent
  }

  /** How many pairs of letters two names share, of all that both have: 1 for the same name.
      @type {(one: string, other: string) => number} */
  const likeness = (one, other) => {
    const pairs = (/** @type {string} */ name) => new Set([...name].slice(1).map((letter, index) => name[index] + letter))
    const [own, others] = [pairs(one), pairs(other)]
    return (2 * [...own].filter((pair) => others.has(pair)).length) / (own.size + others.size || 1)
  }

  /** What a part of an address says, as it stands there where that can't be told.
      @param {string} part */
  const decoded = (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  }

  /** Shows the document whose name is most like a part of the address, if any is like it; else offers a search.
      @param {Part} chosen */
  const guess = (chosen) => {
    const names = location.pathname.split("/").filter(Boolean)
    /** @type {HTMLAnchorElement | null} */
    const search = chosen.querySelector("[data-search]")
    const last = names.at(-1)
    if (search && last) {
      search.search = String(new URLSearchParams({ q: decoded(last).replace(/[-_.]+/g, " ") }))
      search.parentElement?.removeAttribute("hidden")
    }
    /** @type {HTMLAnchorElement[]} */
    const links = Array.from(chosen.querySelectorAll("[data-document]"))
    const rated = links.map((link) => {
      const known = link.dataset.document ?? ""
      return { link, likeness: Math.max(0, ...names.map((name) => likeness(name.toLowerCase(), known))) }
    })
    const best = rated.sort((one, other) => other.likeness - one.likeness)[0]
    if (!best || best.likeness < ALIKE) return
    best.link.hidden = false
    best.link.parentElement?.removeAttribute("hidden")
  }

  const chosen = byAddress() || byBrowser() || parts[0]
  show(chosen)
  guess(chosen)
})()
