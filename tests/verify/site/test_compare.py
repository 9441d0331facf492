"""Two builds of one site are compared: every byte, or what readers meet; a builder's own doings count for nothing."""

import pytest

from statement_archive.verify.site.compare import same_bytes, same_content

PAGE = """<!doctype html>
<html lang="en"><head><title>Writ</title><meta name="generator" content="one 1"><meta name="description" content="Old.">
<link rel="canonical" href="https://example.org/writ/"><link rel="stylesheet" href="../one.css">
<script type="application/ld+json">{"name": 1}</script></head><body>
<header><a href="../zh/writ/" hreflang="zh">中文</a></header>
<nav class="md-nav md-nav--primary"><a href="../">Home</a></nav>
<article><h1 id="writ">Writ</h1>
<p id="p1">See <a href="#p2">two</a>, <b>three</b>.</p><img src="../a.svg"></article>
<footer><a href="../next/">Next</a></footer></body></html>
"""


def differences(ours: str, theirs: str) -> list[str]:
    findings = same_content({"writ/index.html": ours.encode()}, {"writ/index.html": theirs.encode()})
    return [str(finding) for finding in findings]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one 1", "two 2"),
        ("../one.css", "../two.css"),
        (">Writ</h1>", "> <span>Writ</span>\n</h1>"),
        ('<article><h1 id="writ">', '<article class="x"><a id="__skip"></a><a href="#__top"></a><h1 id="writ">'),
        ('href="#p2"', 'href="../writ/#p2"'),
        (
            '<meta name="generator" content="one 1"><meta name="description" content="Old.">',
            '<meta content="Old." name="description">',
        ),
    ],
)
def test_a_builder_may_have_its_ways(before: str, after: str) -> None:
    assert differences(PAGE, PAGE.replace(before, after)) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("See <a", "Sea <a", ["text: `Writ See two, three.` has become `Writ Sea two, three.`"]),
        ('id="p1"', 'id="p-1"', ["ids: `writ p1` has become `writ p-1`"]),
        ("#p2", "#p3", ["links: `/writ/#p2 /a.svg` has become `/writ/#p3 /a.svg`"]),
        ("../a.svg", "a.svg", ["links: `/writ/#p2 /a.svg` has become `/writ/#p2 /writ/a.svg`"]),
        (
            'content="Old."',
            'content=""',
            [
                'head: `canonical  https://example.org/writ/ description=Old. title=Writ {"name": 1}`'
                ' has become `canonical  https://example.org/writ/ description= title=Writ {"name": 1}`'
            ],
        ),
        ('<a href="../">Home</a>', "", ["navigation: `/ Home` has become ``"]),
        ("中文", "Chinese", ["languages: `/zh/writ/ 中文` has become `/zh/writ/ Chinese`"]),
        ("Next", "On", ["footer: `/next/ Next` has become `/next/ On`"]),
    ],
)
def test_what_readers_meet_may_not_change(before: str, after: str, found: list[str]) -> None:
    expected = [f"writ/index.html: {difference}" for difference in found]
    assert differences(PAGE, PAGE.replace(before, after)) == expected


def test_a_finding_shows_only_what_stands_around_the_first_difference() -> None:
    words = [f"w{number}" for number in range(40)]
    (found,) = differences(
        f"<html><article>{' '.join(words)}</article></html>",
        f"<html><article>{' '.join([*words[:20], 'new', *words[21:]])}</article></html>",
    )
    assert found.endswith(
        "`w17 w18 w19 w20 w21 w22 w23 w24 w25 w26 w27` has become `w17 w18 w19 new w21 w22 w23 w24 w25 w26 w27`"
    )


def test_pages_must_be_there_and_other_files_are_the_builders_matter() -> None:
    page = PAGE.encode()
    found = same_content({"a.html": page, "b.html": page, "a.css": b""}, {"b.html": page, "c.html": page, "b.css": b""})
    assert [str(finding) for finding in found] == ["a.html: is not there", "c.html: is there only with this builder"]


def test_bytes_are_compared_file_by_file() -> None:
    ours = {"a.html": b"<p>1\n<p>2\n", "b.css": b"b", "c.png": b"\x89", "d.txt": b"d"}
    theirs = {"a.html": b"<p>1\n<p>3\n", "b.css": b"bb", "c.png": b"\x89", "e.txt": b"e"}
    assert [str(finding) for finding in same_bytes(ours, theirs)] == [
        "d.txt: is not there",
        "e.txt: is there only with this builder",
        "a.html:2: differs from here on",
        "b.css:1: differs from here on",
    ]


def test_the_name_of_the_builder_is_no_difference() -> None:
    pages = [{"a.html": f'<meta name="generator" content="{name}">'.encode()} for name in ("one 1", "two 2")]
    assert list(same_bytes(*pages)) == []
