"""Of a text what was typed is marked: the words whole, of one that still grows what there is of it so far."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from fixtures.search_in_node import call


def marked(text: str, typed: str, *, grows: bool = False) -> list[str]:
    folded = call("words", "fold", typed)
    words = call("words", "contentOf", call("words", "cut", folded))
    for word in words:
        word["surface"] = folded[word["start"] : word["end"]]
    spans = call("marks", "spans", text, [{"words": words, "grows": grows}])
    return [text[span["start"] : span["end"]] for span in spans]


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Health Silk Road and a Silk Road of health", "silk road", ["Silk Road", "Silk Road"]),
        ("a healthy port in a portal", "port", ["port"]),
        ("the vaccines and the vaccine", "vaccine", ["vaccines", "vaccine"]),
        ("the vaccine", "vaccines", ["vaccine"]),
        ("疫情与疫苗、疫苗", "疫苗", ["疫苗", "疫苗"]),
        ("“一带一路”倡议", "一带一路倡议", ["一带一路”倡议"]),
        ("multi-modal transport", "multimodal", ["multi-modal"]),
        ("Belt and Road", "belt road", ["Belt and Road"]),
        ("nothing of it", "vaccine", []),
        ("ﬁsh, ﬂeets and ﬂags", "fleets", ["ﬂeets"]),
        ("ﬂeets of ﬁsh", "ﬂeets", ["ﬂeets"]),
        ("an eﬀort, a vaccine.", "vaccine", ["vaccine"]),
        ("on the con\u00adfer\u00adence\u00ad", "conference", ["con\u00adfer\u00adence"]),
        ("la pe\u0302che du Be\u0301nin", "pêche", ["pe\u0302che"]),
        ("la pêche, le cafe\u0301", "café", ["cafe\u0301"]),
        ("a zero\u200bwidth word", "zerowidth", ["zero\u200bwidth"]),
        ("a zero\u200bwidth word", "zero width", ["zero\u200bwidth"]),
        ("\ufeffvaccine\ufeff", "vaccine", ["vaccine"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("ＡＩ ２０３０年", "2030", ["２０３０"]),
        ("عام ٢٠٣٠", "2030", ["٢٠٣٠"]),
        ("هذا كِتَـــابٌ جديد", "كتاب", ["كِتَـــابٌ"]),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af 한글", "한글", ["\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"]),
        ("疫\u200b苗", "疫苗", ["疫\u200b苗"]),
        ("½ of it", "2", ["½"]),
    ],
)
def test_words_that_were_typed_are_marked_whole_and_nothing_else(text: str, typed: str, expected: list[str]) -> None:
    assert marked(text, typed) == expected


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("vaccines, unvaccinated", "vacc", "vacc"),
        ("la pe\u0302che", "pe", "pe\u0302"),
        ("the ﬁshers", "f", "ﬁ"),
        ("on the con\u00adfer\u00adence", "confe", "con\u00adfe"),
        ("multi-modal", "multimo", "multi-mo"),
        ("zero\u200bwidth", "zerow", "zero\u200bw"),
    ],
)
def test_of_a_word_that_is_still_growing_what_is_typed_is_marked(text: str, typed: str, expected: str) -> None:
    assert marked(text, typed, grows=True) == [expected]


def test_a_page_has_the_letters_marked_that_were_typed(page: Page, project: Path) -> None:
    """Across elements, too; what else the page says stays as it is."""
    text = "Our ﬁshing ﬂ<b>e</b>ets, la pe\u0302che, the con\u00adfer<i>\u00adence</i> and the vaccine."
    body = f"<article><p class=segment>{text}</p></article>"
    page.route(
        "https://archive.example/**", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8")
    )
    page.goto("https://archive.example/?h=fleets&h=pêche&h=conference&h=vaccine")
    for name in ("words", "marks"):
        page.add_script_tag(path=project / f"docs/assets/javascripts/search/{name}.js")
    before = page.locator("p").inner_text()
    page.evaluate("archiveSearch.marks.markPage()")
    shown = page.locator("p").evaluate("(block) => [...block.querySelectorAll('mark')].map((mark) => mark.textContent)")
    assert shown == ["ﬂ", "e", "ets", "pe\u0302che", "con\u00adfer", "\u00adence", "vaccine"]
    assert page.locator("p").inner_text() == before
