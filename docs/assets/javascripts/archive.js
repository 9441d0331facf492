/* What a page can do beyond showing its text: set texts side by side, sift a register.
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

  const OWN_PARTS = ".number, .segment, .table-scroll, .missing, .apparatus, .references, .cite"

  /** @param {Element} beside */
  const makeRow = (beside) => {
    const row = document.createElement("div")
    const own = document.createElement("div")
    row.className = "row"
    own.className = "column column--own"
    const parts = []
    let part = beside.previousElementSibling
    while (part && part.matches(OWN_PARTS)) {
      parts.unshift(part)
      part = part.previousElementSibling
    }
    beside.before(row)
    own.append(...parts)
    row.append(own, beside)
    return row
  }

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
    const isCompared = chosenIn(form).length > 0
    document.body.classList.toggle("is-compared", isCompared)
    if (isCompared) for (const beside of all("article > .beside")) makeRow(beside)
    for (const beside of all(".beside")) {
      beside.hidden = !isCompared
      for (const column of all(".column", beside)) showColumn(column, choice)
    }
    for (const row of all(".row")) row.dataset.columns = String(1 + all(".beside > .column:not([hidden])", row).length)
  }

  /* The paragraph that is being read: the last one that begins above the upper third of the window. */
  const placeInText = () => {
    const numbers = all("article .number[id]")
    const above = numbers.filter((number) => number.getBoundingClientRect().top < innerHeight / 3)
    return scrollY > 0 && above.length ? `#${above[above.length - 1].id}` : location.hash
  }

  /** The link that is followed, where it leads to a page of this site.
      @type {(event: Event) => HTMLAnchorElement | null} */
  const linkOf = ({ target }) => {
    /** @type {HTMLAnchorElement | null} */
    const link = target instanceof Element ? target.closest("a[href]") : null
    return link?.origin === location.origin && link.protocol === location.protocol ? link : null
  }

  /** @type {(form: ChoiceForm | null) => (event: Event) => void} */
  const carry = (form) => (event) => {
    const link = linkOf(event)
    if (!link) return
    const target = new URL(link.href)
    if (target.pathname === location.pathname && target.hash) return
    const chosen = form ? chosenIn(form) : []
    if (form && chosen.length) {
      target.searchParams.set("with", [form.dataset.own, ...chosen].join(","))
      if (form.elements.differences?.checked) target.searchParams.set("differences", "1")
    }
    if (link.matches(".md-select__link")) {
      target.hash = placeInText()
      event.stopPropagation() // the theme would look the address up in a sitemap, and lose what is behind it
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
      show(form, readChoice(form))
    })
    form.addEventListener("submit", (event) => event.preventDefault())
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  }

  /* Addresses. Where the archive does not know its own host, the address is that of the page one is on. */

  const addresses = () => {
    if (!location.protocol.startsWith("http")) return
    for (const place of all(".address")) place.textContent = new URL(place.dataset.href ?? "", location.href).href
  }

  /* Registers, by category; the choice is in the address, too. */

  /** @typedef {HTMLFormElement & { elements: { category: HTMLSelectElement } }} FilterForm */

  /** @param {Element} head */
  const remarksUnder = (head) => {
    const own = []
    let next = head.nextElementSibling
    while (next instanceof HTMLElement && next.matches(".remark")) {
      own.push(next)
      next = next.nextElementSibling
    }
    return own
  }

  /** Remarks of a category, "" for all, and heads that have any.
      @param {string} category */
  const sift = (category) => {
    for (const remark of all(".remark")) remark.hidden = Boolean(category) && remark.dataset.category !== category
    for (const head of all("h2[id]")) {
      const own = remarksUnder(head)
      if (own.length) head.hidden = own.every((remark) => remark.hidden)
    }
  }

  const sifting = () => {
    /** @type {FilterForm | null} */
    const form = document.querySelector("form.filter")
    if (!form) return
    const choice = form.elements.category
    const wanted = new URLSearchParams(location.search).get("category") ?? ""
    if ([...choice.options].some((option) => option.value === wanted)) choice.value = wanted
    form.hidden = false
    sift(choice.value)
    form.addEventListener("submit", (event) => event.preventDefault())
    form.addEventListener("change", () => {
      const query = choice.value ? `?category=${choice.value}` : ""
      history.replaceState(history.state, "", location.pathname + query)
      sift(choice.value)
    })
  }

  sideBySide()
  addresses()
  sifting()
})()
