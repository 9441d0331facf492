/* Entries of documents -> the files of the index, each named by a digest of its content, and `index.js`, which names them.
   On stdin one line of JSON: what concerns the whole archive, and the names of the entries, the newest document first and
   last that of the pages of no document. On stdout the names of all files, and of the parts that are kept. Arguments: those
   of common.mjs, the folders of the entries, of the files and of parts. */
import { readFileSync } from "node:fs"
import { SECTIONS, stemmerFor, stemmerOf } from "./common.mjs"
import { readEntries, readPart } from "./entered.mjs"
import { leavesOf } from "./leaves.mjs"
import { claim, give, keep, names, put, script } from "./made.mjs"
import { countParts, mergeParts } from "./merging.mjs"

/** @import { EntryHead, Head, MergeOrder, Root } from "search/shapes" */
/** @import { KnownWord } from "search/types" */

const { fold, partOf } = globalThis.archiveSearch.words
const { FORM, formsByFirstWord } = globalThis.archiveSearch.plan
const { inOrder, termsOf, write: writeWords } = globalThis.archiveSearch.slips
const { keysOf, partsIn } = globalThis.archiveSearch.stems
const { each, write } = globalThis.archiveSearch.postings
const PART = 250_000 // characters of what is told of words from which on there are more parts
const BLOCK = { lengths: 256, texts: 32 } // numbers of documents whose lengths, and files of texts, are told together

/** @type {MergeOrder} */
const { code, frame, entries: entryNames } = JSON.parse(readFileSync(0, "utf-8"))
const variants = new Map(Object.entries(frame.variants))
const entries = readEntries(entryNames)

/* Forms by their first word, and words of languages with compounds by their stems, which stand among the terms. */

/** @type {Map<string, string>[]} */
const told = Array.from({ length: countParts(entries) }, () => new Map())
/** @type {(key: string, value: string) => void} */
const tell = (key, value) => void told[partOf(key, told.length)].set(key, value)

/** Of each language the scripts of its texts, and of its words what they are spelt as, with their stems.
    @type {Map<string, { scripts: Set<string>, words: Map<string, string[]> }>} */
const inflected = new Map()
for (const [language, { scripts, words }] of entries.flatMap((entry) => Object.entries(entry.inflected))) {
  const known = inflected.get(language) ?? { scripts: new Set(), words: new Map() }
  for (const one of scripts) known.scripts.add(one)
  for (const [spelt, keys] of Object.entries(words)) known.words.set(spelt, keys)
  inflected.set(language, known)
}
for (const [language, { words }] of inflected) {
  if (!words.size) continue
  const stemmer = await stemmerFor(language)
  /** @type {Map<string, Set<string>>} */
  const kin = new Map()
  /** @type {(keys: string[], word: string) => void} */
  const tie = (keys, word) => {
    for (const key of keys) kin.set(key, (kin.get(key) ?? new Set()).add(word))
  }
  for (const [word, ...keys] of words.values()) tie(keys, word)
  const known = new Set(kin.keys())
  /** @param {string} part */
  const stemsOf = (part) => keysOf(part, part, [[language, stemmer]])
  for (const [word] of words.values()) {
    tie(partsIn(word, language, (part) => stemsOf(part).some((key) => known.has(key))).flatMap(stemsOf), word)
  }
  for (const [key, own] of kin) tell(key, [...own].sort().join(" "))
}
/** @param {string} form */
const folded = (form) => fold(form, variants)
const groups = frame.groups.map(({ forms, machine }) => ({ forms: forms.map(folded), machine: machine.map(folded) }))
/** @type {Map<string, typeof groups>} */
const byWord = new Map()
for (const group of groups) {
  for (const word of formsByFirstWord([group]).keys()) byWord.set(word, [...(byWord.get(word) ?? []), group])
}
for (const [word, own] of byWord) tell(FORM + word, JSON.stringify(own))

/* The terms. */

const { merged, kept } = mergeParts(entries, told, code)

/** By the number of a document. */
const lengthsOf = new Map(entries.map(({ number, lengths }) => [number, lengths]))
for (const { lengths } of merged) {
  each(lengths, (document, local, count) => {
    const own = lengthsOf.get(document) ?? []
    own[local] += count
  })
}

/* Words that a mistyped one may have meant. */

/** @type {Map<string, KnownWord>} */
const known = new Map(merged.flatMap(({ words }) => words.map((word) => [word.word, word])))
for (const form of groups.flatMap(({ forms }) => forms).filter((one) => /^\p{Script=Han}{3,8}$/u.test(one))) {
  if (!known.has(form)) known.set(form, { word: form, printed: form, count: 0 })
}
/** @type {Map<string, KnownWord[]>} */
const slips = new Map()
for (const word of inOrder([...known.values()])) {
  for (const term of termsOf(word.word)) slips.set(term, [...(slips.get(term) ?? []), word])
}

/** @param {[term: string, value: string][]} values */
const directoriesOf = (values) => {
  const size = values.reduce((sum, [term, value]) => sum + term.length + value.length, 0)
  const parts = Array.from({ length: Math.ceil(size / PART) || 1 }, () => new Map())
  for (const [term, value] of values) parts[partOf(term, parts.length)].set(term, value)
  return parts.map((part, at) => give(`slips ${at}`, leavesOf(part).directory))
}
const mending = directoriesOf([...slips].map(([term, words]) => [term, writeWords(words)]))

/* What stands where: documents and their stretches, lengths and texts by blocks of documents. */

