"""The archive -> the home page: what is here, newest first, and what each document is."""

from statement_archive.figures import timeline
from statement_archive.model import Archive
from statement_archive.names import kind_name
from statement_archive.pages.page import Page, edition_link, make_page, title_labels
from statement_archive.parts import markdown as md
from statement_archive.parts.foreign import sentences_in_markdown
from statement_archive.parts.markdown import Node
from statement_archive.reader import Reader

_ABOUT = {"about": "index.md", "method": "method.md"}


def render_home(archive: Archive, reader: Reader) -> Page:
    """The home page in one language."""
    nodes: list[Node] = [
        md.heading(1, reader.say("home-title")),
        md.paragraph(reader.say("home-lead"), classes=("lead",)),
        md.heading(2, reader.say("home-documents"), id="documents"),
    ]
    if len(archive.works) > 1:
        nodes.append(timeline(archive, reader))
    for work in archive.works:
        document = work.document
        place = sentences_in_markdown(document.place, reader)
        facts = (kind_name(document.kind, reader), reader.date(document.date), place)
        texts = md.join(" · ", (edition_link(work, edition, reader) for edition in work.editions))
        nodes += [
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
        nodes.append(md.heading(2, reader.say("registers"), id="registers"))
    for name in (name for name, is_there in across.items() if is_there):
        key = name.removesuffix("/index")
        link = md.link(reader.say(f"{key}-title"), f"{name}.md")
        nodes.append(md.paragraph(md.join(reader.say("colon"), (link, reader.say(f"{key}-lead")))))
    if archive.by_hand.issuperset(f"{reader.language}/about/{file}" for file in _ABOUT.values()):
        links = {name: md.link(reader.say(name), f"about/{file}") for name, file in _ABOUT.items()}
        nodes.append(md.paragraph(md.fill(reader.template("home-more"), **links)))
    title = reader.say("home")
    labels = title_labels((work.document for work in archive.works), reader)
    return make_page(reader, f"{reader.language}/index.md", {"title": title, "hide": ["toc"]}, nodes).with_asides(
        labels
    )
