/* The lists beside a page follow the reader: where one is in the page is marked in the list of its headings, and the page
   that one is on is in sight in the list of pages. */
(() => {
  "use strict"

  /** @type {<Found extends HTMLElement = HTMLElement>(selector: string) => Found[]} */
  const all = (selector) => Array.from(document.querySelectorAll(selector))

  const ACTIVE = "md-nav__link--active"
  const BELOW = 0.25 // of the window: a heading above that line is the one that is being read

  /** @type {HTMLAnchorElement[]} */
  const links = all("[data-md-component=toc] a[href^='#']")
  const heads = links.map((link) => archiveNamedBy(link.hash))

  const isRead = (/** @type {HTMLElement | null} */ head) =>
    head !== null && head.getBoundingClientRect().top < innerHeight * BELOW

  const follow = () => {
    const place = heads.findLast(isRead)
    for (const [at, link] of links.entries()) link.classList.toggle(ACTIVE, heads[at] !== null && heads[at] === place)
  }

  /** Moves what scrolls, and not the page.
      @param {HTMLElement} link */
  const bringIntoSight = (link) => {
    const scrolling = link.closest(".md-sidebar__scrollwrap")
    if (!scrolling) return
    const [place, frame] = [link.getBoundingClientRect(), scrolling.getBoundingClientRect()]
    if (place.top < frame.top || place.bottom > frame.bottom) {
      scrolling.scrollTop += place.top - frame.top - scrolling.clientHeight / 2
    }
  }

  let isDue = false
  const followSoon = () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => {
      isDue = false
      follow()
      for (const link of all(`.md-sidebar--secondary .${ACTIVE}`)) bringIntoSight(link)
    })
  }

  for (const link of all(`.md-sidebar--primary a.${ACTIVE}`)) bringIntoSight(link)
  if (links.length) {
    addEventListener("scroll", followSoon, { passive: true })
    follow()
  }
})()
