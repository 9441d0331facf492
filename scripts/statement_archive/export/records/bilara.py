"""A work -> its texts as bilara-data has them (github.com/suttacentral/bilara-data): flat JSON, a segment a line.

A key is the document, a colon and the id of the segment. Ids are the same in every text, so that files are set side by
side by their keys alone. A file is keys and strings and nothing else: no schema, no version.
"""

from collections.abc import Iterator
from functools import partial

from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.records.json_files import as_json
from statement_archive.model import Work

_MEDIA_TYPE = "application/json"


def bilara(_: Holdings, work: Work) -> Iterator[DataFile]:
    """For each text that has segments their words, and what is printed before them where anything is."""
    document = work.document.id
    for edition in work.editions:
        siglum = edition.witness.siglum
        stem = f"{FOLDER}/{document}/bilara/{siglum}"
        words = {f"{document}:{segment.id}": segment.text for segment in edition.segments}
        labels = {f"{document}:{segment.id}": segment.label for segment in edition.segments if segment.label}
        if words:
            yield DataFile(f"{stem}.json", partial(as_json, words), _MEDIA_TYPE, "data-bilara", siglum)
        if labels:
            yield DataFile(f"{stem}_label.json", partial(as_json, labels), _MEDIA_TYPE, "data-bilara-labels", siglum)


BILARA = Format(
    "bilara",
    "https://github.com/suttacentral/bilara-data",
    bilara,
    use="""python3 -c 'import json; print(*json.load(open("{file}", "rb")).items(), sep="\\n")'""",
)
