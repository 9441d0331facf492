/* Citing: copies and saves citations, says on which day they are read, and makes of a selection of several paragraphs
   their numbers and their text alone. Runs from a host and from file://. */
(() => {
  "use strict"

  /** @type {<Found extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => Found[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))

  /* The day is the reader's. */

  const sayTheDay = () => {
    const now = new Date()
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0")
    const iso = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
    const long = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
    for (const place of all(".read-on")) place.textContent = place.dataset.form === "iso" ? iso : long
  }

  /* Buttons beside a citation. */

  /** @param {string} text */
  const copy = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text)
    const area = document.createElement("textarea")
    area.value = text
    document.body.append(area)
    area.select()
    document.execCommand("copy")
    area.remove()
  }

  /** @type {(text: string, name: string) => void} */
  const save = (text, name) => {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain;charset=utf-8" }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  /** @param {HTMLElement} button */
  const tellDone = (button) => {
    button.dataset.done = "true"
    setTimeout(() => delete button.dataset.done, 2000)
  }

  /** Other scripts ask for a text to be copied by an event of their button.
      @param {Event} event */
  const copyAsked = async (event) => {
    if (!(event instanceof CustomEvent) || !(event.target instanceof HTMLElement)) return
    await copy(String(event.detail))
    tellDone(event.target)
  }

  const citing = () => {
    document.addEventListener("archive-copy", copyAsked)
    for (const button of all("button.copy")) {
      const { copies, saves, file } = button.dataset
      const source = document.getElementById(copies ?? saves ?? "")
      if (!source) continue
      button.hidden = false
      button.addEventListener("click", async () => {
        if (saves) save(source.textContent, file ?? "")
        else await copy(source.textContent)
        tellDone(button)
      })
    }
  }

  /* What is selected of texts. */

  const TEXTS = "article :is(.number, .segment)"

  /** What a range has of an element's text, without the link to a heading.
      @type {(element: HTMLElement, range: Range) => string} */
  const within = (element, range) => {
    const own = document.createRange()
    own.selectNodeContents(element)
    if (own.compareBoundaryPoints(Range.START_TO_START, range) < 0) own.setStart(range.startContainer, range.startOffset)
    if (own.compareBoundaryPoints(Range.END_TO_END, range) > 0) own.setEnd(range.endContainer, range.endOffset)
    const found = own.cloneContents()
    for (const link of all(".headerlink", found)) link.remove()
    return (found.textContent ?? "").trim()
  }

  /** The texts that are selected; none where there is no selection.
      @typedef {{ element: HTMLElement, words: string }} Selected
      @returns {Selected[]} */
  const selected = () => {
    const selection = getSelection()
    if (!selection?.rangeCount || selection.isCollapsed) return []
    const range = selection.getRangeAt(0)
    return all(TEXTS)
      .filter((element) => range.intersectsNode(element) && element.checkVisibility())
      .map((element) => ({ element, words: within(element, range) }))
      .filter(({ words }) => words)
  }

  /** @param {Selected} text */
  const isNumber = ({ element }) => element.matches(".number")

  /** Numbers before their text, a paragraph on each line.
      @param {Selected[]} texts */
  const asText = (texts) =>
    texts.map((text) => text.words + (isNumber(text) ? " " : "\n")).join("").trim()

  /** The citation of each selected paragraph; where the page has none, its address.
      @param {Selected[]} texts */
  const citations = (texts) => {
    const ids = new Set(texts.filter((text) => !isNumber(text)).map(({ element }) => element.dataset.segment))
    const found = [...ids].map((id) => {
      const cited = document.getElementById(`cite-${id}-plain`)
      return cited ?? document.querySelector(`.at a[href$="#${CSS.escape(id ?? "")}"]`)
    })
    return found.map((element) => element?.textContent).filter(Boolean)
  }

  const copying = () => {
    document.addEventListener("copy", (event) => {
      const texts = selected()
      if (texts.filter((text) => !isNumber(text)).length < 2) return
      event.clipboardData?.setData("text/plain", asText(texts))
      event.preventDefault()
    })
    /** @type {HTMLButtonElement | null} */
    const button = document.querySelector(".copy-cited")
    if (!button) return
    document.addEventListener("selectionchange", () => {
      if (document.activeElement !== button) button.hidden = citations(selected()).length === 0
    })
    button.addEventListener("pointerdown", (event) => event.preventDefault()) // keeps what is selected
    button.addEventListener("click", async () => {
      const texts = selected()
      await copy([asText(texts), ...citations(texts)].join("\n\n"))
      tellDone(button)
    })
  }

  /* Paper. */

  const printing = () => {
    /** @type {HTMLAnchorElement[]} */
    const links = all("[data-does=print]")
    for (const link of links) link.hash = "print"
    if (location.hash === "#print") addEventListener("load", () => print())
  }

  sayTheDay()
  citing()
  copying()
  printing()
})()
