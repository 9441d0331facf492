"""A reader clicks through the site behind its own headers, under a host's root and under a path: nothing is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from conftest import Traffic
from fixtures.static_host import serve

SECTION = "joint-statement-2020-06-18/1-health-silk-road/"
REPORT_VIOLATIONS = """\
document.addEventListener("securitypolicyviolation", (event) =>
  reportViolation(`${event.effectiveDirective}: ${event.blockedURI}`))
"""


@dataclass
class Watch:
    """What went wrong while a page was used."""

    violations: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def see(self, page: Page) -> None:
        self.page, self.traffic = page, Traffic(page)
        page.expose_binding("reportViolation", lambda _, words: self.violations.append(words))
        page.add_init_script(REPORT_VIOLATIONS)
        page.on("console", lambda message: self.failures.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("requestfailed", lambda request: self.failures.append(request.url))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._note)

    def open(self, address: str) -> Response | None:
        """Goes there, and waits until nothing more happens."""
        answer = self.page.goto(address)
        self.settle()
        return answer

    def settle(self) -> None:
        self.traffic.settle(self.page)

    def _note(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status}: {response.url}")


@pytest.fixture
def page(new_page: Page) -> Page:
    """One that can be watched."""
    return new_page


@pytest.fixture
def watch(page: Page) -> Watch:
    watch = Watch()
    watch.see(page)
    return watch


@pytest.fixture
def chinese(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose browser asks for Traditional Chinese, as it is read in Hong Kong, before English."""
    with browser.new_context(locale="zh-HK") as context:
        yield context


def test_nothing_is_refused_on_the_way_through_the_site(page: Page, watch: Watch, host: str) -> None:
    watch.open(host)
    page.locator(".md-header [for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".card__title a[href*='joint-statement-2020-06-18/']").click()
    page.wait_for_url("**/joint-statement-2020-06-18/")
    watch.settle()
    page.locator(f"article a[href$='{SECTION.split('/', 1)[1]}']").first.click()
    page.wait_for_url(f"**/{SECTION}")
    watch.settle()
    page.locator(".text-bar__beside > summary").click()
    page.get_by_label("official Simplified Chinese text").check()
    expect(page.locator(".row:has(#p7) [data-witness=zh]")).to_be_visible()
    page.hover(".md-select")
    page.locator(".md-select__link[hreflang=zh]").click()
    page.wait_for_url(f"{host}zh/{SECTION}**")
    watch.settle()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search(page, "疫苗")
    assert watch.violations == watch.failures == []
    assert [url for url in watch.requests if not url.startswith((host, "data:"))] == []


def search(page: Page, words: str) -> None:
    """Types into the search box, and waits until something is found."""
    page.locator("input.md-search__input").click()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "joint-statement-2020-06-18/",
        "zh-Hant/references/",
        "names/",
        "zh/joint-statement-2020-06-18/parallel/preamble/",
        "glossary/covid-19/",
        "about/architecture/",
        "joint-statement-2020-06-18/translation-audit/",
    ],
)
def test_every_kind_of_page_keeps_to_the_policy(page: Page, watch: Watch, host: str, path: str) -> None:
    watch.open(host + path)
    assert watch.violations == watch.failures == []


def test_an_inline_script_is_refused_and_seen(page: Page, watch: Watch, built_site: Path, tmp_path: Path) -> None:
    (tmp_path / "_headers").write_bytes((built_site / "_headers").read_bytes())
    (tmp_path / "favicon.ico").write_bytes(b"")
    inline = '<!doctype html><p style="color: red">1</p><script>document.title = "run"</script>'
    (tmp_path / "index.html").write_text(inline)
    with serve(tmp_path) as address:
        watch.open(address)
    assert page.title() == ""
    assert sorted(watch.violations) == ["script-src-elem: inline", "style-src-attr: inline"]
    assert [message for message in watch.failures if "Content Security Policy" in message]


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [
        ("zh/nothing/here/", "zh", "找不到此页"),
        ("zh-Hant/nothing", "zh-Hant", "找不到此頁"),
        ("nothing/", "en", "Page not found"),
    ],
)
def test_a_dead_address_is_answered_in_its_language(
    page: Page, watch: Watch, host: str, path: str, language: str, heading: str
) -> None:
    answer = watch.open(host + path)
    assert answer is not None and answer.status == 404
    expect(page.locator(".not-found:visible")).to_have_count(1)
    shown = page.locator(".not-found:visible")
    assert shown.get_attribute("lang") == language
    assert page.locator("h1:visible").all_inner_texts() == [heading]
    assert page.title() == heading
    assert watch.violations == []
    assert [failure for failure in watch.failures if host + path not in failure and "404" not in failure] == []
    page.locator("article").get_by_role("link", name="聲明文庫").click()
    page.wait_for_url(f"{host}zh-Hant/")


def test_an_address_without_a_language_is_answered_in_the_browsers(chinese: BrowserContext, host: str) -> None:
    page = chinese.new_page()
    page.goto(f"{host}nothing/")
    assert page.locator(".not-found:visible").get_attribute("lang") == "zh-Hant"


def test_without_scripts_a_dead_address_is_answered_in_all_languages(browser: Browser, host: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}zh/nothing/")
        shown = [part.get_attribute("lang") for part in page.locator(".not-found:visible").all()]
    assert shown == ["en", "zh", "zh-Hant"]


def test_a_dead_address_of_a_document_leads_to_the_document(page: Page, host: str) -> None:
    page.goto(f"{host}joint-statment-2020-06-18/1-health/")
    guess = page.locator(".guess:visible a:visible")
    expect(guess).to_have_text("Joint Statement, 18 June 2020")
    guess.click()
    page.wait_for_url(f"{host}joint-statement-2020-06-18/")


def test_an_address_like_that_of_no_document_is_not_guessed_at(page: Page, host: str) -> None:
    page.goto(f"{host}wp-login/")
    expect(page.locator(".not-found:visible")).to_have_count(1)
    expect(page.locator(".guess:visible")).to_have_count(0)
