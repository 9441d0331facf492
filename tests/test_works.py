"""What was made of a document is kept under its key: of other sources, others may keep theirs beside it."""

from pathlib import Path

import pytest

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


def test_of_a_document_the_last_few_are_kept(tmp_path: Path) -> None:
    keys = [f"{number:064}" for number in range(0, 10**52 * 9, 10**52)]
    for key in keys:
        remember_built(tmp_path, "writ", key, FIRST)
    (tmp_path / "works/writ/mine.txt").touch()
    remember_built(tmp_path, "writ", KEYS[0], FIRST)
    assert [bool(recall_built(tmp_path, "writ", key)) for key in (*keys, KEYS[0])] == [False] * 5 + [True] * 5
    assert (tmp_path / "works/writ/mine.txt").exists()


def test_nothing_is_forgotten_through_a_link_nor_what_is_no_work(tmp_path: Path) -> None:
    mine = tmp_path / "sources/writ/document.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    (mine.parent / f"{'a' * 16}.cbor").write_text("mine, too")
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "works").symlink_to(tmp_path / "sources")
    with pytest.raises(OSError, match="symbolic links"):
        forget_built(kept, {})
    (kept / "works").unlink()
    (kept / "works/writ").mkdir(parents=True)
    (kept / "works/writ/mine.txt").touch()
    forget_built(kept, {})
    assert (kept / "works/writ/mine.txt").exists() and len([*mine.parent.iterdir()]) == 2
