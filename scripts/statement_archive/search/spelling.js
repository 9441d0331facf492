/* What was typed, with words put right that no text has. */
/** @import { ArchiveSearch, Engine, Index, Spellings, SpellingScript, Unit } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.spelling = (() => {
  "use strict"
  const { ALONE, PAIR, align, fold, placeOf } = archiveSearch.words
  const { load } = archiveSearch.files
  const { having, prepare } = archiveSearch.index
  const { pairIn, partsIn } = archiveSearch.stems

  const DENSE = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u // few vowels are written
  const MOST = 2 // letters that may be wrong in any word
  const LONGEST = 8 // how many characters a mistyped word without blanks may have

  const OPTIONS = {
    fields: ["text"],
    /** @param {string} text */
    tokenize: (text) => [text],
    /** @param {string} term */
    processTerm: (term) => term,
  }
  const PLAIN = /^[a-z]+$/ // the same when folded

  /** @type {(index: Index) => Promise<Spellings>} */
  const spellings = async (index) => {
    if (!index.spellings) {
      const printed = (await load(index.base, "words", index.root.files.words)).split(" ")
      const words = printed.map((word) => (PLAIN.test(word) ? word : fold(word, index.variants)))
      index.spellings = { words, printed: new Map(words.map((word, at) => [word, printed[at]])), engines: new Map() }
    }
    return index.spellings
  }

  /** What finds words that are like one of so many letters: no slip makes a word much longer or shorter.
      @type {(spellings: Spellings, length: number) => Engine} */
  const engineFor = ({ words, engines }, length) => {
    const engine = engines.get(length) ?? new MiniSearch(OPTIONS)
    if (!engines.has(length)) {
      const all = words.map((text, id) => ({ id, text }))
      engine.addAll(all.filter(({ text }) => Math.abs(text.length - length) <= MOST))
      engines.set(length, engine)
    }
    return engine
  }

  /** How many letters a word may have wrong: none in a short one, where another is no slip but another word, and one at
      most in scripts that leave vowels out.
      @param {string} word */
  const slips = (word) => {
    if (ALONE.test(word)) return word.length > 2 ? 1 : 0
    if (DENSE.test(word)) return word.length > 6 ? 1 : 0
    return word.length > 8 ? MOST : Number(word.length > 5)
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
      @type {(spellings: Spellings, word: string) => string} */
  const nearest = (spelling, word) => {
    const { words } = spelling
    const most = slips(word)
    if (!most) return ""
    const isBeginning = !ALONE.test(word) && words.some((known) => known.startsWith(word))
    const near = engineFor(spelling, word.length)
      .search(word, { fuzzy: most + 1 }) // a swap counts as two there
      .map(({ id }) => ({ id, count: changes(word, words[id]) }))
      .filter(({ id, count }) => count <= most && ALONE.test(words[id]) === ALONE.test(word))
      .filter(({ id }) => !isBeginning || words[id].startsWith(word))
    const [best] = near.sort((left, right) => left.count - right.count || left.id - right.id)
    return best ? words[best.id] : ""
  }

  /** `health care` for `healthcare`, where some text has the two in a row; "" where none has.
      @type {(index: Index, spellings: Spellings, word: string) => Promise<string>} */
  const halved = async (index, { printed }, word) => {
    const count = Math.max(0, word.length - 5)
    const halves = Array.from({ length: count }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)])
    for (const [left, right] of halves.filter((parts) => parts.every((part) => printed.has(part)))) {
      const term = `${PAIR}${left} ${right}`
      await prepare(index, [term])
      if (having(index, [term]).ids.length) return `${left} ${right}`
    }
    return ""
  }

  /** What a compound that no text has is made of: `handel abkommen`; or the compound that has the word as its part; ""
      where there is neither, or no text in a language that writes compounds in one word.
      @type {(index: Index, spellings: Spellings, word: string) => string} */
  const taken = ({ stems }, { printed, words }, word) => {
    for (const [language] of stems) {
      const two = pairIn(word, language, (part) => printed.has(part))
      if (two.length) return two.join(" ")
      const compound = words.find((other) => partsIn(other, language, (part) => part === word).length)
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
      @type {(index: Index, spellings: Spellings, word: string) => Promise<string>} */
  const better = async (index, spelling, word) => {
    await prepare(index, [word])
    if (spelling.printed.has(word) || having(index, [word]).ids.length) return ""
    const right = (await halved(index, spelling, word)) || taken(index, spelling, word) || nearest(spelling, word)
    return right && right.split(" ").map((part) => spelling.printed.get(part) ?? part).join(" ")
  }

  /** What was typed with words put right that no text has; "" where there is nothing to put right.
      @type {SpellingScript["correction"]} */
  const correction = async (index, typed, { units }, isFound) => {
    const unknown = units.filter((unit) => !isFound(unit))
    if (!unknown.length) return ""
    const [spelling, places] = [await spellings(index), align(typed, index.variants)]
    let right = typed
    for (const unit of unknown.reverse()) {
      for (const stretch of stretches(unit)) {
        const word = await better(index, spelling, stretch.map((part) => part.word).join(""))
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
