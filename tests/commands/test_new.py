"""`statement-archive new`: a document from its raw texts, whole or not at all, and a word on what stands in the way."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statement_archive.cli import main
from statement_archive.commands import new
from statement_archive.load import load_document
from statement_archive.pipeline import build

STATEMENT = """Joint Statement on the River Bridge

1. We welcome the opening of the bridge on 1 January 2024.

2. We will keep it free of tolls.
"""
HOSTILE = """<script>alert(1)</script>: {a: b} # "no" \\ 'comment' — ok

1. - First: {x}, [y] & *z | `q`

2. !!python/object:os.system \u2028 "second"
"""
Run = Callable[..., Result]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The folder of an archive with nothing in it."""
    folder = tmp_path / "archive"
    (folder / "sources").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("plugins: [{i18n: {languages: [{locale: en, default: true}, {locale: zh}]}}]\n")
    return folder


@pytest.fixture
def raw(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file that is given to the command."""

    def write(text: str | bytes, name: str = "en.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    return write


@pytest.fixture
def run(archive: Path) -> Run:
    def begin(*arguments: object) -> Result:
        result = CliRunner().invoke(main, ["--project", str(archive), "new", *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return begin


def left(archive: Path) -> list[str]:
    """What there is in an archive besides its configuration and sources, and in these."""
    return sorted(path.name for path in (*archive.iterdir(), *(archive / "sources").iterdir()))[1:-1]


def test_a_document_is_begun_and_builds(archive: Path, run: Run, raw: Callable[..., Path]) -> None:
    result = run("bridge-2024", raw(STATEMENT))
    assert result.exit_code == 0
    assert result.stdout.startswith("wrote sources/bridge-2024/document.yml\n  en: en, 2 paragraphs, 0 repairs\n")
    made = build(archive / "sources")
    assert made.findings == () and [work.document.id for work in made.works] == ["bridge-2024"]
    assert made.works[0].document.date == "2024-01-01"
    first = (archive / "sources/bridge-2024/document.yml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/document.schema.json"


def test_raw_files_are_copied_byte_for_byte_under_a_name_that_is_allowed(
    archive: Path, run: Run, raw: Callable[..., Path]
) -> None:
    data = b"\xef\xbb\xbf" + STATEMENT.replace("\n", "\r\n").encode("utf-8")
    assert run("bridge-2024", raw(data, "Erklärung #1 (final).html")).exit_code == 0
    (copied,) = (archive / "sources/bridge-2024/raw").iterdir()
    assert copied.read_bytes() == data
    assert copied.name == "Erkl-rung-1-final.txt"
    document, findings = load_document(archive / "sources/bridge-2024")
    assert findings == () and document is not None
    assert document.witnesses[0].sha256 == hashlib.sha256(data).hexdigest()


def test_what_is_said_wins_over_what_is_guessed(archive: Path, run: Run, raw: Callable[..., Path]) -> None:
    run("bridge-2024", raw(STATEMENT), "--kind", "press release", "--date", "2023-12-31")
    document, _ = load_document(archive / "sources/bridge-2024")
    assert document is not None
    assert document.date == "2023-12-31"
    assert "kind: press release\n" in (archive / "sources/bridge-2024/document.yml").read_text("utf-8")


def test_a_kind_of_the_archives_own_is_known(archive: Path, run: Run, raw: Callable[..., Path]) -> None:
    kinds = "kinds: {note verbale: {en: Note verbale, zh: 普通照会}}\n"
    (archive / "sources/archive.yml").write_text(kinds, encoding="utf-8")
    assert run("bridge-2024", raw(STATEMENT), "--kind", "note verbale").exit_code == 0
    assert "kind: note verbale\n" in (archive / "sources/bridge-2024/document.yml").read_text("utf-8")


def test_what_looks_like_yaml_or_markup_is_text(archive: Path, run: Run, raw: Callable[..., Path]) -> None:
    assert run("hostile", raw(HOSTILE)).exit_code == 0
    document, findings = load_document(archive / "sources/hostile")
    assert findings == () and document is not None
    assert document.title.texts == {"en": HOSTILE.splitlines()[0]}


@pytest.mark.parametrize("id", ["Bad_ID", "../x", "", "con", "a" * 101, "a--b", "zh", "glossary", "\x1b[31m"])
def test_an_id_that_can_be_no_address_is_refused(archive: Path, run: Run, raw: Callable[..., Path], id: str) -> None:
    result = run(id, raw(STATEMENT))
    assert result.exit_code == 1
    assert "address" in result.stderr and "\x1b" not in result.stderr
    assert left(archive) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "en.txt is empty"),
        (os.urandom(0) + bytes(range(128, 256)) * 9, "en.txt is not UTF-8"),
        (STATEMENT.encode("utf-16"), "UTF-16"),
        (b"a" * 2_000_000, "has more than 1,000,000 bytes"),
        (b"\x1b[31mred", "has the control character U+001B"),
    ],
    ids=["empty", "binary", "utf-16", "large", "control"],
)
def test_a_file_that_is_no_text_is_refused(
    archive: Path, run: Run, raw: Callable[..., Path], data: bytes, said: str
) -> None:
    result = run("bridge-2024", raw(data))
    assert result.exit_code == 1 and said in result.stderr
    assert left(archive) == []


def test_a_folder_a_pipe_and_a_missing_file_are_refused_at_once(archive: Path, run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    result = run("bridge-2024", tmp_path, tmp_path / "pipe", tmp_path / "loop", tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert result.stderr.count("can't be read") == 4
    assert left(archive) == []


def test_a_document_that_is_there_stays_as_it_is(archive: Path, run: Run, raw: Callable[..., Path]) -> None:
    run("bridge-2024", raw(STATEMENT))
    before = (archive / "sources/bridge-2024/document.yml").read_bytes()
    result = run("bridge-2024", raw(STATEMENT.replace("River", "Sea")))
    assert result.exit_code == 1 and "there is a document `bridge-2024`" in result.stderr
    assert (archive / "sources/bridge-2024/document.yml").read_bytes() == before


def test_the_same_text_twice_is_refused(archive: Path, run: Run, raw: Callable[..., Path]) -> None:
    result = run("bridge-2024", raw(STATEMENT), raw(STATEMENT, "zh.txt"))
    assert result.exit_code == 1 and "is the same text as" in result.stderr
    assert left(archive) == []


@pytest.mark.parametrize(
    ("options", "said"), [(("--date", "2024-13-01"), "is no day"), (("--kind", "banana: {"), "banana: {")]
)
def test_what_is_said_wrongly_is_refused(
    archive: Path, run: Run, raw: Callable[..., Path], options: tuple[str, ...], said: str
) -> None:
    result = run("bridge-2024", raw(STATEMENT), *options)
    assert result.exit_code == 1 and said in result.stderr
    assert left(archive) == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_is_interrupted_leaves_nothing(
    archive: Path, run: Run, raw: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(new, "load_document", fail)
    assert run("bridge-2024", raw(STATEMENT)).exit_code == 1
    assert left(archive) == []
