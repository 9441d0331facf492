"""A list that is cut -> the lines that lead to its pages, and these pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from markupsafe import Markup

from statement_archive.digests import key_of
from statement_archive.names import document_name
from statement_archive.pages.page import Deferred, Page, make_overview
from statement_archive.parts import cutting
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.cutting import ListPage
from statement_archive.parts.html import tag
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader

Called = Callable[[tuple[str, ...]], str]
"""What the entries of a list are called that have some keys in common, in the reader's words."""


_DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class LongList:
    """A list that may have pages below its own."""

    path: str
    """Of its own page under `docs/`."""
    title: str
    whole: ListPage
    depth: int
    """By how many things it is cut before parts are only numbered."""
    called: Called
    show: Callable[[ListPage], Iterable[Piece]]
    """What a page has that is not cut further."""
    anchors: tuple[str, int] = ("", 0)
    """Where `pages/anchors.py` has the places that were on its own page, and how many there are; "" for nowhere."""
    made_from: Callable[[ListPage], str] = lambda page: ""
    """The digest of what `show` and `called` make a page of; "" where that is not known."""


def by_document(cuts: Cuts, reader: Reader) -> Called:
    """For lists by year and document, or by decade, year and document."""

    def called(keys: tuple[str, ...]) -> str:
        if keys[-1] in cuts.archive.by_id and len(keys) > 1:
            return document_name(cuts.archive.by_id[keys[-1]].document, reader)
        if keys[-1].endswith("s"):
            return f"{reader.period(f'{keys[-1][:3]}0')}–{reader.period(f'{keys[-1][:3]}9')}"
        return reader.period(keys[-1])

    return called


def documents_in(cuts: Cuts) -> tuple[str, int]:
    """Where the places are of a list that had one for each document."""
    return _DOCUMENTS, len(cuts.archive.works)


def lead_on(long: LongList, page: ListPage, reader: Reader) -> Markup:
    """A line for each page right below one that has anything, with how many entries it has.

    Whoever asks for a place that is on one of these is led on by a script.
    """
    lines = []
    for below in page.below:
        if below.names:
            words, href = _called(long, below, reader), f"archive:{below.path(long.path)}"
            is_numbered = len(below.keys) > long.depth and long.anchors[0] == _DOCUMENTS
            key = not is_numbered and below.keys[-1]  # else a part could be taken for a day
            lines.append(tag("li", tag("a", words, href=href, data_key=key), f" · {len(below.names)}"))
    return tag("div", tag("ul", *lines), *_script(long), class_="leads")


def _script(long: LongList) -> Iterator[Markup]:
    name, _ = long.anchors
    if name:
        anchors, files = f"archive:anchors/{name}/0.js", str(_files(long))
        yield tag("script", src="archive:assets/javascripts/anchors.js", data_anchors=anchors, data_files=files)


def _files(long: LongList) -> int:
    """How many there are that have the places of its page."""
    return ceil(long.anchors[1] / cutting.ANCHORS)


def defer_parts(long: LongList, reader: Reader) -> Iterator[Deferred]:
    """The pages below that of a list, from the first to the last; none where it is not cut."""
    for part in long.whole.pages():
        yield Deferred(part.path(long.path), partial(_part, long, part, reader), _key(long, part))


def _part(long: LongList, part: ListPage, reader: Reader) -> Page:
    title = reader.say("aside", words=long.title, aside=_called(long, part, reader))
    pieces = [lead_on(long, part, reader)] if part.below else long.show(part)
    lead = reader.say("counted", count=len(part.names))
    return replace(make_overview(reader, part.path(long.path), title, lead, pieces), is_part=True)


def _key(long: LongList, part: ListPage) -> str:
    """The digest of all that a part is made from; "" where the list does not tell what it is made from."""
    shown = long.made_from(part)
    below = (f"{page.keys[-1]} {len(page.names)}" for page in part.below)
    return key_of(shown, long.title, str(_files(long)), *below, "", *part.names) if shown else ""


def _called(long: LongList, page: ListPage, reader: Reader) -> str:
    keys, number = page.keys[: long.depth], page.keys[long.depth :]
    names = [*([long.called(keys)] if keys else []), *(reader.say("part-number", number=one) for one in number)]
    return reader.say("comma").join(names)
