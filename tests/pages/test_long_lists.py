"""No page grows with the archive: long lists are cut, all of each is reached, and work grows with documents alone."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from fixtures.grown import grown
from readers import ENGLISH, READERS
from statement_archive.model import Archive
from statement_archive.pages.all_pages import pages_of_archive
from statement_archive.pages.anchors import anchor_files
from statement_archive.pages.page import Page
from statement_archive.pages.surroundings import surround
from statement_archive.parts import cutting
from statement_archive.parts.cuts import Cuts
from statement_archive.pipeline import Build
from statement_archive.publish.outputs import outputs
from statement_archive.reader import Reader
from statement_archive.search.entries import PageRecords

SMALL = {
    "CARDS": 5,
    "CELLS": 20,
    "TERMS": 30,
    "NAMES": 50,
    "NAME_LINES": 20,
    "PLACES": 10,
    "REFERENCES": 20,
    "ATTESTATIONS": 40,
    "COMPARISONS": 30,
}
"""Limits that an archive of a few documents passes."""
SIZES = (12, 24)
TERMS = 12


HEADINGS = {
    *("by-segment", "all", "declined", "none", "across", "countries", "organisations", "people"),
    *("host", "minister", "written-statement", "mentioned"),
}
"""Places on the page of a whole list that a page of years or letters has no use for."""


def made(archive: Archive, reader: Reader = ENGLISH) -> dict[str, Page]:
    return {page.path: page.make() for page in pages_of_archive(Cuts(archive), reader)}


def text(page: Page) -> str:
    return "\n".join((page.markdown, *page.body.fragments.values()))


def ids(page: Page) -> set[str]:
    return {*re.findall(r' id="([^"]+)"', text(page)), *re.findall(r"\{: #([\w-]+)", text(page))}


def targets(page: Page) -> Iterator[tuple[str, str]]:
    """The pages that a page links to, and the places there."""
    for found in re.findall(r'(?:href="|\]\()([^")]+)', text(page)):
        path, _, anchor = found.partition("#")
        path = path.partition("?")[0].removeprefix("archive:")
        if not path:
            yield page.path, anchor
        elif path.endswith(".md"):
            yield (path if "archive:" in found else str(PurePosixPath(page.path).parent / path)), anchor


@pytest.fixture(scope="module")
def limits() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, most in SMALL.items():
            patch.setattr(cutting, name, most)
        yield


@pytest.fixture(scope="module")
def archives(real: Build) -> dict[int, Archive]:
    few = replace(real.archive, terms=real.archive.terms[:TERMS])
    return {size: grown(few, size) for size in SIZES}


@pytest.fixture(scope="module")
def whole(archives: dict[int, Archive]) -> dict[str, Page]:
    """The pages of the larger archive without a list that is cut."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SMALL:
            patch.setattr(cutting, name, 10**9)
        return made(archives[SIZES[1]])


@pytest.fixture(scope="module")
def pages(archives: dict[int, Archive], whole: dict[str, Page], limits: None) -> dict[int, dict[str, Page]]:
    return {size: made(archive) for size, archive in archives.items()}


LISTS = ("documents", "comparisons", "attestations", "references", "glossary/index", "names/index")


def test_the_largest_page_of_each_kind_does_not_grow(pages: dict[int, dict[str, Page]], whole: dict[str, Page]) -> None:
    largest: dict[int, Counter[str]] = {}
    for size, own in pages.items():
        largest[size] = Counter()
        for path, page in own.items():
            kind = path.removeprefix("en/").removesuffix(".md").split("/")[0]
            largest[size][kind] = max(largest[size][kind], len(text(page).encode()))
    few, many = (largest[size] for size in SIZES)
    assert {kind: (few[kind], many[kind]) for kind in many if many[kind] > 1.2 * few[kind] + 1000} == {}
    assert all(len(text(whole[f"en/{name}.md"])) > len(text(pages[SIZES[1]][f"en/{name}.md"])) for name in LISTS)


def test_every_entry_is_reached_from_the_page_of_its_list(
    pages: dict[int, dict[str, Page]], whole: dict[str, Page]
) -> None:
    own = pages[SIZES[1]]
    for name in LISTS:
        folder = f"en/{name.removesuffix('/index')}"
        reached, ahead = set[str](), [f"en/{name}.md"]
        while ahead:
            path = ahead.pop()
            reached.add(path)
            led = {target for target, _ in targets(own[path]) if target.startswith(f"{folder}/")}
            ahead += [target for target in led - reached if target not in ahead]
        filled = {path for path, page in own.items() if page.description != ENGLISH.say("counted", count=0)}
        assert reached >= {path for path in filled if path.startswith(f"{folder}/") and "-to-" not in path}
        kept = {id for path in reached for id in ids(own[path])} | {PurePosixPath(path).stem for path in reached}
        entries = {id for id in ids(whole[f"en/{name}.md"]) if not id.startswith(("fig-", "to-"))}
        assert entries - kept <= HEADINGS, name


