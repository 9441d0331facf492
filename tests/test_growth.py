"""A build costs what its documents do and no more, an edit what it touches, and memory holds no files of documents.

Operations are counted instead of seconds: calls of functions in the rooms where texts become files.
"""

import shutil
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

import statement_archive
from fixtures.little_archive import equipped_archive
from statement_archive.addresses import Addresses
from statement_archive.site import Configuration, Site, make_site

ADDRESSES = Addresses(("en", "zh"), "https://example.org/", has_folders=True, names=("Archive", "文库"))
SIZES = (12, 16, 20)
"""Documents of the archives that are looked at."""
PACKAGE = Path(statement_archive.__file__).parent
ROOMS = tuple(f"{PACKAGE / room}/" for room in ("text", "edition", "claims", "parts", "pages", "export", "search"))


def archive_of(folder: Path, documents: int) -> Path:
    """A small archive, with copies of its news on other days."""
    root = equipped_archive(folder)
    for number in range(documents - 2):
        copy = root / f"sources/news-{number}"
        shutil.copytree(root / "sources/news", copy)
        described = copy / "document.yml"
        described.write_text(described.read_text("utf-8").replace("2001-02-04", f"2002-03-{number + 1:02}"), "utf-8")
    return root


def make(root: Path) -> Site:
    told = Configuration(root, root / "docs", ADDRESSES, {})
    site = make_site(told, sources=root / "sources", kept=root / "kept")
    assert not site.errors
    return site


@contextmanager
def counted() -> Iterator[list[int]]:
    """The number of calls of functions in these rooms, once they are over."""
    calls = [0]

    def note(frame: FrameType, event: str, _: object) -> None:
        calls[0] += event == "call" and frame.f_code.co_filename.startswith(ROOMS)

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """For each size: calls of a build from nothing, after an edit of a reason, and with nothing changed."""
    found: dict[str, list[int]] = {"cold": [], "edited": [], "unchanged": []}
    make(archive_of(tmp_path_factory.mktemp("first"), 2))  # what is read once in a process is read
    for size in SIZES:
        root = archive_of(tmp_path_factory.mktemp("archive") / "a", size)
        for name in found:
            if name == "edited":
                audit = root / "sources/treaty/audit.yml"
                audit.write_text(audit.read_text("utf-8").replace("For the tests.", "For our tests."), "utf-8")
            with counted() as own:
                make(root)
            found[name] += own
    return found


def growth(counts: list[int]) -> list[float]:
    """Calls for each further document, from one size to the next."""
    pairs = zip(zip(SIZES, counts, strict=True), zip(SIZES[1:], counts[1:], strict=False), strict=False)
    return [(more - less) / (many - few) for (few, less), (many, more) in pairs]


def test_a_build_grows_with_its_documents_and_no_faster(calls: dict[str, list[int]]) -> None:
    first, second = growth(calls["cold"])
    assert first == pytest.approx(second, rel=0.03)


def test_after_an_edit_a_further_document_costs_an_eighth_of_what_it_costs_to_make(
    calls: dict[str, list[int]],
) -> None:
    assert max(growth(calls["edited"])) < min(growth(calls["cold"])) / 8


def test_where_nothing_has_changed_a_further_document_costs_nothing(calls: dict[str, list[int]]) -> None:
    assert max(growth(calls["unchanged"])) < min(growth(calls["cold"])) / 1000


def test_memory_holds_what_is_summed_up_of_documents_and_not_their_files(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    peaks, sizes = [], []
    for size in SIZES[::2]:
        root = archive_of(tmp_path_factory.mktemp("archive") / "a", size)
        tracemalloc.start()
        site = make(root)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        sizes.append(sum(file.stat().st_size for file in (root / "kept").rglob("*") if file.is_file()))
        assert len(site.documents) == size
    assert peaks[1] - peaks[0] < (sizes[1] - sizes[0]) / 3
