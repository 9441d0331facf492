/* The terms of all documents, a part at a time -> the leaves of the part, and what else only all documents can tell of its
   terms. What was merged is kept under a digest of all that it was made from, so that of an edit only the parts are merged
   anew that have its words. Of all terms only some parts are in memory at a time. Arguments: those of common.mjs, the third
   of which is the folder of what is kept. */
import { createHash } from "node:crypto"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { BETWEEN, SECTIONS, folders } from "./common.mjs"
import { readPart } from "./entered.mjs"
import { leavesOf } from "./leaves.mjs"
import { claim, give, sizeOf } from "./made.mjs"

/** @import { MergedPart } from "search/shapes" */
/** @import { Entry } from "./entered.mjs" */

const { UNTOLD, WHOLE } = globalThis.archiveSearch.words
const { CAPITALS, SMALL, SPELT } = globalThis.archiveSearch.plan
const { isKnown } = globalThis.archiveSearch.slips
const { isStem } = globalThis.archiveSearch.stems
const { countIn, each, join: joined, ofDocument } = globalThis.archiveSearch.postings
const PART = 64_000 // bytes of terms from which on there are more parts
const READ = 32_000_000 // bytes of terms that are read at once, about, as they lie together

const [, , folder] = folders

/** What is told of a term so far, up to which document, and how many passages have it.
    @typedef {{ text: string, last: number, count: number }} Told */
/** The terms of a part, the words of stems, and how words are printed.
    @typedef {{ terms: Map<string, Told>, kin: Map<string, Set<string>>, prints: Map<string, Map<string, number>> }} Gathered */

/** @type {(gathered: Gathered, term: string, own: string) => boolean} */
const gatherWords = ({ kin, prints }, term, own) => {
  if (isStem(term)) {
    const words = kin.get(term) ?? new Set()
    kin.set(term, words)
    for (const word of own.split(" ")) words.add(word)
    return true
  }
  if (!term.startsWith(UNTOLD)) return false
  const [word, forms] = [term.slice(UNTOLD.length), own.split(" ")]
  const counts = prints.get(word) ?? new Map()
  prints.set(word, counts)
  for (let at = 0; at < forms.length; at += 2) counts.set(forms[at], (counts.get(forms[at]) ?? 0) + Number(forms[at + 1]))
  return true
}
/** @type {(gathered: Gathered, document: number, section: string) => void} */
const gather = (gathered, document, section) => {
  const fields = section.split(BETWEEN)
  for (let field = 0; field + 1 < fields.length; field += 2) {
    const [term, own] = [fields[field], fields[field + 1]]
    if (gatherWords(gathered, term, own)) continue
    const before = gathered.terms.get(term) ?? { text: "", last: -1, count: 0 }
    if (!before.text) gathered.terms.set(term, before)
    if (!own) continue
    before.text = joined(before.text, before.last, document, own)
    before.count += countIn(own)
    before.last = document
  }
}

/** @type {(left: [number, unknown], right: [number, unknown]) => number} */
const byNumber = ([left], [right]) => left - right

/** Terms that tell a word from others, where no text has those.
    @param {Gathered["terms"]} all */
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
/** How many of those that are left each passage has.
    @param {Gathered["terms"]} all */
const lengthsOf = (all) => {
  /** @type {Map<number, Map<number, number>>} */
  const lengths = new Map()
  for (const [term, { text }] of all) {
    if (![CAPITALS, SMALL, SPELT].some((sign) => term.startsWith(sign))) continue
    each(text, (document, local) => {
      const own = lengths.get(document) ?? new Map()
      lengths.set(document, own.set(local, (own.get(local) ?? 0) + 1))
    })
  }
  let [written, last] = ["", -1]
  for (const [document, own] of [...lengths].sort(byNumber)) {
    written = joined(written, last, document, ofDocument(new Map([...own].sort(byNumber))))
    last = document
  }
  return written
}

/** A word as it is mostly printed; of two ways, the one in small letters.
    @type {(word: string, prints: Gathered["prints"]) => string} */
const asPrinted = (word, prints) => {
  const counts = [...(prints.get(word) ?? new Map([[word, 1]]))]
  const most = Math.max(...counts.map(([, count]) => count))
  const best = counts.flatMap(([form, count]) => (count === most ? form : [])).sort()
  return best.find((form) => form === form.toLowerCase()) ?? best[0]
}
/** @type {(gathered: Gathered) => MergedPart["words"]} */
const wordsOf = ({ terms, prints }) =>
  [...terms].flatMap(([term, { count }]) => {
    const word = term.startsWith(WHOLE) && term.length > 3 ? term.slice(WHOLE.length) : term
    return word !== term || isKnown(term) ? [{ word, printed: asPrinted(word, prints), count }] : []
  })
