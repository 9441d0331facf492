"""The archive -> the page of its data: what formats there are, the files of the whole archive, their terms.

The files of a document stand on its front page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from statement_archive.export.format import FOLDER, Format, Listed
from statement_archive.export.formats import FORMATS
from statement_archive.export.telling import short_path, tell
from statement_archive.model import Work
from statement_archive.names import document_name, edition_phrase
from statement_archive.pages.page import Page, make_overview
from statement_archive.parts import markdown as md
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.extent import parts_there
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.html import fill, join, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.reader import Reader

_SHOWN_DIGITS = 12
"""Of a hash, where it stands beside a link; the index of files has it whole."""
_KILO = 1000


def render_data_page(cuts: Cuts, data: Sequence[Listed], reader: Reader) -> Page:
    """The page in one language."""
    archive, title, lead = cuts.archive, reader.say("data"), reader.say("data-lead")
    pieces: list[Piece] = []
    if archive.about.imprint.licence.texts:
        pieces.append(md.paragraph(sentences_in_markdown(archive.about.imprint.licence, reader)))
    across = [file for file in data if not file.document and not file.is_part]
    if across:
        pieces += [md.heading(2, reader.say("comparisons-across"), id="across"), _listing(across, None, reader)]
    if archive.works:
        pieces += [md.heading(2, reader.say("data-documents"), id="documents")]
        pieces += [md.bullets(_documents(cuts, by_document(data), reader))]
    if data:
        pieces.append(md.heading(2, reader.say("data-formats"), id="formats"))
        pieces += [piece for format_ in FORMATS for piece in _format(format_, data, reader)]
    return make_overview(reader, f"{reader.language}/data.md", title, lead, pieces)


def data_files(work: Work, data: Sequence[Listed], reader: Reader) -> Markup:
    """The document's files, format by format."""
    own = [file for file in data if file.document == work.document.id and not file.is_part]
    return _listing(own, work, reader)


def by_document(data: Iterable[Listed]) -> dict[str, list[Listed]]:
    """The files of each document."""
    found: dict[str, list[Listed]] = {}
    for file in data:
        found.setdefault(file.document, []).append(file)
    return found


def _documents(cuts: Cuts, data: Mapping[str, Sequence[Listed]], reader: Reader) -> Iterator[Markdown]:
    """Where the files of each document are, how many and how large; of many documents, those of each year."""
    language, whole = reader.language, cuts.documents
    if whole.below:
        for year in whole.below:
            link = md.link(reader.period(year.keys[0]), f"archive:{year.path(f'{language}/documents.md')}")
            yield _measured(link, [file for name in year.names for file in data.get(name, ())], reader)
        return
    for work in cuts.archive.works:
        id = work.document.id
        link = md.link(document_name(work.document, reader), f"archive:{language}/{id}/index.md#data")
        yield _measured(link, data.get(id, ()), reader)


def _measured(link: Markdown, files: Sequence[Listed], reader: Reader) -> Markdown:
    size = _size(sum(file.size for file in files), reader)
    return link + " · " + reader.say("data-many", count=len(files), size=size)


def _listing(files: Sequence[Listed], work: Work | None, reader: Reader) -> Markup:
    """Files under the names of their formats."""
    rows: list[Markup] = []
    for name, own in groupby(files, key=lambda file: file.format):
        link = tag("a", reader.say(f"format-{name}"), href=f"archive:{reader.language}/data.md#format-{name}")
        rows.append(tag("div", tag("dt", link), *(tag("dd", _file(file, work, reader)) for file in own)))
    return tag("dl", *rows, class_="facts-list downloads")


def _file(file: Listed, work: Work | None, reader: Reader) -> Markup:
    """The link to a file, what it is, how large it is and how it begins to be known.

    What stands beside the folder of data has hashes in it, in the end that of the page that this makes.
    """
    link = tag("a", short_path(file), href=f"archive:{file.path}")
    if not file.path.startswith(f"{FOLDER}/"):
        return join(" ", (link, _said(file, work, reader)))
    digest = tag("code", f"{file.sha256[:_SHOWN_DIGITS]}…", title=file.sha256)
    measures = tag("span", f"{_size(file.size, reader)} · sha256 ", digest, class_="measures")
    return join(" ", (link, _said(file, work, reader), measures))


def _said(file: Listed, work: Work | None, reader: Reader) -> str:
    """What a file is; of a published text that something is missing from, what it has."""
    if work is None or file.said != "data-text-cut":
        return tell(file, work.document if work else None, reader)
    edition = work.edition(file.siglum)
    name = edition_phrase(edition, reader)
    return fill(reader.template("data-text-part"), name=name, has=parts_there(work, edition, reader))


def _format(format_: Format, data: Sequence[Listed], reader: Reader) -> Iterator[Piece]:
    """What a format is called, for whom it is, what defines it, how to use it; nothing where there is no file."""
    own = [file.path.removeprefix(f"{FOLDER}/") for file in data if file.format == format_.name]
    if not own:
        return
    name = reader.say(f"format-{format_.name}")
    yield md.heading(3, name, id=f"format-{format_.name}")
    link = md.link(reader.say("data-specification", name=name), format_.specification)
    yield md.paragraph(md.join(" ", (reader.say(f"format-{format_.name}-for"), link)))
    if format_.use:
        commands = format_.use.replace("{file}", own[0])
        yield tag("pre", tag("code", commands, translate="no"), class_="commands")


def _size(size: int, reader: Reader) -> str:
    """A number of bytes as people read it: thousands of them, or millions."""
    kilos = max(1, round(size / _KILO))
    if kilos < _KILO:
        return reader.say("size-kilo", number=kilos)
    return reader.say("size-mega", number=reader.decimal(size / _KILO**2))
