"""Reports in the formats of CI services: read back as they read them."""

import json
from typing import Any

import pytest
from junitparser import JUnitXml

from statement_archive.findings import Finding
from statement_archive.verify.report import FORMATS
from statement_archive.verify.rules import Outcome

WRONG = Finding("docs/zh/第 1 条.md:12:7", "100% wrong:\r\nsee a, b", "mend it")
OPEN = Finding("sources/writ/document.yml", "in doubt \x1b <&>", is_open_question=True)
OUTCOMES = (
    Outcome("parts-cover", "Parts cover.", "sources", ()),
    Outcome("text-is-right", "The text is right.", "sources", (OPEN,)),
    Outcome("links-lead", "Links lead.", "hosted", (WRONG, OPEN)),
    Outcome("links-lead", "Links lead.", "offline", (WRONG,)),
)


@pytest.fixture
def sarif() -> dict[str, Any]:
    return dict(json.loads(FORMATS["sarif"](OUTCOMES)))


def test_text_has_a_line_for_each_finding_once_by_place() -> None:
    assert FORMATS["text"](OUTCOMES) == f"{WRONG}\n{OPEN}\n"
    assert FORMATS["text"](OUTCOMES[:1]) == ""


def test_junit_has_a_suite_for_each_part_and_a_case_for_each_rule() -> None:
    report = JUnitXml.fromstring(FORMATS["junit"](OUTCOMES).encode("utf-8"))
    cases = {suite.name: [(case.classname, case.name, case.is_passed) for case in suite] for suite in report}
    assert cases == {
        "sources": [("sources", "parts-cover", True), ("sources", "text-is-right", True)],
        "hosted": [("hosted", "links-lead", False)],
        "offline": [("offline", "links-lead", False)],
    }
    assert (report.tests, report.failures) == (4, 2)
    assert [(suite.tests, suite.failures) for suite in report] == [(2, 0), (1, 1), (1, 1)]


def test_junit_lists_errors_as_failure_and_open_questions_as_output() -> None:
    report = JUnitXml.fromstring(FORMATS["junit"](OUTCOMES).encode("utf-8"))
    sources, hosted, _ = report
    assert [case.system_out for case in sources] == [None, "sources/writ/document.yml: in doubt \\x1b <&>"]
    (failure,) = next(iter(hosted)).result
    assert (failure.type, failure.message) == ("links-lead", "1 × not so: Links lead.")
    assert failure.text.startswith("docs/zh/第 1 条.md:12:7: 100% wrong:")


def test_sarif_has_what_its_schema_requires(sarif: dict[str, Any]) -> None:
    assert sarif["version"] == "2.1.0"
    assert sarif["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = sarif["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert [(rule["id"], rule["shortDescription"]["text"]) for rule in driver["rules"]] == [
        ("parts-cover", "Parts cover."),
        ("text-is-right", "The text is right."),
        ("links-lead", "Links lead."),
    ]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for result in run["results"]:
        assert result["message"]["text"]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_tells_errors_from_open_questions(sarif: dict[str, Any]) -> None:
    levels = [(result["ruleId"], result["level"]) for result in sarif["runs"][0]["results"]]
    assert levels == [
        ("text-is-right", "warning"),
        ("links-lead", "error"),
        ("links-lead", "warning"),
        ("links-lead", "error"),
    ]


def test_sarif_places_are_relative_addresses_with_a_region_where_the_line_is_known(sarif: dict[str, Any]) -> None:
    places = [result["locations"][0]["physicalLocation"] for result in sarif["runs"][0]["results"]]
    assert places[:2] == [
        {"artifactLocation": {"uri": "sources/writ/document.yml"}},
        {
            "artifactLocation": {"uri": "docs/zh/%E7%AC%AC%201%20%E6%9D%A1.md"},
            "region": {"startLine": 12, "startColumn": 7},
        },
    ]


def test_an_annotation_escapes_what_would_end_it() -> None:
    tricky = Finding("docs/a,b.md:3", "50%: no,\r\nno")
    assert FORMATS["github"]([Outcome("a:b,c", "Help.", "hosted", (tricky, OPEN))]) == (
        "::error file=docs/a%2Cb.md,line=3,title=a%3Ab%2Cc::50%25: no,\\r\\nno\n"
        "::warning file=sources/writ/document.yml,title=a%3Ab%2Cc::in doubt \\x1b <&>\n"
    )
