"""Views that set texts side by side: none loses a word, none adds one, whatever the texts are."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from fixtures.pages import whole
from readers import READERS, each_reader, reader
from statement_archive.model import Edition, Work
from statement_archive.pages.all_pages import Page, render_pages
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.differences import differences
from statement_archive.parts.rows import rows
from statement_archive.parts.vocabulary import Vocabulary
from statement_archive.pipeline import Build
from statement_archive.reader import Reader
from statement_archive.tags import direction

WORDS = st.lists(st.sampled_from("we welcome the joint one belt road 一带一路 , . “ ” \n".split(" ")), max_size=30).map(
    " ".join
)


@pytest.fixture(scope="module")
def pages(real: Build) -> tuple[Page, ...]:
    return tuple(render_pages(real.archive, READERS))


def blocks(page: Page, kind: str) -> Iterator[html.HtmlElement]:
    for fragment in page.body.fragments.values():
        if fragment.startswith(f'<div class="{kind}"'):
            yield html.fromstring(fragment)


def beside_texts(element: html.HtmlElement) -> dict[tuple[str, str], str]:
    """Text of every segment in the columns, by witness and id; its paragraphs are joined by a line feed."""
    texts: dict[tuple[str, str], list[str]] = {}
    for column in element.xpath(".//div[@data-witness]"):
        for paragraph in column.xpath("./p[@data-beside]"):
            key = column.get("data-witness"), paragraph.get("data-beside")
            texts.setdefault(key, []).append(paragraph.text_content())
    return {key: "\n".join(paragraphs) for key, paragraphs in texts.items()}


def stored(work: Work) -> dict[tuple[str, str], str]:
    return {(e.witness.siglum, s.id): s.text for e in work.editions for s in e.segments}


@given(WORDS, WORDS)
def test_differences_replay_to_both_texts(first: str, second: str) -> None:
    found = differences(first, second)
    assert "".join(text for kind, text in found if kind != "second") == first
    assert "".join(text for kind, text in found if kind != "first") == second


def test_differences_are_told_word_by_word() -> None:
    found = differences("We support mutual efforts.", "We support each others efforts.")
    assert found == (("both", "We support "), ("first", "mutual "), ("second", "each others "), ("both", "efforts."))


@each_reader
def test_parallel_pages_show_every_text_whole(real: Build, pages: tuple[Page, ...], reader: Reader) -> None:
    for work in (work for work in real.works if len(work.editions) > 1):
        shown: dict[tuple[str, str], str] = {}
        for page in pages:
            if page.path.startswith(f"{reader.language}/{work.document.id}/parallel/"):
                for row in blocks(page, "row"):
                    shown |= beside_texts(row)
        assert shown == stored(work)


@each_reader
def test_section_pages_hold_every_other_text_whole(real: Build, pages: tuple[Page, ...], reader: Reader) -> None:
    for work in real.works:
        for edition in work.editions:
            shown: dict[tuple[str, str], str] = {}
            own = [
                p
                for p in pages
                if p.siglum == edition.witness.siglum and p.path.startswith(f"{reader.language}/{work.document.id}/")
            ]
            for page in own:
                for block in blocks(page, "beside"):
                    shown |= beside_texts(block)
            others = {k: t for k, t in stored(work).items() if k[0] != edition.witness.siglum and k[1] != "title"}
            assert shown == (others if own else {})


def test_a_shown_difference_replays_to_the_stored_texts(real: Build, pages: tuple[Page, ...]) -> None:
    (work,) = (work for work in real.works if work.document.registers and len(work.editions) == 3)
    english, machine = work.edition("en"), work.edition("mt")
    count = 0
    for page in pages:
        if not page.path.startswith(f"en/{work.document.id}/") or page.siglum != "en" or page.path.endswith("/full.md"):
            continue
        for block in blocks(page, "beside"):
            for difference in block.xpath(".//p[@class='difference']"):
                ours, theirs = without(difference, "ins"), without(difference, "del")
                assert ours in {row_text(english, work, ours)}
                assert theirs in {segment.text for segment in machine.segments}
                count += 1
    assert count == len([s for s in machine.segments if s.id != "title" and s.id in english.by_slot])


def row_text(edition: Edition, work: Work, text: str) -> str:
    found = [
        "\n".join(s.text for s in row.segments(edition))
        for section in work.document.sections
        for row in rows(work, section)
    ]
    return text if text in found else ""


def without(difference: html.HtmlElement, name: str) -> str:
    return "".join(difference.xpath(f".//text()[not(parent::{name})]"))


def test_a_paragraph_that_answers_to_several_is_one_row(real: Build) -> None:
    work = next(work for work in real.works if work.document.id.startswith("press-release"))
    found = [[slot.id for slot in row.slots] for row in rows(work, work.document.sections[0])]
    assert ["p4", "p4.1", "p4.2", "p4.3", "p4.4"] in found
    assert ["p9", "p10", "p11"] in found
    assert [slot for row in found for slot in row] == [slot.id for slot in work.document.outline if slot.id != "title"]


def test_a_lacuna_is_an_empty_place_that_says_why(pages: tuple[Page, ...]) -> None:
    page = next(page for page in pages if page.path == "en/joint-statement-2020-06-18/parallel/3-economic-recovery.md")
    (row,) = (row for row in blocks(page, "row") if row.xpath("./div[@data-witness='en']/p[@data-beside='p13']"))
    (column,) = row.xpath("./div[@data-witness='mt']")
    assert column.xpath("./p[@data-beside]") == []
    assert "left out" in column.xpath("./p[@class='missing']")[0].text_content()


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("en", "ltr"),
        ("zh-Hant", "ltr"),
        ("ar", "rtl"),
        ("fa-IR", "rtl"),
        ("uz-Arab", "rtl"),
        ("en-t-zh-t0-und", "ltr"),
        ("x-made-up", "ltr"),
    ],
)
def test_each_language_is_written_its_way(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_every_remark_is_flagged_at_its_paragraph_and_leads_back(real: Build, pages: tuple[Page, ...]) -> None:
    by_path = {page.path: whole(page) for page in pages}
    for work in real.works:
        for register in work.document.registers:
            name = "translation-audit" if register.name == "translation" else register.name
            page = by_path[f"en/{work.document.id}/{name}.md"]
            for remark in (r for r in register.remarks if r.slot != "title"):
                entry = re.search(rf'id="{re.escape(remark.id)}".*?href="archive:([^"#]+)#([^"]+)"', page)
                assert entry, remark.id
                flag = re.search(rf'<a href="archive:([^"]+)" id="{re.escape(entry[2])}"', by_path[entry[1]])
                assert flag and flag[1].endswith(f"/{work.document.id}/{name}.md#{remark.id}"), remark.id


def test_a_term_is_marked_though_a_repair_begins_where_it_ends(pages: tuple[Page, ...]) -> None:
    page = next(page for page in pages if page.path == "en/joint-statement-2020-06-18/1-health-silk-road.md")
    quoted, sign = r"<span [^>]*>global public goods</span>", r"\[\]\([^)]*\)\{: \.note-sign [^}]*\}"
    marked = rf"\[{quoted}\]\([^)]*\)\{{: \.term [^}}]*\}}{sign}\[[^]]*\]\([^)]*\)\{{: \.repair "
    assert re.search(marked, page.markdown)


def test_a_term_is_marked_beside_a_repair_inside_it(real: Build, pages: tuple[Page, ...]) -> None:
    work = real.archive.by_id["press-release-2020-06-18"]
    page = next(page for page in pages if page.path == "zh-Hant/press-release-2020-06-18/text.md")
    terms = Vocabulary(Cuts(real.archive), reader("zh-Hant")).marks(work, work.edition("zh-Hant"))
    # All of one term, `“一帶一路”倡議`, is the outcome of a repair.
    assert page.markdown.count("{: .term ") == len(terms) - 1


@each_reader
def test_a_row_of_all_texts_asks_each_question_once(pages: tuple[Page, ...], reader: Reader) -> None:
    folder = f"{reader.language}/joint-statement-2020-06-18/parallel/"
    rows_of_pages = (whole(page).split("\n## ") for page in pages if page.path.startswith(folder))
    asked = [re.findall(r"attestations\.md#([\w-]+)", row) for page in rows_of_pages for row in page]
    assert any(asked)
    assert all(len(questions) == len({*questions}) for questions in asked)


def test_registers_name_segments_as_other_pages_do_and_tell_severities_where_there_are_any(
    pages: tuple[Page, ...],
) -> None:
    by_path = {page.path: whole(page) for page in pages}
    audit = by_path["en/joint-statement-2020-06-18/translation-audit.md"]
    assert ">The heading of section 1</h3>" in audit and ">heading 1 (2)</option>" in audit
    assert "Entries by category and severity" in audit and 'name="severity"' in audit
    divergences = by_path["en/joint-statement-2020-06-18/divergences.md"]
    assert "Entries by category" in divergences and "severity" not in divergences
