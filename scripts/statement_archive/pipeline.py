"""The stages in order, from `sources/` to pages and data."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from statement_archive.cache import digest_of_record, fingerprint, recall, remember
from statement_archive.claims.link import occurrences
from statement_archive.claims.published import prove_published
from statement_archive.claims.quote import prove_about, prove_attestations, prove_references, prove_registers
from statement_archive.crew import Crew, alone
from statement_archive.digests import key_of
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
from statement_archive.model import (
    NOTHING_PUBLISHED,
    NOTHING_SAID,
    Archive,
    Document,
    Entity,
    Mended,
    Occurrence,
    References,
    Term,
    Work,
)
from statement_archive.pages.all_pages import Page, render_pages
from statement_archive.progress import Track, quietly
from statement_archive.reader import Reader
from statement_archive.search import deferred_records, make_index
from statement_archive.text.mend import mend
from statement_archive.text.read import read_document
from statement_archive.works import BuiltDocument, recall_built, remember_built


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """Where a document names terms, countries, organisations and people."""

    occurrences: tuple[Occurrence, ...]
    digest: str = ""
    """That of its work and of these places, whatever they were made from; "" where nothing is kept."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What has come of a task."""

    built: BuiltDocument
    linked: LinkedDocument
    raw_at: str = ""
    """The key by which the raw texts of the work are found; "" where it has them."""


@dataclass(frozen=True, slots=True)
class _BuildTask:
    """A document that is to be built, and linked with terms and names."""

    document: Document
    folder: Path
    glossary: tuple[Term, ...]
    declared: tuple[tuple[Term, ...], tuple[Entity, ...]]
    """The terms and names that are looked for."""
    kept: Path | None = None
    files: str = ""
    """The digest of its files before any of them was read."""
    key: str = ""
    """The digest of all that the work is made from."""
    names: str = ""
    """The digest of how terms and names are written."""
    has_raw: bool = True
    """Whether what is recalled has its raw texts."""

    def recall(self) -> _Done | None:
        """What is kept of it; None where not all is."""
        built, linked = self._built(), self._linked()
        return self._done(built, linked) if built and linked else None

    def do(self) -> _Done | None:
        """Build and link it, and keep what comes of that: None where that can be recalled."""
        built = self._built()
        is_kept = built is not None
        if built is None:
            built = self._build()
            is_kept = self._keep(built)
        linked = self._link(built)
        is_kept = is_kept and self.kept is not None and remember(self.kept, *self._place, linked)
        return None if is_kept else _Done(built, linked)

    def make(self) -> _Done:
        """Build and link it, as far as it is not kept."""
        if built := self._built():
            return self._done(built, self._link(built))
        built = self._build()
        return _Done(built, self._link(built))

    def _build(self) -> BuiltDocument:
        return BuiltDocument(*build_document(self.document, folder=self.folder, glossary=self.glossary))

    def _done(self, built: BuiltDocument, linked: LinkedDocument) -> _Done:
        """What is kept, as it was asked for."""
        if self.has_raw or built.work is None:
            return _Done(built, linked)
        return _Done(replace(built, work=built.work.without_raw), linked, self.key)

    def _keep(self, built: BuiltDocument) -> bool:
        """Keep it, unless its files are others by now: they may have been edited, or be out of a worker's sight."""
        if self.kept is None or fingerprint(self.folder.parent, self.folder) != self.files:
            return False
        return remember_built(self.kept, self.document.id, self.key, built)

    def _link(self, built: BuiltDocument) -> LinkedDocument:
        places = occurrences(built.work, *self.declared) if built.work else ()
        if self.kept is None or built.work is None:
            return LinkedDocument(places)
        told = (digest_of_record(built.work), digest_of_record(LinkedDocument(places)))
        return LinkedDocument(places, key_of(*told) if all(told) else key_of(self.key, self.names))

    def _built(self) -> BuiltDocument | None:
        return recall_built(self.kept, self.document.id, self.key) if self.kept else None

    def _linked(self) -> LinkedDocument | None:
        return recall(self.kept, *self._place, LinkedDocument) if self.kept else None

    @property
    def _place(self) -> tuple[str, str]:
        """The name and the key of where terms and names stand in it."""
        return f"occurrences/{self.document.id}", self.key + self.names


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


