"""What stands in a text and is not its own: lines of the page that it was read on, notices that cut it off."""

from collections.abc import Iterator

from statement_archive.draft.evidence import evidence
from statement_archive.draft.records import Apart
from statement_archive.edition.parse.lines import TextLine, lines_of

_HEAD, _TAIL = 6, 8
"""Lines at the beginning and at the end of a text in which such words are looked for."""
_LONGEST_NOTICE = 200
_ELLIPSES = ("…", "...", "[…]", "[...]", "……")


def guess_apart(text: str) -> tuple[tuple[Apart, ...], bool]:
    """What is none of the text's own, and whether a notice says that it was cut off."""
    lines = lines_of(text, [])
    notice = _notice(text, lines)
    end = notice.start if notice else len(text)
    found = [*_page_lines(text, [line for line in lines if line.start < end])]
    last = evidence().end_marks.search(text)
    if last:
        words = last.group().strip()
        found.append(Apart({"text": words}, "the mark of the end", text.count(words, 0, last.start()) + 1))
    elif notice:
        found.append(Apart({"start": text[notice.start : notice.end]}, "a notice that cuts the text off"))
    return tuple(found), notice is not None or breaks_off(text)


def breaks_off(text: str) -> bool:
    """Whether a text ends with dots that stand for the rest of it."""
    return text.rstrip().endswith(_ELLIPSES)


def _notice(text: str, lines: tuple[TextLine, ...]) -> TextLine | None:
    for line in lines[-_TAIL:] if len(lines) > 1 else ():
        words = text[line.start : line.end]
        if len(words) <= _LONGEST_NOTICE and evidence().cut_off.search(words):
            return line if text.count(words) == 1 else None
    return None


def _page_lines(text: str, lines: list[TextLine]) -> Iterator[Apart]:
    edges = lines if len(lines) <= _HEAD + _TAIL else [*lines[:_HEAD], *lines[-_TAIL:]]
    for line in edges:
        words = text[line.start : line.end]
        if evidence().page_lines.fullmatch(words):
            yield Apart({"text": words}, "a line of the page", text.count(words, 0, line.start) + 1)
    first = text[lines[0].start : lines[0].end] if lines else ""
    for line in lines[1:_HEAD]:
        if first and text[line.start : line.end] == first:
            yield Apart({"text": first}, "the title a second time", 2)
            return
