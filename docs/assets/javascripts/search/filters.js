/* The filters of the search: hits of one kind, in one language, of one document or in one text. */
/** @import { ArchiveSearch, FiltersScript } from "search/types" */
/** @import { FilterName } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.filters = (() => {
  "use strict"
  const { element } = archiveSearch.hits

  /** @type {FiltersScript["NAMES"]} */
  const NAMES = ["kind", "language", "document", "witness"]

  /** @type {(value: string, label: string) => HTMLOptionElement} */
  const option = (value, label) => element("option", { value }, label)

  /** @type {FiltersScript["fill"]} */
  const fill = (form, { tongues }, language, words) => {
    const languages = new Map(tongues.map(({ written, languages: names }) => [written, names[language]]))
    const kinds = /** @type {const} */ (["texts", "terms", "names", "pages"])
    /** @type {Record<FilterName, HTMLOptionElement[]>} */
    const options = {
      kind: kinds.map((kind) => option(kind, words[`group_${kind}`])),
      language: [...languages].map(([tag, name]) => option(tag, name)),
      document: [],
      witness: [],
    }
    for (const name of NAMES) {
      const any = element("option", {}, words[`any_${name}`])
      any.value = ""
      const select = element("select", { name, autocomplete: "off", "aria-label": words[name] }, any, ...options[name])
      form.append(element("label", { class: "search-filter" }, element("span", {}, words[name]), select))
    }
  }

  /** @type {FiltersScript["fillDocuments"]} */
  const fillDocuments = async ({ elements }, { base, root }, language) => {
    const name = /** @type {const} */ (`documents ${language}`)
    const documents = await archiveSearch.files.load(base, name, root.files[name])
    if (elements.document.length > 1) return
    elements.document.append(...documents.map(([id, title]) => option(id, title)))
    const texts = documents.flatMap(([id, , short, own]) =>
      own.map(([siglum, called]) => option(`${id} ${siglum}`, `${short} · ${called}`)),
    )
    elements.witness.append(...texts)
  }

  /** @type {FiltersScript["isWanted"]} */
  const isWanted = ({ elements }, owner) => {
    const { document, text } = owner
    const own = document ? [text.written, document.id, `${document.id} ${text.siglum}`] : []
    const has = [archiveSearch.results.groupOf(owner), ...own]
    return NAMES.every((name, at) => !elements[name].value || elements[name].value === has[at])
  }

  return { NAMES, fill, fillDocuments, isWanted }
})()
