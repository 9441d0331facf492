"""A segment or a whole text -> how to cite it: in words, in styles, for reference managers; and what offers that.

The library does not know where the site will be. Every format holds the address as `archive:<path>#<segment>`, followed
by nothing that could belong to it; whoever makes the site puts the real one in its place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from markupsafe import Markup

from statement_archive import tags
from statement_archive.addresses import SCHEME
from statement_archive.model import DocumentKind, Edition, Kind, Segment, Slot, Work
from statement_archive.names import (
    HEADED,
    cited,
    edition_phrase,
    is_named_by_label,
    kind_name,
    number_of,
    passage_name,
    phrase,
    place_name,
    slot_name,
)
from statement_archive.parts.editions import is_in
from statement_archive.parts.foreign import label
from statement_archive.parts.html import comment, fill, join, tag
from statement_archive.parts.json_text import json_text
from statement_archive.parts.marks import has_repairs, is_repaired
from statement_archive.parts.styles import STYLES, CitedText, Locus, in_style
from statement_archive.reader import Reader

_DIGITS = 12
_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "pamphlet": "PAMP",
    "personal_communication": "PCOMM",
    "report": "RPRT",
}
"""By the type in CSL; the rest has none of its own."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "%&#_$"},
}
"""BibTeX counts braces even behind a backslash, so that `\\{` would have to be paired."""
_UNCUT = str.maketrans({",": "\u201a"})
"""RIS has surname and first name parted by a comma and no way to say that a name is one; so this looks like one."""
_FILES = {"bibtex": "bib", "ris": "ris", "csl": "json"}
"""Formats that programs read, and how names of such files end."""
_LIGATURE = re.compile(r"([-`'<>,])(?=\1)|[?!](?=`)")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of a segment or of a whole text says; no line feed in any of its strings but `words`."""

    key: str
    """Document, siglum and segment id: `example-2024-03-01-en-p7`; of a whole text without the last."""
    segment: str
    """Its id on the page; "" for a whole text."""
    called: str
    """What a sentence calls it: `paragraph 7`."""
    place: str
    """Where in the document, in words of the site language: `para. 7`, a number that is not printed in brackets; "" for
    a whole text."""
    document_kind: DocumentKind
    genre: str
    """The document's kind in the language of `title`."""
    issuer: str
    """In the language of `title`."""
    title: str
    """As the witness has it, else the editors' in the site language nearest to the witness."""
    title_language: str
    """BCP 47 tag of the title."""
    date: str
    """ISO 8601."""
    witness_language: str
    """BCP 47 tag of the text."""
    witness: str
    """Standing, language, siglum, and whether it was repaired here, in the site language."""
    words: str
    """The text that is cited, as published."""
    address: str
    """`archive:<path>#<segment>`."""
    where: Locus
    """The place as styles name it."""
    reader: Reader
    """Whose words it uses."""

    def at(self, address_of: Callable[[str], str]) -> "Citation":
        """The same with the address that it has where the site stands."""
        return replace(self, address=address_of(self.address))

    @property
    def digest(self) -> str:
        """`sha256:` and the first twelve digits of the hash of the words in UTF-8."""
        return f"sha256:{sha256(self.words.encode('utf-8')).hexdigest()[:_DIGITS]}"

    @property
    def plain(self) -> str:
        """The citation as a sentence; the address stands last, with nothing behind it."""
        return self.reader.say("cite-sentence", issuer=self.issuer, title=self.title, rest=self._rest)

    @property
    def plain_in_html(self) -> Markup:
        """The same as HTML, in which a title of another language says so."""
        title = label(self.title, self.title_language, self.reader.language) or self.title
        return fill(self.reader.template("cite-sentence"), issuer=self.issuer, title=title, rest=self._rest)

    @property
    def bibtex(self) -> str:
        """A BibTeX entry; it can be read by BibTeX (`howpublished`, `year`) and biblatex (`date`, `url`)."""
        year, month, _ = self.date.split("-")
        fields = {
            "author": f"{{{{{_tex(self.issuer)}}}}}",
            "title": f"{{{{{_tex(self.title)}}}}}",
            "year": f"{{{year}}}",
            "month": _MONTHS[int(month) - 1],
            "date": f"{{{self.date}}}",
            "howpublished": f"{{{_tex(self.reader.publisher)}}}",
            "publisher": f"{{{_tex(self.reader.publisher)}}}",
            "language": f"{{{_tex(self.witness_language)}}}",
            "note": f"{{{_tex(self._note)}}}",
            "url": f"{{{self.address}}}",
        }
        lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}"

    @property
    def ris(self) -> str:
        """A RIS record; one line for each tag."""
        fields = (
            ("TY", _RIS_TYPES.get(self.document_kind.csl, "GEN")),
            ("ID", self.key),
            ("AU", self.issuer.translate(_UNCUT)),
            ("TI", self.title),
            ("M3", self.genre),
            ("PY", self.date[:4]),
            ("DA", self.date.replace("-", "/") + "/"),
            *([("SE", self.place)] if self.place else []),
            ("PB", self.reader.publisher),
            ("LA", self.witness_language),
            ("N1", self._note),
            ("UR", self.address),
            ("ER", ""),
        )
        return "\n".join(f"{name}  - {value}" for name, value in fields)

    @property
    def csl_json(self) -> str:
        """CSL-JSON: a list with one item (csl-data.json of CSL 1.0.2)."""
        return json_text([self.csl_item])

    @property
    def csl_item(self) -> dict[str, object]:
        """An item of CSL-JSON.

        It has no place for a locator, so the passage is told where styles print it: as its place in the archive.
        """
        type_ = self.document_kind.csl
        return {
            "id": self.key,
            "type": type_,
            "author": [{"literal": self.issuer}],
            "title": self.title,
            "genre": self.genre,
            "issued": {"date-parts": [[int(number) for number in self.date.split("-")]]},
            "publisher": self.reader.publisher,
            **({"container-title": self.reader.publisher} if type_ == "article-newspaper" else {}),
            "archive_location": self.reader.say("cite-comma").join(self._located),
            "language": self.witness_language,
            "note": self._note,
            "URL": self.address,
        }

    def styled(self, style: str) -> Markup:
        """The citation in a style (`STYLES`), a line for each part; the address is a comment."""
        item = CitedText(self.issuer, self.title, self.genre, self.date, self.witness_language, self.reader.publisher)
        lines = in_style(style, item, self.where, _address(self), self.reader.say("cite-day"))
        return join("\n", lines)

    @property
    def _rest(self) -> str:
        """What stands behind the title in a sentence."""
        words = (self.place, self.reader.date(self.date), self.witness, self.reader.archive)
        return self.reader.say("cite-comma").join(filter(None, (*words, self.digest, self.address)))

    @property
    def _note(self) -> str:
        return self.reader.say("semicolon").join(self._located)

    @property
    def _located(self) -> tuple[str, ...]:
        """What tells the passage, the text and its state."""
        return tuple(filter(None, (self.place, self.witness, self.digest)))


