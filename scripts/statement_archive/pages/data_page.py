"""The archive -> the page of its data: every file of every document, and under which terms they may be used."""

from collections.abc import Iterator

from markupsafe import Markup

from statement_archive.model import Archive, Cause, Edition, Work
from statement_archive.names import document_name, edition_phrase
from statement_archive.pages.page import Page, make_overview
from statement_archive.parts import markdown as md
from statement_archive.parts.extent import parts_there
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.html import fill, tag
from statement_archive.parts.markdown import Markdown, Piece
from statement_archive.reader import Reader


def render_data_page(archive: Archive, reader: Reader) -> Page:
    """The page in one language."""
    title, lead = reader.say("data"), reader.say("data-lead")
    pieces: list[Piece] = []
    if archive.about.imprint.licence.texts:
        pieces.append(md.paragraph(sentences_in_markdown(archive.about.imprint.licence, reader)))
    across = list(_across(archive, reader))
    if across:
        pieces += [md.heading(2, reader.say("comparisons-across"), id="across"), md.bullets(across)]
    for work in archive.works:
        pieces.append(md.heading(2, document_name(work.document, reader), id=work.document.id))
        pieces.append(data_files(work, reader))
    return make_overview(reader, f"{reader.language}/data.md", title, lead, pieces)


def _across(archive: Archive, reader: Reader) -> Iterator[Markdown]:
    """The files that are of no one document."""
    if archive.references.links:
        yield md.link("references.json", "archive:data/references.json") + " — " + reader.say("references-title")
    if archive.terms:
        yield md.link("glossary.csv", "archive:data/glossary.csv") + " — " + reader.say("data-glossary")


def data_files(work: Work, reader: Reader) -> Markup:
    """The document's data files: segments, and for each text its ledger, its published text and its raw file."""
    files: dict[str, str] = {"segments.json": reader.say("data-segments")}
    if work.document.registers:
        files["registers.json"] = reader.say("data-registers")
    for edition in work.editions:
        witness = edition.witness
        name = edition_phrase(edition, reader)
        files[f"ledger-{witness.siglum}.json"] = reader.say("data-ledger", name=name)
        files[f"text-{witness.siglum}.txt"] = _text_file(work, edition, reader)
        files[f"citations-{witness.siglum}.bib"] = reader.say("data-bib", name=name)
        files[f"citations-{witness.siglum}.ris"] = reader.say("data-ris", name=name)
        files[witness.raw] = reader.say("data-raw")
    folder = f"archive:data/{work.document.id}"
    return tag("ul", *(tag("li", tag("a", file, href=f"{folder}/{file}"), " — ", said) for file, said in files.items()))


def _text_file(work: Work, edition: Edition, reader: Reader) -> str:
    """What the file of a published text is: whole only where nothing that it once had is missing from it."""
    name = edition_phrase(edition, reader)
    if all(lacuna.cause is Cause.NEVER_THERE for lacuna in edition.lacunae):
        return reader.say("data-text", name=name)
    return fill(reader.template("data-text-part"), name=name, has=parts_there(work, edition, reader))
