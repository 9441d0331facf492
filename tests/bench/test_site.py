"""What `statement-archive bench site` prints: tables in Markdown, with what was measured put beside one another."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from statement_archive.bench import site
from statement_archive.bench.peers import Peer
from statement_archive.bench.serving import EditServed
from statement_archive.bench.site import Growth
from statement_archive.bench.spending import Spent
from statement_archive.cli import main
from statement_archive.project import Project

BUILT = {"index.html": (2000, b"1"), "zh/index.html": (9000, b"2"), "feed.xml": (99_000, b"3"), "a.css": (1, b"4")}
EDITED = {**BUILT, "zh/index.html": (9000, b"5"), "feed.xml": (99_000, b"6"), "b.js": (1, b"7")}


def measured(documents: int) -> Growth:
    """Costs that grow with the documents, but for the pages and what is served."""
    own, whole, unchanged, edited = (Spent(documents * share, documents, documents * 10**8) for share in (4, 10, 1, 5))
    return Growth(documents, own, whole, unchanged, edited, BUILT, EDITED, EditServed(2.0, 8.0, 2))


def peers(*_: object) -> list[Peer]:
    cold, again = Spent(5.0, 3.0, 10**9), Spent(4.0, 3.0, 10**9)
    return [Peer("Zensical 0.1", "", 2, cold, again), Peer("Hugo", "not installed: `make builders` brings it")]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(site, "_measure", lambda project, folder, documents: measured(documents))
    monkeypatch.setattr(site, "measure", peers)
    return "\n".join(site.lines(Project(Path("archive")), (20, 2)))


@pytest.mark.parametrize(
    "row",
    [
        "| 2 (2) | 8.0 s (0.40) | 20.0 s (1.00) | 2.0 s (0.10) | 10.0 s (0.50) |\n| 20 (2) | 80.0 s (0.40) |",
        "| 20 | 2.00 GB | 2.00 GB | 2.00 GB | 2.00 GB |",
        "| 20 | 2 | 9 kB (zh/) | 1 | 2 |",
        "| 2 | 2.0 s (1.00) | 8.0 s (0.40) | 2 |",
        "| exponent | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 0.00 |",
        "| 2 | full build | 2 | 20.0 s (4.00) | 2.0 s (0.50) | 2.0 s | 0.20 GB |",
        "| 2 | own stages |  | 8.0 s (1.60) |  | 2.0 s | 0.20 GB |",
        "| 2 | Zensical 0.1 | 2 | 5.0 s (1.00) | 4.0 s (1.00) | 3.0 s | 1.00 GB |",
        "| 2 | Hugo | not installed: `make builders` brings it |",
    ],
)
def test_what_was_measured_stands_in_rows(printed: str, row: str) -> None:
    assert row in printed


def test_one_size_has_no_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "_measure", lambda project, folder, documents: measured(documents))
    monkeypatch.setattr(site, "measure", peers)
    assert not any("exponent" in line for line in site.lines(Project(Path("archive")), (2,)))


def test_only_the_site_is_measured_at_sizes() -> None:
    result = CliRunner().invoke(main, ["bench", "search", "--documents", "3"])
    assert result.exit_code == 2 and "only `bench site` takes" in result.stderr
