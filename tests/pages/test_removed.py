"""What was removed has a page at each of its addresses that says so, and nothing that is still there is covered."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fixtures.little_archive import little_archive
from statement_archive.model import Archive, Localized, Published, Removed
from statement_archive.pages.all_pages import render_pages
from statement_archive.pages.page import Page
from statement_archive.pipeline import build
from statement_archive.reader import readers

WHY = Localized({"en": "It was <b>a</b> copy [of](x) *another*."})


@cache
def archive() -> Archive:
    with TemporaryDirectory() as folder:
        return build(little_archive(Path(folder)) / "sources").archive


def pages(*removed: Removed, languages: tuple[str, ...] = ("en", "zh")) -> list[Page]:
    return list(render_pages(replace(archive(), published=Published(removed=removed)), readers(languages)))


GONE = Removed("gone", "2020-01-02", WHY, "", slugs=("one",), sigla=("en",))


def test_a_document_has_them_in_every_language() -> None:
    found = {page.path: page for page in pages(GONE) if "/gone/" in page.path}
    names = "divergences full index made-en one translation-audit en/full en/index en/one parallel/one".split()
    assert sorted(found) == sorted(f"{language}/gone/{name}.md" for language in ("en", "zh") for name in names)
    assert "The document gone was removed from this archive on 2 January 2020." in found["en/gone/one.md"].markdown
    assert "2020年1月2日" in found["zh/gone/index.md"].markdown
    assert not any(page.is_listed for page in found.values())


def test_an_editors_reason_is_shown_as_text() -> None:
    markdown = next(page.markdown for page in pages(GONE) if page.path == "en/gone/index.md")
    assert "<b>" not in markdown and "[of](x)" not in markdown and "*another*" not in markdown


def test_a_witness_has_those_that_were_its_own_alone() -> None:
    before = {page.path for page in pages()}
    removed = Removed("treaty", "2020-01-02", WHY, "", siglum="de")
    found = pages(removed, languages=("en",))
    own = {page.path for page in found} - before
    assert own == {
        f"en/treaty/{name}.md" for name in "made-de de/index de/full de/one de/two translation-audit".split()
    }
    assert len({page.path for page in found}) == len(found)
    page = next(page for page in found if page.path == "en/treaty/de/one.md")
    assert "The text de of this document" in page.markdown and "archive:en/treaty/index.md" in page.markdown


def test_a_segment_has_none() -> None:
    assert {page.path for page in pages(replace(GONE, document="treaty", slot="p9"))} == {page.path for page in pages()}
