"""What is published -> a finding for whatever of it has changed in silence, or leads nowhere.

People cite addresses and ids. One that is no longer there has to be said to have moved, or to have been removed.
"""

from collections.abc import Collection, Iterator

from statement_archive.findings import Finding
from statement_archive.model import Archive, MovedAddress, Published, PublishedDocument, Removed, Work


def prove_published(archive: Archive) -> Iterator[Finding]:
    """Every finding on the list of what is published; the archive must have all its documents."""
    published = archive.published
    known = {document.id for document in published.documents}
    new = {_listing(work).slugs: work.document.id for work in reversed(archive.works) if work.document.id not in known}
    for listed in published.documents:
        work = archive.by_id.get(listed.id)
        if work is None:
            yield _gone(listed, new.get(listed.slugs, "NEW"))
        else:
            yield from _changed(work, listed, published)
    gone = {removed.document for removed in published.removed if removed.is_document}
    for move in published.moved:
        yield from _misled(move, archive, gone)
    for removed in published.removed:
        yield from _there_again(removed, archive)
    yield from _unlisted(archive)


def list_published(archive: Archive) -> tuple[PublishedDocument, ...]:
    """All that the archive has, as the list should have it: by id, and within a document in its order."""
    return tuple(sorted(map(_listing, archive.works), key=lambda listed: listed.id))


def _listing(work: Work) -> PublishedDocument:
    return PublishedDocument(
        work.document.id,
        tuple(section.slug for section in work.document.sections),
        tuple(edition.witness.siglum for edition in work.editions),
        tuple(slot.id for slot in work.document.outline),
    )


def _gone(listed: PublishedDocument, guess: str) -> Finding:
    hint = (
        f"put it back, or say what became of it: `statement-archive rename document {listed.id} {guess}` or"
        f" `statement-archive remove document {listed.id} --reason …`"
    )
    return Finding(listed.place, f"the document `{listed.id}` is published, and is not there", hint)


def _changed(work: Work, listed: PublishedDocument, published: Published) -> Iterator[Finding]:
    now, id_ = _listing(work), listed.id
    away = {(removed.siglum, removed.slot) for removed in published.removed if removed.document == id_}
    gone = [
        slug
        for slug in listed.slugs
        if slug not in now.slugs and published.where_is(f"{id_}/{slug}") == f"{id_}/{slug}"
    ]
    new = [slug for slug in now.slugs if slug not in listed.slugs]
    for slug in gone:
        guess = new[gone.index(slug)] if len(new) == len(gone) else "NEW"
        hint = f"put it back, then `statement-archive rename section {id_} {slug} {guess}`"
        yield Finding(listed.place, f"the section `{slug}` of `{id_}` is published, and is not there", hint)
    for siglum in (siglum for siglum in listed.sigla if siglum not in now.sigla and (siglum, "") not in away):
        hint = f"put it back, then `statement-archive remove witness {id_} {siglum} --reason …`, if it has to go"
        yield Finding(listed.place, f"the witness `{siglum}` of `{id_}` is published, and is not there", hint)
    for slot in (slot for slot in listed.slots if slot not in now.slots and ("", slot) not in away):
        hint = "ids never change; where the text has no such segment, list it under `removed` with the reason"
        yield Finding(listed.place, f"the segment `{slot}` of `{id_}` is published, and is not there", hint)


def _misled(move: MovedAddress, archive: Archive, gone: Collection[str]) -> Iterator[Finding]:
    """A circle, a target that is not there, and what stands at an old address again.

    Of documents that are `gone` it is said that they were removed, so that their pages say so.
    """
    end = archive.published.where_is(move.old)
    if not end:
        yield Finding(move.place, f"`{move.old}` moves in a circle", "leave out the move that leads back")
    elif not _is_there(end, archive) and end.partition("/")[0] not in gone:
        yield Finding(move.place, f"`{move.old}` leads to `{end}`, which is not there", "name what is")
    elif _is_there(move.old, archive):
        hint = "people who cite the old address would find something else there: name the new one otherwise"
        yield Finding(move.place, f"`{move.old}` is an old address of `{end}`, and something stands there again", hint)


def _is_there(address: str, archive: Archive) -> bool:
    document, _, slug = address.partition("/")
    work = archive.by_id.get(document)
    return work is not None and (not slug or slug in _listing(work).slugs)


def _there_again(removed: Removed, archive: Archive) -> Iterator[Finding]:
    work = archive.by_id.get(removed.document)
    now = _listing(work) if work else PublishedDocument("", (), (), ())
    is_there = {removed.siglum in now.sigla, removed.slot in now.slots, removed.is_document and work is not None}
    if True in is_there:
        what = removed.siglum or removed.slot or removed.document
        hint = "give what is new another name, or leave out that the old one was removed"
        yield Finding(removed.place, f"`{what}` was removed on {removed.date}, and is there", hint)


def _unlisted(archive: Archive) -> Iterator[Finding]:
    """What is there and not on the list: no error, since it is new."""
    if not archive.published.is_listed:
        return
    listed = {document.id: document for document in archive.published.documents}
    for work in archive.works:
        now = _listing(work)
        old = listed.get(now.id)
        what = (
            f"`{now.id}`"
            if old is None
            else ", ".join(
                f"`{name}` of `{now.id}`"
                for name in (*_new(now.slugs, old.slugs), *_new(now.sigla, old.sigla), *_new(now.slots, old.slots))
            )
        )
        if what:
            place = old.place if old else "sources/published.yml"
            hint = "`statement-archive check --fix` lists it, once it is to be published"
            yield Finding(place, f"not on the list of what is published: {what}", hint, is_open_question=True)


def _new(now: tuple[str, ...], listed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in now if name not in listed)
