"""A work -> its texts as printed documents (PDF): tagged, with an outline, one for each text.

What is printed is the page of the whole text in the site, in the language in which the text is at home. A browser does
it, and none is started here: `Holdings.printed` gives what comes out of it.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.model import Work
from statement_archive.parts.cite import own_reader
from statement_archive.parts.editions import full_path

MEDIA_TYPE = "application/pdf"
_DAY = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}([^)]*\))")
_NAMES = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]*)> ?<([0-9A-Fa-f]*)> ?\]")


def pdf(holdings: Holdings, work: Work) -> Iterator[DataFile]:
    """A file for each text; none where nothing prints."""
    if holdings.printed is None:
        return
    for edition in work.editions:
        siglum = edition.witness.siglum
        page = full_path(work, edition, own_reader(edition, holdings.site[0]))
        path = f"{FOLDER}/{work.document.id}/{work.document.id}.{siglum}.pdf"
        yield DataFile(path, partial(_print, holdings.printed, page, work), MEDIA_TYPE, "data-pdf", siglum)


def _print(printed: Callable[[str], bytes], page: str, work: Work) -> bytes:
    return settle(printed(page), work.document.date)


def settle(content: bytes, day: str) -> bytes:
    """The same document as if it had been printed on a day (ISO 8601), and without a name made up for it.

    Nothing changes its length, so that the places of all objects stay true.
    """
    written = day.replace("-", "").encode("ascii") + b"000000"
    dated = _DAY.sub(lambda found: found[1] + written + found[2], content)
    return _NAMES.sub(lambda found: re.sub(rb"(?<=<)[0-9A-Fa-f]+", lambda name: b"0" * len(name[0]), found[0]), dated)


PDF = Format("pdf", "https://www.iso.org/standard/75839.html", pdf, needs_site=True)