def build(
    sources: Path,
    *,
    kept: Path | None = None,
    has_raw: bool = True,
    crew: Crew = alone,
    track: Track = quietly,
) -> Build:
    """Sources -> works; never raises for bad input, but says all that is wrong with it.

    Where `kept` is a folder, documents that have not changed since the last build are taken from it; the `crew` makes
    the others. Unless the archive `has_raw` texts, it has works that are kept without them, and says by which key
    they are found. `track` shows how many of them are done.
    """
    files = {name: fingerprint(sources, sources / name) for name in document_names(sources)} if kept else {}
    glossary, findings = load_glossary(sources)
    unclear = bool(blocking(findings))
    about, untold = load_about(sources)
    documents, own = load_archive(sources, None if blocking(untold) else about.kinds)
    findings += own
    entities, misnamed = load_entities(sources)
    # A record misread is no claim: what it lacks would be looked for in vain.
    terms, entities = () if unclear else glossary, () if blocking(misnamed) else entities
    tasks = [_BuildTask(document, sources / document.id, glossary, (terms, entities)) for document in documents]
    if kept:
        tasks = [replace(task, has_raw=has_raw) for task in _kept(tasks, kept, files)]
    works: list[Work] = []
    sound: set[str] = set()
    places: dict[str, tuple[Occurrence, ...]] = {}
    digests: dict[str, str] = {}
    keys: dict[str, str] = {}
    for document, done in zip(track(documents, "documents"), _done(tasks, crew), strict=True):
        built = done.built
        findings += built.findings
        if built.work:
            works.append(built.work)
            places[document.id] = done.linked.occurrences
            digests[document.id] = done.linked.digest
            keys |= {document.id: done.raw_at} if done.raw_at else {}
        # What a register misquotes takes nothing from the texts.
        if built.work and not {*blocking(built.findings)} - {*prove_registers(built.work)}:
            sound.add(document.id)
    attestations, misquoted = load_attestations(sources)
    references, misread = load_references(sources)
    atlas, misdrawn = load_atlas(sources)
    published, unlisted = load_published(sources)
    findings += (*misquoted, *misread, *misnamed, *misdrawn, *untold, *unlisted)
    archive = Archive(
        works=tuple(works),
        attestations=() if blocking(misquoted) else attestations,
        references=References() if blocking(misread) else references,
        terms=terms,
        entities=entities,
        occurrences=places,
        atlas=atlas,
        about=NOTHING_SAID if blocking(untold) else about,
        published=NOTHING_PUBLISHED if blocking(unlisted) else published,
        digests=digests if kept else {},
        raw_at=keys,
        unbuilt=tuple(name for name in document_names(sources) if name not in sound),
    )
    findings += (*prove_attestations(archive), *prove_about(archive), *prove_references(archive))
    # What is published of a document that can't be built is not gone.
    findings += () if archive.unbuilt else tuple(prove_published(archive))
    return Build(archive, findings)


def _kept(tasks: Sequence[_BuildTask], kept: Path, files: Mapping[str, str]) -> Iterator[_BuildTask]:
    """Tasks of which something may be `kept`, given the digests of the `files` of each document."""
    forms = json.dumps([term.all_forms for term in tasks[0].glossary]) if tasks else ""
    declared = tasks[0].declared if tasks else ()
    names = key_of(json.dumps([(one.id, [*one.forms.items()], one.machine) for kind in declared for one in kind]))
    for task in tasks:
        own = files.get(task.document.id, "")
        yield replace(task, kept=kept, files=own, key=key_of(own, str(task.document.kind), forms), names=names)


def _done(tasks: Sequence[_BuildTask], crew: Crew) -> Iterator[_Done]:
    """What is kept of each task, or comes of it."""
    known = [task.recall() for task in tasks]
    done = crew(_BuildTask.do, [task for task, found in zip(tasks, known, strict=True) if found is None])
    return (found or next(done) or task.recall() or task.make() for task, found in zip(tasks, known, strict=True))


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
    return make_index(*deferred_records(archive, site, pages), project=project, kept=kept)
