/* The files of the index: scripts that hand over data, each named by a digest of it. What is there already stays untouched.
   Arguments: those of common.mjs, the second of which is the folder of the files. */
import { createHash } from "node:crypto"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { folders } from "./common.mjs"

/** @import { IndexFiles } from "search/shapes" */

const [, folder] = folders
const DIGITS = 12

/** All files that belong to the index, with their bytes. @type {Map<string, number>} */
const made = new Map()
/** The names of all files that belong to the index. */
export const names = () => [...made.keys()].sort()

/** @type {(path: string, text: string | Buffer) => void} */
export const put = (path, text) => {
  const whole = join(folder, path)
  writeFileSync(`${whole}.new`, text)
  renameSync(`${whole}.new`, whole)
  made.set(path, Buffer.byteLength(text))
}

/** Whether a file is there already, with what its name is the digest of: then it belongs to the index.
    @type {(digest: string, size: number) => boolean} */
export const claim = (digest, size) => {
  const path = `${digest}.js`
  const whole = join(folder, path)
  const isThere = made.get(path) === size || (existsSync(whole) && digestOf(readFileSync(whole)) === digest)
  if (isThere) made.set(path, size)
  return isThere
}

/** @param {string | Buffer} text */
export const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, DIGITS)

/** A script by its digest, which is given back.
    @type {(text: string) => string} */
export const keep = (text) => {
  const digest = digestOf(text)
  if (!claim(digest, Buffer.byteLength(text))) put(`${digest}.js`, text)
  return digest
}

/** How many bytes a file has that was kept.
    @param {string} digest */
export const sizeOf = (digest) => made.get(`${digest}.js`) ?? 0

/** @type {(name: string, value: unknown) => string} */
export const script = (name, value) => `archiveSearch.receive(${JSON.stringify(name)},${JSON.stringify(value)})\n`

/** @type {<Name extends keyof IndexFiles>(name: Name, value: IndexFiles[Name]) => string} */
export const give = (name, value) => keep(script(name, value))
