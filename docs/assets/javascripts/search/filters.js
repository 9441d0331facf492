/* The filters of the search: hits of one kind, in one language, of one document or in one text. */
/** @import { ArchiveSearch, FiltersScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.filters = (() => {
  "use strict"
  const { element } = archiveSearch.hits

  /** @type {FiltersScript["NAMES"]} */
  const NAMES = ["kind", "language", "document", "witness"]

  /** @type {(value: string, label: string) => HTMLOptionElement} */
  const option = (value, label) => element("option", { value }, label)

  /** @type {FiltersScript["fill"]} */
  const fill = (form, { documents }, language, words) => {
    const texts = documents.flatMap((document) => document.texts)
    const languages = new Map(texts.map(({ written, languages: names }) => [written, names[language]]))
    const options = {
      kind: /** @type {const} */ (["texts", "terms", "names", "pages"]).map((kind) => option(kind, words[`group_${kind}`])),
      language: [...languages].map(([tag, name]) => option(tag, name)),
      document: documents.map(({ id, titles }) => option(id, titles[language])),
      witness: documents.flatMap(({ id, short, texts: own }) =>
        own.map((text) => option(`${id} ${text.siglum}`, `${short[language]} · ${text.short[language]}`)),
      ),
    }
    for (const name of NAMES) {
      const any = element("option", {}, words[`any_${name}`])
      any.value = ""
      const select = element("select", { name, autocomplete: "off", "aria-label": words[name] }, any, ...options[name])
      form.append(element("label", { class: "search-filter" }, element("span", {}, words[name]), select))
    }
  }

  /** @type {FiltersScript["isWanted"]} */
  const isWanted = ({ elements }, owner) => {
    const { document, text } = owner
    const own = document ? [text.written, document.id, `${document.id} ${text.siglum}`] : []
    const has = [archiveSearch.results.groupOf(owner), ...own]
    return NAMES.every((name, at) => !elements[name].value || elements[name].value === has[at])
  }

  return { NAMES, fill, isWanted }
})()
