"""Guessed texts -> their blocks, as the stages read them when a document is declared by nothing but its numbering."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statement_archive.draft.evidence import evidence
from statement_archive.draft.numbering import guess_numbering
from statement_archive.draft.page import guess_apart
from statement_archive.draft.records import GuessedText
from statement_archive.edition.parse import parse
from statement_archive.edition.parse.lines import lines_of, looks_like_heading
from statement_archive.model import (
    UNKNOWN_DATE,
    Block,
    Boilerplate,
    Document,
    DocumentKind,
    Kind,
    Localized,
    Mended,
    Numbering,
    RawText,
    Section,
    Status,
    Witness,
)
from statement_archive.text.mend import mend

_NOTHING = Localized({})
_ENDS = (Kind.SIGNATURES, Kind.CLOSING, Kind.HEADING)
_NOTES = (Kind.NOTE, Kind.FOOTNOTE)
_LONGEST_ANNEX = 30
_HAS_DAY = re.compile(r"\d|[年月日]")


@dataclass(frozen=True, slots=True)
class Read:
    """A text, mended and taken apart."""

    guessed: GuessedText
    mended: Mended
    body: tuple[Block, ...]
    """Its blocks without those at the end that follow here."""
    closing: tuple[Block, ...]
    signatures: tuple[Block, ...]
    annex: tuple[Block, ...]
    """From the heading of an annex on."""
    has_note: bool

    @property
    def language(self) -> str:
        """Its tag."""
        return self.guessed.language.value

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All but its notes, in order."""
        return (*self.body, *self.closing, *self.signatures, *self.annex)


def read(texts: Sequence[GuessedText]) -> list[Read]:
    """Each text mended, with the others as evidence; what it counts and what is apart, as far as damage hid it; and
    its blocks."""
    mended = _mended(texts)
    known = [_known(text, own.text) for text, own in zip(texts, mended, strict=True)]
    document = _document(known)
    raws = [replace(own.raw, witness=witness) for own, witness in zip(mended, document.witnesses, strict=True)]
    owned = [replace(own, raw=raw) for own, raw in zip(mended, raws, strict=True)]
    return [_read(text, own, parse(own, document=document)[0].blocks) for text, own in zip(known, owned, strict=True)]


def _mended(texts: Sequence[GuessedText]) -> list[Mended]:
    document = _document(texts)
    raws = [
        RawText(witness, text.text, 0, len(text.text)) for witness, text in zip(document.witnesses, texts, strict=True)
    ]
    return [mend(raw, document=document, raws=raws, glossary=())[0] for raw in raws]


def _known(text: GuessedText, mended: str) -> GuessedText:
    """The text with what its mended form tells."""
    apart, is_cut_off = guess_apart(mended)
    return replace(text, numbering=guess_numbering(mended), apart=apart, is_cut_off=is_cut_off)


def _document(texts: Sequence[GuessedText]) -> Document:
    """A document of which nothing is known but its texts, and where an annex begins."""
    section = Section("text", "text", _NOTHING, paragraphs=None, has_closing=True, has_signatures=True)
    annexes = {text.siglum: line for text in texts for line in _annex_lines(text.text)}
    annex = (Section("annex", "annex", Localized(annexes), paragraphs=None, is_headed=True),) if annexes else ()
    return Document(
        id="draft",
        kind=DocumentKind("statement"),
        date=UNKNOWN_DATE,
        place=_NOTHING,
        issuer=_NOTHING,
        title=_NOTHING,
        summary=_NOTHING,
        sections=(section, *annex),
        witnesses=tuple(map(_witness, texts)),
    )


def _annex_lines(text: str) -> Iterator[str]:
    """The first line that is nothing but the heading of an annex."""
    lines = (text[line.start : line.end] for line in lines_of(text, [])[1:])
    yield from [line for line in lines if len(line) <= _LONGEST_ANNEX and _is_annex(line)][:1]


def _witness(text: GuessedText) -> Witness:
    numbering = text.numbering
    return Witness(
        siglum=text.siglum,
        language=text.language.value,
        status=Status.OFFICIAL,
        raw=f"raw/{text.given.name}",
        sha256=text.given.sha256,
        origin=_NOTHING,
        place=text.siglum,
        numbering=Numbering(numbering.paragraph, numbering.section, numbering.item, numbering.note),
        boilerplate=tuple(
            Boilerplate(_NOTHING, text.siglum, occurrence=apart.occurrence, **apart.anchors) for apart in text.apart
        ),
        furniture=text.furniture,
    )


def _read(text: GuessedText, mended: Mended, blocks: tuple[Block, ...]) -> Read:
    own = [block for block in blocks if block.kind not in _NOTES]
    headings = ((i, block) for i, block in enumerate(own) if i and block.kind is Kind.HEADING and not block.mark)
    at = next((i for i, block in headings if _is_annex(block.text)), len(own))
    own, annex = own[:at], own[at:]
    signed = len(own)
    while signed > 1 and _may_sign(own[signed - 1]) and not (signed == len(own) and _is_lone(own, signed - 1)):
        signed -= 1
    closed = signed
    while closed > 1 and _closes(own[closed - 1]):
        closed -= 1
    return Read(
        guessed=text,
        mended=mended,
        body=tuple(own[:closed]),
        closing=tuple(own[closed:signed]),
        signatures=tuple(own[signed:]),
        annex=tuple(annex),
        has_note=any(block.kind is Kind.NOTE for block in blocks),
    )


def _is_annex(words: str) -> bool:
    return evidence().annex.match(words) is not None and looks_like_heading(words)


def _may_sign(block: Block) -> bool:
    if block.mark or block.kind not in _ENDS or _HAS_DAY.search(block.text) or evidence().closing.search(block.text):
        return False
    return block.kind is not Kind.HEADING or len(block.text) <= 80


def _is_lone(blocks: Sequence[Block], at: int) -> bool:
    """Whether the last block is one line that nothing says is a signature."""
    block = blocks[at]
    return len(block.lines) < 2 and not evidence().signing.match(block.text)


def _closes(block: Block) -> bool:
    """Whether a block is a formula that says where and when a text was done."""
    if block.mark:
        return False
    return block.kind is Kind.CLOSING or bool(evidence().closing.search(block.text[:200]))
