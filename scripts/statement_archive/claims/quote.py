"""Quotations -> where they stand in the published text, and a finding for each that stands nowhere.

An editor's claim holds only as long as its evidence can be read: the words of every quotation are looked for in the
segment that is named, character by character. Nothing is looked up elsewhere, nothing is guessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from statement_archive.findings import Finding
from statement_archive.model import Archive, Edition, Passage, Register, Remark, Work


def prove_registers(work: Work) -> Iterator[Finding]:
    """A finding for every remark of the document whose evidence is not in its texts, or that lacks evidence."""
    for register in work.document.registers:
        for remark in register.remarks:
            for quotation in remark.quotations:
                yield from _unfound(work.edition(quotation.siglum), remark.slot, quotation.words, remark.place)
            yield from _unheard(work, register, remark)


def prove_attestations(archive: Archive) -> Iterator[Finding]:
    """A finding for every saying of an attestation that its witness does not say."""
    passages = [saying.passage for attestation in archive.attestations for saying in attestation.sayings]
    yield from prove_passages(archive, passages)
    yield from _passed_over(archive, ((passage.document, passage.place) for passage in passages))


def prove_about(archive: Archive) -> Iterator[Finding]:
    """A finding for every quotation of the home page that is not there, and for what the archive does not have."""
    welcome = archive.about.welcome
    yield from prove_passages(archive, welcome.sample)
    if welcome.first and welcome.first not in (*archive.by_id, *archive.unbuilt):
        yield Finding(
            welcome.place, f"there is no document `{welcome.first}`", f"known: {', '.join(sorted(archive.by_id))}"
        )
    if len({passage.document for passage in welcome.sample}) > 1:
        yield Finding(welcome.sample[0].place, "the sample quotes several documents", "quote texts of one")
    for correction in archive.about.corrections:
        work = archive.by_id.get(correction.document)
        if correction.document and work is None and correction.document not in archive.unbuilt:
            yield Finding(correction.place, f"there is no document `{correction.document}`")
        elif work and correction.slot and correction.slot not in work.document.slot_by_id:
            yield Finding(correction.place, f"there is no segment `{correction.slot}` in `{correction.document}`")
    named = [(passage.document, passage.place) for passage in welcome.sample]
    named += [(correction.document, correction.place) for correction in archive.about.corrections]
    yield from _passed_over(archive, (*named, (welcome.first, welcome.place)))


def prove_references(archive: Archive) -> Iterator[Finding]:
    """A finding for every reference whose evidence is gone, or that leads from a document to itself."""
    references = archive.references
    for reference in (*references.links, *references.declined):
        first, second = reference.ends
        if first.document == second.document:
            yield Finding(reference.place, f"`{reference.id}` leads from {first.document} to itself")
        yield from prove_passages(archive, reference.ends)
    yield from _prove_none(archive)
    named = [(end.document, end.place) for link in (*references.links, *references.declined) for end in link.ends]
    named += [(unlinked.document, unlinked.place) for unlinked in references.none]
    yield from _passed_over(archive, named)


def _prove_none(archive: Archive) -> Iterator[Finding]:
    """A finding for every segment that is said to have no reference and has one, or is not there."""
    linked = {(end.document, end.slot) for reference in archive.references.links for end in reference.ends}
    for unlinked in archive.references.none:
        if unlinked.document in archive.unbuilt:
            continue
        work = archive.by_id.get(unlinked.document)
        slots = work.document.slot_by_id if work else {}
        for slot in unlinked.slots:
            if slot not in slots:
                yield Finding(unlinked.place, f"there is no segment `{slot}` in `{unlinked.document}`")
            elif (unlinked.document, slot) in linked:
                yield Finding(unlinked.place, f"`{slot}` is said to have no reference, and has one")


def prove_passages(archive: Archive, passages: Iterable[Passage]) -> Iterator[Finding]:
    """A finding for every passage that is not in the archive."""
    for passage in passages:
        if passage.document in archive.unbuilt:
            continue
        work = archive.by_id.get(passage.document)
        sigla = [edition.witness.siglum for edition in work.editions] if work else []
        if work is None:
            known = ", ".join(sorted(archive.by_id))
            yield Finding(passage.place, f"there is no document `{passage.document}`", f"known: {known}")
        elif passage.siglum not in sigla:
            message = f"`{passage.siglum}` is no witness of {passage.document}"
            yield Finding(passage.place, message, f"known: {', '.join(sigla)}")
        else:
            yield from _unfound(work.edition(passage.siglum), passage.slot, passage.words, passage.place)


def _passed_over(archive: Archive, named: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """A line for what is said of each document that can't be built; `named` has the document and the place of each."""
    counts = Counter((document, place.split(":")[0]) for document, place in named if document in archive.unbuilt)
    for (document, file), count in sorted(counts.items()):
        message = f"what is said of {document} was not looked at, since that can't be built: {count}"
        yield Finding(file, message, is_open_question=True)


def _unfound(edition: Edition, slot: str, words: str, place: str) -> Iterator[Finding]:
    siglum = edition.witness.siglum
    if slot not in edition.by_slot:
        yield Finding(place, f"quotes segment `{slot}` of `{siglum}`, which has none")
    elif edition.find(slot, words) is None:
        elsewhere = sorted(other.id for other in edition.segments if words in other.text)
        hint = f"it stands in {', '.join(elsewhere)}" if elsewhere else "quote exactly what is published"
        yield Finding(place, f"`{words}` is not in segment `{slot}` of `{siglum}`", hint)


def _unheard(work: Work, register: Register, remark: Remark) -> Iterator[Finding]:
    """Every witness that a remark is about is quoted, unless it lacks the segment."""
    quoted = {quotation.siglum for quotation in remark.quotations}
    for siglum in register.sigla:
        if siglum not in quoted and remark.slot in work.edition(siglum).by_slot:
            yield Finding(remark.place, f"`{remark.id}` is about `{siglum}` and does not quote it")
    if len(quoted) == 0:
        yield Finding(remark.place, f"`{remark.id}` quotes nothing")
