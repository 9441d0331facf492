/* What both steps of making the index need: the scripts that cut text into words and ask the index, and the stemmers.

   Arguments: the script that cuts text into words, which readers' browsers load too, and the folder of what npm has
   installed. Both are the archive's, which need not be where this program is. Where one is not there, its path is all that
   is said, and the exit code is MISSING. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const [wordsScript = "", modules = "", ...rest] = process.argv.slice(2)
const stemmersFolder = join(modules, "@orama/stemmers/dist")
const MISSING = 3
/** Arguments behind the two that are told above. */
export const folders = rest
const missing = [wordsScript, stemmersFolder].find((path) => !existsSync(path))
if (missing) {
  process.stderr.write(missing)
  process.exit(MISSING)
}
/** @param {string} path */
const load = (path) => import(String(pathToFileURL(path)))
await load(wordsScript)
await import("./labels.js")
await import("./slips.js")
await import("./stems.js")
await import("./plan.js")
await import("./postings.js")

/** Into how many sections the terms of a document are parted, and those of all into as many parts at most. */
export const SECTIONS = 256
/** Stands between terms, and what is said of them. */
export const BETWEEN = "\0"

/* Languages for which there is a stemmer, by the name of its file where that is another. */
const STEMMERS = new Map(
  Object.entries({ da: "dk", el: "gr", ga: "ie", hi: "in", hy: "am", nb: "no", ne: "np", nn: "no", sr: "rs", sv: "se" }),
)
for (const language of "ar bg de en es fi fr hu id it lt nl no pt ro ru ta tr uk".split(" ")) {
  STEMMERS.set(language, language)
}

/** The script with the stemmer of a language; "" where there is none.
    @param {string} language */
export const stemmerOf = (language) => {
  const name = STEMMERS.get(language)
  return name ? `${join(stemmersFolder, name)}.js` : ""
}

/** @type {Map<string, typeof import("@orama/stemmers/english").stemmer>} */
const loaded = new Map()
/** @param {string} language */
export const stemmerFor = async (language) => {
  const known = loaded.get(language) ?? (await load(stemmerOf(language))).stemmer
  loaded.set(language, known)
  return known
}
