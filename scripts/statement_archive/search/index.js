/* The index in the browser, loaded as far as a query needs it. Its files are scripts that hand over their data, so that
   it works from file:// as from a host. */
/** @import { ArchiveSearch, Engine, Hit, Index, IndexScript, Owner, Place, Scores } from "search/types" */
/** @import { Head, IndexFiles, PageKind, Range, TermsPart } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.index = (() => {
  "use strict"
  const { shardOf } = archiveSearch.words
  const { formsByFirstWord, plan } = archiveSearch.plan

  const GROWN = 0.6 // what a longer word counts while one is still typing
  /** @type {IndexScript["OPTIONS"]} */
  const OPTIONS = { fields: ["text"], tokenize: (text) => [text], processTerm: (term) => term }

  /** @type {Map<string, Promise<unknown>>} */
  const waiting = new Map()
  /** @type {Map<string, unknown>} */
  const arrived = new Map()
  archiveSearch.receive = (name, value) => arrived.set(name, value)

  /** @type {(base: URL, name: string) => Promise<unknown>} */
  const request = (base, name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = new URL(`${name}.js`, base).href
      script.addEventListener("load", () => resolve(arrived.get(name)))
      script.addEventListener("error", () => {
        waiting.delete(name)
        reject(new Error(`could not load ${script.src}`))
      })
      document.head.append(script)
    })

  /** @type {IndexScript["load"]} */
  const load = (base, name) => {
    const file = waiting.get(name) ?? request(base, name)
    waiting.set(name, file)
    return /** @type {Promise<IndexFiles[typeof name]>} */ (file)
  }

  /** For each passage by its number, the document and text, or the language, that it belongs to.
      @param {Head} head */
  const ownersOf = ({ documents, pages }) => {
    /** @type {Owner[]} */
    const owners = []
    /** @type {(owner: Owner, range: Range) => void} */
    const give = (owner, [from, to]) => {
      for (let id = from; id < to; id += 1) owners[id] = owner
    }
    for (const document of documents) for (const text of document.texts) give({ document, text }, text.range)
    for (const [language, kinds] of Object.entries(pages)) {
      for (const [kind, range] of Object.entries(kinds)) give({ language, kind: /** @type {PageKind} */ (kind) }, range)
    }
    return owners
  }

  /** @type {IndexScript["open"]} */
  const open = async (base) => {
    const data = await load(base, "head")
    const variants = new Map()
    const characters = [...data.variants]
    for (let at = 0; at < characters.length; at += 2) variants.set(characters[at], characters[at + 1])
    const forms = formsByFirstWord(data.groups)
    const printed = new Set(data.printed)
    const nothing = { forms: new Map(), labels: {}, printed: new Set(), variants }
    const contexts = new Map(
      data.documents.map((document) => {
        const { words } = plan(document.context, nothing)
        return [document, new Set(words.map(({ word }) => word))]
      }),
    )
    const known = { ...data, variants, printed, forms, contexts, owners: ownersOf(data) }
    return { base, ...known, engines: new Map(), kin: new Map() }
  }

  /** A part of the index as MiniSearch reads it back: numbers of the whole, terms of the part.
      @type {(head: Pick<Head, "average" | "lengths">, entries: TermsPart["index"]) => Engine} */
  const engineOf = ({ lengths, average }, entries) =>
    MiniSearch.loadJS(
      {
        documentCount: lengths.length,
        nextId: lengths.length,
        documentIds: Object.fromEntries(lengths.map((_, id) => [id, id])),
        fieldIds: { text: 0 },
        fieldLength: Object.fromEntries(lengths.map((length, id) => [id, [length]])),
        averageFieldLength: [average],
        storedFields: {},
        dirtCount: 0,
        index: entries,
        serializationVersion: 2,
      },
      OPTIONS,
    )

  /** Loads the parts of the index in which the terms stand.
      @type {IndexScript["prepare"]} */
  const prepare = (index, terms) => {
    const shards = new Set(terms.map((term) => shardOf(term, index.shards)))
    const wanted = [...shards].filter((shard) => !index.engines.has(shard))
    return Promise.all(
      wanted.map(async (shard) => {
        const part = await load(index.base, `terms-${shard}`)
        if (index.engines.has(shard)) return
        index.engines.set(shard, engineOf(index, part.index))
        for (const [stem, ...forms] of part.kin) index.kin.set(stem, forms)
      }),
    )
  }

  /** The stemmers of all languages that words may be of, by their script.
      @type {IndexScript["stemmersFor"]} */
  const stemmersFor = (index, words) => {
    const letters = words.map(({ word }) => word).join("")
    const wanted = index.stems.filter(([, script]) => new RegExp(`\\p{Script=${script}}`, "u").test(letters))
    const languages = [...new Set(wanted.map(([language]) => language))]
    return Promise.all(languages.map(async (language) => [language, await load(index.base, `stems-${language}`)]))
  }

  /** @type {(index: Index, term: string) => Engine} */
  const engineFor = (index, term) => {
    const engine = index.engines.get(shardOf(term, index.shards))
    if (!engine) throw new Error(`the part of the index with “${term}” is not loaded`)
    return engine
  }

  /** The scores of passages that were found before and now again.
      @type {(before: Scores | null, found: Pick<Hit, "id" | "score">[], weight: number) => Scores} */
  const addUp = (before, found, weight) => {
    const again = before ? found.filter(({ id }) => before.has(id)) : found
    return new Map(again.map(({ id, score }) => [id, (before?.get(id) ?? 0) + score * weight]))
  }

  /** Passages that have all the terms, with their score; the last term may be the beginning of a longer one.
      @type {IndexScript["having"]} */
  const having = (index, terms, { grows = false, weight = 1 } = {}) => {
    /** @type {Scores | null} */
    let all = null
    for (const [at, term] of terms.entries()) {
      const prefix = grows && at === terms.length - 1
      const found = engineFor(index, term).search(term, { prefix, weights: { fuzzy: 0, prefix: GROWN } })
      all = addUp(all, found, weight)
    }
    return all ?? new Map()
  }

  /** A hit's text and where it stands.
      @type {IndexScript["textOf"]} */
  const textOf = async (index, id) => {
    const entries = await load(index.base, `texts-${Math.floor(id / index.chunk)}`)
    return /** @type {Place} */ ({ ...index.owners[id], entry: entries[id % index.chunk] })
  }

  return { OPTIONS, having, load, open, prepare, stemmersFor, textOf }
})()
