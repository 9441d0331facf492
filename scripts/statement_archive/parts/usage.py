"""Terms and where they stand -> what each text has for a term, and which terms hold others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from statement_archive import tags
from statement_archive.model import Archive, Edition, Occurrence, Status, Term, Work

FoundIn = tuple[Work, Edition, str]
"""A text, and the id of the slot where it has something first."""
Forms = Mapping[str, Mapping[str, FoundIn]]
"""Forms of a term, the listed ones as they are listed, each with the documents that have it."""
_Asked = tuple[str, str, bool, str]
"""What a form depends on: the term, the language of the text, whether a machine wrote it, the words as they stand."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """Texts that are asked together: those of one language in one script, or what machines made."""

    language: str
    is_machine: bool

    def holds(self, language: str) -> bool:
        """Whether it has official texts of a language in its script."""
        return not self.is_machine and tags.is_same(self.language, language)

    def has(self, edition: Edition) -> bool:
        """Whether a text is one of them."""
        is_machine = edition.witness.status is Status.MACHINE_TRANSLATION
        return is_machine if self.is_machine else not is_machine and self.holds(edition.witness.language)


def columns(archive: Archive) -> list[TextColumn]:
    """One for each language and script of the texts, in the order of the documents; one for all machines, last."""
    found: list[TextColumn] = []
    for edition in (edition for work in archive.works for edition in work.editions):
        is_machine = edition.witness.status is Status.MACHINE_TRANSLATION
        if not any(column.has(edition) for column in found):
            language = tags.written(edition.witness.language) if is_machine else edition.witness.language
            found.append(TextColumn(language, is_machine))
    return sorted(found, key=lambda column: column.is_machine)


@dataclass(frozen=True)
class Usage:
    """The terms of an archive and all places where they stand."""

    archive: Archive
    occurrences: Mapping[str, Sequence[Occurrence]]
    """By document."""
    found: dict[str, dict[str, list[Occurrence]]] = field(init=False, default_factory=dict)
    """The same by term and document."""
    _attested: dict[tuple[str, TextColumn], Forms] = field(init=False, default_factory=dict)
    """By term and column, what was asked for before."""

    def __post_init__(self) -> None:
        """Sort the places by terms."""
        self.found.update({term.id: {} for term in self.archive.terms})
        for document, occurrences in self.occurrences.items():
            for occurrence in occurrences:
                if occurrence.id in self.found:
                    self.found[occurrence.id].setdefault(document, []).append(occurrence)

    @cached_property
    def longer(self) -> Mapping[str, Sequence[Term]]:
        """By term: the terms that have it within them."""
        terms = self.archive.terms
        return {term.id: [other for other in terms if other is not term and _contains(other, term)] for term in terms}

    @cached_property
    def everywhere(self) -> Mapping[str, Sequence[tuple[Work, Sequence[Occurrence]]]]:
        """By term: the documents that have it by itself or in the words of longer terms, and where."""
        return {term.id: [*self._having(term)] for term in self.archive.terms}

    def _having(self, term: Term) -> Iterator[tuple[Work, Sequence[Occurrence]]]:
        having = {document for one in (term, *self.longer[term.id]) for document in self.found[one.id]}
        names: dict[_Asked, bool] = {}
        for document in sorted(having & self.archive.by_id.keys(), key=self.archive.order.__getitem__):
            work = self.archive.by_id[document]
            own = [*self.found[term.id].get(document, [])]
            for other in self.longer[term.id]:
                for place in self.found[other.id].get(document, []):
                    edition = work.edition(place.siglum)
                    asked = _asked(term, edition, place)
                    if asked not in names:
                        names[asked] = _names(term, edition, asked[-1])
                    own += [place] if names[asked] else []
            if own:
                yield work, own

    @cached_property
    def _first(self) -> Mapping[str, Sequence[tuple[str, FoundIn]]]:
        """By term: the forms that texts have, each at the first place in each text."""
        return {term.id: [*self._first_places(term)] for term in self.archive.terms}

    def _first_places(self, term: Term) -> Iterator[tuple[str, FoundIn]]:
        forms: dict[_Asked, str] = {}
        for work, places in self.everywhere[term.id]:
            met = set[tuple[str, str]]()
            for place in places:
                edition = work.edition(place.siglum)
                asked = _asked(term, edition, place)
                if asked not in forms:
                    forms[asked] = _form(term, edition, asked[-1])
                form = forms[asked]
                if (form, place.siglum) not in met:
                    met.add((form, place.siglum))
                    yield form, (work, edition, place.slot)

    def attested(self, term: Term, column: TextColumn) -> Forms:
        """The forms that the texts of a column have, those that stand by themselves first."""
        if (asked := (term.id, column)) not in self._attested:
            found: dict[str, dict[str, FoundIn]] = {}
            for form, (work, edition, slot) in self._first[term.id]:
                if column.has(edition):
                    found.setdefault(form, {}).setdefault(work.document.id, (work, edition, slot))
            self._attested[asked] = found
        return self._attested[asked]


def _asked(term: Term, edition: Edition, place: Occurrence) -> _Asked:
    witness, words = edition.witness, edition.text[place.span.start : place.span.end]
    return term.id, witness.language, witness.status is Status.MACHINE_TRANSLATION, words


def _form(term: Term, edition: Edition, printed: str) -> str:
    """What a text has for a term: the listed form that its words are or hold, else these."""
    words, listed = " ".join(printed.split("\n")), [*_forms_in(term, edition)]
    is_it = (form for form in listed if form.casefold() == words.casefold())
    within = (form for form in listed if _held(form, words, edition.witness.language))
    return next(is_it, None) or next(within, words)


def _names(term: Term, edition: Edition, words: str) -> bool:
    """Whether the words that a text has for another term hold a form of this one."""
    return any(_held(form, words, edition.witness.language) for form in _forms_in(term, edition))


def _forms_in(term: Term, edition: Edition) -> Iterator[str]:
    """The forms of a term that an edition's text may have."""
    own = tags.language_and_script(edition.witness.language)
    for language, forms in term.forms.items():
        if tags.language_and_script(language) == own:
            yield from forms
    if edition.witness.status is Status.MACHINE_TRANSLATION:
        yield from term.machine


def _contains(longer: Term, term: Term) -> bool:
    """Whether a form of `longer` holds a form of `term` in the same language as a word or words, and more."""
    return any(
        _held(form, other, language)
        for language, forms in term.forms.items()
        for form in forms
        for other in longer.forms.get(language, ())
    )


def _held(form: str, words: str, language: str) -> bool:
    """Whether a form stands in words as a word or words of them, and is not all that they are."""
    start, end = (r"(?<!\w)", r"s?(?!\w)") if tags.has_spaces(language) else ("", "")
    is_near = form.casefold() in words.casefold()
    match = re.search(f"{start}{re.escape(form)}{end}", words, re.IGNORECASE) if is_near else None
    return match is not None and match.group() != words
