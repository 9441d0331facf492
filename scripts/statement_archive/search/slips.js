/* How many letters of a word may be wrong, and under which letters the right one is looked for. Each known word stands under
   those that it begins and ends with, a long one under two of its middle as well: whatever one gets wrong, it is found
   under one of those that are asked. */
/** @import { ArchiveSearch, KnownWord, SlipsScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.slips = (() => {
  "use strict"
  const { ALONE, fold } = archiveSearch.words

  const DENSE = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u // few vowels are written
  const MOST = 2 // letters that may be wrong in any word
  const LONG = 9 // letters of a word from which on so many may be
  const MIDDLE = 3 // where its middle begins
  const [BEGINS, HAS, ENDS] = ["<", "?", ">"]
  const SIGN = /^[<?>]./
  const PLAIN = /^[a-z]+$/ // the same when folded
  const KNOWN = /^\p{L}{4,}$/u
  const NUMBER = /^\d+$/

  /** None in a short word, where another is no slip but another word, and one at most in scripts that leave vowels out.
      @type {SlipsScript["most"]} */
  const most = (word) => {
    if (ALONE.test(word)) return Number(word.length > 2)
    if (DENSE.test(word)) return Number(word.length > 6)
    return word.length < LONG ? Number(word.length > 5) : MOST
  }

  /** @param {string} word */
  const ends = (word) => {
    const [letters, count] = [[...word], ALONE.test(word) ? 1 : 2]
    return [BEGINS + letters.slice(0, count).join(""), ENDS + letters.slice(-count).join("")]
  }
  /** @type {(word: string, at: number) => string} */
  const middle = (word, at) => HAS + [...word].slice(at, at + 2).join("")

  /** @type {SlipsScript["termsOf"]} */
  const termsOf = (word) => {
    const isLong = word.length >= LONG - MOST && !ALONE.test(word) && !DENSE.test(word)
    return [...ends(word), ...(isLong ? [middle(word, MIDDLE)] : [])]
  }

  /** Of two slips one may be at either end; the middle then stands where it stood, or a letter before or behind.
      @type {SlipsScript["soughtUnder"]} */
  const soughtUnder = (word) => [
    ...ends(word),
    ...(most(word) === MOST ? [MIDDLE - 1, MIDDLE, MIDDLE + 1].map((at) => middle(word, at)) : []),
  ]

  /** @type {SlipsScript["isKnown"]} */
  const isKnown = (word) => KNOWN.test(word) && !ALONE.test(word)

  /** @type {SlipsScript["isTerm"]} */
  const isTerm = (term) => SIGN.test(term)

  /** @type {SlipsScript["inOrder"]} */
  const inOrder = (words) =>
    words.sort((left, right) => right.count - left.count || (left.word < right.word ? -1 : Number(left.word > right.word)))

  /** @type {SlipsScript["write"]} */
  const write = (words) =>
    inOrder(words)
      .flatMap(({ count, printed }, at) => (words[at - 1]?.count === count ? [printed] : [String(count), printed]))
      .join(" ")

  /** @type {SlipsScript["read"]} */
  const read = (told, variants) => {
    /** @type {KnownWord[]} */
    const words = []
    let count = 0
    for (const part of told) {
      if (NUMBER.test(part)) count = Number(part)
      else words.push({ count, printed: part, word: PLAIN.test(part) ? part : fold(part, variants) })
    }
    return words
  }

  return { inOrder, isKnown, isTerm, most, read, soughtUnder, termsOf, write }
})()
