/* The entries of documents, read as far as they are needed. Arguments: those of common.mjs, the first of which is the
   folder of the entries. */
import { createHash } from "node:crypto"
import { closeSync, openSync, readSync, statSync } from "node:fs"
import { join } from "node:path"
import { folders } from "./common.mjs"

/** @import { EntryHead } from "search/shapes" */

/** An entry: where it lies, where its sections and its files begin, the number of the document, and what its first line says.
    @typedef {EntryHead & { path: string, number: number, starts: number[] }} Entry */

const READ = 65_536 // bytes that are read at a time until a line ends
const NEWLINE = 10
const [folder] = folders

/** @type {(path: string, from: number, to: number) => Buffer} */
export const readPart = (path, from, to) => {
  const bytes = Buffer.allocUnsafe(to - from)
  const file = openSync(path, "r")
  readSync(file, bytes, 0, bytes.length, from)
  closeSync(file)
  return bytes
}

/** @param {string} path */
const firstLine = (path) => {
  const { size } = statSync(path)
  let bytes = readPart(path, 0, Math.min(size, READ))
  while (!bytes.includes(NEWLINE)) bytes = readPart(path, 0, Math.min(size, bytes.length * 2))
  return bytes.subarray(0, bytes.indexOf(NEWLINE))
}

/** A number for each document, by its id, that hardly ever changes when others come or go: each has places in a table, in
    an order of its own, and takes the first that is free. Half of the table is, about.
    @param {string[]} ids */
const numbersOf = (ids) => {
  let size = 8
  while (2 * size < 3 * ids.length) size *= 2
  /** @type {(id: string, turn: number) => number} */
  const place = (id, turn) => createHash("sha256").update(`${turn} ${id}`).digest().readUInt32BE() % size
  /** @type {Map<number, string>} */
  const taken = new Map()
  for (const id of [...ids].sort()) {
    let turn = 0
    while (taken.has(place(id, turn))) turn += 1
    taken.set(place(id, turn), id)
  }
  return new Map([...taken].map(([number, id]) => [id, number]))
}

/** Entries by their names, with what their first lines say.
    @type {(names: string[]) => Entry[]} */
export const readEntries = (names) => {
  const read = names.map((name) => {
    const path = join(folder, name)
    const line = firstLine(path)
    /** @type {EntryHead} */
    const head = JSON.parse(line.toString("utf-8"))
    const starts = [line.length + 1]
    for (const [, size] of head.sections) starts.push(starts[starts.length - 1] + size)
    return { ...head, path, starts }
  })
  const numbers = numbersOf(read.map(({ called }) => called?.id ?? ""))
  return read.map((entry) => ({ ...entry, number: numbers.get(entry.called?.id ?? "") ?? 0 }))
}

