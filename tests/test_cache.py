"""What a document became is kept exactly as long as nothing that it was made from changes."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import cbor2
import pytest

from statement_archive.cache import KeptOnce, fingerprint, kept_in, recall, remember
from statement_archive.findings import Finding
from statement_archive.works import BuiltDocument

OUTCOME = BuiltDocument(None, (Finding("writ/document.yml:3", "is odd", is_open_question=True),))
CODE = """
import os
class Planted:
    def __reduce__(self):
        return os.mkdir, ({!r},)
"""


@pytest.fixture
def sources(tmp_path: Path, lay_out: Callable[..., Path]) -> Path:
    files = {"writ/document.yml": "kind: letter\n", "writ/raw/en.txt": "One.", "glossary.yml": "terms: []\n"}
    return lay_out(tmp_path / "sources", files)


def key(sources: Path) -> str:
    return fingerprint(sources, sources / "writ", sources / "glossary.yml")


def kept(folder: Path) -> BuiltDocument | None:
    return recall(folder, "writ", "key", BuiltDocument)


def plant(folder: Path, plain: bytes, key: str = "key") -> None:
    """A file as `remember` writes it, of somebody who knows how."""
    (folder / "writ.cbor").write_bytes(sha256(f"{key}\n".encode() + plain).digest() + plain)


def test_a_folder_that_is_a_link_is_not_gone_through(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (sources / "writ/raw/linked").symlink_to(tmp_path / "outside")
    before = fingerprint(sources, sources / "writ/raw/linked")
    (tmp_path / "outside/a.txt").write_text("A")
    assert fingerprint(sources, sources / "writ/raw/linked") == before


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    remember(tmp_path / "kept", "writ", "key", OUTCOME)
    assert kept(tmp_path / "kept") == OUTCOME


def test_nothing_comes_back_for_another_key_or_document_or_class(tmp_path: Path) -> None:
    remember(tmp_path, "writ", "key", OUTCOME)
    assert recall(tmp_path, "writ", "other", BuiltDocument) is None
    assert recall(tmp_path, "other", "key", BuiltDocument) is None
    assert recall(tmp_path, "writ", "key", Finding) is None


def test_a_file_that_has_changed_anywhere_counts_as_nothing(tmp_path: Path) -> None:
    remember(tmp_path, "writ", "key", OUTCOME)
    whole = (tmp_path / "writ.cbor").read_bytes()
    for place in range(0, len(whole), 5):
        (tmp_path / "writ.cbor").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert kept(tmp_path) is None
        (tmp_path / "writ.cbor").write_bytes(whole[:place])
        assert kept(tmp_path) is None


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\xff",
        b"\x81" * 100_000,  # nested without end
        b"\x9b\x7f" + b"\xff" * 7,  # a list of very many
        b"\x5b\x7f" + b"\xff" * 7,
        b"\xd8\x1c\x81\xd8\x1d\x00",  # a list that holds itself
        cbor2.dumps([[["x"]]]),
        cbor2.dumps({"class": "os.system"}),
        pickle.dumps(OUTCOME),
    ],
)
def test_what_is_planted_counts_as_nothing(tmp_path: Path, plain: bytes) -> None:
    plant(tmp_path, plain)
    assert kept(tmp_path) is None


def test_no_code_in_a_planted_file_runs(tmp_path: Path) -> None:
    trap: dict[str, type] = {}
    exec(CODE.format(str(tmp_path / "ran")), trap)
    planted = pickle.dumps(("key", trap["Planted"]()))
    for suffix in ("cbor", "pickle"):
        (tmp_path / f"writ.{suffix}").write_bytes(planted)
    plant(tmp_path, planted)
    assert kept(tmp_path) is None
    assert not (tmp_path / "ran").exists()


def test_a_link_or_a_pipe_is_not_read(tmp_path: Path) -> None:
    remember(tmp_path, "other", "key", OUTCOME)
    (tmp_path / "writ.cbor").symlink_to(tmp_path / "other.cbor")
    assert kept(tmp_path) is None
    (tmp_path / "writ.cbor").unlink()
    os.mkfifo(tmp_path / "writ.cbor")
    assert kept(tmp_path) is None


@pytest.mark.parametrize("in_the_way", ["file", "folder"])
def test_what_can_not_be_kept_is_left(tmp_path: Path, in_the_way: str) -> None:
    if in_the_way == "file":
        (tmp_path / "kept").write_text("mine")
    else:
        (tmp_path / "kept/writ.cbor").mkdir(parents=True)
    remember(tmp_path / "kept", "writ", "key", OUTCOME)
    assert kept(tmp_path / "kept") is None


def test_a_folder_that_nothing_can_be_kept_in_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("mine")
    with kept_in(tmp_path / ".cache/archive", tmp_path) as (folder, lost):
        remember(folder, "writ", "key", OUTCOME)
        assert kept(folder) == OUTCOME
    assert not folder.exists()
    assert [finding.is_open_question for finding in lost] == [True]
    assert ".cache/archive" in lost[0].place
    assert (tmp_path / ".cache").read_text() == "mine"


def test_what_another_is_writing_there_stays(tmp_path: Path) -> None:
    """A check that only looks may open the folder while a site is built."""
    unfinished = tmp_path / "data/.statement-archive-1.part"
    unfinished.parent.mkdir()
    unfinished.touch()
    with kept_in(tmp_path, tmp_path):
        assert unfinished.exists()


@pytest.mark.parametrize("link", [".cache", ".cache/archive"])
def test_nothing_is_kept_through_a_link(tmp_path: Path, link: str) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / link).parent.mkdir(parents=True)
    (project / link).symlink_to(elsewhere)
    with kept_in(project / ".cache/archive", project) as (folder, lost):
        remember(folder, "writ", "key", OUTCOME)
    assert [*map(str, lost)] == [f"{link}: is a link — so nothing is kept, and all is made anew each time"]
    assert [*elsewhere.iterdir()] == []


def test_bytes_are_made_once_for_all_builds_and_again_where_they_are_broken(tmp_path: Path) -> None:
    made: list[str] = []

    def ask(once: KeptOnce, name: str) -> bytes:
        return once(name, lambda: made.append(name) or name.encode())  # type: ignore[func-returns-value]

    assert [ask(KeptOnce(tmp_path), name) for name in ("a/one", "a/one", "a/two")] == [b"a/one", b"a/one", b"a/two"]
    assert made == ["a/one", "a/two"]
    with (tmp_path / "a/one").open("ab") as file:
        file.write(b"!")
    assert (ask(KeptOnce(tmp_path), "a/one"), made) == (b"a/one", ["a/one", "a/two", "a/one"])


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
    command = [sys.executable, "-c", "from statement_archive.cache import KeptOnce, fingerprint as f; print(f(None))"]

    def key_of_the_code() -> bytes:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout

    before = key_of_the_code()
    assert key_of_the_code() == before
    with (tmp_path / "statement_archive" / name).open("a") as file:
        file.write("# more\n")
    assert key_of_the_code() != before
