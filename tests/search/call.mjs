/* Asks the search as a browser does, without one: {index: {path: text}, queries: [{text, language}]} on stdin -> the hits of
   each on stdout; {call: [[module, function, arguments]]} -> what each function returns. */
import { readFileSync } from "node:fs"
import "../../docs/assets/javascripts/search/words.js"
import "../../docs/assets/javascripts/search/marks.js"

const { call = [], index = {}, queries = [] } = JSON.parse(readFileSync(0, "utf-8"))
const revived = (value) => (Array.isArray(value?.map) ? new Map(value.map) : value)
const called = call.map(([module, name, ...values]) => globalThis.archiveSearch[module][name](...values.map(revived)))

const loaded = []
const run = (text) => (0, eval)(text)
const answered = []
if (queries.length) {
  globalThis.self = globalThis
  globalThis.document = {
    createElement: () => ({}),
    head: {
      append: (script) => {
        const name = new URL(script.src).pathname.split("/").at(-1)
        loaded.push(name)
        if (index[name] === undefined) return queueMicrotask(() => script.onerror())
        run(index[name])
        return queueMicrotask(() => script.onload())
      },
    },
  }
  run(index["engine.js"])
  const opened = await globalThis.archiveSearch.index.open("file:///index/")
  for (const { text, language } of queries) {
    const { hits, correction } = await globalThis.archiveSearch.find.search(opened, text, language)
    const places = await Promise.all(hits.map(({ id }) => globalThis.archiveSearch.index.textOf(opened, id)))
    const told = places.map(({ document, text: own, entry }) =>
      document ? `${document.id} ${entry.id} ${own.siglum}` : `page ${entry.path}`,
    )
    answered.push({ hits: told, correction })
  }
}
process.stdout.write(JSON.stringify({ called, answered, loaded }))
