"""What texts say of their document: its title, what kind it is, where it was done and by whom."""

import re
from collections import Counter
from collections.abc import Sequence

from statement_archive.draft.dates import days_in
from statement_archive.draft.evidence import evidence
from statement_archive.draft.records import Guess
from statement_archive.edition.parse.lines import looks_like_heading
from statement_archive.model import Block, Kind
from statement_archive.tags import has_spaces

_ANY_KIND = "statement"
_LONGEST_TITLE = 400
_LONGEST_ISSUER = 160
_LONGEST_PLACE = 40
_WORDS = 4
"""Fewer words than these may be the name of a place before a day."""
_ASIDE = re.compile(r"\s?[(（][^()（）]*[)）]")
_ENDS_DATELINE = re.compile(r".{4,40}?(?:[-–—]|:|\n|\Z)")
"""A day, with nothing behind it but a dash or the end of its line."""
_BEFORE_A_DAY = re.compile(r"(?<=[,，、،])\s+\w{1,3}\Z")
"""A short word between the comma and the day, as in `Genève, le 3 mai 2010`."""
_COMMA = (",", "，", "、", "،")


def title_of(blocks: Sequence[Block], tag: str) -> str:
    """The title of a text on one line; "" where it has none."""
    first = blocks[0] if blocks else None
    if first is None or first.kind is not Kind.TITLE or len(first.text) > _LONGEST_TITLE:
        return ""
    return one_line(first.text, tag)


def one_line(text: str, tag: str) -> str:
    """Words on several lines, on one; parted by blanks where the language does that."""
    return (" " if has_spaces(tag) else "").join(part.strip() for part in text.splitlines() if part.strip())


def kind_of(titles: Sequence[tuple[str, str]]) -> Guess:
    """What most titles call the document; each comes with its language."""
    votes = Counter(filter(None, (_kind_in(title) for _, title in titles)))
    if not votes:
        return Guess(_ANY_KIND, "no title says what it is")
    return Guess(votes.most_common(1)[0][0], "by the title")


def _kind_in(title: str) -> str:
    """The kind that a title names: first in most languages, last where the noun stands last, as in Chinese."""
    found = [
        (match.start(), match.end(), kind)
        for kind, words in evidence().kinds.items()
        for match in words.finditer(title)
    ]
    if not found:
        return ""
    is_eastern = any("\u3040" <= sign <= "\ud7a3" for sign in title)
    if is_eastern:
        return max(found, key=lambda one: (one[1], one[1] - one[0]))[2]
    return min(found, key=lambda one: (one[0], -one[1]))[2]


def place_in(text: str, tag: str) -> str:
    """Where a text says that it was done, as it writes it; "" where it does not say."""
    for pattern in evidence().places:
        if (match := pattern.search(text)) and len(match["place"]) <= _LONGEST_PLACE:
            return one_line(match["place"], tag)
    return _dateline(text, tag)


def _dateline(text: str, tag: str) -> str:
    """The place before a day that a paragraph begins with: `Geneva, 3 May 2010 – `."""
    for _, at in days_in(text[:1500], tag):
        line = _BEFORE_A_DAY.sub("", text[text.rfind("\n", 0, at) + 1 : at].strip())
        is_name = 2 < len(line) < _LONGEST_PLACE and not line[:1].islower() and len(line.split()) < _WORDS
        if is_name and line.endswith(_COMMA) and _ENDS_DATELINE.match(text, at):
            return line.rstrip("".join(_COMMA)).strip()
    return ""


def issuer_of(blocks: Sequence[Block], text: str, tag: str) -> str:
    """Who speaks, where the first words below the title name them and go on with a comma; "" where they don't."""
    body = [block for block in blocks[:3] if block.kind is not Kind.TITLE]
    if not body or body[0].mark or looks_like_heading(body[0].text) or _goes_on_below(body, text):
        return ""
    words = one_line(body[0].text, tag)
    if len(words) > _LONGEST_ISSUER or not words.endswith(_COMMA):
        return ""
    words = evidence().from_here_on.split(_ASIDE.sub("", words), maxsplit=1)[0].rstrip()
    named = words.rstrip("".join(_COMMA)).strip()
    return "" if any(sign in named for sign in ";；.。:：") else named


def _goes_on_below(blocks: Sequence[Block], text: str) -> bool:
    """Whether the second block stands right below the first, as in verse, where blank lines part others."""
    between = text[blocks[0].end : blocks[1].start] if len(blocks) > 1 else "\n\n"
    return between.count("\n") < 2 and "\n\n" in text[blocks[0].end :]
