"""Tables open in a spreadsheet, run nothing there, say what the pages say, and read back as they were."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures.documents import DOCUMENTS, built
from fixtures.exports import SITE_URL, exported
from fixtures.hostile_cells import CELLS, RUN, WORDS, hostile_cells, in_order, merged, texts_of
from fixtures.library import as_it_stands
from fixtures.made_documents import Made, made_documents
from fixtures.structures import accord
from statement_archive.export.tables.table import Table, TableColumn, as_csv
from statement_archive.ledger import apply
from statement_archive.model import Archive, Edit, Edition, Localized, Proof, Status, Term, Work
from statement_archive.pipeline import Build, make_work

Row = dict[str, str]
csv.field_size_limit(1_000_000)


def cells(table: bytes) -> list[list[str]]:
    """The cells as a program of tables reads them."""
    return [*csv.reader(StringIO(table.decode("utf-8-sig"), newline=""), strict=True)]


def read(cell: str) -> str:
    """A cell as it was: one apostrophe at its beginning is the table's own."""
    return cell.removeprefix("'")


def rows(table: bytes) -> list[Row]:
    """The rows as they were, each cell under its head."""
    head, *lines = cells(table)
    assert len(set(head)) == len(head)
    return [dict(zip(head, map(read, line), strict=True)) for line in lines]


def head_of(edition: Edition) -> str:
    is_machine = edition.witness.status is Status.MACHINE_TRANSLATION
    return f"machine {edition.witness.siglum}" if is_machine else edition.witness.siglum


@pytest.fixture(scope="module")
def archive(real: Build) -> Archive:
    return real.archive


@pytest.fixture(scope="module")
def tables(archive: Archive) -> dict[str, bytes]:
    """The tables of the real archive by their path under `data/`."""
    return {path.removeprefix("data/"): table for path, table in exported(archive, "csv").items()}


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    return {path.removeprefix("data/"): table for path, table in exported(hostile_cells(), "csv").items()}


class TestCells:
    """How any table is written."""

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from((*CELLS, *WORDS)), min_size=1))
    def test_no_cell_runs_as_a_formula_and_each_reads_back(self, words: list[str]) -> None:
        columns = tuple(TableColumn(f"c{number}", "") for number, _ in enumerate(words))
        _, line = cells(as_csv(Table("x.csv", "x", (), columns, [words])).content)
        assert not any(cell.startswith(RUN) for cell in line)
        assert [*map(read, line)] == words

    def test_rows_end_as_rfc_4180_has_it_and_excel_is_told_the_encoding(self, tables: dict[str, bytes]) -> None:
        for table in tables.values():
            assert table.startswith(b'\xef\xbb\xbf"') and table.endswith(b'"\r\n')

    def test_an_apostrophe_of_the_words_own_stays(self) -> None:
        term = Term("t", {"en": ()}, "x.yml:1", definition=Localized({"en": "'tis"}))
        assert "''tis" in cells(exported(Archive((), terms=(term,)), "csv")["data/glossary.csv"])[1]

    def test_no_cell_of_a_hostile_archive_runs(self, hostile: dict[str, bytes]) -> None:
        assert len(hostile) == 10
        for table in hostile.values():
            assert not [cell for line in cells(table) for cell in line if cell.startswith(RUN)]

    def test_an_empty_archive_has_no_table(self) -> None:
        assert exported(Archive(()), "csv") == {}


WORKS = [
    pytest.param(work, id=work.document.id)
    for kind in sorted(folder.name for folder in DOCUMENTS.iterdir())
    for work in built(kind).works
]


def aligned(work: Work) -> list[Row]:
    return rows(exported(Archive((work,)), "csv")[f"data/{work.document.id}/segments.csv"])


