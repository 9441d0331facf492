"""A table sets two texts side by side as they are, says what each lacks, and is written the way its languages are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.exports import exported, holdings
from fixtures.translated import every, hostile, with_machine
from statement_archive.addresses import Addresses
from statement_archive.export.format import Holdings
from statement_archive.export.translation.docx_tables import docx
from statement_archive.export.translation.pairs import pairs
from statement_archive.export.translation.word_file import ParagraphStyle, Properties, paragraph, run, word_file
from statement_archive.export.xml_text import restore_carried
from statement_archive.model import Archive, Edition, Work
from statement_archive.pipeline import Build


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is read back."""

    label: str
    source: str
    target: str
    said: tuple[str, ...]
    """What the archive says in it of what is missing."""


@pytest.fixture(scope="module")
def archive(real: Build) -> Archive:
    return every(real.archive)


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, bytes]:
    return exported(archive, "docx")


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> dict[str, list[Line]]:
    """All of them, read back."""
    return {path: list(lines(content)) for path, content in files.items()}


def opened(content: bytes) -> Opened:
    return Document(BytesIO(content))


def words(cell: Sequence[Paragraph], style: str) -> str:
    """The words of a cell in a style."""
    return "\n".join(restore_carried(line.text) for line in cell if style_of(line) == style)


def style_of(line: Paragraph) -> str:
    assert line.style and line.style.name
    return str(line.style.name)


def lines(content: bytes) -> Iterator[Line]:
    """The rows of the table below its head."""
    (table,) = opened(content).tables
    for row in list(table.rows)[1:]:
        label, source, target = (cell.paragraphs for cell in row.cells)
        said = tuple(line.text for line in (*source, *target) if style_of(line) == "Lacking" and line.text)
        yield Line(words(label, "Label"), words(source, "Source"), words(target, "Target"), said)


def path_of(made: Work, source: Edition, target: Edition) -> str:
    name = f"{made.document.id}.{source.witness.siglum}.{target.witness.siglum}.docx"
    return f"data/{made.document.id}/{name}"


def test_each_pair_has_one(archive: Archive, files: dict[str, bytes]) -> None:
    assert set(files) == {path_of(made, *pair) for made in archive.works for pair in pairs(made)}


def test_columns_hold_the_whole_of_both_texts(archive: Archive, tables: dict[str, list[Line]]) -> None:
    for made in archive.works:
        for source, target in pairs(made):
            read = tables[path_of(made, source, target)]
            for edition, column in ((source, [line.source for line in read]), (target, [line.target for line in read])):
                wanted = "\n".join(segment.text for segment in edition.segments)
                assert [*filter(None, "\n".join(column).split("\n"))] == [*filter(None, wanted.split("\n"))]


def test_words_that_answer_to_each_other_stand_in_one_row(archive: Archive, tables: dict[str, list[Line]]) -> None:
    for made in archive.works:
        for source, target in pairs(made):
            rows = {(line.source, line.target) for line in tables[path_of(made, source, target)]}
            merged = {slot for one in made.editions for s in one.segments if len(s.answers) > 1 for slot in s.answers}
            for segment in source.segments:
                if segment.id in target.by_slot and segment.id not in merged:
                    assert (segment.text, target.by_slot[segment.id].text) in rows


def test_what_a_text_lacks_is_said(tables: dict[str, list[Line]]) -> None:
    said = [words for line in tables["data/accord/accord.en.ar.docx"] for words in line.said]
    assert (
        said[0] == "The heading of section 2 is missing from the official Arabic text: the copy was cut off before it."
        or said
    )
    assert all(
        words.endswith("is missing from the official Arabic text: the copy was cut off before it.") for words in said
    )


def test_a_label_is_what_a_text_prints(tables: dict[str, list[Line]]) -> None:
    labels = [line.label for line in tables["data/accord/accord.en.zh-Hans.docx"]]
    assert labels[0] == "标题"
    assert labels[2:4] == ["Article 1\n第一条", "Article 1, 1\n第一条一"]
    assert labels[8] == "[2]" and labels[10] == "脚注[1]"


def test_a_number_that_only_one_text_prints_stands_there_once(tables: dict[str, list[Line]]) -> None:
    path = "data/joint-statement-2020-06-18/joint-statement-2020-06-18.zh.en.docx"
    labels = [line.label for line in tables[path]]
    assert {"1", "14"} <= set(labels) and "[1]" not in labels


def test_no_carriage_return_is_left_where_it_would_end_a_paragraph(files: dict[str, bytes]) -> None:
    assert any("\r" in segment.text for segment in hostile().editions[0].segments)
    assert "\r" not in opened(files["data/hostile/hostile.en.ar.docx"])._element.xml


def heads(document: Opened) -> list[str]:
    return [line.text for line in document.paragraphs if line.text]


