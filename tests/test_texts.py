"""What the archive knows of each of its five texts, read from the data files that it publishes."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from statement_archive.model import Edition, PartKind, Proof
from statement_archive.pipeline import Build

STATEMENT = "joint-statement-2020-06-18"
RELEASE = "press-release-2020-06-18"
REPORT = "xinhua-2020-09-17"
Segments = dict[str, dict[str, Any]]


def ids(witness: dict[str, Any], kind: str | None = None) -> list[str]:
    return [segment["id"] for segment in witness["segments"] if kind in (None, segment["kind"])]


def text(witness: dict[str, Any], name: str) -> str:
    return next(str(segment["text"]) for segment in witness["segments"] if segment["id"] == name)


def printed(witness: dict[str, Any]) -> list[str]:
    return [segment["id"] for segment in witness["segments"] if segment["numbered"] == "printed"]


def inferred(witness: dict[str, Any]) -> list[str]:
    return [segment["id"] for segment in witness["segments"] if segment["numbered"] == "inferred"]


def paragraphs(first: int, last: int) -> list[str]:
    return [f"p{number}" for number in range(first, last + 1)]


@pytest.fixture(scope="session")
def edition(real: Build) -> Callable[[str, str], Edition]:
    by_id = {work.document.id: work for work in real.works}
    return lambda document, siglum: by_id[document].edition(siglum)


def boilerplate(edition: Edition) -> list[tuple[str, str]]:
    return [
        (edition.raw.whole[part.start : part.end], part.reason.texts["en"])
        for part in edition.parts
        if part.kind is PartKind.BOILERPLATE and part.reason
    ]


class TestStatement:
    @pytest.fixture
    def witnesses(self, segments: dict[str, Segments]) -> Segments:
        return segments[STATEMENT]

    def test_has_its_three_witnesses_in_the_order_of_the_declaration(self, witnesses: Segments) -> None:
        assert [(w["siglum"], w["language"], w["status"]) for w in witnesses.values()] == [
            ("en", "en", "official"),
            ("zh", "zh-Hans", "official"),
            ("mt", "en-t-zh-t0-und", "machine translation"),
        ]

    def test_english_is_complete(self, witnesses: Segments) -> None:
        assert ids(witnesses["en"]) == [
            *("title", *paragraphs(1, 5), "s1", *paragraphs(6, 8), "s2", *paragraphs(9, 11)),
            *("s3", *paragraphs(12, 15), "s4", *paragraphs(16, 19), "note"),
        ]
        assert witnesses["en"]["lacunae"] == []

    def test_english_prints_six_numbers_and_the_rest_is_inferred(self, witnesses: Segments) -> None:
        assert printed(witnesses["en"]) == ["p2", *paragraphs(14, 18)]
        assert inferred(witnesses["en"]) == [
            *("p1", *paragraphs(3, 5), "s1", *paragraphs(6, 8), "s2", *paragraphs(9, 11), "s3", "p12", "p13"),
            *("s4", "p19"),
        ]

    @pytest.mark.parametrize(
        ("name", "begins"),
        [
            ("title", "Joint Statement of the High-level Video Conference"),
            ("p1", "We, the foreign and other ministers of the Belt and Road cooperation partners*, held"),
            ("p2", "The COVID-19 pandemic poses"),
            ("p3", "The COVID-19 constitutes"),
            ("p11", "We welcome efforts to resume"),
            ("s3", "Promoting Economic Recovery"),
            ("p12", "We support a universal, rules-based"),
            ("p18", "We will continue to implement"),
            ("p19", "We will advance our cooperation"),
            ("note", "The following countries are represented"),
        ],
    )
    def test_english_segments_begin_where_they_should(self, witnesses: Segments, name: str, begins: str) -> None:
        assert text(witnesses["en"], name).startswith(begins)

    def test_chinese_breaks_off_after_paragraph_14(self, witnesses: Segments) -> None:
        assert ids(witnesses["zh"]) == [
            *("title", *paragraphs(1, 5), "s1", *paragraphs(6, 8), "s2", *paragraphs(9, 11), "s3"),
            *paragraphs(12, 14),
        ]
        assert witnesses["zh"]["lacunae"] == [
            {"segments": ["p15", "s4", *paragraphs(16, 19), "note"], "cause": "truncated"}
        ]

    def test_chinese_prints_every_number(self, witnesses: Segments) -> None:
        assert printed(witnesses["zh"]) == ids(witnesses["zh"])[1:]

    def test_chinese_paragraph_9_is_whole_again(self, witnesses: Segments) -> None:
        assert "多式联运的交通" in text(witnesses["zh"], "p9")
        assert "\n" not in text(witnesses["zh"], "p9")

    def test_chinese_text_has_neither_date_line_nor_preview_notice(
        self, witnesses: Segments, edition: Callable[[str, str], Edition]
    ) -> None:
        shown = "\n".join(segment["text"] for segment in witnesses["zh"]["segments"])
        assert "00:35" not in shown and "预览" not in shown and "http" not in shown
        found = boilerplate(edition(STATEMENT, "zh"))
        assert [reason for _, reason in found] == [
            "Date line of the page it was read on",
            "Notice of the preview that cut the text off, with the address of the full report",
        ]
        assert found[0][0] == "2020-06-19 00:35"
        assert found[1][0].startswith("预览已结束") and found[1][0].endswith("reportId=11_897")

    def test_machine_translation_dropped_four_segments(self, witnesses: Segments) -> None:
        assert ids(witnesses["mt"]) == [
            *("title", *paragraphs(3, 5), "s1", *paragraphs(6, 8), "s2", *paragraphs(9, 11), "p12"),
            *("p14", "p15", "s4", *paragraphs(16, 19), "note"),
        ]
        assert len(ids(witnesses["mt"], "paragraph")) == 16 and len(ids(witnesses["mt"], "heading")) == 3
        assert witnesses["mt"]["lacunae"] == [
            {"segments": ["p1", "p2"], "cause": "dropped"},
            {"segments": ["s3"], "cause": "dropped"},
            {"segments": ["p13"], "cause": "dropped"},
        ]

    def test_machine_translation_prints_every_number(self, witnesses: Segments) -> None:
        assert printed(witnesses["mt"]) == [*ids(witnesses["mt"])[1:-1]]

    def test_machine_translation_marks_its_headings_with_a_chinese_comma_again(
        self, edition: Callable[[str, str], Edition]
    ) -> None:
        mt = edition(STATEMENT, "mt")
        headings = [mt.by_slot[name] for name in ("s1", "s2", "s4")]
        marks = [mt.text[: heading.published[0].start].rpartition("\n")[2] for heading in headings]
        assert marks == ["1、 ", "2、 ", "4、 "]
        assert headings[0].text == "Building a healthy Silk Road"

    def test_machine_translation_prints_its_title_twice_and_has_it_once(
        self, edition: Callable[[str, str], Edition]
    ) -> None:
        mt = edition(STATEMENT, "mt")
        title = "Joint statement on one belt, one road international cooperation video conference"
        assert mt.by_slot["title"].text == title
        assert boilerplate(mt) == [(title, "The title printed a second time")]


class TestPressRelease:
    @pytest.fixture
    def witnesses(self, segments: dict[str, Segments]) -> Segments:
        return segments[RELEASE]

    def test_english_has_twelve_paragraphs_and_nine_items(self, witnesses: Segments) -> None:
        assert ids(witnesses["en"]) == [
            *(*paragraphs(1, 4), *(f"p4.{item}" for item in range(1, 5))),
            *("p5", *(f"p5.{item}" for item in range(1, 6)), *paragraphs(6, 12)),
        ]
        assert len(ids(witnesses["en"], "item")) == 9

    def test_items_have_their_text_without_the_mark(self, witnesses: Segments) -> None:
        assert text(witnesses["en"], "p4.1").startswith("step up public health cooperation")
        assert text(witnesses["en"], "p5.5").startswith("join hands to promote Silk Road e-commerce")

    def test_chinese_paragraphs_answer_to_what_english_splits(self, witnesses: Segments) -> None:
        assert ids(witnesses["zh-Hant"]) == [*paragraphs(1, 9), "p12"]
        answers = {s["id"]: s["answers"] for s in witnesses["zh-Hant"]["segments"] if "answers" in s}
        assert answers == {
            "p4": ["p4", "p4.1", "p4.2", "p4.3", "p4.4"],
            "p5": ["p5", "p5.1", "p5.2", "p5.3", "p5.4", "p5.5"],
            "p9": ["p9", "p10", "p11"],
        }

    def test_numbers_are_all_inferred_and_nothing_is_missing(self, witnesses: Segments) -> None:
        for witness in witnesses.values():
            assert printed(witness) == []
            assert inferred(witness) == ids(witness, "paragraph")
            assert witness["lacunae"] == []

    def test_both_witnesses_have_their_own_source_line(self, edition: Callable[[str, str], Edition]) -> None:
        assert boilerplate(edition(RELEASE, "zh-Hant")) == [("來源/外交部網(wǎng)站", "Source line")]
        assert boilerplate(edition(RELEASE, "en")) == [
            ("Source/Website of the Ministry of Foreign Affairs", "Source line")
        ]

    def test_no_gloss_is_left(self, witnesses: Segments, edition: Callable[[str, str], Edition]) -> None:
        shown = "".join(segment["text"] for segment in witnesses["zh-Hant"]["segments"])
        assert "(" not in shown and "國務委員" in shown
        glosses = [edit for edit in edition(RELEASE, "zh-Hant").ledger.edits if edit.rule == "gloss"]
        assert len(glosses) == 125

    def test_the_slipped_run_reads_again_with_the_lost_words_supplied_and_attested(
        self, witnesses: Segments, edition: Callable[[str, str], Edition]
    ) -> None:
        assert "發揮重要作用。“一帶一路”倡議是團結抗擊疫情" in text(witnesses["zh-Hant"], "p9")
        slips = [edit for edit in edition(RELEASE, "zh-Hant").ledger.edits if edit.rule == "slip"]
        assert [edit.proof for edit in slips] == [Proof.ATTESTED]
        assert "倡" in "".join(slips[0].after[start:end] for start, end in slips[0].supplied)
        assert all(slips[0].after[start:end] in "倡議" for start, end in slips[0].supplied)


class TestReport:
    @pytest.fixture
    def report(self, segments: dict[str, Segments]) -> dict[str, Any]:
        return segments[REPORT]["en"]

    def test_has_a_headline_and_25_paragraphs(self, report: dict[str, Any]) -> None:
        assert ids(report) == ["title", *paragraphs(1, 25)]
        assert report["lacunae"] == []
        assert printed(report) == [] and inferred(report) == paragraphs(1, 25)

    def test_keeps_the_dateline_and_the_spelling(self, report: dict[str, Any]) -> None:
        assert text(report, "p1").startswith("BEIJING, Sept. 17 (Xinhua) -- China, Russia, Kazakstan,")
        assert "the the Belt and Road Initiative" in text(report, "p19")

    def test_byline_and_end_mark_are_boilerplate(self, edition: Callable[[str, str], Edition]) -> None:
        assert boilerplate(edition(REPORT, "en")) == [
            ("Source: Xinhua| 2020-09-17 20:53:11|Editor: huaxia", "Byline with source, time and editor"),
            ("Enditem", "The agency’s mark of the end"),
        ]

    def test_last_paragraph_ends_before_the_end_mark(self, report: dict[str, Any]) -> None:
        assert text(report, "p25").endswith("stability and development, he added.")


class TestShapeOfTheData:
    """`/data/<document>/segments.json` has the keys that its readers were promised, in that order."""

    def test_file_begins_with_the_document(self, data: dict[str, str]) -> None:
        for path, content in data.items():
            if path.endswith("segments.json"):
                record = json.loads(content)
                assert list(record) == ["$schema", "version", "document", "witnesses"]
                assert record["document"] == path.split("/")[0]

    def test_witness_keys(self, segments: dict[str, Segments]) -> None:
        for witnesses in segments.values():
            for witness in witnesses.values():
                about = ["siglum", "language", "status", "raw", "sha256"]
                assert list(witness) == [*about, "segments", "lacunae", "calls", "parts"]
                assert all(list(lacuna) == ["segments", "cause"] for lacuna in witness["lacunae"])

    def test_segment_keys_with_answers_only_where_there_are_several(self, segments: dict[str, Segments]) -> None:
        keys = ["id", "kind", "section", "label", "cited", "number", "numbered", "text", "spans"]
        for witnesses in segments.values():
            for segment in (segment for witness in witnesses.values() for segment in witness["segments"]):
                assert list(segment) == keys + ["answers"] * ("answers" in segment)
                assert len(segment.get("answers", ["one", "two"])) > 1

    def test_segment_values(self, segments: dict[str, Segments]) -> None:
        for witnesses in segments.values():
            for segment in (segment for witness in witnesses.values() for segment in witness["segments"]):
                is_counted = segment["kind"] in ("paragraph", "heading")
                assert (segment["number"] is not None) is is_counted
                assert (segment["numbered"] is not None) is is_counted
                assert (segment["section"] is None) is (segment["id"] == "title")
                assert segment["text"] == segment["text"].strip() != ""
                assert all(start < end for start, end in segment["spans"])
                assert segment["spans"] == sorted(segment["spans"]) != []

    def test_is_utf8_with_one_line_feed_at_the_end(self, data: dict[str, str]) -> None:
        for path, content in data.items():
            if path.endswith(".json"):
                assert content.endswith("}\n") and "\\u" not in content.replace("\\\\u", "")

    def test_raw_files_are_published_byte_for_byte(self, data: dict[str, str], real: Build, project: Any) -> None:
        for work in real.works:
            for edition in work.editions:
                path = f"{work.document.id}/{edition.witness.raw}"
                assert data[path].encode("utf-8") == (project / "sources" / path).read_bytes()


def test_nothing_stands_in_the_way_of_the_build(real: Build) -> None:
    assert real.errors == ()


def test_newest_document_comes_first(real: Build) -> None:
    assert [work.document.id for work in real.works] == [REPORT, STATEMENT, RELEASE]
