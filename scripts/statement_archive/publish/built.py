"""The folder that a builder has built -> which pages there are, and what its files say."""

from pathlib import Path

from statement_archive.findings import Finding, SourceError
from statement_archive.publish.bag import PAYLOAD

_DATA_PAGE = f"{PAYLOAD}index.html"
"""The one page that stands among files of data."""
_ANEW = "build the site anew: this is not as a builder leaves it"


def built_pages(folder: Path) -> list[str]:
    """What a builder made. Files of data are as they were written, whatever they are called."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(path for path in found if path == _DATA_PAGE or not path.startswith(PAYLOAD))


def text_of(folder: Path, path: str) -> str:
    """The text of a file of the site; raises SourceError where it is none."""
    try:
        return (folder / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError([Finding(path, "is not there", _ANEW)]) from None
    except UnicodeDecodeError as error:
        raise SourceError([Finding(path, f"is not UTF-8 at byte {error.start}", _ANEW)]) from None