def cite(work: Work, edition: Edition, segment: Segment, reader: Reader, path: str) -> Citation:
    """The citation of a segment that stands on the page `path` (under `docs/`), for readers of a site language."""
    slot = work.document.slot_by_id[segment.id]
    english = next((other for other in reader.everyone if other.language == "en"), reader)
    return replace(
        cite_whole(work, edition, reader, path),
        key=f"{work.document.id}-{edition.witness.siglum}-{segment.id}",
        segment=segment.id,
        called=_called(slot, segment, reader),
        place=_place(slot, segment, reader),
        witness=_witness(edition, reader, was_repaired=is_repaired(edition, segment)),
        words=segment.text,
        address=f"archive:{path}#{segment.id}",
        where=_where(_place(slot, segment, english), segment),
    )


def cite_whole(work: Work, edition: Edition, reader: Reader, path: str) -> Citation:
    """The citation of a text as a whole, which stands on the page `path`, for readers of a site language."""
    document, witness = work.document, edition.witness
    own = own_reader(edition, reader)
    return Citation(
        key=f"{document.id}-{witness.siglum}",
        segment="",
        called=edition_phrase(edition, reader),
        place="",
        document_kind=document.kind,
        genre=kind_name(document.kind, own),
        issuer=_line(own.text(document.issuer)),
        title=own_title(work, edition, reader),
        title_language=witness.language if "title" in edition.by_slot else own.language_of(document.title),
        date=document.date,
        witness_language=witness.language,
        witness=_witness(edition, reader, was_repaired=has_repairs(edition)),
        words=edition.text,
        address=f"archive:{path}",
        where=Locus("", is_paragraph=False),
        reader=reader,
    )


