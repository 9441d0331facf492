/* Segments asked for by their label: as texts print it (`Article 2 bis`, `第二十三条`, `1(a)`), or by their number. */
/** @import { ArchiveSearch, Index, Label, LabelsScript, Span, Token } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.labels = (() => {
  "use strict"
  const { ALONE, fold } = archiveSearch.words

  const ORDINALS = ["o", "a"] // what º and ª are folded to
  const IS_COUNTED = /\d$/
  const PRINTED = "@" // a term that finds what prints a label
  const BEHIND = 0.5 // how far what only has the number is behind what prints the label
  const LONGEST = 8 // how many words and numbers of a query may be one label
  const DIGITS = "零一二三四五六七八九"
  const UNITS = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }))
  const HAN = "[零〇一二三四五六七八九十百千]"
  const UNSPACED = ALONE.source.slice(1)
  const WORDS = `${UNSPACED}\\p{M}*|(?:(?!${UNSPACED})[\\p{L}\\p{M}])+`
  const TOKEN = new RegExp(`[§¶]|\\d+(?:\\.\\d+)*|${HAN}+|${WORDS}`, "gu")
  const IS_NUMBER = new RegExp(`^(?:\\d|${HAN})`)

  /** Paragraphs and sections by number, as people write them, in folded text.
      @type {[sign: string, pattern: RegExp][]} */
  const PATTERNS = [
    ["#", /(?:\b(?:paragraph|para|par|article|art|item|point)s?\b\.?|¶)\s*(\d+(?:\.\d+)?)/g],
    ["#", new RegExp(`第\\s*(\\d+|${HAN}+)\\s*[条條段款项項点點]`, "g")],
    ["#", /^\s*p\.?\s?(\d+(?:\.\d+)?)\s*$/g],
    ["§", /(?:\bsections?\b|§)\s*(\d+)/g],
    ["§", new RegExp(`第\\s*(\\d+|${HAN}+)\\s*(?:部分|节|節|章)`, "g")],
  ]
  /** @type {(sign: string, word: string) => [sign: string, pattern: RegExp]} */
  const patternOf = (sign, word) => [sign, new RegExp(`(?<!\\p{L})${word}\\s*[([]?(\\d+(?:\\.\\d+)?)[)\\]]?`, "gu")]

  /** The same, also as the interface calls them in languages that put a word before the number: `الفقرة 7`. A footnote
      has no other words.
      @type {(known: Pick<Index, "labels" | "variants">) => [sign: string, pattern: RegExp][]} */
  const patternsOf = ({ labels, variants }) => {
    /** @type {(sign: string, label: string) => [sign: string, pattern: RegExp][]} */
    const named = (sign, label) => {
      const [before, after] = label.split("{}").map((part) => fold(part, variants).trim())
      return /^[\p{L}\s]+$/u.test(before) && !after ? [patternOf(sign, before)] : []
    }
    const all = Object.values(labels)
    return [
      ...all.flatMap(({ footnote }) => named("*", footnote)),
      ...PATTERNS,
      ...all.flatMap(({ paragraph, item }) => [...named("#", paragraph), ...named("#", item)]),
    ]
  }

  /** 十三, 二十, 一百零二, 二三 and the like, or digits, as digits.
      @param {string} written */
  const numberOf = (written) => {
    if (/^[\d.]+$/.test(written)) return written
    const characters = [...written.replaceAll("〇", "零")]
    if (!characters.some((character) => UNITS.has(character))) {
      return characters.map((character) => DIGITS.indexOf(character)).join("")
    }
    let [total, digit] = [0, 0]
    for (const character of characters) {
      const unit = UNITS.get(character)
      if (unit) total += (digit || 1) * unit
      digit = unit ? 0 : DIGITS.indexOf(character)
    }
    return String(total + digit)
  }

  /** The words, numbers and signs of folded text, in the form in which labels are compared.
      @type {(folded: string) => Token[]} */
  const tokensOf = (folded) =>
    [...folded.matchAll(TOKEN)].map(({ 0: written, index }) => ({
      form: IS_NUMBER.test(written) ? numberOf(written) : written,
      start: index,
      end: index + written.length,
    }))

  /** @param {Token[]} tokens */
  const joined = (tokens) => tokens.map(({ form }) => form).join(" ")

  /** A label as it is compared: `article 2 bis`, `第 23 条`, `1 a`, and `1` for `（一）`; "" where nothing is printed.
      @type {LabelsScript["keyOf"]} */
  const keyOf = (folded) => joined(tokensOf(folded))

  /** Terms that find what has a number; in documents that count nothing themselves, behind the others.
      @type {(sign: string, number: string) => Label} */
  const numbered = (sign, number) => {
    const own = { term: `${sign}${number}`, rank: 0 }
    return sign === "#" ? [own, { term: `~${number}`, rank: BEHIND }] : [own]
  }

  /** Whether words of a query ask for a label: all of them, or a number with what tells which kind of number it is.
      @type {(folded: string, tokens: Token[], all: Token[]) => boolean} */
  const isAsked = (folded, tokens, all) => {
    if (tokens.length === all.length) return tokens.length > 1 || folded.trim().length > tokens[0].end - tokens[0].start
    const isTold = tokens.some(({ form }) => /^[§¶]|^[\p{L}\p{M}]{3}/u.test(form) || ALONE.test(form))
    return isTold && tokens.some(({ form }) => /^\d/.test(form))
  }

  /** The printed labels that words stand for: the same one, else those that they abbreviate (`art. 2`).
      @type {(tokens: Token[], printed: ReadonlySet<string>) => string[]} */
  const meant = (tokens, printed) => {
    const [first, ...rest] = tokens
    const [key, end] = [joined(tokens), ` ${joined(rest)}`]
    if (printed.has(key)) return [key]
    const ordinals = ORDINALS.map((ending) => `${key} ${ending}`).filter((label) => IS_COUNTED.test(key) && printed.has(label))
    if (ordinals.length) return ordinals
    if (!/^\d/.test(rest[0]?.form ?? "") || !/^\p{L}{3}/u.test(first.form)) return []
    return [...printed].filter((label) => {
      const word = label.endsWith(end) ? label.slice(0, -end.length) : ""
      return word.startsWith(first.form) && !word.includes(" ")
    })
  }

  /** Where a query asks for labels that some text prints, the longest first.
      @type {(folded: string, printed: ReadonlySet<string>) => (Span & { keys: string[] })[]} */
  const asked = (folded, printed) => {
    const all = tokensOf(folded)
    const found = []
    for (let first = 0; first < all.length; first += 1) {
      for (let end = Math.min(all.length, first + LONGEST); end > first; end -= 1) {
        const tokens = all.slice(first, end)
        const keys = isAsked(folded, tokens, all) ? meant(tokens, printed) : []
        if (!keys.length) continue
        found.push({ start: tokens[0].start, end: tokens[tokens.length - 1].end, keys })
        first = end - 1
        break
      }
    }
    return found
  }

  /** What has the number that a label is written with, in the way that people ask for paragraphs by number.
      @type {(written: string, patterns: [sign: string, pattern: RegExp][]) => Label} */
  const behind = (written, patterns) => {
    for (const [sign, pattern] of patterns) {
      const [found] = written.matchAll(pattern)
      if (found?.[0] === written) return numbered(sign, numberOf(found[1])).map(({ term }) => ({ term, rank: BEHIND }))
    }
    return []
  }

  /** Labels and numbers asked for, and the text without them, as long as it was.
      @type {LabelsScript["takeLabels"]} */
  const takeLabels = (folded, { labels: named, printed, variants }) => {
    const patterns = patternsOf({ labels: named, variants })
    /** @type {Label[]} */
    const labels = []
    let rest = folded
    for (const { start, end, keys } of asked(folded, printed)) {
      const own = keys.map((key) => ({ term: PRINTED + key, rank: 0 }))
      labels.push([...own, ...behind(folded.slice(start, end), patterns)])
      rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end)
    }
    for (const [sign, pattern] of patterns) {
      rest = rest.replace(pattern, (found, written) => {
        labels.push(numbered(sign, numberOf(written)))
        return " ".repeat(found.length)
      })
    }
    return { labels, rest }
  }

  return { PRINTED, keyOf, takeLabels }
})()
