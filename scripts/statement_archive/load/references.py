"""`sources/references.yml` -> references between documents, declined candidates, and segments that have none."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, entries_of, localized_of, read_yaml, text_of
from statement_archive.model import Likeness, Passage, Reference, References, Relation, Unlinked


def load_references(sources: Path) -> tuple[References, tuple[Finding, ...]]:
    """What editors decided; an archive without the file has no references."""
    path = sources / "references.yml"
    if not path.exists():
        return References(), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(required=("references",), optional=("read", "declined", "none")) if root else {}
    references = References(
        links=tuple(_reference(node) for node in entries_of(fields, "references")),
        declined=tuple(_reference(node) for node in entries_of(fields, "declined")),
        none=tuple(_unlinked(node) for node in entries_of(fields, "none")),
        read=tuple(node.text() for node in entries_of(fields, "read")),
    )
    return references, (*findings, *_repeated(references))


def _reference(node: Node) -> Reference:
    fields = node.fields(required=("id", "ends", "relation", "class", "by", "reason"))
    ends = [_passage(entry) for entry in entries_of(fields, "ends")]
    if "ends" in fields and len(ends) != 2:
        fields["ends"].report(f"a reference has two ends, this one has {len(ends)}")
    first, second = (*ends, *(Passage("", "", "", "", node.place),) * 2)[:2]
    return Reference(
        id=fields["id"].matching(r"[a-z]+\d+", "r001") if "id" in fields else "",
        ends=(first, second),
        relation=fields["relation"].choice(Relation) if "relation" in fields else Relation.ECHOES,
        likeness=fields["class"].choice(Likeness) if "class" in fields else Likeness.INFERRED,
        by=fields["by"].matching("editor|suggested", "editor") if "by" in fields else "",
        reason=localized_of(fields, "reason"),
        place=node.place,
    )


def _passage(node: Node) -> Passage:
    fields = node.fields(required=("document", "witness", "segment", "quotation"))
    document, siglum, slot, words = (text_of(fields, name) for name in ("document", "witness", "segment", "quotation"))
    return Passage(document, siglum, slot, words, node.place)


def _unlinked(node: Node) -> Unlinked:
    fields = node.fields(required=("document", "segments", "reason"))
    slots = tuple(entry.text() for entry in entries_of(fields, "segments"))
    return Unlinked(text_of(fields, "document"), slots, localized_of(fields, "reason"), node.place)


def _repeated(references: References) -> Iterator[Finding]:
    """Ids that stand twice, and pairs of segments that are linked twice between the same witnesses."""
    every = (*references.links, *references.declined)
    ids = Counter(reference.id for reference in every)
    pairs = Counter(_pair(reference) for reference in references.links)
    for reference in every:
        if ids[reference.id] > 1:
            yield Finding(reference.place, f"two references have the id `{reference.id}`")
        if pairs[_pair(reference)] > 1 and reference in references.links:
            first, second = (f"{end.document} {end.siglum} {end.slot}" for end in reference.ends)
            yield Finding(reference.place, f"the pair {first} and {second} stands twice", "keep one of them")


def _pair(reference: Reference) -> frozenset[tuple[str, str, str]]:
    return frozenset((end.document, end.siglum, end.slot) for end in reference.ends)
