/* What was typed, with words put right that no text has. */
/** @import { ArchiveSearch, Index, KnownWord, SpellingScript, Unit } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.spelling = (() => {
  "use strict"
  const { ALONE, PAIR, align, placeOf } = archiveSearch.words
  const { having, prepare, wordsOf } = archiveSearch.index
  const { inOrder, most, read, soughtUnder } = archiveSearch.slips
  const { pairIn, partsIn } = archiveSearch.stems

  const LONGEST = 8 // how many characters a mistyped word without blanks may have

  /** Words that one may have meant, by themselves, the most frequent first: all that begin or end like one, and more.
      @typedef {Map<string, KnownWord>} Known */
  /** @type {(index: Index, word: string) => Promise<Known>} */
  const knownLike = async (index, word) => {
    const terms = soughtUnder(word)
    await prepare(index, terms)
    const all = terms.flatMap((term) => read(wordsOf(index, term), index.variants))
    return new Map(inOrder(all).map((one) => [one.word, one]))
  }

  /** How many letters are to be changed, added, left out or swapped with the next to make one word of the other.
      @type {(left: string, right: string) => number} */
  const changes = (left, right) => {
    /** @type {number[][]} */
    const rows = [Array.from({ length: right.length + 1 }, (_, column) => column)]
    for (let row = 1; row <= left.length; row += 1) {
      rows.push([row])
      for (let column = 1; column <= right.length; column += 1) {
        const isSame = left[row - 1] === right[column - 1]
        const isSwapped = row > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
        const ways = [rows[row - 1][column] + 1, rows[row][column - 1] + 1, rows[row - 1][column - 1] + Number(!isSame)]
        if (isSwapped) ways.push(rows[row - 2][column - 2] + 1)
        rows[row].push(Math.min(...ways))
      }
    }
    return rows[left.length][right.length]
  }

  /** The nearest word that some text has; "" where none is near. Of equally near ones the most frequent. What may be the
      beginning of a word is made no other.
      @type {(known: Known, word: string) => string} */
  const nearest = (known, word) => {
    const isAlone = ALONE.test(word)
    const isBeginning = !isAlone && [...known.keys()].some((other) => other.startsWith(word))
    let [best, least] = ["", most(word) + 1]
    for (const other of known.keys()) {
      const isLike = Math.abs(other.length - word.length) < least && ALONE.test(other) === isAlone
      if (!isLike || (isBeginning && !other.startsWith(word))) continue
      const count = changes(word, other)
      if (count < least) [best, least] = [other, count]
    }
    return best
  }

  /** `health care` for `healthcare`, where some text has the two in a row; "" where none has.
      @type {(index: Index, known: Known, word: string) => Promise<string>} */
  const halved = async (index, known, word) => {
    const count = Math.max(0, word.length - 5)
    const halves = Array.from({ length: count }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)])
    for (const [left, right] of halves.filter((parts) => parts.every((part) => known.has(part)))) {
      const term = `${PAIR}${left} ${right}`
      await prepare(index, [term])
      if (having(index, [term]).ids.length) return `${left} ${right}`
    }
    return ""
  }

  /** What a compound that no text has is made of: `handel abkommen`; or the compound that has the word as its part; ""
      where there is neither, or no text in a language that writes compounds in one word.
      @type {(index: Index, known: Known, word: string) => string} */
  const taken = ({ stems }, known, word) => {
    for (const [language] of stems) {
      const two = pairIn(word, language, (part) => known.has(part))
      if (two.length) return two.join(" ")
      const compound = [...known.keys()].find((other) => partsIn(other, language, (part) => part === word).length)
      if (compound) return compound
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

  /** What to write in place of a word that no text has, as it is printed; "" where some text has it or none has one like it.
      @type {(index: Index, word: string) => Promise<string>} */
  const better = async (index, word) => {
    await prepare(index, [word])
    if (having(index, [word]).ids.length) return ""
    const known = await knownLike(index, word)
    if (known.has(word)) return ""
    const right = (await halved(index, known, word)) || taken(index, known, word) || nearest(known, word)
    return right && right.split(" ").map((part) => known.get(part)?.printed ?? part).join(" ")
  }

  /** What was typed with words put right that no text has; "" where there is nothing to put right.
      @type {SpellingScript["correction"]} */
  const correction = async (index, typed, { units }, isFound) => {
    const unknown = units.filter((unit) => !isFound(unit))
    if (!unknown.length) return ""
    const places = align(typed, index.variants)
    let right = typed
    for (const unit of unknown.reverse()) {
      for (const stretch of stretches(unit)) {
        const word = await better(index, stretch.map((part) => part.word).join(""))
        if (!word) continue
        const { start, end } = placeOf(places, { start: stretch[0].start, end: stretch[stretch.length - 1].end })
        right = right.slice(0, start) + word + right.slice(end)
        break
      }
    }
    return right === typed ? "" : right
  }

  return { correction }
})()