def cite_control(citation: Citation, reader: Reader) -> Markup:
    """What unfolds into link and formats, as one block of HTML; its buttons are hidden until a script shows them."""
    place = citation.called
    link = tag("a", reader.say("cite-permalink", place=place), class_="permalink", href=citation.address)
    formats: dict[str, str] = {
        "plain": citation.plain_in_html,
        **{style: citation.styled(style) for style in STYLES},
        "bibtex": citation.bibtex,
        "ris": citation.ris,
        "csl": citation.csl_json,
    }
    tabs = [part for name, text in formats.items() for part in _format(name, text, citation, reader)]
    return tag(
        "details",
        tag("summary", reader.say("cite"), aria_label=reader.say("cite-this", place=place)),
        tag("p", link),
        tag("fieldset", tag("legend", reader.say("cite-style")), *tabs, class_="cite__styles"),
        tag("p", reader.say("cite-hashed"), class_="cite__hashed"),
        class_="cite",
        id=f"cite-{citation.segment}",
        data_search_exclude=True,
    )


def own_reader(edition: Edition, reader: Reader) -> Reader:
    """The reader nearest to the text: of its own language, of one that shares its primary subtag, else this one."""
    primary = tags.language(edition.witness.language)
    same = [other for other in reader.everyone if is_in(edition, other)]
    kin = [other for other in (reader, *reader.everyone) if tags.language(other.language) == primary]
    return (*same, *kin, reader)[0]


def own_title(work: Work, edition: Edition, reader: Reader) -> str:
    """The document's title as the text has it, else the editors' in the nearest site language; on one line."""
    segment = edition.by_slot.get("title")
    return _line(segment.text if segment else own_reader(edition, reader).text(work.document.title))


def _format(name: str, text: str, citation: Citation, reader: Reader) -> Iterator[Markup]:
    """A format as a tab: what chooses it, its name, and what is shown while it is chosen."""
    id_ = f"cite-{citation.segment}-{name}"
    chooser = f"{id_}-tab"
    is_first = name == "plain"
    yield tag("input", type="radio", name=f"cite-{citation.segment}", id=chooser, checked=is_first)
    yield tag("label", reader.say(f"cite-{name}"), for_=chooser)
    words = join(_address(citation), text.split(citation.address))
    buttons = [_button("copy", reader.say(f"cite-copy-{name}", place=citation.called), reader, data_copies=id_)]
    if name in _FILES:
        file = f"{citation.key}.{_FILES[name]}"
        label = reader.say("cite-save-this", file=file)
        buttons.append(_button("save", label, reader, data_saves=id_, data_file=file))
    yield tag("div", tag("pre", tag("code", words, id=id_, translate="no")), *buttons, class_="cite__panel")


def _button(name: str, label: str, reader: Reader, **data: str) -> Markup:
    words = reader.say(f"cite-{name}")
    return tag("button", words, type="button", class_="copy", hidden=True, aria_label=label, **data)


def _address(citation: Citation) -> Markup:
    """The comment for which the address is put in."""
    return comment(f"address: {citation.address.removeprefix(SCHEME)}")


def _where(place: str, segment: Segment) -> Locus:
    """A paragraph or an item by its number, anything else in words of English, which most styles are in."""
    number = cited(segment)
    is_counted = segment.kind in (Kind.PARAGRAPH, Kind.ITEM) and not is_named_by_label(segment)
    if is_counted and not number.removeprefix("[").startswith(segment.id):
        return Locus(number, is_paragraph=True, is_several="–" in number)
    return Locus(place, is_paragraph=False)


def _called(slot: Slot, segment: Segment, reader: Reader) -> str:
    """What a sentence calls it; a label stays as it is printed."""
    name = slot_name(slot, reader) if slot.name else passage_name(segment, reader)
    return phrase(name, number_of(segment))


def _place(slot: Slot, segment: Segment, reader: Reader) -> str:
    if slot.name:
        return reader.text(slot.name)
    if is_named_by_label(segment):
        return number_of(segment)
    if segment.kind in HEADED:
        return place_name(segment, reader)
    number = cited(segment)
    if segment.kind is Kind.ITEM and segment.label:
        return reader.say("cite-subparagraph", number=number)
    if segment.kind is Kind.HEADING and not segment.label and not segment.number:
        return reader.say("cite-bare")
    plural = "s" if segment.kind is Kind.PARAGRAPH and "–" in number else ""
    return reader.say(f"cite-{segment.kind.value}{plural}", number=number)


def _witness(edition: Edition, reader: Reader, *, was_repaired: bool) -> str:
    name = edition_phrase(edition, reader)
    words = [reader.say("cite-witness", name=name, siglum=edition.witness.siglum)]
    words += [reader.say("cite-repaired")] if was_repaired else []
    return reader.say("cite-comma").join(words)


def _tex(text: str) -> str:
    """Text as TeX sets it: no character is a command, no two make a ligature."""
    return _LIGATURE.sub(r"\g<0>{}", "".join(_TEX.get(character, character) for character in text))


def _line(text: str) -> str:
    return " ".join(text.split())
