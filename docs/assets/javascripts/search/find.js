/* The index, loaded as far as a query needs it, and the ranking of what it holds. Files of the index are scripts that
   hand over their data, so that it works from file:// as from a host. */
globalThis.archiveSearch ??= {}

archiveSearch.find = (() => {
  "use strict"
  const { ALONE, PAIR, fold, shardOf } = archiveSearch.words
  const { formsByFirstWord, plan } = archiveSearch.plan

  const KIN = 0.7 // what another form of the same word counts
  const GROWN = 0.6 // what a longer word counts while one is still typing
  const INSIDE = 0.25 // how far behind whole words is what stands inside longer ones
  const HALF = 0.5 // how much of a query a passage must have that does not have all of it
  const LONGEST = 8 // how many characters a mistyped word without blanks may have
  const CANDIDATES = 40 // how many passages are looked at more closely where none has all
  const OPTIONS = { fields: ["text"], tokenize: (text) => [text], processTerm: (term) => term }

  /* Files */

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

  /* The passages that a document's text or a language's pages are, by their number. */
  const collections = (head) => [
    ...head.documents.flatMap((document) => document.texts.map((text) => ({ document, text, range: text.range }))),
    ...Object.entries(head.pages).map(([language, range]) => ({ language, range })),
  ]

  const open = async (base) => {
    const [data] = await Promise.all([load(base, "head"), load(base, "engine")])
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
    return { base, ...data, variants, forms, contexts, collections: collections(data), engine: null, loaded: new Set(), kin: new Map() }
  }

  /* Terms -> an engine that knows them: MiniSearch reads the parts of its own index back. */
  const prepare = async (index, terms) => {
    const wanted = [...new Set(terms.map((term) => shardOf(term, index.shards)))]
    const parts = await Promise.all(wanted.map((shard) => load(index.base, `terms-${shard}`)))
    if (index.engine && wanted.every((shard) => index.loaded.has(shard))) return
    wanted.forEach((shard, at) => {
      if (index.loaded.has(shard)) return
      index.loaded.add(shard)
      for (const [stem, ...forms] of parts[at].kin) index.kin.set(stem, forms)
    })
    const entries = [...index.loaded].flatMap((shard) => arrived.get(`terms-${shard}`).index)
    index.engine = MiniSearch.loadJS(
      {
        documentCount: index.lengths.length,
        nextId: index.lengths.length,
        documentIds: { ...index.lengths.map((_, id) => id) },
        fieldIds: { text: 0 },
        fieldLength: { ...index.lengths.map((length) => [length]) },
        averageFieldLength: [index.average],
        storedFields: {},
        dirtCount: 0,
        index: entries,
        serializationVersion: 2,
      },
      OPTIONS,
    )
  }

  const termsOf = ({ labels, units, whole }) => [
    ...labels.flatMap(({ sign, number }) => [`${sign}${number}`, `~${number}`]),
    ...whole,
    ...units.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms)),
    ...units.filter(isOneWord).map(({ words: [{ word }] }) => archiveSearch.stemmer(word)),
  ]

  const isOneWord = ({ words }) => words.length === 1 && /^[a-z]{4,}$/.test(words[0].word)

  /* Ranking */

  /* Passages that have all the terms, with their score; the last term may be the beginning of a longer one. */
  const having = (index, terms, { grows = false, weight = 1 } = {}) => {
    const queries = terms.map((term, at) => ({ queries: [term], combineWith: "OR", prefix: grows && at === terms.length - 1 }))
    const found = index.engine.search({ combineWith: "AND", queries }, { weights: { fuzzy: 0, prefix: GROWN } })
    return new Map(found.map(({ id, score }) => [id, score * weight]))
  }

  /* Passages that have a unit, each with the best of the ways in which it has it. */
  const unitHits = (index, unit) => {
    const best = new Map()
    const keep = (found, way) => {
      for (const [id, score] of found) {
        const known = best.get(id)
        if (!known || way.rank < known.way.rank || (way.rank === known.way.rank && score > known.score)) best.set(id, { score, way })
      }
    }
    const isWhole = unit.ways.some((way) => way.isWhole && having(index, way.terms).size)
    for (const way of unit.ways) {
      const isInside = isWhole && way.isTyped && !way.isWhole
      keep(having(index, way.terms, { weight: way.weight }), isInside ? { ...way, rank: INSIDE } : way)
      const grows = way.isTyped ? unit.grows : way.words.length > 1 && !way.words[0].isUnspaced
      if (grows) keep(having(index, way.terms, { grows, weight: way.weight }), { ...way, rank: Math.max(way.rank, INSIDE) })
    }
    if (isOneWord(unit)) {
      const [typed] = unit.words
      for (const form of index.kin.get(archiveSearch.stemmer(typed.word)) ?? []) {
        const way = { words: [{ ...typed, word: form, surface: form }], rank: INSIDE }
        if (form !== typed.word) keep(having(index, [form], { weight: KIN }), way)
      }
    }
    return best
  }

  const contextOf = (index, unit) =>
    new Set(
      [...index.contexts].filter(([, words]) => unit.words.every(({ word }) => words.has(word))).map(([document]) => document),
    )

  const collectionOf = (index, id) => index.collections.find(({ range: [from, to] }) => from <= id && id < to)

  /* How far a text is from a reader: of the site in a language, who types words of that language or another. */
  const distance = (index, id, { language, reads }) => {
    const { text } = collectionOf(index, id)
    return text ? text.distance[reads && !language.startsWith(reads) ? reads : language] : Infinity
  }

  const isForReader = (index, id, { language }) => (collectionOf(index, id).language ?? language) === language

  const inOrder = (hits) =>
    hits.sort(
      (left, right) =>
        left.rank - right.rank || Math.sign(left.distance - right.distance) || right.score - left.score || left.id - right.id,
    )

  /* Paragraphs of a number; those of documents that print none come behind. */
  const labelHits = (index, { sign, number }) => {
    const printed = having(index, [`${sign}${number}`])
    const counted = sign === "#" ? having(index, [`~${number}`]) : new Map()
    return new Map([...[...counted].map(([id, score]) => [id, { score, rank: 0.5 }]), ...[...printed].map(([id, score]) => [id, { score, rank: 0 }])])
  }

  /* Passages that have every unit; those that have the words in a row as typed come first. */
  const complete = (index, query, reader) => {
    const labelled = query.labels.map((label) => labelHits(index, label))
    const units = query.units.map((unit) => ({ found: unitHits(index, unit), context: contextOf(index, unit) }))
    const ids = new Set([...labelled, ...units.map(({ found }) => found)].flatMap((found) => [...found.keys()]))
    const inARow = query.whole.length ? having(index, query.whole, { grows: query.grows }) : new Map()
    const hits = []
    for (const id of ids) {
      const { document } = collectionOf(index, id)
      if (!isForReader(index, id, reader)) continue
      if (!labelled.every((found) => found.has(id))) continue
      if (!units.every(({ found, context }) => found.has(id) || context.has(document))) continue
      const own = units.map(({ found }) => found.get(id)).filter(Boolean)
      const ways = own.map(({ way }) => way)
      const parts = [...labelled.map((found) => found.get(id)), ...own]
      const isClose = inARow.has(id) || units.length < 2
      hits.push({
        id,
        ways,
        rank: isClose ? Math.max(0, ...labelled.map((found) => found.get(id).rank), ...ways.map((way) => way.rank)) : 1,
        distance: distance(index, id, reader),
        score: parts.reduce((sum, { score }) => sum + score, 0),
      })
    }
    return inOrder(hits)
  }

  /* How much of a run without blanks stands in a text, character by character, where most of it does: from 0 to 1. */
  const likeness = (run, folded) => {
    let best = 0
    for (let at = 0; at <= folded.length - run.length; at += 1) {
      let same = 0
      for (let offset = 0; offset < run.length; offset += 1) same += Number(run[offset] === folded[at + offset])
      best = Math.max(best, same)
    }
    return best / run.length
  }

  /* For each unit, how much of it passages have: runs without blanks in part, by their pairs; words or not at all. */
  const shares = (index, unit) => {
    const [{ terms }] = unit.ways
    if (!unit.words[0].isUnspaced || terms.length < 2) return new Map([...unitHits(index, unit).keys()].map((id) => [id, 1]))
    const counts = new Map()
    for (const term of terms) for (const id of having(index, [term]).keys()) counts.set(id, (counts.get(id) ?? 0) + 1 / terms.length)
    return counts
  }

  /* Passages that have the better part of what was typed, those with most of it first. */
  const partial = async (index, query, reader) => {
    const { units } = query
    const found = units.map((unit) => shares(index, unit))
    const shareOf = (id) => found.reduce((sum, own) => sum + (own.get(id) ?? 0), 0) / units.length
    const ids = [...new Set(found.flatMap((own) => [...own.keys()]))].filter((id) => collectionOf(index, id).text)
    const near = ids.sort((left, right) => shareOf(right) - shareOf(left) || left - right).slice(0, CANDIDATES)
    const hits = await Promise.all(
      near.map(async (id) => {
        const folded = fold((await textOf(index, id)).entry.text, index.variants)
        const parts = units.map((unit, at) => {
          const run = unit.words.map(({ word }) => word).join("")
          return unit.words[0].isUnspaced && run.length > 2 ? likeness(run, folded) : (found[at].get(id) ?? 0)
        })
        const share = parts.reduce((sum, part) => sum + part, 0) / units.length
        const ways = units.map(({ ways: [way] }) => way).filter((_, at) => parts[at] > 0)
        return { id, ways, share, rank: 2 - share, distance: distance(index, id, reader), score: 0 }
      }),
    )
    return inOrder(hits.filter(({ share }) => share >= HALF && (units.length > 1 || share < 1)))
  }

  /* Spelling */

  const spellings = async (index) => {
    if (!index.spelling) {
      const words = (await load(index.base, "words")).split(" ")
      const engine = new MiniSearch({ ...OPTIONS, storeFields: [] })
      engine.addAll(words.map((text, id) => ({ id, text })))
      index.spelling = { words, known: new Set(words), engine }
    }
    return index.spelling
  }

  const isKnown = (index, unit) => unitHits(index, unit).size > 0

  /* The nearest word that some text has; "" where none is near. Of equally near ones the most frequent. */
  const nearest = ({ words, engine }, word) => {
    const within = (distance) =>
      engine
        .search(word, { fuzzy: distance })
        .map(({ id }) => words[id])
        .find((near) => near !== word && ALONE.test(near) === ALONE.test(word))
    if (ALONE.test(word)) return (word.length > 2 && within(1)) || ""
    return (word.length > 3 && within(1)) || (word.length > 5 && within(word.length > 9 ? 3 : 2)) || ""
  }

  /* `health care` for `healthcare`, where some text has the two in a row; "" where none has. */
  const halved = async (index, { known }, word) => {
    const halves = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)])
    for (const [left, right] of halves.filter((parts) => parts.every((part) => known.has(part)))) {
      const term = `${PAIR}${left} ${right}`
      await prepare(index, [term])
      if (having(index, [term]).size) return `${left} ${right}`
    }
    return ""
  }

  /* The stretches of a unit that may be one mistyped word, the longest first. */
  const stretches = ({ words }) => {
    if (!words[0].isUnspaced) return words.map((word) => [word])
    const longest = Math.min(words.length, LONGEST)
    const lengths = Array.from({ length: Math.max(0, longest - 2) }, (_, at) => longest - at)
    return lengths.flatMap((length) => words.slice(length - 1).map((_, at) => words.slice(at, at + length)))
  }

  /* What was typed with words put right that no text has; "" where there is nothing to put right. */
  const correction = async (index, typed, { units }) => {
    const unknown = units.filter((unit) => !unitHits(index, unit).size)
    if (!unknown.length) return ""
    const spelling = await spellings(index)
    let right = typed
    for (const unit of unknown.reverse()) {
      for (const stretch of stretches(unit)) {
        const word = stretch.map((part) => part.word).join("")
        const better = (await halved(index, spelling, word)) || nearest(spelling, word)
        if (!better) continue
        right = right.slice(0, stretch[0].start) + better + right.slice(stretch.at(-1).end)
        break
      }
    }
    return right === typed ? "" : right
  }

  /* Searching */

  const ask = async (index, typed) => {
    const query = plan(typed, index)
    await prepare(index, termsOf(query))
    return query
  }

  /* Hits in order, and what they were found by in place of what was typed where that was put right. */
  const search = async (index, typed, language) => {
    const query = await ask(index, typed)
    if (!query.words.length && !query.labels.length) return { query, hits: [], correction: "" }
    const reader = { language, reads: query.reads }
    const hits = complete(index, query, reader)
    if (hits.some(({ id }) => collectionOf(index, id).text)) return { query, hits, correction: "" }
    const right = await correction(index, typed, query)
    const better = right ? await ask(index, right) : query
    const put = right ? complete(index, better, reader) : []
    if (put.length) return { query: better, hits: put, correction: right }
    return { query, hits: [...(await partial(index, query, reader)), ...hits], correction: "" }
  }

  /* A hit's text and where it stands. */
  const textOf = async (index, id) => {
    const entries = await load(index.base, `texts-${Math.floor(id / index.chunk)}`)
    return { ...collectionOf(index, id), entry: entries[id % index.chunk] }
  }

  return { open, placeOf: collectionOf, search, textOf }
})()
