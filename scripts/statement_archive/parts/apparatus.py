"""What is said of a paragraph -> its margin: what editors found, what it is linked with, how to cite it, each folded.

It needs no script: a line of the margin is a `<details>`, and says how much is in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from statement_archive.model import Edition, Register, Remark, Work
from statement_archive.parts.beginning import beginning
from statement_archive.parts.cross_references import CrossReferences
from statement_archive.parts.excerpt import Known
from statement_archive.parts.foreign import sentences_in_html
from statement_archive.parts.html import join, tag
from statement_archive.parts.quotation import quotation
from statement_archive.parts.remarks import flag_id, note_id
from statement_archive.parts.vocabulary import Vocabulary
from statement_archive.reader import Reader

_QUOTED = 120
"""So many characters of a quotation are shown beside its text, which has all of it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What several texts say of the same fact, as one of the places that say it leads to it."""

    id: str
    """Its own anchor."""
    target: str
    words: Markup


@dataclass(frozen=True)
class Apparatus:
    """All that is said of the paragraphs of an archive, in one language."""

    known: Known
    reader: Reader
    cross_references: CrossReferences = field(init=False)
    """References between documents."""
    vocabulary: Vocabulary = field(init=False)
    """Terms and names."""
    _asked: dict[tuple[str, str, str], list[Question]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the sayings of attestations by the place they quote."""
        object.__setattr__(self, "cross_references", CrossReferences(self.known.archive, self.reader))
        object.__setattr__(self, "vocabulary", Vocabulary(self.known, self.reader))
        for attestation in self.known.archive.attestations:
            for passage in (saying.passage for saying in attestation.sayings):
                path = self.known.attestation_path(attestation.id, passage.document)
                question = Question(
                    f"a-{passage.siglum}-{passage.slot}-{attestation.id}",
                    f"archive:{self.reader.language}/{path}#{attestation.id}",
                    sentences_in_html(attestation.question, self.reader),
                )
                self._asked.setdefault((passage.document, passage.siglum, passage.slot), []).append(question)

    def margin(
        self, work: Work, editions: tuple[Edition, ...], slots: tuple[str, ...], *, of: str = "", cite: str = ""
    ) -> Markup:
        """All that is said of these slots in any of these editions; empty where that is nothing.

        `of` names what it is said of, where that does not stand beside it; `cite` is the control that cites it.
        """
        lines = [*self._notes(work, editions, slots), self._links(work, editions, slots), cite]
        return self._folded([line for line in lines if line], of)

    def beside(self, work: Work, page: Edition, other: Edition, slots: tuple[str, ...]) -> Markup:
        """What registers say of another text of a page, and of it alone; empty where that is nothing."""
        own = [r for r in self._registers(work, (other,)) if page.witness.siglum not in r.sigla]
        return self._folded([*self._notes(work, (other,), slots, own, page)], "")

    def _folded(self, lines: list[str], of: str) -> Markup:
        head = [tag("p", of, class_="margin__of")] if of else []
        return tag("div", *head, *lines, class_="margin", data_search_exclude=True) if lines else Markup()

    def _registers(self, work: Work, editions: tuple[Edition, ...]) -> list[Register]:
        sigla = {edition.witness.siglum for edition in editions}
        return [register for register in work.document.registers if not sigla.isdisjoint(register.sigla)]

    def _notes(
        self,
        work: Work,
        editions: tuple[Edition, ...],
        slots: tuple[str, ...],
        registers: list[Register] | None = None,
        page: Edition | None = None,
    ) -> Iterator[Markup]:
        """A line for each register that has something on these slots."""
        for register in self._registers(work, editions) if registers is None else registers:
            found = [remark for remark in register.remarks if remark.slot in slots]
            items = [self._note(work, register, remark, editions, page) for remark in found]
            if items:
                summary = tag("summary", self.reader.say(f"noted-{register.name}", count=len(items)))
                yield tag("details", summary, tag("ul", *items), class_="notes")

    def _note(
        self, work: Work, register: Register, remark: Remark, editions: tuple[Edition, ...], page: Edition | None
    ) -> Markup:
        category = self.reader.say(f"category-{remark.category.value}")
        target = f"archive:{register_path(work, register, self.reader)}#{remark.id}"
        anchor = note_id(register, remark, editions[0], page) if page else flag_id(register, remark)
        words: list[str] = [tag("a", category, href=target, id=anchor, class_="flag")]
        if remark.severity:
            words.append(tag("span", self.reader.say(f"severity-{remark.severity.value}"), class_="severity"))
        words += [
            quotation(beginning(quoted.words, _QUOTED), work.edition(quoted.siglum)) for quoted in remark.quotations
        ]
        reason = tag("span", sentences_in_html(remark.reason, self.reader), class_="reason")
        severity = remark.severity.value if remark.severity else False
        return tag("li", join(" ", (*words, reason)), data_severity=severity)

    def _links(self, work: Work, editions: tuple[Edition, ...], slots: tuple[str, ...]) -> Markup:
        """The line of references to other documents and of questions that several texts answer."""
        asked = [
            self._asked.get((work.document.id, edition.witness.siglum, slot), [])
            for slot in slots
            for edition in editions
        ]
        questions = {question.target: question for found in reversed(asked) for question in found}.values()
        items = self.cross_references.at(work, slots)
        items += [
            tag("li", self.reader.say("compared"), tag("a", q.words, href=q.target, id=q.id, class_="flag"))
            for q in questions
        ]
        if not items:
            return Markup()
        summary = tag("summary", self.reader.say("noted-links", count=len(items)))
        return tag("details", summary, tag("ul", *items, class_="references"), class_="notes")


def register_path(work: Work, register: Register, reader: Reader) -> str:
    """The page of a register."""
    name = "translation-audit" if register.name == "translation" else register.name
    return f"{reader.language}/{work.document.id}/{name}.md"