def assert_same(work: Work) -> None:
    """Every segment of every text is in the table once, under its label, and what is lacking is said to be."""
    lines = aligned(work)
    slots = [slot for line in lines for slot in line["slots"].split("; ")]
    assert slots == [slot.id for slot in work.document.outline if any(slot.id in e.by_slot for e in work.editions)]
    for edition in work.editions:
        head = head_of(edition)
        there = [line for line in lines if not edition.by_slot.keys().isdisjoint(line["slots"].split("; "))]
        own = in_order(work, edition)
        assert [text for line in there for text in line[f"{head} text"].split("\n\n")] == texts_of(work, edition)
        assert [label for line in there for label in line[f"{head} label"].split("\n")] == [s.label for s in own]
        lacking = [slot for line in lines for slot in line[f"{head} lacks"].split("; ") if slot]
        assert lacking == [slot for slot in slots if slot in edition.missing]
        for line in lines:
            named = line[f"{head} lacks"].split("; ") if line[f"{head} lacks"] else []
            assert {edition.missing[slot].value for slot in named} == {*filter(None, line[f"{head} why"].split("; "))}
            assert line in there or line[f"{head} text"] == line[f"{head} label"] == ""


class TestSegments:
    """Texts aligned row by row."""

    def test_has_every_segment_of_the_archive(self, archive: Archive) -> None:
        for work in archive.works:
            assert_same(work)

    @pytest.mark.parametrize("work", WORKS)
    def test_has_every_segment_of_documents_of_other_kinds(self, work: Work) -> None:
        assert_same(work)

    @pytest.mark.parametrize("work", [accord(), merged(), *hostile_cells().works], ids=lambda work: work.document.id)
    def test_has_every_segment_of_documents_that_were_made_up(self, work: Work) -> None:
        assert_same(work)

    @given(made_documents())
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    def test_has_every_segment_of_documents_at_random(self, made: Made) -> None:
        assert_same(read_documents(made))

    def test_a_row_is_what_all_texts_answer_by_segments_of_their_own(self) -> None:
        both, last = aligned(merged())
        assert (both["slots"], both["kind"], both["section"]) == ("p1; p2", "paragraph", "body")
        assert (both["en label"], both["en text"]) == ("1\n", "One.\n\nTwo.")
        assert (both["fr label"], both["fr text"], both["fr lacks"]) == ("", "Un et deux.", "")
        assert (last["en text"], last["fr text"], last["fr lacks"], last["fr why"]) == ("Three.", "", "p3", "truncated")

    def test_a_machine_translation_is_called_one(self, archive: Archive) -> None:
        work = archive.by_id["joint-statement-2020-06-18"]
        line = next(line for line in aligned(work) if line["slots"] == "p7")
        assert line["machine mt text"] == work.edition("mt").by_slot["p7"].text
        assert not line.keys() & {"mt text", "mt label"}

    def test_a_text_that_lacks_all_says_so_in_every_row(self, hostile: dict[str, bytes]) -> None:
        lines = rows(hostile["writ/segments.csv"])
        assert {(line["fr label"], line["fr text"], line["fr why"]) for line in lines} == {("", "", "dropped")}
        assert all(line["fr lacks"] == line["slots"] for line in lines)


class TestRegisters:
    """What editors found."""

    @pytest.mark.parametrize("name", ["real", "hostile"])
    def test_has_each_remark_with_its_quotations(
        self, name: str, archive: Archive, tables: dict[str, bytes], hostile: dict[str, bytes]
    ) -> None:
        source, made = (archive, tables) if name == "real" else (hostile_cells(), hostile)
        for work in (work for work in source.works if work.document.registers):
            lines = iter(rows(made[f"{work.document.id}/registers.csv"]))
            for register in work.document.registers:
                for remark, line in zip(register.remarks, lines, strict=False):
                    assert (line["register"], line["id"], line["segment"]) == (register.name, remark.id, remark.slot)
                    assert line["category"] == remark.category
                    assert line["severity"] == (remark.severity or "")
                    assert [line[f"reason {tag}"] for tag in ("en", "zh")] == [
                        remark.reason.texts[tag] for tag in ("en", "zh")
                    ]
                    for edition in work.editions:
                        words = [q.words for q in remark.quotations if q.siglum == edition.witness.siglum]
                        assert line[f"{head_of(edition)} quotation"] == "\n\n".join(words)
            assert not [*lines]

    def test_leads_to_the_remark_on_its_page(self, tables: dict[str, bytes]) -> None:
        first = rows(tables["joint-statement-2020-06-18/registers.csv"])[0]
        assert first["address"] == f"{SITE_URL}joint-statement-2020-06-18/translation-audit/#title-a"

    def test_is_left_out_where_there_is_no_register(self, tables: dict[str, bytes]) -> None:
        assert "xinhua-2020-09-17/registers.csv" not in tables


