/* The records of records.py on stdin -> the files of the index on stdout, as {path: text}.

   Arguments: the script that cuts text into words, which readers' browsers load too, and the folder of what npm has
   installed. Both are the archive's, which need not be where this program is. Where one is not there, its path is all that
   is said, and the exit code is MISSING.

   The index is MiniSearch's own, taken apart by the beginnings of its terms, so that a reader loads only what a query
   needs. Every file is a script that hands over its data: `fetch` is refused on file://, scripts are not. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/** @import { IndexFiles, Passage, PageEntry, PageRecord, PassageRecord, Range, Records, TermsPart } from "search/shapes" */

const [wordsScript = "", modules = ""] = process.argv.slice(2)
const engineScript = join(modules, "minisearch/dist/umd/index.js")
const stemmersFolder = join(modules, "@orama/stemmers/dist")
const MISSING = 3
const missing = [wordsScript, engineScript, stemmersFolder].find((path) => !existsSync(path))
if (missing) {
  process.stderr.write(missing)
  process.exit(MISSING)
}
/** @param {string} path */
const load = (path) => import(String(pathToFileURL(path)))
await load(wordsScript)
/** @type {typeof import("minisearch")} */
const { default: MiniSearch } = await load(join(modules, "minisearch/dist/es/index.js"))
await import("./labels.js")
await import("./stems.js")
await import("./plan.js")
const { ALONE, WHOLE, align, contentOf, cut, fold, isInCapitals, placeOf, shardOf, spelt, terms } =
  globalThis.archiveSearch.words
const { CALLED, CAPITALS, SMALL, speltTerm } = globalThis.archiveSearch.plan
const { isInflected, keysOf, partsIn } = globalThis.archiveSearch.stems
const { PRINTED, keyOf } = globalThis.archiveSearch.labels
const SHARD = 16_000 // characters of JSON that a file of terms should have
const CHUNK = 40 // texts in a file
/* Languages for which there is a stemmer, by the name of its file where that is another. */
const STEMMERS = new Map(
  Object.entries({ da: "dk", el: "gr", ga: "ie", hi: "in", hy: "am", nb: "no", ne: "np", nn: "no", sr: "rs", sv: "se" }),
)
for (const language of "ar bg de en es fi fr hu id it lt nl no pt ro ru ta tr uk".split(" ")) {
  STEMMERS.set(language, language)
}

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
/** @typedef {PassageRecord | PageRecord & { labels?: undefined, words?: undefined }} Found */
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
  Object.entries(records.pages).map(([language, entries]) => {
    const kinds = [...Map.groupBy(entries, ({ kind }) => kind)]
    return [language, Object.fromEntries(kinds.map(([kind, own]) => [kind, number(own)]))]
  }),
)

const engine = new MiniSearch({ fields: ["text"], tokenize: (text) => text.split("\t"), processTerm: (term) => term })
/** What a passage prints as its label, as it is compared; a paragraph's bare number stands beside those of the archive.
    @type {(entry: Found) => string[]} */
const labelTerms = (entry) => {
  if ("title" in entry) return []
  const { kind, label, labels } = entry
  const key = keyOf(fold(label, variants))
  const isNumber = kind === "paragraph" && /^\d+$/.test(key)
  return [...new Set([...labels, ...(key ? [PRINTED + key] : []), ...(isNumber ? [`#${key}`] : [])])]
}
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu
/** The words of a text, each as it is spelt and as it is printed there.
    @param {string} text */
const wordsOf = (text) => {
  const aligned = align(text, variants)
  return cut(aligned.folded).map((word) => {
    const { start, end } = placeOf(aligned, word)
    const printed = text.slice(start, end).normalize("NFC").replaceAll(UNSEEN, "")
    return { ...word, spelt: spelt(text, aligned, word), printed }
  })
}
/** @typedef {ReturnType<typeof wordsOf>} Words */
/** Words that stand in capitals among others that do not, and those others that are the same but for this.
    @param {Words} words */
