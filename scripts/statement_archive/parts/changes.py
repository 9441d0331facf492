"""A change of a text -> what is shown of it: where it is, what stood there, what stands there now, and why."""

import re

from statement_archive.ledger import published_edits
from statement_archive.model import Edit, Edition, Proof, Segment, Span
from statement_archive.names import place_name
from statement_archive.reader import Reader

_PINYIN = "zh-Latn-pinyin"
_CONTEXT = 14
"""Characters shown before and after a change."""
_VISIBLE = str.maketrans({" ": "␣", "\u00a0": "⍽", "\n": "⏎", "\r": "␍", "\t": "⇥", "\u3000": "□", "\ufeff": "∅"})
_VISIBLE |= dict.fromkeys(map(ord, "\v\f\x85\u2028\u2029"), "⏎")
_UNSEEN = frozenset({"space", "wrap", "compose"})
"""Rules that change white space, or what characters a letter is made of, and nothing that one can see."""
LINE_BREAKS = re.compile(r"[\n\r\v\f\x85\u2028\u2029]+")


def is_seen(edit: Edit) -> bool:
    """Whether a change is one that readers can see, or that does not follow from the bytes."""
    return edit.rule not in _UNSEEN or edit.proof is not Proof.EXACT


def shown(text: str) -> str:
    """Text whose blanks and line ends can be seen."""
    return text.translate(_VISIBLE)


def around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind a range on its line."""
    before = LINE_BREAKS.split(text[max(span.start - _CONTEXT, 0) : span.start])[-1]
    return before, LINE_BREAKS.split(text[span.end : span.end + _CONTEXT])[0]


def place_of(published: Span, edition: Edition, reader: Reader) -> str:
    """Where a change is, as a list names it."""
    segment = segment_at(published, edition)
    return place_name(segment, reader) if segment else reader.say("elsewhere")


def segment_at(published: Span, edition: Edition) -> Segment | None:
    """The segment in which a change begins; None where it is in none."""
    return next(
        (
            segment
            for segment in edition.segments
            if any(piece.start <= published.start < piece.end for piece in segment.published)
        ),
        None,
    )


def explanation(edit: Edit, reader: Reader) -> tuple[str, dict[str, str]]:
    """The sentence that says why a rule made a change, and what is to be put into it.

    An emendation is explained by those who made it.
    """
    values = dict(edit.evidence)
    if "attested" not in values:
        return reader.template(f"rule-{edit.rule}"), values
    values["where"] = reader.say(f"attested-{values['attested-in']}")
    return reader.template(f"rule-{edit.rule}-attested"), values


def language_of_evidence(name: str, words: str, edition: Edition, reader: Reader) -> str:
    """The language of what proves a change, by its name; "" where it is the reader's, or a code in none."""
    tagged = edition.witness.language
    language = {"reading": _PINYIN, "attested": tagged, "character": tagged}.get(name, "")
    return "" if not any(map(str.isalpha, words)) or (language and reader.reads_as_own(language)) else language


def numbered(edition: Edition) -> list[tuple[int, Edit, Span]]:
    """All changes of a text with their numbers and published ranges."""
    return [(number, *pair) for number, pair in enumerate(published_edits(edition.ledger.edits), 1)]
