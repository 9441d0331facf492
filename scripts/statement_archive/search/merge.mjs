/* Entries of documents -> the files of the index, each named by a digest of its content, and `index.js`, which names them.
   What is there already stays untouched. On stdin one line of JSON: what concerns the whole archive, and the names of the
   entries, the newest document first and last that of the pages of no document. On stdout the names of all files.
   Arguments: those of common.mjs, the folder of the entries and that of the files.

   Of all terms only a part is in memory at a time: entries have theirs in sections. Terms stand in leaves, sorted; a leaf
   ends where a term says so by itself, and one with much to tell is a file of its own. So an edit changes only the
   leaves that have its words, and the directory of their part. */
import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, statSync, writeFileSync } from "node:fs"
import { createHash } from "node:crypto"
import { join } from "node:path"
import { BETWEEN, SECTIONS, engineScript, folders, stemmerFor, stemmerOf } from "./common.mjs"

/** @import { EntryHead, Head, IndexFiles, MergeOrder, Root } from "search/shapes" */

const { ALONE, WHOLE, fold, partOf } = globalThis.archiveSearch.words
const { CAPITALS, FORM, SMALL, SPELT, formsByFirstWord } = globalThis.archiveSearch.plan
const { keysOf, partsIn } = globalThis.archiveSearch.stems
const { countIn, each, join: joined, write } = globalThis.archiveSearch.postings
const LEAF = 5_000 // characters of a leaf, about; the longer it is, the sooner it ends
const LARGE = 3_000 // characters of what is told of a term that are a file of their own
const PART = 1_000_000 // characters of terms from which on there are more parts
const BLOCK = 64 // documents whose lengths stand together
const READ = 65_536 // bytes that are read at a time until a line ends
const NEWLINE = 10

const [entriesFolder, filesFolder] = folders
/** @type {MergeOrder} */
const { frame, entries: names } = JSON.parse(readFileSync(0, "utf-8"))
const variants = new Map(Object.entries(frame.variants))

/** @type {Set<string>} */
const written = new Set()
/** @type {(path: string, text: string | Buffer) => void} */
const put = (path, text) => {
  const whole = join(filesFolder, path)
  written.add(path)
  writeFileSync(`${whole}.new`, text)
  renameSync(`${whole}.new`, whole)
}
/** @param {string | Buffer} text */
const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12)
/** Whether a file is there already, whole.
    @type {(path: string, size: number) => boolean} */
const isThere = (path, size) => {
  const whole = join(filesFolder, path)
  return existsSync(whole) && statSync(whole).size === size
}
/** A script by its digest, which is given back.
    @type {(text: string, digest?: string) => string} */
const keep = (text, digest = digestOf(text)) => {
  const path = `${digest}.js`
  if (isThere(path, Buffer.byteLength(text))) written.add(path)
  else put(path, text)
  return digest
}
/** @type {(name: string, value: unknown) => string} */
const script = (name, value) => `archiveSearch.receive(${JSON.stringify(name)},${JSON.stringify(value)})\n`
/** @type {<Name extends keyof IndexFiles>(name: Name, value: IndexFiles[Name]) => string} */
const give = (name, value) => keep(script(name, value))

/* The heads of the entries: what is needed of all of them at once. */

/** Where sections and files of an entry begin, and what of its head stays in memory.
    @typedef {Pick<EntryHead, "layout" | "lengths" | "chunks" | "called"> & { path: string, starts: number[], end: number }} Entry */

/** @type {(path: string, from: number, to: number) => Buffer} */
const readPart = (path, from, to) => {
  const bytes = Buffer.allocUnsafe(to - from)
  const file = openSync(path, "r")
  readSync(file, bytes, 0, bytes.length, from)
  closeSync(file)
  return bytes
}
/** @param {string} path */
const firstLine = (path) => {
  const { size } = statSync(path)
  let bytes = readPart(path, 0, Math.min(size, READ))
  while (!bytes.includes(NEWLINE)) bytes = readPart(path, 0, Math.min(size, bytes.length * 2))
  return bytes.subarray(0, bytes.indexOf(NEWLINE))
}

/** @type {Map<string, Map<string, number>>} */
const prints = new Map()
/** @type {Set<string>} */
const printed = new Set()
/** Of each language the scripts of its texts, and of its words what they are spelt as, with their stems.
    @type {Map<string, { scripts: Set<string>, words: Map<string, string[]> }>} */
