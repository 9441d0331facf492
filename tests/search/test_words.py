"""Text is folded and cut alike for the index and for what is typed."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from fixtures.search_in_node import call
from statement_archive.search.characters import variants

CASES = yaml.safe_load(Path(__file__).parent.parent.joinpath("cases/search/words.yml").read_text("utf-8"))
VARIANTS = {"map": [list(pair) for pair in variants().items()]}


def by_title(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[kind], ids=[case["title"] for case in CASES[kind]])


@by_title("terms")
def test_a_text_is_found_by_its_terms(case: dict[str, Any]) -> None:
    assert call("words", "terms", call("words", "fold", case["text"])) == case["terms"]


@by_title("phrases")
def test_what_stands_in_a_row_has_these_terms(case: dict[str, Any]) -> None:
    assert call("words", "phrase", call("words", "cut", call("words", "fold", case["text"]))) == case["terms"]


@by_title("phrases")
def test_a_text_has_the_terms_of_its_phrases(case: dict[str, Any]) -> None:
    terms = call("words", "terms", call("words", "fold", f"before {case['text']} behind"))
    assert set(case["terms"]) <= set(terms) or case["title"] == "words that say nothing alone"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("一帶一路", "一带一路"), ("臺灣", "台湾"), ("發展頭髮", "发展头发"), ("裡裏", "里里"), ("隨著", "随着")],
)
def test_either_script_is_folded_to_one(typed: str, printed: str) -> None:
    assert call("words", "fold", typed, VARIANTS) == call("words", "fold", printed, VARIANTS)


@pytest.mark.parametrize("conversion", ["s2t", "s2tw", "s2hk", "t2s"])
def test_whatever_opencc_makes_of_the_texts_is_found(project: Path, conversion: str) -> None:
    """Character by character; conversions of whole words (`信息` to `資訊`) are for the glossary."""
    raw = [path.read_text("utf-8", "replace") for path in sorted((project / "sources").glob("*/raw/*zh*"))]
    converted = [OpenCC(conversion).convert(text) for text in raw]
    folded = [call("words", "fold", text, VARIANTS) for text in (*raw, *converted)]
    assert raw and folded[: len(raw)] == folded[len(raw) :]


@by_title("alike")
def test_what_looks_or_is_typed_alike_is_folded_to_one(case: dict[str, Any]) -> None:
    assert {call("words", "fold", form) for form in case["forms"]} == {case["folded"]}


@by_title("unlike")
def test_what_tells_words_apart_is_kept(case: dict[str, Any]) -> None:
    assert len({call("words", "fold", form) for form in case["forms"]}) == len(case["forms"])


@settings(max_examples=12)
@given(st.lists(st.text(max_size=40), min_size=40, max_size=40))
def test_folding_knows_where_each_letter_comes_from_and_is_done_once(texts: list[str]) -> None:
    text = "\n".join(texts).encode("utf-8", "ignore").decode("utf-8")
    aligned = call("words", "align", text, VARIANTS)
    length = len(text.encode("utf-16-le")) // 2
    places = list(zip(aligned["starts"], aligned["ends"], strict=True))
    assert len(places) == len(aligned["folded"].encode("utf-16-le")) // 2
    assert all(0 <= start < end <= length for start, end in places)
    assert all(here == following or here[1] <= following[0] for here, following in pairwise(places))
    assert call("words", "fold", aligned["folded"], VARIANTS) == aligned["folded"]


def test_terms_of_a_kind_with_the_same_beginning_stand_together() -> None:
    terms = ["vaccine", "vaccination", "+vaccine development", "+vacant seat", "疫", "疫苗", "^who", "_who"]
    parts = [call("words", "partOf", term, 64) for term in terms]
    assert {len(set(some)) for some in (parts[:2], parts[2:4], parts[4:6], parts[6:])} == {1}


def test_a_sign_that_is_of_the_unseen_but_is_seen_has_its_place() -> None:
    """Unicode counts the number sign of Kaithi among what changes the look of others."""
    aligned = call("words", "align", "\U000110bd1", VARIANTS)
    assert list(zip(aligned["starts"], aligned["ends"], strict=True)) == [(0, 2), (0, 2), (2, 3)]
