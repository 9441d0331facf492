/* What a page can do beyond showing its text: set texts side by side, copy a citation, sift a register.
   Everything that is needed is in the page; without this script it is whole. Runs from a host and from file://. */
(() => {
  "use strict"

  const all = (selector, root = document) => [...root.querySelectorAll(selector)]

  /* Texts side by side. The choice is the address's: `?with=zh,mt&differences=1`. */

  const OWN_PARTS = ".number, .segment, .missing, .apparatus, .references, .cite"

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

  const readChoice = (form) => {
    const query = new URLSearchParams(location.search)
    const chosen = (query.get("with") || "").split(",").filter((siglum) => siglum && siglum !== form.dataset.own)
    return { chosen, differences: query.get("differences") === "1" }
  }

  const writeChoice = (form) => {
    const query = new URLSearchParams(location.search)
    const chosen = all("[name=with]:checked", form).map((box) => box.value)
    const differences = form.elements.differences
    chosen.length ? query.set("with", chosen.join(",")) : query.delete("with")
    differences && differences.checked ? query.set("differences", "1") : query.delete("differences")
    const search = query.toString().replaceAll("%2C", ",")
    history.replaceState(history.state, "", location.pathname + (search ? `?${search}` : "") + location.hash)
  }

  const show = (form, { chosen, differences }) => {
    all("[name=with]", form).forEach((box) => (box.checked = chosen.includes(box.value)))
    if (form.elements.differences) form.elements.differences.checked = differences
    all(".note", form).forEach((note) => (note.hidden = !differences))
    const isCompared = all("[name=with]:checked", form).length > 0
    document.body.classList.toggle("is-compared", isCompared)
    if (isCompared) all("article > .beside").forEach(makeRow)
    all(".beside").forEach((beside) => {
      beside.hidden = !isCompared
      all(".column", beside).forEach((column) => {
        const shown = chosen.includes(column.dataset.witness)
        const compared = column.querySelector(".differences")
        column.hidden = !shown
        all(".segment", column).forEach((text) => (text.hidden = Boolean(compared) && differences))
        if (compared) compared.hidden = !differences
      })
    })
    all(".row").forEach((row) => {
      row.dataset.columns = String(1 + all(".beside > .column:not([hidden])", row).length)
    })
  }

  /* The paragraph that is being read: the last one that begins above the upper third of the window. */
  const placeInText = () => {
    const numbers = all("article .number[id]")
    const above = numbers.filter((number) => number.getBoundingClientRect().top < innerHeight / 3)
    return scrollY > 0 && above.length ? `#${above[above.length - 1].id}` : location.hash
  }

  const carry = (form) => (event) => {
    const link = event.target.closest && event.target.closest("a[href]")
    if (!link || link.origin !== location.origin || link.protocol !== location.protocol) return
    const target = new URL(link.href)
    if (target.pathname === location.pathname && target.hash) return
    const chosen = form ? all("[name=with]:checked", form).map((box) => box.value) : []
    if (chosen.length) {
      target.searchParams.set("with", [form.dataset.own, ...chosen].join(","))
      if (form.elements.differences && form.elements.differences.checked) target.searchParams.set("differences", "1")
    }
    if (link.matches(".md-select__link")) {
      target.hash = placeInText()
      event.stopPropagation() // the theme would look the address up in a sitemap, and lose what is behind it
    }
    link.href = target.href.replaceAll("%2C", ",")
  }

  const sideBySide = () => {
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

  /* Citations. Where the archive does not know its own host, the address is that of the page one is on. */

  const addresses = () => {
    if (!location.protocol.startsWith("http")) return
    all(".address").forEach((place) => (place.textContent = new URL(place.dataset.href, location.href).href))
  }

  const copyText = async (text, source) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text)
    getSelection().selectAllChildren(source)
    document.execCommand("copy")
  }

  const copying = () => {
    all("button.copy").forEach((button) => {
      button.hidden = false
      button.addEventListener("click", async () => {
        const source = document.getElementById(button.dataset.copies)
        await copyText(source.textContent, source)
        button.dataset.done = "true"
        setTimeout(() => delete button.dataset.done, 2000)
      })
    })
  }

  /* Registers, by category; the choice is in the address, too. */

  const sifting = () => {
    const form = document.querySelector("form.filter")
    if (!form) return
    const choice = form.elements.category
    const sift = () => {
      all(".remark").forEach((remark) => (remark.hidden = Boolean(choice.value) && remark.dataset.category !== choice.value))
      all("h2[id]").forEach((head) => {
        const own = []
        for (let next = head.nextElementSibling; next && next.matches(".remark"); next = next.nextElementSibling) own.push(next)
        if (own.length) head.hidden = own.every((remark) => remark.hidden)
      })
    }
    const wanted = new URLSearchParams(location.search).get("category")
    if ([...choice.options].some((option) => option.value === wanted)) choice.value = wanted
    form.hidden = false
    sift()
    form.addEventListener("submit", (event) => event.preventDefault())
    form.addEventListener("change", () => {
      const query = choice.value ? `?category=${choice.value}` : ""
      history.replaceState(history.state, "", location.pathname + query)
      sift()
    })
  }

  sideBySide()
  addresses()
  copying()
  sifting()
})()
