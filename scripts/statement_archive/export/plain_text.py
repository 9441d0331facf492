"""A work -> its raw files, byte for byte, and its texts as published, in UTF-8.

A published text begins with a byte order mark, which is not part of it: where nobody says how a file is written,
browsers and plain editors would take Chinese for Western letters. A raw file stays as it came; a page shows it.
"""

from collections.abc import Iterator
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.model import Work

_MEDIA_TYPE = "text/plain"


def texts(_: Holdings, work: Work) -> Iterator[DataFile]:
    """For each text its raw file and what was published of it; a raw file that several texts share comes once."""
    folder = f"{FOLDER}/{work.document.id}"
    raw = {edition.witness.raw: edition.raw.whole for edition in work.editions}
    for edition in work.editions:
        siglum = edition.witness.siglum
        said = "data-text" if edition.is_whole else "data-text-cut"
        text = partial(edition.text.encode, "utf-8-sig")
        yield DataFile(f"{folder}/text-{siglum}.txt", text, _MEDIA_TYPE, said, siglum)
    for path, whole in raw.items():
        yield DataFile(f"{folder}/{path}", partial(whole.encode, "utf-8"), _MEDIA_TYPE, "data-raw")


TEXT = Format("text", "https://www.unicode.org/versions/latest/", texts)
