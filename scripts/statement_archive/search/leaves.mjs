/* Terms with what is told of each -> leaves, in the order of the terms, and the directory of the leaves. A leaf ends where a
   term says so by itself, and one with much to tell is a file of its own: so an edit changes only the leaves that have its
   words, and their directory. */
import { give } from "./made.mjs"

const LEAF = 5_000 // characters of a leaf, about; the longer it is, the sooner it ends
const LARGE = 3_000 // characters of what is told of a term that are a file of their own

/** @param {string} term */
const chance = (term) => {
  let hash = 0x811c9dc5
  for (const character of term) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193) >>> 0
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32
}

/** The first term of each leaf with its file, and the files of all.
    @type {(values: Map<string, string>) => { directory: string[], files: string[] }} */
export const leavesOf = (values) => {
  /** @type {string[]} */
  const directory = []
  /** @type {string[]} */
  const files = []
  /** @type {string[]} */
  let leaf = []
  let length = 0
  const close = () => {
    if (leaf.length) directory.push(leaf[0], give(`terms ${leaf[0]}`, leaf))
    leaf = []
    length = 0
  }
  for (const term of [...values.keys()].sort()) {
    let told = values.get(term) ?? ""
    if (told.length > LARGE) {
      files.push(give(`term ${term}`, told))
      told = `=${files[files.length - 1]}`
    }
    const weight = term.length + told.length + 6
    if (chance(term) < (weight / LEAF) * (length / LEAF) ** 3) close() // hardly any is twice as long
    leaf.push(term, told)
    length += weight
  }
  close()
  return { directory, files: [...files, ...directory.filter((_, at) => at % 2)] }
}
