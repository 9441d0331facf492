"""Starts the Chromium that opens built pages, and says what to do where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from statement_archive.tools import INSTALL_CHECKS, MissingToolError

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def find_browser(named: str | None, recorded: Path) -> str:
    """Path of the browser that was asked for, or else of the one that the set-up found and wrote into a file."""
    path = named or (recorded.read_text("utf-8").strip() if recorded.is_file() else "")
    if not path or not Path(path).exists():
        raise MissingToolError(f"Chromium ({path or recorded.name})", "name one by --chromium; `make test` finds one")
    return path


@contextmanager
def open_browser(executable: str) -> Iterator["Browser"]:
    """A browser for as long as it is looked at. Raises MissingToolError where what drives it is not installed."""
    try:
        from playwright.sync_api import Error, sync_playwright  # a part of the environment that few commands need
    except ModuleNotFoundError:
        raise MissingToolError("Playwright", INSTALL_CHECKS) from None
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium's sandbox refuses to start; the pages are our own.
        try:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        except Error:
            raise MissingToolError(f"a browser that starts at {executable}", "name one with --chromium") from None
        yield browser
        browser.close()
