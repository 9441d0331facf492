/* In which order a reader sees hits: classes first, scores only of what is shown, and proofs of what must be there to the
   letter. */
/** @import { Answer, ArchiveSearch, Hit, Index, Owner, Query, RankingScript } from "search/types" */
/** @import { PageKind } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.ranking = (() => {
  "use strict"
  const { spans } = archiveSearch.marks
  const { fileOf, measure, textOf } = archiveSearch.index

  /** @type {(PageKind | undefined)[][]} */
  const GROUPS = [[undefined], ["term"], ["name"], ["document", "page"]]
  const KINDS = GROUPS.flat()
  const FILES = 20 // up to how many files with texts are read to prove all hits at once

  /** @type {(owner: Owner) => number} */
  const groupOf = ({ kind }) => GROUPS.findIndex((kinds) => kinds.includes(kind))
  /** @type {(owner: Owner) => number} */
  const kindOf = ({ kind }) => KINDS.indexOf(kind)

  /** Texts first, then what tells of terms, of names, of documents and the rest.
      @type {(index: Index, left: Hit, right: Hit) => number} */
  const byClass = ({ owners }, left, right) =>
    groupOf(owners[left.id]) - groupOf(owners[right.id]) ||
    left.rank - right.rank ||
    Math.sign(left.distance - right.distance) ||
    0

  /** @type {(index: Index, left: Hit, right: Hit) => number} */
  const byScore = ({ owners }, left, right) =>
    (right.score ?? 0) - (left.score ?? 0) || kindOf(owners[left.id]) - kindOf(owners[right.id]) || left.id - right.id

  /** @type {RankingScript["inClasses"]} */
  const inClasses = (index, hits) => {
    const classes = Map.groupBy(hits, ({ id, rank, distance }) => `${groupOf(index.owners[id])} ${rank} ${distance}`)
    return [...classes.values()].sort(([left], [right]) => byClass(index, left, right)).flat()
  }

  /** Hits of one class, those that count more first.
      @type {(index: Index, answer: Answer, hits: Hit[]) => Promise<Hit[]>} */
  const weighed = async (index, { score }, hits) => {
    await measure(index, hits.map(({ id }) => id))
    for (const hit of hits) hit.score ??= score(hit.id)
    return hits.sort((left, right) => byScore(index, left, right))
  }

  /** Whether a passage has, to the letter, what was typed between quotation marks.
      @type {(index: Index, query: Query, id: number) => Promise<boolean>} */
  const hasExactly = async (index, { units }, id) => {
    const { entry } = await textOf(index, id)
    const parts = "title" in entry ? [entry.title, entry.text] : [entry.text]
    return units
      .filter(({ isExact }) => isExact)
      .every(({ words }) => parts.some((part) => spans(part, [{ words, isExact: true }], index.variants).length))
  }

  /** Hits in their order, without those whose texts prove them wrong, until as many as are wanted are proved; those
      behind them stay as they are.
      @type {(index: Index, query: Query, hits: Hit[], wanted: number) => Promise<Hit[]>} */
  const proved = async (index, query, hits, wanted) => {
    /** @type {Hit[]} */
    const right = []
    let [at, step] = [0, 1]
    for (; right.length < wanted && at < hits.length; step *= 2) {
      const next = hits.slice(at, at + step * (wanted - right.length))
      await Promise.all(next.map(async (hit) => (hit.isProved ??= await hasExactly(index, query, hit.id))))
      right.push(...next.filter(({ isProved }) => isProved))
      at += next.length
    }
    return [...right, ...hits.slice(at)]
  }

  /** @type {RankingScript["ordered"]} */
  const ordered = async (index, answer, hits, [from, to]) => {
    for (let first = 0; first < Math.min(to, hits.length); ) {
      let last = first + 1
      while (last < hits.length && !byClass(index, hits[first], hits[last])) last += 1
      const own = hits.slice(first, last)
      if (last > from && own.some(({ score }) => score === undefined)) await weighed(index, answer, own)
      const isOpen = own.some(({ isProved }) => !isProved)
      const right = isOpen ? await proved(index, answer.query, own, to - first) : own
      for (const [at, hit] of right.entries()) hits[first + at] = hit
      hits.splice(first + right.length, own.length - right.length)
      first += right.length
    }
    const shown = hits.slice(from, to)
    for (const hit of shown) hit.ways ??= answer.waysOf(hit.id)
    return shown
  }

  /** Hits that have it to the letter, where few files have to be read to know; else all that may.
      @type {RankingScript["exact"]} */
  const exact = async (index, query, hits) => {
    const files = new Set(hits.map(({ id }) => fileOf(index, id)))
    return files.size > FILES ? hits : proved(index, query, hits, hits.length)
  }

  return { exact, inClasses, ordered }
})()
