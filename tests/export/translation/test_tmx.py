"""A translation memory holds each passage that two texts have, as they have it, and says which is a machine's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from translate.storage.tmx import tmxfile

from fixtures.exports import exported
from fixtures.jing import SCHEMAS, faults
from fixtures.translated import every, partly_merged, with_machine
from statement_archive.export.xml_text import restore_carried
from statement_archive.model import Archive, Status, Work
from statement_archive.pipeline import Build

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a unit, as it is read back."""

    language: str
    status: str
    words: str


@dataclass(frozen=True, slots=True)
class Read:
    """A unit as it is read back."""

    slots: tuple[str, ...]
    texts: Mapping[str, Text]


@pytest.fixture(scope="module")
def archive(real: Build) -> Archive:
    return every(real.archive)


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, bytes]:
    return exported(archive, "tmx")


def read(content: bytes) -> Iterator[Read]:
    """The units as translate-toolkit reads them."""
    for unit in tmxfile(BytesIO(content)).units:
        texts = {}
        for node in unit.getlanguageNodes():
            said = {prop.get("type"): prop.text for prop in node.iter("prop")}
            words = restore_carried(unit.getNodeText(node))
            texts[said["x-siglum"]] = Text(node.get(LANGUAGE), said["x-status"], words)
        yield Read(tuple(unit.xmlelement.findtext("prop[@type='x-segments']").split()), texts)


def of(work: Work, files: Mapping[str, bytes]) -> list[Read]:
    path = f"data/{work.document.id}/{work.document.id}.tmx"
    return list(read(files[path])) if path in files else []


def test_every_document_with_passages_in_two_texts_has_one(archive: Archive, files: dict[str, bytes]) -> None:
    several = {made.document.id for made in archive.works if len(made.editions) > 1}
    assert len(several) > 10 and {path.split("/")[1] for path in files} == several


def test_words_are_those_of_the_segments(archive: Archive, files: dict[str, bytes]) -> None:
    for made in archive.works:
        for unit in of(made, files):
            for siglum, text in unit.texts.items():
                own = [s for s in made.edition(siglum).segments if s.id in unit.slots]
                assert text.words == "\n".join(segment.text for segment in own) != ""
                assert text.language == made.edition(siglum).witness.language


def test_no_unit_sets_a_text_against_a_gap(archive: Archive, files: dict[str, bytes]) -> None:
    for made in archive.works:
        for unit in of(made, files):
            assert len(unit.texts) > 1
            assert all(slot in made.edition(siglum).by_slot for siglum in unit.texts for slot in unit.slots)


def test_what_two_texts_have_apart_from_anything_else_is_in_a_unit(archive: Archive, files: dict[str, bytes]) -> None:
    for made in archive.works:
        segments = [segment for edition in made.editions for segment in edition.segments]
        merged = {slot for segment in segments if len(segment.answers) > 1 for slot in segment.answers}
        spoken = [segment.id for segment in segments if segment.text and segment.id not in merged]
        units = {slot for unit in of(made, files) for slot in unit.slots}
        assert {slot for slot in spoken if spoken.count(slot) > 1} == units - merged


def test_a_text_that_has_only_a_part_of_a_passage_is_left_out(files: dict[str, bytes]) -> None:
    (unit,) = of(partly_merged(), files)
    assert unit.slots == ("p1", "p2")
    assert {siglum: text.words for siglum, text in unit.texts.items()} == {"en": "One. Two.", "fr": "Un.\nDeux."}


def test_a_machine_says_so_in_its_status_and_its_language(archive: Archive, files: dict[str, bytes]) -> None:
    texts = [
        (siglum, text) for made in archive.works for unit in of(made, files) for siglum, text in unit.texts.items()
    ]
    for siglum, text in texts:
        assert (siglum == "mt") == (text.status == Status.MACHINE_TRANSLATION) == ("-t-" in text.language)
    assert "mt" in dict(texts)


def test_all_are_valid_and_a_broken_one_is_not(archive: Archive, files: dict[str, bytes], tmp_path: Path) -> None:
    alone = etree.fromstring(files["data/accord/accord.tmx"])
    for text in alone.findall("body/tu[1]/tuv")[1:]:
        text.getparent().remove(text)
    nameless = files["data/accord/accord.tmx"].replace(b' xml:lang="ar"', b"", 1)
    broken = {"alone": etree.tostring(alone), "nameless": nameless}
    assert faults(SCHEMAS / "tmx.rnc", {**files, **broken}, tmp_path).keys() == broken.keys()


def test_a_document_of_one_text_has_none() -> None:
    made = with_machine()
    assert exported(Archive((replace(made, editions=made.editions[:1]),)), "tmx") == {}
