"""`check --fix`: mends what is sure, says each change with its place, leaves raw files and hashes, and is done once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fixtures.little_archive import little_archive
from statement_archive.cli import main
from statement_archive.commands.fixing import fix
from statement_archive.pipeline import build
from statement_archive.project import Project

LIST = "sources/published.yml:1: lists news, treaty among what is published"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return little_archive(tmp_path)


@pytest.fixture
def fixed(archive: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """What is said to be changed."""

    def run() -> list[str]:
        fix(Project(archive))
        return capsys.readouterr().out.splitlines()

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def test_what_is_sure_is_mended_and_nothing_else(archive: Path, fixed: Callable[[], list[str]]) -> None:
    document, references = archive / "sources/treaty/document.yml", archive / "sources/references.yml"
    before, links = document.read_bytes(), references.read_bytes()
    change(document, 'title: {en: "Treaty', 'titel: {en: "Treaty')
    change(document, "    status: official", "    'Status': official")
    change(document, "numbering: {paragraph", "numbering: {paragraf")
    document.write_bytes(b"\xef\xbb\xbf" + document.read_bytes().replace(b"\n", b"\r\n"))
    change(references, "  class: verbatim", "  clas: verbatim")
    assert fixed() == [
        "sources/treaty/document.yml:1: took away the byte order mark",
        "sources/treaty/document.yml:1: made its line ends line feeds",
        "sources/references.yml:11: `clas` is now `class`",
        "sources/treaty/document.yml:6: `titel` is now `title`",
        "sources/treaty/document.yml:20: `'Status'` is now `status`",
        "sources/treaty/document.yml:24: `paragraf` is now `paragraph`",
        LIST,
    ]
    assert (document.read_bytes(), references.read_bytes()) == (before, links)
    assert build(archive / "sources").findings == () and fixed() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: treaty", "kinf: treaty\nkind: treaty"),  # what it may mean is there
        ("kind: treaty", "knd: treaty\nkinde: treaty"),  # two may mean the same
        ("kind: treaty", "sort: treaty"),
        ("    raw: raw/fr.txt", "    # raw: raw/fr.txt\n    file: raw/fr.txt"),
        ("title: {en:", "title: {english:"),
        ("  - id: s1", "  - id: s1\n    Id: s1"),
    ],
)
def test_what_is_not_sure_is_left(old: str, new: str, archive: Path, fixed: Callable[[], list[str]]) -> None:
    document = archive / "sources/treaty/document.yml"
    change(document, old, new)
    before = document.read_bytes()
    assert fixed() == [] and document.read_bytes() == before


def test_a_raw_file_that_was_changed_in_silence_stays_a_finding(archive: Path, fixed: Callable[[], list[str]]) -> None:
    raw, document = archive / "sources/treaty/raw/fr.txt", archive / "sources/treaty/document.yml"
    change(raw, "pont", "viaduc")
    before = raw.read_bytes(), document.read_bytes()
    assert fixed() == [] and (raw.read_bytes(), document.read_bytes()) == before
    assert any("is not the file that was declared" in str(finding) for finding in build(archive / "sources").findings)


def test_a_file_with_an_alias_is_left_to_a_person(archive: Path, fixed: Callable[[], list[str]]) -> None:
    document = archive / "sources/treaty/document.yml"
    change(document, "place: {en: Hamlet}\nissuer: {en: Two towns}", "place: &it {en: Hamlet}\nissuer: *it")
    change(document, "summary:", "sumary:")
    before = document.read_bytes()
    assert fixed() == [] and document.read_bytes() == before


def test_what_is_new_is_listed_in_order(archive: Path, fixed: Callable[[], list[str]]) -> None:
    assert fixed() == [LIST]
    listed = archive / "sources/published.yml"
    text = listed.read_text("utf-8")
    change(listed, "sections: [one, two]", "sections: [one]")
    start, end = text.index("  - id: news"), text.index("  - id: treaty")
    listed.write_text("# Ours.\ndocuments:\n" + text[end:] + text[start:end], "utf-8")
    assert fixed() == ["sources/published.yml:1: lists all that is published, in order"]
    assert listed.read_text("utf-8") == "# Ours.\n" + text[text.index("documents:") :]


def test_nothing_is_listed_while_there_is_an_error(archive: Path, fixed: Callable[[], list[str]]) -> None:
    change(archive / "sources/treaty/document.yml", "date: 2001-02-03", "date: soon")
    assert fixed() == [] and not (archive / "sources/published.yml").exists()


def test_a_schema_is_named_where_the_archive_has_it(archive: Path, fixed: Callable[[], list[str]]) -> None:
    (archive / "schemas").mkdir()
    for name in ("document", "archive"):
        (archive / f"schemas/{name}.schema.json").write_text("{}", "utf-8")
    assert fixed()[:-1] == [
        "sources/archive.yml:1: named its schema",
        "sources/news/document.yml:1: named its schema",
        "sources/treaty/document.yml:1: named its schema",
    ]
    first = (archive / "sources/treaty/document.yml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/document.schema.json"
    assert fixed() == []


class TestCommand:
    @pytest.fixture
    def run(self, archive: Path) -> Callable[..., Result]:
        return lambda *options: CliRunner().invoke(main, ["--project", str(archive), "check", *options])

    def test_mends_first_and_then_says_what_is_left(self, archive: Path, run: Callable[..., Result]) -> None:
        change(archive / "sources/treaty/document.yml", "title:", "titel:")
        change(archive / "sources/references.yml", "quotation: pont", "quotation: viaduc")
        result = run("--fix")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            "sources/treaty/document.yml:6: `titel` is now `title`",
            "sources/references.yml:17: `viaduc` is not in segment `p1` of `fr` — quote exactly what is published",
        ]

    def test_without_it_changes_nothing_and_says_what_may_be_meant(
        self, archive: Path, run: Callable[..., Result]
    ) -> None:
        document = archive / "sources/treaty/document.yml"
        change(document, "title:", "titel:")
        before = document.read_bytes()
        assert "unknown key `titel` — do you mean `title`?" in run().stdout and document.read_bytes() == before

    @pytest.mark.parametrize("options", [("--sources", "."), ("--watch", "--build"), ("--watch", "--format", "junit")])
    def test_is_for_the_sources_of_the_archive(self, options: tuple[str, ...], run: Callable[..., Result]) -> None:
        refused = run("--fix", *options)
        assert refused.exit_code == 2 and "sources" in refused.stderr
