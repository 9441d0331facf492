"""The stages in order, from `sources/` to pages and data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from statement_archive.cache import fingerprint, recall, remember
from statement_archive.claims.link import occurrences
from statement_archive.claims.published import prove_published
from statement_archive.claims.quote import prove_about, prove_attestations, prove_references, prove_registers
from statement_archive.edition.align import EndlessSearchError, Lexicon, align
from statement_archive.edition.assemble import assemble
from statement_archive.edition.footnotes import apart, note
from statement_archive.edition.outline import settle
from statement_archive.edition.parse import parse
from statement_archive.edition.partition import partition
from statement_archive.export.format import Listed
from statement_archive.findings import Finding, blocking, collect
from statement_archive.limits import LINES, STEPS
from statement_archive.load import (
    document_names,
    load_about,
    load_archive,
    load_atlas,
    load_attestations,
    load_entities,
    load_glossary,
    load_published,
    load_references,
)
from statement_archive.model import NOTHING_PUBLISHED, NOTHING_SAID, Archive, Document, Mended, References, Term, Work
from statement_archive.pages.all_pages import Page, render_pages
from statement_archive.progress import Track, quietly
from statement_archive.reader import Reader
from statement_archive.search import make_index, search_records
from statement_archive.text.mend import mend
from statement_archive.text.read import read_document


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """What the stages have made of one document."""

    work: Work | None
    """None where a text can't be read."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a run of the stages has made."""

    archive: Archive
    """Documents that can't be built are left out."""
    findings: tuple[Finding, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        """The works of the archive, newest first."""
        return self.archive.works

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the site from being built."""
        return blocking(self.findings)


def build(sources: Path, *, kept: Path | None = None, track: Track = quietly) -> Build:
    """Sources -> works; never raises for bad input, but says all that is wrong with it.

    Where `kept` is a folder, documents that have not changed since the last build are taken from it. `track` shows how
    many of them are done.
    """
    glossary, findings = load_glossary(sources)
    unclear = bool(blocking(findings))
    about, untold = load_about(sources)
    documents, own = load_archive(sources, None if blocking(untold) else about.kinds)
    findings += own
    works: list[Work] = []
    sound: set[str] = set()
    for document in track(documents, "documents"):
        work, own = _build_or_recall(document, sources, glossary, kept)
        findings += own
        if work:
            works.append(work)
        # What a register misquotes takes nothing from the texts.
        if work and not {*blocking(own)} - {*prove_registers(work)}:
            sound.add(document.id)
    attestations, misquoted = load_attestations(sources)
    references, misread = load_references(sources)
    entities, misnamed = load_entities(sources)
    atlas, misdrawn = load_atlas(sources)
    published, unlisted = load_published(sources)
    findings += (*misquoted, *misread, *misnamed, *misdrawn, *untold, *unlisted)
    # A record misread is no claim: what it lacks would be looked for in vain.
    terms, entities = () if unclear else glossary, () if blocking(misnamed) else entities
    archive = Archive(
        works=tuple(works),
        attestations=() if blocking(misquoted) else attestations,
        references=References() if blocking(misread) else references,
        terms=terms,
        entities=entities,
        occurrences={work.document.id: occurrences(work, terms, entities) for work in works},
        atlas=atlas,
        about=NOTHING_SAID if blocking(untold) else about,
        published=NOTHING_PUBLISHED if blocking(unlisted) else published,
        unbuilt=tuple(name for name in document_names(sources) if name not in sound),
    )
    findings += (*prove_attestations(archive), *prove_about(archive), *prove_references(archive))
    # What is published of a document that can't be built is not gone.
    findings += () if archive.unbuilt else tuple(prove_published(archive))
    return Build(archive, findings)


def build_document(
    document: Document, *, folder: Path, glossary: tuple[Term, ...]
) -> tuple[Work | None, tuple[Finding, ...]]:
    """One document from its raw texts to its editions; needs no other document. None where a text can't be read."""
    raws, unread = read_document(document, folder)
    if unread:
        return None, unread
    mended, unfit = collect(mend(raw, document=document, raws=raws, glossary=glossary) for raw in raws)
    long = tuple(_too_long(mended))
    if long:
        return None, (*unfit, *long)
    try:
        work, questions = make_work(document, mended, glossary=glossary)
    except EndlessSearchError:
        return None, (*unfit, _endless(document))
    return work, (*unfit, *questions, *prove_registers(work))


def _endless(document: Document) -> Finding:
    place = f"sources/{document.id}/document.yml"
    what = f"what answers to what in its texts was not found within {STEPS.most:,} {STEPS.unit}"
    hint = (
        "say in `numbering` how paragraphs are numbered, name lines under `alignment`, or make several documents of it"
    )
    return Finding(place, what, hint)


def _too_long(mended: Iterable[Mended]) -> Iterator[Finding]:
    """Texts of more lines than can be placed in time: a wrapped paragraph is one line once it is mended."""
    for text in mended:
        witness = text.raw.witness
        if excess := LINES.fault(sum(1 for line in text.text.splitlines() if line.strip())):
            yield Finding(witness.place, f"the text `{witness.siglum}` {excess}", "make several documents of it")


def make_work(
    document: Document, mended: tuple[Mended, ...], *, glossary: tuple[Term, ...]
) -> tuple[Work, tuple[Finding, ...]]:
    """One document from the mended texts of its witnesses to its editions."""
    parsed, misread = collect(parse(text, document=document) for text in mended)
    document, uncounted = settle(document, parsed)
    lexicon = Lexicon(tuple(term.all_forms for term in glossary))
    alignment = align([apart(text) for text in parsed], document=document, lexicon=lexicon)
    noted, uncalled = note(document, alignment.texts, parsed)
    parted, unplaced = collect(map(partition, noted.texts))
    editions, unexplained = collect(
        assemble(text, document=noted.document, calls=calls) for text, calls in zip(parted, noted.calls, strict=True)
    )
    findings = (*misread, *uncounted, *alignment.findings, *uncalled, *unplaced, *unexplained)
    return Work(noted.document, editions), findings


def _build_or_recall(
    document: Document, sources: Path, glossary: tuple[Term, ...], kept: Path | None
) -> tuple[Work | None, tuple[Finding, ...]]:
    folder = sources / document.id
    if kept is None:
        return build_document(document, folder=folder, glossary=glossary)
    key = f"{fingerprint(sources, folder, sources / 'glossary.yml')} {document.kind}"
    name = f"works/{document.id}"
    built = recall(kept, name, key, BuiltDocument)
    if built is None:
        built = BuiltDocument(*build_document(document, folder=folder, glossary=glossary))
        remember(kept, name, key, built)
    return built.work, built.findings


def render(archive: Archive, site: Sequence[Reader], data: Sequence[Listed] = ()) -> tuple[Page, ...]:
    """All pages in the order of navigation; `site` are the readers of its languages, `data` the files of data."""
    return tuple(render_pages(archive, site, data))


def index(
    archive: Archive, site: Sequence[Reader], pages: Iterable[Page], *, project: Path, kept: Path
) -> dict[str, Path]:
    """Where each file of the search index lies, by its path under `docs/`.

    `project` is the archive's folder, `kept` the one of what need not be made again. Raises MissingToolError where what
    makes the index is not there.
    """
    return make_index(search_records(archive, site, pages), project=project, kept=kept)
