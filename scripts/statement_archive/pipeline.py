"""The stages in order, from `sources/` to pages and data."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from statement_archive.cache import fingerprint, recall, remember
from statement_archive.claims.link import occurrences
from statement_archive.claims.quote import prove_attestations, prove_references, prove_registers
from statement_archive.edition.align import Alignment, Lexicon, align
from statement_archive.edition.assemble import assemble
from statement_archive.edition.parse import parse
from statement_archive.edition.partition import partition
from statement_archive.export.data import render_data
from statement_archive.figures.worldmap import Shapes
from statement_archive.findings import Finding, blocking
from statement_archive.labels import block_pattern
from statement_archive.load import load_archive, load_attestations, load_entities, load_glossary, load_references
from statement_archive.model import Archive, Document, Ledger, Parsed, Prose, RawText, Term, Witness, Work
from statement_archive.pages.all_pages import Page, render_pages
from statement_archive.progress import Track, quietly
from statement_archive.search import make_index, search_records
from statement_archive.text.emend import emend
from statement_archive.text.read import read_document
from statement_archive.text.repair import Context, apply, compose, repair

Outcome = tuple[Work | None, tuple[Finding, ...]]
"""A document as far as it could be built, and what is wrong with it."""


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
    documents, own = load_archive(sources)
    findings += own
    is_loaded = not blocking(own)
    works = []
    for document in track(documents, "documents"):
        work, own = _build_or_recall(document, sources, glossary, kept)
        findings += own
        if work:
            works.append(work)
    attestations, misquoted = load_attestations(sources)
    references, misread = load_references(sources)
    entities, misnamed = load_entities(sources)
    findings += (*misquoted, *misread, *misnamed)
    archive = Archive(
        works=tuple(works),
        attestations=attestations,
        references=references,
        terms=glossary,
        entities=entities,
        occurrences={work.document.id: occurrences(work, glossary, entities) for work in works},
    )
    # What is quoted from a document that could not be built would be found nowhere, and a record misread is no claim.
    if is_loaded and len(works) == len(documents):
        findings += () if blocking(misquoted) else tuple(prove_attestations(archive))
        findings += () if blocking(misread) else tuple(prove_references(archive))
    return Build(archive, findings)


def build_document(document: Document, *, folder: Path, glossary: tuple[Term, ...]) -> Outcome:
    """One document from its raw texts to its editions; needs no other document."""
    raws, findings = read_document(document, folder)
    if findings:
        return None, findings
    ledgers: dict[str, Ledger] = {}
    parsed: dict[str, Parsed] = {}
    for witness in document.witnesses:
        ledger, text, own = _mend(document, witness, raws, glossary)
        ledgers[witness.siglum] = ledger
        parsed[witness.siglum], misread = parse(text, document=document, witness=witness)
        findings += (*own, *misread)
    lexicon = Lexicon(tuple(term.all_forms for term in glossary))
    alignment = align(document, {siglum: text.blocks for siglum, text in parsed.items()}, lexicon=lexicon)
    findings += tuple(_doubts(document, alignment))
    has_title = any("title" in placement.slots for aligned in alignment.witnesses for placement in aligned.placements)
    editions = []
    for witness in document.witnesses:
        aligned = alignment[witness.siglum]
        ledger, raw, text_parts = ledgers[witness.siglum], raws[witness.siglum], parsed[witness.siglum]
        parts, unplaced = partition(
            raw=raw, edits=ledger.edits, parsed=text_parts, placements=aligned.placements, witness=witness
        )
        edition, own = assemble(
            document=document,
            witness=witness,
            raw=raw,
            ledger=ledger,
            parsed=text_parts,
            placements=aligned.placements,
            parts=parts,
            missing=aligned.lacunae if has_title else [run for run in map(_untitled, aligned.lacunae) if run],
        )
        findings += (*unplaced, *own)
        editions.append(edition)
    work = Work(document, tuple(editions))
    return work, findings + tuple(prove_registers(work))


def _build_or_recall(document: Document, sources: Path, glossary: tuple[Term, ...], kept: Path | None) -> Outcome:
    folder = sources / document.id
    if kept is None:
        return build_document(document, folder=folder, glossary=glossary)
    key = fingerprint(sources, folder, sources / "glossary.yml")
    outcome: Outcome | None = recall(kept, document.id, key)
    if outcome is None:
        outcome = build_document(document, folder=folder, glossary=glossary)
        remember(kept, document.id, key, outcome)
    return outcome


def render(archive: Archive, shapes: Shapes | None = None) -> tuple[tuple[Page, ...], dict[str, str]]:
    """All pages in the order of navigation, and the text of every page and data file by its path under `docs/`.

    `shapes` are the outlines of countries for the map of those that took part.
    """
    pages = tuple(render_pages(archive, shapes))
    files = {page.path: page.markdown for page in pages}
    return pages, files | {f"data/{path}": text for path, text in render_data(archive)}


def index(
    archive: Archive, pages: Iterable[Page], prose: Iterable[Prose], *, project: Path
) -> tuple[str, dict[str, str]]:
    """The folder of the search index under `docs/`, and the text of every file of it by its path under `docs/`.

    `project` is the archive's folder. Raises MissingToolError where what makes the index is not there.
    """
    folder, files = make_index(search_records(archive, pages, prose), project=project)
    return folder, {f"{folder}/{path}": text for path, text in files.items()}


def _mend(
    document: Document, witness: Witness, raws: dict[str, RawText], glossary: tuple[Term, ...]
) -> tuple[Ledger, str, tuple[Finding, ...]]:
    """Repairs, then emendations: the ledger, the published text, and emendations that don't fit."""
    raw = raws[witness.siglum].text
    numbering = witness.numbering
    context = Context(
        language=witness.language,
        marks=block_pattern(
            filter(None, (numbering.paragraph, numbering.section)), filter(None, (numbering.item, numbering.note))
        ),
        boilerplate=tuple(entry.text or entry.start or entry.until or "" for entry in witness.boilerplate),
        corpus=tuple(text.text for siglum, text in raws.items() if siglum != witness.siglum),
        glossary=tuple(form for term in glossary for form in term.all_forms),
    )
    ledger = repair(raw, context=context)
    repaired = apply(raw, ledger.edits)
    own = [entry for entry in document.emendations if entry.siglum == witness.siglum]
    edits, findings = emend(repaired, own)
    return Ledger(compose(ledger.edits, edits), ledger.damages), apply(repaired, edits), findings


def _untitled(run: tuple[str, ...]) -> tuple[str, ...]:
    """A run of missing slots without the title: where no witness has one, none lacks it."""
    return tuple(slot for slot in run if slot != "title")


def _doubts(document: Document, alignment: Alignment) -> list[Finding]:
    places = {witness.siglum: witness.place for witness in document.witnesses}
    return [
        Finding(
            places[doubt.siglum],
            f"alignment of `{doubt.siglum}` {doubt.reason.value}: `{doubt.begins}` as "
            f"{', '.join(doubt.slots) or 'nothing'} ({doubt.confidence:.2f})",
            "decide it by a line under `alignment`",
            is_open_question=True,
        )
        for doubt in alignment.doubts
    ]
