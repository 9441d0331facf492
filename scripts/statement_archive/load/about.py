"""`sources/archive.yml` -> what editors say of the archive as a whole: home page, imprint, corrections, kinds."""

from pathlib import Path

from statement_archive import limits
from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.keys import Keys, entries, one, optional, required
from statement_archive.load.kinds import KINDS, kinds_of
from statement_archive.load.nodes import read_yaml
from statement_archive.load.passages import PassageKeys
from statement_archive.load.values import DATE, LOCALIZED, NAME, TEXT, matching
from statement_archive.model import FIRST_ARCHIVE, NOTHING_SAID, AboutArchive, Correction, Imprint, Welcome

_ADDRESS = matching(r"https?://[^\s\ufeff]+", "https://example.org/licence", limits.ADDRESS)


_UUID = matching(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", "0191e7c4-5b1d-4f3a-8c2e-9d70a6b3f815")


class _WelcomeKeys(Keys):
    """What stands on the home page."""

    title = optional(LOCALIZED, "Its title.")
    lead = optional(LOCALIZED, "A sentence or two on what the archive holds.")
    first = optional(TEXT, "Id of the document that readers are led to first.")
    sample = optional(entries(PassageKeys), "Words of several texts that say the same, to show what the archive does.")


class _ImprintKeys(Keys):
    """Who is responsible, which edition this is, and what may be done with it."""

    editor = optional(LOCALIZED, "Who edits the archive.")
    contact = optional(LOCALIZED, "How to reach them.")
    edition = optional(NAME, "Which edition of the archive this is.")
    date = optional(DATE, "The day of that edition.")
    licence = optional(LOCALIZED, "What others may do with what editors wrote.")
    licence_address = optional(_ADDRESS, "Where the licence stands.", "licence-address")


class _CorrectionKeys(Keys):
    """A correction that readers should know of."""

    date = required(DATE, "The day on which it was made.")
    what = required(LOCALIZED, "What was wrong, and what it says now.")
    document = optional(TEXT, "Id of the document that it is about.")
    segment = optional(TEXT, "Id of the segment that it is about.")


class ArchiveKeys(Keys):
    """What editors say of the archive as a whole."""

    home = optional(one(_WelcomeKeys), "What stands on the home page.")
    imprint = optional(one(_ImprintKeys), "Who is responsible, and which edition this is.")
    corrections = optional(entries(_CorrectionKeys), "Corrections that readers should know of.")
    id = optional(_UUID, "A UUID that no other archive has: the ids in its feeds are made from it, and stay with it.")
    kinds = optional(KINDS, "Further kinds of documents, or other names for known ones, by what document.yml says.")


def load_about(sources: Path) -> tuple[AboutArchive, tuple[Finding, ...]]:
    """What the file says; an archive without it has a home page all the same."""
    path = sources / "archive.yml"
    if not is_there(path):
        return NOTHING_SAID, ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    if root is None:
        return NOTHING_SAID, tuple(findings)
    keys = ArchiveKeys(root)
    corrections = map(_correction, keys.corrections)
    about = AboutArchive(
        welcome=_welcome(keys.home) if keys.home else Welcome(),
        imprint=_imprint(keys.imprint) if keys.imprint else Imprint(),
        corrections=tuple(sorted(corrections, key=lambda correction: correction.date, reverse=True)),
        own_kinds=tuple(kinds_of(keys.kinds)),
        id=keys.id or FIRST_ARCHIVE,
    )
    return about, tuple(findings)


def _welcome(keys: _WelcomeKeys) -> Welcome:
    return Welcome(
        title=keys.title,
        lead=keys.lead,
        first=keys.first,
        sample=tuple(entry.passage() for entry in keys.sample),
        place=keys.given["first"].place if "first" in keys.given else keys.node.place,
    )


def _imprint(keys: _ImprintKeys) -> Imprint:
    return Imprint(
        editor=keys.editor,
        contact=keys.contact,
        edition=keys.edition,
        date=keys.date,
        licence=keys.licence,
        licence_address=keys.licence_address,
    )


def _correction(keys: _CorrectionKeys) -> Correction:
    if "segment" in keys.given and "document" not in keys.given:
        keys.node.report("names a `segment` and no `document`")
    return Correction(keys.date, keys.what, keys.node.place, keys.document, keys.segment)
