"""The glossary and the index of names, as a reader meets them."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from fixtures.pages import whole, without_front_matter
from readers import ENGLISH, LANGUAGES, READERS, localized
from statement_archive.claims.link import occurrences
from statement_archive.load.entities import load_entities
from statement_archive.load.glossary import load_glossary
from statement_archive.model import Archive, Term
from statement_archive.pages.glossary import render_glossary
from statement_archive.pages.name_index import render_names
from statement_archive.pages.page import Page
from statement_archive.parts.cuts import Cuts
from statement_archive.pipeline import Build
from statement_archive.reader import Reader

Tree = Callable[[str], HtmlElement]
Visible = Callable[[HtmlElement], str]


def made(archive: Archive, reader: Reader) -> dict[str, Page]:
    own = {work.document.id: occurrences(work, archive.terms, archive.entities) for work in archive.works}
    cuts = Cuts(replace(archive, occurrences=own))
    pages = (*render_glossary(cuts, reader), *render_names(cuts, reader))
    return {page.path: page.make() for page in pages}


@pytest.fixture(scope="module")
def archive(real: Build, project: Path) -> Archive:
    terms, _ = load_glossary(project / "sources")
    entities, _ = load_entities(project / "sources")
    return Archive(real.works, terms=terms, entities=entities)


@pytest.fixture(scope="module")
def pages(archive: Archive) -> dict[str, Page]:
    return {path: page for reader in READERS for path, page in made(archive, reader).items()}


def body(page: Page, to_tree: Tree) -> HtmlElement:
    return to_tree(without_front_matter(whole(page)))


def test_every_language_has_an_index_and_a_page_for_each_term(archive: Archive, pages: dict[str, Page]) -> None:
    for language in LANGUAGES:
        assert {f"{language}/glossary/{name}.md" for name in ("index", *(term.id for term in archive.terms))} <= {
            *pages
        }
        assert f"{language}/names/index.md" in pages


def rows_of(page: Page, to_tree: Tree) -> dict[str, HtmlElement]:
    """The rows of the glossary by term."""
    return {row.get("id"): row for row in body(page, to_tree).xpath("//table[@class='glossary']/tbody/tr")}


def test_index_has_every_term_in_the_order_of_the_readers_alphabet_and_leads_to_it(
    archive: Archive, pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    for language, some in (
        ("en", ["artificial-intelligence", "big-data", "vaccine"]),
        ("zh", ["big-data", "artificial-intelligence", "vaccine"]),  # dà, rén, yì
    ):
        rows = rows_of(pages[f"{language}/glossary/index.md"], to_tree)
        assert {*rows} == {term.id for term in archive.terms} and len(rows) == len(archive.terms)
        assert [term for term in rows if term in some] == some
        for term, row in rows.items():
            assert f"archive:{language}/glossary/{term}.md" in [link.get("href") for link in row.iter("a")]


def test_a_row_has_what_each_text_has_and_is_empty_where_none_has_anything(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    page = pages["en/glossary/index.md"]
    heads = [visible(head) for head in body(page, to_tree).xpath("//table[@class='glossary']/thead//th")]
    assert heads == ["English", "Simplified Chinese", "Traditional Chinese", "Machine translation"]
    rows = rows_of(page, to_tree)
    cells = {term: [visible(cell).strip() for cell in rows[term].findall("td")] for term in rows}
    assert cells["big-data"] == ["大数据 Joint Statement", "大數據 Press release", ""]
    assert cells["traditional-medicine"] == ["", "", ""]
    assert "one belt and one way Joint Statement" in cells["belt-and-road"][2]


def test_a_form_leads_to_where_its_text_has_it(pages: dict[str, Page], to_tree: Tree) -> None:
    row = rows_of(pages["en/glossary/index.md"], to_tree)["big-data"]
    targets = [str(link.get("href")) for cell in row.findall("td") for link in cell.iter("a")]
    assert all("#" in target and target.startswith("archive:") for target in targets) and len(targets) == 2


def test_letters_lead_to_the_first_term_of_each(pages: dict[str, Page], to_tree: Tree, visible: Visible) -> None:
    for language in LANGUAGES:
        page = pages[f"{language}/glossary/index.md"]
        rows = [*rows_of(page, to_tree)]
        links = body(page, to_tree).xpath("//nav[@class='letters']/a")
        places = [rows.index(link.get("href")[1:]) for link in links]
        assert places == sorted(set(places)) and places[0] == 0 and len(links) > 15
        assert len({visible(link) for link in links}) == len(links)


def test_concordance_has_a_row_for_each_paragraph_and_a_column_for_each_text(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    tree = body(pages["en/glossary/vaccine.md"], to_tree)
    row = next(row for row in tree.iter("tr") if "疫苗" in visible(row) and next(iter(row)).text in ("7", "[7]"))
    cells = [cell for cell in row if cell.tag == "td"]
    links = [str(link.get("href")) for cell in cells for link in cell.iter("a")]
    assert len(cells) == 3 and {link.rsplit("#")[1] for link in links} == {"p7"}
    assert all(link.startswith("archive:") for link in links)
    assert any(visible(strong) == "疫苗" for cell in cells for strong in cell.iter("strong"))
    assert any("vaccine" in visible(strong) for cell in cells for strong in cell.iter("strong"))


def test_keyword_stands_in_its_context_with_its_language(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    for cell in body(pages["en/glossary/vaccine.md"], to_tree).iter("p"):
        if next(cell.iter("strong"), None) is not None:
            assert cell.get("lang") and cell.get("dir") == "ltr"
            assert len(visible(cell)) <= 30 * 2 + 2 + len(visible(next(cell.iter("strong"))))


def test_lacuna_is_told_from_another_wording(pages: dict[str, Page], to_tree: Tree, visible: Visible) -> None:
    said = {
        visible(cell).strip()
        for name in ("global-value-chain", "sustainable-development", "economic-corridor", "vaccine")
        for cell in body(pages[f"en/glossary/{name}.md"], to_tree).iter("td")
    }
    assert "cut off" in said and "–" in said


def test_term_within_longer_ones_leads_to_them(pages: dict[str, Page]) -> None:
    page = pages["en/glossary/silk-road.md"].markdown
    assert "(archive:en/glossary/health-silk-road.md)" in page and "only within longer terms" in page


def places(page: Page, to_tree: Tree, visible: Visible) -> dict[str, list[tuple[str, str]]]:
    """What stands in the list of places: by document, each label with its address."""
    lines = body(page, to_tree).xpath("//h2[@id='concordance']/preceding-sibling::ul[1]/li")
    return {
        visible(line).partition(":")[0].partition("：")[0]: [(visible(a), a.get("href")) for a in line.iter("a")]
        for line in lines
    }


def test_places_are_told_by_documents_and_labels_and_lead_there(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    english = places(pages["en/glossary/economic-corridor.md"], to_tree, visible)
    assert [label for label, _ in english["Joint Statement, 18 June 2020"]] == ["16", "18"]
    vaccine = places(pages["zh/glossary/vaccine.md"], to_tree, visible)
    assert [label for label, _ in vaccine["2020年6月18日联合声明"]] == ["7"]
    assert [label for label, _ in vaccine["2020年6月18日新闻稿"]] == ["[4]", "[5]"]
    assert vaccine["2020年6月18日联合声明"][0][1].endswith("#p7")


def test_a_place_that_the_nearest_text_lacks_leads_to_one_that_has_it(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    chinese = places(pages["zh/glossary/economic-corridor.md"], to_tree, visible)
    ((label, address), *_) = chinese["2020年6月18日联合声明"]
    assert label == "16" and address.startswith("archive:en/") and address.endswith("#p16")


def test_places_are_also_those_of_longer_terms_whose_words_hold_it(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    silk_road = places(pages["en/glossary/silk-road.md"], to_tree, visible)
    assert [label for label, _ in silk_road["News report, 17 September 2020"]] == ["[1]"]
    # 惠民生 holds 民生 in paragraph 5, `people-centered` in paragraph 19 doesn't hold `people’s livelihood`.
    livelihood = places(pages["en/glossary/peoples-livelihood.md"], to_tree, visible)
    assert [label for label, _ in livelihood["Joint Statement, 18 June 2020"]] == ["5", "[9]", "16"]


def test_term_without_a_form_in_a_language_says_so(pages: dict[str, Page]) -> None:
    assert "no text of this language has it" in pages["en/glossary/economic-corridor.md"].markdown
    assert re.search(r'^# <span lang="en"', pages["zh/glossary/economic-corridor.md"].markdown, re.MULTILINE)


def test_where_no_form_of_a_language_is_listed_nothing_is_claimed_of_its_texts(
    archive: Archive, to_tree: Tree, visible: Visible
) -> None:
    listed = next(term for term in archive.terms if term.id == "vaccine")
    term = replace(listed, forms={"en": listed.forms["en"]}, machine=())
    page = made(replace(archive, terms=(term,)), ENGLISH)["en/glossary/vaccine.md"]
    assert page.markdown.count("no form is listed") == 2
    assert "no text of this language has it" not in page.markdown
    rows = body(page, to_tree).xpath("//table[@class='concordance']//tr[td]")
    said = {visible(cell).strip() for row in rows for cell in row.xpath("td[@class='missing']")}
    assert "no form is listed" in said


def test_a_term_that_stands_nowhere_is_not_said_to_stand_in_longer_ones(archive: Archive) -> None:
    term = Term("unicorn", {"en": ("unicorn",)}, "sources/glossary.yml:3")
    page = made(replace(archive, terms=(term,)), ENGLISH)["en/glossary/unicorn.md"]
    assert "longer terms" not in page.markdown


def test_names_have_anchors_and_every_spelling(
    archive: Archive, pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    entries: dict[str | None, HtmlElement] = {
        entry.get("id"): entry for entry in body(pages["en/names/index.md"], to_tree).iter("details")
    }
    assert {entity.id for entity in archive.entities} <= {*entries}
    assert "Kazakstan" in visible(entries["KZ"]) and "Republic of Kazakhstan" in visible(entries["KZ"])
    assert "Statement of 18 June 2020, official English text" in visible(entries["KZ"])
    assert "ritten statement" in visible(entries["RU"]) and "State Councilor" in visible(entries["wang-yi"])


def test_a_name_is_one_line_with_what_it_is_called_in_every_language_of_the_site(
    pages: dict[str, Page], to_tree: Tree, visible: Visible
) -> None:
    (line,) = body(pages["en/names/index.md"], to_tree).xpath("//details[@id='CN']/summary")
    own, *others = line
    assert visible(own) == "China"
    assert [span.get("lang") for other in others for span in other] == ["zh-Hans", "zh-Hant"]
    # The press release has 中國 in Traditional; no Simplified text has either name.
    assert [(visible(other), "usual" in other.get("class")) for other in others] == [("中国", True), ("中國", False)]


def test_countries_are_grouped_by_how_they_took_part(pages: dict[str, Page], to_tree: Tree, visible: Visible) -> None:
    tree = body(pages["zh/names/index.md"], to_tree)
    groups = {
        heading.get("id"): [entry.get("id") for entry in heading.xpath("following-sibling::div[1]/details")]
        for heading in tree.iter("h3")
    }
    assert groups["host"] == ["CN"] and groups["written-statement"] == ["RU"]
    assert "KZ" in groups["minister"] and len(groups["minister"]) == 24


def test_definitions_and_forms_are_data_and_no_markup(archive: Archive, to_tree: Tree, visible: Visible) -> None:
    hostile = "<b>*x*</b> {{ y }} [z](w) | v"
    term = Term("t", {"en": (hostile,)}, "x.yml:1", definition=localized(hostile))
    found = made(Archive(archive.works, terms=(term,)), ENGLISH)
    for page in found.values():
        tree = body(page, to_tree)
        assert hostile in visible(tree) and not list(tree.iter("b"))


def test_archive_without_terms_and_names_has_no_such_pages(real: Build) -> None:
    assert made(Archive(real.works), ENGLISH) == {}
