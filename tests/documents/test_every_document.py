"""What holds for a document of any kind: nothing to find fault with, nothing lost, each text read as the other is."""

import pytest

from fixtures.documents import DOCUMENTS, built
from statement_archive.model import Edition, Kind, PartKind, Work

KINDS = sorted(folder.name for folder in DOCUMENTS.iterdir())
WORKS = [pytest.param(work, id=f"{kind}-{work.document.id}") for kind in KINDS for work in built(kind).works]
EDITIONS = [
    pytest.param(edition, id=f"{kind}-{work.document.id}-{edition.witness.siglum}")
    for kind in KINDS
    for work in built(kind).works
    for edition in work.editions
]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_and_nothing_is_open(kind: str) -> None:
    assert [str(finding) for finding in built(kind).findings] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_built(kind: str) -> None:
    declared = sorted(path.parent.name for path in DOCUMENTS.glob(f"{kind}/sources/*/document.yml"))
    assert sorted(work.document.id for work in built(kind).works) == declared


@pytest.mark.parametrize("work", WORKS)
def test_all_texts_have_the_same_segments(work: Work) -> None:
    first, *others = ([(segment.id, segment.kind) for segment in edition.segments] for edition in work.editions)
    assert others == [first] * len(others)
    assert [slot.id for slot in work.document.outline if slot.kind is not Kind.FOOTNOTE] == [
        name for name, kind in first if kind is not Kind.FOOTNOTE
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_segment_is_missing(edition: Edition) -> None:
    assert edition.lacunae == ()
    assert all(segment.answers == (segment.id,) for segment in edition.segments)


@pytest.mark.parametrize("edition", EDITIONS)
def test_parts_cover_the_raw_text(edition: Edition) -> None:
    assert "".join(edition.raw.whole[part.start : part.end] for part in edition.parts) == edition.raw.text


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_character_is_shown_or_accounted_for(edition: Edition) -> None:
    """Text and numbers belong to a segment, boilerplate has a reason, what a repair took is in the ledger."""
    taken = {(edit.start, edit.end) for edit in edition.ledger.edits}
    for part in edition.parts:
        words = edition.raw.whole[part.start : part.end]
        match part.kind:
            case PartKind.TEXT | PartKind.NUMBER | PartKind.MARK:
                assert part.segment in edition.by_slot, words
            case PartKind.BOILERPLATE:
                assert part.reason, words
            case PartKind.REPAIR:
                assert any(start <= part.start - edition.raw.start < end for start, end in taken), words
            case PartKind.SPACE:
                assert not words.strip(), words


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_shown_is_what_was_published(edition: Edition) -> None:
    """Labels and texts hold every letter and digit of the published text, boilerplate left out, in its order."""
    published = edition.text
    for part in edition.parts:
        if part.kind is PartKind.BOILERPLATE:
            published = published.replace(edition.raw.whole[part.start : part.end], "")
    shown = "".join(_shown(segment.label, segment.text) for segment in edition.segments)
    assert _letters(shown) == _letters(published)


def _shown(label: str, text: str) -> str:
    """A heading that is only its number has it as its text."""
    return text if text.startswith(label) else label + text


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
