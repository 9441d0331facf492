"""Nothing that a text or an editor says runs, loads or becomes an element: behind our headers, without any policy, from
a disk; looked at, hovered, unfolded, set side by side, cited, searched and printed."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Dialog, Page, expect

from documents.conftest import CASES, HOSTILE
from fixtures.site_pages import LANGUAGES
from fixtures.static_host import serve
from statement_archive.verify.site import BuiltSite
from statement_archive.verify.site.built_site import page_paths
from statement_archive.verify.site.policy import pages_run_files_of_the_site_alone
from statement_archive.verify.site.serving import served

DECLARED = {path.parent.name: path for path in sorted(CASES.glob(f"{HOSTILE}/*/*/document.yml"))}
NAMED = "//img[not(ancestor::header)] | //i | //b | //ports | //plain | //iframe | //base | //textarea"
"""Elements that some words look like and that no template has."""
REPORT = """\
document.addEventListener("securitypolicyviolation", (event) =>
  reportViolation(`${event.effectiveDirective}: ${event.blockedURI}`))
"""
STIR = """() => {
  for (const element of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "focusin"]) element.dispatchEvent(new Event(kind, { bubbles: true }))
    for (const kind of ["focus", "error", "load", "toggle"]) element.dispatchEvent(new Event(kind))
  }
  for (const fold of document.querySelectorAll("details")) fold.open = true
  for (const box of document.querySelectorAll("[name=with], [name=differences]")) if (!box.checked) box.click()
  for (const button of document.querySelectorAll("[data-copies], .act--cite, .act--link")) button.click()
}"""
"""What a reader may do to a page, all at once."""


@dataclass
class Visit:
    """A browser's tab in a site, and what it should not have seen there."""

    page: Page
    address: str
    folder: Path
    turn: int
    """Which language comes first, so that the ways together see every kind of page in each."""
    step: int
    """Every how many-th page is looked at: all where nothing would stop a script."""
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        own = self.address.split("/")[:3]
        self.page.expose_binding("reportViolation", lambda _, words: self.faults.append(words))
        self.page.add_init_script(REPORT)
        self.page.on("request", lambda request: self._note(request.url, own))
        self.page.on("dialog", self._refuse)

    def _refuse(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, url: str, own: list[str]) -> None:
        if url.split("/")[:3] != own and not url.startswith(("data:", "blob:")):
            self.faults.append(f"asks for {url}")

    def check(self, path: str) -> None:
        """That nothing has happened so far."""
        assert self.page.evaluate("document.documentElement.dataset.hit") is None, path
        assert self.faults == [], path


@pytest.fixture(scope="module", params=["behind headers", "without a policy", "on a disk"])
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    with ExitStack() as stack:
        is_free = request.param == "without a policy"
        page = stack.enter_context(browser.new_context(bypass_csp=is_free)).new_page()
        if request.param == "on a disk":
            folder: Path = request.getfixturevalue("hostile_copy")
            found = Visit(page, f"{folder.as_uri()}/", folder, 0, 2)
        else:
            folder = request.getfixturevalue("texts_site")
            address = stack.enter_context(served(folder) if is_free else serve(folder))
            found = Visit(page, address, folder, 1 + is_free, 1 if is_free else 2)
        found.watch()
        yield found


def paths(visit: Visit) -> Iterator[str]:
    """Each kind of page of the hostile documents and of the archive, in one language or another."""
    others = {path.name for path in CASES.glob("*/*/*") if path.name not in DECLARED}
    own = [path for path in page_paths(visit.folder) if others.isdisjoint(Path(path).parts)]
    kinds = [path for path in own if path.split("/")[0] not in LANGUAGES]
    for number, path in enumerate(kinds[:: visit.step]):
        language = LANGUAGES[(number + visit.turn) % len(LANGUAGES)]
        yield path if language == LANGUAGES[0] else f"{language}/{path}"


def test_nothing_runs_whatever_a_reader_does_to_a_page(visit: Visit) -> None:
    for path in paths(visit):
        visit.page.goto(visit.address + path)
        visit.page.evaluate(STIR)
        visit.check(path)


def test_nothing_runs_from_a_hit(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}index.html")
    for typed in ("number", "Title", "</script>", "javascript:document", "港口"):
        visit.page.fill(".md-search__input", typed)
        expect(visit.page.locator(".md-search-result__list")).to_have_attribute("data-query", typed)
        visit.page.evaluate(STIR)
        visit.check(typed)
    visit.page.locator(".md-search-result__link").first.hover()
    visit.page.locator(".md-search-result__link").first.click()
    visit.page.wait_for_load_state("load")
    visit.check("the page of a hit")


def test_a_word_of_thousands_of_letters_is_shown_and_told_in_part(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}index.html")
    visit.page.fill(".md-search__input", "w" * 200)
    hit = visit.page.locator(".md-search-result__link").first
    expect(hit.locator("mark")).to_contain_text("w" * 200)
    assert len(hit.inner_text()) < 1000 and len(hit.get_attribute("href") or "") < 1000
    hit.click()
    visit.page.wait_for_url("**h=*")
    expect(visit.page.locator("article mark").first).to_contain_text("w" * 200)


def test_nothing_runs_on_paper(visit: Visit) -> None:
    page = next(path for path in page_paths(visit.folder) if "payload" in path and "full" in path)
    visit.page.goto(visit.address + page)
    assert visit.page.pdf().startswith(b"%PDF")
    visit.check(page)


def test_a_raw_text_is_plain_text_and_nobodys_page(new_page: Page, texts_site: Path) -> None:
    with serve(texts_site) as address:
        for document, path in DECLARED.items():
            for witness in yaml.safe_load(path.read_text("utf-8"))["witnesses"]:
                new_page.goto(f"{address}data/{document}/{witness['raw']}")
                assert new_page.evaluate("[document.contentType, origin]") == ["text/plain", "null"]


def test_a_twin_in_markdown_has_no_markup_of_a_text_or_an_editor(texts_site: Path) -> None:
    for path in texts_site.rglob("index.md"):
        assert not re.search(r"(?<!\\)<(?!https?://)|(?<!\\)\]\(\s*(?:javascript|data):", path.read_text("utf-8")), path


@pytest.mark.parametrize("name", ["texts_site", "hostile_copy"])
def test_no_page_has_an_element_that_a_text_or_an_editor_named(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    site = BuiltSite(name, folder, LANGUAGES, "site", is_served=name == "texts_site")
    assert list(pages_run_files_of_the_site_alone(site)) == []
    strangers = {path: html.fromstring((folder / path).read_bytes()).xpath(NAMED) for path in page_paths(folder)}
    assert {path: found for path, found in strangers.items() if found} == {}


@pytest.mark.parametrize("name", ["texts_site", "hostile_copy"])
def test_raw_texts_are_what_was_declared_to_the_byte(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    for document, path in DECLARED.items():
        for witness in yaml.safe_load(path.read_text("utf-8"))["witnesses"]:
            raw = (folder / "data" / document / witness["raw"]).read_bytes()
            assert sha256(raw).hexdigest() == witness["sha256"]
