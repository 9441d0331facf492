/* What the theme leaves to the pointer, by keyboard: labels that open the menu make room for buttons, and what scrolls sideways
   takes the focus. Without this script the labels work as before. */
(() => {
  "use strict"

  const all = (selector, root = document) => [...root.querySelectorAll(selector)]

  /* A button in place of a label. Its box keeps the state, which the theme's styles read; they also ask for `for`. */
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

  const asSwitch = (label, box, name) => {
    const button = asButton(label, box, name)
    const tell = () => button.setAttribute("aria-expanded", String(box.checked))
    tell()
    box.addEventListener("change", tell)
    return button
  }

  const firstSeen = (selector, root = document) => all(selector, root).find((one) => one.checkVisibility({ visibilityProperty: true }))

  /* Whoever opens a panel is in it, and whoever leaves it is where they were. */
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

  const menu = () => {
    const box = document.getElementById("__drawer")
    const label = document.querySelector(".md-header__button[for=__drawer]")
    const panel = document.querySelector(".md-nav--primary")
    if (!box || !label || !panel) return
    moveFocus(box, asSwitch(label, box, panel.getAttribute("aria-label")), panel)
    panel.addEventListener("focusout", (event) => {
      const isLeft = event.relatedTarget && !panel.contains(event.relatedTarget)
      if (isLeft && box.checked) box.click()
    })
  }

  const contents = () => {
    const box = document.getElementById("__toc")
    const label = document.querySelector(".md-nav__link[for=__toc]")
    const panel = label?.parentElement.querySelector(".md-nav--secondary")
    const back = panel?.querySelector(".md-nav__title")
    if (!box || !label || !back) return
    const name = panel.getAttribute("aria-label")
    asSwitch(back, box, name)
    moveFocus(box, asSwitch(label, box, `${label.textContent.trim()}: ${name}`), panel)
  }

  /* The theme shows one of two labels, each for the colours that it leads to. */
  const colours = () => {
    all("[data-md-component=palette] label").forEach((label) => {
      const button = asButton(label, document.getElementById(label.htmlFor), label.title)
      button.addEventListener("click", () => firstSeen("[data-md-component=palette] button")?.focus())
      button.addEventListener("keydown", (event) => event.stopPropagation()) // the theme would switch a second time
    })
    all("[data-md-component=palette] input").forEach((box) => (box.hidden = true))
  }

  /* What scrolls and holds nothing to focus is scrolled by the arrow keys once it has the focus itself. */

  const nameOf = (scroller) => {
    const heads = all("article :is(h1, h2, h3)").filter(
      (head) => head.compareDocumentPosition(scroller) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    const head = heads[heads.length - 1]?.cloneNode(true)
    all(".headerlink", head).forEach((link) => link.remove())
    return head?.textContent.trim() ?? ""
  }

  const reach = () => {
    all(".md-typeset__scrollwrap, .table-scroll, .figure-scroll").forEach((scroller) => {
      const needed = scroller.scrollWidth > scroller.clientWidth && !scroller.querySelector("a[href], button, summary")
      scroller.toggleAttribute("tabindex", needed)
      if (!needed) return
      scroller.tabIndex = 0
      scroller.setAttribute("role", "region")
      scroller.setAttribute("aria-label", nameOf(scroller))
    })
  }

  menu()
  contents()
  colours()
  addEventListener("load", reach) // by then the theme has put tables into what scrolls
  addEventListener("resize", reach)
})()
