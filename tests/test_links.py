"""`archive:` links lead from a page to where a file is; one whose file is not there is told of."""

from typing import Any

from statement_archive.addresses import Addresses
from statement_archive.links import PageLinks, fill_in

SITE = ("en", "zh")
HOSTED = Addresses(SITE, "https://example.org/", has_folders=True)
NOWHERE = Addresses(SITE, "", has_folders=True)
FILES = {"zh/writ/text.md", "data/a.json"}


def resolve(html: str, addresses: Addresses = NOWHERE) -> tuple[str, list[str]]:
    """The page, and the files that are missed."""
    missed: list[str] = []
    links = PageLinks(addresses, lambda address: f"../{address}", FILES.__contains__, missed.append)
    return links.resolve(html), missed


def test_a_link_leads_to_the_page_and_the_place_in_it() -> None:
    assert resolve('<a href="archive:zh/writ/text.md#p7">') == ('<a href="../zh/writ/text/#p7">', [])
    assert resolve('<a href="archive:data/a.json">') == ('<a href="../data/a.json">', [])


def test_what_is_escaped_in_html_is_not_in_the_address() -> None:
    assert resolve('<a href="archive:data/a.json#a&amp;b">')[0] == '<a href="../data/a.json#a&b">'


def test_a_file_that_is_not_there_is_told_and_linked_to() -> None:
    assert resolve('<a href="archive:zh/gone.md">') == ('<a href="../zh/gone/">', ["zh/gone.md"])


def test_a_citation_quotes_the_address() -> None:
    assert resolve("at archive:zh/writ/text.md#p7.", HOSTED)[0] == "at https://example.org/zh/writ/text/#p7."


def test_a_citation_where_no_host_is_known_says_what_a_script_needs_to_fill_it_in() -> None:
    span = '<span class="address" data-href="../zh/writ/text/#p7">/zh/writ/text/#p7</span>'
    assert resolve("at archive:zh/writ/text.md#p7")[0] == f"at {span}"


def test_words_that_only_look_like_an_address_stay() -> None:
    assert resolve("an archive:of.md things") == ("an archive:of.md things", [])


def test_a_pages_head_gets_addresses_wherever_they_stand_in_it() -> None:
    head: dict[str, Any] = {"meta": [{"content": "archive:zh/writ/text.md"}], "jsonld": {"name": "声明 archive: x"}}
    filled = fill_in(head, HOSTED)
    assert filled == {"meta": [{"content": "https://example.org/zh/writ/text/"}], "jsonld": {"name": "声明 archive: x"}}