const casesOf = (words) => {
  const isLoud = words.map(({ printed }) => isInCapitals(printed))
  const isAllLoud = isLoud.filter(Boolean).length > words.length / 2
  return words.map(({ word }, at) => ({ word, isLoud: isLoud[at] && !isAllLoud }))
}
/** @type {Set<string>} */
const inCapitals = new Set()
/* Of each word all that it is spelt as: `Sénégal` and `Senegal` are one. */
/** @type {Map<string, Set<string>>} */
const spelled = new Map()
/* How often each word is printed in which form, where its ending is that of the term. */
/** @type {Map<string, Map<string, number>>} */
const prints = new Map()
for (const words of texts.map(({ text }) => wordsOf(text))) {
  for (const { word, isLoud } of casesOf(words)) if (isLoud) inCapitals.add(word)
  for (const { raw, word, spelt: own, printed } of words.filter(({ isUnspaced }) => !isUnspaced)) {
    spelled.set(raw, (spelled.get(raw) ?? new Set()).add(own))
    const counts = prints.get(word) ?? new Map()
    if (raw === word) prints.set(word, counts.set(printed, (counts.get(printed) ?? 0) + 1))
  }
}
/** @param {Words} words */
const caseTerms = (words) =>
  casesOf(words)
    .filter(({ word }) => inCapitals.has(word))
    .map(({ word, isLoud }) => (isLoud ? CAPITALS : SMALL) + word)
/** @param {Words} words */
const speltTerms = (words) => words.filter(({ raw }) => (spelled.get(raw)?.size ?? 0) > 1).flatMap(speltTerm)
/** What is found by its name alone: the whole of it as one term.
    @param {string} name */
const calledTerm = (name) => CALLED + contentOf(cut(fold(name, variants))).map(({ word }) => word).join("\n")
/** @param {Found} entry */
const termsOf = (entry) => [
  ...["title" in entry ? entry.title : "", entry.text].flatMap((part) => terms(fold(part, variants))),
  ...entry.also.flatMap((form) => terms(fold(form, variants))),
  ...("title" in entry ? [entry.title, ...entry.also].map(calledTerm) : []),
  ...caseTerms(wordsOf(entry.text)),
  ...speltTerms(wordsOf(entry.text)),
  ...(entry.words ?? []).map((word) => WHOLE + fold(word, variants)),
  ...labelTerms(entry),
]
engine.addAll(texts.map((entry, id) => ({ id, text: termsOf(entry).join("\t") })))
const { index, fieldLength, averageFieldLength } = engine.toJSON()

/* Words that a mistyped one may have meant, the most frequent first. */
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

/* Words of each language by their stems; of what is written in one word, also by its parts. */
/** @type {{ language: string, script: string, entries: Found[] }[]} */
const tongues = [
  ...documents.flatMap(({ texts: own }) => own.map(({ written, range }) => ({ tag: written, range }))),
  ...Object.entries(pages).flatMap(([tag, kinds]) => Object.values(kinds).map((range) => ({ tag, range }))),
].map(({ tag, range }) => {
  const { language, script = "" } = new Intl.Locale(tag).maximize()
  return { language, script, entries: texts.slice(...range) }
})
/** @type {Map<string, typeof import("@orama/stemmers/english").stemmer>} */
const stemmers = new Map()
/** @param {string} language */
const stemmerOf = (language) => `${join(stemmersFolder, STEMMERS.get(language) ?? language)}.js`
for (const { language } of tongues) {
  if (STEMMERS.has(language) && !stemmers.has(language)) {
    stemmers.set(language, (await load(stemmerOf(language))).stemmer)
  }
}
/** @type {Map<string, Set<string>>} */
const kin = new Map()
/** @type {(keys: string[], word: string) => void} */
const tie = (keys, word) => {
  for (const key of keys) kin.set(key, (kin.get(key) ?? new Set()).add(word))
}
for (const [language, stemmer] of stemmers) {
  const said = tongues.filter((tongue) => tongue.language === language).flatMap(({ entries }) => entries)
  const inflected = said.flatMap(({ text }) => wordsOf(text).filter(isInflected))
  const words = new Map(inflected.map(({ spelt: own, word }) => [own, word]))
  for (const [own, word] of words) tie(keysOf(word, own, [[language, stemmer]]), word)
  const known = new Set(kin.keys())
  for (const word of words.values()) {
    /** @param {string} part */
    const stemsOf = (part) => keysOf(part, part, [[language, stemmer]])
    const parts = partsIn(word, language, (part) => stemsOf(part).some((key) => known.has(key)))
    tie(parts.flatMap(stemsOf), word)
  }
}

