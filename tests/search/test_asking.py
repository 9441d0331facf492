"""What is asked for in a certain way: to the letter, in capitals, by a date, by what a page or a list is called."""

import pytest

from fixtures.search_in_node import ask
from fixtures.search_index import files_of, frame, index_of, passage

STATEMENT = "joint-statement-2020-06-18"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return index_of(
        en=[
            passage("p1", "The WHO advises those who ask; fast-track lanes open."),
            passage("p2", "Those who sail keep to the lane. Vaccines arrive."),
            passage("p3", "A vaccine, of the best. THE WHOLE LINE IS WHO KNOWS WHERE"),
            passage("p4", "Guided by the UN’s charter"),
        ],
        zh=[passage("p1", "疫苗研发 WHO 支持"), passage("p2", "抗疫物资")],
    )


@pytest.fixture(scope="module")
def spelt() -> dict[str, str]:
    return index_of(
        en=[passage("p1", "A communiqué of Senegal")],
        fr=[passage("p1", "Un communiqué du Sénégal")],
        ja=[passage("p1", "浮標の管理は協議して定める")],
        **{"zh-Hans": [passage("p1", "协议：浮标管理")]},
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"vaccine"', ["p3 en"]),
        ('"Vaccines"', ["p2 en"]),
        ('"of the best"', ["p3 en"]),
        ('"of best"', []),
        ('"fast track lanes"', ["p1 en"]),
        ("“fast-track lanes”", ["p1 en"]),
        ('"fast track lane"', []),
        ('"疫苗"', ["p1 zh"]),
        ("「疫苗」", ["p1 zh"]),
        ('"疫物"', ["p2 zh"]),
        ('"the lane" vaccine', ["p2 en"]),
        ('"vacine"', []),
        ('"WHO"', ["p1 en", "p3 en", "p1 zh"]),
        ('"who"', ["p1 en", "p2 en", "p3 en", "p1 zh"]),
    ],
)
def test_what_stands_between_quotation_marks_is_found_to_the_letter(
    made: dict[str, str], typed: str, found: list[str]
) -> None:
    (answer,) = ask(made, [(typed, "en")])
    assert (sorted(answer["hits"]), answer["correction"]) == (sorted(f"treaty {place}" for place in found), "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("frigate", ["shown", "told", "called"]),
        ('"frigate"', ["shown", "told"]),
        ('"old frigate"', ["shown"]),
        ('"frigate of war"', ["called"]),  # is called just so
        ('"frigate mast"', []),
    ],
)
def test_to_the_letter_a_page_must_show_it_or_be_called_just_so(typed: str, found: list[str]) -> None:
    pages = [
        {"kind": "page", "title": title, "path": f"en/{path}", "anchor": "", "text": text, "also": also}
        for path, title, text, also in (
            ("shown", "The old frigate", "mast", []),
            ("told", "Ship", "One frigate", []),
            ("called", "Ship", "", ["frigate of war"]),
        )
    ]
    index = files_of([frame() | {"pages": {"en": pages}}])
    assert sorted(ask(index, [(typed, "en")])[0]["hits"]) == sorted(f"page en/{path}" for path in found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("WHO", ["p1 en", "p1 zh"]),  # a line all in capitals says nothing
        ("UN", ["p4 en"]),
        ("VACCINE", ["p2 en", "p3 en"]),  # stands nowhere in capitals
        ("THOSE WHO SAIL", ["p2 en"]),
    ],
)
def test_a_word_in_capitals_is_no_other(made: dict[str, str], typed: str, found: list[str]) -> None:
    assert sorted(ask(made, [(typed, "en")])[0]["hits"]) == [f"treaty {place}" for place in found]


def test_a_word_in_small_letters_comes_before_the_same_in_capitals(made: dict[str, str]) -> None:
    hits = ask(made, [("who", "en")])[0]["hits"]
    assert hits.index("treaty p2 en") < hits.index("treaty p1 zh")


@pytest.mark.parametrize(
    ("typed", "language", "found"),
    [
        ("Sénégal", "en", "fr"),
        ("SÉNÉGAL", "en", "fr"),
        ("Se\u0301ne\u0301gal", "zh", "fr"),
        ("Senegal", "en", "en"),  # who writes no accents may mean either
        ("communiqué", "en", "en"),  # is spelt so in both
        ("浮標", "en", "ja"),
        ("浮标", "en", "zh-Hans"),
        ("浮標", "zh", "zh-Hans"),  # who reads a Chinese site reads Chinese
        ("協議", "en", "ja"),
        ("管理", "en", "zh-Hans"),  # is written so in both
    ],
)
def test_a_text_that_spells_it_as_it_was_typed_comes_first(
    spelt: dict[str, str], typed: str, language: str, found: str
) -> None:
    assert ask(spelt, [(typed, language)])[0]["hits"][0] == f"treaty p1 {found}"


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("fast track", "en", "press-release-2020-06-18 p5.3 en"),
        ("fast lane", "en", "press-release-2020-06-18 p5.3 en"),
        ("fast lane", "en", "page en/glossary/fast-track"),
        ("participants", "en", f"{STATEMENT} note en"),
        ("participants", "en", "page en/names/index"),
        ("与会国家", "zh", f"{STATEMENT} note en"),
        ("与会国家", "en", "page en/names/index"),
        ("與會國家", "zh-Hant", "page zh-Hant/names/index"),
        ("machine translation", "en", f"page en/{STATEMENT}/mt/index"),
        ("机器翻译", "zh", f"page zh/{STATEMENT}/mt/index"),
        ("機器翻譯", "zh-Hant", f"page zh-Hant/{STATEMENT}/translation-audit"),
        ("机器翻译", "en", f"page en/{STATEMENT}/mt/index"),
        ("2020-06-18", "en", f"{STATEMENT} p1 en"),
        ("2020-06-18", "en", f"page en/{STATEMENT}/index"),
        ("18 June 2020", "en", f"page en/{STATEMENT}/index"),
        ("June 18, 2020", "zh", "page zh/press-release-2020-06-18/index"),
        ("2020年6月18日", "zh", f"page zh/{STATEMENT}/index"),
        ("2020-09-17", "zh-Hant", "page zh-Hant/xinhua-2020-09-17/index"),
        ("Kyrgyzstan", "en", "page en/names/index"),
        ("吉尔吉斯斯坦", "en", "page en/names/index"),
        ("Wang Yi", "zh", "page zh/names/index"),
        ("術語表", "en", "page en/glossary/index"),
    ],
)
def test_what_is_called_so_is_the_first_of_its_kind(
    index: dict[str, str], typed: str, language: str, expected: str
) -> None:
    (answer,) = ask(index, [(typed, language)])
    kind = expected.split("/")[1] if expected.startswith("page") else ""
    own = [hit for hit in answer["hits"] if (hit.split("/")[1] if hit.startswith("page") else "") == kind]
    assert expected in own[:2]


@pytest.mark.parametrize("typed", ['"', '""', '" "', "$&", "”“", '"…"', "「」", "\\", "(?<x>"])
def test_marks_alone_find_nothing_and_break_nothing(index: dict[str, str], typed: str) -> None:
    assert ask(index, [(typed, "en")]) == [{"hits": [], "correction": ""}]
