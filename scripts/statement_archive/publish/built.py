"""The folder that a builder has built -> which pages there are, and what its files say."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from statement_archive.disk import files_below
from statement_archive.findings import Finding, SourceError
from statement_archive.publish.bag import PAYLOAD

_DATA_PAGE = f"{PAYLOAD}index.html"
"""The one page that stands among files of data."""
_ANEW = "build the site anew: this is not as a builder leaves it"


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """The files of a site that is being made."""

    folder: Path
    """Where it is made."""
    older: Path | None = None
    """Where it was made last time."""
    kept: frozenset[str] = frozenset()
    """Paths of files that are to stay as they are there."""

    @property
    def paths(self) -> list[str]:
        """All paths within the site."""
        return sorted({path for path, _ in files_below(self.folder)} | self.kept)

    def place(self, path: str) -> Path:
        """Where a file is at present."""
        return self.older / path if self.older and path in self.kept else self.folder / path


def built_pages(paths: Iterable[str]) -> list[str]:
    """The pages among files. Files of data are as they were written, whatever they are called."""
    found = (path for path in paths if path.endswith(".html"))
    return sorted(path for path in found if path == _DATA_PAGE or not path.startswith(PAYLOAD))


def text_of(folder: Path, path: str) -> str:
    """The text of a file of the site; raises SourceError where it is none."""
    try:
        return (folder / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError([Finding(path, "is not there", _ANEW)]) from None
    except UnicodeDecodeError as error:
        raise SourceError([Finding(path, f"is not UTF-8 at byte {error.start}", _ANEW)]) from None
