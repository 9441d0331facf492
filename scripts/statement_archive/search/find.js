/* What passages have what was typed, and in which order a reader sees them. */
/** @import { ArchiveSearch, FindScript, Hit, Index, Label, LabelHit, Owner, Query, Reader } from "search/types" */
/** @import { Scores, Unit, UnitHit, Way, WayHits } from "search/types" */
/** @import { IndexedDocument, PageKind } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.find = (() => {
  "use strict"
  const { spans } = archiveSearch.marks
  const { CAPITALS, SMALL, TRADITIONAL, speltTerm } = archiveSearch.plan
  const { fold } = archiveSearch.words
  const { having, prepare, stemmersFor, textOf } = archiveSearch.index
  const { isInflected, keysOf } = archiveSearch.stems

  const KIN = 0.7 // what another form of the same word counts
  const INSIDE = 0.25 // how far behind whole words is what stands inside longer ones
  const BY_NAME = -1 // before all else is what is called so
  const LONGEST = 300 // characters of what is typed that are looked for
  const MENDED = 100 // up to how many of them a slip is put right
  const HALF = 0.5 // how much of a query a passage must have that does not have all of it
  /** @type {(PageKind | undefined)[][]} */
  const KINDS = [[undefined], ["term"], ["name"], ["document", "page"]]
  const CANDIDATES = 40 // how many passages are looked at more closely where none has all

  /** Of a word alone, the terms by which it is found in capitals only, or only where it is not, or as it is spelt.
      @param {Unit} unit */
  const casesOf = ({ words: [first], words, isExact }) =>
    words.length > 1 || first.isUnspaced || isExact
      ? []
      : [CAPITALS + first.word, SMALL + first.word, ...speltTerm(first)]

  /** @param {Query} query */
  const termsOf = ({ called, labels, units, whole }) => [
    called,
    ...labels.flatMap((label) => label.map(({ term }) => term)),
    ...whole,
    ...units.flatMap(casesOf),
    ...units.flatMap(({ ways }) => ways.flatMap(({ terms }) => terms)),
    ...units.flatMap(({ stems = [] }) => stems),
  ]

  /** The ways in which a unit can be had, where `WHO` is asked for and no `who`, or `who` before `WHO`, or `Sénégal` before
      `Senegal`.
      @type {(index: Index, unit: Unit) => { ways: Way[], isInCapitals: boolean }} */
  const waysOf = (index, unit) => {
    const [capital, small, spelt] = casesOf(unit).map((term) => having(index, [term]).size && term)
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
    const isWhole = ways.some((way) => way.isWhole && having(index, way.terms).size)
    return ways.flatMap((way) => {
      const { terms, weight } = way
      const isInside = isWhole && way.isTyped && !way.isWhole
      const grows = way.isTyped ? unit.grows : way.words.length > 1 && !way.words[0].isUnspaced
      const found = { scores: having(index, terms, { weight }), way: isInside ? { ...way, rank: INSIDE } : way }
      if (!grows) return [found]
      const longer = { ...way, rank: Math.max(way.rank, INSIDE) }
      return [found, { scores: having(index, terms, { grows, weight }), way: longer }]
    })
  }

  /** The forms of a word that texts have.
      @type {(index: Index, unit: Unit) => string[]} */
  const formsOf = ({ kin }, { stems = [] }) => [...new Set(stems.flatMap((stem) => kin.get(stem) ?? []))]

  /** What has another form of the same word.
      @type {(index: Index, unit: Unit) => WayHits[]} */
  const kinFound = (index, unit) => {
    const [typed] = unit.words
    return formsOf(index, unit)
      .filter((form) => form !== typed.word)
      .map((form) => {
        const way = { words: [{ ...typed, word: form, surface: form }], rank: INSIDE, isTyped: true }
        return { scores: having(index, [form], { weight: KIN }), way }
      })
  }

  /** Passages that have a unit, each with the best of the ways in which it has it.
      @type {(index: Index, unit: Unit) => Map<number, UnitHit>} */
  const unitHits = (index, unit) => {
    /** @type {Map<number, UnitHit>} */
    const best = new Map()
    const { ways, isInCapitals } = waysOf(index, unit)
    for (const { scores, way } of [...waysFound(index, unit, ways), ...(isInCapitals ? [] : kinFound(index, unit))]) {
      for (const [id, score] of scores) {
        const known = best.get(id)
        const isBetter = !known || way.rank < known.way.rank || (way.rank === known.way.rank && score > known.score)
        if (isBetter) best.set(id, { score, way })
      }
    }
    return best
  }

  /** @type {(index: Index, unit: Unit) => Set<IndexedDocument>} */
  const contextOf = (index, unit) => {
    const known = [...index.contexts].filter(([, words]) => unit.words.every(({ word }) => words.has(word)))
    return new Set(known.map(([document]) => document))
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

  /** @type {(owner: Owner) => number} */
  const groupOf = ({ kind }) => KINDS.findIndex((kinds) => kinds.includes(kind))

  /** Texts first, then what tells of terms, of names, of documents and the rest.
      @type {(index: Index, hits: Hit[]) => Hit[]} */
  const inOrder = ({ owners }, hits) =>
    hits.sort(
      (left, right) =>
        groupOf(owners[left.id]) - groupOf(owners[right.id]) ||
        left.rank - right.rank ||
        Math.sign(left.distance - right.distance) ||
        right.score - left.score ||
        left.id - right.id,
    )

  /** What a label leads to, each with the best of the terms that find it.
      @type {(index: Index, label: Label) => Map<number, LabelHit>} */
  const labelHits = (index, label) => {
    /** @type {Map<number, LabelHit>} */
    const hits = new Map()
    for (const { term, rank } of label) {
      for (const [id, score] of having(index, [term])) if (!hits.has(id)) hits.set(id, { score, rank })
    }
    return hits
  }

  /** Whether a text is written in characters that stand for those that are typed, by one whose site is not in Chinese.
      @type {(index: Index, hit: Hit, reader: Reader) => boolean} */
  const isConverted = ({ owners }, { id }, { language, reads }) =>
    reads === TRADITIONAL &&
    bare(language) !== bare(reads) &&
    new Intl.Locale(owners[id].text?.written ?? "und").maximize().script === "Hans"

  /** @type {(index: Index, hit: Hit) => string} */
  const languageOf = ({ owners }, { id }) => bare(owners[id].text?.written ?? "")

  /** Hits, those nearer that have all words as typed, or other forms of them, where no text in the language that one was
      taken to read has them so: who types `Pegel` reads German. Other forms are behind what was typed, but not behind
      what answers to it in another language.
      @type {(index: Index, hits: Hit[], reader: Reader) => Hit[]} */
  const nearer = (index, hits, reader) => {
    const { reads } = reader
    if (!reads) return hits
    const typed = hits.filter(
      (hit) => hit.ways.length && hit.ways.every(({ isTyped }) => isTyped) && !isConverted(index, hit, reader),
    )
    const languages = new Set(typed.map((hit) => languageOf(index, hit)).filter(Boolean))
    if (!languages.size || languages.has(bare(reads))) return hits
    return hits.map((hit) => {
      if (!languages.has(languageOf(index, hit))) return hit
      return hit.rank > INSIDE ? { ...hit, distance: BY_NAME } : { ...hit, distance: BY_NAME + hit.rank, rank: 0 }
    })
  }

  /** Passages that have every unit; those that have the words in a row as typed come first.
      @type {(index: Index, query: Query, reader: Reader) => Hit[]} */
  const complete = (index, query, reader) => {
    const called = having(index, [query.called])
    const labelled = query.labels.map((label) => labelHits(index, label))
    const units = query.units.map((unit) => ({ found: unitHits(index, unit), context: contextOf(index, unit) }))
    const ids = new Set([...labelled, ...units.map(({ found }) => found)].flatMap((found) => [...found.keys()]))
    const isAlone = units.length < 2 || query.units.every(({ isExact }) => isExact)
    const inARow = query.whole.length ? having(index, query.whole, { grows: query.grows }) : new Map()

    /** @type {(id: number) => Hit | []} */
    const hitOf = (id) => {
      const { document } = index.owners[id]
      const numbers = labelled.flatMap((found) => found.get(id) ?? [])
      const own = units.flatMap(({ found }) => found.get(id) ?? [])
      const hasUnits = units.every(({ found, context }) => found.has(id) || (document && context.has(document)))
      if (numbers.length < labelled.length || !hasUnits || !isForReader(index, id, reader)) return []
      const ways = own.map(({ way }) => way)
      const isClose = isAlone || inARow.has(id)
      return {
        id,
        ways,
        rank: called.has(id) ? BY_NAME : isClose ? Math.max(0, ...[...numbers, ...ways].map(({ rank }) => rank)) : 1,
        distance: distance(index, id, reader),
        score: [...numbers, ...own].reduce((sum, { score }) => sum + score, 0),
      }
    }

    return inOrder(index, nearer(index, [...ids].flatMap(hitOf), reader))
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
      @type {(index: Index, unit: Unit) => Scores} */
  const shares = (index, unit) => {
    const [{ terms }] = unit.ways
    if (!unit.words[0].isUnspaced || terms.length < 2) {
      return new Map([...unitHits(index, unit).keys()].map((id) => [id, 1]))
    }
    /** @type {Scores} */
    const counts = new Map()
    for (const term of terms) {
      for (const id of having(index, [term]).keys()) counts.set(id, (counts.get(id) ?? 0) + 1 / terms.length)
    }
    return counts
  }

  /** How much of a unit stands in a text: of a run without blanks by its characters, of others what the index knows.
      @type {(unit: Unit, folded: string, indexed: number) => number} */
  const shareIn = ({ words }, folded, indexed) => {
    const run = words.map(({ word }) => word).join("")
    return words[0].isUnspaced && run.length > 2 ? likeness(run, folded) : indexed
  }

  /** Passages that have the better part of what was typed, those with most of it first.
      @type {(index: Index, query: Query, reader: Reader) => Promise<Hit[]>} */
  const partial = async (index, query, reader) => {
    const { units } = query
    const found = units.map((unit) => shares(index, unit))
    /** @param {number} id */
    const shareOf = (id) => found.reduce((sum, own) => sum + (own.get(id) ?? 0), 0) / units.length
    const ids = [...new Set(found.flatMap((own) => [...own.keys()]))].filter((id) => index.owners[id].text)
    const near = ids.sort((left, right) => shareOf(right) - shareOf(left) || left - right).slice(0, CANDIDATES)
    const hits = await Promise.all(
      near.map(async (id) => {
        const folded = fold((await textOf(index, id)).entry.text, index.variants)
        const parts = units.map((unit, at) => shareIn(unit, folded, found[at].get(id) ?? 0))
        const share = parts.reduce((sum, part) => sum + part, 0) / units.length
        const ways = units.map(({ ways: [way] }) => way).filter((_, at) => parts[at] > 0)
        return { id, ways, share, rank: 2 - share, distance: distance(index, id, reader), score: 0 }
      }),
    )
    return inOrder(index, hits.filter(({ share }) => share >= HALF && (units.length > 1 || share < 1)))
  }

  /** @type {(index: Index, typed: string) => Promise<Query>} */
  const ask = async (index, typed) => {
    const query = archiveSearch.plan.plan(typed, index)
    const inflected = query.units.filter(({ words }) => words.length === 1 && isInflected(words[0]))
    const stemmers = await stemmersFor(index, inflected.flatMap(({ words }) => words))
    for (const unit of inflected) {
      const [{ word, spelt = word }] = unit.words
      unit.stems = keysOf(word, spelt, stemmers)
    }
    await prepare(index, termsOf(query))
    await prepare(index, query.units.flatMap((unit) => formsOf(index, unit))) // which may begin with other letters
    return query
  }

  /** Hits that have what was typed between quotation marks as it was typed, or are called so.
      @type {(index: Index, query: Query, hits: Hit[]) => Promise<Hit[]>} */
  const verified = async (index, { units }, hits) => {
    const exact = units.filter(({ isExact }) => isExact).map(({ words }) => ({ words, isExact: true }))
    if (!exact.length) return hits
    const texts = await Promise.all(hits.map(({ id }) => textOf(index, id)))
    return hits.filter(({ rank }, at) => {
      const { entry } = texts[at]
      if (rank === BY_NAME) return true
      const parts = "title" in entry ? [entry.title, entry.text] : [entry.text]
      return exact.every((sequence) => parts.some((part) => spans(part, [sequence], index.variants).length))
    })
  }

  /** Hits in order, and what they were found by in place of what was typed where that was put right.
      @type {FindScript["search"]} */
  const search = async (index, all, language) => {
    const typed = all.slice(0, LONGEST)
    const query = await ask(index, typed)
    if (!query.units.length && !query.labels.length) return { query, hits: [], correction: "" }
    const reader = { language, reads: query.reads }
    const hits = await verified(index, query, complete(index, query, reader))
    const isExact = query.units.some((unit) => unit.isExact)
    if (isExact || hits.some(({ id }) => index.owners[id].text)) return { query, hits, correction: "" }
    /** @param {Unit} unit */
    const isFound = (unit) => unitHits(index, unit).size > 0
    const isShort = typed.length <= MENDED
    const right = isShort ? await archiveSearch.spelling.correction(index, typed, query, isFound) : ""
    const better = right ? await ask(index, right) : query
    const put = right ? complete(index, better, reader) : []
    if (put.length) return { query: better, hits: put, correction: right }
    return { query, hits: [...(await partial(index, query, reader)), ...hits], correction: "" }
  }

  return { search }
})()
