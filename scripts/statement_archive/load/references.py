"""`sources/references.yml` -> references between documents, declined candidates, and segments that have none."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.keys import Keys, entries, optional, required
from statement_archive.load.nodes import read_yaml
from statement_archive.load.passages import PassageKeys
from statement_archive.load.values import LOCALIZED, TEXT, choice, each, matching, one_of
from statement_archive.model import Likeness, Passage, Reference, References, Relation, Unlinked


class _ReferenceKeys(Keys):
    """A link between segments of two documents."""

    id = required(matching(r"[a-z]+[0-9]+", "r001"), "Its name in addresses; it never changes.")
    ends = required(entries(PassageKeys), "Two: the text that says something of the other, and the one it points to.")
    relation = required(choice(Relation), "What the first does with the second.")
    likeness = required(choice(Likeness), "How near their words are.", "class")
    by = required(one_of(("editor", "suggested")), "Who found it: an editor, or a program that suggested it.")
    reason = required(LOCALIZED, "Why they belong together, or do not.")


class _UnlinkedKeys(Keys):
    """Segments that were read for links and have none."""

    document = required(TEXT, "Id of the document.")
    segments = required(each(TEXT), "Ids of the segments.")
    reason = required(LOCALIZED, "Why they have none.")


class ReferencesKeys(Keys):
    """Links between documents, and what was looked at and turned down."""

    references = required(entries(_ReferenceKeys), "The links.")
    read = optional(each(TEXT), "Ids of the documents that were read for links as a whole.")
    declined = optional(entries(_ReferenceKeys), "Candidates that were looked at and turned down.")
    none = optional(entries(_UnlinkedKeys), "What was read for links and has none.")


def load_references(sources: Path) -> tuple[References, tuple[Finding, ...]]:
    """What editors decided; an archive without the file has no references."""
    path = sources / "references.yml"
    if not is_there(path):
        return References(), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    references = _references(ReferencesKeys(root)) if root else References()
    return references, (*findings, *_repeated(references))


def _references(keys: ReferencesKeys) -> References:
    return References(
        links=tuple(map(_reference, keys.references)),
        declined=tuple(map(_reference, keys.declined)),
        none=tuple(Unlinked(entry.document, entry.segments, entry.reason, entry.node.place) for entry in keys.none),
        read=keys.read,
    )


def _reference(keys: _ReferenceKeys) -> Reference:
    ends = [entry.passage() for entry in keys.ends]
    if "ends" in keys.given and len(ends) != 2:
        keys.given["ends"].report(f"a reference has two ends, this one has {len(ends)}")
    first, second = (*ends, *(Passage("", "", "", "", keys.node.place),) * 2)[:2]
    return Reference(
        id=keys.id,
        ends=(first, second),
        relation=keys.relation,
        likeness=keys.likeness,
        by=keys.by,
        reason=keys.reason,
        place=keys.node.place,
    )


def _repeated(references: References) -> Iterator[Finding]:
    """Ids that stand twice, and pairs of segments that are linked twice between the same witnesses."""
    every = (*references.links, *references.declined)
    ids = Counter(reference.id for reference in every)
    pairs = Counter(_pair(reference) for reference in references.links)
    for index, reference in enumerate(every):
        if ids[reference.id] > 1:
            yield Finding(reference.place, f"two references have the id `{reference.id}`")
        if pairs[_pair(reference)] > 1 and index < len(references.links):
            first, second = (f"{end.document} {end.siglum} {end.slot}" for end in reference.ends)
            yield Finding(reference.place, f"the pair {first} and {second} stands twice", "keep one of them")


def _pair(reference: Reference) -> frozenset[tuple[str, str, str]]:
    return frozenset((end.document, end.siglum, end.slot) for end in reference.ends)
