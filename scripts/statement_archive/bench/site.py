"""Measures what a site costs as its archive grows, and beside it what other builders spend on the same pages.

Archives of several sizes are made of the real documents (`copies.py`) and built on a disk by the commands that an
editor types. Seconds are of CPU, of all processes together, unless they are called waiting; what memory is meant,
`spending.py` tells.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log
from pathlib import Path
from shutil import rmtree
from typing import TypeAlias

from statement_archive.bench.copies import edit, lay_out
from statement_archive.bench.peers import Peer, measure
from statement_archive.bench.running import run_python
from statement_archive.bench.serving import EditServed, serve_an_edit
from statement_archive.bench.spending import Spent, spending
from statement_archive.project import Project

SIZES = (3, 30, 100)
"""Documents of the archives that are measured where none are asked for; three hundred and more take hours."""
_WORDS = ("quayside", "boathouse")
"""What edits put into a text, which nobody has written there."""
_Digests: TypeAlias = Mapping[str, tuple[int, bytes]]
"""The size of each file of a site, and the digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What an archive of one size costs."""

    documents: int
    own: Spent
    """`statement-archive build`, nothing kept."""
    whole: Spent
    """`mkdocs build`, nothing kept."""
    unchanged: Spent
    """The same again."""
    edited: Spent
    """The same again, one word of one text being another."""
    before: _Digests
    after: _Digests
    """The site before and after that edit."""
    shown: EditServed
    """What another edit costs while the site is served."""

    @property
    def pages(self) -> int:
        """How many there are, those that lead from old addresses too."""
        return sum(path.endswith(".html") for path in self.after)


def lines(project: Project, documents: Sequence[int] = (), environment: Path | None = None) -> Iterator[str]:
    """Tables in Markdown, a row for each size of archive; `environment` has the other builders."""
    measured: list[Growth] = []
    with tempfile.TemporaryDirectory() as name:
        yield from _table("documents (pages)", "own stages, cold", "full build", "nothing changed", "one word edited")
        for size in sorted(documents or SIZES):
            one = _measure(project, Path(name, str(size)), size)
            measured.append(one)
            costs = (one.own, one.whole, one.unchanged, one.edited)
            yield _row(
                f"{size:,} ({one.pages:,})", *(f"{cost.cpu:.1f} s {_share(cost.cpu, one.whole.cpu)}" for cost in costs)
            )
        for part in (_waiting, _memory, _sizes, _serving, *([_growth] if len(measured) > 1 else [])):
            yield ""
            yield from part(measured)
        yield ""
        yield from _table("documents", "builder", "pages", "cold", "unchanged", "waiting", "most memory")
        for one in measured:
            yield from _beside(one, project, Path(name, str(one.documents)), environment or project.cache / "builders")


def _measure(project: Project, folder: Path, documents: int) -> Growth:
    """Build an archive in a folder, of which the site stays there."""
    apart = folder.with_name(f"{folder.name}-own")
    folder.mkdir()
    apart.mkdir()
    own = _spend(lay_out(project, apart, documents=documents), "statement_archive", "build")
    rmtree(apart)
    archive = lay_out(project, folder, documents=documents)
    whole, unchanged = (_spend(archive, "mkdocs", "build", "-q") for _ in range(2))
    before = _digests(archive.site)
    edit(archive.sources, _WORDS[0])
    edited = _spend(archive, "mkdocs", "build", "-q")
    after = _digests(archive.site)
    page = next(path for path in sorted(after) if _has(archive.site / path, _WORDS[0]))
    shown = serve_an_edit(archive, page, _WORDS[1])
    return Growth(documents, own, whole, unchanged, edited, before, after, shown)


def _spend(archive: Project, *command: str) -> Spent:
    with spending() as spent:
        run_python("-m", *command, folder=archive.root)
    return spent


def _digests(site: Path) -> _Digests:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> tuple[int, bytes]:
    content = path.read_bytes()
    return len(content), sha256(content).digest()


def _has(path: Path, word: str) -> bool:
    return path.suffix == ".html" and word in path.read_text("utf-8")


def _waiting(measured: Sequence[Growth]) -> Iterator[str]:
    yield from _table("documents", "own stages, cold, waiting", "full build", "nothing changed", "one word edited")
    for one in measured:
        costs = (one.own, one.whole, one.unchanged, one.edited)
        yield _row(f"{one.documents:,}", *(f"{cost.wall:.1f} s {_share(cost.wall, one.whole.wall)}" for cost in costs))


def _memory(measured: Sequence[Growth]) -> Iterator[str]:
    yield from _table("documents", "own stages, cold, most memory", "full build", "nothing changed", "one word edited")
    for one in measured:
        costs = (one.own, one.whole, one.unchanged, one.edited)
        yield _row(f"{one.documents:,}", *(_gigabytes(cost.memory) for cost in costs))


def _sizes(measured: Sequence[Growth]) -> Iterator[str]:
    yield from _table("documents", "pages", "largest page", "pages that the edit changed", "other files")
    for one in measured:
        size, path = max((size, path) for path, (size, _) in one.after.items() if path.endswith(".html"))
        changed = [path for path in one.before.keys() | one.after.keys() if one.before.get(path) != one.after.get(path)]
        pages = sum(path.endswith(".html") for path in changed)
        largest = f"{size / 1000:,.0f} kB ({path.removesuffix('index.html') or '/'})"
        yield _row(f"{one.documents:,}", f"{one.pages:,}", largest, f"{pages:,}", f"{len(changed) - pages:,}")


def _serving(measured: Sequence[Growth]) -> Iterator[str]:
    yield from _table("documents", "served, an edit is shown after", "CPU until all is quiet", "builds for the edit")
    for one in measured:
        waited = f"{one.shown.wall:.1f} s {_share(one.shown.wall, one.whole.wall)}"
        spent = f"{one.shown.cpu:.1f} s {_share(one.shown.cpu, one.whole.cpu)}"
        yield _row(f"{one.documents:,}", waited, spent, str(one.shown.builds))


def _growth(measured: Sequence[Growth]) -> Iterator[str]:
    """With which power of the documents each cost grows."""
    first, last = measured[0], measured[-1]
    columns = ("own stages, cold", "full build", "nothing changed", "one word edited", "most memory", "pages")
    yield from _table(f"from {first.documents:,} to {last.documents:,} documents", *columns)
    pairs = [(_figures(first)[place], _figures(last)[place]) for place in range(len(columns))]
    power = log(last.documents / first.documents)
    yield _row("exponent", *(f"{log(more / less) / power:.2f}" for less, more in pairs))


def _figures(one: Growth) -> tuple[float, ...]:
    spent = (one.own.cpu, one.whole.cpu, one.unchanged.cpu, one.edited.cpu)
    return (*spent, max(one.own.memory, one.whole.memory), one.pages)


def _beside(one: Growth, project: Project, folder: Path, environment: Path) -> Iterator[str]:
    """A row for each builder, ours first; the ratios are to Zensical's, of the same column."""
    ours = (Peer("full build", "", one.pages, one.whole, one.unchanged), Peer("own stages", "", 0, one.own, None))
    peers = [*ours, *measure(Project(folder), environment, folder.with_name(f"{folder.name}-peers"))]
    against = next((peer for peer in peers if peer.name.startswith("Zensical")), ours[0])
    for peer in peers:
        if peer.fault or not peer.cold:
            yield _row(f"{one.documents:,}", peer.name, peer.fault)
            continue
        columns = [
            f"{spent.cpu:.1f} s {_share(spent.cpu, other.cpu) if other else ''}".rstrip() if spent else ""
            for spent, other in ((peer.cold, against.cold), (peer.unchanged, against.unchanged))
        ]
        most = _gigabytes(peer.cold.memory)
        yield _row(
            f"{one.documents:,}",
            peer.name,
            f"{peer.pages:,}" if peer.pages else "",
            *columns,
            f"{peer.cold.wall:.1f} s",
            most,
        )


def _share(part: float, whole: float) -> str:
    return f"({part / whole:.2f})"


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f} GB"


def _table(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield _row(*("---" for _ in titles))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
