"""The archive -> what each of its lists is cut into: the same for every reader, so that all languages have a page.

Lists by year and document have an entry at each document that it is about. What stands in a list's own page, and where,
the pages say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from statement_archive.digests import key_of
from statement_archive.model import Archive, Entity, Occurrence, Reference, Term, Work
from statement_archive.parts import cutting
from statement_archive.parts.cutting import Filed, ListPage, cut
from statement_archive.parts.places import without_places
from statement_archive.parts.rows import Row, all_rows
from statement_archive.parts.usage import Usage

Named = dict[str, list[Occurrence]]
"""Where an entity is named, by document."""


@dataclass(frozen=True)
class Cuts:
    """How the lists of an archive are cut; each is worked out once."""

    archive: Archive

    @cached_property
    def documents(self) -> ListPage:
        """The documents, by year, month and day."""
        filed = (Filed(work.document.id, tuple(work.document.date.split("-"))) for work in self.archive.works)
        return cut([*filed], cutting.CARDS)

    @cached_property
    def usage(self) -> Usage:
        """Where terms stand."""
        return Usage(self.archive, self.archive.occurrences)

    @cached_property
    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each document."""
        return {work.document.id: all_rows(work) for work in self.archive.works}

    @cached_property
    def concordances(self) -> dict[str, ListPage]:
        """By term: the rows that have it (`document/row`), by decade, year and document."""
        row_at = {
            document: {slot.id: number for number, row in enumerate(rows) for slot in row.slots}
            for document, rows in self.rows.items()
        }
        return {term.id: cut([*self._having(term, row_at)], cutting.CELLS) for term in self.archive.terms}

    def _having(self, term: Term, row_at: dict[str, dict[str, int]]) -> Iterator[Filed]:
        for work, places in self.usage.everywhere[term.id]:
            document = work.document.id
            counts = Counter(row_at[document][place.slot] for place in places)
            for number, count in sorted(counts.items()):
                # Other terms stand in the same row: of a large archive, this is millions of names.
                name = intern(f"{document}/{self.rows[document][number].id}")
                yield Filed(name, self._keys_by_decade(document), len(work.editions) + count)

    @cached_property
    def named(self) -> dict[str, Named]:
        """By entity: where it is named, in the order of the documents."""
        found: dict[str, Named] = {entity.id: {} for entity in self.archive.entities}
        for work in self.archive.works:
            for occurrence in self.archive.occurrences.get(work.document.id, ()):
                if occurrence.id in found:
                    found[occurrence.id].setdefault(work.document.id, []).append(occurrence)
        return found

    @cached_property
    def are_names_apart(self) -> bool:
        """Whether each name has a page of its own, because one for all would be too long."""
        places = sum(len(own) for found in self.named.values() for own in found.values())
        return places + 4 * len(self.archive.entities) > cutting.NAMES

    @cached_property
    def have_names_letters(self) -> bool:
        """Whether only pages of letters have all names."""
        return self.are_names_apart and len(self.archive.entities) > cutting.NAME_LINES

    def name_path(self, entity: Entity) -> str:
        """Where one finds a name, in the folder of a language."""
        return name_path(entity, are_apart=self.are_names_apart)

    @cached_property
    def places(self) -> dict[str, ListPage]:
        """By entity: the texts that name it (`document/siglum`), by decade, year and document."""
        return {id: cut([*self._naming(found)], cutting.PLACES) for id, found in self.named.items()}

    def _naming(self, found: Named) -> Iterator[Filed]:
        for document, own in found.items():
            counts = Counter(occurrence.siglum for occurrence in own)
            for siglum, count in counts.items():
                yield Filed(intern(f"{document}/{siglum}"), self._keys_by_decade(document), min(count, cutting.SPELT))

    @cached_property
    def references(self) -> ListPage:
        """References, declined ones (`declined id`), and what has none (`none number`), by year and document."""
        own = self.archive.references
        ends = [(link.id, [end.document for end in link.ends]) for link in own.links]
        ends += [(f"declined {link.id}", [end.document for end in link.ends]) for link in own.declined]
        ends += [(f"none {number}", [one.document]) for number, one in enumerate(own.none)]
        return cut(self._by_document((name, documents, 1) for name, documents in ends), cutting.REFERENCES)

    @cached_property
    def attestations(self) -> ListPage:
        """Questions that several texts answer, by year and document."""
        asked = (
            (one.id, [saying.passage.document for saying in one.sayings], len(one.sayings) + 1)
            for one in self.archive.attestations
        )
        return cut(self._by_document(asked), cutting.ATTESTATIONS)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], ListPage]:
        """By both documents, the one that refers first: the references between them, in the order of the other."""
        links: dict[tuple[str, str], list[Reference]] = {}
        for link in self.archive.references.links:
            links.setdefault((link.ends[0].document, link.ends[1].document), []).append(link)
        order = self.archive.order
        ordered = sorted(links, key=lambda pair: (order[pair[1]], order[pair[0]]))
        return {(source, target): self._pair(links[source, target], target) for source, target in ordered}

    def _pair(self, links: Iterable[Reference], target: str) -> ListPage:
        place = {slot.id: number for number, slot in enumerate(self.archive.by_id[target].document.outline)}
        ordered = sorted(links, key=lambda link: place[link.ends[1].slot])
        return cut([Filed(link.id, ()) for link in ordered], cutting.REFERENCES)

    @cached_property
    def comparisons(self) -> ListPage:
        """Paragraphs of which something is said (`document/slot`), the lines of a document (`document/`), and pairs."""
        filed = [(name, [document], 1) for document, name in self._told_of()]
        filed += [(f"{work.document.id}/", [work.document.id], _lines(work)) for work in self.archive.works]
        filed += [(pair_key(source, target), [source, target], 1) for source, target in self.pairs]
        return cut(self._by_document(filed), cutting.COMPARISONS)

    def _told_of(self) -> Iterator[tuple[str, str]]:
        for work in self.archive.works:
            told = self.told_of.get(work.document.id, set())
            yield from ((work.document.id, f"{work.document.id}/{s.id}") for s in work.document.outline if s.id in told)

    @cached_property
    def told_of(self) -> dict[str, set[str]]:
        """By document, the segments of which registers, attestations or references say something."""
        found: dict[str, set[str]] = {}
        for work in self.archive.works:
            slots = {remark.slot for register in work.document.registers for remark in register.remarks}
            found.setdefault(work.document.id, set()).update(slots)
        passages = [saying.passage for one in self.archive.attestations for saying in one.sayings]
        passages += [end for link in self.archive.references.links for end in link.ends]
        for passage in passages:
            found.setdefault(passage.document, set()).add(passage.slot)
        return found

    def keys(self, document: str) -> tuple[str, str]:
        """What lists are cut by: the year of a document, the document."""
        return self.archive.by_id[document].document.date[:4], document

    def all_keys(self, document: str) -> tuple[str, ...]:
        """Everything that some list has a document under."""
        _, month, day = self.archive.by_id[document].document.date.split("-")
        return (*self._keys_by_decade(document)[:2], month, day, document)

    def _keys_by_decade(self, document: str) -> tuple[str, str, str]:
        """What lists are cut by that there are many of, each with little of a year: `2020s` before it."""
        year, _ = self.keys(document)
        return f"{year[:3]}0s", year, document

    def _by_document(self, entries: Iterable[tuple[str, list[str], int]]) -> list[Filed]:
        """Entries, each with the documents that it is about and its weight, at every one of these, in their order."""
        order = self.archive.order
        filed = [
            (order[document], Filed(name, self.keys(document), weight))
            for name, documents, weight in entries
            for document in dict.fromkeys(documents)
        ]
        return [entry for _, entry in sorted(filed, key=lambda pair: pair[0])]

    def digest(self, documents: Iterable[str], *others: object) -> str:
        """That of all that is shown of some documents, and of other records; "" where no digests are kept."""
        known = self.archive.digests
        own = [known.get(document, "") for document in documents]
        return key_of(*own, *(repr(without_places(other)) for other in others)) if known else ""

    def attestation_path(self, attestation: str, document: str) -> str:
        """Where one finds a question that a document answers, in the folder of a language."""
        return self.attestations.showing(self.keys(document), attestation).path("attestations.md")

    def reference_path(self, reference: str, document: str) -> str:
        """Where one finds a reference with an end in a document, in the folder of a language."""
        return self.references.showing(self.keys(document), reference).path("references.md")

    def lists(self) -> Iterator[tuple[str, ListPage]]:
        """Every list that is the same for all readers, by its path in the folder of a language."""
        yield "documents.md", self.documents
        yield "references.md", self.references
        yield "attestations.md", self.attestations
        yield "comparisons.md", self.comparisons
        for (source, target), pair in self.pairs.items():
            yield pair_name(source, target), pair
        for term, concordance in self.concordances.items():
            yield f"glossary/{term}.md", concordance
        for entity, places in self.places.items() if self.are_names_apart else ():
            yield f"names/{entity}.md", places


def name_path(entity: Entity, *, are_apart: bool) -> str:
    """Where one finds a name, in the folder of a language; names that are apart have a page each."""
    return f"names/{entity.id}.md" if are_apart else f"names/index.md#{entity.id}"


def pair_name(source: str, target: str) -> str:
    """Where a document stands beside one that it refers to, in the folder of a language."""
    return f"references/{pair_key(source, target)}.md"


def pair_key(source: str, target: str) -> str:
    """What a document beside one that it refers to is called in lists."""
    return f"{source}-to-{target}"


def _lines(work: Work) -> int:
    return len(work.document.registers) + (len(work.document.sections) if len(work.editions) > 1 else 0)
