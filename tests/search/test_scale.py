"""However many documents there are: a search loads little and ranks as one index does; an edit changes few files."""

import json
import random
import re
from collections import ChainMap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from fixtures.search_in_node import ask, ask_with_files, call, call_all, rank_in_one
from fixtures.search_index import Record, document, files_kept, files_of, frame, passage
from statement_archive.bench.search import type_query, with_index
from statement_archive.verify.site.serving import served

FEW, MANY = 30, 150
"""Documents; more than stand in one block."""
PASSAGES = 12
COMMON = ("cooperation", "vaccine", "frontier")
"""Words that are in about every second passage."""
CHANCE = random.Random(18)
WORDS = ["".join(CHANCE.choices("abdefgiklmnoprtuvz", k=CHANCE.randint(4, 9))) for _ in range(3000)]


def text_of(number: int, place: int) -> str:
    """Words of which the n-th is about 1/n as frequent as the first, and common ones."""
    chance = random.Random(f"{number} {place}")
    rare = [WORDS[min(int(chance.paretovariate(0.7)) - 1, len(WORDS) - 1)] for _ in range(chance.randint(4, 60))]
    common = [word for word in COMMON for _ in range(chance.choice((0, 0, 0, 1, 2, 3)))]
    return " ".join(chance.sample([*rare, *common], k=len(rare) + len(common)))


def texts_of(number: int) -> list[str]:
    return [text_of(number, place) for place in range(PASSAGES)]


def archive(count: int, edited: dict[tuple[int, int], str] | None = None) -> Iterator[Record]:
    """An archive of documents, the newest first; `edited` has other texts by document and place."""
    yield frame()
    for number in reversed(range(count)):
        own = {(number, place): text for place, text in enumerate(texts_of(number))} | (edited or {})
        yield document(f"d{number}", en=[passage(f"p{place}", own[number, place]) for place in range(PASSAGES)])


@pytest.fixture(scope="module")
def few() -> dict[str, str]:
    return files_of(archive(FEW))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def many(kept: Path) -> dict[str, str]:
    return files_kept(archive(MANY), kept)


def test_the_order_is_that_of_one_index(many: dict[str, str]) -> None:
    places = [(number, place) for number in reversed(range(MANY)) for place in range(PASSAGES)]
    terms = call_all("words", "terms", [text_of(*place) for place in places])
    expected = rank_in_one([[*own, f"#{place}"] for own, (_, place) in zip(terms, places, strict=True)], COMMON)
    found = [answer["hits"] for answer in ask(many, [(f"{word} ", "en") for word in COMMON])]
    assert found == [[f"d{places[at][0]} p{places[at][1]} en" for at in own] for own in expected]
    assert all(MANY * PASSAGES > len(hits) > MANY * PASSAGES / 3 for hits in found)


def loaded(index: dict[str, str], typed: str) -> list[int]:
    """The sizes of the files of data that one search loads, without the texts of its hits."""
    paths = ask_with_files(index, [(typed, "en")])["loaded"]
    handed = [index[path] for path in paths if index[path].startswith("archiveSearch.receive")]
    return [len(text) for text in handed if not re.match(r'[^(]*\("(?:texts|stems) ', text)]


@pytest.mark.parametrize("typed", [*COMMON, "fr", "fro", "fron", "cooperation vaccine"])
def test_of_what_an_archive_grows_by_a_search_for_common_words_loads_little(
    few: dict[str, str], many: dict[str, str], typed: str
) -> None:
    sizes = [loaded(index, typed) for index in (few, many)]
    grown = sum(sizes[1]) - sum(sizes[0])
    assert grown < (sum(map(len, many.values())) - sum(map(len, few.values()))) / 20
    assert max(sizes[1]) < 20_000


def with_words(words: str) -> list[str]:
    """The places of passages with words in a row, each as it stands."""
    places = [(number, place) for number in range(MANY) for place in range(PASSAGES)]
    return [f"d{number} p{place} en" for number, place in places if f" {words} " in f" {text_of(number, place)} "]


@pytest.mark.parametrize("words", ["cooperation", "cooperation vaccine"])
def test_to_find_it_to_the_letter_only_the_texts_are_read_that_are_shown(many: dict[str, str], words: str) -> None:
    found = ask_with_files(many, [(f'"{words}"', "en")], shown=5)
    (first,), (every,) = found["answered"], ask(many, [(f'"{words}"', "en")])
    texts = [path for path in found["loaded"] if many[path].startswith('archiveSearch.receive("texts ')]
    assert len(texts) == 5 == len(first["hits"]) and first["hits"] == every["hits"][:5]
    assert sorted(every["hits"]) == sorted(with_words(words))
    assert first["at_most"] >= len(every["hits"]) > 50


