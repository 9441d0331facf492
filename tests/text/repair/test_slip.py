"""The slip's mechanism, run forwards and undone."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from statement_archive.ledger import apply
from statement_archive.model import Damage, Edit, Proof
from statement_archive.text.repair import slip as rule
from statement_archive.text.repair.attest import KnownWords
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.mechanism import Fold, Manner, slip

TRUE = "作用。“一帶一路”倡議是團結"


def test_the_mechanism_gives_the_real_run_byte_for_byte() -> None:
    happened = slip(TRUE, 2)
    assert happened.run == "?!耙粠б宦贰背h"
    assert TRUE[happened.end :] == "是團結"
    assert happened.lost == (b"\xab\xd7",)


def test_without_folding_and_mark_the_run_shows_what_was_read() -> None:
    assert slip(TRUE, 2, Manner("", Fold.NONE)).run == "！耙粠б宦贰背h"


def test_digits_and_line_breaks_leave_an_orphan_and_letters_are_swallowed() -> None:
    assert slip("，加強5G", 0).run.endswith("?")
    assert slip("。\n", 0).run == "??"
    assert slip("，中國WTO", 0).end == len("，中國W")


def slips(text: str) -> list[tuple[int, str, str, int]]:
    """Offset, true stretch, run and number of lost pairs of every slip of a text that is followed by a resync."""
    found = []
    for match in re.finditer("[。，”]", text):
        happened = slip(text, match.start())
        true = text[match.start() : happened.end]
        if "\n" not in true and "@" <= happened.run[-1] <= "~":
            found.append((match.start(), true, happened.run, len(happened.lost)))
    return found


def judged(damaged: str, start: int, run: str, true: str) -> str:
    found = list(rule.find(damaged, Context("zh-Hant")))
    for item in found:
        if isinstance(item, Edit):
            return "mended" if (item.start, item.before, item.after) == (start, run, true) else "wrong"
    return "damaged" if found else "missed"


def test_slips_at_marks_of_clean_text_are_mended_to_the_truth_or_marked(traditional_texts: tuple[str, ...]) -> None:
    """None is wrong, none unseen; of those that lost nothing most are mended. Every other mark: each takes a second."""
    counts: Counter[tuple[int, str]] = Counter()
    for text in traditional_texts:
        for start, true, run, lost in slips(text)[::2]:
            damaged = text[:start] + run + text[start + len(true) :]
            counts[min(lost, 2), judged(damaged, start, run, true)] += 1
    assert {what for _, what in counts} <= {"mended", "damaged"}
    assert counts[0, "mended"] >= 10
    assert counts[0, "mended"] >= 0.6 * (counts[0, "mended"] + counts[0, "damaged"])


FULLER = yaml.safe_load((Path(__file__).parents[2] / "cases/repair/slips.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["truth"]) for case in FULLER])
def test_a_run_that_more_may_have_stood_in_is_mended_to_the_truth_or_marked(case: dict[str, str]) -> None:
    found = list(rule.find(case["damaged"], Context("zh-Hant")))
    mended = apply(case["damaged"], [item for item in found if isinstance(item, Edit)])
    assert found
    assert mended in (case["truth"], case["damaged"])


def test_the_beginning_of_a_clause_is_not_supplied(traditional_texts: tuple[str, ...]) -> None:
    """`，維護` and `，要維護` slip to the same run."""
    text = traditional_texts[1]
    start, true, run, lost = next(found for found in slips(text) if found[1] == "，維")
    assert lost == 1
    assert judged(text[:start] + run + text[start + len(true) :], start, run, true) == "damaged"


def test_a_run_that_lost_nothing_is_exact_and_supplies_nothing(traditional_texts: tuple[str, ...]) -> None:
    text = traditional_texts[0]
    damaged = [text[:start] + run + text[start + len(true) :] for start, true, run, lost in slips(text) if not lost]
    found = (item for one in damaged for item in rule.find(one, Context("zh-Hant")))
    edit = next(item for item in found if isinstance(item, Edit))
    assert edit.proof is Proof.EXACT
    assert edit.supplied == ()


def test_a_likelier_short_reading_is_not_taken_for_the_truth() -> None:
    """`。要使這` and `。夜這` slip to the same run."""
    assert slip("。要使這", 0).run == slip("。夜這", 0).run
    text = "這是新時期以來的作用?Ｒ惯@部法律在社會生活中發揮作用。"
    assert not [item for item in rule.find(text, Context("zh-Hant")) if isinstance(item, Edit)]


@pytest.mark.parametrize(
    "text",
    [
        "這是送客戶的，也許有人並不使用?皇请S手擱置一邊。請幫我留心，要是看見了，就告訴我。",
        "難以落實?６切麄髁Χ炔粔颉２糠至t衆的認識不強，人爲地破壞了這些設施。",
        "投資者紛紛要求退款?Ｖ链耍停停蜕裨拸氐灼茰纾瑑H存的信任也沒有了。",
    ],
    ids=[
        "two readings come near each other",
        "the likelier of two is wrong",
        "a comma may have gone before Latin letters",
    ],
)
def test_what_more_than_one_reading_explains_stays_as_it_is(text: str) -> None:
    (found,) = rule.find(text, Context("zh-Hant"))
    assert isinstance(found, Damage)


def test_a_gap_in_no_word_that_is_attested_stays_as_it_is(
    traditional_texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = next(text for text in traditional_texts if "倡議是團結" in text)
    damaged = text.replace("。“一帶一路”倡議", "?!耙粠б宦贰背h", 1)
    assert [type(found) for found in rule.find(damaged, Context("zh-Hant"))] == [Edit]
    monkeypatch.setattr(KnownWords, "place_of", lambda self, word: None)
    assert [type(found) for found in rule.find(damaged, Context("zh-Hant"))] == [Damage]


def test_a_doubtful_run_names_its_reason_and_its_likeliest_reading() -> None:
    text = "挽救生命?S護全球公共衛生安全。"
    (damage,) = rule.find(text, Context("zh-Hant"))
    assert isinstance(damage, Damage)
    assert damage.text == "?S"
    assert dict(damage.evidence)["reason"] in ("several", "none")


def test_a_slip_without_a_mark_is_marked_as_damage_and_never_mended(
    traditional_texts: tuple[str, ...],
) -> None:
    """Tried at every eighth mark: each takes most of a second."""
    counts: Counter[str] = Counter()
    for text in traditional_texts:
        for start, true, _, lost in slips(text)[::8]:
            run = slip(text, start, Manner("", Fold.PUNCTUATION)).run
            damaged = text[:start] + run + text[start + len(true) :]
            counts[judged(damaged, start, run, true)] += lost < 2
    assert counts["wrong"] == counts["mended"] == 0
    assert counts["damaged"] > counts["missed"]
