/* How text is folded and cut into words: by this file alone, for the index (build.mjs of the package) and for what is
   typed, so that both are cut alike. Offsets are UTF-16 code units; folding keeps them. */
/** @import { ArchiveSearch, Word, WordsScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.words = (() => {
  "use strict"

  /* Scripts written without blanks: each character is a word, and two in a row are a pair. */
  const SCRIPTS = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  const UNSPACED = SCRIPTS.map((script) => `\\p{Script=${script}}`).join("")
  const SPACED = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:'(?![${UNSPACED}])\\p{L}+)*`
  const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|${SPACED}`, "gu")
  const ALONE = new RegExp(`^[${UNSPACED}]`, "u")
  const HYPHEN = /^[-\u2010\u2011]$/
  const LETTER = /^[\p{L}\p{N}]$/u
  const STOP = new Set(
    (
      "a an and are as at be been by for from had has have in into is it its of on or that the their this to was " +
      "were which will with"
    ).split(" "),
  )
  const PAIR = "+" // two words in a row
  const WHOLE = "=" // a Chinese word, where jieba found it to be one
  const ACCENTS = /\p{M}+/gu

  /** One character, without width, case and accent; the same length, or left as it is.
      @param {string} character */
  const plain = (character) => {
    const form = character.normalize("NFKC").toLowerCase().normalize("NFD").replace(ACCENTS, "").normalize("NFC")
    return form.length === character.length ? form : character
  }

  /** The text in the form in which it is compared; `variants` maps characters to the one that stands for them.
      @type {WordsScript["fold"]} */
  const fold = (text, variants = new Map()) => {
    let folded = ""
    for (const character of text) {
      const form = character === "’" || character === "ʼ" ? "'" : plain(character)
      const standing = variants.get(form) ?? form
      folded += standing.length === character.length ? standing : form
    }
    return folded
  }

  /** A word without the ending of the English plural and genitive, in the American of two spellings: `organisations`
      and `organization` are one. Both sides are treated alike, so a word that only looks British does no harm.
      @param {string} word */
  const normal = (word) => {
    const bare = word.replace(/'s?$/, "").replaceAll("'", "")
    if (bare.length < 4 || !/^[a-z]+$/.test(bare)) return bare
    const single = /(?:ss|us|is)$/.test(bare) ? bare : bare.replace(/ies$/, "y").replace(/s$/, "")
    if (single.length < 6) return single
    return single
      .replace(/is(e|ed|ing|ation|er)$/, "iz$1")
      .replace(/our$/, "or")
      .replace(/tre$/, "ter")
      .replace(/amme$/, "am")
  }

  /** Folded text -> its words in order: what is compared, where it stands, and whether a hyphen ties it to the next.
      @type {WordsScript["cut"]} */
  const cut = (folded) =>
    [...folded.matchAll(WORD)].map((match) => {
      const end = match.index + match[0].length
      const isUnspaced = ALONE.test(match[0])
      return {
        word: isUnspaced ? match[0] : normal(match[0]),
        start: match.index,
        end,
        isUnspaced,
        isStop: STOP.has(match[0]),
        isTied: !isUnspaced && HYPHEN.test(folded[end] ?? "") && LETTER.test(folded[end + 1] ?? ""),
      }
    })

  /** Two words in a row as one term; null where words of different kinds meet.
      @type {(left: Word, right: Word) => string | null} */
  const pair = (left, right) => {
    if (left.isUnspaced !== right.isUnspaced) return null
    return left.isUnspaced ? left.word + right.word : `${PAIR}${left.word} ${right.word}`
  }

  /** `multi-modal` as `multimodal`: words with each run that hyphens tie made one.
      @type {WordsScript["compounded"]} */
  const compounded = (words) => {
    const made = []
    for (let first = 0; first < words.length; first += 1) {
      let last = first
      while (words[last].isTied && last + 1 < words.length) last += 1
      const run = words.slice(first, last + 1)
      const word = run.map((part) => part.word).join("")
      made.push({ ...run[0], end: run[run.length - 1].end, word, isMade: run.length > 1 })
      first = last
    }
    return made
  }

  /** @type {WordsScript["contentOf"]} */
  const contentOf = (words) => {
    const content = words.filter(({ isStop }) => !isStop)
    return content.length ? content : words
  }

  /** @param {Word[]} words */
  const pairsOf = (words) => words.slice(1).flatMap((word, index) => pair(words[index], word) ?? [])

  /** The terms of one paragraph for the index, each as often as it stands there.
      @type {WordsScript["terms"]} */
  const terms = (folded) => {
    const all = cut(folded)
    const [words, made] = [all, compounded(all)].map((some) => some.filter(({ isStop, isMade }) => isMade || !isStop))
    const own = pairsOf(words)
    const more = made.filter(({ isMade }) => isMade).map(({ word }) => word)
    const further = more.length ? pairsOf(made).filter((two) => !own.includes(two)) : []
    return [...words.map(({ word }) => word), ...own, ...more, ...further]
  }

  /** The terms that a text must have in which these words stand in a row.
      @type {WordsScript["phrase"]} */
  const phrase = (words) => {
    const kept = contentOf(words)
    return kept.flatMap((word, index) => {
      const [before, after] = [kept[index - 1], kept[index + 1]]
      const next = after && pair(word, after)
      if (next) return [next]
      return before && pair(before, word) ? [] : [word.word]
    })
  }

  /** In which file of `count` a term stands: those with the same beginning stand together.
      @type {WordsScript["shardOf"]} */
  const shardOf = (term, count) => {
    const bare = term.replace(/^[+=]/, "")
    const key = ALONE.test(bare) ? [...bare][0] : bare.slice(0, 2)
    let hash = 0x811c9dc5
    for (const character of key) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193) >>> 0
    return hash % count
  }

  return { ALONE, PAIR, WHOLE, compounded, contentOf, cut, fold, phrase, shardOf, terms }
})()
