/* What the theme leaves to the pointer, by keyboard: labels that open the menu make room for buttons, and what scrolls
   sideways takes the focus. Without this script the labels work as before. */
(() => {
  "use strict"

  /** @type {<Found extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => Found[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))

  /** A button in place of a label. Its box keeps the state, which the theme's styles read; they also ask for `for`.
      @type {(label: HTMLLabelElement, box: HTMLElement, name: string) => HTMLButtonElement} */
  const asButton = (label, box, name) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = label.className
    button.setAttribute("for", label.htmlFor)
    button.setAttribute("aria-label", name)
    button.append(...label.childNodes)
    button.hidden = label.hidden
    label.replaceWith(button)
    button.addEventListener("click", () => box.click())
    return button
  }

  /** @type {(label: HTMLLabelElement, box: HTMLInputElement, name: string) => HTMLButtonElement} */
  const asSwitch = (label, box, name) => {
    const button = asButton(label, box, name)
    const tell = () => button.setAttribute("aria-expanded", String(box.checked))
    tell()
    box.addEventListener("change", tell)
    return button
  }

  /** @type {(selector: string, root?: ParentNode) => HTMLElement | undefined} */
  const firstSeen = (selector, root) =>
    all(selector, root).find((one) => one.checkVisibility({ visibilityProperty: true }))

  /** Whoever opens a panel is in it, and whoever leaves it is where they were.
      @type {(box: HTMLInputElement, opener: HTMLElement, panel: HTMLElement) => void} */
  const moveFocus = (box, opener, panel) => {
    box.addEventListener("change", () => {
      if (box.checked) firstSeen("a, button", panel)?.focus()
      else opener.focus()
    })
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked || event.defaultPrevented) return
      event.preventDefault()
      box.click()
    })
  }

  /** @param {Element} element */
  const labelOf = (element) => element.getAttribute("aria-label") ?? ""

  const menu = () => {
    /** @type {HTMLInputElement | null} */
    const box = document.querySelector("#__drawer")
    /** @type {HTMLLabelElement | null} */
    const label = document.querySelector(".md-header__button[for=__drawer]")
    /** @type {HTMLElement | null} */
    const panel = document.querySelector(".md-nav--primary")
    if (!box || !label || !panel) return
    moveFocus(box, asSwitch(label, box, labelOf(panel)), panel)
    panel.addEventListener("focusout", ({ relatedTarget }) => {
      const isLeft = relatedTarget instanceof Node && !panel.contains(relatedTarget)
      if (isLeft && box.checked) box.click()
    })
  }

  const contents = () => {
    /** @type {HTMLInputElement | null} */
    const box = document.querySelector("#__toc")
    /** @type {HTMLLabelElement | null} */
    const label = document.querySelector(".md-nav__link[for=__toc]")
    /** @type {HTMLElement | null | undefined} */
    const panel = label?.parentElement?.querySelector(".md-nav--secondary")
    /** @type {HTMLLabelElement | null | undefined} */
    const back = panel?.querySelector(".md-nav__title")
    if (!box || !label || !panel || !back) return
    const name = labelOf(panel)
    asSwitch(back, box, name)
    moveFocus(box, asSwitch(label, box, `${label.textContent.trim()}: ${name}`), panel)
  }

  /* The theme shows one of two labels, each for the colours that it leads to. */
  const colours = () => {
    /** @type {HTMLLabelElement[]} */
    const labels = all("[data-md-component=palette] label")
    for (const label of labels) {
      const box = document.getElementById(label.htmlFor)
      if (!box) continue
      const button = asButton(label, box, label.title)
      button.addEventListener("click", () => firstSeen("[data-md-component=palette] button")?.focus())
    }
    for (const box of all("[data-md-component=palette] input")) box.hidden = true
  }

  /* What scrolls and holds nothing to focus is scrolled by the arrow keys once it has the focus itself. */

  /** @param {HTMLElement} scroller */
  const nameOf = (scroller) => {
    const heads = all("article :is(h1, h2, h3)").filter(
      (head) => head.compareDocumentPosition(scroller) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    if (!heads.length) return ""
    const head = /** @type {HTMLElement} */ (heads[heads.length - 1].cloneNode(true))
    for (const link of all(".headerlink", head)) link.remove()
    return head.textContent.trim()
  }

  const reach = () => {
    for (const scroller of all(".table-scroll, .figure-scroll, article pre > code")) {
      const needed = scroller.scrollWidth > scroller.clientWidth && !scroller.querySelector("a[href], button, summary")
      scroller.toggleAttribute("tabindex", needed)
      if (!needed) continue
      scroller.tabIndex = 0
      scroller.setAttribute("role", "region")
      scroller.setAttribute("aria-label", nameOf(scroller))
    }
  }

  menu()
  contents()
  colours()
  reach()
  addEventListener("resize", reach)
})()
