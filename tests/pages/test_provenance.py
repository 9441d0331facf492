"""How a text was made: what editors refused stands on the page and in the ledger, beside what was done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from fixtures.exports import exported
from fixtures.hostile import hostile
from fixtures.pages import visible, whole, without_front_matter
from fixtures.structures import accord
from readers import READERS
from statement_archive.model import Archive
from statement_archive.pages.all_pages import render_pages
from statement_archive.pipeline import build

GOOD = Path(__file__).parents[1] / "cases/archive/good"
KEPT = """    boilerplate:
      - text: Page 1
"""
REFUSAL = """    repairs:
      - keep: "to  be"
        reason: {en: It stands so <b>twice</b>., zh: 原文如此。, zh-Hant: 原文如此。}
"""


def test_what_is_refused_is_published_with_its_reason(
    tmp_path: Path, lay_out: Callable[..., Path], to_tree: Callable[[str], HtmlElement]
) -> None:
    files = {path.relative_to(GOOD).as_posix(): path.read_text("utf-8") for path in GOOD.rglob("*") if path.is_file()}
    files["writ/document.yml"] = files["writ/document.yml"].replace(KEPT, REFUSAL + KEPT)
    files["writ/raw/en.txt"] = files["writ/raw/en.txt"].replace("are to be said", "are  to  be said")
    made = build(lay_out(tmp_path / "sources", files))
    assert [str(finding) for finding in made.findings] == []

    (refused,) = json.loads(exported(made.archive, "json")["data/writ/ledger-en.json"])["refused"]
    raw = files["writ/raw/en.txt"]
    start, end = refused.pop("span")
    assert raw[start - 2 : end + 2] == "to  be"
    assert refused["reason"]["en"] == "It stands so <b>twice</b>."
    assert (refused["rule"], refused["before"], refused["after"]) == ("space", "  ", " ")

    pages = {page.path: page for page in render_pages(made.archive, READERS)}
    page = to_tree(without_front_matter(whole(pages["en/writ/made-en.md"])))
    (heading,) = page.xpath("//h2[@id='refused']")
    cells = [visible(cell) for cell in heading.xpath("following::table[1]//td")]
    assert cells[2] == "It stands so <b>twice</b>."
    assert ["to␣␣be" in cells[0], "to␣be" in cells[1]] == [True, True]
    assert made.works[0].edition("en").by_slot["p3"].text == "Three things are to  be said."


@pytest.mark.parametrize("archive", [Archive((accord(),)), hostile()], ids=["accord", "hostile"])
def test_the_raw_text_is_shown_as_it_came(archive: Archive, to_tree: Callable[[str], HtmlElement]) -> None:
    """Also where a host serves the raw file without a word on how it is written."""
    pages = {page.path: page for page in render_pages(archive, READERS)}
    for work in archive.works:
        for edition in work.editions:
            page = whole(pages[f"en/{work.document.id}/made-{edition.witness.siglum}.md"])
            (shown,) = to_tree(without_front_matter(page)).xpath("//pre[@class='raw-text']")
            assert (shown.text or "").removeprefix("\n") == edition.raw.text
            assert shown.get("lang") == edition.witness.language