class TestRepairs:
    """What was changed."""

    def test_leads_from_the_raw_file_to_the_published_text(self, archive: Archive, tables: dict[str, bytes]) -> None:
        for work in archive.works:
            for edition in work.editions:
                assert_leads(edition, tables.get(f"{work.document.id}/repairs.csv"))

    def test_counts_from_the_beginning_of_the_file_where_a_text_begins_further_down(self, archive: Archive) -> None:
        work = archive.by_id["press-release-2020-06-18"]
        first, *others = work.editions
        raw = replace(first.raw, whole=f"Head\n{first.raw.whole}", start=first.raw.start + 5, end=first.raw.end + 5)
        further = replace(first, mended=replace(first.mended, raw=raw))
        moved = replace(work, editions=(further, *others))
        assert_leads(further, exported(Archive((moved,)), "csv")["data/press-release-2020-06-18/repairs.csv"])

    def test_says_where_the_outcome_stands_and_what_proves_it(self, archive: Archive, tables: dict[str, bytes]) -> None:
        work = archive.by_id["press-release-2020-06-18"]
        edition = work.edition("zh-Hant")
        lines = rows(tables["press-release-2020-06-18/repairs.csv"])
        assert [line["id"] for line in lines] == [f"r{number}" for number in range(1, len(lines) + 1)]
        for line, edit in zip(lines, edition.ledger.edits, strict=True):
            start, end = int(line["published start"]), int(line["published end"])
            assert edition.text[start:end] == line["after"] == edit.after
            assert (line["rule"], line["proof"]) == (edit.rule, edit.proof)
            assert json.loads(line["evidence"]) == dict(edit.evidence)

    def test_reads_back_whatever_was_changed(self, hostile: dict[str, bytes]) -> None:
        lines = rows(hostile["writ/repairs.csv"])
        assert [(line["before"], line["after"]) for line in lines] == [(words, words[::-1]) for words in WORDS]
        assert [json.loads(line["evidence"]) for line in lines] == [{"=was": words} for words in WORDS]

    def test_is_left_out_where_nothing_was_changed(self, tables: dict[str, bytes]) -> None:
        assert "xinhua-2020-09-17/repairs.csv" not in tables


def assert_leads(edition: Edition, table: bytes | None) -> None:
    edits, raw = [*edits_of(table, edition)], edition.raw
    assert len(edits) == len(edition.ledger.edits)
    assert apply(raw.whole, edits) == raw.whole[: raw.start] + edition.text + raw.whole[raw.end :]


def edits_of(table: bytes | None, edition: Edition) -> Iterator[Edit]:
    for line in rows(table) if table else ():
        if line["witness"] == edition.witness.siglum:
            start, end = int(line["raw start"]), int(line["raw end"])
            yield Edit(line["rule"], start, end, line["before"], line["after"], Proof(line["proof"]), ())


