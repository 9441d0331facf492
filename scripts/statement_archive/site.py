"""The whole site as files: from the last build where nothing has changed since, else made by the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statement_archive.cache import fingerprint, recall, remember
from statement_archive.findings import Finding, blocking
from statement_archive.model import LANGUAGES, Document
from statement_archive.progress import Track, quietly

_HAND_WRITTEN = tuple(f"{language}/about" for language in LANGUAGES)
_INDEX_CODE = ("docs/assets/javascripts/search/words.js", "package-lock.json")
"""Paths in the archive's folder of what makes the search index, besides this package: npm's engine by its version."""


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


def make_site(sources: Path, *, docs: Path, project: Path, kept: Path, track: Track = quietly) -> Site:
    """Sources and hand-written pages -> site; never raises for bad input.

    `project` is the archive's folder, in which the search engine is; `kept` holds what need not be made again. Raises
    MissingToolError where the search index can't be made.
    """
    key = fingerprint(sources, sources) + fingerprint(docs, *(docs / path for path in _HAND_WRITTEN))
    key += fingerprint(project, *(project / path for path in _INDEX_CODE))
    known = recall(kept, "site", key)
    if isinstance(known, Site):
        return known
    # Imported only here: where nothing has changed, starting the pipeline would be most of the work.
    from statement_archive.load import load_prose
    from statement_archive.load.outlines import load_shapes
    from statement_archive.pipeline import build, index, render

    made = build(sources, kept=kept, track=track)
    is_mapped = any(entity.role for entity in made.archive.entities)
    pages, files = render(made.archive, load_shapes() if is_mapped else None)
    folder, found = index(made.archive, pages, load_prose(docs), project=project)
    documents = tuple(work.document for work in made.works)
    site = Site(documents, files | found, tuple(page.path for page in pages), folder, made.findings)
    remember(kept, "site", key, site)
    return site
