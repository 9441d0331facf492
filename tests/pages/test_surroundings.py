"""The navigation shows one document and not the archive; neighbours are pages of the same document."""

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from markupsafe import Markup

from readers import ENGLISH, reader
from statement_archive.pages.page import make_page
from statement_archive.pages.surroundings import Entry, Place, Surroundings, Way, digests, part_of, surround, ways
from statement_archive.parts.metadata import Head

STATEMENT = ("index", "preamble", "1-health", "mt/index", "mt/preamble", "parallel/preamble", "full", "made-en")
TREATY = ("index", "text")


def place(path: str, language: str = "en") -> Place:
    return Place(f"{language}/{path}.md", path)


def site(*, statement: Sequence[str] = STATEMENT, terms: int = 3) -> list[Place]:
    """The pages of a language in their order: home, two documents, a glossary, and one that stands for itself."""
    found = ["index", *(f"statement/{name}" for name in statement), *(f"treaty/{name}" for name in TREATY)]
    found += ["glossary/index", *(f"glossary/term-{number}" for number in range(1, terms + 1)), "references"]
    return list(map(place, found))


def way(path: str, places: Sequence[Place] | None = None) -> Way:
    return ways(places or site())[place(path).path]


def listed(path: str, places: Sequence[Place] | None = None) -> list[str]:
    """What the navigation lists on a page, but for what is folded out."""
    return [entry.place.title for entry in way(path, places).entries]


def folded_out(path: str) -> dict[str, list[str]]:
    """What is folded out in the navigation of a page, by what it stands under."""
    return {
        entry.place.title: [child.title for child in entry.children] for entry in way(path).entries if entry.children
    }


def neighbours(path: str, places: Sequence[Place] | None = None) -> tuple[str | None, str | None]:
    found = way(path, places)
    return (found.before.title if found.before else None, found.after.title if found.after else None)


class TestNavigation:
    def test_lists_the_pages_of_one_document(self) -> None:
        assert listed("treaty/text") == ["treaty/index", "treaty/text"]

    def test_lists_the_pages_of_a_document_in_their_order(self) -> None:
        assert listed("statement/preamble") == [
            *("statement/index", "statement/preamble", "statement/1-health"),
            *("statement/mt/index", "statement/full", "statement/made-en"),
        ]

    @pytest.mark.parametrize("path", ["index", "references"])
    def test_lists_nothing_where_a_page_stands_for_itself(self, path: str) -> None:
        assert listed(path) == []

    def test_folds_nothing_out_while_one_reads_the_main_text(self) -> None:
        assert folded_out("statement/index") == folded_out("statement/preamble") == {}

    @pytest.mark.parametrize("path", ["statement/mt/index", "statement/mt/preamble"])
    def test_folds_a_further_text_out_while_one_is_among_its_pages(self, path: str) -> None:
        assert folded_out(path) == {"statement/mt/index": ["statement/mt/preamble"]}

    def test_does_not_list_pages_of_a_folder_that_has_no_front(self) -> None:
        assert "statement/parallel/preamble" not in listed("statement/parallel/preamble")
        assert folded_out("statement/parallel/preamble") == {}

    def test_lists_forty_pages_of_a_group(self) -> None:
        terms = [f"glossary/term-{number}" for number in range(1, 40)]
        assert listed("glossary/term-7", site(terms=39)) == ["glossary/index", *terms]

    def test_of_more_pages_lists_the_index_and_the_one_that_one_is_on(self) -> None:
        places = site(terms=40)
        assert listed("glossary/term-7", places) == ["glossary/index", "glossary/term-7"]
        assert listed("glossary/index", places) == ["glossary/index"]


class TestTrail:
    """The pages that a page belongs to, the home page first."""

    ALL = ("index", "documents", "comparisons", "data", "references", "glossary/index", "glossary/term-1")
    OTHERS = ("references/press-to-statement", "about/index", "about/method")
    PLACES = (*map(place, (*ALL, *(f"statement/{name}" for name in STATEMENT), *OTHERS)),)

    @pytest.mark.parametrize(
        ("path", "trail"),
        [
            ("index", []),
            ("documents", ["index"]),
            ("statement/index", ["index", "documents"]),
            ("statement/preamble", ["index", "documents", "statement/index"]),
            ("statement/mt/preamble", ["index", "documents", "statement/index", "statement/mt/index"]),
            ("statement/parallel/preamble", ["index", "documents", "statement/index"]),
            ("references", ["index", "comparisons"]),
            ("references/press-to-statement", ["index", "comparisons", "references"]),
            ("glossary/index", ["index"]),
            ("glossary/term-1", ["index", "glossary/index"]),
            ("about/method", ["index", "about/index"]),
        ],
    )
    def test_leads_from_the_home_page_to_the_page(self, path: str, trail: Sequence[str]) -> None:
        assert [above.title for above in way(path, self.PLACES).trail] == trail

    def test_has_only_pages_that_are_there(self) -> None:
        assert [above.title for above in way("statement/preamble").trail] == ["index", "statement/index"]

    @pytest.mark.parametrize(
        ("path", "part"),
        [
            ("index", "index"),
            ("statement/mt/preamble", "documents"),
            ("glossary/term-1", "glossary/index"),
            ("names/index", "names/index"),
            ("attestations", "comparisons"),
            ("references/press-to-statement", "comparisons"),
            ("about/method", "about/method"),
            ("data", "data"),
        ],
    )
    def test_a_page_belongs_to_a_part_of_the_menu(self, path: str, part: str) -> None:
        assert part_of(f"zh/{path}.md") == f"zh/{part}.md"


