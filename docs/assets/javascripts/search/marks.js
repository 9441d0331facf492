/* Where a text has what was typed: for the snippet of a hit and for the page that it leads to. */
/** @import { Aligned, ArchiveSearch, MarksScript, Sequence, Span, Word } from "search/types" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.marks = (() => {
  "use strict"
  const { HYPHEN, align, compounded, contentOf, cut, fold, isInCapitals, placeOf } = archiveSearch.words

  /** @typedef {{ text: string, aligned: Aligned }} Written */

  /** Where what was typed of a word ends in a text that may have the word in parts; -1 where the text has another.
      @type {(folded: string, start: number, typed: string) => number} */
  const endOfTyped = (folded, start, typed) => {
    let at = start
    for (const character of typed) {
      while (at > start && folded[at] !== character && HYPHEN.test(folded[at] ?? "")) at += 1
      if (!folded.startsWith(character, at)) return -1
      at += character.length
    }
    return at
  }

  /** How far a word of a text is the one sought: its end, or of one that still grows that of what was typed; -1 where it
      is another.
      @type {(folded: string, here: Word, sought: Word, grows: boolean) => number} */
  const endOf = (folded, here, sought, grows) => {
    if (here.word === sought.word) return here.end
    return grows && sought.surface ? endOfTyped(folded, here.start, sought.surface) : -1
  }

  /** The same where the word must be this very one, in capitals where these were typed.
      @type {(text: Written, here: Word, sought: Word) => number} */
  const endOfExact = ({ text, aligned }, here, sought) => {
    if (here.raw !== sought.raw) return -1
    const { start, end } = placeOf(aligned, here)
    return sought.isInCapitals && !isInCapitals(text.slice(start, end)) ? -1 : here.end
  }

  /** @type {(written: Written, words: Word[], first: number, sequence: Sequence) => Span | null} */
  const matchAt = (written, words, first, { words: sought, grows = false, isExact = false }) => {
    const { aligned } = written
    let end = -1
    for (let at = 0; at < sought.length; at += 1) {
      const here = words[first + at]
      const isLast = at === sought.length - 1
      if (!here) return null
      end = isExact
        ? endOfExact(written, here, sought[at])
        : endOf(aligned.folded, here, sought[at], grows && isLast)
      if (end < 0) return null
      if (!isLast) end = here.end
    }
    return placeOf(aligned, { start: words[first].start, end })
  }

  /** The stretches of a text that are one of the sequences of words, in order and without overlap.
      @type {MarksScript["spans"]} */
  const spans = (text, sequences, variants) => {
    const aligned = align(text, variants)
    const written = { text, aligned }
    const words = cut(aligned.folded)
    const lists = [contentOf(words), compounded(words).filter(({ isStop, isMade }) => isMade || !isStop)]
    /** @type {Span[]} */
    const found = []
    for (const sequence of sequences.filter(({ words: sought }) => sought.length)) {
      const own = sequence.isExact ? [words] : lists
      const matches = own.flatMap((list) => list.map((_, first) => matchAt(written, list, first, sequence)))
      for (const match of matches) {
        if (match && !found.some(({ start, end }) => match.start < end && start < match.end)) found.push(match)
      }
    }
    return found.sort((left, right) => left.start - right.start)
  }

  /** A text typed into an address as a sequence to look for.
      @type {(typed: string) => Sequence} */
  const sequenceOf = (typed) => {
    const folded = fold(typed)
    const words = contentOf(cut(folded)).map((word) => ({ ...word, surface: folded.slice(word.start, word.end) }))
    return { words, grows: true }
  }

  /** @param {Element} block */
  const textNodes = (block) => {
    const nodes = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode)
      if (!node.parentElement?.closest(".headerlink")) nodes.push(node)
    }
    return nodes
  }

  /** @type {(node: Text, start: number, end: number) => void} */
  const wrap = (node, start, end) => {
    const range = document.createRange()
    const mark = document.createElement("mark")
    range.setStart(node, start)
    range.setEnd(node, end)
    mark.append(range.extractContents())
    range.insertNode(mark)
  }

  /** Mark a block's text, whatever elements it is made of.
      @type {(block: Element, sequences: Sequence[]) => void} */
  const markBlock = (block, sequences) => {
    const nodes = textNodes(block)
    const found = spans(nodes.map(({ data }) => data).join(""), sequences)
    let offset = nodes.reduce((sum, { data }) => sum + data.length, 0)
    for (const node of nodes.reverse()) {
      offset -= node.data.length
      for (const { start, end } of [...found].reverse()) {
        const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, node.data.length)]
        if (from < to) wrap(node, from, to)
      }
    }
  }

  /* What a hit was found by stands in the address of its page: `?h=` for each stretch, as much of it as an address holds. */
  const LONGEST = { stretches: 20, characters: 300 }

  /** @type {MarksScript["told"]} */
  const told = (typed) =>
    [...new Set(typed.map((words) => words.slice(0, LONGEST.characters)))].slice(0, LONGEST.stretches)

  const markPage = () => {
    const typed = told(new URLSearchParams(location.search).getAll("h"))
    const sequences = typed.map(sequenceOf).filter(({ words }) => words.length)
    if (!sequences.length) return
    const segments = document.querySelectorAll("article :is(.segment, [data-segment])")
    const blocks = segments.length ? segments : document.querySelectorAll("article :is(p, li, td, th, h1, h2, h3)")
    for (const block of blocks) markBlock(block, sequences)
  }

  return { markPage, spans, told }
})()
