/* The search box: what is typed into it, and the list of hits under it. The engine and the index are loaded when the box
   is first used. The words that it says stand in the page (overrides/partials/search.html). */
{
  const box = document.querySelector(".md-search[data-index]")
  const { spans, markPage } = archiveSearch.marks

  const SHOWN = 10
  const BEFORE = { spaced: 60, unspaced: 24 }
  const LENGTH = { spaced: 200, unspaced: 90 }

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value)
    made.append(...children)
    return made
  }

  const makeSearch = () => {
    const words = JSON.parse(box.dataset.words)
    const { language, suffix } = box.dataset
    const base = new URL(box.dataset.index, location.href)
    const site = new URL("../../", base)
    const [form, input] = [box.querySelector("form"), box.querySelector("input")]
    const [status, list, more] = [".md-search-result__meta", ".md-search-result__list", ".search-more"].map((part) => box.querySelector(part))
    const filters = box.querySelector(".search-filters")
    const toggle = document.querySelector("[data-md-toggle=search]")
    const say = (key, value) => words[key].replace("{}", value)
    const plural = new Intl.PluralRules(language)
    const count = (key, number) => say(`${key}-${plural.select(number)}` in words ? `${key}-${plural.select(number)}` : `${key}-other`, number)

    let opening = null
    let asked = 0
    let isDue = false
    let found = { hits: [], query: null }

    const open = () => {
      opening ??= loadEngine()
        .then(() => archiveSearch.index.open(base))
        .then((index) => {
          fillFilters(index)
          return index
        })
      opening.catch(() => (opening = null))
      return opening
    }

    const loadEngine = () =>
      new Promise((resolve, reject) => {
        const script = element("script", { src: new URL("engine.js", base).href })
        script.onload = resolve
        script.onerror = () => reject(new Error(`could not load ${script.src}`))
        document.head.append(script)
      })

    /* Filters: by language, document and text. */

    const option = (value, label) => element("option", { value }, label)

    const fillFilters = ({ documents }) => {
      const languages = new Map(documents.flatMap(({ texts }) => texts.map((text) => [text.written, text.languages[language]])))
      filters.elements.language.append(...[...languages].map(([tag, name]) => option(tag, name)))
      filters.elements.document.append(...documents.map(({ id, titles }) => option(id, titles[language])))
      for (const { id, titles, texts } of documents) {
        const own = texts.map(({ siglum, names }) => option(`${id} ${siglum}`, names[language]))
        filters.elements.witness.append(element("optgroup", { label: titles[language] }, ...own))
      }
    }

    const isWanted = (index, { id }) => {
      const { document, text } = index.owners[id]
      const wanted = filters.elements
      if (!text) return !wanted.language.value && !wanted.document.value && !wanted.witness.value
      const has = [text.written, document.id, `${document.id} ${text.siglum}`]
      return [wanted.language, wanted.document, wanted.witness].every(({ value }, at) => !value || value === has[at])
    }

    /* A hit: what it is, the words around what was found, and where it leads. */

    const sequencesOf = ({ query, hit }) => {
      const typed = { words: query.words, grows: query.grows }
      const units = query.units.map((unit) => ({ words: unit.words, grows: unit.grows }))
      const loose = query.units.filter(({ words: own }) => own.length > 1 && !own[0].isUnspaced)
      const single = loose.flatMap(({ words: own }) => own.map((word) => ({ words: [word] })))
      return { tiers: [[typed], units, single], answers: (hit.ways ?? []).map(({ words: own }) => ({ words: own })) }
    }

    /* What was typed, where the text has it; else what answers to it. */
    const findIn = (text, { tiers, answers }, variants) => {
      for (const sequences of tiers) {
        const typed = spans(text, sequences, variants)
        if (typed.length) return { typed, answers: [] }
      }
      return { typed: [], answers: spans(text, answers, variants) }
    }

    const snippetOf = (text, { typed, answers }) => {
      const marked = typed.length ? typed : answers
      const kind = /\p{Script=Han}/u.test(text.slice(0, 40)) ? "unspaced" : "spaced"
      const first = marked[0]?.start ?? 0
      let start = first <= BEFORE[kind] ? 0 : first - BEFORE[kind]
      if (start && kind === "spaced") start = Math.min(text.indexOf(" ", start) + 1 || start, first)
      let end = Math.min(text.length, Math.max(start + LENGTH[kind], marked[0]?.end ?? 0))
      if (end < text.length && kind === "spaced") end = Math.max(text.lastIndexOf(" ", end), marked[0]?.end ?? 0)
      const parts = [start ? "…" : ""]
      let at = start
      for (const span of marked.filter((each) => each.start >= start && each.end <= end)) {
        const words = text.slice(span.start, span.end)
        parts.push(text.slice(at, span.start), typed.length ? element("mark", {}, words) : element("em", { class: "search-answer" }, words))
        at = span.end
      }
      return [...parts, text.slice(at, end), end < text.length ? "…" : ""]
    }

    const address = ({ document, text, entry }, typed) => {
      const path = document ? pathOf({ document, text, entry }) : fileOf(entry.path)
      const url = new URL(path, site)
      if (text?.homes[language].beside) url.searchParams.set("with", text.homes[language].beside)
      for (const words of new Set(typed)) url.searchParams.append("h", words)
      const anchor = document ? (entry.kind === "title" ? "" : entry.id) : entry.anchor
      return url.href + (anchor ? `#${anchor}` : "")
    }

    const fileOf = (page) => {
      const bare = page.replace(/^en(\/|$)/, "")
      if (suffix === "/") return bare.replace(/(^|\/)index$/, "$1") + (/(^|\/)index$/.test(bare) ? "" : "/")
      return bare + suffix
    }

    const pathOf = ({ document, text, entry }) => fileOf(`${language}/${document.id}/${text.homes[language].folder}${entry.section}`)

    const titleOf = ({ document, text, entry }, labels) => {
      if (!document) return [element("span", { class: "search-place" }, entry.title)]
      const place = labels[entry.kind].replace("{}", entry.number)
      return [
        element("span", { class: "search-place" }, `${document.titles[language]} · ${place}`),
        element("span", { class: "search-text" }, text.names[language]),
      ]
    }

    const itemOf = async (index, hit, query) => {
      const place = await archiveSearch.index.textOf(index, hit.id)
      const text = place.entry.text || ""
      const marks = findIn(text, sequencesOf({ query, hit }), index.variants)
      const typed = marks.typed.map(({ start, end }) => text.slice(start, end))
      const link = element(
        "a",
        {
          class: "md-search-result__link",
          href: address(place, typed),
          "data-document": place.document?.id,
          "data-segment": place.document && place.entry.id,
          "data-witness": place.text?.siglum,
        },
        element("span", { class: "md-search-result__title" }, ...titleOf(place, index.labels[language])),
        element("span", { class: "search-snippet", lang: place.text?.language, dir: place.text && "auto" }, ...snippetOf(text, marks)),
      )
      return element("li", { class: "md-search-result__item" }, link)
    }

    /* The list */

    /* Ten more hits behind those that are shown; behind none they take the place of the list before, and whoever has gone
       into that one stays where they are. */
    const showBehind = async (shown, index, turn) => {
      const items = await Promise.all(found.hits.slice(shown, shown + SHOWN).map((hit) => itemOf(index, hit, found.query)))
      if (turn !== asked) return
      const place = shown ? -1 : links().indexOf(document.activeElement)
      if (!shown) list.replaceChildren()
      list.append(...items)
      if (place >= 0) (links()[place] ?? input).focus()
      more.hidden = list.children.length >= found.hits.length
    }

    const headline = ({ hits, correction, query }, typed, all) => {
      if (!hits.length) return all ? count("filtered", all) : `${say("none", typed)} ${words.hint}`
      const told = count("hits", hits.length)
      if (correction) return `${say("corrected", correction)} ${told}`
      return hits.some(({ share }) => share) ? `${words.partly} ${told}` : query ? told : ""
    }

    const run = async () => {
      const typed = input.value.trim() && input.value.replace(/^\s+/, "")
      const turn = (asked += 1)
      if (!typed) return clear()
      try {
        const index = await open()
        const result = await archiveSearch.find.search(index, typed, language)
        if (turn !== asked) return
        const hits = result.hits.filter((hit) => isWanted(index, hit))
        found = { ...result, hits }
        await showBehind(0, index, turn)
        if (turn !== asked) return
        status.textContent = headline(found, typed.trim(), result.hits.length)
        list.dataset.query = typed.trim()
      } catch (error) {
        if (turn === asked) status.textContent = words.failed
        throw error
      }
    }

    /* Of keys that come faster than they can be answered, the last is. */
    const runSoon = () => {
      if (isDue) return
      isDue = true
      requestAnimationFrame(() => {
        isDue = false
        run()
      })
    }

    const clear = () => {
      found = { hits: [], query: null }
      list.replaceChildren()
      delete list.dataset.query
      more.hidden = true
      status.textContent = words.start
    }

    /* Keys and pointer */

    const isOpen = () => toggle.checked
    const setOpen = (wanted) => {
      if (isOpen() !== wanted) toggle.click()
    }

    const links = () => [...list.querySelectorAll("a")]

    const step = (by) => {
      const stops = [input, ...links()]
      const next = stops[stops.indexOf(document.activeElement) + by]
      if (next) next.focus()
    }

    const onKey = (event) => {
      if (event.isComposing) return
      if (event.key === "Escape") {
        setOpen(false)
        document.activeElement.blur()
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (event.target.matches("select")) return
        event.preventDefault()
        step(event.key === "ArrowDown" ? 1 : -1)
      } else return
      event.stopPropagation()
    }

    const onGlobalKey = (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]")
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return
      event.preventDefault()
      input.focus()
      input.select()
    }

    input.addEventListener("focus", () => {
      setOpen(true)
      open()
    })
    input.addEventListener("input", (event) => {
      if (!event.isComposing) runSoon()
    })
    input.addEventListener("compositionend", run)
    filters.addEventListener("change", run)
    more.addEventListener("click", async () => showBehind(list.children.length, await open(), asked))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      links()[0]?.click()
    })
    form.addEventListener("reset", () => {
      setTimeout(run)
      input.focus()
    })
    box.addEventListener("keydown", onKey)
    box.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !box.contains(relatedTarget)) setOpen(false)
    })
    toggle.addEventListener("change", () => (isOpen() ? input.focus() : input.blur()))
    document.addEventListener("keydown", onGlobalKey)
    clear()
  }

  markPage()
  if (box) makeSearch()
}