@pytest.mark.usefixtures("limits")
def test_a_place_that_was_on_the_page_of_a_list_is_led_on_to(
    archives: dict[int, Archive], pages: dict[int, dict[str, Page]], whole: dict[str, Page]
) -> None:
    own, files = pages[SIZES[1]], anchor_files(Cuts(archives[SIZES[1]]), (ENGLISH,))
    asked = 0
    for path, page in whole.items():
        folder = path.removesuffix(".md").removesuffix("/index")
        anchors = re.search(r'data-anchors="archive:([^"]*)/0.js"', text(own[path]))
        places = places_of(files, anchors[1]) if anchors else {}
        for place in ids(page) - ids(own[path]) if anchors else ():
            if place not in places:
                assert place.startswith(("fig-", "to-")) or place in HEADINGS
                continue
            at = path
            while place not in ids(own[at]) and PurePosixPath(at).stem != place:
                keys = re.findall(r'href="archive:([^"]+)" data-key="([^"]+)"', text(own[at]))
                at = next(target for target, key in keys if key in places[place].split("/"))
                assert at.startswith(f"{folder}/")
            asked += 1
    assert asked > 500


def places_of(files: dict[str, str], name: str) -> dict[str, str]:
    own = [text for path, text in files.items() if path.startswith(f"{name}/")]
    return {place: keys for text in own for place, keys in json.loads(text[len("archiveAnchors(") : -2]).items()}


def test_no_link_between_these_pages_leads_nowhere(pages: dict[int, dict[str, Page]]) -> None:
    own = pages[SIZES[1]]
    known = {path: ids(page) for path, page in own.items()}
    folders = {*(path.split("/")[1] for path in own)}
    for path, page in own.items():
        for target, anchor in targets(page):
            if target.split("/")[1] in folders:
                assert target in own, (path, target)
                assert not anchor or anchor in known[target], (path, target, anchor)


@pytest.mark.usefixtures("limits")
def test_every_page_is_foreseen_and_is_there_in_every_language(archives: dict[int, Archive]) -> None:
    archive = archives[SIZES[0]]
    documents = tuple(f"{reader.language}/{work.document.id}/" for reader in READERS for work in archive.works)
    found = [path for reader in READERS for path in made(archive, reader)]
    foreseen = [one.path for one in outputs(Cuts(archive), READERS, ()) if one.is_built and one.path.endswith(".md")]
    assert sorted(found) == sorted(path for path in foreseen if not path.startswith(documents))
    assert len({frozenset(p.split("/", 1)[1] for p in found if p.startswith(f"{r.language}/")) for r in READERS}) == 1


def test_the_trail_leads_from_a_part_to_its_list(pages: dict[int, dict[str, Page]]) -> None:
    trails = {one.path: [place.path for place in one.way.trail] for one in surround([*pages[SIZES[0]].values()], [])}
    year = next(path for path in trails if re.fullmatch(r"en/references/\d+\.md", path))
    below = next(path for path in trails if path.startswith(year.replace(".md", "/")))
    assert trails[below] == ["en/index.md", "en/comparisons.md", "en/references.md", year]
    term = next(path for path in trails if re.fullmatch(r"en/glossary/[a-z-]+/\d+s\.md", path))
    assert trails[term] == ["en/index.md", "en/glossary/index.md", f"{term.rpartition('/')[0]}.md"]


def test_a_search_finds_a_list_and_a_name_once(archives: dict[int, Archive], pages: dict[int, dict[str, Page]]) -> None:
    archive, own = archives[SIZES[0]], pages[SIZES[0]]
    found = PageRecords(archive, (ENGLISH,), [*own.values()]).of_archive(ENGLISH)
    paths = Counter(f"{entry['path']}.md" for entry in found)
    assert paths["en/references.md"] == paths["en/names/CN.md"] == 1
    assert not [path for path in paths if re.search(r"/(\d+s?|letter-\w+)\.md$", path)]


@pytest.mark.usefixtures("limits")
def test_twice_the_documents_are_twice_the_work(archives: dict[int, Archive], monkeypatch: pytest.MonkeyPatch) -> None:
    said = Counter[int]()
    say = Reader.say

    def counted(self: Reader, key: str, /, **values: object) -> str:
        said[size] += 1
        return say(self, key, **values)

    monkeypatch.setattr(Reader, "say", counted)
    for size in SIZES:
        made(archives[size])
    few, many = (said[size] for size in SIZES)
    assert many < 2.1 * few
