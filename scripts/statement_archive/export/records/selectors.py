"""Words of a text -> where they stand, as the Web Annotation Data Model says it (w3.org/TR/annotation-model, 4).

A place on a page is an element, the one paragraph, stanza, cell or heading that has the words (XPathSelector), and in
its text the words with what stands around them (TextQuoteSelector) and their offsets (TextPositionSelector). Offsets
are code points; the text of an element is all text in it, in the order of the page.
"""

from collections.abc import Iterator
from typing import NamedTuple

from statement_archive.export.format import FOLDER, Holdings
from statement_archive.export.records.json_files import Record
from statement_archive.model import Edition, Kind, Segment, Span, Work
from statement_archive.parts.cite import own_reader
from statement_archive.parts.editions import full_path
from statement_archive.parts.lines import paragraphs, table_lines

_AROUND = 32
"""Code points before and behind the words, of which a selector quotes no more."""
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


class ElementRange(NamedTuple):
    """Where on a page words of a segment are."""

    path: str
    """XPath of the element."""
    text: str
    """All that the element says."""
    span: Span
    """Of the words, in that text."""


def target(holdings: Holdings, work: Work, edition: Edition, span: Span) -> Record:
    """A published range as a target: on the page of its segment, else in the file of the text."""
    segment = _segment_at(edition, span)
    shown = segment and _range_in_element(edition, segment, span)
    if not segment or not shown:
        path = f"{FOLDER}/{work.document.id}/text-{edition.witness.siglum}.txt"
        return specific(holdings.address(path), _in_text(edition.text, span))
    page, _, anchor = _page(holdings, work, edition, segment).partition("#")
    selector = {"type": "XPathSelector", "value": shown.path, "refinedBy": _in_text(shown.text, shown.span)}
    if not anchor:
        return specific(page, [selector])
    return specific(page, [selector, {"type": "FragmentSelector", "value": anchor, "conformsTo": _FRAGMENT}])


def raw_source(holdings: Holdings, work: Work, edition: Edition, span: Span) -> Record:
    """A range of the raw file that holds a text; offsets count in the decoded file."""
    address = holdings.address(f"{FOLDER}/{work.document.id}/{edition.witness.raw}")
    start = edition.raw.start
    return specific(address, _in_text(edition.raw.whole, Span(start + span.start, start + span.end)))


def specific(source: str, selector: object) -> Record:
    """A part of a resource."""
    return {"type": "SpecificResource", "source": source, "selector": selector}


def _in_text(text: str, span: Span) -> list[Record]:
    """Two ways to find the same words in a text."""
    quote: Record = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(span.start - _AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _page(holdings: Holdings, work: Work, edition: Edition, segment: Segment) -> str:
    """The address of a segment; the title's is the page of the whole text, the only one of a text that shows it."""
    if segment.kind is Kind.TITLE:
        return holdings.address(full_path(work, edition, own_reader(edition, holdings.site[0])))
    return holdings.passage(work, edition, segment.id)


def _segment_at(edition: Edition, span: Span) -> Segment | None:
    """The segment that has a range on one of its lines."""
    for segment in edition.segments:
        if any(line.start <= span.start and span.end <= line.end for line in segment.published):
            return segment
    return None


def _range_in_element(edition: Edition, segment: Segment, span: Span) -> ElementRange | None:
    between = "" if segment.kind in (Kind.TITLE, Kind.HEADING) else "\n"  # headings have an element there alone
    for path, lines in _elements(segment):
        at = len(_lead(segment))
        for line in lines:
            if line.start <= span.start and span.end <= line.end:
                text = _lead(segment) + between.join(edition.text[start:end] for start, end in lines)
                start = at + span.start - line.start
                return ElementRange(path, text, Span(start, start + span.end - span.start))
            at += line.end - line.start + len(between)
    return None


def _elements(segment: Segment) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The elements of a page that show a segment, each with the published ranges of its lines."""
    own = f'//*[@data-segment="{segment.id}"]'
    if segment.kind is Kind.TABLE:
        cells = (cell for line in table_lines(segment) for cell in line)
        yield from ((f"({own}//td)[{number}]", (cell,)) for number, cell in enumerate(cells, 1) if cell)
    else:
        yield from ((f"({own})[{number}]", lines) for number, lines in enumerate(paragraphs(segment), 1))


def _lead(segment: Segment) -> str:
    """What stands before the words in the same element: the label of a heading."""
    is_labelled = segment.kind is Kind.HEADING and segment.label and segment.text and segment.label != segment.text
    return f"{segment.label} " if is_labelled else ""
