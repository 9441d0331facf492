/* Which words are forms of one another, by the stemmers of their languages, and which parts a compound has. The index is
   made with it, and asked. */
/** @import { ArchiveSearch, StemsScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.stems = (() => {
  "use strict"
  const { fold } = archiveSearch.words

  const WORD = /^[\p{L}\p{M}]{3,}$/u
  const STEM = /^[a-z]{2,3} /
  /* What stands between the parts of a compound, where a language writes compounds in one word. */
  const LINKS = new Map(
    Object.entries({
      da: ["", "s", "e"],
      de: ["", "s", "es", "n", "en", "er", "e"],
      fi: ["", "n"],
      hu: [""],
      nb: ["", "s", "e"],
      nl: ["", "s", "en", "e"],
      no: ["", "s", "e"],
      sv: ["", "s"],
    }),
  )
  const AND = /^[\u0648\u0641](?=\p{L}{4})/u // Arabic writes it before a word, as a part of it
  const SHORTEST = 4 // letters of a part that is looked for
  const REST = 3 // letters of what is left of the compound
  const LONGEST = 100 // letters of a compound; what is longer is none

  /** Whether a language writes compounds in one word.
      @type {StemsScript["isCompounding"]} */
  const isCompounding = (language) => LINKS.has(language)

  /** Whether a word may have other forms.
      @type {StemsScript["isInflected"]} */
  const isInflected = ({ word, isUnspaced }) => !isUnspaced && WORD.test(word)

  /** The stems of a word in one language. The Arabic stemmer leaves an `and` where an article follows, and takes the first
      letter of a bare noun for a sign of the future: so the word without `and` is cut as well, and is a stem itself.
      @type {(form: string, language: string, stemmer: (word: string) => string) => string[]} */
  const stemsOf = (form, language, stemmer) => {
    const bare = form.replace(AND, "")
    return language === "ar" ? [stemmer(form), stemmer(bare), bare] : [stemmer(form)]
  }

  /** The stems of a word in languages, each with its language. Who types no accents is cut to a stem of his own, so
      texts have both.
      @type {StemsScript["keysOf"]} */
  const keysOf = (word, spelt, stemmers) => {
    const all = stemmers.flatMap(([language, stemmer]) =>
      [spelt, word].flatMap((form) => stemsOf(form, language, stemmer).map((stem) => `${language} ${fold(stem)}`)),
    )
    return [...new Set(all)]
  }

  /** @type {StemsScript["isStem"]} */
  const isStem = (term) => STEM.test(term)

  /** Each way to cut a compound in two, without what links them.
      @type {(word: string, language: string) => [left: string, right: string][]} */
  const cuts = (word, language) => {
    const links = word.length > LONGEST ? [] : (LINKS.get(language) ?? [])
    const places = Array.from({ length: Math.max(0, word.length - 2 * REST + 1) }, (_, at) => at + REST)
    return places.flatMap((at) =>
      links
        .filter((link) => at + link.length <= word.length - REST && word.startsWith(link, at))
        .map((link) => /** @type {[string, string]} */ ([word.slice(0, at), word.slice(at + link.length)])),
    )
  }

  /** The parts of a compound that are known, whatever the rest is.
      @type {StemsScript["partsIn"]} */
  const partsIn = (word, language, isKnown) => [
    ...new Set(cuts(word, language).flatMap((two) => two.filter((part) => part.length >= SHORTEST && isKnown(part)))),
  ]

  /** The two parts of a compound, where both are known: the first way to cut it so; none where there is no such way.
      @type {StemsScript["pairIn"]} */
  const pairIn = (word, language, isKnown) =>
    cuts(word, language).find((two) => two.every((part) => part.length >= SHORTEST && isKnown(part))) ?? []

  return { isCompounding, isInflected, isStem, keysOf, pairIn, partsIn }
})()
