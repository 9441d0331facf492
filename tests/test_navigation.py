"""From a page one goes to the pages of its document, in order; of a text that is not the first, only from within it."""

from statement_archive.navigation import entries, group_of, group_pages

PAGES = ("en/writ/index.md", "en/writ/one.md", "en/writ/two.md", "en/writ/mt/index.md", "en/writ/mt/one.md")


def test_a_page_belongs_to_its_document_and_the_home_page_to_none() -> None:
    assert [group_of(path) for path in ("en/index.md", "en/writ/one.md", "en/writ/mt/one.md")] == ["", "writ", "writ"]


def test_generated_pages_come_as_they_were_made_and_pages_by_hand_behind_them_in_their_own_order() -> None:
    order = {path: number for number, path in enumerate(PAGES)}
    by_hand = ["en/about/method.md", "en/about/zebra.md", "en/about/index.md", "en/about/architecture.md"]
    groups = group_pages([*by_hand, *reversed(PAGES)], order)
    assert groups == {
        "writ": PAGES,
        "about": ("en/about/index.md", "en/about/method.md", "en/about/architecture.md", "en/about/zebra.md"),
    }


def test_a_further_text_is_folded_until_one_reads_it() -> None:
    tops = ["en/writ/index.md", "en/writ/one.md", "en/writ/two.md", "en/writ/mt/index.md"]
    assert list(entries("en/writ/one.md", PAGES)) == [(top, ()) for top in tops]
    below = dict(entries("en/writ/mt/one.md", PAGES))
    assert [*below] == tops
    assert {top: pages for top, pages in below.items() if pages} == {"en/writ/mt/index.md": ("en/writ/mt/one.md",)}


def test_of_very_many_pages_only_the_index_and_the_page_itself_are_listed() -> None:
    pages = ("en/glossary/index.md", *(f"en/glossary/t{number}.md" for number in range(50)))
    listed = [top for top, _ in entries("en/glossary/t7.md", pages)]
    assert listed == ["en/glossary/index.md", "en/glossary/t7.md"]
