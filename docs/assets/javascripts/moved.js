/* The page at an old address: goes on to the new one, with what stood behind `?` and `#`. No step back leads here. */
(() => {
  "use strict"

  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  location.replace((script.dataset.href ?? "") + location.search + location.hash)
})()
