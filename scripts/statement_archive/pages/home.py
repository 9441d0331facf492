"""The archive -> the home page: what is here, newest first, and what each document is."""

from statement_archive.figures import timeline
from statement_archive.model import Archive
from statement_archive.names import kind_name
from statement_archive.pages.page import Page, contents_labels, edition_link, make_page
from statement_archive.parts import markdown as md
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.markdown import Piece
from statement_archive.reader import Reader

_ABOUT = {"about": "index.md", "method": "method.md"}


def render_home(archive: Archive, reader: Reader) -> Page:
    """The home page in one language."""
    pieces: list[Piece] = [
        md.heading(1, reader.say("home-title")),
        md.paragraph(reader.say("home-lead"), classes=("lead",)),
        md.heading(2, reader.say("home-documents"), id="documents"),
    ]
    if len(archive.works) > 1:
        pieces.append(timeline(archive, reader))
    for work in archive.works:
        document = work.document
        place = sentences_in_markdown(document.place, reader)
        facts = (kind_name(document.kind, reader), reader.date(document.date), place)
        texts = md.join(" · ", (edition_link(work, edition, reader) for edition in work.editions))
        pieces += [
            md.heading(
                3, md.link(sentences_in_markdown(document.title, reader), f"{document.id}/index.md"), id=document.id
            ),
            md.paragraph(md.join(" · ", facts), classes=("facts",)),
            md.paragraph(sentences_in_markdown(document.summary, reader)),
            md.paragraph(md.join(reader.say("colon"), (reader.say("witnesses"), texts)), classes=("texts",)),
        ]
    across = {
        "references": bool(archive.references.links),
        "attestations": bool(archive.attestations),
        "glossary/index": bool(archive.terms),
        "names/index": bool(archive.entities),
    }
    if any(across.values()):
        pieces.append(md.heading(2, reader.say("registers"), id="registers"))
    for name in (name for name, is_there in across.items() if is_there):
        key = name.removesuffix("/index")
        link = md.link(reader.say(f"{key}-title"), f"{name}.md")
        pieces.append(md.paragraph(md.join(reader.say("colon"), (link, reader.say(f"{key}-lead")))))
    if archive.by_hand.issuperset(f"{reader.language}/about/{file}" for file in _ABOUT.values()):
        links = {name: md.link(reader.say(name), f"about/{file}") for name, file in _ABOUT.items()}
        pieces.append(md.paragraph(md.fill(reader.template("home-more"), **links)))
    meta = {"title": reader.say("home"), "hide": ["toc"]}
    labels = contents_labels(((work.document.id, work.document.title) for work in archive.works), reader)
    return make_page(reader, f"{reader.language}/index.md", meta, pieces).with_asides(labels)
