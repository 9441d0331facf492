"""Documents made at random are read back as they were made, or an editor is asked; no character disappears."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, given, settings

from fixtures.made_documents import Expected, Made, made_documents
from statement_archive.findings import Finding, collect
from statement_archive.model import Edition, RawText
from statement_archive.pipeline import make_work
from statement_archive.text.mend import mend


def read_back(made: Made) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The editions of a made document, and what editors are told."""
    texts = [made.texts[witness.siglum] for witness in made.document.witnesses]
    raws = [RawText(witness, text, 0, len(text)) for witness, text in zip(made.document.witnesses, texts, strict=True)]
    mended, unfit = collect(mend(raw, document=made.document, raws=raws, glossary=()) for raw in raws)
    work, findings = make_work(made.document, mended, glossary=())
    return work.editions, (*unfit, *findings)


@dataclass(frozen=True, slots=True)
class Difference:
    """A segment that is read otherwise than it was made."""

    id: str
    made: Expected | None
    read: Expected | None


def differences(edition: Edition, expected: Sequence[Expected]) -> Iterator[Difference]:
    """What is read otherwise than it was made."""
    read = {segment.id: Expected(segment.id, segment.kind, segment.label, segment.text) for segment in edition.segments}
    made = {segment.id: segment for segment in expected}
    for name in sorted(read.keys() | made.keys()):
        if _bare(read.get(name)) != _bare(made.get(name)):
            yield Difference(name, made.get(name), read.get(name))


def _bare(segment: Expected | None) -> Expected | None:
    """The segment without the blanks of its text: lines that too little tells to be broken stay lines."""
    return replace(segment, text=ink(segment.text)) if segment else None


def is_of(finding: Finding, edition: Edition) -> bool:
    """Whether a finding is about a witness, or about the sections of all."""
    return finding.place == edition.witness.place or "is taken to have" in finding.message


def ink(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def not_shown(edition: Edition) -> str:
    """What is left of a published text when labels and texts of its segments are taken from it, one after the other."""
    shown = ""
    for segment in sorted(edition.segments, key=lambda segment: segment.published[0]):
        is_bare = segment.text.split("\n")[0].rstrip(".、．-") == segment.label
        shown += ("" if is_bare else ink(segment.label)) + ink(segment.text)
    left, at = "", 0
    for character in ink(edition.text):
        if at < len(shown) and character == shown[at]:
            at += 1
        else:
            left += character
    assert at == len(shown), f"shows what is not there: {shown[at:]}"
    return left


@given(made_documents())
@settings(max_examples=250, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_read_back_is_what_was_made_or_a_question(made: Made) -> None:
    editions, findings = read_back(made)
    for edition in editions:
        own = [finding for finding in findings if is_of(finding, edition)]
        changed = list(differences(edition, made.expected[edition.witness.siglum]))
        assert own or not changed, "\n".join((*map(str, changed), edition.raw.text))
        if not any(finding.message.endswith(("belongs to no segment", "has no text")) for finding in own):
            assert set(not_shown(edition)) <= set(".、．|·–-"), edition.raw.text


@given(made_documents())
@settings(max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_parts_cover_the_raw_text(made: Made) -> None:
    for edition in read_back(made)[0]:
        whole = "".join(edition.raw.whole[part.start : part.end] for part in edition.parts)
        assert whole == edition.raw.whole
