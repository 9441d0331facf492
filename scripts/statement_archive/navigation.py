"""Paths of pages under `docs/` -> what a reader can go to from one of them: the pages of the same document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

_LISTED = 40
"""Pages of one group that the navigation lists; of more, as in a glossary, the index does."""
_ABOUT = ("about/index.md", "about/method.md", "about/architecture.md")


def group_pages(files: Iterable[str], order: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Pages of one language by the document (or part of the archive) they belong to, each in order.

    `order` is the place of every generated page; hand-written ones come behind them in theirs.
    """
    groups: dict[str, tuple[str, ...]] = {}
    for file in sorted(files, key=lambda file: _place(file, order)):
        groups[group_of(file)] = (*groups.get(group_of(file), ()), file)
    return groups


def group_of(file: str) -> str:
    """The document (or part of the archive) that a page belongs to; empty for those that stand alone."""
    parts = file.split("/")
    return parts[1] if len(parts) > 2 else ""


def entries(file: str, pages: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The pages of a group as one sees them from one of them, each with those below it.

    A further text's pages are below its first one, and only while one is among them.
    """
    if len(pages) > _LISTED:
        pages = [entry for entry in pages if entry == file or entry.endswith("/index.md")]
    for entry in pages:
        parts = entry.split("/")
        if len(parts) == 3 or parts[-1] == "index.md":
            is_open = len(parts) > 3 and _folder(entry) == _folder(file)
            yield entry, tuple(page for page in pages if is_open and page != entry and _folder(page) == _folder(entry))


def _place(file: str, order: Mapping[str, int]) -> tuple[int, str]:
    path = file.split("/", 1)[1]
    number = _ABOUT.index(path) if path in _ABOUT else len(_ABOUT)
    return order.get(file, len(order) + number), path


def _folder(file: str) -> str:
    return file.rpartition("/")[0]
