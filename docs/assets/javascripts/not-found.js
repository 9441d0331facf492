/* The page for addresses that lead nowhere, on hosts that have one for all languages: leaves the words in the reader's.
   The address tells the language; one without a language tells nothing, then the browser does. */
(() => {
  "use strict"

  /**
   * What the page says in one language; `data-home` is the path of that language's home.
   * @typedef {HTMLElement & { dataset: { home: string } }} Part
   */

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

  show(byAddress() || byBrowser() || parts[0])
})()
