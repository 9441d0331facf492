"""Documents made at random are read back as they were made, or an editor is asked; no character disappears."""

from collections.abc import Iterator, Sequence

from hypothesis import HealthCheck, given, settings

from fixtures.library import as_it_stands
from fixtures.made_documents import Expected, Made, made_documents
from statement_archive.findings import Finding
from statement_archive.model import Edition, Kind
from statement_archive.pipeline import make_work


def read_back(made: Made) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The editions of a made document, and what editors are told."""
    mended = tuple(as_it_stands(witness, made.texts[witness.siglum]) for witness in made.document.witnesses)
    work, findings = make_work(made.document, mended, glossary=())
    return work.editions, findings


def differences(edition: Edition, expected: Sequence[Expected]) -> Iterator[str]:
    """What is read otherwise than it was made."""
    read = {segment.id: Expected(segment.id, segment.kind, segment.label, segment.text) for segment in edition.segments}
    made = {segment.id: segment for segment in expected}
    for name in sorted(read.keys() | made.keys()):
        if read.get(name) != made.get(name):
            yield f"made {made.get(name)}, read {read.get(name)}"


def ink(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def not_shown(edition: Edition) -> str:
    """What is left of a raw text when labels and texts of its segments are taken from it, one after the other."""
    shown = ""
    for segment in sorted(edition.segments, key=lambda segment: segment.published[0]):
        is_bare = segment.kind is Kind.HEADING and segment.text.startswith(segment.label)
        shown += ("" if is_bare else ink(segment.label)) + ink(segment.text)
    left, at = "", 0
    for character in ink(edition.raw.text):
        if at < len(shown) and character == shown[at]:
            at += 1
        else:
            left += character
    assert at == len(shown), f"shows what is not there: {shown[at:]}"
    return left


@given(made_documents())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_read_back_is_what_was_made_or_a_question(made: Made) -> None:
    editions, findings = read_back(made)
    for edition in editions:
        own = [finding for finding in findings if finding.place == edition.witness.place]
        own += [finding for finding in findings if f"`{edition.witness.siglum}`" in finding.message]
        changed = list(differences(edition, made.expected[edition.witness.siglum]))
        assert own or not changed, "\n".join((*changed, edition.raw.text))
        if not any("belongs to no segment" in finding.message for finding in own):
            assert set(not_shown(edition)) <= set(".、．|·–-"), edition.raw.text


@given(made_documents())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_parts_cover_the_raw_text(made: Made) -> None:
    for edition in read_back(made)[0]:
        whole = "".join(edition.raw.whole[part.start : part.end] for part in edition.parts)
        assert whole == edition.raw.whole
