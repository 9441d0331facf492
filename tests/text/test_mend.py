"""A raw text is repaired by what the document and its editors know, and emended on top, in one ledger."""

from collections.abc import Callable
from dataclasses import replace

from readers import localized
from statement_archive.ledger import publish, restore
from statement_archive.model import (
    Boilerplate,
    Document,
    Emendation,
    Mended,
    Numbering,
    Proof,
    RawText,
    Refusal,
    RepairName,
    Term,
)
from statement_archive.text.mend import mend

WORDS = localized("words")
TORN = "会议指出，各国应当加强多式联运的交\n\n通，开发新的航线，并在此基础上深化务实的合作，造福各国人民。\n"
JOINED = "会议指出，各国应当加强多式联运的交通，开发新的航线，并在此基础上深化务实的合作，造福各国人民。\n"
Declare = Callable[..., Document]


def mended(document: Document, text: str, *others: str, glossary: tuple[Term, ...] = ()) -> tuple[Mended, list[str]]:
    """The first witness with this text, beside others; and the messages."""
    witness = document.witnesses[0]
    raws = [RawText(witness, text, 0, len(text))]
    raws += (RawText(replace(witness, siglum=f"other{n}"), other, 0, len(other)) for n, other in enumerate(others))
    made, findings = mend(raws[0], document=document, raws=raws, glossary=glossary)
    assert made.raw is raws[0] and made.text == publish(text, made.ledger)
    assert restore(made.text, made.ledger) == text
    return made, [str(finding) for finding in findings]


def reading(find: str, put: str, siglum: str = "en") -> Emendation:
    return Emendation(siglum, find, 1, put, WORDS, WORDS, "sources/writ/emendations.yml:2")


def test_repairs_and_emendations_are_one_ledger_in_raw_offsets(declare: Declare) -> None:
    document = replace(declare(), emendations=(reading("two", "three"), reading("one", "1", siglum="zh")))
    made, messages = mended(document, "one  \ntwo")
    assert (made.text, messages) == ("one\nthree", [])
    assert [(edit.rule, edit.start, edit.end) for edit in made.ledger.edits] == [("space", 3, 5), ("emendation", 6, 9)]


def test_emendation_that_does_not_fit_is_a_finding_and_the_repairs_stay(declare: Declare) -> None:
    made, messages = mended(replace(declare(), emendations=(reading("  ", " "),)), "one  \ntwo")
    assert (made.text, messages) == ("one\ntwo", ["sources/writ/emendations.yml:2: `  ` is not in the text"])


def test_number_that_the_witness_declares_begins_a_paragraph_and_no_second_half(declare: Declare) -> None:
    text = "We met in the hall of the old town and agreed on c\n\na. first of many things, ca. ten.\n"
    assert mended(declare(), text)[0].text != text
    assert mended(declare(numbering=Numbering(("{letter}. ",))), text)[0].text == text


def test_boilerplate_is_no_part_of_a_sentence(declare: Declare) -> None:
    assert mended(declare(language="zh"), TORN)[0].text == JOINED
    page = Boilerplate(WORDS, "sources/writ/document.yml:20", text="多式联运的交")
    assert mended(declare(language="zh", boilerplate=(page,)), TORN)[0].text == TORN


def test_page_furniture_that_is_declared_is_no_part_of_a_sentence(declare: Declare) -> None:
    document = declare(numbering=Numbering(("{n}. ",)), furniture=("- {n} -", "JOINT  STATEMENT"))
    made, messages = mended(
        document, "1. We keep the lights of\n\n- 1 -\n\f\nJOINT STATEMENT\n\nevery port.\n\n- 2 -\n2. We go."
    )
    assert (made.text, messages) == ("1. We keep the lights of every port.\n\n2. We go.", [])
    assert [(edit.rule, edit.proof, edit.evidence) for edit in made.ledger.edits] == [
        ("furniture", Proof.EDITOR, (("pattern", "- {n} - · JOINT  STATEMENT"),)),
        ("furniture", Proof.EDITOR, (("pattern", "- {n} -"),)),
    ]


def test_furniture_pattern_that_matches_no_line_is_a_finding(declare: Declare) -> None:
    made, messages = mended(declare(furniture=("- {n} -", "Page {n}")), "We keep on page 3 of the\n\n- 1 -\n\nlog.")
    assert made.text == "We keep on page 3 of the log."
    assert messages == [
        "sources/writ/document.yml:9: no line of raw/en.txt is page furniture of the form `Page {n}` — a pattern is a "
        "whole line, with `{n}` for its numbers; write it as the line is, or leave it out"
    ]


def test_word_of_another_witness_or_the_glossary_is_evidence(declare: Declare) -> None:
    text = "We agreed that all of the ministers will strengthen the multi-\nmodality of transport.\n"
    term = Term("m", {"en": ("multimodality",)}, "sources/glossary.yml:2")
    unknown, other, known = (
        mended(declare(), text)[0],
        mended(declare(), text, "Of multimodality.")[0],
        mended(declare(), text, glossary=(term,))[0],
    )
    assert unknown.text == text
    assert "multimodality" in other.text and "multimodality" in known.text


def test_a_rule_that_is_switched_off_changes_nothing_and_its_changes_are_on_record(declare: Declare) -> None:
    off = Refusal(WORDS, "sources/writ/document.yml:30", off=RepairName.TEAR)
    made, messages = mended(declare(language="zh", refusals=(off,)), TORN)
    assert (made.text, messages) == (TORN, [])
    (refused,) = made.ledger.refused
    assert (refused.edit.rule, TORN[refused.edit.start : refused.edit.end], refused.refusal) == ("tear", "\n\n", off)


def test_words_that_are_kept_stay_and_all_others_are_mended(declare: Declare) -> None:
    keep = Refusal(WORDS, "sources/writ/document.yml:30", keep="b  c", occurrence=2)
    made, messages = mended(declare(refusals=(keep,)), "a b  c b  c")
    assert (made.text, messages) == ("a b c b  c", [])
    assert [(one.edit.before, one.edit.after) for one in made.ledger.refused] == [("  ", " ")]


def test_damage_in_words_that_are_kept_is_none(declare: Declare) -> None:
    run = "挽救生命?S護全球公共衛生安全。"
    assert mended(declare(language="zh-Hant"), run)[0].ledger.damages
    keep = Refusal(WORDS, "sources/writ/document.yml:30", keep="生命?S護")
    assert mended(declare(language="zh-Hant", refusals=(keep,)), run)[0].ledger.damages == ()


def test_refusal_that_nothing_answers_to_is_a_finding(declare: Declare) -> None:
    idle = (
        Refusal(WORDS, "sources/writ/document.yml:30", off=RepairName.SLIP),
        Refusal(WORDS, "sources/writ/document.yml:31", keep="three"),
    )
    _, messages = mended(declare(refusals=idle), "one two")
    hint = "leave the entry out, or quote the raw text exactly as it is"
    assert messages == [
        f"sources/writ/document.yml:30: the rule `slip` changes nothing in raw/en.txt — {hint}",
        f"sources/writ/document.yml:31: no rule changes `three` in raw/en.txt — {hint}",
    ]
