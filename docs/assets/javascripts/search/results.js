/* The hits of an answer, in groups: texts, terms, names, pages. */
/** @import { ArchiveSearch, Drawing, Hit, Index, Owner, ResultsScript } from "search/types" */
/** @import { GroupName, Range } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.results = (() => {
  "use strict"
  const { element, itemOf } = archiveSearch.hits

  /** @type {GroupName[]} */
  const GROUPS = ["texts", "terms", "names", "pages"]

  /** @type {(owner: Owner) => GroupName} */
  const groupOf = ({ kind }) => (kind === "term" ? "terms" : kind === "name" ? "names" : kind ? "pages" : "texts")

  /** @type {(index: Index, hits: Hit[]) => [name: GroupName, hits: Hit[]][]} */
  const groupsOf = ({ owners }, hits) =>
    GROUPS.map((name) => [name, hits.filter(({ id }) => groupOf(owners[id]) === name)])

  /** Some of the hits of a group.
      @type {(drawing: Drawing, hits: Hit[], range: Range) => Promise<HTMLElement[]>} */
  const itemsOf = async (drawing, hits, range) => {
    const shown = await archiveSearch.ranking.ordered(drawing.index, drawing.answer, hits, range)
    return Promise.all(shown.map((hit) => itemOf(drawing, hit)))
  }

  /** The button that shows more of a group; the first of what it brings is gone to, since it may go itself.
      @type {(drawing: Drawing, list: HTMLElement, hits: Hit[]) => HTMLElement} */
  const moreOf = (drawing, list, hits) => {
    const button = element("button", { type: "button", class: "search-more" }, drawing.words.more)
    button.addEventListener("click", async () => {
      const shown = list.children.length
      const items = await itemsOf(drawing, hits, [shown, shown + drawing.step])
      list.append(...items)
      items[0]?.querySelector("a")?.focus()
      if (list.children.length >= hits.length) button.remove()
    })
    return button
  }

  /** A group under its heading; none where nothing of it stays.
      @type {(drawing: Drawing, name: GroupName, hits: Hit[]) => Promise<HTMLElement[]>} */
  const sectionOf = async (drawing, name, hits) => {
    const { words, shown, step } = drawing
    const items = await itemsOf(drawing, hits, [0, shown[name]])
    if (!items.length) return []
    const label = words[`group_${name}`]
    const list = element("ol", { class: "search-list", "aria-label": label }, ...items)
    const count = element("span", { class: "search-count" }, String(hits.length))
    const section = element("section", { class: "search-group", "data-group": name })
    section.append(element("p", { class: "search-kind" }, label, " ", count), list)
    if (step && items.length < hits.length) section.append(moreOf(drawing, list, hits))
    return [section]
  }

  /** @type {ResultsScript["draw"]} */
  const draw = async (drawing) => {
    const groups = groupsOf(drawing.index, drawing.answer.hits)
    const sections = await Promise.all(groups.map(([name, hits]) => sectionOf(drawing, name, hits)))
    return sections.flat()
  }

  return { draw, groupOf }
})()