const inflected = new Map()
/** @param {EntryHead} head */
const gather = (head) => {
  for (const [word, forms] of Object.entries(head.prints)) {
    const counts = prints.get(word) ?? new Map()
    for (const [form, count] of Object.entries(forms)) counts.set(form, (counts.get(form) ?? 0) + count)
    prints.set(word, counts)
  }
  for (const label of head.printed) printed.add(label)
  for (const [language, { scripts, words }] of Object.entries(head.inflected)) {
    const known = inflected.get(language) ?? { scripts: new Set(), words: new Map() }
    for (const one of scripts) known.scripts.add(one)
    for (const [spelt, keys] of Object.entries(words)) known.words.set(spelt, keys)
    inflected.set(language, known)
  }
}
/** @type {Entry[]} */
const entries = names.map((name) => {
  const path = join(entriesFolder, name)
  const line = firstLine(path)
  /** @type {EntryHead} */
  const head = JSON.parse(line.toString("utf-8"))
  gather(head)
  let end = line.length + 1
  const starts = head.sections.map((size) => (end += size) - size)
  const { layout, lengths, chunks, called } = head
  return { path, starts, end, layout, lengths, chunks, called }
})
const newest = entries.length - 1
/** The number of a document, from the oldest up; the pages of no document are 0.
    @param {number} at */
const numberOf = (at) => newest - at

/* Words by their stems and forms by their first word, which stand among the terms. */

/** @type {Map<string, string>[]} */
const told = Array.from({ length: SECTIONS }, () => new Map())
/** @type {(key: string, value: string) => void} */
const tell = (key, value) => void told[partOf(key, SECTIONS)].set(key, value)

for (const [language, { words }] of inflected) {
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

/* The terms, a part at a time. */

const size = entries.reduce((sum, { starts, end }) => sum + end - starts[0], 0)
let parts = 1
while (parts < SECTIONS && parts * PART < size) parts *= 2

/** @type {Map<string, number>} */
const frequency = new Map()
/** @type {Set<string>} */
const characters = new Set()

/** What is told of a term so far, up to which document, and how many passages have it.
    @typedef {{ text: string, last: number, count: number }} Told */
/** @type {(all: Map<string, Told>, at: number, section: number) => void} */
const addSection = (all, at, section) => {
  const { path, starts, end } = entries[at]
  const [from, to] = [starts[section], starts[section + 1] ?? end]
  if (from === to) return
  const fields = readPart(path, from, to).toString("utf-8").split(BETWEEN)
  const document = numberOf(at)
  for (let field = 0; field < fields.length; field += 2) {
    const [term, own] = [fields[field], fields[field + 1]]
    const before = all.get(term) ?? { text: "", last: -1, count: 0 }
    if (!before.text) all.set(term, before)
    if (!own) continue
    before.text = joined(before.text, before.last, document, own)
    before.count += countIn(own)
    before.last = document
  }
}
/** Terms that tell a word from others, where no text has those.
    @param {Map<string, Told>} all */
const needless = (all) => {
  /** @type {Map<string, string[]>} */
  const spelt = new Map()
  for (const term of all.keys()) {
    const raw = term.startsWith(SPELT) ? term.split(" ", 1)[0] : ""
    if (raw) spelt.set(raw, [...(spelt.get(raw) ?? []), term])
  }
  const alone = [...spelt.values()].flatMap((terms) => (terms.length > 1 ? terms.filter((term) => !term.includes(" ")) : terms))
  const small = [...all.keys()].filter((term) => term.startsWith(SMALL) && !all.has(CAPITALS + term.slice(SMALL.length)))
  return [...alone, ...small]
}
/** @param {Map<string, Told>} all */
const countLengths = (all) => {
  for (const [term, { text }] of all) {
    if (![CAPITALS, SMALL, SPELT].some((sign) => term.startsWith(sign))) continue
    each(text, (document, local) => {
      entries[newest - document].lengths[local] += 1
    })
  }
}
/** @param {Map<string, Told>} all */
const note = (all) => {
  for (const [term, { count }] of all) {
    const isSpaced = /^\p{L}{4,}$/u.test(term) && !ALONE.test(term)
    if (isSpaced || (term.startsWith(WHOLE) && term.length > 3)) frequency.set(term, count)
    // eslint-disable-next-line no-control-regex
    if (/[^\0-\u02ff]/.test(term)) for (const character of term) characters.add(character)
  }
}
/** @param {string} term */
const chance = (term) => {
  let hash = 0x811c9dc5
  for (const character of term) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193) >>> 0
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
}
/** The directory of a part: the first term of each leaf, and its file.
    @type {(part: number) => string[]} */
