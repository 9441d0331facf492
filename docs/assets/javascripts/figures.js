/* Pictures that are wider than their place say so. */
(() => {
  "use strict"

  /** @type {<Found extends Element = HTMLElement>(selector: string, root?: ParentNode) => Found[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))

  const show = () => {
    for (const figure of all("figure.figure")) {
      const [scrolling] = all(".figure-scroll", figure)
      const [note] = all(".figure-wide", figure)
      if (!scrolling || !note) continue
      note.hidden = scrolling.scrollWidth <= scrolling.clientWidth + 1
    }
  }

  addEventListener("resize", show)
  show()
})()
