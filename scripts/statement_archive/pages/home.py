"""The archive -> the home page: what is here, newest first, and what each document is."""

from statement_archive.figures import timeline
from statement_archive.model import Archive
from statement_archive.pages.page import Page, edition_link
from statement_archive.parts import markdown as md
from statement_archive.parts.messages import date_in, kind_name, say

_ABOUT = {"about": "index.md", "method": "method.md"}


def render_home(archive: Archive, language: str) -> Page:
    """The home page in one language."""
    nodes = [
        md.heading(1, md.escape(say("home-title", language))),
        md.paragraph(md.escape(say("home-lead", language)), classes=("lead",)),
        md.heading(2, md.escape(say("home-documents", language)), id="documents"),
    ]
    if len(archive.works) > 1:
        nodes.append(timeline(archive, language))
    for work in archive.works:
        document = work.document
        facts = (kind_name(document.kind, language), date_in(document.date, language), document.place[language])
        texts = " · ".join(edition_link(work, edition, language) for edition in work.editions)
        nodes += [
            md.heading(3, md.link(md.escape(document.title[language]), f"{document.id}/index.md"), id=document.id),
            md.paragraph(md.escape(" · ".join(facts)), classes=("facts",)),
            md.paragraph(md.escape(document.summary[language])),
            md.paragraph(f"{md.escape(say('witnesses', language))}: {texts}", classes=("texts",)),
        ]
    across = {
        "references": bool(archive.references.links),
        "attestations": bool(archive.attestations),
        "glossary/index": bool(archive.terms),
        "names/index": bool(archive.entities),
    }
    if any(across.values()):
        nodes.append(md.heading(2, md.escape(say("registers", language)), id="registers"))
    for name in (name for name, is_there in across.items() if is_there):
        key = name.removesuffix("/index")
        link = md.link(md.escape(say(f"{key}-title", language)), f"{name}.md")
        nodes.append(md.paragraph(f"{link}{say('colon', language)}{md.escape(say(f'{key}-lead', language))}"))
    links = {name: md.link(md.escape(say(name, language)), f"about/{file}") for name, file in _ABOUT.items()}
    nodes.append(md.paragraph(say("home-more", language, **links)))
    title = say("home", language)
    return Page(language, f"{language}/index.md", title, md.page({"title": title, "hide": ["toc"]}, *nodes))
