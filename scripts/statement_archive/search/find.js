/* What passages have what was typed, and in which classes. */
/** @import { Answer, ArchiveSearch, FindScript, Hit, Index, Label, LabelHits, Query, Reader, Shares } from "search/types" */
/** @import { Sought, SpellingScript, Unit, UnitHit, UnitHits, Way, WayHits } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.find = (() => {
  "use strict"
  const { load } = archiveSearch.files
  const { CAPITALS, CONTEXT, SMALL, TRADITIONAL, speltTerm } = archiveSearch.plan
  const { cut, fold } = archiveSearch.words
  const { having, placeIn, prepare, prepareForms, scoreOf, stemmersFor, textOf, wordsOf } = archiveSearch.index
  const { exact, inClasses } = archiveSearch.ranking
  const { isInflected, keysOf } = archiveSearch.stems

  const KIN = 0.7 // what another form of the same word counts
  const INSIDE = 0.25 // how far behind whole words is what stands inside longer ones
  const BY_NAME = -1 // before all else is what is called so
  const LONGEST = 300 // characters of what is typed that are looked for
  const MENDED = 100 // up to how many of them a slip is put right
  const HALF = 0.5 // how much of a query a passage must have that does not have all of it
  const NONE = 9 // the rank of what is not found
  const CANDIDATES = 40 // how many passages are looked at more closely where none has all

  /** Of a word alone, the terms by which it is found in capitals only, or only where it is not, or as it is spelt.
      @param {Unit} unit */
  const casesOf = ({ words: [first], words, isExact }) =>
    words.length > 1 || first.isUnspaced || isExact
      ? []
      : [CAPITALS + first.word, SMALL + first.word, ...speltTerm(first)]

  /** @param {Query} query */
  const termsOf = ({ called, labels, shown, units, whole }) => [
    called,
    ...shown,
    ...labels.flatMap((label) => label.map(({ term }) => term)),
    ...whole,
    ...units.flatMap(casesOf),
    ...units.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms)),
    ...units.flatMap(({ stems = [] }) => stems),
    ...units.flatMap(({ words }) => words.map(({ word }) => CONTEXT + word)),
  ]

  /** Whether what a way looks for may go on.
      @type {(unit: Unit, way: Way) => boolean} */
  const isGrowing = ({ grows = false }, { isTyped, words: [first], words }) =>
    isTyped ? grows : words.length > 1 && !first.isUnspaced

  /** The terms of a query that may go on.
      @param {Query} query */
  const growingOf = ({ grows, units, whole }) => [
    ...(grows ? whole.slice(-1) : []),
    ...units.flatMap((unit) => unit.ways.filter((way) => isGrowing(unit, way)).map(({ terms }) => terms[terms.length - 1])),
    ...units.flatMap((unit) => (unit.grows ? casesOf(unit) : [])),
  ]

  /** The ways in which a unit can be had, where `WHO` is asked for and no `who`, or `who` before `WHO`, or `Sénégal` before
      `Senegal`.
      @type {(index: Index, unit: Unit) => { ways: Way[], isInCapitals: boolean }} */
  const waysOf = (index, unit) => {
    const [capital, small, spelt] = casesOf(unit).map((term) => having(index, [term]).ids.length && term)
    const [typed, ...others] = unit.ways
    if (unit.words[0].isInCapitals && capital) {
      return { ways: [{ ...typed, terms: [capital] }, ...others], isInCapitals: true }
    }
    const own = spelt || small
    if (!own) return { ways: unit.ways, isInCapitals: false }
    const behind = unit.ways.map((way) => ({ ...way, rank: Math.max(way.rank, INSIDE) }))
    return { ways: [{ ...typed, terms: [own] }, ...behind], isInCapitals: false }
  }

  /** What has a unit in each of its ways.
      @type {(index: Index, unit: Unit, ways: Way[]) => WayHits[]} */
  const waysFound = (index, unit, ways) => {
    const isWhole = ways.some((way) => way.isWhole && having(index, way.terms).ids.length)
    return ways.flatMap((way) => {
      const { terms, weight } = way
      const isInside = isWhole && way.isTyped && !way.isWhole
      const found = { found: having(index, terms, { weight }), way: isInside ? { ...way, rank: INSIDE } : way }
      if (!isGrowing(unit, way)) return [found]
      const longer = { ...way, rank: Math.max(way.rank, INSIDE) }
      return [found, { found: having(index, terms, { grows: true, weight }), way: longer }]
    })
  }

  /** The forms of a word that texts have.
      @type {(index: Index, unit: Unit) => string[]} */
  const formsOf = (index, { stems = [] }) => [...new Set(stems.flatMap((stem) => wordsOf(index, stem)))]

  /** What has another form of the same word.
      @type {(index: Index, unit: Unit) => WayHits[]} */
  const kinFound = (index, unit) => {
    const [typed] = unit.words
    return formsOf(index, unit)
      .filter((form) => form !== typed.word)
      .map((form) => {
        const way = { words: [{ ...typed, word: form, surface: form }], rank: INSIDE, isTyped: true }
        return { found: having(index, [form], { weight: KIN }), way }
      })
  }

  /** Passages that have a unit, each with the rank of the best way in which it has it.
      @type {(index: Index, unit: Unit) => UnitHits} */
  const unitHits = (index, unit) => {
    const { ways: own, isInCapitals } = waysOf(index, unit)
    const ways = [...waysFound(index, unit, own), ...(isInCapitals ? [] : kinFound(index, unit))]
    const ranks = new Float32Array(index.owners.length).fill(NONE)
    const isTyped = new Uint8Array(index.owners.length)
    /** @type {number[]} */
    const ids = []
    for (const { found, way } of ways) {
      for (const id of found.ids) {
        if (ranks[id] === NONE) ids.push(id)
        if (way.rank < ranks[id]) isTyped[id] = 0
        ranks[id] = Math.min(ranks[id], way.rank)
        if (way.isTyped && way.rank === ranks[id]) isTyped[id] = 1
      }
    }
    return { ids, ranks, isTyped, ways }
  }

  /** Of the best ways in which a passage has a unit, the one by which it counts most.
      @type {(index: Index, hits: UnitHits, id: number) => UnitHit[]} */
  const bestOf = (index, { ranks, ways }, id) => {
    /** @type {UnitHit[]} */
    const best = []
    for (const { found, way } of ways) {
      if (way.rank !== ranks[id] || placeIn(found.ids, id) < 0) continue
      const score = scoreOf(index, found, id)
      if (!best.length || score > best[0].score) best[0] = { score, way }
    }
    return best
  }

  /** The documents that are found as a whole by all words of a unit.
      @type {(index: Index, unit: Unit) => Set<number>} */
  const contextOf = (index, { words }) => {
    const { ids } = having(index, [...new Set(words.map(({ word }) => CONTEXT + word))])
    return new Set(Array.from(ids, (id) => index.owners[id].number))
  }

  /** A language without its script or region.
      @param {string} tag */
  const bare = (tag) => tag.split("-")[0]

  /** How far a text is from a reader: of the site in a language, who types words of that language or another.
      @type {(index: Index, id: number, reader: Reader) => number} */
  const distance = (index, id, { language, reads }) => {
    const { text } = index.owners[id]
    if (!text) return Infinity
    if (!reads || bare(language) === bare(reads)) return text.distance[language]
    return text.distance[reads] ?? text.distance[bare(reads)] ?? text.distance[language]
  }

  /** @type {(index: Index, id: number, reader: Reader) => boolean} */
  const isForReader = (index, id, { language }) => (index.owners[id].language ?? language) === language

  /** What a label leads to, each with the rank of the first of the terms that find it.
      @type {(index: Index, label: Label) => LabelHits} */
  const labelHits = (index, label) => {
    /** @type {LabelHits} */
    const hits = new Map()
    for (const { term, rank } of label) {
      const found = having(index, [term])
      for (const id of found.ids) if (!hits.has(id)) hits.set(id, { found, rank })
    }
    return hits
  }

  /** @type {Map<string, string>} */
  const scripts = new Map()
  /** @param {string} tag */
  const scriptOf = (tag) => {
    const script = scripts.get(tag) ?? new Intl.Locale(tag).maximize().script ?? ""
    scripts.set(tag, script)
    return script
  }

  /** Whether a text is written in characters that stand for those that are typed, by one whose site is not in Chinese.
      @type {(index: Index, hit: Hit, reader: Reader) => boolean} */
  const isConverted = ({ owners }, { id }, { language, reads }) =>
    reads === TRADITIONAL &&
    bare(language) !== bare(reads) &&
    scriptOf(owners[id].text?.written ?? "und") === "Hans"

  /** @type {(index: Index, hit: Hit) => string} */
  const languageOf = ({ owners }, { id }) => bare(owners[id].text?.written ?? "")

  /** Hits, those nearer that have all words as typed, or other forms of them, where no text in the language that one was
      taken to read has them so: who types `Pegel` reads German. Other forms are behind what was typed, but not behind
      what answers to it in another language.
      @type {(index: Index, hits: Hit[], reader: Reader) => Hit[]} */
  const nearer = (index, hits, reader) => {
    const { reads } = reader
    if (!reads) return hits
    const typed = hits.filter((hit) => hit.isTyped && !isConverted(index, hit, reader))
    const languages = new Set(typed.map((hit) => languageOf(index, hit)).filter(Boolean))
    if (!languages.size || languages.has(bare(reads))) return hits
    return hits.map((hit) => {
      if (!languages.has(languageOf(index, hit))) return hit
      return hit.rank > INSIDE ? { ...hit, distance: BY_NAME } : { ...hit, distance: BY_NAME + hit.rank, rank: 0 }
    })
  }

  /** How far behind others a passage is that has all labels and units, and whether it has these as they were typed; null
      where it lacks one. It may lack those by which its document is found.
      @type {(index: Index, sought: Sought, id: number) => Pick<Hit, "rank" | "isTyped"> | null} */
  const standing = ({ owners }, { labelled, units }, id) => {
    const { document, number } = owners[id]
    let [rank, isTyped, has] = [0, true, 0]
    for (const found of labelled) {
      const hit = found.get(id)
      if (!hit) return null
      rank = Math.max(rank, hit.rank)
    }
    for (const unit of units) {
      if (unit.ranks[id] === NONE) {
        if (document && unit.context.has(number)) continue
        return null
      }
      has += 1
      rank = Math.max(rank, unit.ranks[id])
      isTyped &&= unit.isTyped[id] > 0
    }
    return { rank, isTyped: isTyped && has > 0 }
  }

  /** What stands in one of several lists, in the order of its numbers, as far as it is a hit.
      @type {(index: Index, lists: (LabelHits | UnitHits)[], hitOf: (id: number) => Hit | null) => Hit[]} */
  const hitsOf = ({ owners }, lists, hitOf) => {
    const has = new Uint8Array(owners.length)
    for (const list of lists) for (const id of "ids" in list ? list.ids : list.keys()) has[id] = 1
    /** @type {Hit[]} */
    const hits = []
    for (let id = has.indexOf(1); id >= 0; id = has.indexOf(1, id + 1)) {
      const hit = hitOf(id)
      if (hit) hits.push(hit)
    }
    return hits
  }

  /** Passages that have every unit, in classes; those that have the words in a row as typed come first.
      @type {(index: Index, query: Query, reader: Reader) => Omit<Answer, "correction">} */
  const complete = (index, query, reader) => {
    const called = new Set(having(index, [query.called]).ids)
    const labelled = query.labels.map((label) => labelHits(index, label))
    const units = query.units.map((unit) => ({ ...unitHits(index, unit), context: contextOf(index, unit) }))
    const isAlone = units.length < 2 || query.units.every(({ isExact }) => isExact)
    const isExact = query.units.some((unit) => unit.isExact)
    const inARow = new Set(isAlone || !query.whole.length ? [] : having(index, query.whole, { grows: query.grows }).ids)

    const shown = new Set(having(index, query.shown).ids)
    /** @param {number} id */
    const isSure = (id) => !isExact || called.has(id)
    /** @param {number} id */
    const mayBe = (id) => isForReader(index, id, reader) && (isSure(id) || index.owners[id].text || shown.has(id))

    /** @type {(id: number) => Hit | null} */
    const hitOf = (id) => {
      const found = mayBe(id) ? standing(index, { labelled, units }, id) : null
      if (!found) return null
      const rank = called.has(id) ? BY_NAME : isAlone || inARow.has(id) ? found.rank : 1
      const isProved = isSure(id) || undefined
      return { id, rank, isTyped: found.isTyped, distance: distance(index, id, reader), isProved }
    }

    /** @param {number} id */
    const best = (id) => units.flatMap((unit) => bestOf(index, unit, id))
    return {
      query,
      hits: inClasses(index, nearer(index, hitsOf(index, [...labelled, ...units], hitOf), reader)),
      score: (id) => {
        let sum = 0
        for (const own of labelled) sum += scoreOf(index, own.get(id)?.found ?? { terms: [], weight: 0 }, id)
        for (const unit of units) sum += bestOf(index, unit, id)[0]?.score ?? 0
        return sum
      },
      waysOf: (id) => best(id).map(({ way }) => way),
    }
  }

  /** How much of a run without blanks stands in a text, character by character, where most of it does: from 0 to 1.
      @type {(run: string, folded: string) => number} */
  const likeness = (run, folded) => {
    let best = 0
    for (let at = 0; at <= folded.length - run.length; at += 1) {
      let same = 0
      for (let offset = 0; offset < run.length; offset += 1) same += Number(run[offset] === folded[at + offset])
      best = Math.max(best, same)
    }
    return best / run.length
  }

  /** For each unit, how much of it passages have: runs without blanks in part, by their pairs; words or not at all.
      @type {(index: Index, unit: Unit) => Shares} */
  const shares = (index, unit) => {
    const [{ terms }] = unit.ways
    if (!unit.words[0].isUnspaced || terms.length < 2) {
      return new Map(unitHits(index, unit).ids.map((id) => [id, 1]))
    }
    /** @type {Shares} */
    const counts = new Map()
    for (const term of terms) {
      for (const id of having(index, [term]).ids) counts.set(id, (counts.get(id) ?? 0) + 1 / terms.length)
    }
    return counts
  }

  /** A run of characters without blanks, of which a text may have the most; "" for other words, which it has or not.
      @param {Unit} unit */
  const runOf = ({ words }) => (words[0].isUnspaced && words.length > 2 ? words.map(({ word }) => word).join("") : "")

  /** Passages that have the better part of what was typed, those with most of it first.
      @type {(index: Index, query: Query, reader: Reader) => Promise<Hit[]>} */
  const partial = async (index, query, reader) => {
    const { units } = query
    const found = units.map((unit) => shares(index, unit))
    /** @param {number} id */
    const shareOf = (id) => found.reduce((sum, own) => sum + (own.get(id) ?? 0), 0) / units.length
    const ids = [...new Set(found.flatMap((own) => [...own.keys()]))].filter((id) => index.owners[id].text)
    const runs = units.map(runOf)
    const near = ids.sort((left, right) => shareOf(right) - shareOf(left) || left - right).slice(0, CANDIDATES)
    const hits = await Promise.all(
      near.map(async (id) => {
        const folded = runs.some(Boolean) ? fold((await textOf(index, id)).entry.text, index.variants) : ""
        const parts = runs.map((run, at) => (run ? likeness(run, folded) : (found[at].get(id) ?? 0)))
        const share = parts.reduce((sum, part) => sum + part, 0) / units.length
        const ways = units.map(({ ways: [way] }) => way).filter((_, at) => parts[at] > 0)
        return { id, ways, share, rank: 2 - share, distance: distance(index, id, reader), score: 0, isTyped: false, isProved: true }
      }),
    )
    const better = hits.filter(({ share }) => share >= HALF && (units.length > 1 || share < 1))
    return inClasses(index, better.sort((left, right) => left.id - right.id))
  }

  /** @type {(index: Index, typed: string) => Promise<Query>} */
  const ask = async (index, typed) => {
    await prepareForms(index, [...new Set(cut(fold(typed, index.variants)).map(({ word }) => word))])
    const query = archiveSearch.plan.plan(typed, index)
    const inflected = query.units.filter(({ words }) => words.length === 1 && isInflected(words[0]))
    const stemmers = await stemmersFor(index, inflected.flatMap(({ words }) => words))
    for (const unit of inflected) {
      const [{ word, spelt = word }] = unit.words
      unit.stems = keysOf(word, spelt, stemmers)
    }
    await prepare(index, termsOf(query), growingOf(query))
    await prepare(index, query.units.flatMap((unit) => formsOf(index, unit)))
    return query
  }

  /** Whether a unit is long enough to have a slip in it: what puts slips right is not loaded for the first letters.
      @param {Unit} unit */
  const isLong = ({ words: [first], words }) =>
    first.isUnspaced ? words.length > 2 : words.some(({ word }) => word.length > 3)

  /** What was typed, with words put right; what does that comes when it is needed.
      @type {SpellingScript["correction"]} */
  const correction = async (index, typed, query, isFound) => {
    await load(index.base, "speller", index.root.files.speller)
    return archiveSearch.spelling.correction(index, typed, query, isFound)
  }

  /** What is found where no text has all that was typed: by words put right, else what has the better part of it.
      @type {(index: Index, typed: string, found: Answer, reader: Reader) => Promise<Answer>} */
  const otherwise = async (index, typed, found, reader) => {
    const { query, hits } = found
    /** @param {Unit} unit */
    const isFound = (unit) => unitHits(index, unit).ids.length > 0
    const isMendable = typed.length <= MENDED && query.units.some((unit) => isLong(unit) && !isFound(unit))
    const right = isMendable ? await correction(index, typed, query, isFound) : ""
    const put = right ? complete(index, await ask(index, right), reader) : found
    if (right && put.hits.length) return { ...put, correction: right }
    return { ...found, hits: [...(await partial(index, query, reader)), ...hits] }
  }

  /** @type {FindScript["search"]} */
  const search = async (index, all, language) => {
    const typed = all.slice(0, LONGEST)
    const query = await ask(index, typed)
    const reader = { language, reads: query.reads }
    const found = { ...complete(index, query, reader), correction: "" }
    if (query.units.some(({ isExact }) => isExact)) return { ...found, hits: await exact(index, query, found.hits) }
    const isAsked = query.units.length || query.labels.length
    if (!isAsked || found.hits.some(({ id }) => index.owners[id].text)) return found
    return otherwise(index, typed, found, reader)
  }

  return { search }
})()
