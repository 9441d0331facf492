"""Style sheets become one, without what no page can use; what cannot be told stays."""

import pytest

from statement_archive.publish.styles import Used, join_styles, load_joined, sheets_of

PAGE = '<body class="a b" data-mode="dark"><p id="p.1">x</p></body>'


def joined(*sheets: str, page: str = PAGE, script: str = "") -> str:
    used = Used()
    used.add_page(page)
    used.add_words(script)
    styles = join_styles(((sheet, False) for sheet in sheets), used)
    return (styles.screen + styles.paper).replace("\n", "")


@pytest.mark.parametrize(
    "rule",
    [
        ".a{x:y}",
        ".a.b>p{x:y}",
        "p{x:y}",
        "#p\\.1{x:y}",
        "[data-mode=dark] p{x:y}",
        "p:not(.gone){x:y}",
        "p:is(.gone,.a):hover{x:y}",
        "[lang=fr]{x:y}",
        "@media (width>1px){.a{x:y}}",
        '@font-face{src:url("x;y}.woff2")}',
        "@page{margin:1mm;@bottom-center{content:counter(page)}}",
        '.a:before{content:"{, ;}"}',
        "@keyframes k{0%{x:y}to{x:z}}",
    ],
)
def test_a_rule_that_may_apply_stays(rule: str) -> None:
    assert joined(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{x:y}",
        ".a .gone{x:y}",
        "#gone{x:y}",
        "[data-mode=light]{x:y}",
        "@media print{.gone{x:y}}",
        "@media (width>1px){.gone{x:y}}",
        ":root{--sign:url('data:image/svg+xml;,<svg>')}",
    ],
)
def test_a_rule_that_no_page_can_use_goes(rule: str) -> None:
    assert joined(rule) == ""


@pytest.mark.parametrize("rule", [".gone{x:y}", "@media print{.gone{x:y}}", "[data-mode=light]{x:y}"])
def test_our_own_rules_stay_whatever_pages_have(rule: str) -> None:
    styles = join_styles([(rule, True)], Used())
    assert rule in (styles.screen.strip(), f"@media print{{{styles.paper.strip()}}}")


def test_a_rule_of_a_theme_for_what_ours_are_written_for_stays() -> None:
    used = Used()
    used.add_sheet(".a\\.b:hover{x:y}")
    assert join_styles([(".a\\.b p{x:y}.gone{x:y}", False)], used).screen.strip() == ".a\\.b p{x:y}"


def test_of_a_list_the_selectors_that_may_apply_stay() -> None:
    assert joined(".gone,.a:is(.c,.d),.lost .b{x:y}") == ".a:is(.c,.d){x:y}"


def test_what_scripts_put_into_a_page_stays() -> None:
    assert joined(".open{x:y}", script='e.classList.add("open")') == ".open{x:y}"


def test_a_property_that_something_asks_for_stays() -> None:
    assert joined(":root{--a:1;--b:2}", ".a{x:var(--b)}") == ":root{--b:2}.a{x:var(--b)}"


def test_sheets_follow_one_another_without_comments_and_blanks() -> None:
    assert joined('@charset "UTF-8";/* one */\n.a {\n  x: y;\n}\n', ".b { z: y, v }") == ".a{x: y}.b{z: y,v}"


def test_what_is_open_at_the_end_ends_there() -> None:
    assert joined("@media (width>1px){.a{x:y") == "@media (width>1px){.a{x:y}}"


def test_what_is_for_paper_alone_is_a_sheet_of_its_own() -> None:
    used = Used()
    used.add_page(PAGE)
    styles = join_styles(
        [("@media print{.a{x:y}}p{x:y}@page{margin:1mm}", False), ("@media screen and (width>1px){.b{x:z}}", True)],
        used,
    )
    assert (styles.screen, styles.paper) == (
        "p{x:y}@media screen and (width>1px){.b{x:z}}\n",
        ".a{x:y}@page{margin:1mm}\n",
    )


def test_a_page_loads_the_joined_sheets_where_it_loaded_the_first() -> None:
    links = '<link rel="stylesheet" href="../a.css">\n  <link rel="stylesheet" href="../b.css">'
    page = f"<head><title>x</title>{links}<script src='s.js'></script></head>"
    assert sheets_of(page) == ("../a.css", "../b.css")
    assert load_joined(page, "../site.css", "../paper.css") == (
        '<head><title>x</title><link rel="stylesheet" href="../site.css">'
        '<link rel="stylesheet" href="../paper.css" media="print"><script src=\'s.js\'></script></head>'
    )
    assert load_joined("<p>x</p>", "s.css", "p.css") == "<p>x</p>"
