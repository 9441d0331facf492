"""Firefox and WebKit, and the two ways in which a reader comes to the archive: from a host and from a disk.

`make browsers` runs these tests; `make test` leaves them out (`norecursedirs` in pyproject.toml).
"""

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from conftest import DESK, PROJECT
from fixtures.engines import firefox, webkit
from fixtures.windows import Address, Window


def of_firefox(folder: Path) -> AbstractContextManager[WebDriver]:
    return firefox(recorded("firefox"), folder)


def of_webkit(_: Path) -> AbstractContextManager[WebDriver]:
    return webkit(recorded("webkit"))


def recorded(engine: str) -> Path:
    """What starts an engine, as the set-up found it (scripts/setup/engine.sh); skips the test where there is none."""
    record = PROJECT / ".cache" / engine
    path = os.environ.get(engine.upper()) or (record.read_text("utf-8").strip() if record.exists() else "")
    if path and Path(path).exists():
        return Path(path)
    reason = f"no {engine} at {path or record}: run `rm -f .cache/{engine}; make browsers`"
    if "CI" in os.environ:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session", params=[of_firefox, of_webkit], ids=["firefox", "webkit"])
def driver(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """A running browser with one window, which all tests use in turn."""
    with request.param(tmp_path_factory.mktemp("browser")) as driver:
        driver.set_window_rect(0, 0, DESK["width"], DESK["height"])
        yield driver


@pytest.fixture(scope="session", params=["hosted", "on_disk"])
def address(request: pytest.FixtureRequest) -> Address:
    """Where the pages are: on a host, then in the unzipped offline copy."""
    if request.param == "hosted":
        host: str = request.getfixturevalue("served_site")
        return lambda path: host + path
    copy: Path = request.getfixturevalue("offline_copy")
    return lambda path: on_disk(copy, path)


def on_disk(copy: Path, path: str) -> str:
    """The address of a page in the offline copy, where `names/` is a file, `names.html`, or a folder with an index."""
    page, rest = re.fullmatch(r"([^?#]*)(.*)", path).groups()  # type: ignore[union-attr]
    files = (copy / f"{page.rstrip('/')}.html", copy / page / "index.html")
    return next(file for file in files if file.is_file()).as_uri() + str(rest)


@pytest.fixture
def window(driver: WebDriver, address: Address) -> Iterator[Window]:
    window = Window(driver, address)
    yield window
    window.ask("try { localStorage.clear(); sessionStorage.clear() } catch { /* an empty page has none */ }")
