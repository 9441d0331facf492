/* What was typed -> what to look for: paragraph numbers, and units that a passage must have, each in all its forms. */
globalThis.archiveSearch ??= {}

archiveSearch.plan = (() => {
  "use strict"
  const { WHOLE, compounded, contentOf, cut, fold, phrase } = archiveSearch.words

  /* Paragraphs and sections by number, as people write them, in folded text. */
  const LABELS = [
    ["#", /(?:\b(?:paragraph|para|par|article|art|item|point)s?\b\.?|¶)\s*(\d+(?:\.\d+)?)/g],
    ["#", /第\s*([\d零〇一二三四五六七八九十百]+)\s*[条條段款项項点點]/g],
    ["#", /^\s*p\.?\s?(\d+(?:\.\d+)?)\s*$/g],
    ["§", /(?:\bsections?\b|§)\s*(\d+)/g],
    ["§", /第\s*([\d零〇一二三四五六七八九十百]+)\s*(?:部分|节|節|章)/g],
  ]
  const DIGITS = "零一二三四五六七八九"

  /* 十三, 二十, 一百零二 and the like, or digits, as digits. */
  const numberOf = (written) => {
    if (/^[\d.]+$/.test(written)) return written
    let [total, digit] = [0, 0]
    for (const character of written.replaceAll("〇", "零")) {
      if (character === "百" || character === "十") {
        total += (digit || 1) * (character === "百" ? 100 : 10)
        digit = 0
      } else digit = DIGITS.indexOf(character)
    }
    return String(total + digit)
  }

  /* Numbers asked for, and the text without them, as long as it was. */
  const takeLabels = (folded) => {
    const labels = []
    let rest = folded
    for (const [sign, pattern] of LABELS) {
      rest = rest.replace(pattern, (found, written) => {
        labels.push({ sign, number: numberOf(written) })
        return " ".repeat(found.length)
      })
    }
    return { labels, rest }
  }

  const joined = (words) => words.map(({ word }) => word).join("\n")

  /* `wto` for World Trade Organization: by what a form of several words may be called for short; "" for others. */
  const initials = (words) =>
    words.length > 1 && words.every(({ word }) => /^[a-z]/.test(word)) ? words.map(({ word }) => word[0]).join("") : ""

  /* Forms of terms and names by their first word, the longest first. What a machine made of one is found by the others,
     and finds them only behind itself. */
  const formsByFirstWord = (groups) => {
    const byFirst = new Map()
    const add = (words, others, isMachine) => {
      const known = byFirst.get(words[0].word) ?? []
      byFirst.set(words[0].word, [...known, { words, key: joined(words), others, isMachine }])
    }
    for (const { forms, machine } of groups) {
      const [own, made] = [forms, machine].map((some) => some.map((form) => contentOf(cut(form))).filter(({ length }) => length))
      for (const words of own) add(words, [...own, ...made], false)
      for (const words of made) add(words, [...own, ...made], true)
      for (const short of new Set(own.map(initials).filter(Boolean))) add(cut(short), [...own, ...made], false)
    }
    for (const known of byFirst.values()) known.sort((left, right) => right.words.length - left.words.length)
    return byFirst
  }

  const formAt = (words, first, forms) => {
    const here = (forms.get(words[first].word) ?? []).filter(
      ({ words: form, key }) => joined(words.slice(first, first + form.length)) === key,
    )
    if (!here.length) return null
    const longest = here.filter(({ key }) => key === here[0].key)
    const others = new Map(longest.flatMap(({ others }) => others.map((other) => [joined(other), other])))
    others.delete(here[0].key)
    return {
      words: words.slice(first, first + here[0].words.length),
      others: [...others.values()],
      isMachine: longest.every(({ isMachine }) => isMachine),
    }
  }

  /* Where a unit ends that is no form of anything: a word, words tied by hyphens, or a run without blanks. */
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

  /* Ways in which a passage can have a unit, the typed one first. A weight says how much each counts, a rank which come
     before which whatever they count. */
  const waysOf = (words, { others, isMachine }) => {
    const typed = { words, terms: phrase(words), weight: 1, rank: 0, isTyped: true }
    const ways = [typed]
    const [isUnspaced, isRun] = [words[0].isUnspaced, words.length > 1]
    if (isUnspaced && isRun) ways.push({ ...typed, terms: [WHOLE + words.map(({ word }) => word).join("")], isWhole: true })
    if (!isUnspaced && isRun && !others.length) ways.push({ ...typed, terms: phrase(compounded(words)) })
    if (!isUnspaced && isRun) ways.push({ ...typed, terms: words.map(({ word }) => word), weight: 0.3, rank: 0.5 })
    if (!isRun && /^\d+$/.test(words[0].word)) ways.push({ words: [], terms: [`#${words[0].word}`], weight: 0.5, rank: 0 })
    for (const other of others) ways.push({ words: other, terms: phrase(other), weight: 0.5, rank: isMachine ? 0.5 : 0 })
    return ways.filter(({ terms }) => terms.length)
  }

  const unitsOf = (words, forms) => {
    const units = []
    for (let first = 0; first < words.length; ) {
      const form = formAt(words, first, forms) ?? { words: runFrom(words, first, forms), others: [], isMachine: false }
      units.push({ words: form.words, ways: waysOf(form.words, form) })
      first += form.words.length
    }
    return units
  }

  /* The language that one reads who types so: Chinese by its characters, English by its words; "" by `WTO` or a number. */
  const languageOf = (typed) => {
    const form = typed.normalize("NFKC")
    if (/\p{Script=Han}/u.test(form)) return "zh"
    return /[A-Za-z]{3}[a-z]/.test(form) ? "en" : ""
  }

  /* The plan for what was typed; its last word may still be growing. */
  const plan = (typed, { forms, variants }) => {
    const folded = fold(typed, variants)
    const { labels, rest } = takeLabels(folded)
    const words = contentOf(cut(rest)).map((word) => ({ ...word, surface: rest.slice(word.start, word.end) }))
    const last = words.at(-1)
    const grows = Boolean(last) && !last.isUnspaced && last.end === rest.length && last.word.length > 1
    const units = unitsOf(words, forms)
    if (grows) units.at(-1).grows = true
    return { labels, words, units, grows, whole: phrase(words), reads: languageOf(typed) }
  }

  return { formsByFirstWord, plan }
})()
