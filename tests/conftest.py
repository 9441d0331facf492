"""What tests share: the project's folder, the built site, a server for it and a Chromium to open it in.

Everything costly is made once per run, or once per worker where it cannot be shared between processes.
"""

import contextlib
import fcntl
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from statement_archive.verify.site.serving import served

PROJECT = Path(__file__).resolve().parent.parent
SCRIPTS = PROJECT / "scripts"
# What tests start finds the package of this checkout, whatever is installed.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(SCRIPTS), os.environ.get("PYTHONPATH"))))
pytest_plugins = ["fixtures.library", "fixtures.pages"]
DESK: ViewportSize = {"width": 1300, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL = "xinhua-2020-09-17"
"""The document of the archive that is the quickest to build."""
KEPT = ".cache/archive"
"""Where a build keeps what it need not make again."""
Reckoned = TypeVar("Reckoned")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # containers run as root, where Chromium's sandbox refuses to start
    "--disable-gpu",
    "--no-first-run",
    # A browser that talks to its maker on its own would hide a page that talks to another host.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A busy machine is no failure, so no deadline; in CI the same examples on every run, so that red means broken.
settings.register_profile(
    "project",
    deadline=None,
    derandomize="CI" in os.environ,
    database=None if "CI" in os.environ else DirectoryBasedExampleDatabase(PROJECT / ".cache" / "hypothesis"),
)
settings.load_profile("project")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that open a built site come first: the sites are made, and opened, while other workers do the rest."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    opening = {item.path for item in items if {"browser", "site_build"} & {*getattr(item, "fixturenames", ())}}
    items.sort(key=lambda item: item.path not in opening)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A run in which everything was skipped has tested nothing, and says so."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    is_worker = hasattr(session.config, "workerinput")
    if is_worker or session.config.option.collectonly or reporter is None:
        return
    if exitstatus == pytest.ExitCode.OK and not reporter.stats.get("passed"):
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout's folder. Read from it, never write to it."""
    return PROJECT


@pytest.fixture(scope="session")
def site_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the project in which the site was built, once for all workers; its `build.log` is what was said."""
    return build_once(tmp_path_factory, "site-build", "site")


@pytest.fixture(scope="session")
def offline_build(tmp_path_factory: pytest.TempPathFactory, site_build: Path) -> Path:
    """The copy of the project in which the offline copy was built and packed, once for all workers."""
    return build_once(tmp_path_factory, "offline-build", "offline", like=site_build)


@pytest.fixture(scope="session")
def built_site(site_build: Path) -> Path:
    """The folder of the built site: `index.html`, `zh/index.html` … Read-only: all workers share it."""
    return site_build / "site"


@pytest.fixture(scope="session")
def offline_zip(offline_build: Path) -> Path:
    """The zip file that `make offline` makes. Read-only: all workers share it."""
    (packed,) = (offline_build / "dist").glob("*.zip")
    return packed


@pytest.fixture(scope="session")
def offline_copy(offline_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader gets from the zip file, `index.html` in it. Read-only; one per worker."""
    stick = tmp_path_factory.mktemp("a stick 優盤 #1 100%")
    with ZipFile(offline_zip) as packed:
        packed.extractall(stick)
    (copy,) = stick.iterdir()
    return copy


@pytest.fixture(scope="session")
def build_log(site_build: Path) -> str:
    """Everything that the build printed."""
    return (site_build / "build.log").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the built site on this machine, ending in `/`."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium, one per worker. Use `page`, or make a context where a reader's browser must be another one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One per worker, so that what a page has loaded need not be loaded and compiled again for the next."""
    with browser.new_context(viewport=DESK) as context:
        yield context


@pytest.fixture(scope="session")
def tab(window: BrowserContext) -> Page:
    """One per worker: to open a tab takes longer than to open most pages in it."""
    return window.new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """An empty page, 1300 pixels wide, of a browser in which nothing is stored. Who listens to it takes `new_page`."""
    yield tab
    reset(tab)


@pytest.fixture
def phone(page: Page) -> Page:
    """The same, as wide as a phone."""
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def new_page(window: BrowserContext) -> Iterator[Page]:
    """The same in a tab of its own, which may be listened to."""
    tab = window.new_page()
    yield tab
    forget(tab)
    tab.close()


def reset(tab: Page) -> None:
    """Leaves a tab as if it had just been opened."""
    tab.evaluate("() => { try { sessionStorage.clear() } catch { /* a page without an origin has none */ } }")
    forget(tab)
    tab.goto("about:blank")
    tab.set_viewport_size(DESK)
    tab.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")


def forget(tab: Page) -> None:
    """Empties what pages have stored in the window of this tab."""
    session = tab.context.new_cdp_session(tab)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
    session.detach()


def wait_for(tab: Page, condition: str) -> None:
    """Waits until something is true in a page; Playwright itself asks by `eval`, which the policy of a page forbids."""
    for _ in range(600):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"waited in vain for {condition}", pytrace=False)


