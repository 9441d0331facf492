/* What was typed, with words put right that no text has. */
/** @import { ArchiveSearch, Index, Spellings, SpellingScript, Unit } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.spelling = (() => {
  "use strict"
  const { ALONE, PAIR } = archiveSearch.words
  const { OPTIONS, having, load, prepare } = archiveSearch.index

  const LONGEST = 8 // how many characters a mistyped word without blanks may have

  /** @type {(index: Index) => Promise<Spellings>} */
  const spellings = async (index) => {
    if (!index.spellings) {
      const words = (await load(index.base, "words")).split(" ")
      const engine = new MiniSearch({ ...OPTIONS, storeFields: [] })
      engine.addAll(words.map((text, id) => ({ id, text })))
      index.spellings = { words, known: new Set(words), engine }
    }
    return index.spellings
  }

  /** The nearest word that some text has; "" where none is near. Of equally near ones the most frequent.
      @type {(spellings: Spellings, word: string) => string} */
  const nearest = ({ words, engine }, word) => {
    /** @param {number} distance */
    const within = (distance) =>
      engine
        .search(word, { fuzzy: distance })
        .map(({ id }) => words[id])
        .find((near) => near !== word && ALONE.test(near) === ALONE.test(word))
    if (ALONE.test(word)) return (word.length > 2 && within(1)) || ""
    return (word.length > 3 && within(1)) || (word.length > 5 && within(word.length > 9 ? 3 : 2)) || ""
  }

  /** `health care` for `healthcare`, where some text has the two in a row; "" where none has.
      @type {(index: Index, spellings: Spellings, word: string) => Promise<string>} */
  const halved = async (index, { known }, word) => {
    const count = Math.max(0, word.length - 5)
    const halves = Array.from({ length: count }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)])
    for (const [left, right] of halves.filter((parts) => parts.every((part) => known.has(part)))) {
      const term = `${PAIR}${left} ${right}`
      await prepare(index, [term])
      if (having(index, [term]).size) return `${left} ${right}`
    }
    return ""
  }

  /** The stretches of a unit that may be one mistyped word, the longest first.
      @param {Unit} unit */
  const stretches = ({ words }) => {
    if (!words[0].isUnspaced) return words.map((word) => [word])
    const longest = Math.min(words.length, LONGEST)
    const lengths = Array.from({ length: Math.max(0, longest - 2) }, (_, at) => longest - at)
    return lengths.flatMap((length) => words.slice(length - 1).map((_, at) => words.slice(at, at + length)))
  }

  /** What was typed with words put right that no text has; "" where there is nothing to put right.
      @type {SpellingScript["correction"]} */
  const correction = async (index, typed, { units }, isFound) => {
    const unknown = units.filter((unit) => !isFound(unit))
    if (!unknown.length) return ""
    const spelling = await spellings(index)
    let right = typed
    for (const unit of unknown.reverse()) {
      for (const stretch of stretches(unit)) {
        const word = stretch.map((part) => part.word).join("")
        const better = (await halved(index, spelling, word)) || nearest(spelling, word)
        if (!better) continue
        right = right.slice(0, stretch[0].start) + better + right.slice(stretch[stretch.length - 1].end)
        break
      }
    }
    return right === typed ? "" : right
  }

  return { correction }
})()
