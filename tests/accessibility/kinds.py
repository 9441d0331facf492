"""One page of each kind, in all three languages between them, as paths within the built site."""

STATEMENT = "joint-statement-2020-06-18"
KINDS = {
    "home": "index.html",
    "home in Chinese": "zh/index.html",
    "about": "zh-Hant/about/method/index.html",
    "front page": f"zh/{STATEMENT}/index.html",
    "section": f"{STATEMENT}/1-health-silk-road/index.html",
    "section with text missing": f"zh/{STATEMENT}/4-practical-cooperation/index.html",
    "machine translation": f"zh-Hant/{STATEMENT}/mt/2-connectivity/index.html",
    "parallel": f"{STATEMENT}/parallel/preamble/index.html",
    "made": f"{STATEMENT}/made-mt/index.html",
    "audit": f"zh/{STATEMENT}/translation-audit/index.html",
    "divergences": "zh-Hant/press-release-2020-06-18/divergences/index.html",
    "glossary": "zh/glossary/index.html",
    "term": "zh-Hant/glossary/vaccine/index.html",
    "names": "names/index.html",
    "references": "references/index.html",
    "attestations": "zh-Hant/attestations/index.html",
}