def test_the_box_says_that_hits_which_are_not_shown_may_lack_what_was_quoted(
    new_page: Page, built_site: Path, many: dict[str, str]
) -> None:
    with with_index(built_site, many) as site, served(site) as address:
        new_page.goto(address)
        shown = type_query(new_page, '"cooperation vaccine"')
        said = new_page.locator(".md-search-result__meta").inner_text()
        assert said.startswith("Those shown have it to the letter; of the others, some may not. ")
        assert {f"{hit.place} en" for hit in shown} <= {*with_words("cooperation vaccine")} and shown
        type_query(new_page, '"quarterdeck"')
        assert "Nothing found" in new_page.locator(".md-search-result__meta").inner_text()


def leaves(index: dict[str, str]) -> dict[str, dict[str, str]]:
    """What each leaf tells of its terms, by its path."""
    found = {path: re.fullmatch(r'archiveSearch\.receive\("terms .*?",(.*)\)\n', text) for path, text in index.items()}
    told = {path: json.loads(match[1]) for path, match in found.items() if match}
    return {path: dict(zip(leaf[::2], leaf[1::2], strict=True)) for path, leaf in told.items()}


def test_an_edit_changes_what_tells_of_its_words_and_nothing_else(kept: Path, many: dict[str, str]) -> None:
    number, place = MANY // 2, 3
    words = text_of(number, place).split()
    (old, *_) = (word for word in words if words.count(word) == 1 and word not in COMMON)
    entries, parts = ({path.name for path in (kept / name).iterdir()} for name in ("entries", "parts"))
    edited = " ".join("quarterdeck" if word == old else word for word in words)
    after = files_kept(archive(MANY, {(number, place): edited}), kept)
    before_and_after = [{**ChainMap(*leaves(index).values())} for index in (many, after)]
    terms = {
        term for own in before_and_after for term in own if len({found.get(term) for found in before_and_after}) > 1
    }
    own = rf"\b(?:{old}|quarterdeck)\b|^en |^[%<](?:{old[:2]}|qu)|^>(?:{old[-2:]}|ck)$|^\?(?:{old[3:5]}|rt)$"
    assert terms and all(re.search(own, term) for term in terms)
    new = [leaf.keys() for path, leaf in leaves(after).items() if path not in many]
    assert len(new) > 3 and len([own for own in new if not own & terms]) < 3  # where a term that ended a leaf is gone
    changed = many.keys() ^ after.keys()
    kinds = [(many.get(path) or after[path]).split('"')[1].split(" ")[0] for path in changed]
    assert kinds.count("texts") == kinds.count("chunks") == 2 >= kinds.count("lengths")
    assert len(changed) < len(many) / 5 and many["search/index.js"] != after["search/index.js"]
    assert len({path.name for path in (kept / "entries").iterdir()} ^ entries) == 2
    assert 0 < len({path.name for path in (kept / "parts").iterdir()} - parts) < len(parts) * 2 / 3


def inserted(count: int, at: int) -> list[Record]:
    """An archive with one document more among the others, of one passage."""
    frame_of_all, *documents = archive(count)
    one = document("one", en=[passage("p0", "quarterdeck cooperation")])
    return [frame_of_all, *documents[:at], one, *documents[at:]]


def numbers(index: dict[str, str]) -> dict[str, int]:
    """The number of each document by its id."""
    (head,) = (text for text in index.values() if text.startswith('archiveSearch.receive("head",'))
    return {id: number for id, number, *_ in json.loads(head[head.index("{") : -2])["documents"]}


@pytest.mark.parametrize("at", [0, FEW // 2, FEW])
def test_a_document_among_others_changes_only_what_has_its_words(few: dict[str, str], at: int) -> None:
    more = files_of(inserted(FEW, at))
    assert numbers(more) == numbers(few) | {"one": numbers(more)["one"]}
    before, after = ({**ChainMap(*leaves(index).values())} for index in (few, more))
    changed = {term for term in before.keys() | after.keys() if before.get(term) != after.get(term)}
    assert changed and all(re.search(r"quarterdeck|cooperation|^#0$|^\|one$|^[%<?>]", term) for term in changed)
    texts = {path for path, text in few.items() if text.startswith('archiveSearch.receive("texts ')}
    assert texts and texts <= more.keys()


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(["few", "inserted", "edited", "fewer"]), min_size=1, max_size=4))
def test_whatever_was_built_before_the_files_are_those_of_a_build_from_nothing(steps: list[str]) -> None:
    archives = {
        "few": list(archive(10)),
        "inserted": inserted(10, 4),
        "edited": list(archive(10, {(3, 2): "quarterdeck WHO cooperation who"})),
        "fewer": list(archive(8)),
    }
    with TemporaryDirectory() as folder:
        for step in steps:
            made = files_kept(archives[step], Path(folder))
    assert made == files_of(archives[steps[-1]])


def test_no_page_names_a_file_of_the_index_but_the_one_that_names_the_others(built_site: Path) -> None:
    pages = [path.read_text("utf-8") for path in built_site.rglob("*.html")]
    assert not [page for page in pages if re.search("search/parts/[0-9a-f]{12}", page)]
    assert [page for page in pages if 'data-index="./search/"' in page or 'data-index="search/"' in page]


@settings(max_examples=8)
@given(st.lists(st.integers(0, 2**31 - 1), max_size=200))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert call("postings", "read", call("postings", "write", numbers)) == numbers
