"""Works -> data files beside the pages: JSON in UTF-8, keys in a fixed order, one line feed at the end."""

import json
from collections.abc import Iterator

from archive.model import Edition, Segment, Work


def render_data(works: tuple[Work, ...]) -> Iterator[tuple[str, str]]:
    """Path under `docs/data/` and text of every data file."""
    for work in works:
        yield f"{work.document.id}/segments.json", _json(_segments(work))


def _segments(work: Work) -> dict[str, object]:
    return {"document": work.document.id, "witnesses": [_witness(edition) for edition in work.editions]}


def _witness(edition: Edition) -> dict[str, object]:
    witness = edition.witness
    return {
        "siglum": witness.siglum,
        "language": witness.language,
        "status": witness.status.value,
        "raw": witness.raw,
        "sha256": witness.sha256,
        "segments": [_segment(segment) for segment in edition.segments],
        "lacunae": [{"segments": list(gap.segments), "cause": gap.cause.value} for gap in edition.lacunae],
    }


def _segment(segment: Segment) -> dict[str, object]:
    record: dict[str, object] = {
        "id": segment.id,
        "kind": segment.kind.value,
        "section": segment.section,
        "number": segment.number,
        "numbered": segment.numbered.value if segment.numbered else None,
        "text": segment.text,
        "spans": [list(span) for span in segment.spans],
    }
    if len(segment.answers) > 1:
        record["answers"] = list(segment.answers)
    return record


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
