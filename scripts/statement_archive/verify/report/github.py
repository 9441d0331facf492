"""Outcomes -> annotations: lines that GitHub Actions reads from a step's output and shows at the file they name.

The form and its escapes are those of GitHub's "workflow commands".
"""

from collections.abc import Sequence

from statement_archive.findings import Finding
from statement_archive.verify.rules import Outcome

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report_github(outcomes: Sequence[Outcome]) -> str:
    """One line for each finding: an error, or a warning for an open question."""
    return "".join(_annotation(outcome.rule, finding) for outcome in outcomes for finding in outcome.findings)


def _annotation(rule: str, finding: Finding) -> str:
    where = zip(("line", "col"), map(str, finding.position), strict=False)
    properties = {"file": finding.file, **dict(where), "title": rule}
    listed = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    level = "warning" if finding.is_open_question else "error"
    return f"::{level} {listed}::{finding.text.translate(_DATA)}\n"
