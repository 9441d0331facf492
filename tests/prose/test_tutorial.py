"""*Add a statement* works word for word, and says the same in each of its languages."""

import re
from pathlib import Path

import pytest

from conftest import PROJECT
from fixtures.tutorial import Reader, steps
from statement_archive.pipeline import build

PAGES = {path.parts[-3]: path.read_text("utf-8") for path in sorted(PROJECT.glob("docs/*/about/add-a-statement.md"))}
HEADING = re.compile(r"^#+ .*(\{: #[a-z-]+ \})$", re.MULTILINE)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A reader who has gone through the English page, from an empty folder on."""
    folder = tmp_path_factory.mktemp("tutorial") / "program"
    folder.mkdir()
    reader = Reader(folder)
    for step in steps(PAGES["en"]):
        reader.follow(step)
    return reader


def test_every_box_does_and_prints_what_the_page_says(followed: Reader) -> None:
    assert followed.folder.name == "lakes"
    assert len(steps(PAGES["en"])) > 15


def test_the_archive_at_the_end_has_nothing_wrong_or_open(followed: Reader) -> None:
    made = build(followed.folder / "sources")
    assert made.findings == ()
    assert {"lake-2025", "lake-press-2025"} <= {work.document.id for work in made.works}
    treaty = made.archive.by_id["lake-2025"]
    assert {slot: cause.value for slot, cause in treaty.edition("zh").missing.items()} == dict.fromkeys(
        ("s3", "p7", "closing", "signatures"), "truncated"
    )
    (reference,) = made.archive.references.links
    assert [end.document for end in reference.ends] == ["lake-press-2025", "lake-2025"]


def test_raw_texts_are_those_of_the_page(followed: Reader) -> None:
    for document, name in (("lake-2025", "en.txt"), ("lake-2025", "zh.txt"), ("lake-press-2025", "press.txt")):
        own = followed.folder / "sources" / document / "raw" / name
        assert own.read_bytes() == (followed.folder / "incoming" / name).read_bytes()


def test_the_page_is_there_in_english_and_both_kinds_of_chinese() -> None:
    assert [*PAGES] == ["en", "zh", "zh-Hant"]


@pytest.mark.parametrize("language", ["zh", "zh-Hant"])
def test_each_language_has_the_same_boxes_under_the_same_headings(language: str) -> None:
    assert steps(PAGES[language]) == steps(PAGES["en"])
    assert HEADING.findall(PAGES[language]) == HEADING.findall(PAGES["en"])


def test_a_step_that_is_told_wrongly_is_found(tmp_path: Path) -> None:
    page = "`a.yml`\n\n```yaml\nx: 1\n```\n\n`a.yml`\n\n```yaml\nx: 2\n```\n"
    reader = Reader(tmp_path)
    first, second = steps(page)
    reader.follow(first)
    with pytest.raises(AssertionError):
        reader.follow(second)
