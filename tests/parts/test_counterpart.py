"""Quoted words are followed by the official text in the reader's language, and by nothing where there is none."""

import pytest
from lxml import html

from readers import reader
from statement_archive.parts.counterpart import counterpart, counterpart_of
from statement_archive.pipeline import Build

STATEMENT, PRESS, NEWS = "joint-statement-2020-06-18", "press-release-2020-06-18", "xinhua-2020-09-17"


@pytest.mark.parametrize(
    ("language", "document", "slot", "quoted", "besides"),
    [
        ("en", STATEMENT, "p7", ["zh"], "en"),
        ("en", STATEMENT, "p7", ["mt", "zh"], "en"),
        ("en", PRESS, "p12", ["zh-Hant"], "en"),
        ("zh", STATEMENT, "p7", ["mt", "en"], "zh"),
        ("zh", PRESS, "p12", ["en"], "zh-Hant"),
        ("zh-Hant", STATEMENT, "p7", ["en"], "zh"),
    ],
)
def test_it_is_the_official_text_nearest_to_the_reader(
    real: Build, language: str, document: str, slot: str, quoted: list[str], besides: str
) -> None:
    found = counterpart_of(real.archive.by_id[document], slot, quoted, reader(language))
    assert found and found.witness.siglum == besides


@pytest.mark.parametrize(
    ("language", "document", "slot", "quoted"),
    [
        pytest.param("en", STATEMENT, "p7", ["zh", "en"], id="it is quoted itself"),
        pytest.param("en", STATEMENT, "p7", ["mt"], id="only a machine is quoted"),
        pytest.param("en", STATEMENT, "p7", [], id="nothing is quoted"),
        pytest.param("zh", STATEMENT, "note", ["en"], id="it lacks the segment"),
        pytest.param("zh", NEWS, "p1", ["en"], id="there is no such text"),
    ],
)
def test_nothing_follows(real: Build, language: str, document: str, slot: str, quoted: list[str]) -> None:
    assert counterpart_of(real.archive.by_id[document], slot, quoted, reader(language)) is None
    assert counterpart(real.archive.by_id[document], slot, quoted, reader(language)) == ""


def test_its_whole_segment_is_folded_under_its_name_in_its_language_and_leads_there(real: Build) -> None:
    work = real.archive.by_id[PRESS]
    element = html.fromstring(counterpart(work, "p12", ["en"], reader("zh")))
    (words,) = element.xpath("self::details/p/q")
    assert words.text_content() == work.edition("zh-Hant").by_slot["p12"].text
    assert words.get("lang") == work.edition("zh-Hant").witness.language
    assert element.xpath("string(summary)") == "繁体中文官方文本（第12段）"
    assert element.xpath("string(p/a/@href)") == f"archive:zh/{PRESS}/text.md#p12"