class TestNeighbours:
    def test_are_pages_of_the_same_document(self) -> None:
        assert neighbours("statement/preamble") == ("statement/index", "statement/1-health")
        assert neighbours("statement/1-health") == ("statement/preamble", "statement/mt/index")

    def test_are_none_before_the_first_and_after_the_last_page_of_a_document(self) -> None:
        assert neighbours("statement/index") == (None, "statement/preamble")
        assert neighbours("statement/made-en") == ("statement/full", None)
        assert neighbours("treaty/index") == (None, "treaty/text")

    def test_are_there_though_the_navigation_does_not_list_them(self) -> None:
        assert neighbours("glossary/term-7", site(terms=50)) == ("glossary/term-6", "glossary/term-8")

    def test_of_pages_that_stand_for_themselves_are_such_pages(self) -> None:
        assert neighbours("index") == (None, "references")
        assert neighbours("references") == ("index", None)

    def test_are_not_such_as_stand_in_no_row(self) -> None:
        asked = replace(place("search"), is_listed=False)
        assert neighbours("search", [*site(), asked, place("data")]) == (None, None)
        assert neighbours("references", [*site(), asked, place("data")]) == ("index", "data")
        assert way("search", [*site(), asked]).trail == (place("index"),)


class TestSurroundings:
    BY_HAND = ("about/zeal", "about/method", "about/architecture", "about/index", "about/adding")

    @pytest.fixture
    def found(self) -> dict[str, Surroundings]:
        head = Head({"DC.title": "t"}, {}, {}, {})
        pages = [
            make_page(ENGLISH, "en/index.md", {"title": "Home"}, (Markup("<b>b</b>"),)),
            make_page(ENGLISH, "en/writ/index.md", {"title": "Writ"}, (), head=head),
            make_page(reader("zh"), "zh/index.md", {"title": "首页"}, ()),
        ]
        by_hand = [place(path, language) for language in ("en", "zh") for path in self.BY_HAND]
        return {page.path: page for page in surround(pages, by_hand)}

    def test_pages_keep_title_fragments_and_head(self, found: dict[str, Surroundings]) -> None:
        assert found["en/index.md"].title == "Home"
        assert found["en/index.md"].body.fragments == {"part": "<b>b</b>"}
        assert found["en/index.md"].body.head is None
        assert found["en/writ/index.md"].body.head == Head({"DC.title": "t"}, {}, {}, {})
        assert not any(page.is_anywhere for page in found.values())

    def test_hand_written_pages_come_last_in_the_order_that_is_theirs(self, found: dict[str, Surroundings]) -> None:
        english = [path for path in found if path.startswith("en/")]
        assert english == [
            *("en/index.md", "en/writ/index.md"),
            *("en/about/index.md", "en/about/method.md", "en/about/architecture.md"),
            *("en/about/adding.md", "en/about/zeal.md"),
        ]

    def test_hand_written_pages_have_neighbours_and_a_navigation_as_others_have(
        self, found: dict[str, Surroundings]
    ) -> None:
        own = found["en/about/method.md"].way
        assert (own.before, own.after) == (place("about/index"), place("about/architecture"))
        assert [entry.place.title for entry in own.entries][:2] == ["about/index", "about/method"]

    def test_languages_are_apart(self, found: dict[str, Surroundings]) -> None:
        for page in found.values():
            listed = (entry.place for entry in page.way.entries)
            ways_on = (page.way.before, page.way.after, *page.way.trail, *listed)
            assert {way_on.path.split("/")[0] for way_on in ways_on if way_on} <= {page.path.split("/")[0]}


def around(path: str) -> Surroundings:
    own, first, second = (Place(f"en/{name}.md", name) for name in (path, "first", "second"))
    return Surroundings(own.path, own.title, Way((Entry(first, (second,)),), first, second, (second, first)))


def digest(page: Surroundings) -> str:
    return next(digests([page]))[1]


OTHERS: dict[str, object] = {"label": Markup("<i>x</i>"), "is_anywhere": True, "is_listed": False}
"""Values of fields that are no text, and not as they stand."""


@pytest.mark.parametrize("field", [one.name for one in fields(Surroundings) if one.name not in ("body", "way")])
def test_the_digest_tells_all_that_is_said_of_a_page(field: str) -> None:
    changed = replace(around("page"), **{field: OTHERS.get(field, "other")})  # type: ignore[arg-type]
    assert digest(around("page")) != digest(changed)


@pytest.mark.parametrize(
    "change",
    [
        {"entries": ()},
        {"entries": (Entry(Place("en/first.md", "first")), Entry(Place("en/second.md", "second")))},
        {"before": None},
        {"after": None},
        {"trail": ()},
        *({"before": replace(Place("en/first.md", "first"), **{one.name: "other"})} for one in fields(Place)),  # type: ignore[arg-type]
    ],
)
def test_the_digest_tells_all_that_leads_on_from_a_page(change: dict[str, object]) -> None:
    page = around("page")
    changed = replace(page, way=replace(page.way, **change))  # type: ignore[arg-type]
    assert digest(page) != digest(changed)
