/* Light or dark, before anything is drawn: as the reader chose on any page of the archive, else as their system is. Runs
   where the header has its switch, so that the boxes of both colours stand before it. */
(() => {
  "use strict"

  const KEPT = "archive-colours" // a scheme's name
  const { body, documentElement } = document
  documentElement.classList.replace("no-js", "js")

  /** @type {HTMLInputElement[]} */
  const boxes = Array.from(document.querySelectorAll("[data-md-component=palette] input"))

  /** @param {HTMLInputElement} box */
  const schemeOf = (box) => box.dataset.mdColorScheme ?? ""

  /** @returns {string | null} */
  const kept = () => {
    try {
      return localStorage.getItem(KEPT)
    } catch {
      return null // a browser may refuse to keep anything
    }
  }

  /** @param {string} scheme */
  const keep = (scheme) => {
    try {
      localStorage.setItem(KEPT, scheme)
    } catch {
      // it holds for this page
    }
  }

  /** The label of a box leads from its colours to the others.
      @param {HTMLInputElement} box */
  const draw = (box) => {
    box.checked = true
    body.dataset.mdColorScheme = schemeOf(box)
    for (const each of boxes) each.nextElementSibling?.toggleAttribute("hidden", each !== box)
  }

  const ask = () => {
    const wanted = kept()
    const chosen = boxes.find((box) => schemeOf(box) === wanted)
    const box = chosen ?? boxes.find((each) => matchMedia(each.dataset.mdColorMedia ?? "").matches) ?? boxes[0]
    if (box) draw(box)
  }

  for (const box of boxes) {
    box.addEventListener("change", () => {
      draw(box)
      keep(schemeOf(box))
    })
    matchMedia(box.dataset.mdColorMedia ?? "").addEventListener("change", ask)
  }
  ask()
})()
