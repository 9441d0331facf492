"""Terms and names in a text -> quiet marks with their definitions, and a list at the end of a section."""

from collections.abc import Iterator
from dataclasses import dataclass

from statement_archive import tags
from statement_archive.model import Edition, Entity, EntityKind, Localized, Occurrence, Section, Term, Work
from statement_archive.names import entity_name, term_name
from statement_archive.parts import markdown as md
from statement_archive.parts.alphabet import sorting
from statement_archive.parts.excerpt import Known
from statement_archive.parts.markdown import Markdown
from statement_archive.parts.marks import Mark
from statement_archive.reader import Reader


@dataclass(frozen=True)
class Vocabulary:
    """The glossary and the names of an archive as a reader of one language meets them."""

    known: Known
    reader: Reader

    def marks(self, work: Work, edition: Edition) -> tuple[Mark, ...]:
        """A mark for the first occurrence of each term with a definition in each segment."""
        terms = {term.id: term for term in self.known.archive.terms if term.definition}
        first: dict[tuple[str, str], Occurrence] = {}
        for occurrence in self._of(work, edition):
            if occurrence.id in terms:
                first.setdefault((occurrence.slot, occurrence.id), occurrence)
        return tuple(self._mark(occurrence, terms[occurrence.id]) for occurrence in first.values())

    def named_in(self, work: Work, edition: Edition, section: Section) -> Iterator[Markdown]:
        """The people, organisations, countries and terms that a section names, each a link."""
        slots = {slot.id for slot in work.document.outline if slot.section == section.id}
        found = {occurrence.id for occurrence in self._of(work, edition) if occurrence.slot in slots}
        lines = [
            *(self._line(f"named-{kind.value}", self._entities(found, kind)) for kind in EntityKind),
            self._line("named-term", self._terms(found)),
        ]
        if any(lines):
            yield md.heading(2, self.reader.say("named"), id="named")
            yield from filter(None, lines)

    def _of(self, work: Work, edition: Edition) -> Iterator[Occurrence]:
        every = self.known.archive.occurrences.get(work.document.id, ())
        return (occurrence for occurrence in every if occurrence.siglum == edition.witness.siglum)

    def _mark(self, occurrence: Occurrence, term: Term) -> Mark:
        definition = term.definition or Localized({})
        target = f"archive:{self.reader.language}/glossary/{term.id}.md"
        words, language = self.reader.text(definition), self.reader.language_of(definition)
        return Mark(occurrence.span.start, occurrence.span.end, target, words, ("term",), language)

    def _line(self, key: str, links: list[Markdown]) -> Markdown:
        """A sentence that lists links; empty where there are none."""
        words = md.escape(self.reader.say(key)) + md.join(self.reader.say("comma"), links)
        return md.paragraph(words, classes=("named",)) if links else Markdown()

    def _entities(self, found: set[str], kind: EntityKind) -> list[Markdown]:
        named = [e for e in self.known.archive.entities if e.id in found and e.kind is kind]
        return [
            self._link(self._name(e), self.reader.language_of(entity_name(e, self.reader)), self.known.name_path(e))
            for e in sorted(named, key=lambda entity: sorting(self._name(entity)))
        ]

    def _terms(self, found: set[str]) -> list[Markdown]:
        return [
            self._link(*term_name(term, self.reader), f"glossary/{term.id}.md")
            for term in self.known.archive.terms
            if term.id in found
        ]

    def _name(self, entity: Entity) -> str:
        return self.reader.text(entity_name(entity, self.reader))

    def _link(self, name: str, language: str, path: str) -> Markdown:
        """A name in a language, as a link."""
        is_foreign = language != self.reader.language
        content = (
            md.span(name, **tags.attributes(tags.with_script(language), self.reader.language)) if is_foreign else name
        )
        return md.link(content, f"archive:{self.reader.language}/{path}")
