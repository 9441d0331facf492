"""What was made of a document is kept under its key: of other sources, others may keep theirs beside it."""

from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.works import BuiltDocument, forget_built, recall_built, remember_built

FIRST, SECOND = (BuiltDocument(None, (Finding("writ/document.yml", what),)) for what in ("is one", "is another"))
KEYS = ("a" * 64, "b" * 64)


def found(kept: Path) -> list[BuiltDocument | None]:
    return [recall_built(kept, "writ", key) for key in KEYS]


def test_who_builds_of_edited_sources_takes_nothing_from_others(tmp_path: Path) -> None:
    assert remember_built(tmp_path, "writ", KEYS[0], FIRST)
    assert found(tmp_path) == [FIRST, None]
    assert remember_built(tmp_path, "writ", KEYS[1], SECOND)
    assert found(tmp_path) == [FIRST, SECOND]


def test_what_is_no_longer_wanted_is_forgotten(tmp_path: Path) -> None:
    for document in ("writ", "gone"):
        for key, made in zip(KEYS, (FIRST, SECOND), strict=True):
            remember_built(tmp_path, document, key, made)
    forget_built(tmp_path, {"writ": KEYS[1]})
    assert found(tmp_path) == [None, SECOND]
    assert recall_built(tmp_path, "gone", KEYS[0]) is None