/** @param {Gathered["terms"]} all */
const charactersOf = (all) => {
  /** @type {Set<string>} */
  const characters = new Set()
  for (const term of all.keys()) {
    // eslint-disable-next-line no-control-regex
    if (/[^\0-\u02ff]/.test(term)) for (const character of term) characters.add(character)
  }
  return [...characters].sort().join("")
}

/** @type {(part: number, gathered: Gathered, told: Map<string, string>) => MergedPart} */
const merge = (part, gathered, told) => {
  const { terms, kin } = gathered
  for (const term of needless(terms)) terms.delete(term)
  const values = new Map([...terms].map(([term, { text }]) => [term, text]))
  for (const [stem, words] of kin) values.set(stem, [...words].sort().join(" "))
  for (const [key, value] of told) values.set(key, value)
  const { directory, files } = leavesOf(values)
  const digest = give(`parts ${part}`, directory)
  return {
    directory: digest,
    files: [digest, ...files].map((file) => [file, sizeOf(file)]),
    lengths: lengthsOf(terms),
    words: wordsOf(gathered),
    characters: charactersOf(terms),
  }
}

/** @type {(name: string) => MergedPart[]} */
const recall = (name) => {
  try {
    /** @type {MergedPart} */
    const merged = JSON.parse(readFileSync(join(folder, name), "utf-8"))
    return merged.files.every(([digest, size]) => claim(digest, size)) ? [merged] : []
  } catch {
    return [] // is not there, or is broken
  }
}
/** @type {(name: string, merged: MergedPart) => void} */
const remember = (name, merged) => {
  writeFileSync(join(folder, `${name}.new`), JSON.stringify(merged))
  renameSync(join(folder, `${name}.new`), join(folder, name))
}

/** Bytes of the terms of entries.
    @param {Entry[]} entries */
const sizeOfTerms = (entries) => entries.reduce((sum, { starts }) => sum + starts[SECTIONS] - starts[0], 0)
/** Into how many parts they are put.
    @param {Entry[]} entries */
export const countParts = (entries) => {
  let parts = 1
  while (parts < SECTIONS && parts * PART < sizeOfTerms(entries)) parts *= 2
  return parts
}

/** The sections of the parts from one to another, and the first behind them.
    @type {(parts: number, from: number, to?: number) => [first: number, behind: number]} */
const sectionsOf = (parts, from, to = from) => [(from * SECTIONS) / parts, ((to + 1) * SECTIONS) / parts]

/** The digest of all that a part is made from.
    @type {(entries: Entry[], part: number, told: Map<string, string>[], code: string) => string} */
const keyOf = (entries, part, told, code) => {
  const digest = createHash("sha256").update(`${code} ${part} ${told.length} ${JSON.stringify([...told[part]])}\n`)
  const own = sectionsOf(told.length, part)
  for (const { number, sections } of entries) digest.update(`${number} ${sections.slice(...own).join(" ")}\n`)
  return digest.digest("hex")
}

/** Parts that are merged anew, some that lie near one another.
    @type {(entries: Entry[], parts: number[], told: Map<string, string>[]) => MergedPart[]} */
const mergeSome = (entries, parts, told) => {
  const [from, to] = sectionsOf(told.length, parts[0], parts[parts.length - 1])
  const bytes = entries.map(({ path, starts }) => readPart(path, starts[from], starts[to]))
  return parts.map((part) => {
    /** @type {Gathered} */
    const gathered = { terms: new Map(), kin: new Map(), prints: new Map() }
    const [first, behind] = sectionsOf(told.length, part)
    for (const [at, { number, starts }] of entries.entries()) {
      for (let section = first; section < behind; section += 1) {
        const [begins, ends] = [starts[section], starts[section + 1]].map((start) => start - starts[from])
        gather(gathered, number, bytes[at].toString("utf-8", begins, ends))
      }
    }
    return merge(part, gathered, told[part])
  })
}

/** The parts of the index, and the names under which they are kept. `told` has for each what else is told of terms.
    @type {(entries: Entry[], told: Map<string, string>[], code: string) => { merged: MergedPart[], kept: string[] }} */
export const mergeParts = (entries, told, code) => {
  const inOrder = [...entries].sort((left, right) => left.number - right.number)
  const kept = told.map((_, part) => keyOf(inOrder, part, told, code))
  const merged = kept.map((name) => recall(name)[0])
  const missing = [...told.keys()].filter((part) => !merged[part])
  const rounds = Math.ceil(sizeOfTerms(entries) / READ)
  for (const some of Map.groupBy(missing, (part) => Math.floor((part * rounds) / told.length)).values()) {
    for (const [at, own] of mergeSome(inOrder, some, told).entries()) {
      merged[some[at]] = own
      remember(kept[some[at]], own)
    }
  }
  return { merged, kept }
}
