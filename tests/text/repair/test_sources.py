"""What the rules do to the archive's own texts, all of it."""

import re
from collections import Counter

from statement_archive.ledger import publish, restore
from statement_archive.model import Proof, Span
from statement_archive.text.repair import runner
from statement_archive.text.repair.context import Context


def test_the_press_release_loses_every_gloss_and_its_slip(texts: dict[str, str]) -> None:
    text = texts["press"]
    ledger = runner.repair(text, context=Context("zh-Hant"))
    published = publish(text, ledger)
    assert Counter(edit.rule for edit in ledger.edits) == {"gloss": 125, "slip": 1}
    assert ledger.damages == ()
    assert "“一帶一路”倡議是團結抗擊疫情" in published
    assert not re.search(r"\([a-zà-ǿ]+\)", published)
    assert restore(published, ledger) == text


def test_what_the_slip_lost_is_marked_as_supplied_and_attested(texts: dict[str, str]) -> None:
    (edit,) = (edit for edit in runner.repair(texts["press"], context=Context("zh-Hant")).edits if edit.rule == "slip")
    assert [edit.after[start:end] for start, end in edit.supplied] == ["倡議"]
    assert edit.supplied == (Span(7, 9),)
    assert edit.proof is Proof.ATTESTED
    assert dict(edit.evidence) == {
        "slipped": "a1 a3 a1 b0 d2 bb 8e a7 d2 bb c2 b7 a1 b1 b3 ab d7 68",
        "lost": "abd7",
        "attested": "倡議",
        "attested-in": "document",
    }


def test_the_torn_paragraph_is_joined_in_the_middle_of_a_word(texts: dict[str, str]) -> None:
    ledger = runner.repair(texts["zh"], context=Context("zh-Hans"))
    (edit,) = ledger.edits
    assert dict(edit.evidence) == {"join": "word", "attested": "交通", "attested-in": "document"}
    assert "多式联运的交通，开发" in publish(texts["zh"], ledger)


def test_the_machine_translation_gets_its_headings_back(texts: dict[str, str]) -> None:
    ledger = runner.repair(texts["mt"], context=Context("en-t-zh-t0-und"))
    assert Counter(edit.rule for edit in ledger.edits) == {"escape": 3, "space": 1}
    assert re.findall(r"^\d、.*", publish(texts["mt"], ledger), re.MULTILINE) == [
        "1、 Building a healthy Silk Road",
        "2、 Strengthen connectivity",
        "4、 Promote practical cooperation",
    ]


def test_the_rest_needs_white_space_at_most(texts: dict[str, str]) -> None:
    assert {edit.rule for edit in runner.repair(texts["en"], context=Context("en")).edits} == {"space"}
    assert runner.repair(texts["report"], context=Context("en")).edits == ()
