"""Every character of a raw file is accounted for, once, and a segment is exactly what its raw ranges became."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readers import localized
from statement_archive.edition.partition import partition
from statement_archive.ledger import apply, publish, restore
from statement_archive.model import (
    Boilerplate,
    Document,
    Edit,
    Edition,
    Kind,
    Ledger,
    Mended,
    Numbering,
    Parsed,
    PartKind,
    Placed,
    Placement,
    Proof,
    PublishedPart,
    RawText,
    Span,
    Work,
)
from statement_archive.pipeline import Build, build

WORDS = localized("a reason")
PLACE = "sources/writ/document.yml:20"
PartsOf = Callable[[str, list[Edit], list[PublishedPart], list[Placement]], Any]


def assert_partition(edition: Edition) -> None:
    """The parts of a witness lie one behind the other and leave nothing out."""
    ends = [edition.raw.start, *(part.end for part in edition.parts)]
    assert [part.start for part in edition.parts] == ends[:-1]
    assert ends[-1] == edition.raw.end
    assert all(part.start < part.end for part in edition.parts)


def assert_made_from_spans(edition: Edition) -> None:
    """The raw ranges of a segment, with the edits inside them made, are its text."""
    for segment in edition.segments:
        made = "".join(_edited(span, edition) for span in segment.spans)
        assert made == segment.text.replace("\n", ""), segment.id


def _edited(span: Span, edition: Edition) -> str:
    start = edition.raw.start
    own = [e for e in edition.ledger.edits if span.start <= start + e.start and start + e.end <= span.end]
    moved = [_moved(edit, start - span.start) for edit in own]
    return apply(edition.raw.whole[span.start : span.end], moved)


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.rule, edit.start + by, edit.end + by, edit.before, edit.after, edit.proof, edit.evidence)


def assert_lossless(edition: Edition) -> None:
    """The ledger leads from the raw text to the published text and back."""
    assert apply(edition.raw.text, edition.ledger.edits) == edition.text
    assert restore(edition.text, edition.ledger) == edition.raw.text


def editions(works: tuple[Work, ...]) -> Iterator[Edition]:
    return (edition for work in works for edition in work.editions)


class TestRealArchive:
    @pytest.fixture(params=range(6), ids=["report", "en", "zh", "mt", "release zh-Hant", "release en"])
    def edition(self, request: pytest.FixtureRequest, real: Build) -> Edition:
        index: int = request.param
        return list(editions(real.works))[index]

    def test_parts_cover_the_raw_text(self, edition: Edition) -> None:
        assert_partition(edition)

    def test_segments_are_what_their_spans_became(self, edition: Edition) -> None:
        assert_made_from_spans(edition)

    def test_ledger_runs_forwards_and_backwards(self, edition: Edition) -> None:
        assert_lossless(edition)

    def test_a_part_with_a_segment_is_text_mark_or_repair(self, edition: Edition) -> None:
        kinds = {PartKind.TEXT, PartKind.NUMBER, PartKind.MARK, PartKind.REPAIR, PartKind.SPACE}
        ids = {segment.id for segment in edition.segments}
        for part in edition.parts:
            assert part.segment is None or (part.segment in ids and part.kind in kinds)
            assert part.kind not in (PartKind.TEXT, PartKind.NUMBER, PartKind.MARK) or part.segment

    def test_boilerplate_and_nothing_else_has_a_reason(self, edition: Edition) -> None:
        assert all((part.reason is not None) is (part.kind is PartKind.BOILERPLATE) for part in edition.parts)

    def test_space_is_white(self, edition: Edition) -> None:
        for part in edition.parts:
            if part.kind is PartKind.SPACE:
                assert edition.raw.whole[part.start : part.end].isspace()

    def test_witnesses_of_one_file_part_it(self, real: Build) -> None:
        release = next(work for work in real.works if work.document.id.startswith("press"))
        chinese, english = (edition.raw for edition in release.editions)
        assert chinese.whole == english.whole
        assert (chinese.start, chinese.end, english.end) == (0, english.start, len(english.whole))


class TestEdits:
    """What became of each edit."""

    @pytest.fixture
    def parts_of(self, declare: Callable[..., Document]) -> PartsOf:
        """Parts a raw text, given what its edits leave, the parts of that, and placements; the parts, the messages."""

        def run(raw: str, edits: list[Edit], parts: list[PublishedPart], placements: list[Placement]) -> Any:
            ledger = Ledger(tuple(edits))
            mended = Mended(RawText(declare().witnesses[0], raw, 0, len(raw)), ledger, publish(raw, ledger))
            parted, findings = partition(Placed(Parsed(mended, (), tuple(parts)), tuple(placements), ()))
            found = [(part.kind.value, raw[part.start : part.end], part.segment) for part in parted.parts]
            return found, list(map(str, findings))

        return run

    def test_what_a_repair_took_out_of_a_segment_is_a_part_of_its_own(self, parts_of: PartsOf) -> None:
        parts = [PublishedPart(PartKind.TEXT, 0, 7), PublishedPart(PartKind.SPACE, 7, 8)]
        edits = [Edit("gloss", 3, 6, "(1)", "", Proof.EXACT, ())]
        placements = [Placement(("p1",), (Span(0, 7),), None, 1)]
        assert parts_of("one(1) two\n", edits, parts, placements) == (
            [("text", "one", "p1"), ("repair", "(1)", "p1"), ("text", " two", "p1"), ("space", "\n", None)],
            [],
        )

    def test_what_a_repair_took_out_of_boilerplate_is_boilerplate(self, parts_of: PartsOf) -> None:
        parts = [PublishedPart(PartKind.BOILERPLATE, 0, 6, WORDS)]
        edits = [Edit("gloss", 3, 6, "(1)", "", Proof.EXACT, ())]
        assert parts_of("sou(1)rce", edits, parts, []) == (
            [("boilerplate", "sou(1)rce", None)],
            [],
        )

    def test_what_a_repair_changed_belongs_to_what_it_became(self, parts_of: PartsOf) -> None:
        parts = [PublishedPart(PartKind.NUMBER, 0, 3), PublishedPart(PartKind.TEXT, 3, 6)]
        edits = [Edit("escape", 1, 6, "u3001", "、", Proof.EXACT, ())]
        placements = [Placement(("s1",), (Span(3, 6),), None, 1)]
        assert parts_of("1u3001 one", edits, parts, placements) == (
            [("number", "1u3001 ", "s1"), ("text", "one", "s1")],
            [],
        )

    def test_white_space_of_any_kind_is_no_finding(self, parts_of: PartsOf) -> None:
        raw = "one\r\n\r\n\u3000\u200b\ufeff\x0b\x85\u2028\u2029\t\xa0"
        parts = [PublishedPart(PartKind.TEXT, 0, 3)]
        placements = [Placement(("p1",), (Span(0, 3),), None, 1)]
        assert parts_of(raw, [], parts, placements)[1] == []

    def test_repair_over_the_end_of_a_segment_is_a_finding(self, parts_of: PartsOf) -> None:
        parts = [PublishedPart(PartKind.TEXT, 0, 9)]
        edits = [Edit("slip", 3, 7, "x!y?", ". T", Proof.EXACT, ())]
        placements = [Placement(("p1",), (Span(0, 4),), None, 1), Placement(("p2",), (Span(5, 9),), None, 1)]
        assert parts_of("onex!y?wo.", edits, parts, placements)[1] == [
            "sources/writ/document.yml:9: the repair `x!y?` reaches over the end of p1 "
            "— decide where the segment behind it begins, by a line under `alignment`"
        ]

    def test_text_that_no_segment_took_is_a_finding(self, parts_of: PartsOf) -> None:
        parts = [PublishedPart(PartKind.TEXT, 0, 3), PublishedPart(PartKind.TEXT, 4, 7)]
        placements = [Placement(("p1",), (Span(0, 3),), None, 1)]
        found, findings = parts_of("one\ntwo", [], parts, placements)
        assert findings == [
            "sources/writ/document.yml:9: `two` belongs to no segment "
            "— say under `alignment` what it is: a segment (`is: p7`), or `is: boilerplate` with a `reason`"
        ]
        assert found[-1] == ("space", "\ntwo", None)


BLANK = st.sampled_from(["", " ", "\u00a0", "\u3000", "\t", "  "])
BREAK = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n", "\x85", "\u2028", "\x0b", " \n"])
MARK = st.sampled_from(
    [
        *("", "", "", "1. ", "2. ", "3.", "4. ", "12. ", "３. ", "1u3001 "),
        *("一、", "二、", "第三条", "·", "* ", "I. ", "Article 2 "),
    ]
)
SENTENCE = st.sampled_from(
    [
        *("One went.", "Two came! And", "A Heading", "Page 3", "END", "x", "*", "1", "of the the", "a  b", "a\u00a0b."),
        *("国务委员(wěi)来。", "“一带一路”的交", "通，好。", "说「好」。"),
        *("𝒜😀", "e\u0301", "ﷺ", "\u202eabc", "\u200bz"),
    ]
) | st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=12)
LINE = st.builds("".join, st.tuples(BLANK, MARK, SENTENCE, BLANK, st.one_of(st.just(""), MARK), SENTENCE))
TEXT = st.lists(st.tuples(LINE, BREAK), max_size=9).map(lambda lines: "".join(map("".join, lines)))


def templates(*choices: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), max_size=2, unique=True).map(tuple)


NUMBERING = st.builds(
    Numbering,
    paragraph=templates("{n}. ", "{n}、", "Article {n}", "第{han}条", "{roman}. ", "{letter})", "{n}.{n} "),
    section=templates("{han}、", "{n}、", "Article {n}"),
    item=templates("·", "*", "({letter}) ", "({roman}) ", "（{n}）"),
    note=st.sampled_from(["", "* ", "*"]),
    footnote=st.sampled_from(["", "[{n}] "]),
)


@st.composite
def boilerplates(draw: st.DrawFn, text: str) -> tuple[Boilerplate, ...]:
    """Words that stand in the text, one stretch behind the other."""
    entries = []
    if draw(st.booleans()) and len(text) > 2:
        start = draw(st.integers(0, len(text) - 2))
        words = text[start : draw(st.integers(start + 1, min(len(text), start + 20)))]
        if words.strip():
            found_by = (
                Boilerplate(WORDS, PLACE, text=words),
                Boilerplate(WORDS, PLACE, start=words),
                Boilerplate(WORDS, PLACE, until=words),
            )
            entries.append(draw(st.sampled_from(found_by)))
    return tuple(entries)


@st.composite
def witnesses(draw: st.DrawFn) -> dict[str, Any]:
    text = draw(TEXT)
    return {"text": text, "numbering": draw(NUMBERING), "boilerplate": draw(boilerplates(text))}


def declaration(**witness: Any) -> dict[str, Any]:
    """A document.yml, as data."""
    words = {"en": "words", "zh": "词", "zh-Hant": "詞"}
    return {
        "kind": "statement",
        "date": "2020-06-18",
        **dict.fromkeys(("place", "issuer", "title", "summary"), words),
        "sections": [
            {"id": "preamble", "slug": "preamble", "title": words, "paragraphs": "1-2", "items": {2: 2}},
            {"id": "s1", "slug": "one", "title": words, "paragraphs": "3-4", "note": "true"},
        ],
        "witnesses": [
            {
                "siglum": "en",
                "language": "en",
                "status": "official",
                "raw": "raw/en.txt",
                "sha256": "auto",
                "origin": words,
                "lacunae": [{"cause": "dropped"}],
            }
            | witness
        ],
    }


@given(st.lists(witnesses(), min_size=1, max_size=2), st.integers(1, 4), st.integers(0, 2), st.booleans())
@settings(max_examples=150)
def test_any_texts_are_parted_without_gap_or_overlap(
    declare: Callable[..., Document],
    edit_of: Callable[..., tuple[Work, tuple[str, ...]]],
    texts: list[dict[str, Any]],
    paragraphs: int,
    headings: int,
    note: bool,
) -> None:
    document = declare(paragraphs=paragraphs, headings=headings, note=note)
    sigla = ["en", "fr"][: len(texts)]
    own = [
        replace(document.witnesses[0], siglum=siglum, numbering=text["numbering"], boilerplate=text["boilerplate"])
        for siglum, text in zip(sigla, texts, strict=True)
    ]
    document = replace(document, witnesses=tuple(own))
    work, _ = edit_of(document, {siglum: text["text"] for siglum, text in zip(sigla, texts, strict=True)})
    for edition in work.editions:
        assert_partition(edition)
        assert_made_from_spans(edition)
        assert_outline_order(edition, work)


def assert_outline_order(edition: Edition, work: Work) -> None:
    """Every slot is filled or missing, never both, in the order of the outline; a title only where there is one."""
    has_title = any("title" in other.by_slot for other in work.editions)
    order = [slot.id for slot in work.document.outline if has_title or slot.id != "title"]
    filled = [slot for segment in edition.segments for slot in segment.answers]
    gaps = [slot for lacuna in edition.lacunae for slot in lacuna.segments]
    assert filled == sorted(filled, key=order.index) and gaps == sorted(gaps, key=order.index)
    assert not edition.segments or sorted(filled + gaps) == sorted(order)
    assert all(before.end <= after.start for before, after in pairwise(_pieces(edition)))
    assert all(segment.kind is Kind.HEADING for segment in edition.segments if segment.id[0] == "s")


def _pieces(edition: Edition) -> list[Span]:
    return [piece for segment in edition.segments for piece in segment.published]


@given(raw=st.binary(max_size=60) | TEXT.map(lambda text: text.encode("utf-8")), numbering=NUMBERING)
@example(raw=b"", numbering=Numbering())
@example(raw=b"\xef\xbb\xbfOne.", numbering=Numbering())
@example(raw=b"\xff\xfeO\x00", numbering=Numbering())
@example(raw=b"\x00", numbering=Numbering())
@example(raw="\ud7ff\ue000\U0010ffff".encode(), numbering=Numbering())
@example(raw="作用?!耙粠б宦贰背h是團結".encode(), numbering=Numbering())
@example(raw="ဈ稽?!耙粠б妮贰背h是嘜結".encode(), numbering=Numbering())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_finding_or_a_lossless_ledger(
    tmp_path: Path, lay_out: Callable[..., Path], raw: bytes, numbering: Numbering
) -> None:
    marks = {name: value for name in Numbering.__slots__ if (value := getattr(numbering, name))}
    files = {"writ/document.yml": declaration(numbering=marks), "writ/raw/en.txt": raw}
    made = build(lay_out(tmp_path / "sources", files))
    assert all(finding.place.startswith("sources/writ/") for finding in made.findings)
    assert made.works or made.errors
    for edition in editions(made.works):
        assert edition.raw.whole.encode("utf-8") == raw
        assert_partition(edition)
        assert_lossless(edition)
        if not any("reaches over the end" in finding.message for finding in made.errors):
            assert_made_from_spans(edition)
