"""A list -> the page that it stands on, or those that it is cut into, so that none grows with the archive.

What it is cut by stays: the decade or year of a document, the document. So whatever is added, an entry stands where it
stood, or one level below, and the list's own address always leads to it. How much a page may have is counted in
entries, and stands here alone; each number is such that a page stays below 300 kB.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CARDS = 100
"""Documents that a list shows as cards, a line of time shows, and the page of data and `llms.txt` name."""
YEARS = 60
"""Years that have a bar of their own."""
FRONTS = 400
"""Pages of documents, in all languages, that the one for addresses that lead nowhere may have to name."""
FED = 20
"""Documents or corrections in one file of a feed."""
MAPPED = 5_000
"""Addresses in one file of a sitemap, each with its languages: sitemaps.org allows 50,000 and 50 MB."""
ANCHORS = 1_000
"""Places in one of the files that say where they are now."""
CORRECTIONS = 150
TERMS = 550
"""Forms that the texts have for the terms of a glossary."""
FORM_PLACES = 3
"""Documents that are named as having a form."""
CELLS = 600
"""Cells of a concordance, and what stands in them."""
NAMES = 600
"""Places where texts name somebody; a name by itself counts as four."""
NAME_LINES = 120
"""Names that have a line beside the map."""
PLACES = 800
"""Places where texts name one and the same."""
SPELT = 100
"""Places of one spelling in one text that each have a link."""
REFERENCES = 140
ATTESTATIONS = 400
"""What texts say; a question by itself counts as one more."""
COMPARISONS = 400
"""Paragraphs of which something is said, and links to what stands side by side."""
MATRIX = 2_000
"""Cells of a matrix, most of them empty."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What has a place in a list."""

    name: str
    keys: tuple[str, ...]
    """What the list is cut by, the widest first; an entry that belongs to several stands in the list once for each."""
    weight: int = 1
    """How many entries it counts as."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list."""

    keys: tuple[str, ...]
    """What all its entries have in common: nothing, a year, a year and a document; then the number of a part."""
    names: tuple[str, ...]
    """Its entries in their order, each once."""
    below: tuple["ListPage", ...] = ()
    """The pages that have the entries in its place; empty where it shows them itself."""

    def pages(self) -> Iterator["ListPage"]:
        """The pages below it, each before those below that one."""
        for page in self.below:
            yield page
            yield from page.pages()

    def path(self, list_: str) -> str:
        """Where it stands, given where its list does: `documents.md` or `names/index.md`."""
        folder = list_.removesuffix(".md").removesuffix("/index")
        return f"{'/'.join((folder, *self.keys))}.md" if self.keys else list_

    def showing(self, keys: tuple[str, ...], name: str) -> "ListPage":
        """The page that shows an entry among those that have some keys in common.

        Raises StopIteration where there is no such entry.
        """
        if not self.below:
            return self
        depth = len(self.keys)
        key = keys[depth] if depth < len(keys) else ""
        below = next(page for page in self.below if (page.keys[depth] == key if key else name in page.names))
        return below.showing(keys, name)


def cut(filed: Sequence[Filed], most: int, keys: tuple[str, ...] = ()) -> ListPage:
    """The page of a list, cut where it would have more than `most` entries; `keys` are those that all of it has."""
    weights = {entry.name: entry.weight for entry in filed}
    if len(weights) < 2 or sum(weights.values()) <= most:
        return ListPage(keys, tuple(weights))
    if len(keys) < len(filed[0].keys):
        below = [cut(own, most, (*keys, key)) for key, own in _by_key(filed, len(keys)).items()]
    else:
        below = [ListPage((*keys, key), own) for key, own in _parts(weights, most).items()]
    return ListPage(keys, tuple(weights), tuple(below))


def _by_key(filed: Sequence[Filed], depth: int) -> dict[str, list[Filed]]:
    """What is the same in the next thing that the list is cut by."""
    groups: dict[str, list[Filed]] = {}
    for entry in filed:
        groups.setdefault(entry.keys[depth], []).append(entry)
    return groups


def _parts(weights: dict[str, int], most: int) -> dict[str, tuple[str, ...]]:
    """Parts by number, in the order of the entries."""
    parts: list[list[str]] = [[]]
    room = most
    for name, weight in weights.items():
        if parts[-1] and weight > room:
            parts.append([])
            room = most
        parts[-1].append(name)
        room -= weight
    return {str(number): tuple(part) for number, part in enumerate(parts, 1)}
