"""The index finds what is there, in the reader's language first, and asks for no more of itself than a query needs."""

import json
from functools import partial
from pathlib import Path

import pytest
from opencc import OpenCC

from fixtures.search_in_node import ask, ask_with_files
from fixtures.search_index import document, files_of, frame, passage
from statement_archive.search import DeferredRecord, make_index
from statement_archive.tools import MissingToolError

FRAME: dict[str, object] = {"groups": [], "labels": {}, "places": {}, "pages": {}, "variants": {}}
"""The record of an archive in which there is nothing."""
STATEMENT = "joint-statement-2020-06-18"


def first(index: dict[str, str], text: str, language: str) -> str:
    hits = ask(index, [(text, language)])[0]["hits"]
    return hits[0] if hits else ""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("COVID-19", "en", "en"),
        ("WTO", "en", "en"),
        ("WTO", "zh", "zh"),
        ("疫苗", "zh", "zh"),
        ("疫苗", "zh-Hant", "zh-Hant"),
        ("疫苗", "en", "zh"),  # who types Chinese reads it
        ("telemedicine", "zh", "en"),
    ],
)
def test_texts_in_the_language_of_the_reader_come_first(
    index: dict[str, str], text: str, language: str, expected: str
) -> None:
    assert first(index, text, language).split()[2] == expected


def test_an_official_text_comes_before_the_machine_translation(index: dict[str, str]) -> None:
    hits = ask(index, [("multilateral trading system", "en")])[0]["hits"]
    assert hits.index(f"{STATEMENT} p12 en") < hits.index(f"{STATEMENT} p12 mt")


def beginning(text: str, *, has_spaces: bool) -> str:
    """The first words of a text, or its first characters where words are not parted."""
    if not has_spaces:
        return text[:24]
    return text if len(text) <= 60 else text[:60].rpartition(" ")[0]


def test_every_passage_is_found_by_its_own_words(index: dict[str, str], site_build: Path) -> None:
    """The first words of each passage, in either script for Chinese, find that very passage."""
    to_other = {"zh-Hans": OpenCC("s2t"), "zh-Hant": OpenCC("t2s")}
    wanted, queries = [], []
    for path in sorted((site_build / "docs/data").glob("*/segments.json")):
        for witness in json.loads(path.read_text("utf-8"))["witnesses"]:
            converter = to_other.get(witness["language"])
            for segment in witness["segments"]:
                begins = beginning(segment["text"].replace("\n", " "), has_spaces=not converter)
                for text in (begins, converter.convert(begins)) if converter else (begins,):
                    wanted.append(f"{path.parent.name} {segment['id']} {witness['siglum']}")
                    queries.append((text, "zh" if converter else "en"))
    found = [answer["hits"] for answer in ask(index, queries)]
    asked = zip(wanted, queries, found, strict=True)
    assert [(want, text) for want, (text, _), hits in asked if want not in hits] == [] != wanted


def test_words_that_no_text_has_find_nothing_or_say_what_was_sought_instead(index: dict[str, str]) -> None:
    nothing, misspelt, several = ask(index, [("asdfgh", "en"), ("vacine", "en"), ("blockchain", "en")])
    assert nothing == several == {"hits": [], "correction": ""}
    assert misspelt["correction"] == "vaccine"
    assert misspelt["hits"] == ask(index, [("vaccine", "en")])[0]["hits"]


def test_words_written_as_one_are_parted_where_a_text_has_them_in_a_row(index: dict[str, str]) -> None:
    (answer,) = ask(index, [("supplychain", "en")])
    assert answer["correction"] == "supply chain"
    assert answer["hits"] == ask(index, [("supply chain", "en")])[0]["hits"] != []


def test_a_word_that_is_still_growing_finds_what_it_may_become(index: dict[str, str]) -> None:
    growing, ended = ask(index, [("telemed", "en"), ("telemed ", "en")])
    assert growing["hits"][0] == f"{STATEMENT} p8 en" and not growing["correction"]
    assert ended["hits"] != growing["hits"]


def test_only_the_parts_with_the_words_are_loaded(index: dict[str, str]) -> None:
    loaded = ask_with_files(index, [("vaccine", "en")])["loaded"]
    leaves = {path for path, text in index.items() if 'receive("terms ' in text}
    assert 1 <= len(leaves & {*loaded}) <= 8 < len(leaves) / 3
    assert not [path for path in loaded if 'receive("slips ' in index[path]]


def test_what_puts_slips_right_is_loaded_for_what_may_be_one(index: dict[str, str]) -> None:
    needs = [
        [
            path
            for path in ask_with_files(index, [(typed, "en")])["loaded"]
            if "archiveSearch.spelling = " in index[path]
        ]
        for typed in ("q", "qx", "qxz", "医x", "vaccine q", "vacine")
    ]
    assert [len(paths) for paths in needs] == [0, 0, 0, 0, 0, 1]


def test_the_same_records_give_the_same_files() -> None:
    assert files_of([{**FRAME}]) == files_of([{**FRAME}])


def test_an_archive_without_an_engine_is_told_how_to_get_one(project: Path, tmp_path: Path) -> None:
    words = tmp_path / "docs/assets/javascripts/search/words.js"
    with pytest.raises(MissingToolError, match=r"words\.js is missing"):
        make_index({**FRAME}, [], project=tmp_path, kept=tmp_path / "kept")
    words.parent.mkdir(parents=True)
    words.write_bytes((project / words.relative_to(tmp_path)).read_bytes())
    with pytest.raises(MissingToolError, match=r"stemmers.* is missing: run `npm ci`") as raised:
        make_index({**FRAME}, [], project=tmp_path, kept=tmp_path / "kept")
    assert "\n" not in str(raised.value)


def test_what_node_says_of_an_error_is_told() -> None:
    with pytest.raises(RuntimeError, match="could not be made"):
        files_of([{**FRAME}, {"id": "none", "pages": {}, "texts": "none"}])


def test_a_record_is_not_made_again_whose_key_is_known(project: Path, tmp_path: Path) -> None:
    made: list[str] = []

    def index(*keys: str) -> list[str]:
        def make(key: str) -> dict[str, object]:
            made.append(key)
            return document(f"d-{key}", en=[passage("p1", f"words of {key}")])

        deferred = [DeferredRecord(partial(make, key), key) for key in keys]
        return sorted(make_index(frame(), deferred, project=project, kept=tmp_path))

    first = index("a", "b")
    assert (index("a", "b"), made) == (first, ["a", "b"])
    index("a", "c")
    assert made == ["a", "b", "c"]
    (tmp_path / "named.json").write_text('{"a": 1', "utf-8")
    assert (index("a", "b"), made) == (first, ["a", "b", "c", "a", "b"])