const leavesOf = (part) => {
  /** @type {Map<string, Told>} */
  const all = new Map()
  const sections = Array.from({ length: SECTIONS / parts }, (_, at) => part + at * parts)
  for (const section of sections) for (const at of entries.keys()) addSection(all, at, section)
  for (const term of needless(all)) all.delete(term)
  countLengths(all)
  note(all)
  const values = new Map([...all].map(([term, { text }]) => [term, text]))
  for (const section of sections) for (const [key, value] of told[section]) values.set(key, value)
  /** @type {string[]} */
  const directory = []
  /** @type {string[]} */
  let leaf = []
  let length = 0
  const close = () => {
    if (leaf.length) directory.push(leaf[0], give(`terms ${leaf[0]}`, leaf))
    leaf = []
    length = 0
  }
  for (const term of [...values.keys()].sort()) {
    const value = values.get(term) ?? ""
    const own = value.length > LARGE ? `=${give(`term ${term}`, value)}` : value
    const weight = term.length + own.length + 6
    if (chance(term) / 2 ** 32 < (weight / LEAF) * (length / LEAF) ** 3) close() // hardly any is twice as long
    leaf.push(term, own)
    length += weight
  }
  close()
  return directory
}
const directories = Array.from({ length: parts }, (_, part) => give(`part ${part}`, leavesOf(part)))

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
const documents = entries.map(({ layout, called }) => [
  called?.id ?? "",
  layout.flatMap((one) => ("kind" in one ? [] : [[tongues.indexOf(tongueOf(one)), one.siglum, one.count]])),
  layout.flatMap((one) => ("kind" in one ? [[one.language, one.kind, one.count]] : [])),
])
const blocks = Array.from({ length: Math.ceil(entries.length / BLOCK) }, (_, block) =>
  entries.map((entry, at) => ({ ...entry, number: numberOf(at) })).filter(({ number }) => Math.floor(number / BLOCK) === block),
)
/** @type {Root["lengths"]} */
const lengths = blocks.map((own, block) => {
  /** @type {Record<string, number[]>} */
  const classes = {}
  for (const entry of [...own].reverse()) {
    let first = 0
    for (const stretch of entry.layout) {
      const name = classOf(stretch)
      classes[name] ??= []
      classes[name].push(...entry.lengths.slice(first, first + stretch.count))
      first += stretch.count
    }
  }
  const files = Object.entries(classes).filter(([, numbers]) => numbers.length)
  return Object.fromEntries(files.map(([name, numbers]) => [name, give(`lengths ${block} ${name}`, write(numbers))]))
})
const texts = blocks.map((own, block) => {
  const digests = own.map(({ path, end, chunks, number }) => {
    let from = end
    for (const [digest, length] of chunks) {
      if (isThere(`${digest}.js`, length)) written.add(`${digest}.js`)
      else put(`${digest}.js`, readPart(path, from, from + length))
      from += length
    }
    return [number, chunks.map(([digest]) => digest).join("")]
  })
  return give(`chunks ${block}`, Object.fromEntries(digests))
})

/* Words that a mistyped one may have meant, as they are printed, the most frequent first. */

const named = groups.flatMap(({ forms }) => forms).filter((form) => /^\p{Script=Han}{3,8}$/u.test(form))
const known = [...frequency.keys()].map((term) => (term.startsWith(WHOLE) ? term.slice(WHOLE.length) : term))
const spellings = [...new Set([...known, ...named])].sort()
/** @param {string} word */
const frequencyOf = (word) => frequency.get(word) ?? frequency.get(WHOLE + word) ?? 0
spellings.sort((left, right) => frequencyOf(right) - frequencyOf(left))
/** A word as it is mostly printed; of two ways, the one in small letters.
    @param {string} word */
const asPrinted = (word) => {
  const counts = [...(prints.get(word) ?? new Map([[word, 1]]))]
  const most = Math.max(...counts.map(([, count]) => count))
  const best = counts.flatMap(([form, count]) => (count === most ? form : [])).sort()
  return best.find((form) => form === form.toLowerCase()) ?? best[0]
}

for (const form of groups.flatMap(({ forms, machine }) => [...forms, ...machine])) {
  for (const character of form) characters.add(character)
}
/** @type {Head} */
const head = {
  block: BLOCK,
  documents,
  labels: frame.labels,
  places: frame.places,
  printed: [...printed].sort(),
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
  engine: keep(own("labels", "stems", "postings", "plan", "index", "ranking", "find").join("")),
  head: give("head", head),
  speller: keep(["/* MiniSearch, © Luca Ongaro, MIT License */\n", bare(engineScript), ...own("spelling")].join("")),
  words: give("words", spellings.map(asPrinted).join(" ")),
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
const [sum, count] = entries.reduce(
  ([all, many], entry) => [all + entry.lengths.reduce((total, length) => total + length, 0), many + entry.lengths.length],
  [0, 0],
)
/** @type {Root} */
const root = { average: sum / (count || 1), count, files, lengths, parts: directories, texts }
put("index.js", script("index", root))
process.stdout.write(JSON.stringify([...written].sort()))
