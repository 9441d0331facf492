"""A word is found in its other forms, by the rules of its language; texts come with what those need, and no more."""

import re
from collections.abc import Sequence
from itertools import product

import pytest

from fixtures.search_in_node import ask, ask_with_files
from fixtures.search_index import index_of, passage

HANDED = re.compile(r'archiveSearch\.receive\("([^"]+)"')
"""How a file says what it hands over."""
TEXTS = {
    "ar": ["يشجع الأطراف والتعليم في الموانئ للدول الساحلية", "تبقى السفن في البحر بين مصر والسنغال والصين"],
    "de": ["Das Handelsabkommen gilt in allen Häfen", "Ein Abkommen über den Küstenschutz wird verhandelt"],
    "en": ["Vaccination of crews is organised by the ports", "The ferry sails at noon"],
    "es": ["Se fomentan las educaciones náuticas", "El barco zarpa"],
    "fr": ["Le droit à l’éducation des négociateurs", "Le phare de l'île, aujourd'hui éteint"],
    "it": ["La tutela dell’arte navale", "Il porto è aperto"],
    "ja": ["船員のデータの保護に関する条約", "港は開かれる"],
    "ko": ["선박의 등록에 관한 협약", "항구를 연다"],
    "ru": ["О развитии мирного сотрудничества", "Корабль стоит в гавани"],
}


@pytest.fixture(scope="module")
def forms() -> dict[str, str]:
    """An index of two passages in each language."""
    texts = {tag: [passage(f"p{at}", text) for at, text in enumerate(own, 1)] for tag, own in TEXTS.items()}
    return index_of(**texts)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ar", ["تعليم", "التعليم", "الدول", "دول"], ["سفن", "بحر", "بالبحر", "السنغال", "سنغال", "الصين", "صين"]),
        ("de", ["Hafen", "Hafens", "Handelsabkommens"], ["verhandelte", "Küsten", "Schutz"]),
        ("en", ["vaccinating", "port", "organizer"], ["ferries", "sailing"]),
        ("es", ["educación", "educacion"], ["barcos", "zarpar"]),
        ("fr", ["éducation", "education", "l'éducation", "négociations"], ["île", "phares", "aujourd’hui"]),
        ("it", ["arte", "dell'arte", "navali"], ["porti"]),
        ("ja", ["データ", "保護", "船員"], ["港"]),
        ("ko", ["선박", "등록", "협약"], ["항구"]),
        ("ru", ["мирный", "сотрудничество", "развитие"], ["корабли", "гавань"]),
    ],
)
def test_a_word_is_found_in_another_form(
    forms: dict[str, str], language: str, first: Sequence[str], second: Sequence[str]
) -> None:
    answers = ask(forms, [(typed, "en") for typed in (*first, *second)])
    expected = [f"treaty p1 {language}"] * len(first) + [f"treaty p2 {language}"] * len(second)
    assert [answer["hits"][:1] for answer in answers] == [[place] for place in expected]


def test_forms_that_begin_with_other_letters_are_loaded_as_well() -> None:
    words = ["".join(letters) for letters in product("bdfghklm", "aeiou", "bdfghklm", "aeiou", "nrst")]
    index = index_of(de=[passage("p1", "Ein Rahmenabkommen, Küstenabkommen, Abkommen"), passage("p2", " ".join(words))])
    assert len([text for text in index.values() if 'receive("terms ' in text]) > 3
    assert ask(index, [("Abkommen", "en")])[0]["hits"] == ["treaty p1 de"]


def test_a_part_of_a_compound_finds_it_behind_the_word_alone(forms: dict[str, str]) -> None:
    assert ask(forms, [("Abkommen", "en")])[0]["hits"] == ["treaty p2 de", "treaty p1 de"]


@pytest.mark.parametrize(
    ("typed", "found", "said"),
    [("Handel", ["treaty p1 de"], ""), ("Küstenabkommen", ["treaty p2 de"], "Küsten Abkommen")],
)
def test_what_texts_have_in_parts_is_found_by_the_compound(typed: str, found: list[str], said: str) -> None:
    index = index_of(de=[passage("p1", "Das Handelsabkommen"), passage("p2", "Ein Abkommen über die Küsten")])
    (answer,) = ask(index, [(typed, "en")])
    assert (answer["hits"], answer["correction"]) == (found, said)


def test_words_of_languages_that_write_no_compounds_are_not_parted() -> None:
    index = index_of(en=[passage("p1", "The port opens"), passage("p2", "A seaport")])
    assert ask(index, [("port", "en")])[0]["hits"] == ["treaty p1 en"]


@pytest.mark.parametrize(
    ("typed", "stemmers"),
    [("疫苗", set()), ("선박", set()), ("мирный", {"ru"}), ("تعليم", {"ar"}), ("port", {"de", "en", "es", "fr", "it"})],
)
def test_only_stemmers_of_the_script_that_is_typed_are_loaded(
    forms: dict[str, str], typed: str, stemmers: set[str]
) -> None:
    loaded = ask_with_files(forms, [(typed, "en")])["loaded"]
    handed = [HANDED.search(forms[path]) for path in loaded]
    assert {found[1].removeprefix("stems ") for found in handed if found and found[1].startswith("stems ")} == stemmers
