"""An archive -> its glossary as a termbase in TBX-Basic, by ISO 30042 of 2008, which most programs read, and of 2019.

A concept is a term of the glossary; its terms are the forms that texts have, each with the first place in every
document that has it. What a machine wrote stands under the language tag of its text, with a note, and deprecated where
no other text says it. Definitions stand with the terms of their language, or with the concept where it has none there.
What no text names is left out, since a concept needs a term.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from statement_archive import tags
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings
from statement_archive.export.xml_text import as_file, carry
from statement_archive.model import Edition, Status, Term, Work
from statement_archive.names import text_name
from statement_archive.parts.usage import FoundIn, TextColumn, Usage, columns
from statement_archive.reader import Reader

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ADMITTED, _DEPRECATED = "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
_EMPTY = b"<body/>"
_MEDIA_TYPE = "application/x-tbx"
_SINCE_2019 = "urn:iso:std:iso:30042:ed-2"

Attested = dict[str, dict[str, list[FoundIn]]]
"""The forms of a term by the language tag of their texts, each with where it stands."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a year of the standard calls what is the same in both."""

    file: str
    said: str
    namespace: str | None
    prefixes: Mapping[None, str] | None
    root: str
    style: Mapping[str, str]
    header: str
    concept: str
    language: str
    term: str


_DIALECTS = (
    Dialect(
        file="glossary.tbx",
        said="data-tbx",
        namespace=None,
        prefixes=None,
        root="martif",
        style={},
        header="martifHeader",
        concept="termEntry",
        language="langSet",
        term="tig",
    ),
    Dialect(
        file="glossary-2019.tbx",
        said="data-tbx-2019",
        namespace=_SINCE_2019,
        prefixes={None: _SINCE_2019},
        root="tbx",
        style={"style": "dca"},
        header="tbxHeader",
        concept="conceptEntry",
        language="langSec",
        term="termSec",
    ),
)


@dataclass(frozen=True, slots=True)
class _Sources:
    """The places where terms stand, as all files tell of them: each is asked for once."""

    holdings: Holdings
    _told: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)

    @property
    def reader(self) -> Reader:
        """In whose words they are told."""
        return self.holdings.site[0]

    def tell(self, work: Work, edition: Edition, slot: str) -> tuple[str, str]:
        """What a text is called, and the address of a segment of it."""
        key = work.document.id, edition.witness.siglum, slot
        if key not in self._told:
            self._told[key] = text_name(work, edition, self.reader), self.holdings.passage(work, edition, slot)
        return self._told[key]


def tbx(holdings: Holdings) -> Iterator[DataFile]:
    """A file for each year of the standard; none where no text names a term."""
    archive = holdings.archive
    usage, asked = holdings.cuts.usage, columns(archive)
    attested = [(term, found) for term in archive.terms if (found := _attested(usage, term, asked))]
    if attested:
        sources = _Sources(holdings)
        for dialect in _DIALECTS:
            content = partial(_file, sources, attested, dialect)
            yield DataFile(f"{FOLDER}/{dialect.file}", content, _MEDIA_TYPE, dialect.said)


def _attested(usage: Usage, term: Term, asked: Iterable[TextColumn]) -> Attested:
    found: Attested = {}
    for column in asked:
        for form, places in usage.attested(term, column).items():
            for place in places.values():
                language = place[1].witness.language if column.is_machine else column.language
                found.setdefault(language, {}).setdefault(form, []).append(place)
    return found


def _file(sources: _Sources, attested: Iterable[tuple[Term, Attested]], dialect: Dialect) -> bytes:
    """The file, made concept by concept: as elements, all of them would take more memory than anything else.

    The root alone has a namespace; the others stand in it, and are written by their names.
    """
    before, _, after = as_file(_frame(sources, dialect)).partition(_EMPTY)
    concepts = (_concept(sources, term, found, dialect) for term, found in attested)
    written = (etree.tostring(concept, encoding="UTF-8", xml_declaration=False) for concept in concepts)
    return b"".join((before, b"<body>", *written, b"</body>", after))


def _frame(sources: _Sources, dialect: Dialect) -> etree._Element:
    """The root with all but concepts."""
    reader = sources.reader
    said = {"type": "TBX-Basic", **dialect.style, _LANGUAGE: reader.language}
    root = etree.Element(etree.QName(dialect.namespace, dialect.root), said, nsmap=dialect.prefixes)
    file = _add(_add(root, dialect.header), "fileDesc")
    _add(_add(file, "titleStmt"), "title", reader.say("glossary-title"))
    _add(_add(file, "sourceDesc"), "p", sources.holdings.address(f"{reader.language}/glossary/index.md"))
    _add(_add(root, "text"), "body")
    return root


def _concept(sources: _Sources, term: Term, found: Attested, dialect: Dialect) -> etree._Element:
    concept = etree.Element(dialect.concept, id=f"term-{term.id}")
    concept.tail = "\n"
    by_people = [language for language, forms in found.items() if not _is_machine(next(iter(forms.values())))]
    definitions = dict(term.definition.texts) if term.definition else {}
    own = {language: _take(definitions, language) for language in by_people}
    for language, definition in definitions.items():
        group = _add(concept, "descripGrp")
        _add(group, "descrip", definition, type="definition").set(_LANGUAGE, language)
    said = {form.casefold() for language in by_people for form in found[language]}
    for language, forms in found.items():
        section = _add(concept, dialect.language)
        section.set(_LANGUAGE, language)
        if own.get(language):
            _add(section, "descrip", own[language], type="definition")
        for form, places in forms.items():
            status = _ADMITTED if form.casefold() in said else _DEPRECATED
            _add_term(_add(section, dialect.term), sources, form, places, status)
    return concept


def _add_term(section: etree._Element, sources: _Sources, form: str, places: list[FoundIn], status: str) -> None:
    _add(section, "term", form)
    _add(section, "termNote", status, type="administrativeStatus")
    for place in places:
        name, address = sources.tell(*place)
        _add(section, "xref", name, type="externalCrossReference", target=address)
    if _is_machine(places):
        _add(section, "note", sources.reader.say("status-machine-translation"))


def _add(parent: etree._Element, name: str, text: str = "", **said: str) -> etree._Element:
    """A further element in the namespace of the one around it."""
    namespace, brace, _ = str(parent.tag).rpartition("}")
    element = etree.SubElement(parent, f"{namespace}{brace}{name}", said)
    element.text = carry(text) or None
    return element


def _take(definitions: dict[str, str], language: str) -> str:
    """The definition in a language, which then is not left any more."""
    same = next((other for other in definitions if tags.is_same(other, language)), "")
    return definitions.pop(same) if same else ""


def _is_machine(places: list[FoundIn]) -> bool:
    return places[0][1].witness.status is Status.MACHINE_TRANSLATION


TBX = Format(
    "tbx",
    "https://www.iso.org/standard/62510.html",
    of_archive=tbx,
    use="pip install translate-toolkit\ntbx2po {file} glossary.po\npocount glossary.po",
)
