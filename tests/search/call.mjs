/* Asks the search as a browser does, without one: {index: {path: text}, queries: [{text, language}]} on stdin -> the
   hits of each on stdout; {call: [[module, function, arguments]]} -> what each function returns. */
import { readFileSync } from "node:fs"
import "../../docs/assets/javascripts/search/words.js"
import "../../docs/assets/javascripts/search/marks.js"

/** @import { Place } from "search/types" */
/**
 * @typedef {"words" | "marks"} Module
 * @typedef Request
 * @property {[Module, name: string, ...values: unknown[]][]} [call]
 * @property {Record<string, string>} [index]
 * @property {{ text: string, language: string }[]} [queries]
 */

/** @type {Request} */
const { call = [], index = {}, queries = [] } = JSON.parse(readFileSync(0, "utf-8"))

/** @param {unknown} value */
const revived = (value) =>
  value instanceof Object && "map" in value && Array.isArray(value.map) ? new Map(value.map) : value
const called = call.map(([module, name, ...values]) => {
  const functions = /** @type {Record<string, (...values: unknown[]) => unknown>} */ (
    /** @type {unknown} */ (globalThis.archiveSearch[module])
  )
  return functions[name](...values.map(revived))
})

/** @type {string[]} */
const loaded = []
/** @param {string} text */
const run = (text) => (0, eval)(text)

/* As much of a document as scripts are loaded by. */
const head = {
  /** @param {EventTarget & { src: string }} script */
  append: (script) => {
    const name = new URL(script.src).pathname.split("/").at(-1) ?? ""
    loaded.push(name)
    if (index[name] !== undefined) run(index[name])
    queueMicrotask(() => script.dispatchEvent(new Event(index[name] === undefined ? "error" : "load")))
  },
}

/** @param {Place} place */
const told = ({ document, text, entry }) =>
  document ? `${document.id} ${entry.id} ${text.siglum}` : `page ${entry.path}`

const answered = []
if (queries.length) {
  Object.assign(globalThis, { self: globalThis, document: { createElement: () => new EventTarget(), head } })
  run(index["engine.js"])
  const { find, index: files } = globalThis.archiveSearch
  const opened = await files.open(new URL("file:///index/"))
  for (const { text, language } of queries) {
    const { hits, correction } = await find.search(opened, text, language)
    const places = await Promise.all(hits.map(({ id }) => files.textOf(opened, id)))
    answered.push({ hits: places.map(told), correction })
  }
}
process.stdout.write(JSON.stringify({ called, answered, loaded }))
