"""A page of the site, before it is a file."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from statement_archive.model import Document, Edition, Section, Status, Work
from statement_archive.names import edition_name, edition_phrase
from statement_archive.parts import markdown as md
from statement_archive.parts.editions import is_in, section_path
from statement_archive.parts.foreign import is_told_by_no_letter, sentences_in_html
from statement_archive.parts.html import fill
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.parts.metadata import Head
from statement_archive.reader import Reader


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site as Markdown, and what is put into it once a builder has made HTML of that."""

    language: str
    """The site language that it is for."""
    path: str
    """Path under `docs/`, with forward slashes."""
    title: str
    markdown: str
    fragments: Mapping[str, Markup]
    """HTML by name; where it belongs, the Markdown has a comment `<!-- archive: name -->`."""
    head: Head | None = None
    """What search engines and reference managers are told of it; None for a page that is no text of a document."""
    siglum: str = ""
    """The witness whose segments it shows."""
    title_language: str = ""
    """The language of the title where it is not the reader's and no letter tells it; else ""."""

    def with_asides(self, asides: Mapping[str, Markup]) -> "Page":
        """The page with HTML for places outside of its content, by names that begin with the place: `footer.source`."""
        return replace(self, fragments={**self.fragments, **asides})


def make_page(
    reader: Reader,
    path: str,
    meta: Mapping[str, object],
    pieces: Iterable[Piece],
    *,
    head: Head | None = None,
    siglum: str = "",
) -> Page:
    """A page of its pieces, empty ones left out; `meta` becomes its front matter and has its `title`.

    It may have the language of that as `title_language`, which is kept where no letter tells it.
    The Markdown has the text; HTML among the pieces is put aside, each piece under a name that tells what it is.
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
    language = str(meta.get("title_language", ""))
    own = language if language and is_told_by_no_letter(language, reader.language) else ""
    markdown = md.page({**meta, "title_language": own}, *text)
    return Page(reader.language, path, str(meta["title"]), markdown, fragments, head, siglum, own)


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
    return reader.say("from", title=reader.text(work.document.title), **_source(work, edition, reader))


def title_labels(documents: Iterable[Document], reader: Reader) -> dict[str, Markup]:
    """Lines of the table of contents that are titles in another language and in the same letters."""
    return {
        f"contents.{document.id}": sentences_in_html(document.title, reader)
        for document in documents
        if is_told_by_no_letter(reader.language_of(document.title), reader.language)
    }


def source_aside(work: Work, edition: Edition, reader: Reader) -> Markup:
    """The same as HTML, in which the title says its language."""
    title = sentences_in_html(work.document.title, reader)
    return fill(reader.template("from"), title=title, **_source(work, edition, reader))


def _source(work: Work, edition: Edition, reader: Reader) -> dict[str, str]:
    witness = edition.witness
    return {
        "name": edition_phrase(edition, reader),
        "date": reader.date(work.document.date),
        "raw": witness.raw.removeprefix("raw/"),
        "sha256": witness.sha256[:12],
    }


def notices(edition: Edition, reader: Reader) -> Iterator[Markdown]:
    """What a reader must know before reading: a machine made it, or it is not in the language of the page."""
    witness = edition.witness
    if witness.status is Status.MACHINE_TRANSLATION:
        yield md.paragraph(reader.say("machine-notice"), classes=("notice", "machine"))
    elif not is_in(edition, reader):
        name = edition_phrase(edition, reader)
        yield md.paragraph(reader.say("not-in-language", name=name), classes=("notice",))


def section_range(section: Section, reader: Reader) -> str:
    """What a section's paragraphs are counted as, `6–8`; "" where it has none."""
    labels = section.labels or tuple(map(str, section.paragraphs or ()))
    if len(labels) < 2:
        return "".join(labels)
    return reader.say("paragraphs", first=labels[0], last=labels[-1])
