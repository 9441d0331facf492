"""A draft builds at once, reads its texts as an editor's declaration does, and leaves little to write."""

import hashlib
import re
from pathlib import Path

import pytest

from conftest import PROJECT
from fixtures.drafts import SITE, Compared, compare, lines_to_write, segments
from statement_archive.commands.new import try_out
from statement_archive.draft import Given, Wanted, draft
from statement_archive.findings import blocking
from statement_archive.model import TODO, UNKNOWN_DATE, Cause, Work

CASES = PROJECT / "tests/cases/draft"
SMALL = sorted(path.parent for path in PROJECT.glob("tests/cases/documents/**/document.yml"))
OWN = [PROJECT / "sources/joint-statement-2020-06-18", PROJECT / "sources/xinhua-2020-09-17"]
MOST_LINES = 30
LANGUAGES = 7
each_in_seven = pytest.mark.parametrize("kind", ["treaty", "press", "resolution"])


@pytest.mark.parametrize("folder", SMALL, ids=lambda folder: folder.name)
def test_texts_of_every_kind_are_read_as_if_an_editor_had_declared_them(folder: Path, tmp_path: Path) -> None:
    compared = compare(folder, tmp_path)
    assert [str(finding) for finding in compared.drafted.trial.findings] == []
    assert segments(compared.work) == segments(compared.right)
    assert {edition.witness.language for edition in compared.work.editions} == {
        edition.witness.language for edition in compared.right.editions
    }


@pytest.mark.parametrize("folder", OWN, ids=lambda folder: folder.name)
def test_damaged_and_cut_off_texts_are_read_so_too(folder: Path, tmp_path: Path) -> None:
    compared = compare(folder, tmp_path)
    assert blocking(compared.drafted.trial.findings) == ()
    assert segments(compared.work) == segments(compared.right)
    told = {raw: set(causes) for raw, causes in lacking(compared.work).items()}
    assert told == {raw: set(causes) for raw, causes in lacking(compared.right).items()}


def lacking(work: Work) -> dict[str, list[Cause]]:
    """Why segments are missing from each text; a note is no part of some drafts."""
    return {
        edition.witness.raw: [cause for slot, cause in edition.missing.items() if slot != "note"]
        for edition in work.editions
    }


def test_the_last_section_keeps_its_paragraphs_beside_the_closing_formula(tmp_path: Path) -> None:
    text = (
        "Declaration\n\nI. Stocks\n\nWe note the stocks of fish.\n\nII. Towns\n\nWe build many towns.\n\n"
        "Adopted at Lume on 5 June 2007.\n"
    )
    (tmp_path / "towns/raw").mkdir(parents=True)
    (tmp_path / "towns/raw/en.txt").write_text(text, encoding="utf-8")
    given = Given("en.txt", text, hashlib.sha256(text.encode("utf-8")).hexdigest())
    work = draft([given], Wanted("towns", SITE), lambda yaml: try_out(tmp_path / "towns", yaml)).trial.work
    assert work is not None
    assert [segment.id for segment in work.editions[0].segments] == ["title", "s1", "p1", "s2", "p2", "closing"]


@each_in_seven
def test_a_document_in_seven_languages_leaves_thirty_lines_to_write(kind: str, tmp_path: Path) -> None:
    compared = compare(CASES / kind, tmp_path)
    assert blocking(compared.drafted.trial.findings) == ()
    assert len(compared.work.editions) == LANGUAGES
    assert segments(compared.work) == segments(compared.right)
    assert 0 < len(lines_to_write(compared)) <= MOST_LINES


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    folder = next(folder for folder in SMALL if folder.name == "ferry-agreement")
    return compare(folder, tmp_path_factory.mktemp("ferry"))


def test_every_guess_says_why(ferry: Compared) -> None:
    guessed = [line for line in ferry.drafted.yaml.splitlines() if "# guessed: " in line]
    names = {re.split(r"[:{ ]+", line.strip(" -"))[0] for line in guessed}
    assert {"kind", "date", "place", "issuer", "title", "summary", "language", "status", "origin", "numbering"} <= names


def test_facts_are_those_of_the_texts(ferry: Compared) -> None:
    document = ferry.work.document
    assert ferry.drafted.yaml.count("\nkind: treaty  #") == 1
    assert document.date == "2011-05-20"
    assert document.place.texts == {"en": "Port Lume", "zh": "卢姆港"}
    assert document.title.texts["zh"] == "阿兰政府与博里亚政府关于渡轮运输的协定"
    assert [section.slug for section in document.sections][:3] == ["preamble", "article-1", "article-2"]


def test_a_language_of_the_site_without_a_text_gets_no_invented_words(ferry: Compared) -> None:
    assert "zh-Hant" not in ferry.work.document.title.texts
    assert "write it in zh-Hant, too" in ferry.drafted.yaml


def test_what_no_text_says_is_a_place_to_fill(tmp_path: Path) -> None:
    folder = next(folder for folder in SMALL if folder.name == "evening-ferry")
    document = compare(folder, tmp_path).work.document
    assert document.date == UNKNOWN_DATE
    assert (document.place.texts, document.issuer.texts) == ({"en": TODO}, {"en": TODO})
