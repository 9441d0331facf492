"""Where things are in an archive's folder: the one that holds `mkdocs.yml` and `sources/`."""

from dataclasses import dataclass
from pathlib import Path

CONFIGURATIONS = {"hosted": "mkdocs.yml", "offline": "mkdocs.offline.yml"}
"""The sites that an archive may have, by name, and what MkDocs builds each from."""


@dataclass(frozen=True, slots=True)
class Project:
    """An archive's folder. It need not be where this program is."""

    root: Path

    @property
    def sources(self) -> Path:
        """Raw texts, and what editors declare."""
        return self.root / "sources"

    @property
    def docs(self) -> Path:
        """Pages, by hand and generated, where MkDocs looks for them."""
        return self.root / "docs"

    @property
    def site(self) -> Path:
        """The site that is built to be served."""
        return self.root / "site"

    @property
    def packed(self) -> Path:
        """The folder of zip files."""
        return self.root / "dist"

    @property
    def offline(self) -> Path:
        """The site that is built to be opened from a disk."""
        return self.packed / "offline"

    @property
    def cache(self) -> Path:
        """What may be removed and is then made again."""
        return self.root / ".cache"

    @property
    def kept(self) -> Path:
        """What a build keeps so that it need not be made again."""
        return self.cache / "archive"

    @property
    def templates(self) -> Path:
        """Templates of the theme that are the archive's own."""
        return self.root / "overrides"

    @property
    def packages(self) -> Path:
        """What npm has installed."""
        return self.root / "node_modules"

    @property
    def browser(self) -> Path:
        """A file that holds the path of the Chromium that the set-up has found."""
        return self.cache / "chromium"
