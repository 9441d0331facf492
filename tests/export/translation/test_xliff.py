"""A file for a pair of texts has what both have, as both have it, and tells a machine's words from people's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from translate.storage.xliff2 import Xliff2File

from fixtures.exports import exported
from fixtures.jing import SCHEMAS, faults
from fixtures.translated import every
from statement_archive.export.translation.pairs import pairs
from statement_archive.export.xml_text import restore_carried
from statement_archive.model import Archive, Edition, Status, Work
from statement_archive.pipeline import Build


@dataclass(frozen=True, slots=True)
class Read:
    """A unit as it is read back."""

    id: str
    source: str
    target: str
    state: str


@pytest.fixture(scope="module")
def archive(real: Build) -> Archive:
    return every(real.archive)


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, bytes]:
    return exported(archive, "xliff")


def read(content: bytes) -> Iterator[Read]:
    """The units as translate-toolkit reads them."""
    for unit in Xliff2File(BytesIO(content)).units:
        source, target = (restore_carried(words or "") for words in (unit.source, unit.target))
        yield Read(unit.getid() or "", source, target, unit.xmlelement.get("state", ""))


def path_of(made: Work, source: Edition, target: Edition) -> str:
    name = f"{made.document.id}.{source.witness.siglum}.{target.witness.siglum}.xlf"
    return f"data/{made.document.id}/{name}"


def shared(made: Work, source: Edition, target: Edition) -> dict[str, tuple[str, str]]:
    """What both texts have words for in paragraphs that no text has run together with another."""
    merged = {slot for one in made.editions for s in one.segments if len(s.answers) > 1 for slot in s.answers}
    texts = [{s.id: s.text for s in one.segments if s.text and s.id not in merged} for one in (source, target)]
    return {id_: (texts[0][id_], texts[1][id_]) for id_ in texts[0] if id_ in texts[1]}


def test_each_pair_has_a_file_where_it_shares_anything(archive: Archive, files: dict[str, bytes]) -> None:
    every = {path_of(made, *pair) for made in archive.works for pair in pairs(made)}
    none = {path_of(made, *pair) for made in archive.works for pair in pairs(made) if not shared(made, *pair)}
    assert files.keys() == every - none | {"data/merged/merged.en.fr.xlf", "data/merged/merged.fr.en.xlf"}
    assert "data/hostile/hostile.en.fr.xlf" in none


def test_units_are_what_both_texts_have(archive: Archive, files: dict[str, bytes]) -> None:
    for made in archive.works:
        for pair in pairs(made):
            path = path_of(made, *pair)
            units = {unit.id: (unit.source, unit.target) for unit in read(files[path])} if path in files else {}
            assert shared(made, *pair).items() <= units.items()
            for id_, texts in units.items():
                for text, edition in zip(texts, pair, strict=True):
                    assert text and text.startswith(edition.by_slot[id_].text)


def test_paragraphs_that_answer_to_one_are_one_unit(files: dict[str, bytes]) -> None:
    (unit,) = read(files["data/merged/merged.fr.en.xlf"])
    assert (unit.id, unit.source, unit.target) == ("p1", "Un.\nDeux.", "One. Two.")


def test_only_what_people_published_is_final(archive: Archive, files: dict[str, bytes]) -> None:
    for made in archive.works:
        for source, target in pairs(made):
            content = files.get(path_of(made, source, target))
            if content:
                is_machine = target.witness.status is Status.MACHINE_TRANSLATION
                assert {unit.state for unit in read(content)} == {"translated" if is_machine else "final"}
                assert is_machine == (b'category="machine-translation"' in content)


def test_it_says_which_texts_these_are(files: dict[str, bytes]) -> None:
    store = Xliff2File(BytesIO(files["data/accord/accord.zh-Hans.mt.xlf"]))
    assert (store.sourcelanguage, store.targetlanguage) == ("zh-Hans", "en-t-zh-t0-und")
    root = store.document.getroot()
    said = [note.text for note in root.iter("{*}note")]
    assert said[:2] == [
        "Treaty, 18 June 2020, official Simplified Chinese text",
        "Treaty, 18 June 2020, machine translation (English from Chinese)",
    ]
    assert said[2].startswith("Machine translation. Not an official text")
    assert [meta.text for meta in root.iter("{*}meta")][2:6] == ["zh-Hans", "official", "mt", "machine translation"]


def test_all_are_valid_and_a_broken_one_is_not(files: Mapping[str, bytes], tmp_path: Path) -> None:
    machine = files["data/accord/accord.zh-Hans.mt.xlf"]
    broken = {
        "reviewed": machine.replace(b'state="translated"', b'state="final"'),
        "unsaid": machine.replace(b' trgLang="en-t-zh-t0-und"', b""),
    }
    assert faults(SCHEMAS / "xliff.rnc", {**files, **broken}, tmp_path).keys() == broken.keys()
