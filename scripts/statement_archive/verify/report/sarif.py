"""Outcomes -> SARIF 2.1.0 (OASIS), the JSON that code scanning services read."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from statement_archive.findings import Finding
from statement_archive.verify.rules import Outcome

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_TOOL = "statement-archive"


def report_sarif(outcomes: Sequence[Outcome]) -> str:
    """The JSON file: every rule with its help, every finding with its place, relative to the project."""
    helps = {outcome.rule: outcome.help for outcome in outcomes}
    indexes = {rule: index for index, rule in enumerate(helps)}
    rules = [{"id": rule, "shortDescription": {"text": text}} for rule, text in helps.items()]
    results = [
        {"ruleId": outcome.rule, "ruleIndex": indexes[outcome.rule], **_result(finding)}
        for outcome in outcomes
        for finding in outcome.findings
    ]
    # Columns of a finding count code points, which SARIF has to be told.
    run = {"tool": {"driver": {"name": _TOOL, "rules": rules}}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file)}}
    if finding.position:
        place["region"] = dict(zip(("startLine", "startColumn"), finding.position, strict=False))
    return {
        "level": "warning" if finding.is_open_question else "error",
        "message": {"text": finding.text},
        "locations": [{"physicalLocation": place}],
    }
