/* The page of a list that is cut: who asks for a place that was there once is led on to the page that has it now. */
(() => {
  "use strict"

  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const { anchors = "", files = "1" } = script.dataset
  /** @type {HTMLAnchorElement[]} */
  const lines = Array.from(document.querySelectorAll(".leads a[data-key]"))

  /** The number of the file that has a place, as pages/anchors.py gives it.
      @param {string} place */
  const numberOf = (place) =>
    [...place].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65521, 0) % Number(files)

  const leadOn = () => {
    const place = location.hash.slice(1)
    if (!place || document.getElementById(place)) return
    globalThis.archiveAnchors = (places) => {
      const keys = new Map(Object.entries(places)).get(place)?.split("/") ?? []
      const line = lines.find((one) => keys.includes(one.dataset["key"] ?? ""))
      if (line) location.replace(line.href + location.hash)
    }
    const file = document.createElement("script")
    file.src = anchors.replace(/0\.js$/, `${numberOf(place)}.js`)
    document.head.append(file)
  }

  addEventListener("hashchange", leadOn)
  leadOn()
})()
