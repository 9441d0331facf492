"""The whole site as files: from the last build where nothing has changed since, else made by the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import Finding, blocking
from archive.keep import fingerprint, recall, remember
from archive.model import LANGUAGES, Document

_ROOT = Path(__file__).parents[2]
_HAND_WRITTEN = tuple(f"{language}/about" for language in LANGUAGES)
_INDEX_CODE = ("scripts/search", "docs/assets/javascripts/search/words.js", "package-lock.json")
"""What makes the search index, besides the archive's own code."""


@dataclass(frozen=True, slots=True)
class Site:
    """What MkDocs is given."""

    documents: tuple[Document, ...]
    """Newest first."""
    files: Mapping[str, str]
    """Text of every page and data file, by path under `docs/`."""
    pages: tuple[str, ...]
    """Paths of the pages in the order of navigation."""
    index: str
    """Folder of the search index under `docs/`."""
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the site from being built."""
        return blocking(self.findings)


def make_site(sources: Path, *, docs: Path, kept: Path) -> Site:
    """Sources and hand-written pages -> site; never raises for bad input. `kept` holds what need not be made again."""
    key = fingerprint(sources, sources) + fingerprint(docs, *(docs / path for path in _HAND_WRITTEN))
    key += fingerprint(_ROOT, *(_ROOT / path for path in _INDEX_CODE))
    known = recall(kept, "site", key)
    if isinstance(known, Site):
        return known
    # Imported only here: where nothing has changed, starting the pipeline would be most of the work.
    from archive.load import load_prose
    from archive.pipeline import build, index, render

    made = build(sources, kept=kept)
    pages, files = render(made.archive)
    folder, found = index(made.archive, pages, load_prose(docs))
    documents = tuple(work.document for work in made.works)
    site = Site(documents, files | found, tuple(page.path for page in pages), folder, made.findings)
    remember(kept, "site", key, site)
    return site
