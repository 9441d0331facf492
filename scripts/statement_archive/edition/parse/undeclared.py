"""Blocks -> what their beginnings say of `numbering`: numbers that no template reads, notes' marks that are not there.

What is printed before a text is shown as its label only where editors declare how it is printed; else it would stand in
the text and the archive would say that nothing is printed. Nothing is read here that was not read before: it is asked.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from statement_archive.edition.parse.lines import TextLine
from statement_archive.findings import Finding
from statement_archive.labels import compile_template
from statement_archive.model import LINED_KINDS, Block, Kind, Witness

_KNOWN = (
    *("{n}. ", "{n}) ", "({n}) ", "{n}、", "（{n}）", "{han}、", "（{han}）", "第{han}条", "第{n}条", "§ {n}"),
    *("{roman}. ", "({letter}) ", "{letter}) ", "{letter}. ", "{circled}"),
)
"""Ways of numbering that are looked for where no template reads a block's beginning."""
_WORD_AND_NUMBER = re.compile(r"([^\W\d_]+\.?)[ \u00a0](\d{1,4})\.?")
_QUOTED = 40


def ask_of_numbering(
    text: str, lines: Sequence[TextLine], blocks: Sequence[Block], witness: Witness
) -> Iterator[Finding]:
    """Open questions to the editors: what is declared and not there, and what is there and not declared."""
    footnote = witness.numbering.footnote
    if footnote and not any(compile_template(footnote).at(text, line.start, line.end) for line in lines):
        what = f"no line of `{witness.siglum}` opens with `{footnote}`, as `numbering` says of its footnotes"
        yield Finding(witness.place, what, "write it as the text prints it, or leave it out", is_open_question=True)
    bare = [block for block in blocks if block.mark is None and block.kind not in LINED_KINDS]
    for block in _unread(text, bare, witness):
        what = f"`{text[block.start : block.end][:_QUOTED]}` of `{witness.siglum}` opens with a number, as others do"
        hint = "declare under `numbering` how it is printed; it is shown as a part of the text"
        yield Finding(witness.place, what, hint, is_open_question=True)


def _unread(text: str, blocks: Sequence[Block], witness: Witness) -> Iterator[Block]:
    """The first block of a way of numbering that no template reads, and the first such heading; both count to two."""
    for template in _KNOWN:
        compiled = compile_template(template)
        found = [(numeral.number, block) for block in blocks if (numeral := compiled.at(text, block.start, block.end))]
        first = next((one for one, other in pairwise(found) if (one[0], other[0]) == (1, 2)), None)
        if first and template not in witness.numbering.marks:
            yield first[1]
            break
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    words = [(match.groups(), block) for block in headings if (match := _WORD_AND_NUMBER.fullmatch(block.text))]
    yield from [block for (one, block), (other, _) in pairwise(words) if (one[1], other) == ("1", (one[0], "2"))][:1]
