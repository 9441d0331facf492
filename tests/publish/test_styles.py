"""Style sheets become one, without what no page can use; what cannot be told stays."""

import pytest

from statement_archive.publish.styles import Used, join_styles, load_one, sheets_of

PAGE = '<body class="a b" data-mode="dark"><p id="p.1">x</p></body>'


def joined(*sheets: str, page: str = PAGE, own: str = "", theme: str = "") -> str:
    used = Used()
    used.add_page(page)
    used.add_script(own, is_own=True)
    used.add_script(theme, is_own=False)
    return join_styles(sheets, used).removesuffix("\n")


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
        "@media print{.a{x:y}}",
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
        ":root{--sign:url('data:image/svg+xml;,<svg>')}",
    ],
)
def test_a_rule_that_no_page_can_use_goes(rule: str) -> None:
    assert joined(rule) == ""


def test_of_a_list_the_selectors_that_may_apply_stay() -> None:
    assert joined(".gone,.a:is(.c,.d),.lost .b{x:y}") == ".a:is(.c,.d){x:y}"


def test_what_scripts_put_into_a_page_stays() -> None:
    assert joined(".open{x:y}", own='e.classList.add("open")') == ".open{x:y}"
    assert joined(".a--open{x:y}", theme='add("a--open")') == ".a--open{x:y}"


def test_parts_of_what_no_page_has_go_though_the_script_of_the_theme_names_them() -> None:
    assert joined(".tabs__item{x:y}", theme='add("tabs__item")') == ""


def test_a_property_that_something_asks_for_stays() -> None:
    assert joined(":root{--a:1;--b:2}", ".a{x:var(--b)}") == ":root{--b:2}.a{x:var(--b)}"


def test_sheets_follow_one_another_without_comments_and_blanks() -> None:
    assert joined('@charset "UTF-8";/* one */\n.a {\n  x: y;\n}\n', ".b { z: y, v }") == ".a{x: y}.b{z: y,v}"


def test_a_page_loads_one_sheet_where_it_loaded_the_first() -> None:
    links = '<link rel="stylesheet" href="../a.css">\n  <link rel="stylesheet" href="../b.css">'
    page = f"<head><title>x</title>{links}<script src='s.js'></script></head>"
    assert sheets_of(page) == ("../a.css", "../b.css")
    assert load_one(page, "../site.css") == (
        '<head><title>x</title><link rel="stylesheet" href="../site.css"><script src=\'s.js\'></script></head>'
    )
    assert load_one("<p>x</p>", "s.css") == "<p>x</p>"
