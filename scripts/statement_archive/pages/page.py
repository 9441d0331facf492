"""A page of the site, before it is a file."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from statement_archive.model import Edition, Localized, Section, Work
from statement_archive.names import edition_name, edition_phrase, text_name
from statement_archive.parts import markdown as md
from statement_archive.parts.contents import Heading
from statement_archive.parts.editions import is_in, section_path
from statement_archive.parts.foreign import label
from statement_archive.parts.html import escape
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.metadata import Head
from statement_archive.parts.notice import machine_notice
from statement_archive.reader import Reader

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Listing:
    """How lists of pages have a page: the navigation, the menu, the way to its neighbours."""

    name: str = ""
    """What it is called there; "" for its title."""
    group: str = ""
    """The heading under which the navigation of its document has it, in the reader's words."""
    note: str = ""
    """What stands behind its name: `6–8`, or how many entries it has."""


@dataclass(frozen=True, slots=True)
class Body:
    """All that a page is made of, besides what is said of it elsewhere."""

    front: str = ""
    """Its front matter, as JSON: what templates are told of it; "" where a builder has the page from somebody else."""
    content: Markup = _NOTHING
    """Its HTML, to the byte what Python-Markdown makes of the Markdown with the extensions of `mkdocs.yml`.

    Where a fragment belongs, both have a comment `<!-- archive: name -->`.
    """
    headings: tuple[Heading, ...] = ()
    """Those of the content, in order; `parts.contents` makes the table of contents of them."""
    fragments: Mapping[str, Markup] = field(default_factory=dict)
    """HTML by name."""
    head: Head | None = None
    """What search engines and reference managers are told of it; None for a page that is no text of a document."""


NO_BODY = Body()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as Markdown and as the HTML that a builder makes of it, and what is put into that later."""

    language: str
    """The site language that it is for."""
    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    markdown: str
    body: Body = NO_BODY
    siglum: str = ""
    """The witness whose segments it shows."""
    label: Markup | None = None
    """The title as HTML that says its languages, where it is not in the reader's; else None."""
    tab: str = ""
    """What the browser's tab and a link to it elsewhere say: the page, its document, its text."""
    description: str = ""
    """One or two sentences on what it has, as search engines and previews show them."""
    listing: Listing = Listing()
    is_listed: bool = True
    """Whether it stands among others, and search engines are to know it; not so where a reader asks for its content."""
    is_part: bool = False
    """Whether it has a part of a list that another page leads to, and is that one's to be searched for."""

    def with_listing(self, *, name: str = "", group: str = "", note: str = "") -> "Page":
        """The page with what lists of pages say of it."""
        return replace(self, listing=Listing(name, group, note))

    def with_label(self, label: Markup | None) -> "Page":
        """The page with its title as HTML."""
        return replace(self, label=label)

    def with_asides(self, asides: Mapping[str, Markup]) -> "Page":
        """The page with HTML for places outside of its content, by names that begin with the place: `footer.source`."""
        return replace(self, body=replace(self.body, fragments={**self.body.fragments, **asides}))

    def bare(self) -> "Page":
        """What lists say of the page, without all that it is made of."""
        return replace(self, markdown="", body=NO_BODY)


@dataclass(frozen=True, slots=True)
class Deferred:
    """A page that is made when it is asked for."""

    path: str
    """As that of the page."""
    make: Callable[[], Page]
    key: str = ""
    """The digest of all that it is made from, besides what all pages are; "" where that is not known."""


def make_page(
    reader: Reader,
    path: str,
    meta: Mapping[str, object],
    pieces: Iterable[Piece],
    *,
    head: Head | None = None,
    siglum: str = "",
) -> Page:
    """A page of its pieces, empty ones left out; `meta` becomes its front matter.

    It has the `title`; may have the `tab`, else the title; and a `description`. The Markdown has the text; HTML among
    the pieces is put aside, each piece under a name that tells what it is.
    """
    fragments: dict[str, Markup] = {}
    text: list[Markdown] = []
    for piece in pieces:
        if not piece:
            continue
        if isinstance(piece, Markup):
            name = _fragment_name(piece, fragments.keys())
            fragments[name] = piece
            text.append(md.comment(f"archive: {name}"))
        else:
            text.append(piece)
    made = md.page(meta, *text)
    front = json.dumps({key: value for key, value in meta.items() if value}, ensure_ascii=False)
    return Page(
        reader.language,
        path,
        str(meta["title"]),
        str(made),
        Body(front, made.html, made.headings, fragments, head),
        siglum,
        tab=str(meta.get("tab", meta["title"])),
        description=str(meta.get("description", "")),
    )


