"""Small archives whose texts were once read wrongly: what must come out of each, or what an editor is asked."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from conftest import PROJECT
from statement_archive.findings import Finding
from statement_archive.model import Edition
from statement_archive.pipeline import Build, build

CASES = PROJECT / "tests" / "cases" / "texts"


def built(case: str) -> Build:
    return build(CASES / case)


def edition(case: Build, siglum: str = "en") -> Edition:
    (work,) = case.works
    return work.edition(siglum)


def read(case: Build, siglum: str = "en") -> list[tuple[str, str, str]]:
    """Id, label and text of every segment but the title."""
    return [(one.id, one.label, one.text) for one in edition(case, siglum).segments if one.id != "title"]


def questions(case: Build) -> list[Finding]:
    assert case.errors == ()
    return [finding for finding in case.findings if finding.is_open_question]


class TestCrossReferences:
    """A line that begins with a reference to a number is text, to its first character."""

    def test_stays_in_its_paragraph_and_is_asked_about(self) -> None:
        case = built("cross-reference-eaten/before-advice")
        assert read(case)[-1] == (
            *("p3", "Article 3"),
            "Disputes go to a panel.\nArticle 2 of this Treaty stays in force meanwhile.",
        )
        assert questions(case)

    def test_stays_whole_where_an_editor_names_it_without_its_number(self) -> None:
        case = built("cross-reference-eaten/after-advice")
        assert read(case)[-1][2].endswith("\nArticle 2 of this Treaty stays in force meanwhile.")
        assert questions(case) == []

    def test_is_asked_about_where_it_would_go_on_counting(self) -> None:
        case = built("cross-reference-eaten/silent-zh")
        assert "第二条所述船舶除外。" in [text for _, _, text in read(case, "zh")]
        assert questions(case)

    def test_is_joined_to_the_sentence_that_it_goes_on_with(self) -> None:
        case = built("cross-reference-eaten/silent-en")
        assert read(case) == [("p1", "Article 1", "The strait is open, save as said in Article 2 on ships of war.")]
        assert questions(case) == []

    def test_is_joined_to_the_paragraph_that_was_wrapped_before_it(self) -> None:
        case = built("cross-reference-eaten/wrapped-after-advice")
        assert "without prejudice to paragraph" in read(case)[1][2]
        assert read(case)[1][2].endswith("1. They will meet again.")


class TestPrintedNumbers:
    """The label is what is printed; ids count on."""

    def test_article_between_two(self) -> None:
        case = built("printed-number-lost/bis")
        assert [(id_, label) for id_, label, _ in read(case)] == [
            ("p1", "Article 1"),
            ("p2", "Article 2"),
            ("p3", "Article 2 bis"),
            ("p4", "Article 3"),
        ]
        assert questions(case) == []

    def test_misprint(self) -> None:
        case = built("printed-number-lost/misprint")
        assert [(id_, label) for id_, label, _ in read(case)] == [("p1", "1"), ("p2", "3"), ("p3", "3")]
        assert questions(case) == []

    def test_numbers_that_begin_anew_are_cited_with_their_section(self) -> None:
        case = built("printed-number-lost/restart")
        assert [(one.id, one.label, one.cited) for one in edition(case).segments[1:]] == [
            *(("s1", "I", "I"), ("p1", "1", "I, 1"), ("p2", "2", "I, 2")),
            *(("s2", "II", "II"), ("p3", "1", "II, 1"), ("p4", "2", "II, 2")),
        ]
        assert questions(case) == []


class TestItems:
    def test_have_the_letters_that_are_printed_and_are_cited_with_their_paragraph(self) -> None:
        case = built("lettered-items/sources")
        cited = {siglum: [one.cited for one in edition(case, siglum).segments[1:5]] for siglum in ("en", "zh")}
        assert cited == {"en": ["1", "1(a)", "1(b)", "1(c)"], "zh": ["一", "一（一）", "一（二）", "一（三）"]}
        assert [one.id for one in edition(case).segments[1:5]] == ["p1", "p1.1", "p1.2", "p1.3"]
        assert questions(case) == []

    def test_in_one_language_alone(self) -> None:
        case = built("lettered-items/english-alone")
        assert read(case)[1:4] == [
            ("p1.1", "(a)", "share catch data;"),
            ("p1.2", "(b)", "train inspectors; and"),
            ("p1.3", "(c)", "meet each year."),
        ]


class TestLines:
    def test_title_on_four_lines(self) -> None:
        for variant in ("title", "title-decided"):
            case = built(f"line-belongs-nowhere/{variant}")
            title = edition(case).segments[0]
            assert (title.id, title.text.count("\n")) == ("title", 3)
            assert title.text.endswith("(Vienna, 1 May 2024)")
            assert questions(case) == []

    def test_second_paragraph_goes_on_with_the_number_that_it_is_given_to(self) -> None:
        case = built("line-belongs-nowhere/second-paragraph-decided")
        assert read(case)[1] == (
            *("p2", "2"),
            "We share the lighthouse.\nOur ministers shall report on the lighthouse every spring.",
        )
        assert questions(case) == []

    def test_rows_given_to_a_paragraph_keep_their_columns(self) -> None:
        case = built("line-belongs-nowhere/table-decided")
        assert read(case)[0][2] == "The quotas are:\nYear\tAland\tBoria\n2024\t10\t20\n2025\t12\t18"

    def test_what_no_section_has_is_refused_with_what_to_say(self) -> None:
        case = built("line-belongs-nowhere/signature")
        (refused,) = case.errors
        assert refused.message.startswith("`Done at Vienna on 1 May 2024")
        assert "`is: boilerplate`" in refused.hint


def test_closing_signatures_and_annex_once_they_are_declared(tmp_path: Path) -> None:
    folder = shutil.copytree(CASES / "line-belongs-nowhere" / "signature", tmp_path / "sources")
    path = folder / "case-2024-01-01" / "document.yml"
    declared: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    declared["sections"][0] |= {"closing": "true", "signatures": "true"}
    title = {"en": "Annex", "zh": "附件", "zh-Hant": "附件"}
    annex = {"id": "annex", "slug": "annex", "title": title, "heading": "true", "paragraphs": "4"}
    declared["sections"].append(annex)
    declared["witnesses"][0]["alignment"] = [
        {"begins": "For the Government", "until": "Minister of Transport", "is": "signatures"},
        {"line": "* * *", "is": "boilerplate", "reason": {"en": "End mark", "zh": "文末标记", "zh-Hant": "文末標記"}},
    ]
    path.write_text(yaml.safe_dump(declared, allow_unicode=True), encoding="utf-8")
    case = build(folder)
    assert read(case)[3:] == [
        (
            *("closing", ""),
            "Done at Vienna on 1 May 2024, in duplicate, each in English and Chinese, "
            "both texts being equally authentic.",
        ),
        (
            *("signatures", ""),
            "For the Government of Aland\tFor the Government of Boria\n(signed)\t(signed)\n"
            "Minister of Transport\tMinister of Trade",
        ),
        ("annex", "", "Annex"),
        ("p4", "", "1. List of lights"),
    ]
    assert questions(case) == []


def test_notes_are_called_from_where_they_belong() -> None:
    case = built("footnotes/sources")
    assert read(case)[-2:] == [
        ("fn1", "[1]", "As in the declaration of 1920."),
        ("fn2", "[2]", "In metric tons."),
    ]
    text = edition(case).text
    assert [(call.segment, call.note, text[slice(*call.span)]) for call in edition(case).calls] == [
        ("p1", "fn1", "[1]"),
        ("p2", "fn2", "[2]"),
    ]
    assert questions(case) == []
