/* The index in the browser, loaded as far as a query needs it. */
/** @import { ArchiveSearch, Found, Index, IndexScript, Owner, Place, Postings, Term } from "search/types" */
/** @import { Group, Head } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.index = (() => {
  "use strict"
  const { load } = archiveSearch.files
  const { ALONE, partOf } = archiveSearch.words
  const { BEGINNING, BEGINNINGS, FORM, SMALL, SPELT, formsByFirstWord } = archiveSearch.plan
  const { numbered, rarity, read, weight } = archiveSearch.postings
  const { isTerm: isSlip } = archiveSearch.slips

  const [GROWN, FAR] = [0.6, 0.3] // what a longer word counts while one is still typing, and how that sinks with its length
  const CHUNK = 20 // texts in a file
  const DIGEST = 12 // characters of the name of a file
  const ELSEWHERE = "=" // what is told of a term is a file of its own

  /** What belongs together in a row of numbers: a text of a document, or the pages of a kind and language.
      @type {(head: Head) => { owners: Owner[], stretches: Owner[], firsts: Int32Array }} */
  const lay = ({ block, documents, tongues }) => {
    /** @type {Owner[]} */
    const owners = []
    /** @type {Owner[]} */
    const stretches = []
    const firsts = new Int32Array(Math.max(...documents.map(([, number]) => number)) + 1)
    for (const [id, number, texts, pages] of documents) {
      const document = { id, number }
      firsts[number] = owners.length
      let [chunk, start, last] = [0, owners.length, ""]
      /** @type {(told: Pick<Owner, "document" | "text" | "language" | "kind">, name: string, count: number) => void} */
      const give = (told, name, count) => {
        const first = owners.length
        if (told.text || name !== last) {
          chunk += Math.ceil((first - start) / CHUNK)
          ;[start, last] = [first, name]
        }
        const lengths = `${Math.floor(number / block.lengths)} ${name}`
        const owner = /** @type {Owner} */ ({ ...told, name: id, number, lengths, first, count, chunk, start })
        stretches.push(owner)
        for (let left = count; left; left -= 1) owners.push(owner)
      }
      for (const [tongue, siglum, count] of texts) {
        give({ document, text: { siglum, ...tongues[tongue] } }, String(tongue), count)
      }
      for (const [language, kind, count] of pages) give({ language, kind }, language, count)
    }
    return { owners, stretches, firsts }
  }

  /** @type {IndexScript["open"]} */
  const open = async (base, root) => {
    const head = await load(base, "head", root.files.head)
    const variants = new Map()
    const characters = [...head.variants]
    for (let at = 0; at < characters.length; at += 2) variants.set(characters[at], characters[at + 1])
    const laid = lay(head)
    return {
      ...head,
      ...laid,
      base,
      root,
      variants,
      printed: new Set(head.printed),
      lengths: new Uint16Array(laid.owners.length),
      measured: new Set(),
      values: new Map(),
      postings: new Map(),
      grown: new Map(),
      forms: new Map(),
    }
  }

  /* Terms, and what is told of them */

  /** @type {(index: Index, term: string) => Promise<string[]>} */
  const directoryOf = ({ base, root }, term) => {
    const kind = isSlip(term) ? "slips" : "parts"
    const part = partOf(term, root[kind].length)
    return load(base, `${kind} ${part}`, root[kind][part])
  }

  /** The leaves of a directory in which there may be terms from the first to the last.
      @type {(directory: string[], first: string, last: string) => [name: string, digest: string][]} */
  const leavesIn = (directory, first, last) => {
    /** @type {[name: string, digest: string][]} */
    const leaves = []
    for (let at = 0; at < directory.length; at += 2) {
      const [begins, next] = [directory[at], directory[at + 2]]
      if (begins <= last && (next === undefined || next > first)) leaves.push([begins, directory[at + 1]])
    }
    return leaves
  }

  /** @type {(index: Index, term: string, told: string) => Promise<void>} */
  const keep = async ({ base, values }, term, told) => {
    const isElsewhere = told.startsWith(ELSEWHERE)
    values.set(term, isElsewhere ? await load(base, `term ${term}`, told.slice(ELSEWHERE.length)) : told)
  }

  /** Loads what is told of the terms from one to another that are wanted, which are given back.
      @type {(index: Index, first: string, last: string, isWanted: (term: string) => boolean) => Promise<string[]>} */
  const loadRange = async (index, first, last, isWanted) => {
    const leaves = leavesIn(await directoryOf(index, first), first, last)
    const found = await Promise.all(leaves.map(([begins, digest]) => load(index.base, `terms ${begins}`, digest)))
    /** @type {string[]} */
    const terms = []
    /** @type {Promise<void>[]} */
    const waiting = []
    for (const leaf of found) {
      for (let at = 0; at < leaf.length; at += 2) {
        if (!isWanted(leaf[at])) continue
        terms.push(leaf[at])
        if (!index.values.has(leaf[at])) waiting.push(keep(index, leaf[at], leaf[at + 1]))
      }
    }
    await Promise.all(waiting)
    return terms
  }

  /** @type {(index: Index, term: string) => Promise<void>} */
  const loadTerm = async (index, term) => {
    if (index.values.has(term)) return
    const [found] = await loadRange(index, term, term, (other) => other === term)
    if (found === undefined) index.values.set(term, "")
  }

  /** What a term may become while it grows: of two or three letters, all words that begin so as one term, which count
      nothing; of what is told apart from the same word by its spelling, nothing else.
      @type {(term: string) => string} */
  const beginningOf = (term) =>
    /^[\p{L}\p{N}]/u.test(term) && !ALONE.test(term) && BEGINNINGS.includes(term.length) ? BEGINNING + term : ""
  /** @param {string} term */
  const isFixed = (term) => term.startsWith(SMALL) || term.startsWith(SPELT)

  /** @type {(index: Index, term: string) => Promise<void>} */
  const loadGrown = async (index, term) => {
    const beginning = beginningOf(term)
    if (isFixed(term) || index.grown.has(term)) return
    if (beginning) await loadTerm(index, beginning)
    else index.grown.set(term, await loadRange(index, term, `${term}\uffff`, (other) => other.startsWith(term)))
  }

  /** @type {IndexScript["prepare"]} */
  const prepare = (index, terms, growing = []) =>
    Promise.all([
      ...[...new Set([...terms, ...growing])].map((term) => loadTerm(index, term)),
      ...[...new Set(growing)].map((term) => loadGrown(index, term)),
    ])

  /** @type {(index: Index, term: string) => string} */
  const valueOf = ({ values }, term) => {
    const value = values.get(term)
    if (value === undefined) throw new Error(`the part of the index with “${term}” is not loaded`)
    return value
  }

  /** @type {IndexScript["wordsOf"]} */
  const wordsOf = (index, term) => valueOf(index, term).split(" ").filter(Boolean)

  /** @type {IndexScript["prepareForms"]} */
  const prepareForms = async (index, words) => {
    await prepare(index, words.map((word) => FORM + word))
    for (const word of words) {
      /** @type {Group[]} */
      const groups = JSON.parse(valueOf(index, FORM + word) || "[]")
      index.forms.set(word, formsByFirstWord(groups).get(word) ?? [])
    }
  }

  /** The stemmers of all languages that words may be of, by their script.
      @type {IndexScript["stemmersFor"]} */
  const stemmersFor = ({ base, root, stems }, words) => {
    const letters = words.map(({ word }) => word).join("")
    const wanted = stems.filter(([, script]) => new RegExp(`\\p{Script=${script}}`, "u").test(letters))
    const languages = [...new Set(wanted.map(([language]) => language))]
    return Promise.all(
      languages.map(async (language) => [language, await load(base, `stems ${language}`, root.files[`stems ${language}`])]),
    )
  }

  /* Passages that have them */

  /** @type {(index: Index, term: string) => Postings} */
  const postingsOf = (index, term) => {
    const known = index.postings.get(term) ?? numbered(valueOf(index, term), index.firsts)
    index.postings.set(term, known)
    return known
  }

  /** @type {IndexScript["placeIn"]} */
  const placeIn = (ids, id) => {
    let [low, high] = [0, ids.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      if (ids[middle] === id) return middle
      if (ids[middle] < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** @type {(left: Int32Array, right: Int32Array) => Int32Array} */
  const both = (left, right) => {
    /** @type {number[]} */
    const common = []
    for (let [at, other] = [0, 0]; at < left.length && other < right.length; ) {
      if (left[at] === right[other]) common.push(left[at])
      if (left[at] <= right[other]) at += 1
      else other += 1
    }
    return Int32Array.from(common)
  }

  /** @type {(size: number, lists: Int32Array[]) => Int32Array} */
  const either = (size, lists) => {
    if (lists.length < 2) return lists[0] ?? new Int32Array()
    const has = new Uint8Array(size)
    for (const list of lists) for (const id of list) has[id] = 1
    let count = 0
    for (let id = 0; id < size; id += 1) count += has[id]
    const ids = new Int32Array(count)
    for (let [id, at] = [0, 0]; id < size; id += 1) if (has[id]) ids[at++] = id
    return ids
  }

  /** What a growing term may be, each with what it counts.
      @type {(index: Index, term: string) => Term[]} */
  const grownOf = (index, term) => {
    const beginning = beginningOf(term)
    if (isFixed(term)) return [{ ...postingsOf(index, term), weight: 1 }]
    if (beginning) return [{ ...postingsOf(index, beginning), weight: 0 }, { ...postingsOf(index, term), weight: 1 }]
    return (index.grown.get(term) ?? []).map((longer) => {
      const more = longer.length - term.length
      return { ...postingsOf(index, longer), weight: more ? (GROWN * longer.length) / (longer.length + FAR * more) : 1 }
    })
  }

  /** @type {IndexScript["having"]} */
  const having = (index, terms, { grows = false, weight: all = 1 } = {}) => {
    /** @type {Found} */
    const found = { ids: new Int32Array(), terms: [], weight: all }
    for (const [at, term] of terms.entries()) {
      const own = grows && at === terms.length - 1 ? grownOf(index, term) : [{ ...postingsOf(index, term), weight: 1 }]
      const ids = either(index.owners.length, own.map((one) => one.ids))
      found.ids = at ? both(found.ids, ids) : ids
      found.terms.push(...own)
    }
    return found
  }

  /** @type {IndexScript["scoreOf"]} */
  const scoreOf = ({ lengths, root: { average, count: all } }, { terms, weight: factor }, id) => {
    let score = 0
    for (const { ids, counts, weight: own } of terms) {
      const place = own ? placeIn(ids, id) : -1
      if (place >= 0) score += own * rarity(ids.length, all) * weight(counts[place], lengths[id], average)
    }
    return score * factor
  }

  /** @type {IndexScript["measure"]} */
  const measure = async (index, ids) => {
    const { base, root, lengths, measured, owners, stretches } = index
    const wanted = new Set(ids.map((id) => owners[id].lengths).filter((name) => !measured.has(name)))
    await Promise.all(
      [...wanted].map(async (name) => {
        const [block, kind] = name.split(" ")
        const numbers = read(await load(base, `lengths ${name}`, root.lengths[Number(block)][kind]))
        const own = stretches.filter((stretch) => stretch.lengths === name)
        let at = 0
        for (const { first, count } of own.sort((left, right) => left.number - right.number || left.first - right.first)) {
          lengths.set(numbers.slice(at, at + count), first)
          at += count
        }
        measured.add(name)
      }),
    )
  }

  /** @type {(owner: Owner, id: number) => number} */
  const chunkOf = ({ chunk, start }, id) => chunk + Math.floor((id - start) / CHUNK)

  /** @type {IndexScript["fileOf"]} */
  const fileOf = ({ owners }, id) => `${owners[id].name} ${chunkOf(owners[id], id)}`

  /** A hit's text and where it stands.
      @type {IndexScript["textOf"]} */
  const textOf = async (index, id) => {
    const { base, block, owners, root } = index
    const { document, number, start } = owners[id]
    const own = Math.floor(number / block.texts)
    const digests = (await load(base, `chunks ${own}`, root.texts[own]))[number]
    const at = chunkOf(owners[id], id)
    const digest = digests.slice(at * DIGEST, (at + 1) * DIGEST)
    const { entries, ...facts } = await load(base, `texts ${fileOf(index, id)}`, digest)
    const entry = entries[(id - start) % CHUNK]
    return /** @type {Place} */ (document ? { ...facts, owner: owners[id], entry } : { entry })
  }

  return { fileOf, having, measure, open, placeIn, prepare, prepareForms, scoreOf, stemmersFor, textOf, wordsOf }
})()