def make_overview(
    reader: Reader,
    path: str,
    title: str,
    lead: str,
    pieces: Iterable[Piece],
    *,
    has_contents: bool = False,
) -> Page:
    """A page about the archive as a whole, which has no navigation of a document beside it: title, lead, pieces.

    Beside it is the list of its headings if it `has_contents`. It is not searched: what it says stands elsewhere, too.
    """
    hidden = ["navigation"] if has_contents else ["navigation", "toc"]
    meta = {"title": title, "description": lead, "hide": hidden, "search": {"exclude": True}}
    return make_page(reader, path, meta, (md.heading(1, title), md.paragraph(lead, classes=("lead",)), *pieces))


def tab_of(*parts: str) -> str:
    """What the browser's tab says: what is on the page first, then what it belongs to; nothing twice."""
    return " – ".join(dict.fromkeys(filter(None, parts)))


def _fragment_name(html: Markup, taken: Collection[str]) -> str:
    """The id of an element, else its class, with a number where another fragment of the page has that name."""
    found = re.match(r'<[^>]*? id="([\w.-]+)"', html) or re.match(r'<[^>]*? class="([\w-]+)', html)
    name = found[1] if found else "part"
    numbered = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 2)))
    return next(candidate for candidate in numbered if candidate not in taken)


def edition_link(work: Work, edition: Edition, reader: Reader) -> Markdown:
    """A link to where an edition begins."""
    path = section_path(work, edition, work.document.sections[0].slug, reader)
    return md.link(edition_name(edition, reader), f"archive:{path}")


def source_line(work: Work, edition: Edition, reader: Reader) -> str:
    """The footer's word on where the text of a page is from."""
    witness = edition.witness
    raw = witness.raw.removeprefix("raw/")
    return reader.say("from", text=text_name(work, edition, reader), raw=raw, sha256=witness.sha256[:12])


def label_of(words: Localized, reader: Reader) -> Markup | None:
    """An editors' title as HTML that says its language; None where that is the reader's."""
    return label(reader.text(words), reader.language_of(words), reader.language)


def source_aside(work: Work, edition: Edition, reader: Reader) -> Markup:
    """The same as HTML."""
    return escape(source_line(work, edition, reader))


def notices(work: Work, edition: Edition, section: Section, reader: Reader) -> Iterator[Markdown]:
    """What a reader must know before reading: a machine made it, or it is not in the language of the page.

    Whether the document has a text in that language is asked of all its texts; links to them lead to the same section.
    """
    warning = machine_notice(work, edition, reader)
    if warning:
        yield md.paragraph(warning, classes=("notice", "machine"))
    elif not is_in(edition, reader):
        yield md.paragraph(_in_another_language(work, edition, section, reader), classes=("notice",))


def _in_another_language(work: Work, edition: Edition, section: Section, reader: Reader) -> Markdown:
    name = edition_phrase(edition, reader)
    links = [
        md.link(edition_phrase(other, reader), f"archive:{section_path(work, other, section.slug, reader)}")
        for other in work.editions
        if is_in(other, reader)
    ]
    if not links:
        return md.escape(reader.say("not-in-language", name=name))
    joined = md.join(reader.say("semicolon"), links)
    return md.fill(reader.template("elsewhere-in-language"), name=name, links=joined)


def section_range(section: Section, reader: Reader) -> str:
    """What a section's paragraphs are counted as, `6–8`; "" where it has none."""
    labels = section.labels or tuple(map(str, section.paragraphs or ()))
    if len(labels) < 2:
        return "".join(labels)
    return reader.say("paragraphs", first=labels[0], last=labels[-1])
