"""A draft and what the stages said of it -> the draft amended, or a simpler one; and which of two trials is better."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statement_archive.draft.dates import days_in
from statement_archive.draft.records import Draft, GuessedNumbering, GuessedSection, GuessedText, Trial
from statement_archive.edition.parse.lines import looks_like_heading
from statement_archive.findings import blocking
from statement_archive.model import Cause, Edition, Kind, Work


def is_better(trial: Trial, other: Trial) -> bool:
    """Whether it has fewer findings that stop the build, or as many and fewer questions, or fewer gaps."""
    return _faults(trial) < _faults(other)


def _faults(trial: Trial) -> tuple[int, int, int]:
    stopping = len(blocking(trial.findings))
    missing = sum(len(edition.missing) for edition in trial.work.editions) if trial.work else 0
    return (stopping + (trial.work is None) * 100, len(trial.findings) - stopping, missing)


def amended(draft: Draft, trial: Trial) -> Draft:
    """The draft with page furniture and lacunae as the stages found them."""
    work = trial.work
    if work is None:
        return draft
    return replace(
        draft,
        texts=tuple(_amended(text, work.edition(text.siglum), work) for text in draft.texts),
    )


def _amended(text: GuessedText, edition: Edition, work: Work) -> GuessedText:
    furniture = [dict(damage.evidence)["pattern"] for damage in edition.ledger.damages if damage.rule == "furniture"]
    return replace(
        text,
        furniture=tuple(dict.fromkeys((*text.furniture, *furniture))),
        lacunae=tuple(_lacunae(text, edition, work)),
        decisions=tuple(_datelines(edition)),
    )


def _datelines(edition: Edition) -> Iterator[tuple[str, str]]:
    """Paragraphs that look like a heading and have a day in them."""
    for segment in edition.segments:
        is_line = segment.kind is Kind.PARAGRAPH and not segment.label and len(segment.published) == 1
        if is_line and looks_like_heading(segment.text) and any(days_in(segment.text, edition.witness.language)):
            yield segment.text, segment.id


def _lacunae(text: GuessedText, edition: Edition, work: Work) -> Iterator[tuple[Cause, str]]:
    """The causes of what a text lacks: cut off from where nothing follows, if it says so or nothing else is missing."""
    slots = [slot.id for slot in work.document.outline if slot.kind is not Kind.FOOTNOTE]
    lacking = [slot for slot in slots if slot not in edition.by_slot]
    if lacking[:1] == slots[:1]:
        yield Cause.NEVER_THERE, ""
        lacking = lacking[1:]
    tail = _tail(slots, set(lacking))
    is_cut = text.is_cut_off or (len(tail) > 1 and len(tail) == len(lacking))
    inside = lacking[: len(lacking) - len(tail)] if is_cut else lacking
    if inside:
        yield Cause.DROPPED, inside[0] if slots[0] not in edition.by_slot else ""
    if tail and is_cut:
        yield Cause.TRUNCATED, tail[0]


def _tail(slots: Sequence[str], lacking: set[str]) -> list[str]:
    """The slots from the first on behind which a text has nothing."""
    last = max((index for index, slot in enumerate(slots) if slot not in lacking), default=-1)
    return list(slots[last + 1 :])


def simpler(draft: Draft) -> Draft:
    """The draft with less declared: first without sections, then without numbering, then without anything apart."""
    if len(draft.sections) > 1 or draft.sections[0].keys.get("closing") or draft.sections[0].keys.get("signatures"):
        title = next((s.keys["title"] for s in draft.sections if "title" in s.keys), draft.title.texts)
        whole = GuessedSection({"id": "text", "slug": "text", "title": title}, "its parts could not be told apart")
        return replace(draft, sections=(whole,), texts=tuple(_bare(text) for text in draft.texts))
    if any(text.numbering.marks for text in draft.texts):
        bare = (replace(text, numbering=GuessedNumbering()) for text in draft.texts)
        return replace(draft, texts=tuple(bare))
    if any(text.apart or text.furniture for text in draft.texts):
        return replace(draft, texts=tuple(replace(text, apart=(), furniture=()) for text in draft.texts))
    return draft


def _bare(text: GuessedText) -> GuessedText:
    """The text without headings in its numbering."""
    return replace(text, numbering=replace(text.numbering, section=(), note=""), lacunae=())
