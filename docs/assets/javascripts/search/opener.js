/* What opens the search box, by pointer or by key. All else that the search needs is loaded when it is first used, or when
   an address asks for its marks, or on the page of results: the template in the box names the scripts, in their order. */
(() => {
  "use strict"

  const KEYS = new Set(["/", "s", "f"])
  const TYPED = "input, textarea, select, [contenteditable]"
  const MARKS = "h" // what a page is asked to mark
  const RESULTS = ".search-page"

  const root = document.querySelector(".md-search[data-index]")
  const input = root?.querySelector("input")
  /** @type {HTMLTemplateElement | null | undefined} */
  const template = root?.querySelector("template")
  /** @type {HTMLInputElement | null} */
  const toggle = document.querySelector("[data-md-toggle=search]")
  if (!root || !input || !template || !toggle) return

  const waiting = [...template.content.querySelectorAll("script")]
  const load = () => {
    for (const named of waiting.splice(0)) {
      const script = document.createElement("script")
      script.src = named.getAttribute("src") ?? ""
      script.async = false // in their order
      document.head.append(script)
    }
  }

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const isTyping = event.target instanceof Element && event.target.closest(TYPED)
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return
    event.preventDefault()
    input.focus()
    input.select()
  }

  root.addEventListener("focusin", load)
  toggle.addEventListener("change", () => (toggle.checked ? input.focus() : input.blur()))
  document.addEventListener("keydown", onKey)
  if (new URLSearchParams(location.search).has(MARKS) || document.querySelector(RESULTS)) load()
})()
