/** Asks axe about the page as it looks now: [scheme, rules on structure or null, rules on colour] ->
    [rule, help, selector] of each element that breaks one.

    Measuring contrast takes longest, so that nothing is measured twice: neither an element that was seen on this page
    in this scheme, nor one whose look passed on a page before it. A look is all that its contrast depends on: its own
    ink and that of the text around it, and the grounds of the elements that it stands in. One that failed is never
    remembered: each page is told of it.
    @type {(asked: [Scheme, structure: AxeOptions | null, colour: AxeOptions]) => Promise<Violation[]>} */
async ([scheme, structure, colour]) => {
  /** @typedef {(keyof CSSStyleDeclaration)[]} Properties */
  /** @type {Properties} */
  const INK = ["color", "fontSize", "fontWeight", "textShadow", "textDecorationLine", "webkitTextFillColor"]
  /** @type {Properties} */
  const GROUND = ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "position"]
  const NO_GROUND = "rgba(0, 0, 0, 0),none,1,none,normal,static"
  const key = `passed ${scheme}`
  /** @type {Set<string>} */
  const passed = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"))
  window.seen ??= {}
  const seen = window.seen[scheme] ?? new WeakSet()
  window.seen[scheme] = seen

  /** @type {(element: Element, properties: Properties) => string} */
  const values = (element, properties) => {
    const style = getComputedStyle(element)
    return properties.map((property) => style[property]).join()
  }

  /** @type {Map<Element, string>} */
  const grounds = new Map()
  /** @type {(element: Element | null) => string} */
  const groundOf = (element) => {
    if (!element) return ""
    const known = grounds.get(element)
    if (known !== undefined) return known
    const own = values(element, GROUND)
    const below = groundOf(element.parentElement)
    const ground = own === NO_GROUND ? below : `${below} / ${own}`
    grounds.set(element, ground)
    return ground
  }

  /** @param {Element} element */
  const lookOf = (element) => {
    const inks = [element, element.parentElement ?? element].map((one) => values(one, INK))
    return `${inks.join(" in ")} on ${groundOf(element)}`
  }

  /** @param {Element} element */
  const hasText = (element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim())
  /** @param {Element} element */
  const isFresh = (element) =>
    !seen.has(element) && (hasText(element) || element.matches("input, select")) && element.checkVisibility()

  /** The elements to measure, with their looks. */
  const looksToMeasure = () => {
    const fresh = [...document.body.querySelectorAll("*")].filter(isFresh)
    for (const element of fresh) seen.add(element)
    const looks = new Map(fresh.map((element) => [element, lookOf(element)]))
    for (const [element, look] of looks) if (passed.has(look)) looks.delete(element)
    return looks
  }

  /** @param {Map<Element, string>} looks */
  const measure = async (looks) => {
    const result = await axe.run({ include: [...looks.keys()] }, colour)
    const failed = new Set(result.violations.flatMap(({ nodes }) => nodes.map(({ element }) => looks.get(element))))
    for (const look of looks.values()) if (!failed.has(look)) passed.add(look)
    sessionStorage.setItem(key, JSON.stringify([...passed]))
    return result
  }

  await new Promise((drawn) => {
    requestAnimationFrame(() => setTimeout(drawn))
  })
  const results = structure ? [await axe.run(structure)] : []
  const looks = looksToMeasure()
  if (looks.size) results.push(await measure(looks))
  return results
    .flatMap(({ violations }) => violations)
    .flatMap(({ id, help, nodes }) => nodes.map((node) => [id, help, node.target.flat().join(" ")]))
}
