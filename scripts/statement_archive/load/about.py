"""`sources/archive.yml` -> what editors say of the archive as a whole: its home page, its imprint, its corrections."""

from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, date_of, entries_of, localized_of, read_yaml, text_of
from statement_archive.model import NOTHING_SAID, AboutArchive, Correction, Imprint, Passage, Welcome

_ADDRESS = r"https?://\S+"


def load_about(sources: Path) -> tuple[AboutArchive, tuple[Finding, ...]]:
    """What the file says; an archive without it has a home page all the same."""
    path = sources / "archive.yml"
    if not path.exists():
        return NOTHING_SAID, ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(optional=("home", "imprint", "corrections")) if root else {}
    corrections = [_correction(node) for node in entries_of(fields, "corrections")]
    about = AboutArchive(
        welcome=_welcome(fields["home"]) if "home" in fields else Welcome(),
        imprint=_imprint(fields["imprint"]) if "imprint" in fields else Imprint(),
        corrections=tuple(sorted(corrections, key=lambda correction: correction.date, reverse=True)),
    )
    return about, tuple(findings)


def _welcome(node: Node) -> Welcome:
    fields = node.fields(optional=("title", "lead", "first", "sample"))
    return Welcome(
        title=localized_of(fields, "title"),
        lead=localized_of(fields, "lead"),
        first=text_of(fields, "first"),
        sample=tuple(_passage(entry) for entry in entries_of(fields, "sample")),
        place=fields["first"].place if "first" in fields else node.place,
    )


def _passage(node: Node) -> Passage:
    fields = node.fields(required=("document", "witness", "segment", "quotation"))
    document, siglum, slot, words = (text_of(fields, name) for name in ("document", "witness", "segment", "quotation"))
    return Passage(document, siglum, slot, words, node.place)


def _imprint(node: Node) -> Imprint:
    names = ("editor", "contact", "edition", "date", "licence", "licence-address")
    fields = node.fields(optional=names)
    return Imprint(
        editor=localized_of(fields, "editor"),
        contact=localized_of(fields, "contact"),
        edition=fields["edition"].name() if "edition" in fields else "",
        date=date_of(fields, "date"),
        licence=localized_of(fields, "licence"),
        licence_address=fields["licence-address"].matching(_ADDRESS, "https://example.org/licence")
        if "licence-address" in fields
        else "",
    )


def _correction(node: Node) -> Correction:
    fields = node.fields(required=("date", "what"), optional=("document", "segment"))
    if "segment" in fields and "document" not in fields:
        node.report("names a `segment` and no `document`")
    return Correction(
        date=date_of(fields, "date"),
        what=localized_of(fields, "what"),
        place=node.place,
        document=text_of(fields, "document"),
        slot=text_of(fields, "segment"),
    )
