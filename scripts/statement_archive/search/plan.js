/* What was typed -> what to look for: labels, and units that a passage must have, each in all its forms. */
/** @import { ArchiveSearch, Form, FormsByFirstWord, Index, PlanScript, Span, Unit, Variants, Way, Word } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.plan = (() => {
  "use strict"
  const { WHOLE, align, compounded, contentOf, cut, isInCapitals, phrase, placeOf, spelt } = archiveSearch.words
  const { PRINTED, takeLabels } = archiveSearch.labels

  const UNKNOWN = "und"
  const [SIMPLIFIED, TRADITIONAL] = ["zh", "zh-Hant"]
  const OTHER = /(?![\p{Script=Han}\p{Script=Latin}\p{Script=Common}])\p{L}/u
  const CALLED = "&" // a term that finds what is called just so
  const CAPITALS = "^" // a word where it stands in capitals: `WHO`
  const SMALL = "_" // such a word where it does not: `who`
  const CONTEXT = "|" // a word by which all of a document is found
  const FORM = "$" // leads to the forms that begin with a word
  const BEGINNING = "%" // the first letters of a word, so many as BEGINNINGS has; of more, all words are looked up
  const BEGINNINGS = [2, 3]
  const SHOWN = ":" // before a term of a page that it shows, and is not only called by elsewhere
  const SPELT = "!" // a word as it is spelt, where texts spell it in several ways: `Sénégal`
  /* What is to be found as it stands: between quotation marks that one types, or all of it between such as are printed. */
  const QUOTED = /"([^"]+)"/g
  const MARKS = "“”„«»「」『』"
  const ALL_QUOTED = new RegExp(`^\\s*[“„«»「『]([^${MARKS}"]+)[”“»«」』]\\s*$`, "g")

  /** The term of a word in its own spelling; none of one that is spelt as people do who leave accents out.
      @type {PlanScript["speltTerm"]} */
  const speltTerm = ({ raw, spelt: own, isUnspaced }) => (isUnspaced || !own || own === raw ? [] : [`${SPELT}${raw} ${own}`])

  /** @param {Word[]} words */
  const joined = (words) => words.map(({ word }) => word).join("\n")

  /** `wto` for World Trade Organization: by what a form of several words may be called for short; "" for others.
      @param {Word[]} words */
  const initials = (words) =>
    words.length > 1 && words.every(({ word }) => /^[a-z]/.test(word)) ? words.map(({ word }) => word[0]).join("") : ""

  /** @param {string} form */
  const wordsOf = (form) => contentOf(cut(form))

  /** Forms of terms and names by their first word, the longest first. What a machine made of one is found by the
      others, and finds them only behind itself.
      @type {PlanScript["formsByFirstWord"]} */
  const formsByFirstWord = (groups) => {
    /** @type {FormsByFirstWord} */
    const byFirst = new Map()
    /** @type {(words: Word[], others: Word[][], isMachine: boolean) => void} */
    const add = (words, others, isMachine) => {
      const known = byFirst.get(words[0].word) ?? []
      byFirst.set(words[0].word, [...known, { words, key: joined(words), others, isMachine }])
    }
    for (const { forms, machine } of groups) {
      const [own, made] = [forms, machine].map((some) => some.map(wordsOf).filter(({ length }) => length))
      for (const words of own) add(words, [...own, ...made], false)
      for (const words of made) add(words, [...own, ...made], true)
      for (const short of new Set(own.map(initials).filter(Boolean))) add(cut(short), [...own, ...made], false)
    }
    for (const known of byFirst.values()) known.sort((left, right) => right.words.length - left.words.length)
    return byFirst
  }

  /** @type {(words: Word[], first: number, forms: FormsByFirstWord) => Omit<Form, "key"> | null} */
  const formAt = (words, first, forms) => {
    const here = (forms.get(words[first].word) ?? []).filter(
      ({ words: form, key }) => joined(words.slice(first, first + form.length)) === key,
    )
    if (!here.length) return null
    const longest = here.filter(({ key }) => key === here[0].key)
    const others = new Map(longest.flatMap((form) => form.others.map((other) => [joined(other), other])))
    others.delete(here[0].key)
    return {
      words: words.slice(first, first + here[0].words.length),
      others: [...others.values()],
      isMachine: longest.every(({ isMachine }) => isMachine),
    }
  }

  /** Where a unit ends that is no form of anything: a word, words tied by hyphens, or a run without blanks.
      @type {(words: Word[], first: number, forms: FormsByFirstWord) => Word[]} */
  const runFrom = (words, first, forms) => {
    let last = first
    const goesOn = () => {
      const [here, next] = [words[last], words[last + 1]]
      if (!next || here.isUnspaced !== next.isUnspaced) return false
      return here.isUnspaced ? here.end === next.start && !formAt(words, last + 1, forms) : here.isTied
    }
    while (goesOn()) last += 1
    return words.slice(first, last + 1)
  }

  /** Ways in which a passage can have several words, besides in a row as typed.
      @type {(typed: Way, hasOthers: boolean) => Way[]} */
  const runWays = (typed, hasOthers) => {
    const { words } = typed
    const run = words.map(({ word }) => word)
    if (words[0].isUnspaced) return [{ ...typed, terms: [WHOLE + run.join("")], isWhole: true }]
    const loose = { ...typed, terms: run, weight: 0.3, rank: 0.5 }
    return hasOthers ? [loose] : [{ ...typed, terms: phrase(compounded(words)) }, loose]
  }

  /** What is called by a number, or by a label of one word: `3`, `II`.
      @type {(word: Word, printed: ReadonlySet<string>) => Way[]} */
  const labelWays = ({ word }, printed) => {
    const isNumber = /^\d+$/.test(word)
    const terms = [isNumber && `#${word}`, printed.has(word) && (isNumber || word.length > 1) && PRINTED + word]
    return terms.flatMap((term) => (term ? [{ words: [], terms: [term], weight: 0.5, rank: 0 }] : []))
  }

  /** Ways in which a passage can have a unit, the typed one first. A weight says how much each counts, a rank which
      come before which whatever they count.
      @type {(words: Word[], form: Omit<Form, "key">, printed: ReadonlySet<string>) => Way[]} */
  const waysOf = (words, { others, isMachine }, printed) => {
    /** @type {Way} */
    const typed = { words, terms: phrase(words), weight: 1, rank: 0, isTyped: true }
    const more = words.length > 1 ? runWays(typed, others.length > 0) : labelWays(words[0], printed)
    const rank = isMachine ? 0.5 : 0
    const answers = others.map((other) => ({ words: other, terms: phrase(other), weight: 0.5, rank }))
    return [typed, ...more, ...answers].filter(({ terms }) => terms.length)
  }

  /** What stands between quotation marks, and the text without it, as long as it was.
      @type {(folded: string) => { quoted: Span[], rest: string }} */
  const takeQuoted = (folded) => {
    const pattern = ALL_QUOTED.test(folded) ? ALL_QUOTED : QUOTED
    ALL_QUOTED.lastIndex = 0
    /** @type {Span[]} */
    const quoted = []
    const rest = folded.replace(pattern, (found, inner, /** @type {number} */ at) => {
      const start = at + found.indexOf(inner)
      quoted.push({ start, end: start + inner.length })
      return " ".repeat(found.length)
    })
    return { quoted, rest }
  }

  /** @type {(words: Word[]) => Unit} */
  const exactly = (words) => ({
    words,
    ways: [{ words, terms: phrase(words), weight: 1, rank: 0, isTyped: true }],
    isExact: true,
  })

  /** @type {(words: Word[], known: Pick<Index, "forms" | "printed">) => Unit[]} */
  const unitsOf = (words, { forms, printed }) => {
    /** @type {Unit[]} */
    const units = []
    for (let first = 0; first < words.length; ) {
      const form = formAt(words, first, forms) ?? { words: runFrom(words, first, forms), others: [], isMachine: false }
      units.push({ words: form.words, ways: waysOf(form.words, form, printed) })
      first += form.words.length
    }
    return units
  }

  /** The language that one most likely reads who types so: Chinese by its characters, English by its words, UNKNOWN by
      those of other scripts; "" by `WTO` or a number. Who types a character for which Simplified Chinese has another
      reads a text that writes it so: Traditional Chinese, or Japanese.
      @type {(typed: string, variants: Variants) => string} */
  const languageOf = (typed, variants) => {
    const form = typed.normalize("NFKC")
    if (OTHER.test(form)) return UNKNOWN
    if (/\p{Script=Han}/u.test(form)) {
      return [...form].some((character) => variants.has(character)) ? TRADITIONAL : SIMPLIFIED
    }
    return /\p{Script=Latin}{3}\p{Lowercase}/u.test(form) ? "en" : ""
  }

  /** The plan for what was typed; its last word may still be growing.
      @type {PlanScript["plan"]} */
  const plan = (typed, known) => {
    const aligned = align(typed, known.variants)
    const { quoted, rest: unquoted } = takeQuoted(aligned.folded)
    const { labels, rest } = takeLabels(unquoted, known)
    const areCapitals = isInCapitals(typed) && /\p{L}.*\s.*\p{L}/su.test(typed.trim())
    /** @type {(text: string) => Word[]} */
    const told = (text) =>
      cut(text).map((word) => {
        const { start, end } = placeOf(aligned, word)
        return {
          ...word,
          surface: text.slice(word.start, word.end),
          spelt: spelt(typed, aligned, word),
          isInCapitals: !areCapitals && isInCapitals(typed.slice(start, end)),
        }
      })
    const words = contentOf(told(rest))
    const exact = quoted.map(({ start, end }) =>
      told(unquoted.slice(0, start).replace(/[^]/g, " ") + aligned.folded.slice(start, end)),
    )
    const last = words.at(-1)
    const grows = last !== undefined && !last.isUnspaced && last.end === rest.length && last.word.length > 1
    const units = unitsOf(words, known)
    if (grows) units[units.length - 1].grows = true
    units.push(...exact.filter(({ length }) => length).map(exactly))
    const called = CALLED + joined(contentOf(cut(aligned.folded)))
    const shown = exact.flatMap((quotation) => phrase(quotation).map((term) => SHOWN + term))
    return { labels, words, units, grows, whole: phrase(words), called, shown, reads: languageOf(typed, known.variants) }
  }

  const signs = { BEGINNING, CALLED, CAPITALS, CONTEXT, FORM, SHOWN, SMALL, SPELT }
  return { ...signs, BEGINNINGS, TRADITIONAL, formsByFirstWord, plan, speltTerm }
})()
