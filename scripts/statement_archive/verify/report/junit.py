"""Outcomes -> JUnit's XML: a suite for each part of the archive, a test case for each rule.

As CI services read it; there is no standard. It carries no times, so that equal outcomes give equal bytes.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree

from statement_archive.verify.rules import Outcome

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) can't hold, even as a reference."""


def report_junit(outcomes: Sequence[Outcome]) -> str:
    """The XML file, with its declaration. A rule fails on errors; open questions stand in its output."""
    root = ElementTree.Element("testsuites", _counts(outcomes))
    for part, of_part in groupby(outcomes, key=lambda outcome: outcome.part):
        cases = list(of_part)
        suite = ElementTree.SubElement(root, "testsuite", {"name": part} | _counts(cases))
        for outcome in cases:
            _add_case(suite, outcome)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _counts(outcomes: Sequence[Outcome]) -> dict[str, str]:
    failed = sum(bool(outcome.errors) for outcome in outcomes)
    return {"tests": str(len(outcomes)), "failures": str(failed), "errors": "0", "skipped": "0"}


def _add_case(suite: ElementTree.Element, outcome: Outcome) -> None:
    case = ElementTree.SubElement(suite, "testcase", {"classname": outcome.part, "name": outcome.rule})
    listed = _NOT_IN_XML.sub("\ufffd", "\n".join(map(str, outcome.findings)))
    if outcome.errors:
        about = {"type": outcome.rule, "message": f"{len(outcome.errors)} × not so: {outcome.help}"}
        ElementTree.SubElement(case, "failure", about).text = listed
    elif listed:
        ElementTree.SubElement(case, "system-out").text = listed
