"""What a document became is kept exactly as long as nothing that it was made from changes."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from statement_archive.cache import fingerprint, recall, remember

OUTCOME = (None, ())


@pytest.fixture
def sources(tmp_path: Path, lay_out: Callable[..., Path]) -> Path:
    files = {"writ/document.yml": "kind: letter\n", "writ/raw/en.txt": "One.", "glossary.yml": "terms: []\n"}
    return lay_out(tmp_path / "sources", files)


def key(sources: Path) -> str:
    return fingerprint(sources, sources / "writ", sources / "glossary.yml")


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    remember(tmp_path / "kept", "writ", "key", OUTCOME)
    assert recall(tmp_path / "kept", "writ", "key") == OUTCOME


def test_nothing_comes_back_for_another_key_or_document(tmp_path: Path) -> None:
    remember(tmp_path, "writ", "key", OUTCOME)
    assert recall(tmp_path, "writ", "other") is None
    assert recall(tmp_path, "other", "key") is None


@pytest.mark.parametrize("content", [b"", b"\x80", b"no pickle", b"\x80\x04N."])
def test_what_can_not_be_read_counts_as_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "work.pickle").write_bytes(content)
    assert recall(tmp_path, "writ", "key") is None


def test_key_stays_while_nothing_changes(sources: Path) -> None:
    before = key(sources)
    (sources / "writ" / "raw" / "en.txt").touch()
    assert key(sources) == before


@pytest.mark.parametrize("name", ["writ/document.yml", "writ/raw/en.txt", "glossary.yml", "writ/emendations.yml"])
def test_every_file_counts(sources: Path, name: str) -> None:
    before = key(sources)
    with (sources / name).open("a") as file:
        file.write("x")
    assert key(sources) != before


def test_name_of_a_file_counts(sources: Path) -> None:
    before = key(sources)
    (sources / "writ" / "raw" / "en.txt").rename(sources / "writ" / "raw" / "fr.txt")
    assert key(sources) != before


def test_other_documents_do_not_count(sources: Path) -> None:
    before = key(sources)
    (sources / "other").mkdir()
    (sources / "other" / "document.yml").write_text("kind: letter\n")
    assert key(sources) == before


@pytest.mark.parametrize("name", ["cache.py", "text/repair/gloss.py", "languages/en.yml"])
def test_the_archives_own_code_and_words_count(project: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(project / "scripts/statement_archive", tmp_path / "statement_archive")
    command = [sys.executable, "-c", "from statement_archive.cache import fingerprint as f; print(f(None))"]

    def key_of_the_code() -> bytes:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout

    before = key_of_the_code()
    assert key_of_the_code() == before
    with (tmp_path / "statement_archive" / name).open("a") as file:
        file.write("# more\n")
    assert key_of_the_code() != before
