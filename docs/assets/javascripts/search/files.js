/* The files of the index, loaded as they are needed. They are scripts that hand over their data, so that it works from
   file:// as from a host. One of them, `index.js`, names all others, which are named by what is in them. */
/** @import { ArchiveSearch, FilesScript } from "search/types" */
/** @import { IndexFiles } from "search/shapes" */
globalThis.archiveSearch ??= /** @type {ArchiveSearch} */ ({})

archiveSearch.files = (() => {
  "use strict"

  /** @type {Map<string, Promise<unknown>>} */
  const waiting = new Map()
  /** @type {Map<string, unknown>} */
  const arrived = new Map()
  archiveSearch.receive = (name, value) => arrived.set(name, value)

  /** What a script hands over under a name.
      @type {(url: URL, name: string) => Promise<unknown>} */
  const request = ({ href }, name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = href
      script.addEventListener("load", () => {
        resolve(arrived.get(name))
        arrived.delete(name)
        script.remove()
      })
      script.addEventListener("error", () => {
        waiting.delete(href)
        script.remove()
        reject(new Error(`could not load ${href}`))
      })
      document.head.append(script)
    })

  /** @type {FilesScript["load"]} */
  const load = (base, name, digest) => {
    const url = new URL(`parts/${digest}.js`, base)
    const file = waiting.get(url.href) ?? request(url, name)
    waiting.set(url.href, file)
    return /** @type {Promise<IndexFiles[typeof name]>} */ (file)
  }

  /** @type {FilesScript["open"]} */
  const open = async (base) => {
    const root = /** @type {IndexFiles["index"]} */ (await request(new URL("index.js", base), "index"))
    await load(base, "engine", root.files.engine)
    return archiveSearch.index.open(base, root)
  }

  return { load, open }
})()
