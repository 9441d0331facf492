"""Lists that are cut -> where each place is now that was once on their own page, for whoever comes by an old link.

A page that is cut lists years, letters or documents; `anchors.js` asks one of these files which of its lines leads on
to the place that an address names. No file grows with the archive: places are parted by their names.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from statement_archive.pages.glossary import glossary_letters
from statement_archive.pages.name_index import name_letters
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ANCHORS, ListPage
from statement_archive.reader import Reader

_MODULUS = 65_521
KeysByPlace = Mapping[str, Sequence[str]]
"""By a place: the keys of the pages that lead to it."""


def anchor_files(cuts: Cuts, site: Sequence[Reader]) -> dict[str, str]:
    """The files by their paths under `docs/`; none where no list is cut."""
    return {
        f"anchors/{name}/{number}.js": f"archiveAnchors({json.dumps(part, ensure_ascii=False)})\n"
        for name, anchors in _tables(cuts, site)
        for number, part in enumerate(_parts(anchors))
    }


def _tables(cuts: Cuts, site: Sequence[Reader]) -> Iterator[tuple[str, KeysByPlace]]:
    whole = {"references": cuts.references, "attestations": cuts.attestations}
    whole |= {f"{reader.language}/glossary": glossary_letters(cuts, reader) for reader in site}
    whole |= {f"{reader.language}/names": name_letters(cuts, reader) for reader in site}
    yield from ((name, _anchors(page)) for name, page in whole.items() if page.below)
    if any(page.below for _, page in cuts.lists()):
        yield "documents", {work.document.id: cuts.all_keys(work.document.id) for work in cuts.archive.works}


def _anchors(whole: ListPage) -> KeysByPlace:
    """By each place, the keys of the first page that has it."""
    found: dict[str, Sequence[str]] = {}
    for page in whole.pages():
        for name in () if page.below else page.names:
            if not name.startswith("none "):  # what has no reference has no place of its own, either
                found.setdefault(name.removeprefix("declined "), page.keys)
    return found


def _parts(anchors: KeysByPlace) -> list[dict[str, str]]:
    """Places parted by their names, as the script parts them."""
    parts: list[dict[str, str]] = [{} for _ in range(ceil(len(anchors) / ANCHORS))]
    for name, keys in anchors.items():
        parts[_number(name, len(parts))][name] = "/".join(keys)
    return parts


def _number(name: str, parts: int) -> int:
    number = 0
    for letter in name:
        number = (number * 31 + ord(letter)) % _MODULUS
    return number % parts
