/* Which passages have a term, as a text of a few characters for each, and what a passage counts that has it: as MiniSearch
   reckons, by BM25+. Passages have a number within their document, and documents one, which hardly ever changes when others
   come: so what is said of a document stays as it is. */
/** @import { ArchiveSearch, PostingsScript } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.postings = (() => {
  "use strict"

  /* Five bits a character, the last of a number without HIGH; small numbers are one character. */
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  const [BITS, HIGH, LOW] = [5, 32, 31]
  const VALUES = new Uint8Array(128)
  for (let at = 0; at < DIGITS.length; at += 1) VALUES[DIGITS.charCodeAt(at)] = at

  /** @param {number} number */
  const digitsOf = (number) => {
    let [rest, digits] = [number, ""]
    for (; rest >= HIGH; rest >>>= BITS) digits += DIGITS[HIGH | (rest & LOW)]
    return digits + DIGITS[rest]
  }

  /** @type {PostingsScript["write"]} */
  const write = (numbers) => {
    let text = ""
    for (const number of numbers) text += digitsOf(number)
    return text
  }

  /** The number that stands at a place of a text, and the place behind it.
      @type {(text: string, place: { at: number }) => number} */
  const take = (text, place) => {
    let [number, shift] = [0, 0]
    for (;;) {
      const value = VALUES[text.charCodeAt(place.at)]
      place.at += 1
      number |= (value & LOW) << shift
      if (value < HIGH) return number
      shift += BITS
    }
  }

  /** @type {PostingsScript["read"]} */
  const read = (text) => {
    const numbers = []
    for (const place = { at: 0 }; place.at < text.length; ) numbers.push(take(text, place))
    return numbers
  }

  /** How many passages of a document have a term, then each: how far it is from the one before, whether it has the term
      several times, and how many times more than twice.
      @type {PostingsScript["ofDocument"]} */
  const ofDocument = (counts) => {
    const numbers = [counts.size]
    let before = -1
    for (const [local, count] of counts) {
      numbers.push((local - before - 1) * 2 + Number(count > 1))
      if (count > 1) numbers.push(count - 2)
      before = local
    }
    return write(numbers)
  }

  /** @type {PostingsScript["each"]} */
  const each = (text, tell) => {
    const place = { at: 0 }
    let document = -1
    while (place.at < text.length) {
      document += take(text, place) + 1
      let local = -1
      for (let left = take(text, place); left; left -= 1) {
        const step = take(text, place)
        local += (step >>> 1) + 1
        tell(document, local, step & 1 ? take(text, place) + 2 : 1)
      }
    }
  }

  /** @type {PostingsScript["join"]} */
  const join = (before, last, document, own) => before + digitsOf(document - last - 1) + own

  /** Documents have their passages among all where their date puts them, and numbers in another order.
      @type {PostingsScript["numbered"]} */
  const numbered = (text, firsts) => {
    /** @type {number[]} */
    const ids = []
    /** @type {number[]} */
    const counts = []
    /** @type {{ first: number, from: number, to: number }[]} */
    const runs = []
    let last = -1
    each(text, (document, local, count) => {
      if (document !== last) runs.push({ first: firsts[document], from: ids.length, to: ids.length })
      runs[runs.length - 1].to += 1
      last = document
      ids.push(firsts[document] + local)
      counts.push(count)
    })
    const sorted = { ids: new Int32Array(ids.length), counts: new Uint16Array(ids.length) }
    let at = 0
    for (const { from, to } of runs.sort((left, right) => left.first - right.first)) {
      for (let own = from; own < to; own += 1, at += 1) {
        sorted.ids[at] = ids[own]
        sorted.counts[at] = counts[own]
      }
    }
    return sorted
  }

  /** How many have it, without looking at each.
      @type {PostingsScript["countIn"]} */
  const countIn = (own) => take(own, { at: 0 })

  /* What MiniSearch sets unless it is told otherwise. */
  const [K, B, D] = [1.2, 0.7, 0.5]

  /** @type {PostingsScript["rarity"]} */
  const rarity = (having, all) => Math.log(1 + (all - having + 0.5) / (having + 0.5))

  /** @type {PostingsScript["weight"]} */
  const weight = (count, length, average) => D + (count * (K + 1)) / (count + K * (1 - B + (B * length) / average))

  return { countIn, each, join, numbered, ofDocument, rarity, read, weight, write }
})()
