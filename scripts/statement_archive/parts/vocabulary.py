"""Terms and names in a text -> quiet marks with their definitions, and a list at the end of a section."""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive.model import LANGUAGES, Archive, Edition, Entity, EntityKind, Occurrence, Section, Term, Work
from statement_archive.parts import markdown as md
from statement_archive.parts.foreign import prose_in_markdown
from statement_archive.parts.marks import Mark
from statement_archive.parts.messages import say


@dataclass(frozen=True)
class Vocabulary:
    """The glossary and the names of an archive as a reader of one language meets them."""

    archive: Archive
    language: str

    def marks(self, work: Work, edition: Edition) -> tuple[Mark, ...]:
        """A mark for the first occurrence of each term with a definition in each segment."""
        terms = {term.id: term for term in self.archive.terms if term.definition}
        first: dict[tuple[str, str], Occurrence] = {}
        for occurrence in self._of(work, edition):
            if occurrence.id in terms:
                first.setdefault((occurrence.slot, occurrence.id), occurrence)
        return tuple(self._mark(occurrence, terms[occurrence.id]) for occurrence in first.values())

    def named_in(self, work: Work, edition: Edition, section: Section) -> Iterator[str]:
        """The people, organisations, countries and terms that a section names, each a link."""
        slots = {slot.id for slot in section.slots()}
        found = {occurrence.id for occurrence in self._of(work, edition) if occurrence.slot in slots}
        lines = [
            *(self._line(f"named-{kind.value}", self._entities(found, kind)) for kind in EntityKind),
            self._line("named-term", self._terms(found)),
        ]
        if any(lines):
            yield md.heading(2, md.escape(say("named", self.language)), id="named")
            yield from filter(None, lines)

    def _of(self, work: Work, edition: Edition) -> Iterator[Occurrence]:
        every = self.archive.occurrences.get(work.document.id, ())
        return (occurrence for occurrence in every if occurrence.siglum == edition.witness.siglum)

    def _mark(self, occurrence: Occurrence, term: Term) -> Mark:
        definition = term.definition[self.language] if term.definition else ""
        target = f"archive:{self.language}/glossary/{term.id}.md"
        return Mark(occurrence.span.start, occurrence.span.end, target, definition, ("term",))

    def _line(self, key: str, links: list[str]) -> str:
        words = md.escape(say(key, self.language)) + say("comma", self.language).join(links)
        return md.paragraph(words, classes=("named",)) if links else ""

    def _entities(self, found: set[str], kind: EntityKind) -> list[str]:
        named = sorted((e for e in self.archive.entities if e.id in found and e.kind is kind), key=self._name)
        return [self._link(self._name(e), f"names/index.md#{e.id}") for e in named]

    def _terms(self, found: set[str]) -> list[str]:
        return [
            self._link(term_name(term, self.language), f"glossary/{term.id}.md")
            for term in self.archive.terms
            if term.id in found
        ]

    def _name(self, entity: Entity) -> str:
        return entity.name[self.language]

    def _link(self, name: str, path: str) -> str:
        return md.link(prose_in_markdown(name, self.language), f"archive:{self.language}/{path}")


def term_name(term: Term, language: str) -> str:
    """The base form of a term in a language, or in the first that has one."""
    own = term.forms[LANGUAGES.index(language)]
    return own[0] if own else next(forms[0] for forms in term.forms if forms)
