"""The archive -> for each document all of it that its pages and data are made from, and nothing else.

Whatever makes the files of a document is given an excerpt. So they can be made anywhere, and only what changes an
excerpt changes them: an excerpt has no line numbers of the files that editors write, and no term that the document does
not mention.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from statement_archive.model import (
    AboutArchive,
    Archive,
    Attestation,
    Entity,
    Occurrence,
    Prose,
    Reference,
    References,
    Term,
    Work,
)
from statement_archive.parts.cuts import Cuts, name_path
from statement_archive.parts.places import without_places


class Known(Protocol):
    """What the pages of a document must know of its archive."""

    @property
    def archive(self) -> Archive:
        """The archive, or an excerpt of it."""

    def name_path(self, entity: Entity) -> str:
        """Where one finds a name, in the folder of a language."""

    def attestation_path(self, attestation: str, document: str) -> str:
        """Where one finds a question that a document answers, in the folder of a language."""


@dataclass(frozen=True)
class Excerpt:
    """What the pages and data of a document are made from, besides its own files of data."""

    document: str
    works: tuple[Work, ...]
    """Of the document and of those that references link it with, in the order of the archive."""
    beside: tuple[str, ...]
    """Ids of the document and of those before and after it."""
    attestations: tuple[Attestation, ...]
    """Questions that the document answers, each with what this one says."""
    links: tuple[Reference, ...]
    """Those with an end in it."""
    terms: tuple[Term, ...]
    entities: tuple[Entity, ...]
    """Terms and names that it mentions."""
    occurrences: tuple[Occurrence, ...]
    """Where it does."""
    by_hand: tuple[str, ...]
    """Paths under `docs/` of the pages that people have written."""
    about: AboutArchive
    are_names_apart: bool
    """Whether each name has a page of its own."""
    asked: Mapping[str, str]
    """By question that the document answers, where one finds it in the folder of a language."""

    @cached_property
    def archive(self) -> Archive:
        """An archive that has nothing else."""
        return Archive(
            works=self.works,
            attestations=self.attestations,
            references=References(self.links),
            terms=self.terms,
            entities=self.entities,
            occurrences={self.document: self.occurrences},
            prose=tuple(Prose("", path, "", "", "") for path in self.by_hand),
            about=self.about,
            listed=self.beside,
        )

    @property
    def work(self) -> Work:
        """The document's own."""
        return self.archive.by_id[self.document]

    def name_path(self, entity: Entity) -> str:
        """As in `Known`."""
        return name_path(entity, are_apart=self.are_names_apart)

    def attestation_path(self, attestation: str, document: str) -> str:
        """As in `Known`; an excerpt has only questions of its own document."""
        return self.asked[attestation]


def excerpts(cuts: Cuts) -> Iterator[Excerpt]:
    """One for each document, in their order."""
    archive = cuts.archive
    linked, asked, by_hand = _linked(archive), _asked(archive), tuple(sorted(archive.by_hand))
    terms, entities, about = (without_places(one) for one in (archive.terms, archive.entities, archive.about))
    ids = ["", *archive.ids, ""]
    for before, document, after in zip(ids, ids[1:], ids[2:], strict=False):
        links, questions = linked.get(document, ()), asked.get(document, ())
        places = archive.occurrences.get(document, ())
        named = {occurrence.id for occurrence in places}
        ends = {document, *(end.document for link in links for end in link.ends)}
        yield Excerpt(
            document,
            works=tuple(archive.by_id[one] for one in sorted(ends, key=archive.order.__getitem__)),
            beside=tuple(filter(None, (before, document, after))),
            attestations=without_places(tuple(questions)),
            links=without_places(tuple(links)),
            terms=tuple(term for term in terms if term.id in named),
            entities=tuple(entity for entity in entities if entity.id in named),
            occurrences=places,
            by_hand=by_hand,
            about=about,
            are_names_apart=cuts.are_names_apart,
            asked={question.id: cuts.attestation_path(question.id, document) for question in questions},
        )


def _linked(archive: Archive) -> Mapping[str, list[Reference]]:
    """The references that have an end in a document, by its id."""
    found: dict[str, list[Reference]] = {}
    for reference in archive.references.links:
        for document in dict.fromkeys(end.document for end in reference.ends):
            found.setdefault(document, []).append(reference)
    return found


def _asked(archive: Archive) -> Mapping[str, list[Attestation]]:
    """The questions that a document answers, each with what this one says, by its id."""
    found: dict[str, list[Attestation]] = {}
    for attestation in archive.attestations:
        for document in dict.fromkeys(saying.passage.document for saying in attestation.sayings):
            own = tuple(saying for saying in attestation.sayings if saying.passage.document == document)
            found.setdefault(document, []).append(replace(attestation, sayings=own))
    return found
