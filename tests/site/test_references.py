"""Following references between documents in a real browser, in every language, by keyboard, and coming back."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from fixtures.site_pages import LANGUAGES, all_pages
from statement_archive.verify.site.built_site import anchors

PRESS = "press-release-2020-06-18/text/"


@pytest.mark.parametrize("language", ["", "zh/", "zh-Hant/"])
def test_a_reference_is_followed_and_leads_back_by_keyboard(page: Page, served_site: str, language: str) -> None:
    page.goto(f"{served_site}{language}{PRESS}")
    item = page.locator(".references li").first
    name = str(item.get_attribute("id"))
    page.locator(".notes:has(.references) > summary").first.focus()
    page.keyboard.press("Enter")
    item.locator("a").focus()
    expect(item.locator(".preview")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}joint-statement-2020-06-18/**")
    back = page.locator(f"#{name.replace('from', 'to')}")
    expect(back).to_be_in_viewport()
    back.locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}{PRESS}#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_opened_a_reference_shows_both_quotations_in_their_languages(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}{PRESS}")
    item = page.locator(".references li", has=page.locator("q:lang(zh-Hans)")).first
    expect(item.locator("q").first).to_be_hidden()
    item.evaluate("(item) => item.closest('.notes').open = true")
    item.locator("summary").focus()
    page.keyboard.press("Enter")
    assert item.locator("q:visible").count() == 2
    assert {q.get_attribute("lang") for q in item.locator("q").all()} >= {"zh-Hans"}


def test_every_reference_stands_at_both_its_ends_in_every_language(built_site: Path) -> None:
    references = json.loads((built_site / "data/references.json").read_bytes())["references"]
    assert len(references) >= 40
    languages: dict[str, set[str]] = {}
    for page in all_pages(built_site):
        for anchor in anchors(page.root):
            languages.setdefault(anchor, set()).add(page.language)
    for reference in references:
        for way in ("from", "to"):
            assert languages[f"ref-{reference['id']}-{way}"] == {*LANGUAGES}


def test_quotations_of_the_published_references_stand_in_the_published_segments(built_site: Path) -> None:
    published = json.loads((built_site / "data/references.json").read_bytes())
    for reference in published["references"] + published["declined"]:
        for end in reference["ends"]:
            data = json.loads((built_site / "data" / end["document"] / "segments.json").read_bytes())
            (witness,) = (w for w in data["witnesses"] if w["siglum"] == end["witness"])
            texts = [s["text"] for s in witness["segments"] if end["segment"] in s.get("answers", [s["id"]])]
            assert any(end["quotation"] in text for text in texts), reference["id"]
