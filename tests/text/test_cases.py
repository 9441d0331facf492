"""Small archives whose texts are damaged, from their files to their segments and to what the check says of them."""

import shutil
from pathlib import Path
from unicodedata import is_normalized

from readers import READERS
from statement_archive.ledger import restore
from statement_archive.model import Edition
from statement_archive.pipeline import Build, build, render
from statement_archive.verify.promises import check

CASES = Path(__file__).parents[1] / "cases" / "texts"


def segments(edition: Edition) -> dict[str, str]:
    return {segment.id: segment.text for segment in edition.segments}


def only(made: Build) -> Edition:
    """The one edition of an archive that can be built."""
    assert made.errors == ()
    (work,) = made.works
    (edition,) = work.editions
    assert restore(edition.text, edition.ledger) == edition.raw.text
    return edition


def messages(made: Build) -> list[str]:
    """What the check of the records finds."""
    return [str(finding) for outcome in check(made.archive, READERS) for finding in outcome.findings]


def test_decomposed_accents_are_composed_and_nothing_fails() -> None:
    made = build(CASES / "nfd-fails-check" / "sources")
    edition = only(made)
    assert segments(edition) == {
        "title": "Déclaration sur la pêche",
        "p1": "Le Bénin garde le phare.",
        "p2": "La Côte garde la paix.",
        "p3": "Nous remercions les équipages.",
    }
    assert {edit.rule for edit in edition.ledger.edits} == {"compose"}
    assert messages(made) == []


def test_every_page_of_a_text_with_decomposed_accents_shows_what_stood_there() -> None:
    """Only the page that lists the changes has the decomposed ones, and names their code points."""
    made = build(CASES / "nfd-fails-check" / "sources")
    pages = render(made.archive, READERS)
    decomposed = {page.path for page in pages if not is_normalized("NFC", page.markdown)}
    assert decomposed == {f"{reader.language}/nfd-2024-03-01/made-fr.md" for reader in READERS}
    assert all("U+0065 U+0301" in page.markdown for page in pages if page.path in decomposed)


def test_undeclared_page_furniture_is_a_question_at_its_raw_line() -> None:
    made = build(CASES / "page-furniture" / "sources")
    assert any(
        message.startswith("sources/case-2024-01-01/raw/en.txt:5: looks like page furniture: `- 1 -` — ")
        and 'furniture: ["- {n} -"]' in message
        for message in messages(made)
    )


def test_declaring_it_as_the_question_says_makes_one_paragraph(tmp_path: Path) -> None:
    shutil.copytree(CASES / "page-furniture" / "sources", tmp_path / "sources")
    declaration = tmp_path / "sources" / "case-2024-01-01" / "document.yml"
    declared = declaration.read_text("utf-8").rstrip() + '\n  furniture: ["- {n} -"]\n'
    declaration.write_text(declared, "utf-8")
    made = build(tmp_path / "sources")
    assert segments(only(made)) == {
        "title": "Joint Statement on Shipping",
        "p1": "We reaffirm free passage of ships and vessels of every kind and flag.",
        "p2": "We will share charts.",
        "p3": "We thank the crews.",
    }
    assert messages(made) == []


def test_what_changes_in_every_line_and_cannot_be_seen_is_listed_but_not_underlined() -> None:
    made = build(CASES / "nfd-fails-check" / "sources")
    pages = {page.path: page.markdown for page in render(made.archive, READERS)}
    (changes,) = (text for path, text in pages.items() if path == "en/nfd-2024-03-01/made-fr.md")
    assert changes.count('id="r') + changes.count("#r") >= len(only(made).ledger.edits)
    assert not [path for path, text in pages.items() if "made-fr.md#r" in text]
