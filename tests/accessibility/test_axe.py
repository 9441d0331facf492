"""axe-core finds nothing on pages of several kinds, in every state, and finds what is put there on purpose."""

from pathlib import Path

import pytest
from kinds import KINDS

from archive.inspect.accessibility import check
from conftest import find_chromium

GOOD = """<!doctype html>
<html lang="en"><head><meta name="viewport" content="width=device-width"><title>t</title></head>
<body style="background:#fff;color:#000"><main><h1>Heading</h1><p>Text</p>{}</main></body></html>"""


OPENED = ("home in Chinese", "front page", "section", "term")


def test_a_page_of_these_kinds_has_no_violation_in_any_state(built_site: Path) -> None:
    """`make check` opens every page."""
    found = check(built_site, chromium=find_chromium(), pages=[KINDS[kind] for kind in OPENED])
    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("", ""),
        ('<p style="color:#777">pale</p>', "color-contrast"),
        ('<p style="color:#666">less pale</p>', "color-contrast-enhanced"),
        ('<img src="data:,x">', "image-alt"),
        ("<input>", "label"),
        ("<h4>too low</h4>", "heading-order"),
        ('<details><summary>more</summary><img src="data:,x"></details>', "image-alt"),
    ],
)
def test_a_bad_page_is_reported_with_rule_place_and_state(tmp_path: Path, bad: str, rule: str) -> None:
    (tmp_path / "page.html").write_text(GOOD.format(bad), "utf-8")
    found = check(tmp_path, chromium=find_chromium(), pages=["page.html"])
    assert {finding.message.partition(":")[0] for finding in found} == ({rule} if rule else set())
    assert {finding.place for finding in found} <= {"page.html"}


def test_a_finding_names_the_states_in_which_it_is_seen(tmp_path: Path) -> None:
    style = "<style>.w {display: none} @media (min-width: 800px) {.w {display: block; color: #777}}</style>"
    (tmp_path / "page.html").write_text(GOOD.format(f'{style}<p class="w">pale</p>'), "utf-8")
    (finding,) = check(tmp_path, chromium=find_chromium(), pages=["page.html"])
    assert finding.message == "color-contrast: .w (light 1300 opened, dark 1300 opened)"
