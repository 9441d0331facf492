/* The index in the browser, loaded as far as a query needs it. Its files are scripts that hand over their data, so that
   it works from file:// as from a host. */
globalThis.archiveSearch ??= {}

archiveSearch.index = (() => {
  "use strict"
  const { shardOf } = archiveSearch.words
  const { formsByFirstWord, plan } = archiveSearch.plan

  const GROWN = 0.6 // what a longer word counts while one is still typing
  const OPTIONS = { fields: ["text"], tokenize: (text) => [text], processTerm: (term) => term }

  const waiting = new Map()
  const arrived = new Map()
  archiveSearch.receive = (name, value) => arrived.set(name, value)

  const load = (base, name) => {
    if (!waiting.has(name)) {
      waiting.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script")
          script.src = new URL(`${name}.js`, base).href
          script.onload = () => resolve(arrived.get(name))
          script.onerror = () => {
            waiting.delete(name)
            reject(new Error(`could not load ${script.src}`))
          }
          document.head.append(script)
        }),
      )
    }
    return waiting.get(name)
  }

  /* For each passage by its number, the document and text, or the language, that it belongs to. */
  const ownersOf = ({ documents, pages, lengths }) => {
    const owners = new Array(lengths.length)
    for (const document of documents) for (const text of document.texts) owners.fill({ document, text }, ...text.range)
    for (const [language, range] of Object.entries(pages)) owners.fill({ language }, ...range)
    return owners
  }

  const open = async (base) => {
    const data = await load(base, "head")
    const variants = new Map()
    const characters = [...data.variants]
    for (let at = 0; at < characters.length; at += 2) variants.set(characters[at], characters[at + 1])
    const forms = formsByFirstWord(data.groups)
    const contexts = new Map(
      data.documents.map((document) => {
        const { words } = plan(document.context, { forms: new Map(), variants })
        return [document, new Set(words.map(({ word }) => word))]
      }),
    )
    return { base, ...data, variants, forms, contexts, owners: ownersOf(data), engines: new Map(), kin: new Map() }
  }

  /* A part of the index as MiniSearch reads it back: numbers of the whole, terms of the part. */
  const engineOf = ({ lengths, average }, entries) =>
    MiniSearch.loadJS(
      {
        documentCount: lengths.length,
        nextId: lengths.length,
        documentIds: { ...lengths.map((_, id) => id) },
        fieldIds: { text: 0 },
        fieldLength: { ...lengths.map((length) => [length]) },
        averageFieldLength: [average],
        storedFields: {},
        dirtCount: 0,
        index: entries,
        serializationVersion: 2,
      },
      OPTIONS,
    )

  /* Loads the parts of the index in which the terms stand. */
  const prepare = (index, terms) => {
    const wanted = [...new Set(terms.map((term) => shardOf(term, index.shards)))].filter((shard) => !index.engines.has(shard))
    return Promise.all(
      wanted.map(async (shard) => {
        const part = await load(index.base, `terms-${shard}`)
        if (index.engines.has(shard)) return
        index.engines.set(shard, engineOf(index, part.index))
        for (const [stem, ...forms] of part.kin) index.kin.set(stem, forms)
      }),
    )
  }

  /* Passages that have all the terms, with their score; the last term may be the beginning of a longer one. */
  const having = (index, terms, { grows = false, weight = 1 } = {}) => {
    let all = null
    terms.forEach((term, at) => {
      const prefix = grows && at === terms.length - 1
      const found = index.engines.get(shardOf(term, index.shards)).search(term, { prefix, weights: { fuzzy: 0, prefix: GROWN } })
      const before = all
      const shared = before ? found.filter(({ id }) => before.has(id)) : found
      all = new Map(shared.map(({ id, score }) => [id, (before?.get(id) ?? 0) + score * weight]))
    })
    return all ?? new Map()
  }

  /* A hit's text and where it stands. */
  const textOf = async (index, id) => {
    const entries = await load(index.base, `texts-${Math.floor(id / index.chunk)}`)
    return { ...index.owners[id], entry: entries[id % index.chunk] }
  }

  return { OPTIONS, having, load, open, prepare, textOf }
})()
