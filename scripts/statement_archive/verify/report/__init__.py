"""Outcomes -> a report as text, in the formats that people and CI services read. Nothing is written to the disk."""

from collections.abc import Callable, Sequence

from statement_archive.findings import in_order
from statement_archive.verify.report.github import report_github
from statement_archive.verify.report.junit import report_junit
from statement_archive.verify.report.sarif import report_sarif
from statement_archive.verify.rules import Outcome

__all__ = ["FORMATS"]


def report_text(outcomes: Sequence[Outcome]) -> str:
    """One line for each finding, `file:line: what`; what two rules found alike stands there once."""
    found = in_order(finding for outcome in outcomes for finding in outcome.findings)
    return "".join(f"{finding}\n" for finding in found)


FORMATS: dict[str, Callable[[Sequence[Outcome]], str]] = {
    "text": report_text,
    "junit": report_junit,
    "sarif": report_sarif,
    "github": report_github,
}
