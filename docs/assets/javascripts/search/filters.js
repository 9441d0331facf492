/* The filters under the search box: hits in one language, of one document or in one text. */
/** @import { ArchiveSearch, FiltersScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.filters = (() => {
  "use strict"
  const { element } = archiveSearch.hits

  /** @type {(value: string, label: string) => HTMLOptionElement} */
  const option = (value, label) => element("option", { value }, label)

  /** @type {FiltersScript["fill"]} */
  const fill = ({ elements }, { documents }, language) => {
    const texts = documents.flatMap((document) => document.texts)
    const languages = new Map(texts.map(({ written, languages: names }) => [written, names[language]]))
    elements.language.append(...[...languages].map(([tag, name]) => option(tag, name)))
    elements.document.append(...documents.map(({ id, titles }) => option(id, titles[language])))
    for (const { id, titles, texts: own } of documents) {
      const options = own.map(({ siglum, names }) => option(`${id} ${siglum}`, names[language]))
      elements.witness.append(element("optgroup", { label: titles[language] }, ...options))
    }
  }

  /** @type {FiltersScript["isWanted"]} */
  const isWanted = ({ elements }, { document, text }) => {
    const wanted = [elements.language, elements.document, elements.witness].map(({ value }) => value)
    const has = document ? [text.written, document.id, `${document.id} ${text.siglum}`] : []
    return wanted.every((value, at) => !value || value === has[at])
  }

  return { fill, isWanted }
})()
