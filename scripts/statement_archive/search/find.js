/* What passages have what was typed, and in which order a reader sees them. */
globalThis.archiveSearch ??= {}

archiveSearch.find = (() => {
  "use strict"
  const { fold } = archiveSearch.words
  const { having, prepare, textOf } = archiveSearch.index

  const KIN = 0.7 // what another form of the same word counts
  const INSIDE = 0.25 // how far behind whole words is what stands inside longer ones
  const HALF = 0.5 // how much of a query a passage must have that does not have all of it
  const CANDIDATES = 40 // how many passages are looked at more closely where none has all

  const termsOf = ({ labels, units, whole }) => [
    ...labels.flatMap(({ sign, number }) => [`${sign}${number}`, `~${number}`]),
    ...whole,
    ...units.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms)),
    ...units.filter(isOneWord).map(({ words: [{ word }] }) => archiveSearch.stemmer(word)),
  ]

  const isOneWord = ({ words }) => words.length === 1 && /^[a-z]{4,}$/.test(words[0].word)

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

  /* How far a text is from a reader: of the site in a language, who types words of that language or another. */
  const distance = (index, id, { language, reads }) => {
    const { text } = index.owners[id]
    return text ? text.distance[reads && !language.startsWith(reads) ? reads : language] : Infinity
  }

  const isForReader = (index, id, { language }) => (index.owners[id].language ?? language) === language

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
      const { document } = index.owners[id]
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
    const ids = [...new Set(found.flatMap((own) => [...own.keys()]))].filter((id) => index.owners[id].text)
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

  const ask = async (index, typed) => {
    const query = archiveSearch.plan.plan(typed, index)
    await prepare(index, termsOf(query))
    return query
  }

  /* Hits in order, and what they were found by in place of what was typed where that was put right. */
  const search = async (index, typed, language) => {
    const query = await ask(index, typed)
    if (!query.words.length && !query.labels.length) return { query, hits: [], correction: "" }
    const reader = { language, reads: query.reads }
    const hits = complete(index, query, reader)
    if (hits.some(({ id }) => index.owners[id].text)) return { query, hits, correction: "" }
    const right = await archiveSearch.spelling.correction(index, typed, query, (unit) => unitHits(index, unit).size > 0)
    const better = right ? await ask(index, right) : query
    const put = right ? complete(index, better, reader) : []
    if (put.length) return { query: better, hits: put, correction: right }
    return { query, hits: [...(await partial(index, query, reader)), ...hits], correction: "" }
  }

  return { search }
})()
