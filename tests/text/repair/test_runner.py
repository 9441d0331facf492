"""Any text gives a lossless ledger, in which no rule touches what another marked as damaged."""

from hypothesis import example, given
from hypothesis import strategies as st

from statement_archive.ledger import publish, restore
from statement_archive.text.repair import runner
from statement_archive.text.repair.context import Context

PIECES = (
    "國務(wù)委員",
    "用?!耙粠б宦贰背h是",
    "1u3001",
    "u4e2du56fd",
    "ud83dude00",
    "的交\n\n通，开发",
    "trans-\nport",
    "\u00a0 \u3000\t",
    "，。“”",
    "\r\n",
    "?",
    "(",
    "\ufeff",
    "pe\u0302che",
    "\nand the keepers of the lights of all the quiet har-\nbours,",
    "\n1. the ships of every flag pass through the strait in\nArticle 2 on peace.\n",
    "\u0323\u0301",
    "\u1112\u1161\u11ab",
)
damaged = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
languages = st.sampled_from(("zh", "zh-Hant", "en", "fr", "und"))


@given(damaged, languages)
@example("\ud800(", "en")
@example("?" * 60 + "h中", "zh-Hant")
def test_any_text_gives_disjoint_sorted_edits_that_run_both_ways(text: str, language: str) -> None:
    ledger = runner.repair(text, context=Context(language))
    published = publish(text, ledger)
    assert restore(published, ledger) == text
    end = 0
    for edit in ledger.edits:
        assert edit.start >= end
        assert text[edit.start : edit.end] == edit.before != edit.after
        assert all(0 <= start < stop <= len(edit.after) for start, stop in edit.supplied)
        end = edit.end
    assert all(text[damage.start : damage.end] == damage.text for damage in ledger.damages)


@given(st.binary(max_size=200))
@example(b"?\x80@\x80")
def test_any_bytes_give_a_lossless_ledger(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    ledger = runner.repair(text, context=Context("zh-Hant"))
    assert restore(publish(text, ledger), ledger) == text


def test_a_rule_keeps_out_of_what_another_marked_as_damaged() -> None:
    text = "他說?耙粠б宦贰背耙粠б  宦贰背A。"
    ledger = runner.repair(text, context=Context("zh-Hant"))
    spans = [(damage.start, damage.end) for damage in ledger.damages]
    assert all(edit.end <= start or edit.start >= end for edit in ledger.edits for start, end in spans)
