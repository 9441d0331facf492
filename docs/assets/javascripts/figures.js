/* Pictures that are wider than their place say so, and begin with their subject: the map with the countries it is about. */
(() => {
  "use strict"

  /** @type {<Found extends Element = HTMLElement>(selector: string, root?: ParentNode) => Found[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))

  /** The middle of all that is linked in a picture, from the left edge of what scrolls.
      @param {HTMLElement} scrolling */
  const middle = (scrolling) => {
    const left = scrolling.getBoundingClientRect().left - scrolling.scrollLeft
    const boxes = all("svg a", scrolling).map((link) => link.getBoundingClientRect())
    const places = boxes.map((box) => box.left + box.width / 2 - left).sort((one, other) => one - other)
    return places[Math.floor(places.length / 2)] ?? 0
  }

  const show = () => {
    for (const figure of all("figure.figure")) {
      const [scrolling] = all(".figure-scroll", figure)
      const [note] = all(".figure-wide", figure)
      if (!scrolling || !note) continue
      const isWide = scrolling.scrollWidth > scrolling.clientWidth + 1
      if (isWide && note.hidden && figure.matches(".worldmap")) {
        scrolling.scrollLeft = middle(scrolling) - scrolling.clientWidth / 2
      }
      note.hidden = !isWide
    }
  }

  addEventListener("resize", show)
  show()
})()