class TestArchive:
    """Tables of all documents together."""

    def test_documents_has_a_row_for_each_text(self, archive: Archive, tables: dict[str, bytes]) -> None:
        lines = rows(tables["documents.csv"])
        editions = [(work, edition) for work in archive.works for edition in work.editions]
        for line, (work, edition) in zip(lines, editions, strict=True):
            document, witness = work.document, edition.witness
            assert (line["document"], line["witness"]) == (document.id, witness.siglum)
            assert (line["date"], line["kind"]) == (document.date, document.kind.id)
            assert (line["language"], line["status"]) == (witness.language, witness.status)
            assert (line["raw"], line["sha256"]) == (f"{document.id}/{witness.raw}", witness.sha256)
            assert [line[f"origin {tag}"] for tag in ("en", "zh", "zh-Hant")] == [
                witness.origin.texts[tag] for tag in ("en", "zh", "zh-Hant")
            ]
            title = edition.by_slot.get("title")
            titles = [" ".join(title.text.split())] if title else [*document.title.texts.values()]
            assert line["title"] in titles
        machine = next(line for line in lines if line["witness"] == "mt")
        assert machine["address"] == f"{SITE_URL}joint-statement-2020-06-18/mt/full/"

    def test_references_have_both_ends(self, archive: Archive, tables: dict[str, bytes]) -> None:
        for line, reference in zip(rows(tables["references.csv"]), archive.references.links, strict=True):
            assert (line["id"], line["relation"], line["class"]) == (
                reference.id,
                reference.relation,
                reference.likeness,
            )
            assert [line[f"reason {tag}"] for tag in ("en", "zh", "zh-Hant")] == [
                reference.reason.texts[tag] for tag in ("en", "zh", "zh-Hant")
            ]
            for head, end in zip(("from", "to"), reference.ends, strict=True):
                assert [line[f"{head} {name}"] for name in ("document", "witness", "segment", "quotation")] == [
                    end.document,
                    end.siglum,
                    end.slot,
                    end.words,
                ]
                anchor = "" if end.slot == "title" else f"#{end.slot}"
                page = rf"{SITE_URL}(zh(-Hant)?/)?{end.document}/\S+/"
                assert re.fullmatch(page + anchor, line[f"{head} address"])

    def test_glossary_has_what_texts_have_for_a_term_and_which(
        self, archive: Archive, tables: dict[str, bytes]
    ) -> None:
        lines = rows(tables["glossary.csv"])
        assert len(lines) == len(archive.terms)
        line = next(line for line in lines if line["id"] == "big-data")
        assert (line["en"], line["zh-Hans"], line["zh-Hant"], line["machine en"]) == (
            "big data",
            "大数据",
            "大數據",
            "",
        )
        assert line["zh-Hant documents"] == "press-release-2020-06-18"
        assert line["definition zh"].endswith("。")

    def test_names_have_what_texts_call_them_and_which(self, archive: Archive, tables: dict[str, bytes]) -> None:
        lines = {line["id"]: line for line in rows(tables["names.csv"])}
        assert [*lines] == [entity.id for entity in archive.entities]
        belarus, lavrov = lines["BY"], lines["lavrov"]
        assert (belarus["kind"], belarus["role"], belarus["name zh"]) == ("country", "minister", "白俄罗斯")
        assert (belarus["long en"], belarus["en"]) == ("the Republic of Belarus", "Republic of Belarus")
        assert (belarus["machine en"], belarus["machine en documents"]) == ("Belarus", "joint-statement-2020-06-18")
        assert (lavrov["en documents"], lavrov["office en"]) == ("xinhua-2020-09-17", "Russian Foreign Minister")

    def test_a_country_that_editors_do_not_name_in_a_language_has_the_name_of_cldr(self, archive: Archive) -> None:
        belarus = replace(archive.entities[0], name=Localized({"en": "Belarus"}))
        (line,) = rows(exported(Archive((), entities=(belarus,)), "csv")["data/names.csv"])
        assert (line["name en"], line["name zh"]) == ("Belarus", "白俄罗斯")

    def test_hostile_words_read_back(self, hostile: dict[str, bytes]) -> None:
        assert [line["definition en"] for line in rows(hostile["glossary.csv"])] == [*WORDS]
        assert [line["reason zh"] for line in rows(hostile["references.csv"])] == [words[::-1] for words in WORDS]
        names = rows(hostile["names.csv"])
        assert [(line["name en"], line["abbreviation"], line["office en"]) for line in names] == [
            (words, words, words) for words in WORDS
        ]
        assert [line["en"] for line in names][: len(CELLS)] == [" ".join(text.split("\n")) for text in CELLS]


def read_documents(made: Made) -> Work:
    """The work that the stages make of a document at random."""
    mended = tuple(as_it_stands(witness, made.texts[witness.siglum]) for witness in made.document.witnesses)
    return make_work(made.document, mended, glossary=())[0]
