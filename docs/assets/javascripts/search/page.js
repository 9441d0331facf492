/* The page of results: what is searched for, and in what, stands in its address, so that it can be kept and shared. */
(() => {
  "use strict"
  const { NAMES, fillDocuments } = archiveSearch.filters
  const { clear, listen, make, open, part, run } = archiveSearch.panel

  const root = document.querySelector(".search-page")
  if (!root) return
  const form = /** @type {HTMLFormElement} */ (part(root, ".search-form"))
  const panel = make({
    input: part(form, "input"),
    status: part(root, ".search-status"),
    list: part(root, ".search-results"),
    filters: part(root, ".search-filters"),
    shown: { texts: 20, terms: 10, names: 10, pages: 10 },
    step: 20,
  })

  /** The address of what is asked for now. */
  const address = () => {
    const url = new URL(location.href)
    url.search = ""
    if (panel.input.value.trim()) url.searchParams.set("q", panel.input.value.trim())
    for (const name of NAMES) {
      const { value } = panel.filters.elements[name]
      if (value) url.searchParams.set(name, value)
    }
    return url.href
  }

  /** What is asked for is a page of its own to go back to. */
  const keep = () => {
    if (address() !== location.href) history.pushState(null, "", address())
  }

  /** What the address asks for. */
  const recall = async () => {
    const asked = new URLSearchParams(location.search)
    panel.input.value = asked.get("q") ?? ""
    if (!panel.input.value) {
      clear(panel)
      return
    }
    const index = await open(panel)
    if (asked.has("document") || asked.has("witness")) await fillDocuments(panel.filters, index, panel.site.language)
    for (const name of NAMES) panel.filters.elements[name].value = asked.get(name) ?? ""
    run(panel)
  }

  listen(panel)
  panel.input.addEventListener("change", keep)
  panel.filters.addEventListener("change", keep)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    run(panel)
  })
  addEventListener("popstate", recall)
  recall()
})()