class Traffic:
    """What a tab, or all tabs of a window, have asked for and not yet been given."""

    def __init__(self, watched: Page | BrowserContext) -> None:
        self._open = 0
        watched.on("request", lambda _: self._note(1))
        watched.on("requestfinished", lambda _: self._note(-1))
        watched.on("requestfailed", lambda _: self._note(-1))

    def _note(self, change: int) -> None:
        self._open += change

    def settle(self, tab: Page) -> None:
        """Waits until a page has loaded, its scripts have nothing left to do and no answer is awaited."""
        tab.wait_for_load_state("load")
        for _ in range(600):
            tab.evaluate("() => new Promise((done) => requestIdleCallback(() => setTimeout(done)))")
            if self._open <= 0:
                return
            tab.wait_for_timeout(10)
        pytest.fail(f"waited in vain for {self._open} answers", pytrace=False)


def find_chromium() -> str:
    """The browser that the set-up found to start (scripts/setup/browser.sh), or the one that CHROMIUM names."""
    recorded = PROJECT / ".cache" / "chromium"
    path = os.environ.get("CHROMIUM") or (recorded.read_text().strip() if recorded.exists() else "")
    if not path or not Path(path).exists():
        pytest.fail(f"no Chromium at {path or recorded}: run `rm -f .cache/chromium; make test`", pytrace=False)
    return path


def copy_project(target: Path) -> None:
    """Copies what git would commit, and lends what npm installed: builds in the copy leave nothing in the checkout."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        with contextlib.suppress(FileNotFoundError):  # removed, but not yet from git's index
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target / name)
    (target / "node_modules").symlink_to(PROJECT / "node_modules")


def copy_small_project(target: Path) -> None:
    """The same with one document and nothing about others, which is quick to build."""
    copy_project(target)
    shutil.rmtree(target / "sources")
    shutil.copytree(PROJECT / "sources" / SMALL, target / "sources" / SMALL)


def build_once(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    target: str,
    surroundings: Mapping[str, str] | None = None,
    like: Path | None = None,
) -> Path:
    """The copy of the project in a folder called `name` in which `make target` has run, once for all workers.

    `surroundings` are environment variables to run it with besides one's own. What an earlier build `like` this one
    keeps for its next run is kept here too: only MkDocs has to run. Fails the test where `make` fails.
    """

    def make(copy: Path) -> subprocess.CompletedProcess[str]:
        copy_project(copy)
        if like:
            shutil.copytree(like / KEPT, copy / KEPT)
        return build(copy, target, surroundings or {})

    return make_once(tmp_path_factory, name, make)


def make_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], subprocess.CompletedProcess[str]]
) -> Path:
    """The folder called `name` in which `make` has run, once for all workers; `build.log` in it has what was said.

    Fails the test where what `make` ran has failed.
    """
    with held(tmp_path_factory, name) as folder:
        log, failed = folder / "build.log", folder / "build.failed"
        if not log.exists():
            folder.mkdir()
            result = make(folder)
            if result.returncode:
                failed.touch()
            log.write_text(result.stdout, encoding="utf-8")
    if failed.exists():
        pytest.fail(f"{name} could not be made:\n{log.read_text(encoding='utf-8')}", pytrace=False)
    return folder


def reckon_once(tmp_path_factory: pytest.TempPathFactory, name: str, reckon: Callable[[], Reckoned]) -> Reckoned:
    """What `reckon` returns, once for all workers: the others read it from a file called `name`."""
    with held(tmp_path_factory, name) as path:
        if not path.exists():
            path.write_bytes(pickle.dumps(reckon()))
        found: Reckoned = pickle.loads(path.read_bytes())
        return found


@contextlib.contextmanager
def held(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """The path of that name in a folder that all workers share, while no other worker holds it."""
    base = tmp_path_factory.getbasetemp()
    # xdist gives each worker a folder of its own in a folder of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared / name


def build(folder: Path, targets: str, surroundings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs targets of the Makefile in `folder`, in the environment of these tests; output holds both streams."""
    (folder / ".venv").symlink_to(sys.prefix)
    return subprocess.run(
        ["make", "-o", ".venv/.site-ready", *targets.split()],
        cwd=folder,
        env={**os.environ, "SITE_URL": "", **surroundings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
