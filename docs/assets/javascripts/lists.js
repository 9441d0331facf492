/* Lists are sifted by the form above them; what is chosen is in the address. Without this script they are whole. */
(() => {
  "use strict"

  /** @type {<Found extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => Found[]} */
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector))

  /** @typedef {HTMLInputElement | HTMLSelectElement} Field */

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form.filter")
  if (!form) return

  const LONGEST = 1000 // characters of what is typed that are looked for

  /** Letters as one types them: without width, case and accents.
      @param {string} words */
  const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

  const entries = all("[data-entry]").map((entry) => ({ entry, words: plain(entry.textContent) }))
  const groups = all("[data-group]")
  const fields = /** @type {Field[]} */ (all("[name]", form))
  const [told] = all("output", form)

  const chosen = () => fields.filter((field) => field.value.trim())

  /** What asks an entry, and the words that stand in it, whether it has what is chosen in a field.
      @type {(field: Field) => (entry: HTMLElement, words: string) => boolean} */
  const asking = ({ name, value }) => {
    if (name !== "find") return (entry) => (entry.dataset[name] ?? "").split("|").includes(value)
    const sought = plain(value.slice(0, LONGEST)).trim().split(/\s+/)
    return (_, words) => sought.every((word) => words.includes(word))
  }

  const tell = () => {
    const shown = entries.filter(({ entry }) => !entry.hidden).length
    if (told) told.textContent = (told.dataset.says ?? "").replace("{}", String(shown))
  }

  const sift = () => {
    const wanted = chosen()
    const asked = wanted.map(asking)
    for (const { entry, words } of entries) entry.hidden = !asked.every((has) => has(entry, words))
    const column = wanted.find((field) => field.name === "kind")
    for (const cell of all("[data-column]")) cell.hidden = Boolean(column) && cell.dataset.column !== column?.value
    for (const group of groups) {
      group.hidden = all("[data-entry]", group).every((entry) => entry.hidden)
      if (group instanceof HTMLDetailsElement) group.open = wanted.length > 0
    }
    tell()
  }

  const readAddress = () => {
    const query = new URLSearchParams(location.search)
    for (const field of fields) {
      const value = query.get(field.name) ?? ""
      const isOffered = field instanceof HTMLInputElement || [...field.options].some((one) => one.value === value)
      field.value = isOffered ? value : ""
    }
  }

  const writeAddress = () => {
    const query = new URLSearchParams(location.search)
    for (const { name, value } of fields) {
      if (value.trim()) query.set(name, value)
      else query.delete(name)
    }
    const search = query.toString()
    history.replaceState(history.state, "", location.pathname + (search ? `?${search}` : ""))
  }

  /* Whoever is led to an entry sees it, whatever was chosen. */
  const showNamed = () => {
    const named = archiveNamedBy(location.hash)
    if (!named) return
    if (named.closest("[hidden]")) {
      for (const field of fields) field.value = ""
      sift()
    }
    for (let fold = named.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true
    named.scrollIntoView()
  }

  const changed = () => {
    sift()
    writeAddress()
  }

  form.hidden = false
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("input", changed)
  addEventListener("hashchange", showNamed)
  addEventListener("popstate", () => {
    readAddress()
    sift()
  })
  readAddress()
  sift()
  showNamed()
})()
