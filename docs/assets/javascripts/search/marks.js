/* Where a text has what was typed: for the snippet of a hit and for the page that it leads to. */
globalThis.archiveSearch ??= {}

archiveSearch.marks = (() => {
  "use strict"
  const { compounded, contentOf, cut, fold } = archiveSearch.words

  /* How far a word of a text is the one sought: its end, or that of what was typed of it; -1 where it is another. */
  const endOf = (folded, here, sought, grows) => {
    const begins = sought.surface && folded.startsWith(sought.surface, here.start)
    if (here.word !== sought.word && !(grows && begins)) return -1
    return begins ? here.start + sought.surface.length : here.end
  }

  const matchAt = (folded, words, first, { words: sought, grows }) => {
    let end = -1
    for (let at = 0; at < sought.length; at += 1) {
      const here = words[first + at]
      const isLast = at === sought.length - 1
      end = here ? endOf(folded, here, sought[at], grows && isLast) : -1
      if (end < 0) return null
      if (!isLast) end = here.end
    }
    return { start: words[first].start, end }
  }

  /* The stretches of a text that are one of the sequences of words, in order and without overlap. */
  const spans = (text, sequences, variants) => {
    const folded = fold(text, variants)
    const words = cut(folded)
    const lists = [contentOf(words), compounded(words).filter(({ isStop, isMade }) => isMade || !isStop)]
    const found = []
    for (const sequence of sequences) {
      if (!sequence.words.length) continue
      for (const list of lists) {
        for (let first = 0; first < list.length; first += 1) {
          const match = matchAt(folded, list, first, sequence)
          if (match && !found.some(({ start, end }) => match.start < end && start < match.end)) found.push(match)
        }
      }
    }
    return found.sort((left, right) => left.start - right.start)
  }

  /* A text typed into an address as a sequence to look for. */
  const sequenceOf = (typed) => {
    const folded = fold(typed)
    const words = contentOf(cut(folded)).map((word) => ({ ...word, surface: folded.slice(word.start, word.end) }))
    return { words, grows: true }
  }

  const textNodes = (block) => {
    const nodes = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".headerlink")) nodes.push(walker.currentNode)
    return nodes
  }

  const wrap = (node, start, end) => {
    const range = document.createRange()
    const mark = document.createElement("mark")
    range.setStart(node, start)
    range.setEnd(node, end)
    mark.append(range.extractContents())
    range.insertNode(mark)
  }

  /* Mark a block's text, whatever elements it is made of. */
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

  /* What a hit was found by stands in the address of its page: `?h=` for each stretch. */
  const markPage = () => {
    const sequences = new URLSearchParams(location.search).getAll("h").map(sequenceOf).filter(({ words }) => words.length)
    if (!sequences.length) return
    const segments = document.querySelectorAll("article :is(.segment, [data-segment])")
    const blocks = segments.length ? segments : document.querySelectorAll("article :is(p, li, td, th, h1, h2, h3)")
    for (const block of blocks) markBlock(block, sequences)
  }

  return { markPage, spans }
})()
