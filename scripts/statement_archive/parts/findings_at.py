"""The archive -> what there is to say of each paragraph: where texts differ, errors, who says what, references."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from statement_archive.addresses import sifted
from statement_archive.model import Archive
from statement_archive.parts.apparatus import register_path
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.sifting import paragraph_value
from statement_archive.reader import Reader

FINDINGS = ("divergences", "translation", "attestations", "references")
"""The kinds of what is said of paragraphs, in the order in which pages have them."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What one list says of a paragraph."""

    count: int
    target: str
    """Where all of it stands, as a path under `docs/`; in a register the first, with which the paragraph unfolds."""


ToldOf = Mapping[tuple[str, str], Mapping[str, Sequence[Entries]]]
"""By document and slot, and by kind, of which a document can have several lists."""


def told_of_paragraphs(cuts: Cuts, reader: Reader) -> ToldOf:
    """Everything that is said of paragraphs, each once at each of them."""
    found: dict[tuple[str, str], dict[str, list[Entries]]] = {}
    for place, kind, told in (*_registered(cuts.archive, reader), *_between(cuts, reader)):
        found.setdefault(place, {}).setdefault(kind, []).append(told)
    return found


def _registered(archive: Archive, reader: Reader) -> Iterator[tuple[tuple[str, str], str, Entries]]:
    """What registers say."""
    for work in archive.works:
        for register in work.document.registers:
            path = register_path(work, register, reader)
            counts = Counter(remark.slot for remark in register.remarks)
            first = {remark.slot: remark.id for remark in reversed(register.remarks)}
            for slot, count in counts.items():
                yield (work.document.id, slot), register.name, Entries(count, f"{path}#{first[slot]}")


def _between(cuts: Cuts, reader: Reader) -> Iterator[tuple[tuple[str, str], str, Entries]]:
    """What lists of the whole archive say; of several entries they show those of the paragraph."""
    archive = cuts.archive
    asked = ((one.id, [saying.passage for saying in one.sayings]) for one in archive.attestations)
    linked = ((one.id, one.ends) for one in archive.references.links)
    lists = (
        ("attestations", "", asked, cuts.attestation_path),
        ("references", "all", linked, cuts.reference_path),
    )
    for kind, heading, entries, path_of in lists:
        at: dict[tuple[str, str], list[str]] = {}
        for id, passages in entries:
            for place in dict.fromkeys((passage.document, passage.slot) for passage in passages):
                at.setdefault(place, []).append(id)
        for place, ids in at.items():
            path = f"{reader.language}/{path_of(ids[0], place[0])}"
            several = sifted(path, "paragraph", paragraph_value(*place), heading)
            yield place, kind, Entries(len(ids), several if len(ids) > 1 else f"{path}#{ids[0]}")