const shards = Math.max(1, Math.ceil(JSON.stringify(index).length / SHARD))
const parts = Array.from({ length: shards }, () => /** @type {TermsPart} */ ({ index: [], kin: [] }))
for (const entry of index) parts[shardOf(entry[0], shards)].index.push(entry)
for (const [stem, words] of kin) parts[shardOf(stem, shards)].kin.push([stem, ...words])
for (const [shard, part] of parts.entries()) give(`terms-${shard}`, part)

/** @type {(entry: Found) => Passage | PageEntry} */
const shown = ({ also: _also, labels: _labels, words: _words, ...entry }) => entry
for (let first = 0; first < texts.length; first += CHUNK) {
  give(`texts-${first / CHUNK}`, texts.slice(first, first + CHUNK).map(shown))
}
/** A word as it is mostly printed; of two ways, the one in small letters.
    @param {string} word */
const asPrinted = (word) => {
  const counts = [...(prints.get(word) ?? new Map([[word, 1]]))]
  const most = Math.max(...counts.map(([, count]) => count))
  const best = counts.flatMap(([form, count]) => (count === most ? form : []))
  return best.find((form) => form === form.toLowerCase()) ?? best[0]
}
give("words", spellings.map(asPrinted).join(" "))
const used = new Set([...frequency.keys(), ...groups.flatMap(({ forms, machine }) => [...forms, ...machine])].join(""))
give("head", {
  average: averageFieldLength[0],
  chunk: CHUNK,
  documents,
  groups,
  labels: records.labels,
  places: records.places,
  lengths: texts.map((_, id) => fieldLength[id]?.[0] ?? 0),
  pages,
  printed: [...frequency.keys()].filter((term) => term.startsWith(PRINTED)).map((term) => term.slice(PRINTED.length)),
  shards,
  stems: [...stemmers.keys()].flatMap((language) => {
    const scripts = tongues.filter((tongue) => tongue.language === language).map(({ script }) => script)
    return [...new Set(scripts)].map((script) => /** @type {[string, string]} */ ([language, script]))
  }),
  // A character that nothing here has, in any of its forms, need not be folded to be found missing.
  variants: [...variants].filter(([, standing]) => used.has(standing)).flat().join(""),
})

/** What asks the index comes with it, so that the two fit.
    @param {string | URL} path */
const read = (path) => readFileSync(path, "utf-8")
const REMARK = /^[ \t]*\/\*(?:(?!\*\/|Copyright)[^])*\*\/\n|^[ \t]*\/\/.*\n?/gm
/** A script without what is for those who read it.
    @param {string | URL} path */
const bare = (path) => read(path).replaceAll(REMARK, "").replaceAll(/^[ \t]+/gm, "")
const own = ["labels", "stems", "plan", "index", "find", "spelling"].map((name) => new URL(`${name}.js`, import.meta.url))
files["engine.js"] = ["/* MiniSearch, © Luca Ongaro, MIT License */\n", ...[engineScript, ...own].map(bare)].join("")
for (const language of stemmers.keys()) {
  const stemmer = read(stemmerOf(language)).replaceAll(/\bexport (?=function|const)/g, "")
  const notice = "/* @orama/stemmers, Apache License 2.0: from Snowball, BSD 3-Clause License */"
  files[`stems-${language}.js`] =
    `${notice}\narchiveSearch.receive("stems-${language}",(()=>{${stemmer}\nreturn stemmer})())\n`
}
process.stdout.write(JSON.stringify(files))
