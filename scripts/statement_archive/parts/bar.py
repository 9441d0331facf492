"""The bar over a section, which stays in sight: where one is, which texts there are, and what one can do with this one.

Links alone work without a script; what needs one is hidden until it is there.
"""

from itertools import groupby

from markupsafe import Markup

from statement_archive.addresses import SCHEME
from statement_archive.model import BODY_KINDS, Edition, Section, Status, Work
from statement_archive.names import capitalized, document_name
from statement_archive.parts.chips import short_edition
from statement_archive.parts.editions import full_path, parallel_path, section_path
from statement_archive.parts.extent import extent_of, is_counted_once
from statement_archive.parts.html import tag
from statement_archive.parts.side_by_side import chooser
from statement_archive.reader import Reader

_SIGNS = {
    "beside": "M4 4h7v16H4zM13 4h7v16h-7z",
    "whole": "M6 3h12v18H6zM9 8h6M9 12h6M9 16h6",
    "cite": "M5 18c3-1 5-4 5-8V6H4v6h3M15 18c3-1 5-4 5-8V6h-6v6h3",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
}
"""Lines of the signs that stand for words on a narrow screen, on a field of 24 by 24."""


def bar(work: Work, edition: Edition, section: Section, title: Markup, reader: Reader, *, cite: str) -> Markup:
    """The bar of a section; `title` is what the section is called, `cite` the id of what cites it."""
    front = tag(
        "a", document_name(work.document, reader), href=f"{SCHEME}{reader.language}/{work.document.id}/index.md"
    )
    place = tag("p", front, tag("span", " › ", aria_hidden="true"), tag("strong", title), class_="text-bar__place")
    texts = [_text(work, one, section, reader, is_own=one is edition) for one in work.editions]
    acts = [
        _beside(work, edition, section, reader),
        _whole(work, edition, section, reader),
        _act("a", "cite", reader.say("cite"), href=f"#{cite}") if cite else "",
        _act("button", "print", reader.say("bar-print"), type="button", hidden=True),
        _act("button", "link", reader.say("bar-link"), type="button", hidden=True),
    ]
    return tag(
        "nav",
        place,
        tag("ul", *texts, class_="text-bar__texts", aria_label=reader.say("witnesses")),
        tag("div", *acts, class_="text-bar__acts"),
        class_="text-bar",
        aria_label=reader.say("bar"),
    )


def _text(work: Work, edition: Edition, section: Section, reader: Reader, *, is_own: bool) -> Markup:
    """A text of the section, and what it has where that is not all."""
    machine = edition.witness.status is Status.MACHINE_TRANSLATION
    extent = _extent(work, edition, reader)
    words = [capitalized(short_edition(edition, reader)), *((" ", tag("small", extent)) if extent else ())]
    path = section_path(work, edition, section.slug, reader)
    link = tag("a", *words, href=SCHEME + path, aria_current="page" if is_own else False)
    return tag("li", link, class_="machine" if machine else False)


def _extent(work: Work, edition: Edition, reader: Reader) -> str:
    """The paragraphs that a text has, `1–14`, where a copy lacks any; `26 of 27` where their numbers begin anew."""
    if edition.is_whole:
        return ""
    slots = [slot for slot in work.document.outline if slot.kind in BODY_KINDS]
    if not is_counted_once(slots):
        return extent_of(work, edition, reader)
    runs = [
        [slot.label or str(slot.number or "") for slot in run]
        for has, run in groupby(slots, lambda slot: slot.id in edition.by_slot)
        if has
    ]
    ends = (run[0] if len(run) == 1 else reader.say("paragraphs", first=run[0], last=run[-1]) for run in runs)
    return reader.say("comma").join(ends)


def _beside(work: Work, edition: Edition, section: Section, reader: Reader) -> Markup:
    """What opens to the choice of texts to stand beside this one."""
    if len(work.editions) == 1:
        return Markup()
    here = section if section in work.document.sections else work.document.sections[0]
    parallel = tag(
        "a",
        reader.say("parallel-link"),
        href=SCHEME + parallel_path(work, here, reader),
        class_="text-bar__parallel",
    )
    panel = tag("div", chooser(work, edition, reader), parallel, class_="text-bar__panel")
    summary = _act("summary", "beside", reader.say("bar-beside"))
    return tag("details", summary, panel, class_="text-bar__beside")


def _whole(work: Work, edition: Edition, section: Section, reader: Reader) -> Markup:
    """The way to the whole text; nothing on that."""
    if section not in work.document.sections:
        return Markup()
    return _act("a", "whole", reader.say("full-title"), href=SCHEME + full_path(work, edition, reader))


def _act(element: str, name: str, words: str, **attrs: str | bool) -> Markup:
    """What one can do, by a sign and in words; where there is no room for these, the sign is read out as them."""
    sign = tag("svg", tag("path", d=_SIGNS[name]), viewBox="0 0 24 24", aria_hidden="true")
    word = tag("span", words, class_="act__word")
    return tag(element, sign, word, class_=f"act act--{name}", aria_label=words, **attrs)
