"""The whole site as files: from the last build where nothing has changed since, else made by the pipeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import Finding, blocking
from archive.keep import fingerprint, recall, remember
from archive.model import Document


@dataclass(frozen=True, slots=True)
class Site:
    """What MkDocs is given."""

    documents: tuple[Document, ...]
    """Newest first."""
    files: Mapping[str, str]
    """Text of every page and data file, by path under `docs/`."""
    pages: tuple[str, ...]
    """Paths of the pages in the order of navigation."""
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the site from being built."""
        return blocking(self.findings)


def make_site(sources: Path, *, kept: Path) -> Site:
    """Sources -> site; never raises for bad input. `kept` is the folder for what need not be made again."""
    key = fingerprint(sources, sources)
    known = recall(kept, "site", key)
    if isinstance(known, Site):
        return known
    # Imported only here: where nothing has changed, starting the pipeline would be most of the work.
    from archive.load.worldmap import load_shapes
    from archive.pipeline import build, render

    made = build(sources, kept=kept)
    is_mapped = any(entity.role for entity in made.archive.entities)
    pages, files = render(made.archive, load_shapes() if is_mapped else None)
    documents = tuple(work.document for work in made.works)
    site = Site(documents, files, tuple(page.path for page in pages), made.findings)
    remember(kept, "site", key, site)
    return site
