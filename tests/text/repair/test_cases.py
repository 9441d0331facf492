"""What has to be repaired and what has to stay, case by case."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from statement_archive.ledger import publish, restore
from statement_archive.text.repair import runner
from statement_archive.text.repair.context import Context

CASES = Path(__file__).resolve().parents[2] / "cases" / "repair"


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["title"]) for case in found]


@pytest.mark.parametrize("case", cases("damaged.yml"))
def test_damage_is_mended_by_its_rule_and_the_ledger_runs_backwards(case: dict[str, str]) -> None:
    context = Context(case.get("language", "zh-Hant"), corpus=(case.get("corpus", ""),))
    ledger = runner.repair(case["input"], context=context)
    assert publish(case["input"], ledger) == case["expected"]
    assert restore(case["expected"], ledger) == case["input"]
    assert {edit.rule for edit in ledger.edits} == {case["rule"]} if "rule" in case else ledger.edits


@pytest.mark.parametrize("case", cases("intact.yml"))
def test_a_near_miss_stays_as_it_is(case: dict[str, str]) -> None:
    ledger = runner.repair(case["text"], context=Context(case.get("language", "zh-Hant")))
    assert ledger.edits == ()
    assert ledger.damages == ()
