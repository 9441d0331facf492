"""Which texts of a document are set against each other, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from fixtures.library import declare_anew
from fixtures.made_documents import Made, made_documents
from fixtures.structures import SECTIONS, work
from statement_archive.export.translation.pairs import pairs, units
from statement_archive.model import Segment, Status, Work

OFFICIAL, PUBLISHED, MACHINE = Status
OTHERS = tuple("en es fr ru zh".split())


def with_texts(*texts: tuple[str, Status]) -> Work:
    made = work(SECTIONS, {f"{language}-{number}": [] for number, (language, _) in enumerate(texts)})
    editions = (
        declare_anew(edition, siglum=language, language=language, status=status)
        for edition, (language, status) in zip(made.editions, texts, strict=True)
    )
    return replace(made, editions=tuple(editions))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([], []),
        ([("en", OFFICIAL)], []),
        ([("en", OFFICIAL), ("zh", OFFICIAL)], ["en zh", "zh en"]),
        ([("en", PUBLISHED), ("zh", OFFICIAL)], ["zh en", "en zh"]),
        ([("zh-Hans", OFFICIAL), ("zh-Hant", OFFICIAL)], ["zh-Hans zh-Hant", "zh-Hant zh-Hans"]),
        ([("zh-CN", OFFICIAL), ("zh-Hans", PUBLISHED)], []),
        ([("zh", OFFICIAL), ("en-t-zh-t0-und", MACHINE)], ["zh en-t-zh-t0-und"]),
        (
            [("en", OFFICIAL), ("zh", OFFICIAL), ("en-t-zh-t0-und", MACHINE)],
            ["en zh", "zh en", "zh en-t-zh-t0-und"],
        ),
        ([("fr-t-en-t0-und", MACHINE), ("en-t-zh-t0-und", MACHINE)], []),
        ([("ar", OFFICIAL), *((other, OFFICIAL) for other in OTHERS)], [f"ar {other}" for other in OTHERS]),
        ([*((other, PUBLISHED) for other in OTHERS), ("ar", OFFICIAL)], [f"ar {other}" for other in OTHERS]),
    ],
)
def test_people_are_the_source_another_language_the_target(
    texts: Sequence[tuple[str, Status]], found: Sequence[str]
) -> None:
    made = with_texts(*texts)
    assert [f"{source.witness.siglum} {target.witness.siglum}" for source, target in pairs(made)] == found


@settings(max_examples=15, deadline=None)
@given(made=made_documents())
def test_a_unit_has_all_words_of_its_places_and_no_gap(edit_of: Callable[..., tuple[Work, Any]], made: Made) -> None:
    document, _ = edit_of(made.document, made.texts)
    for unit in units(document):
        slots = [slot.id for slot in unit.row.slots]
        assert len(unit.texts) > 1
        for siglum, text in unit.texts.items():
            own = [document.edition(siglum).by_slot[slot] for slot in slots]
            assert text == "\n".join(own_text(own)) != ""


def own_text(segments: Sequence[Segment]) -> list[str]:
    """The texts of segments, each once though it answers to several places."""
    return [segment.text for segment in {segment.id: segment for segment in segments}.values()]
