/* Records of documents on stdin -> an entry for each in a folder: what the index has of one document, made without any
   other. A line is the name of an entry in the folder, a tab and a record; the first has no name, and the variants of
   characters. Arguments: those of common.mjs, and the folder.

   An entry is a line of JSON, the terms of the document in sections, and the files with its texts. Among the terms of a
   section stand words by their stems, and how a word is printed. What only the whole archive can tell is left open: a word in small letters is a term of its own where some text has it in capitals, a word
   as it is spelt where some text spells it in another way. */
import { renameSync, writeFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { createHash } from "node:crypto"
import { join } from "node:path"
import { BETWEEN, SECTIONS, folders, stemmerFor, stemmerOf } from "./common.mjs"

/** @import { DocumentRecord, EntryHead, FrameRecord, PageEntry, PageRecord, Passage, PassageRecord } from "search/shapes" */

const { ALONE, UNTOLD, WHOLE, align, contentOf, cut, fold, isInCapitals, partOf, placeOf, spelt, terms } =
  globalThis.archiveSearch.words
const { BEGINNING, BEGINNINGS, CALLED, CAPITALS, CONTEXT, SHOWN, SMALL, SPELT, speltTerm } = globalThis.archiveSearch.plan
const { isCompounding, isInflected, keysOf } = globalThis.archiveSearch.stems
const { PRINTED, keyOf } = globalThis.archiveSearch.labels
const { ofDocument } = globalThis.archiveSearch.postings
const { isKnown } = globalThis.archiveSearch.slips
const CHUNK = 20 // texts in a file
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** @typedef {PassageRecord | PageRecord & { labels?: undefined, words?: undefined }} Found */
/** @typedef {DocumentRecord | FrameRecord & { id?: undefined }} Record */

/** @type {Map<string, string>} */
const variants = new Map()

/** What a passage prints as its label, as it is compared; a paragraph's bare number stands beside those of the archive.
    @type {(entry: Found) => string[]} */
const labelTerms = (entry) => {
  if ("title" in entry) return []
  const { kind, label, labels } = entry
  const key = keyOf(fold(label, variants))
  const isNumber = kind === "paragraph" && /^\d+$/.test(key)
  return [...new Set([...labels, ...(key ? [PRINTED + key] : []), ...(isNumber ? [`#${key}`] : [])])]
}

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

/** Words that stand in capitals among others that do not, and those others.
    @param {Words} words */
const caseTerms = (words) => {
  const isLoud = words.map(({ printed }) => isInCapitals(printed))
  const isAllLoud = isLoud.filter(Boolean).length > words.length / 2
  return words
    .map(({ word, isUnspaced }, at) => (isUnspaced ? "" : (isLoud[at] && !isAllLoud ? CAPITALS : SMALL) + word))
    .filter(Boolean)
}

/** What is found by its name alone: the whole of it as one term.
    @param {string} name */
const calledTerm = (name) => CALLED + contentOf(cut(fold(name, variants))).map(({ word }) => word).join("\n")

/** Those of what it shows: of its text, and of a page its title.
    @param {Found} entry */
const shownTerms = (entry) => ["title" in entry ? entry.title : "", entry.text].flatMap((part) => terms(fold(part, variants)))

/** @param {Found} entry */
const termsOf = (entry) => [
  ...shownTerms(entry),
  ...entry.also.flatMap((form) => terms(fold(form, variants))),
  ...("title" in entry ? [entry.title, ...entry.also].map(calledTerm) : []),
  ...(entry.words ?? []).map((word) => WHOLE + fold(word, variants)),
  ...labelTerms(entry),
]

/** @param {string[]} own */
const beginnings = (own) => {
  const words = own.filter((term) => /^[\p{L}\p{N}]/u.test(term) && !ALONE.test(term))
  const all = words.flatMap((word) => BEGINNINGS.filter((length) => word.length >= length).map((length) => word.slice(0, length)))
  return [...new Set(all)].map((letters) => BEGINNING + letters)
}

/** The terms of a document as they are gathered: of each the passages that have it, with how often.
    @typedef {Map<string, Map<number, number>>} Terms */
/** @type {(all: Terms, local: number, own: Iterable<string>) => void} */
const add = (all, local, own) => {
  for (const term of own) {
    const counts = all.get(term) ?? new Map()
    if (!counts.size) all.set(term, counts)
    counts.set(local, (counts.get(local) ?? 0) + 1)
  }
}

/** How often each word is printed in which form, where its ending is that of the term.
    @typedef {Map<string, Map<string, number>>} Prints */
/** @type {(words: Words, prints: Prints, spelled: Set<string>) => void} */
const noteForms = (words, prints, spelled) => {
  for (const { raw, word, spelt: own, printed } of words.filter(({ isUnspaced }) => !isUnspaced)) {
    if (own === raw) spelled.add(raw)
    if (raw !== word || !isKnown(word)) continue
    const counts = prints.get(word) ?? new Map()
    prints.set(word, counts.set(printed, (counts.get(printed) ?? 0) + 1))
  }
}

/** What stands in files of its own: each text, and the pages in a language, those of a kind together.
    @typedef {{ facts: EntryHead["layout"], told: object, tag: string, entries: Found[] }} Stretch */
/** @type {(record: Record) => Stretch[]} */
const stretchesOf = (record) => {
  const { id, short, texts = [] } = "texts" in record ? record : {}
  const own = texts.map(({ passages, siglum, language, written, languages, distance, names, short: called, homes }) => ({
    facts: [{ siglum, written, languages, distance, count: passages.length }],
    told: { document: { id, short }, text: { siglum, language, names, short: called, homes } },
    tag: written,
    entries: passages,
  }))
  const pages = Object.entries(record.pages).map(([language, entries]) => {
    const kinds = [...Map.groupBy(entries, ({ kind }) => kind)]
    return {
      facts: kinds.map(([kind, some]) => ({ language, kind, count: some.length })),
      told: {},
      tag: language,
      entries: kinds.flatMap(([, some]) => some),
    }
  })
  return [...own, ...pages]
}

/** @type {(entry: Found) => Passage | PageEntry} */
const shown = ({ also: _also, labels: _labels, words: _words, ...entry }) => entry

/** Words of a language with what they are spelt as, and their stems; the words of each stem, where words stand alone.
    @typedef {{ inflected: EntryHead["inflected"], kin: Map<string, Set<string>> }} Stems */
/** @type {(tag: string, words: Words, stems: Stems) => Promise<void>} */
const noteStems = async (tag, words, { inflected, kin }) => {
  const { language, script = "" } = new Intl.Locale(tag).maximize()
  if (!stemmerOf(language)) return
  const stemmer = await stemmerFor(language)
  inflected[language] ??= { scripts: [], words: {} }
  const known = inflected[language]
  if (!known.scripts.includes(script)) known.scripts.push(script)
  for (const { word, spelt: own } of words.filter(isInflected)) {
    const keys = keysOf(word, own, [[language, stemmer]])
    if (isCompounding(language)) known.words[own] ??= [word, ...keys]
    else for (const key of keys) kin.set(key, (kin.get(key) ?? new Set()).add(word))
  }
}

/** What the sections of an entry have of each term.
    @type {(all: Terms, kin: Stems["kin"], prints: Prints) => [term: string, own: string][]} */
const tellings = (all, kin, prints) => [
  ...[...all].map(([term, counts]) => /** @type {[string, string]} */ ([term, counts.size ? ofDocument(counts) : ""])),
  ...[...kin].map(([stem, words]) => /** @type {[string, string]} */ ([stem, [...words].join(" ")])),
  ...[...prints].map(([word, forms]) => /** @type {[string, string]} */ ([UNTOLD + word, [...forms].flat().join(" ")])),
]

/** @param {[term: string, own: string][]} all */
const sectionsOf = (all) => {
  /** @type {string[][]} */
  const sections = Array.from({ length: SECTIONS }, () => [])
  for (const [term, own] of all) sections[partOf(term, SECTIONS)].push(term, own)
  return sections.map((section) => section.join(BETWEEN))
}

/** A file of an entry, or a section: its digest and its bytes.
    @type {(text: string) => [digest: string, size: number]} */
const named = (text) => [createHash("sha256").update(text).digest("hex").slice(0, 12), Buffer.byteLength(text)]

/** @type {(record: Record) => Promise<string>} */
const entryOf = async (record) => {
  const stretches = stretchesOf(record)
  /** @type {Terms} */
  const all = new Map()
  /** @type {EntryHead} */
  const head = { layout: [], lengths: [], inflected: {}, printed: [], chunks: [], sections: [], called: null }
  const stems = { inflected: head.inflected, kin: new Map() }
  /** @type {Prints} */
  const prints = new Map()
  /** @type {Set<string>} */
  const spelled = new Set()
  /** @type {string[]} */
  const files = []
  let local = 0
  for (const { facts, told, tag, entries } of stretches) {
    head.layout.push(...facts)
    for (const entry of entries) {
      const [own, words] = [termsOf(entry), wordsOf(entry.text)]
      head.lengths.push(new Set(own).size)
      add(all, local, [...own, ...beginnings(own), ...caseTerms(words), ...words.flatMap(speltTerm)])
      if ("title" in entry) add(all, local, new Set(shownTerms(entry).map((term) => SHOWN + term)))
      noteForms(words, prints, spelled)
      await noteStems(tag, words, stems)
      local += 1
    }
    for (let first = 0; first < entries.length; first += CHUNK) {
      const name = `texts ${record.id ?? ""} ${files.length}`
      const value = { ...told, entries: entries.slice(first, first + CHUNK).map(shown) }
      files.push(`archiveSearch.receive(${JSON.stringify(name)},${JSON.stringify(value)})\n`)
    }
  }
  for (const raw of spelled) all.set(SPELT + raw, all.get(SPELT + raw) ?? new Map())
  if ("context" in record) {
    const { id, titles, short, context, texts } = record
    add(all, 0, new Set(contentOf(cut(fold(context, variants))).map(({ word }) => CONTEXT + word)))
    const known = texts.map(({ siglum, short: called }) => ({ siglum, short: called }))
    head.called = { id, titles, short, texts: known }
  }
  head.printed = [...all.keys()].filter((term) => term.startsWith(PRINTED)).map((term) => term.slice(PRINTED.length))
  const sections = sectionsOf(tellings(all, stems.kin, prints))
  head.sections = sections.map(named)
  head.chunks = files.map(named)
  return `${JSON.stringify(head)}\n${sections.join("")}${files.join("")}`
}

const [folder] = folders
for await (const line of createInterface({ input: process.stdin })) {
  const [name, record] = line.split("\t", 2)
  if (!name) {
    for (const [character, standing] of Object.entries(JSON.parse(record))) variants.set(character, standing)
    continue
  }
  writeFileSync(join(folder, `${name}.new`), await entryOf(JSON.parse(record)))
  renameSync(join(folder, `${name}.new`), join(folder, name))
}