def test_its_head_names_the_document_and_a_machine_with_a_warning(files: dict[str, bytes]) -> None:
    people, machine = (opened(files[f"data/accord/accord.{pair}.docx"]) for pair in ("zh-Hans.en", "zh-Hans.mt"))
    assert heads(people) == ["Treaty, 18 June 2020", "https://archive.example/accord/"]
    assert heads(machine)[2].startswith("Machine translation. Not an official text")
    columns = [cell.text for cell in machine.tables[0].rows[0].cells]
    assert columns == ["", "Official Simplified Chinese text", "Machine translation (English from Chinese)"]


def test_it_speaks_the_language_of_the_target_where_the_site_does(files: dict[str, bytes]) -> None:
    assert heads(opened(files["data/accord/accord.en.zh-Hans.docx"]))[0] == "2020年6月18日条约"
    assert heads(opened(files["data/accord/accord.en.ar.docx"]))[0] == "Treaty, 18 June 2020"


def in_arabic(*languages: str) -> Opened:
    """The English and the Arabic text, on a site in these languages."""
    made = with_machine()
    site = Holdings(Archive((made,)), Addresses(languages, "", has_folders=True))
    (content,) = [file.content for file in docx(site, made) if file.path.endswith(".en.ar.docx")]
    return opened(content)


def is_turned(table: Table) -> bool:
    return table._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def looks(document: Opened, style: str) -> dict[str, str]:
    """What a style says of its language, its faces and its direction."""
    element = document.styles[style].element
    language, faces, turned = (element.find(f".//{qn(name)}") for name in ("w:lang", "w:rFonts", "w:bidi"))
    assert language is not None and faces is not None and turned is not None
    said = {"lang": language.get(qn("w:val")), "face": faces.get(qn("w:eastAsia")), "bidi": turned.get(qn("w:val"))}
    return {key: str(value) for key, value in said.items()}


def test_words_that_run_from_right_to_left_do(files: dict[str, bytes]) -> None:
    document = in_arabic("en", "ar")
    assert looks(document, "Target") == {"lang": "ar-EG", "face": "Microsoft YaHei", "bidi": "1"}
    assert looks(document, "Source")["bidi"] == "0"
    runs = document.tables[0].rows[1].cells
    marked = [run._r.find(f".//{qn('w:rtl')}") is not None for cell in runs[1:] for run in cell.paragraphs[0].runs]
    assert marked == [False, True]


def test_columns_run_as_the_readers_of_the_table_read() -> None:
    assert is_turned(in_arabic("en", "ar").tables[0])
    assert not is_turned(in_arabic("en").tables[0])


def test_chinese_is_set_in_characters_of_its_script(files: dict[str, bytes]) -> None:
    simplified = opened(files["data/accord/accord.en.zh-Hans.docx"])
    traditional = opened(files["data/press-release-2020-06-18/press-release-2020-06-18.zh-Hant.en.docx"])
    assert looks(simplified, "Target") == {"lang": "zh-CN", "face": "Microsoft YaHei", "bidi": "0"}
    assert looks(traditional, "Source") == {"lang": "zh-TW", "face": "Microsoft JhengHei", "bidi": "0"}
    (first,) = simplified.tables[0].rows[1].cells[2].paragraphs[0].runs
    assert first._r.find(f".//{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia"


def test_a_label_that_a_text_prints_says_its_language(files: dict[str, bytes]) -> None:
    document = opened(files["data/accord/accord.en.zh-Hans.docx"])
    (english, chinese) = (line.runs[0]._r for line in document.tables[0].rows[3].cells[0].paragraphs)
    own = english.find(f".//{qn('w:lang')}")
    assert own is not None and own.get(qn("w:val")) == "en-US"
    assert chinese.find(f".//{qn('w:lang')}") is None


def test_its_first_row_is_repeated_and_pages_are_numbered(files: dict[str, bytes]) -> None:
    document = opened(files["data/accord/accord.en.ar.docx"])
    rows = document.tables[0].rows
    repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert repeated == [True, *(False for _ in rows[1:])]
    field = document.sections[0].footer._element.find(f".//{qn('w:fldSimple')}")
    assert field is not None and field.get(qn("w:instr")) == "PAGE"


def test_it_says_what_it_is_and_neither_when_nor_who(files: dict[str, bytes]) -> None:
    for content in files.values():
        said = opened(content).core_properties
        assert said.title and said.language and said.identifier.startswith("https://archive.example/")
        assert not (said.author or said.last_modified_by or said.created or said.modified or said.comments)
        assert {entry.date_time[0] for entry in ZipFile(BytesIO(content)).infolist()} == {1980}


def test_the_same_texts_give_the_same_bytes(files: dict[str, bytes]) -> None:
    made = hostile()
    assert {file.path: file.content for file in docx(holdings(Archive((made,))), made)}.items() <= files.items()


LINES = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=20), min_size=1, max_size=5)


@settings(max_examples=50)
@given(LINES, st.sampled_from(["en", "ar", "zh"]))
def test_any_line_comes_back_as_it_was(written: list[str], language: str) -> None:
    lines = [paragraph("Source", [run(line, language)]) for line in written]
    content = word_file(Properties("", "en", ""), [ParagraphStyle("Source", language)], lines)
    assert [restore_carried(line.text) for line in opened(content).paragraphs] == written
