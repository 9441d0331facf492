"""The frame of a page: what machines are told of it, the ways to other pages and languages."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from fixtures.surroundings import (
    AFTER,
    ANYWHERE,
    BEFORE,
    HOME,
    HOST,
    HOSTED,
    LOOK_ALIKES,
    NOT_FOUND,
    ON_DISK,
    OWN,
    SITE,
    frame_of,
    page_of,
)
from readers import ENGLISH, READERS, each_reader, reader
from statement_archive.addresses import Address, Addresses
from statement_archive.model import AboutArchive, Imprint
from statement_archive.pages.surroundings import Entry, Place, Surroundings, Way
from statement_archive.parts.metadata import Head
from statement_archive.publish.frame import Frame
from statement_archive.reader import Reader

FRAME = frame_of()
HEAD = Head(
    named={"DC.title": 'A "text"', "DC.identifier": Address("zh/writ/text.md")},
    properties={"og:url": Address(OWN.path)},
    schemas={"schema.DC": "http://purl.org/dc/elements/1.1/"},
    jsonld={"name": "A", "url": Address(OWN.path), "isPartOf": {"@id": Address("en/writ/index.md"), "name": "B"}},
)
each_site = pytest.mark.parametrize("addresses", [HOSTED, ANYWHERE, ON_DISK], ids=["hosted", "anywhere", "on disk"])


def part(name: str, page: Surroundings, frame: Frame = FRAME, reader: Reader = ENGLISH) -> lxml_html.HtmlElement:
    """A part of the frame in an element of its own, as a browser reads it."""
    return lxml_html.fragment_fromstring(f"<div>{frame.part(name, page, reader)}</div>")


def told(element: lxml_html.HtmlElement, kind: str) -> dict[str, str]:
    """Contents of meta elements by their `name` or `property`."""
    return {meta.get(kind): meta.get("content") for meta in element.xpath(f"./meta[@{kind}]")}


def links(element: lxml_html.HtmlElement, rel: str) -> list[lxml_html.HtmlElement]:
    return [link for link in element.iter("link") if rel in link.get("rel").split()]


def alternates(page: Surroundings, frame: Frame = FRAME, reader: Reader = ENGLISH) -> dict[str, str]:
    found = links(part("alternates", page, frame, reader), "alternate")
    return {link.get("hreflang"): link.get("href") for link in found if link.get("hreflang")}


def test_a_part_that_is_not_there_is_none() -> None:
    assert FRAME.part("nothing", page_of(), ENGLISH) is None


class TestHead:
    def test_of_a_text_tells_all_that_its_record_has(self) -> None:
        head = part("head", page_of(head=HEAD))
        assert told(head, "name") == {"DC.title": 'A "text"', "DC.identifier": f"{HOST}zh/writ/text/"}
        assert told(head, "property") == {"og:title": OWN.title, "og:url": f"{HOST}writ/text/"}
        assert [link.get("href") for link in links(head, "schema.DC")] == ["http://purl.org/dc/elements/1.1/"]

    def test_has_what_the_tab_says_and_a_description(self) -> None:
        head = part("head", replace(page_of(), tab='"A" – <B>', description="What it has."))
        properties = told(head, "property")
        assert told(head, "name")["description"] == "What it has."
        assert (properties["og:title"], properties["og:description"]) == ('"A" – <B>', "What it has.")

    def test_of_a_text_has_an_object_for_search_engines(self) -> None:
        (script,) = part("head", page_of(head=HEAD)).iter("script")
        assert script.get("type") == "application/ld+json"
        assert json.loads(script.text) == {
            "name": "A",
            "url": f"{HOST}writ/text/",
            "isPartOf": {"@id": f"{HOST}writ/", "name": "B"},
        }

    @pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "&lt;", "'", *LOOK_ALIKES])
    def test_no_text_ends_the_object_early(self, text: str) -> None:
        head = part("head", page_of(head=replace(HEAD, jsonld={"name": text})))
        (script,) = head.iter("script")
        assert json.loads(script.text) == {"name": text}
        assert not re.search("[<>&]", script.text)

    def test_of_any_other_page_says_what_it_is_called(self) -> None:
        head = part("head", page_of(title="<References> & more"))
        assert told(head, "name") == {"DC.title": "<References> & more", "DC.language": "en"}
        assert told(head, "property") == {
            "og:title": "<References> & more",
            "og:site_name": ENGLISH.say("cite-archive"),
            "og:type": "website",
            "og:url": f"{HOST}writ/text/",
        }

    def test_of_any_other_page_names_no_address_where_the_host_is_not_known(self) -> None:
        assert "og:url" not in told(part("head", page_of(), frame_of(ANYWHERE)), "property")

    def test_addresses_of_a_text_begin_at_the_root_where_the_host_is_not_known(self) -> None:
        head = part("head", page_of(head=HEAD), frame_of(ANYWHERE))
        assert told(head, "name")["DC.identifier"] == "/zh/writ/text/"

    def test_of_a_page_that_only_the_builder_knows_is_empty(self) -> None:
        assert FRAME.part("head", page_of(title=""), ENGLISH) == ""

    def test_of_the_page_for_dead_addresses_is_empty(self) -> None:
        assert FRAME.part("head", NOT_FOUND, ENGLISH) == ""


class TestAlternates:
    @each_reader
    def test_are_the_page_in_every_language_and_for_readers_of_none(self, reader: Reader) -> None:
        page = page_of(f"{reader.language}/writ/text.md")
        assert alternates(page, reader=reader) == {
            "en": f"{HOST}writ/text/",
            "zh": f"{HOST}zh/writ/text/",
            "zh-Hant": f"{HOST}zh-Hant/writ/text/",
            "x-default": f"{HOST}writ/text/",
        }

    def test_are_relative_where_the_host_is_not_known(self) -> None:
        assert alternates(page_of("zh/writ/text.md"), frame_of(ANYWHERE), reader("zh")) == {
            "en": "../../../writ/text/",
            "zh": "./",
            "zh-Hant": "../../../zh-Hant/writ/text/",
            "x-default": "../../../writ/text/",
        }

    def test_have_the_feed_of_the_language(self) -> None:
        found = links(part("alternates", page_of("zh/writ/text.md"), reader=reader("zh")), "alternate")
        (feed,) = (link for link in found if link.get("type") == "application/atom+xml")
        assert (feed.get("href"), feed.get("title")) == ("../../feed.xml", reader("zh").say("cite-archive"))

    def test_have_no_feed_where_there_is_none(self) -> None:
        assert "atom+xml" not in str(frame_of(has_feed=False).part("alternates", page_of(), ENGLISH))

    def test_have_the_neighbours_of_the_page(self) -> None:
        found = part("alternates", page_of())
        assert [link.get("href") for link in links(found, "prev")] == ["../preamble/"]
        assert [link.get("href") for link in links(found, "next")] == ["../full/"]

    def test_of_a_page_without_neighbours_have_none(self) -> None:
        found = part("alternates", page_of(before=None, after=None))
        assert links(found, "prev") + links(found, "next") == []

    def test_of_the_page_for_dead_addresses_are_only_the_feed(self) -> None:
        (feed,) = part("alternates", NOT_FOUND).iter("link")
        assert feed.get("href") == "/archive/feed.xml"


class TestLanguages:
    @each_site
    def test_lead_to_the_same_page(self, addresses: Addresses) -> None:
        found = part("languages", page_of(), frame_of(addresses))
        switch = {link.get("hreflang"): (link.text, link.get("href")) for link in found.iter("a")}
        assert switch == {own.language: (own.words.name, f"archive:{own.language}/writ/text.md") for own in READERS}

    def test_lead_home_from_the_page_for_dead_addresses(self) -> None:
        found = part("languages", NOT_FOUND)
        assert found.xpath("./li/a/@href") == [f"archive:{language}/index.md" for language in SITE]


class TestNavigation:
    def listed(self, page: Surroundings) -> lxml_html.HtmlElement:
        line = '<li class="own">Here</li>'
        return lxml_html.fragment_fromstring(f"<ul>{FRAME.navigation(line, page, ENGLISH)}</ul>")

    def test_has_the_line_of_the_page_in_its_place(self) -> None:
        assert [line.text_content() for line in self.listed(page_of())] == ["Home", "Preamble", "Here", "Full text"]

    def test_leads_to_the_other_pages(self) -> None:
        wanted = [f"archive:{place.path}" for place in (HOME, BEFORE, AFTER)]
        assert self.listed(page_of()).xpath("./li/a/@href") == wanted

    def test_has_what_is_folded_out_in_a_list_of_its_own(self) -> None:
        own, child = Place("en/writ/mt/index.md", "Machine"), Place("en/writ/mt/preamble.md", "Its preamble")
        way = Way((Entry(HOME), Entry(own, (child,)), Entry(AFTER)), None, None)
        for path, lines in ((child.path, ["Home", "Machine", "Here", "Full text"]), (own.path, None)):
            found = self.listed(Surroundings(path, "x", way))
            assert [line.text_content() for line in found] == (lines or ["Home", "Here", "Its preamble", "Full text"])
            assert len(found.xpath("./li/ul/li")) == 1

    def test_titles_are_text_and_words_of_another_language_say_so(self) -> None:
        way = Way((Entry(Place("en/a.md", "<b> 健康 {{ x }}")),), None, None)
        found = self.listed(Surroundings("en/b.md", "x", way))
        assert found.text_content() == "<b> 健康 {{ x }}"
        assert found.xpath(".//span[@lang='zh']/text()") == ["健康"]


class TestMenu:
    PARTS = ("documents", "glossary/index", "about/method")

    @pytest.fixture
    def frame(self) -> Frame:
        places = [Place(f"en/{name}.md", name.title()) for name in (*self.PARTS, "about/index", "corrections")]
        return replace(frame_of(), titles={place.path: place.title for place in places})

    def test_has_the_parts_that_are_there_in_their_order(self, frame: Frame) -> None:
        found = part("menu", page_of(), frame)
        assert found.xpath("./li/a/@href") == [f"archive:en/{name}.md" for name in self.PARTS]

    @pytest.mark.parametrize(
        ("path", "current"),
        [("writ/text", {"documents": "true"}), ("documents", {"documents": "page"}), ("references", {})],
    )
    def test_marks_the_part_that_one_is_in(self, frame: Frame, path: str, current: Mapping[str, str]) -> None:
        links = part("menu", page_of(f"en/{path}.md"), frame).xpath("./li/a")
        marked = {link.get("href"): link.get("aria-current") for link in links if link.get("aria-current")}
        assert marked == {f"archive:en/{name}.md": how for name, how in current.items()}

    def test_of_the_page_for_dead_addresses_marks_none(self, frame: Frame) -> None:
        assert part("menu", NOT_FOUND, frame).xpath("./li/a/@aria-current") == []

    def test_the_last_line_says_the_edition_and_leads_to_who_answers_for_it_and_to_the_feed(self, frame: Frame) -> None:
        about = AboutArchive(imprint=Imprint(edition="1", date="2020-06-18"))
        found = part("colophon", page_of(), replace(frame, about=about))
        assert found.text_content() == " · Edition 1, 18 June 2020 · About/Index · Corrections · Feed"
        assert found.xpath(".//a/@href") == [
            *("archive:en/about/index.md", "archive:en/corrections.md", "../../feed.xml"),
        ]

    def test_the_last_line_says_nothing_that_is_not_there(self) -> None:
        assert frame_of(has_about=False, has_feed=False).part("colophon", page_of(), ENGLISH) == ""


class TestTrail:
    def test_is_links_to_the_pages_above(self) -> None:
        page = replace(page_of(), way=Way((), None, None, (HOME, BEFORE)))
        found = part("trail", page)
        assert found.xpath(".//nav/@aria-label") == [ENGLISH.say("trail")]
        assert found.xpath(".//li/a/@href") == [f"archive:{place.path}" for place in (HOME, BEFORE)]

    def test_is_nothing_on_the_home_page(self) -> None:
        assert FRAME.part("trail", page_of(), ENGLISH) == ""


class TestSwitch:
    def test_marks_the_language_one_is_in(self) -> None:
        links = part("languages", page_of()).iter("a")
        assert {link.get("hreflang"): link.get("aria-current") for link in links} == {
            **dict.fromkeys(SITE),
            "en": "true",
        }


class TestLinks:
    @pytest.mark.parametrize(
        ("addresses", "wanted"),
        [
            (HOSTED, {"home": "../../", "index": "../../../assets/search/0123"}),
            (ANYWHERE, {"home": "../../", "index": "../../../assets/search/0123"}),
            (ON_DISK, {"home": "../index.html", "index": "../../assets/search/0123"}),
        ],
        ids=["hosted", "anywhere", "on disk"],
    )
    def test_home_and_to_the_index_begin_at_the_page(self, addresses: Addresses, wanted: Mapping[str, str]) -> None:
        page = page_of("zh/writ/text.md")
        assert {name: frame_of(addresses).part(name, page, reader("zh")) for name in wanted} == wanted

    def test_of_the_page_for_dead_addresses_begin_at_the_root(self) -> None:
        for addresses, root in ((HOSTED, "/archive/"), (ANYWHERE, "/")):
            assert frame_of(addresses).part("home", NOT_FOUND, reader("zh")) == f"{root}zh/"
            assert frame_of(addresses).part("index", NOT_FOUND, ENGLISH) == f"{root}assets/search/0123"


@each_reader
def test_the_page_for_dead_addresses_speaks_every_language_the_own_first(reader: Reader) -> None:
    found = part("not-found", NOT_FOUND, reader=reader)
    words = found.xpath("./div[@class='not-found']")
    assert [words[0].get("lang"), *sorted(own.get("lang") for own in words[1:])] == [
        reader.language,
        *sorted({*SITE} - {reader.language}),
    ]
    assert [heading.getparent().get("lang") for heading in found.iter("h1")] == [reader.language]
    assert all(own.get("data-home") == f"archive:{own.get('lang')}/index.md" for own in words)
    assert all(len(entry.xpath("./a")) == 1 for entry in found.iter("li"))
    assert {link.get("lang"): link.get("href") for link in found.xpath("./ul/li/a")} == {
        language: f"archive:{language}/index.md" for language in SITE
    }
