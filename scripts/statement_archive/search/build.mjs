/* The records of records.py on stdin -> the files of the index on stdout, as {path: text}.

   Arguments: the script that cuts text into words, which readers' browsers load too, and the folder of what npm has
   installed. Both are the archive's, which need not be where this program is. Where one is not there, its path is all that
   is said, and the exit code is MISSING.

   The index is MiniSearch's own, taken apart by the beginnings of its terms, so that a reader loads only what a query
   needs. Every file is a script that hands over its data: `fetch` is refused on file://, scripts are not. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/** @import { IndexFiles, Passage, PageEntry, PassageRecord, Range, Records, TermsPart } from "search/shapes" */

const [wordsScript = "", modules = ""] = process.argv.slice(2)
const engineScript = join(modules, "minisearch/dist/umd/index.js")
const stemmerScript = join(modules, "stemmer/index.js")
const MISSING = 3
const missing = [wordsScript, engineScript, stemmerScript].find((path) => !existsSync(path))
if (missing) {
  process.stderr.write(missing)
  process.exit(MISSING)
}
/** @param {string} path */
const load = (path) => import(String(pathToFileURL(path)))
await load(wordsScript)
/** @type {typeof import("minisearch")} */
const { default: MiniSearch } = await load(join(modules, "minisearch/dist/es/index.js"))
/** @type {typeof import("stemmer")} */
const { stemmer } = await load(stemmerScript)
await import("./labels.js")
const { ALONE, WHOLE, fold, shardOf, terms } = globalThis.archiveSearch.words
const { PRINTED, keyOf } = globalThis.archiveSearch.labels
const SHARD = 40_000 // characters of JSON that a file of terms should have
const CHUNK = 40 // texts in a file

/** @type {Records} */
const records = JSON.parse(readFileSync(0, "utf-8"))
const variants = new Map(Object.entries(records.variants))
/** @type {Record<string, string>} */
const files = {}
/** @type {<Name extends keyof IndexFiles>(name: Name, value: IndexFiles[Name]) => void} */
const give = (name, value) => {
  files[`${name}.js`] = `archiveSearch.receive(${JSON.stringify(name)},${JSON.stringify(value)})\n`
}

/* All that can be found, in the order of its number. */
/** @typedef {PassageRecord | PageEntry & { labels?: undefined, words?: undefined }} Found */
/** @type {Found[]} */
const texts = []
/** @type {(entries: Found[]) => Range} */
const number = (entries) => {
  const from = texts.length
  texts.push(...entries)
  return [from, texts.length]
}
const documents = records.documents.map(({ texts: own, ...document }) => ({
  ...document,
  texts: own.map(({ passages, ...text }) => ({ ...text, range: number(passages) })),
}))
const pages = Object.fromEntries(
  Object.entries(records.pages).map(([language, entries]) => [language, number(entries)]),
)

const engine = new MiniSearch({ fields: ["text"], tokenize: (text) => text.split("\n"), processTerm: (term) => term })
/** What a passage prints as its label, as it is compared; a paragraph's bare number stands beside those of the archive.
    @type {(entry: Found) => string[]} */
const labelTerms = (entry) => {
  if (!("kind" in entry)) return []
  const { kind, label, labels } = entry
  const key = keyOf(fold(label, variants))
  const isNumber = kind === "paragraph" && /^\d+$/.test(key)
  return [...new Set([...labels, ...(key ? [PRINTED + key] : []), ...(isNumber ? [`#${key}`] : [])])]
}
/** @param {Found} entry */
const termsOf = (entry) => [
  ...["title" in entry ? entry.title : "", entry.text].flatMap((part) => terms(fold(part, variants))),
  ...(entry.words ?? []).map((word) => WHOLE + fold(word, variants)),
  ...labelTerms(entry),
]
engine.addAll(texts.map((entry, id) => ({ id, text: termsOf(entry).join("\n") })))
const { index, fieldLength, averageFieldLength } = engine.toJSON()

/* Words that a mistyped one may have meant, the most frequent first; forms of one English word by their stem. */
const frequency = new Map(index.map(([term, postings]) => [term, Object.keys(postings[0]).length]))
const spaced = [...frequency.keys()].filter((term) => /^\p{L}{4,}$/u.test(term) && !ALONE.test(term))
/** @param {string} form */
const folded = (form) => fold(form, variants)
const groups = records.groups.map(({ forms, machine }) => ({ forms: forms.map(folded), machine: machine.map(folded) }))
const named = groups.flatMap(({ forms }) => forms).filter((form) => /^\p{Script=Han}{3,8}$/u.test(form))
const whole = [...frequency.keys()].filter((term) => term.startsWith(WHOLE) && term.length > 3)
const spellings = [...new Set([...spaced, ...whole.map((term) => term.slice(1)), ...named])]
/** @param {string} word */
const frequencyOf = (word) => frequency.get(word) ?? frequency.get(WHOLE + word) ?? 0
spellings.sort((left, right) => frequencyOf(right) - frequencyOf(left))
const kin = [...Map.groupBy(spaced.filter((word) => /^[a-z]+$/.test(word)), stemmer)]

const shards = Math.max(1, Math.ceil(JSON.stringify(index).length / SHARD))
const parts = Array.from({ length: shards }, () => /** @type {TermsPart} */ ({ index: [], kin: [] }))
for (const entry of index) parts[shardOf(entry[0], shards)].index.push(entry)
for (const [stem, forms] of kin) parts[shardOf(stem, shards)].kin.push([stem, ...forms])
for (const [shard, part] of parts.entries()) give(`terms-${shard}`, part)

/** @type {(entry: Found) => Passage | PageEntry} */
const shown = ({ labels: _labels, words: _words, ...entry }) => entry
for (let first = 0; first < texts.length; first += CHUNK) {
  give(`texts-${first / CHUNK}`, texts.slice(first, first + CHUNK).map(shown))
}
give("words", spellings.join(" "))
const used = new Set([...frequency.keys(), ...groups.flatMap(({ forms, machine }) => [...forms, ...machine])].join(""))
give("head", {
  average: averageFieldLength[0],
  chunk: CHUNK,
  documents,
  groups,
  labels: records.labels,
  lengths: texts.map((_, id) => fieldLength[id]?.[0] ?? 0),
  pages,
  printed: [...frequency.keys()].filter((term) => term.startsWith(PRINTED)).map((term) => term.slice(PRINTED.length)),
  shards,
  // A character that nothing here has, in any of its forms, need not be folded to be found missing.
  variants: [...variants].filter(([, standing]) => used.has(standing)).flat().join(""),
})

/** What asks the index comes with it, so that the two fit.
    @param {string | URL} path */
const read = (path) => readFileSync(path, "utf-8")
const own = ["labels", "plan", "index", "find", "spelling"].map((name) => read(new URL(`${name}.js`, import.meta.url)))
const library = read(engineScript).replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n")
const stems = read(stemmerScript).replace(/^export /m, "")
const stemming = `archiveSearch.stemmer = (() => {\n${stems}\nreturn stemmer\n})()\n`
files["engine.js"] = [library, stemming, ...own].join("")
process.stdout.write(JSON.stringify(files))
