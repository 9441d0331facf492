/* What a page can do beyond showing its text: set texts side by side, show what a link leads to.
   Everything that is needed is in the page; without this script it is whole. Runs from a host and from file://. */
(() => {
  "use strict"

  /** @type {<Found extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => Found[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))

  /* Texts side by side. The choice is the address's: `?with=zh,mt&differences=1`. */

  /**
   * The form that chooses them: `data-own` is the siglum of the page's own text.
   * @typedef {HTMLFormElement & { dataset: { own: string }, elements: { differences?: HTMLInputElement } }} ChoiceForm
   * @typedef {{ chosen: string[], differences: boolean }} Choice
   */

  /** @type {(form: ChoiceForm) => HTMLInputElement[]} */
  const boxesOf = (form) => all("[name=with]", form)
  /** @param {ChoiceForm} form */
  const chosenIn = (form) => boxesOf(form).filter((box) => box.checked).map((box) => box.value)

  /** @type {(form: ChoiceForm) => Choice} */
  const readChoice = (form) => {
    const query = new URLSearchParams(location.search)
    const chosen = (query.get("with") || "").split(",").filter((siglum) => siglum && siglum !== form.dataset.own)
    return { chosen, differences: query.get("differences") === "1" }
  }

  /** @param {ChoiceForm} form */
  const writeChoice = (form) => {
    const query = new URLSearchParams(location.search)
    const chosen = chosenIn(form)
    if (chosen.length) query.set("with", chosen.join(","))
    else query.delete("with")
    if (form.elements.differences?.checked) query.set("differences", "1")
    else query.delete("differences")
    const search = query.toString().replaceAll("%2C", ",")
    history.replaceState(history.state, "", location.pathname + (search ? `?${search}` : "") + location.hash)
  }

  /** @type {(column: HTMLElement, choice: Choice) => void} */
  const showColumn = (column, { chosen, differences }) => {
    const [compared] = all(".differences", column)
    column.hidden = !chosen.includes(column.dataset.witness ?? "")
    for (const text of all(".segment", column)) text.hidden = Boolean(compared) && differences
    if (compared) compared.hidden = !differences
  }

  /** @type {(form: ChoiceForm, choice: Choice) => void} */
  const show = (form, choice) => {
    const { chosen, differences } = choice
    for (const box of boxesOf(form)) box.checked = chosen.includes(box.value)
    if (form.elements.differences) form.elements.differences.checked = differences
    for (const note of all(".note", form)) note.hidden = !differences
    const shown = chosenIn(form)
    document.body.classList.toggle("is-compared", shown.length > 0)
    for (const beside of all(".beside")) {
      beside.hidden = shown.length === 0
      for (const column of all(".column", beside)) showColumn(column, choice)
    }
    for (const heads of all(".heads")) {
      heads.hidden = shown.length === 0
      for (const head of all("[data-witness]", heads)) {
        head.hidden = ![form.dataset.own, ...shown].includes(head.dataset.witness ?? "")
      }
    }
    for (const row of all(".row, .heads")) row.dataset.columns = String(1 + shown.length)
  }

  /** Where what stays in sight ends; what has scrolled with the page ends nowhere.
      @param {HTMLElement} bar */
  const stuckEnd = (bar) => {
    const { top, bottom } = bar.getBoundingClientRect()
    return Math.abs(top - parseFloat(getComputedStyle(bar).top)) < 2 ? bottom : 0
  }

  /** What the end of an address names. Percent signs in it may be no code of anything: then it is taken as it stands.
      @type {(hash: string) => HTMLElement | null} */
  const namedBy = (hash) => {
    const written = hash.slice(1)
    try {
      return document.getElementById(written) ?? document.getElementById(decodeURIComponent(written))
    } catch {
      return null
    }
  }
  globalThis.archiveNamedBy = namedBy

  /* Where one is: the paragraph that the address names while it is in sight, else the one at the upper edge. */

  const edge = () => Math.max(0, ...all(".text-bar, .heads").map((bar) => stuckEnd(bar)))
  const named = () => namedBy(location.hash)

  /** The heading that names a paragraph, or the page's own. Whoever is at the top of the page went there for the header.
      @type {() => HTMLElement | null} */
  const here = () => {
    const items = all("article .item")
    const inSight = items.filter((item) => item.getBoundingClientRect().bottom > edge() + 8)
    const isNamed = (/** @type {HTMLElement} */ item) =>
      item.contains(named()) && (item.getBoundingClientRect().top < innerHeight || scrollY < 8)
    return (inSight.find(isNamed) ?? inSight[0] ?? items[items.length - 1])?.querySelector("h1, h2, h3, h4") ?? null
  }

  /** The address of that place within the page; none at the top of the page.
      @param {HTMLElement | null} head */
  const anchorOf = (head) => {
    if (!head) return location.hash
    return head.id && (head.tagName !== "H1" || location.hash) ? `#${head.id}` : ""
  }

  /** Does what moves things about, and leaves the paragraph that one is at where it was.
      @param {() => void} change */
  const hold = (change) => {
    const head = here()
    const before = head?.getBoundingClientRect().top ?? 0
    change()
    if (head) scrollBy({ top: head.getBoundingClientRect().top - before, behavior: "instant" })
  }

  const KEPT = "archive-place"

  /** On another page of the same section the paragraph is to stand where it stood here.
      @param {HTMLElement | null} head */
  const keepPlace = (head) => {
    if (!anchorOf(head)) return
    try {
      sessionStorage.setItem(KEPT, JSON.stringify([head?.id, head?.getBoundingClientRect().top]))
    } catch {
      // a browser may refuse to keep anything
    }
  }

  /** The place that was kept; none where a browser keeps nothing, or something else.
      @returns {[id: string, top: number] | null} */
  const takePlace = () => {
    try {
      const [id, top] = JSON.parse(sessionStorage.getItem(KEPT) ?? "")
      sessionStorage.removeItem(KEPT)
      return [String(id), Number(top) || 0]
    } catch {
      return null
    }
  }

  const findPlace = () => {
    const kept = takePlace()
    if (!kept) return
    const [id, top] = kept
    const head = location.hash === `#${id}` ? document.getElementById(id) : null
    const move = () => head && scrollBy({ top: head.getBoundingClientRect().top - top, behavior: "instant" })
    move()
    addEventListener("load", () => requestAnimationFrame(move)) // the browser goes to the anchor once more
  }

  /** The link that is followed, where it leads to a page of this site.
      @type {(event: Event) => HTMLAnchorElement | null} */
  const linkOf = ({ target }) => {
    /** @type {HTMLAnchorElement | null} */
    const link = target instanceof Element ? target.closest("a[href]") : null
    return link?.origin === location.origin && link.protocol === location.protocol ? link : null
  }

  const SAME_SECTION = ".md-select__link, .text-bar__texts a, .text-bar__parallel"

  /** @type {(form: ChoiceForm, target: URL) => void} */
  const carryChoice = (form, target) => {
    const chosen = chosenIn(form)
    if (!chosen.length) return
    target.searchParams.set("with", [form.dataset.own, ...chosen].join(","))
    if (form.elements.differences?.checked) target.searchParams.set("differences", "1")
  }

  /** @type {(form: ChoiceForm | null) => (event: Event) => void} */
  const carry = (form) => (event) => {
    const link = linkOf(event)
    if (!link) return
    const target = new URL(link.href)
    const isSameSection = link.matches(SAME_SECTION)
    if (target.pathname === location.pathname && target.hash && !isSameSection) return
    if (form) carryChoice(form, target)
    if (isSameSection) {
      target.hash = anchorOf(here())
      if (event.type === "click") keepPlace(here())
    }
    link.href = target.href.replaceAll("%2C", ",")
  }

  const sideBySide = () => {
    /** @type {ChoiceForm | null} */
    const form = document.querySelector(".beside-form")
    for (const moment of ["pointerdown", "click", "auxclick"]) document.addEventListener(moment, carry(form), true)
    if (!form) return
    form.hidden = false
    show(form, readChoice(form))
    writeChoice(form)
    form.addEventListener("change", () => {
      writeChoice(form)
      hold(() => show(form, readChoice(form)))
    })
    form.addEventListener("submit", (event) => event.preventDefault())
  }

  /* What is folded opens for whoever is led into it. */

  /** @param {Element | null} place */
  const unfold = (place) => {
    for (let fold = place?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true
  }

  const toNamed = () => {
    unfold(named())
    named()?.scrollIntoView()
  }

  /** A sign in a text leads to its note, and leaves the text where it is.
      @param {Event} event */
  const toNote = (event) => {
    const sign = event.target instanceof Element ? event.target.closest(".note-sign") : null
    const note = sign && document.getElementById((sign.getAttribute("href") ?? "").slice(1))
    if (!note) return
    event.preventDefault()
    unfold(note)
    note.focus({ preventScroll: true })
    note.scrollIntoView({ block: "nearest" })
  }

  const places = () => {
    document.addEventListener("click", toNote)
    addEventListener("hashchange", () => unfold(named()))
    toNamed()
    findPlace()
  }

  /* The bar: what is folded out closes when one is done with it; citing is of the paragraph that one is at. */

  /** @type {(selector: string, act: (button: HTMLElement) => void) => void} */
  const onPress = (selector, act) => {
    for (const button of all(selector)) {
      button.hidden = false
      button.addEventListener("click", (event) => {
        event.preventDefault()
        act(button)
      })
    }
  }

  const citeHere = () => {
    const citing = here()?.closest(".item")?.querySelector("details.cite")
    if (!(citing instanceof HTMLDetailsElement)) return
    citing.open = true
    citing.scrollIntoView({ block: "nearest" })
    citing.querySelector("summary")?.focus()
  }

  const bar = () => {
    /** @type {HTMLDetailsElement | null} */
    const panel = document.querySelector(".text-bar__beside")
    document.addEventListener("click", ({ target }) => {
      if (panel?.open && target instanceof Node && !panel.contains(target)) panel.open = false
    })
    panel?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return
      panel.open = false
      panel.querySelector("summary")?.focus()
    })
    onPress(".act--cite", citeHere)
    onPress(".act--print", () => print())
    onPress(".act--link", (button) => {
      const detail = location.href.split("#")[0] + anchorOf(here())
      button.dispatchEvent(new CustomEvent("archive-copy", { bubbles: true, detail })) // citing.js copies
    })
  }

  /* Addresses. Where the archive does not know its own host, the address is that of the page one is on. */

  const addresses = () => {
    if (!location.protocol.startsWith("http")) return
    for (const place of all(".address")) place.textContent = new URL(place.dataset.href ?? "", location.href).href
  }

  /* What a pointer shows by resting on a link, a first touch shows in its place; the second one follows the link. */

  const PREVIEWED = "a.term, .target > a"
  const OPEN = "is-previewed"

  /** @param {Element | null} [kept] */
  const closePreviews = (kept = null) => {
    for (const link of all(`.${OPEN}`).filter((one) => one !== kept)) {
      link.classList.remove(OPEN)
      link.blur()
    }
  }

  const previews = () => {
    let pointer = ""
    addEventListener("pointerdown", ({ pointerType }) => (pointer = pointerType), true)
    addEventListener("keydown", ({ key }) => {
      pointer = ""
      if (key === "Escape") closePreviews()
    })
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest(PREVIEWED) : null
      closePreviews(link)
      if (!link || pointer !== "touch" || link.classList.contains(OPEN)) return
      event.preventDefault()
      link.classList.add(OPEN)
    })
  }

  sideBySide()
  places()
  bar()
  addresses()
  previews()
})()