/** @param {EntryHead["layout"][number]} stretch */
const tongueOf = (stretch) => {
  if ("kind" in stretch) return ""
  const { written: tag, languages, distance } = stretch
  return JSON.stringify({ written: tag, languages, distance })
}
const tongues = [...new Set(entries.flatMap(({ layout }) => layout.map(tongueOf)))].filter(Boolean).sort()
/** @param {EntryHead["layout"][number]} stretch */
const classOf = (stretch) => ("kind" in stretch ? stretch.language : String(tongues.indexOf(tongueOf(stretch))))
/** @type {Head["documents"]} */
const documents = entries.map(({ layout, called, number }) => [
  called?.id ?? "",
  number,
  layout.flatMap((one) => ("kind" in one ? [] : [[tongues.indexOf(tongueOf(one)), one.siglum, one.count]])),
  layout.flatMap((one) => ("kind" in one ? [[one.language, one.kind, one.count]] : [])),
])
/** Documents by blocks of so many numbers.
    @param {number} size */
const blocksOf = (size) => {
  /** @type {typeof entries[]} */
  const blocks = []
  for (const entry of [...entries].sort((left, right) => left.number - right.number)) {
    const block = Math.floor(entry.number / size)
    while (blocks.length <= block) blocks.push([])
    blocks[block].push(entry)
  }
  return blocks
}
/** @type {Root["lengths"]} */
const lengths = blocksOf(BLOCK.lengths).map((own, block) => {
  /** @type {Record<string, number[]>} */
  const classes = {}
  for (const { layout, number } of own) {
    let first = 0
    for (const stretch of layout) {
      const name = classOf(stretch)
      classes[name] ??= []
      classes[name].push(...(lengthsOf.get(number) ?? []).slice(first, first + stretch.count))
      first += stretch.count
    }
  }
  const files = Object.entries(classes).filter(([, numbers]) => numbers.length)
  return Object.fromEntries(files.map(([name, numbers]) => [name, give(`lengths ${block} ${name}`, write(numbers))]))
})
const texts = blocksOf(BLOCK.texts).map((own, block) => {
  const digests = own.map(({ path, starts, chunks, number }) => {
    let from = starts[SECTIONS]
    for (const [digest, length] of chunks) {
      if (!claim(digest, length)) put(`${digest}.js`, readPart(path, from, from + length))
      from += length
    }
    return [number, chunks.map(([digest]) => digest).join("")]
  })
  return give(`chunks ${block}`, Object.fromEntries(digests))
})

/** @type {Set<string>} */
const characters = new Set(merged.flatMap((part) => [...part.characters]))
for (const form of groups.flatMap(({ forms, machine }) => [...forms, ...machine])) {
  for (const character of form) characters.add(character)
}
/** @type {Head} */
const head = {
  block: BLOCK,
  documents,
  labels: frame.labels,
  places: frame.places,
  printed: [...new Set(entries.flatMap(({ printed }) => printed))].sort(),
  stems: [...inflected].flatMap(([language, { scripts }]) =>
    [...scripts].map((one) => /** @type {[string, string]} */ ([language, one])),
  ).sort(),
  tongues: tongues.map((tongue) => JSON.parse(tongue)),
  // A character that nothing here has, in any of its forms, need not be folded to be found missing.
  variants: [...variants].filter(([, standing]) => characters.has(standing)).flat().join(""),
}

/* What asks the index comes with it, so that the two fit. */

/** @param {string | URL} path */
const read = (path) => readFileSync(path, "utf-8")
const REMARK = /^[ \t]*\/\*(?:(?!\*\/|Copyright)[^])*\*\/\n|^[ \t]*\/\/.*\n?/gm
/** A script without what is for those who read it.
    @param {string | URL} path */
const bare = (path) => read(path).replaceAll(REMARK, "").replaceAll(/^[ \t]+/gm, "")
/** @param {string[]} scripts */
const own = (...scripts) => scripts.map((name) => bare(new URL(`${name}.js`, import.meta.url)))
/** @type {Record<string, string>} */
const files = {
  engine: keep(own("labels", "stems", "slips", "postings", "plan", "index", "ranking", "find").join("")),
  head: give("head", head),
  speller: keep(own("spelling").join("")),
}
for (const language of Object.keys(frame.labels)) {
  const called = entries.flatMap((entry) => entry.called ?? [])
  files[`documents ${language}`] = give(
    `documents ${language}`,
    called.map(({ id, titles, short, texts: all }) => [
      id,
      titles[language],
      short[language],
      all.map((text) => [text.siglum, text.short[language]]),
    ]),
  )
}
for (const language of inflected.keys()) {
  const stemmer = read(stemmerOf(language)).replaceAll(/\bexport (?=function|const)/g, "")
  const notice = "/* @orama/stemmers, Apache License 2.0: from Snowball, BSD 3-Clause License */"
  files[`stems ${language}`] = keep(
    `${notice}\narchiveSearch.receive("stems ${language}",(()=>{${stemmer}\nreturn stemmer})())\n`,
  )
}
const counts = [...lengthsOf.values()].flat()
const sum = counts.reduce((total, length) => total + length, 0)
/** @type {Root} */
const root = {
  average: sum / (counts.length || 1),
  count: counts.length,
  files,
  lengths,
  parts: merged.map(({ directory }) => directory),
  slips: mending,
  texts,
}
put("index.js", script("index", root))
process.stdout.write(JSON.stringify({ files: names(), parts: kept }))
