"""Blocks -> what their beginnings say of `numbering`: numbers that no template reads, marks that are not there, notes.

What is printed before a text is shown as its label only where editors declare how it is printed; else it would stand in
the text and the archive would say that nothing is printed. Nothing is read here that was not read before: it is asked.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from statement_archive.edition.parse.lines import TextLine
from statement_archive.findings import Finding
from statement_archive.labels import call_pattern, compile_template
from statement_archive.model import LINED_KINDS, Block, Witness

_KNOWN = (
    *("{n}. ", "{n}) ", "({n}) ", "{n}、", "（{n}）", "{n}．", "{n}.- ", "{n}° ", "N° {n} ", "Nº {n} ", "§ {n}"),
    *("{n}.{n} ", "{n}.{n}. ", "{n}.{n}.{n} ", "{roman}.{n} ", "{roman}. "),
    *(
        "{han}、",
        "（{han}）",
        "第{han}，",
        "第{han}条",
        "第{n}条",
        "第{han}條",
        "第{n}條",
        "第{han}項",
        "第{n}項",
        "제{n}조",
    ),
    *("({letter}) ", "{letter}) ", "{letter}. ", "{letter}、", "{circled}"),
)
"""Ways of numbering that are looked for where no template reads a block's beginning."""
_WORD_AND_NUMBER = re.compile(r"([^\W\d_]+\.?)[ \u00a0](\d{1,4})(?:[.:]?\Z|[.:][-–—]*[ \u00a0])")
"""A word and its number, alone or parted from the text behind them: `Article 1`, `Art. 1.- Ships`."""
_NOTE = re.compile(r"([\[〔［【][注註]?\d{1,3}[\]〕］】]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡※]{1,3})[ \u00a0\u3000]*[^\s*]")
"""How notes are often marked."""
_QUOTED = 40


def ask_of_numbering(
    text: str, lines: Sequence[TextLine], blocks: Sequence[Block], witness: Witness
) -> Iterator[Finding]:
    """Open questions to the editors: what is declared and not there, and what is there and not declared."""
    numbering = witness.numbering
    yield from _unprinted(text, lines, numbering.paragraph, "paragraphs", witness)
    bare = [block for block in blocks if block.mark is None and block.kind not in LINED_KINDS]
    notes = (
        *_unprinted(text, lines, tuple(filter(None, (numbering.footnote,))), "footnotes", witness),
        *_unread_notes(text, bare, witness),
    )
    yield from notes[:1]
    for block in _unread(text, bare, witness):
        what = f"`{text[block.start : block.end][:_QUOTED]}` of `{witness.siglum}` opens with a number, as others do"
        hint = "declare under `numbering` how it is printed; it is shown as a part of the text"
        yield Finding(witness.place, what, hint, is_open_question=True)


def _unprinted(
    text: str, lines: Sequence[TextLine], templates: Sequence[str], what: str, witness: Witness
) -> Iterator[Finding]:
    """The question about templates none of which a line opens with."""
    compiled = [compile_template(one) for one in templates]
    if compiled and not any(one.at(text, line.start, line.end) for one in compiled for line in lines):
        found = f"no line of `{witness.siglum}` opens with `{templates[0]}`, as `numbering` says of its {what}"
        yield Finding(witness.place, found, "write it as the text prints it, or leave it out", is_open_question=True)


def _unread_notes(text: str, blocks: Sequence[Block], witness: Witness) -> Iterator[Finding]:
    """Blocks that open with a sign by which the text before them calls a note, and that are read as no notes."""
    for block in blocks:
        match = None if block.slot else _NOTE.match(block.text)
        if match and call_pattern(match[1]).search(text, 0, block.start):
            what = f"`{block.text[:_QUOTED]}` of `{witness.siglum}` may be a note: the text calls `{match[1]}`"
            hint = "declare under `numbering` how notes are printed, as `footnote`, or as `note` for a sign"
            yield Finding(
                witness.place, what, f"{hint}; or say under `alignment` what the line is", is_open_question=True
            )


def _unread(text: str, blocks: Sequence[Block], witness: Witness) -> Iterator[Block]:
    """The first block of a way of numbering that no template reads, and the first with a word; both count to two."""
    for template in _KNOWN:
        compiled = compile_template(template)
        found = [(numeral.number, block) for block in blocks if (numeral := compiled.at(text, block.start, block.end))]
        first = next((one for one, other in pairwise(found) if (one[0], other[0]) == (1, 2)), None)
        if first and template not in witness.numbering.marks:
            yield first[1]
            break
    words = [(match.groups(), block) for block in blocks if (match := _WORD_AND_NUMBER.match(block.text))]
    yield from [block for (one, block), (other, _) in pairwise(words) if (one[1], other) == ("1", (one[0], "2"))][:1]
