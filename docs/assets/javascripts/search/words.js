/* How text is folded and cut into words: by this file alone, for the index (enter.mjs of the package) and for what is
   typed, so that both are cut alike. Offsets are UTF-16 code units. Folded text may be longer or shorter than what it
   was made of; `align` knows where each of its characters comes from. */
/** @import { Aligned, ArchiveSearch, Word, WordsScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.words = (() => {
  "use strict"

  /* Scripts written without blanks, or with blanks between more than words, as in Korean: each character is a word, and
     two in a row are a pair. */
  const SCRIPTS = ["Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar"]
  const LENGTHENED = "\u30fc" // of both kana
  const UNSPACED = SCRIPTS.map((script) => `\\p{Script=${script}}`).join("") + LENGTHENED
  const SPACED = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+(?:'(?![${UNSPACED}])\\p{L}+)*`
  /* French and Italian words that lose their vowel before the next: l'éducation, dell'arte. */
  const SHORTENED =
    "[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|all|coll|dall|dell|nell|sull|quell|quest|bell|sant|un|gl|ch"
  const ELIDED = `(?<![\\p{L}\\p{N}\\p{M}'])(?:${SHORTENED})(?='(?![${UNSPACED}])\\p{L}{2})`
  const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|${ELIDED}|${SPACED}`, "gu")
  const ALONE = new RegExp(`^[${UNSPACED}]`, "u")
  const BREAK = "\u200b" // where a word may be parted, unseen; ties as a hyphen does
  const HYPHEN = new RegExp(`^[-\\u2010\\u2011${BREAK}]$`)
  const LETTER = /^[\p{L}\p{N}]$/u
  const STOP = new Set(
    (
      "a an and are as at be been by for from had has have in into is it its of on or that the their this to was " +
      "were which will with"
    ).split(" "),
  )
  const IS_SHORTENED = new RegExp(`^(?:${SHORTENED})'\\p{L}`, "u")
  const PAIR = "+" // two words in a row
  const WHOLE = "=" // a Chinese word, where jieba found it to be one
  const UNTOLD = '"' // what is known of a word while the index is made, and not told there

  /* A character with all that only changes it: accents and points, the further letters of a Hangul syllable, the sound
     marks of half-width kana, the Arabic stretch; and with what nobody sees, such as soft hyphens. */
  const UNSEEN = "(?![\\u200b\\u200c])\\p{Default_Ignorable_Code_Point}"
  const CHANGING = "\\p{M}\\u0640\\u1160-\\u11ff\\ud7b0-\\ud7ff\\uff9e\\uff9f"
  const CLUSTER = new RegExp(`[^](?:[${CHANGING}]|${UNSEEN})*`, "gu")
  const UNSEEN_END = /\p{Cf}+$/u
  const UNSEEN_LETTER = /\p{Default_Ignorable_Code_Point}/gu
  /* Marks that one may leave out. Those of other scripts, such as the vowels of Devanagari or Thai, are letters. */
  const OPTIONAL = ["Inherited", "Latin", "Greek", "Cyrillic", "Arabic", "Hebrew", "Syriac"]
  const MARKS = `(?=[${OPTIONAL.map((script) => `\\p{Script=${script}}`).join("")}])\\p{M}`
  const NOTHING = new RegExp(`${MARKS}|${UNSEEN}|\\u0640`, "gu")
  const UNSEEN_BREAK = /^[\u200b\u200c]/
  const BEFORE_BREAK = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{N}]$`, "u")
  /* Letters that Unicode takes for no form of others, though people type them so. */
  const LETTERS = new Map(Object.entries({ æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", þ: "th" }))
  LETTERS.set("’", "'").set("ʼ", "'")

  /** What a digit of any script stands for: Unicode has the ten of each in a row.
      @param {string} digit */
  const valueOf = (digit) => {
    const code = Number(digit.codePointAt(0))
    let before = 0
    while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
    return String(before % 10)
  }

  /** A character with what changes it, without width, case, accents and points: `é` is e, `ﬁ` fi, `٣` 3.
      @param {string} cluster */
  const plain = (cluster) => {
    const bare = cluster.normalize("NFKD").replace(NOTHING, "")
    const small = bare.toLowerCase().toUpperCase().toLowerCase() // Unicode has ß as SS in capitals only
    const letters = Array.from(small, (letter) => LETTERS.get(letter) ?? letter).join("")
    return letters.replace(/\p{Nd}/gu, valueOf).normalize("NFC")
  }

  /** @type {Map<string, string>} */
  const known = new Map()
  /** @param {string} cluster */
  const formOf = (cluster) => {
    const form = known.get(cluster) ?? plain(cluster)
    known.set(cluster, form)
    return form
  }

  /** The text in the form in which it is compared, and where each character of that comes from; `variants` maps
      characters to the one that stands for them.
      @type {WordsScript["align"]} */
  const align = (text, variants = new Map()) => {
    /** @type {Aligned} */
    const aligned = { folded: "", starts: [], ends: [] }
    let before = "" // the last of what is folded: to ask a string that grows for its end takes as long as to copy it
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const isBreak = UNSEEN_BREAK.test(cluster)
      const tie = BEFORE_BREAK.test(before) ? BREAK : ""
      const form = isBreak ? tie : Array.from(formOf(cluster), (letter) => variants.get(letter) ?? letter).join("")
      const end = index + (cluster.replace(UNSEEN_END, "").length || cluster.length) // a sign of that kind may stand alone
      aligned.folded += form
      before = (before + form).slice(-2)
      for (let at = 0; at < form.length; at += 1) {
        aligned.starts.push(index)
        aligned.ends.push(end)
      }
    }
    return aligned
  }

  /** A stretch of folded text as it was written, without what nobody sees, in small letters.
      @type {WordsScript["spelt"]} */
  const spelt = (text, aligned, stretch) => {
    const { start, end } = placeOf(aligned, stretch)
    return text.slice(start, end).normalize("NFKC").replace(UNSEEN_LETTER, "").replaceAll(/[’ʼ]/g, "'").toLowerCase()
  }

  /** @type {WordsScript["fold"]} */
  const fold = (text, variants) => align(text, variants).folded

  /** Where a stretch of folded text stands in what that was made of: its letters whole, with their accents.
      @type {WordsScript["placeOf"]} */
  const placeOf = ({ starts, ends }, { start, end }) => ({ start: starts[start], end: ends[end - 1] })

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
        raw: match[0],
        start: match.index,
        end,
        isUnspaced,
        isStop: STOP.has(match[0]) || (folded[end] === "'" && IS_SHORTENED.test(folded.slice(match.index, end + 2))),
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

  /** Whether a word is written in capitals, as `WHO` is and `who` is not.
      @type {WordsScript["isInCapitals"]} */
  const isInCapitals = (written) => {
    const bare = written.replace(/['’]s$/, "")
    return bare === bare.toUpperCase() && bare !== bare.toLowerCase() && /\p{L}.*\p{L}/u.test(bare)
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

  const SIGN = /^[^\p{L}\p{N}\p{M}]|^[a-z]{2,3} /u // of a term that is no bare word: `+` of a pair, `en ` of a stem

  /** In which of `count` parts a term stands: those of one kind with the same beginning stand together, and a word in
      small letters with the same in capitals. Of twice as many parts two are one of these.
      @type {WordsScript["partOf"]} */
  const partOf = (term, count) => {
    const [sign = ""] = SIGN.exec(term) ?? []
    const bare = term.slice(sign.length)
    const key = sign.slice(-1).replace("_", "^").replace(UNTOLD, "") + (ALONE.test(bare) ? [...bare][0] : bare.slice(0, 2))
    let hash = 0x811c9dc5
    for (const character of key) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193) >>> 0
    return Math.floor((Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32 * count)
  }

  return {
    ALONE,
    HYPHEN,
    PAIR,
    UNTOLD,
    WHOLE,
    align,
    compounded,
    contentOf,
    cut,
    fold,
    isInCapitals,
    partOf,
    phrase,
    placeOf,
    spelt,
    terms,
  }
})()
