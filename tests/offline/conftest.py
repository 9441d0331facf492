"""The offline zip as a reader meets it: unzipped in a folder with an awkward name, opened with the network cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from conftest import DESK, reset

Watch = Callable[[BrowserContext, Path], list[str]]


@pytest.fixture(scope="session")
def watch() -> Watch:
    """A function that watches all pages of a window and returns a list that grows with what is not well.

    One line for each request that leaves the folder or fails, and for each error of a script or on the console.
    """

    def watch(window: BrowserContext, folder: Path) -> list[str]:
        faults: list[str] = []
        inside = (f"{folder.as_uri()}/", "data:", "blob:")

        def on_request(request: Request) -> None:
            if not request.url.startswith(inside):
                faults.append(f"outside: {request.url}")

        def on_failure(request: Request) -> None:
            # Aborted: the browser had gone on to the next page before it had the icon of this one.
            if request.failure != "net::ERR_ABORTED":
                faults.append(f"failed: {request.url} {request.failure}")

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                faults.append(f"console: {message.text}")

        window.on("request", on_request)
        window.on("requestfailed", on_failure)
        window.on("console", on_console)
        window.on("weberror", lambda thrown: faults.append(f"script: {thrown.error}"))
        return faults

    return watch


@pytest.fixture(scope="session")
def cut_off(browser: Browser, offline_copy: Path, watch: Watch) -> Iterator[tuple[Page, list[str]]]:
    """A tab of a browser without network, and what has been amiss in it; one per worker."""
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(viewport=DESK, offline=True, permissions=permissions) as window:
        yield window.new_page(), watch(window, offline_copy)


@pytest.fixture
def page(cut_off: tuple[Page, list[str]]) -> Iterator[Page]:
    """An empty page in that tab; nothing may have been amiss when the test is over."""
    tab, faults = cut_off
    faults.clear()
    yield tab
    reset(tab)
    assert faults == []
