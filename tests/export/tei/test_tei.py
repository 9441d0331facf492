"""TEI P5: files pass the schema that stands beside their module, and hold exactly what the archive publishes."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from fixtures.archives import archives
from fixtures.exports import exported
from fixtures.jing import faults
from fixtures.made_documents import Made, made_documents
from statement_archive.export.formats import FORMATS
from statement_archive.export.xml_text import restore_carried
from statement_archive.findings import collect
from statement_archive.ledger import Offsets
from statement_archive.model import Archive, Edition, Kind, RawText, Work
from statement_archive.parts.marks import sic_places
from statement_archive.pipeline import Build, make_work
from statement_archive.text.mend import mend

TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
PUBLISHED = ".//text()[not(ancestor::tei:orig) and not(parent::tei:sic/parent::tei:choice)]"
"""What the header says: all text but what is in `orig`, and in `sic` within `choice`."""
RAW = ".//text()[not(ancestor::tei:reg) and not(ancestor::tei:corr)]"
"""The same for what stood in the raw file."""


class Read:
    """A file as lxml reads it."""

    def __init__(self, content: bytes) -> None:
        self.root = etree.fromstring(content)
        self.by_id = {element.get(ID): element for element in self.root.iter() if element.get(ID)}

    def all(self, path: str) -> list[etree._Element]:
        found = self.root.xpath(path, namespaces=TEI)
        assert isinstance(found, list)
        return found

    def text(self, siglum: str, segment: str, path: str = PUBLISHED) -> str:
        return restore_carried("".join(self.by_id[f"{siglum}.{segment}"].xpath(path, namespaces=TEI)))


@pytest.fixture(scope="module")
def everything(real: Build) -> dict[str, Archive]:
    return {"real": real.archive, **archives()}


@pytest.fixture(scope="module")
def files(everything: dict[str, Archive]) -> dict[str, dict[str, bytes]]:
    return {name: exported(archive, "tei") for name, archive in everything.items()}


@pytest.fixture(scope="module")
def read(everything: dict[str, Archive], files: dict[str, dict[str, bytes]]) -> list[tuple[Archive, Work, Read]]:
    return [
        (archive, work, Read(files[name][f"data/{work.document.id}/{work.document.id}.xml"]))
        for name, archive in everything.items()
        for work in archive.works
    ]


@pytest.fixture(scope="module")
def schema(project: Path) -> Path:
    return project / "scripts/statement_archive/export/tei/tei.rnc"


def editions(read: list[tuple[Archive, Work, Read]]) -> Iterator[tuple[Work, Edition, Read]]:
    return ((work, edition, one) for _, work, one in read for edition in work.editions)


def test_every_file_passes_the_schema(files: dict[str, dict[str, bytes]], schema: Path, tmp_path: Path) -> None:
    all_files = {f"{name} {path}": content for name, made in files.items() for path, content in made.items()}
    assert len(all_files) > 30
    assert faults(schema, all_files, tmp_path) == {}


BREAKS: Mapping[str, tuple[str, Callable[[Any], object]]] = {
    "an id that stands twice": ("//tei:p[@xml:id]", lambda p: p.addnext(deepcopy(p))),
    "a gap without its reason": ("//tei:gap", lambda gap: gap.attrib.pop("reason")),
    "a segment without its id": ("//tei:p[@xml:id]", lambda p: p.attrib.pop(ID)),
    "an element that is no TEI": ("//tei:p[@xml:id]", lambda p: p.append(etree.Element("b"))),
    "text between the divisions": ("//tei:div", lambda div: setattr(div, "tail", "stray")),
    "a change without its offsets": ("//tei:change", lambda change: change.remove(change[1])),
    "a closer before the text": ("//tei:div", lambda div: div.insert(0, etree.Element(f"{{{TEI['tei']}}}closer"))),
    "a witness without its hash": ("//tei:idno[@type='sha256']", lambda idno: idno.getparent().remove(idno)),
}


def test_the_validator_sees_what_is_wrong(files: dict[str, dict[str, bytes]], schema: Path, tmp_path: Path) -> None:
    good = files["real"]["data/joint-statement-2020-06-18/joint-statement-2020-06-18.xml"]
    broken: dict[str, bytes] = {}
    for name, (path, spoil) in BREAKS.items():
        root = etree.fromstring(good)
        spoil(root.xpath(path, namespaces=TEI)[0])
        broken[name] = etree.tostring(root)
    assert faults(schema, broken, tmp_path).keys() == broken.keys()


def test_text_nodes_of_a_segment_are_its_published_text(read: list[tuple[Archive, Work, Read]]) -> None:
    for _, edition, one in editions(read):
        siglum = edition.witness.siglum
        found = {segment.id: one.text(siglum, segment.id) for segment in edition.segments}
        assert found == {segment.id: segment.text for segment in edition.segments}


@given(made_documents())
@settings(max_examples=10)
def test_documents_made_at_random_are_read_as_they_are_published(made: Made) -> None:
    raws = [RawText(w, made.texts[w.siglum], 0, len(made.texts[w.siglum])) for w in made.document.witnesses]
    mended, _ = collect(mend(raw, document=made.document, raws=raws, glossary=()) for raw in raws)
    work, _ = make_work(made.document, mended, glossary=())
    (content,) = exported(Archive((work,)), "tei").values()
    one = Read(content)
    for edition in work.editions:
        siglum = edition.witness.siglum
        assert [one.text(siglum, segment.id) for segment in edition.segments] == [s.text for s in edition.segments]


def test_segments_stand_in_their_order_under_the_label_that_is_printed(read: list[tuple[Archive, Work, Read]]) -> None:
    for _, edition, one in editions(read):
        siglum = edition.witness.siglum
        (text,) = one.all(f"//tei:group/tei:text[@n='{siglum}']")
        ids = [e.get(ID).partition(".") for e in text.iter() if f"{siglum}." in (e.get(ID) or "")]
        own = {segment.id: segment for segment in edition.segments}
        assert [id_ for *_, id_ in ids if id_ in own] == list(own)
        assert {id_ for *_, id_ in ids} == {*edition.by_slot, *edition.missing}
        for id_, segment in own.items():
            assert (one.by_id[f"{siglum}.{id_}"].get("n") or "") == (segment.label or segment.cited)


def test_lines_rows_and_cells_are_elements_too(read: list[tuple[Archive, Work, Read]]) -> None:
    for _, edition, one in editions(read):
        for segment in edition.segments:
            element = one.by_id[f"{edition.witness.siglum}.{segment.id}"]
            for name, parted in (("l", "\n"), ("row", "\n"), ("cell", "\t")):
                found = element.findall(f".//tei:{name}", TEI)
                assert all(parted not in restore_carried("".join(e.xpath(PUBLISHED, namespaces=TEI))) for e in found)
            if segment.kind is Kind.TABLE:
                rows = [len(row) for row in element.findall("tei:row", TEI)]
                assert rows == [len(line.split("\t")) for line in segment.text.split("\n")]
            else:
                lines = element.findall(".//tei:lb", TEI) or element.findall("tei:l", TEI)[1:]
                assert len(lines) >= segment.text.count("\n")


def test_a_gap_stands_in_the_place_of_each_segment_that_is_lacking(read: list[tuple[Archive, Work, Read]]) -> None:
    gaps = 0
    for work, edition, one in editions(read):
        for slot, cause in edition.missing.items():
            gap = one.by_id[f"{edition.witness.siglum}.{slot}"]
            assert etree.QName(gap).localname == "gap" and gap.get("reason") == cause.value.replace(" ", "-")
            others = [o for o in work.editions if slot in o.by_slot]
            assert (gap.get("corresp") or "").split() == [f"#{o.witness.siglum}.{o.by_slot[slot].id}" for o in others]
            gaps += 1
    assert gaps > 10


def test_answers_lead_to_the_segments_of_the_other_texts_and_back(read: list[tuple[Archive, Work, Read]]) -> None:
    for work, edition, one in editions(read):
        for segment in edition.segments:
            led = (one.by_id[f"{edition.witness.siglum}.{segment.id}"].get("corresp") or "").split()
            assert {target[1:].partition(".")[0] for target in led} == {
                other.witness.siglum
                for other in work.editions
                if other is not edition and any(slot in other.by_slot for slot in segment.answers)
            }
            for target in led:
                back = (one.by_id[target[1:]].get("corresp") or "").split()
                assert f"#{edition.witness.siglum}.{segment.id}" in back


def test_every_pointer_leads_to_something(everything: dict[str, Archive], files: dict[str, dict[str, bytes]]) -> None:
    pointing = ("target", "corresp", "source", "change", "ref")
    for name in everything:
        ids = {path: set(Read(content).by_id) for path, content in files[name].items()}
        for path, content in files[name].items():
            for element in etree.fromstring(content).iter(etree.Element):
                for pointer in " ".join(element.get(key) or "" for key in pointing).split():
                    file, _, anchor = pointer.partition("#")
                    if file.startswith(("http", "raw/")):
                        continue
                    there = f"data/{file.removeprefix('../')}" if file else path
                    assert anchor in ids[there], (path, pointer)


def test_changes_lead_from_the_raw_file_to_the_published_text(read: list[tuple[Archive, Work, Read]]) -> None:
    for _, edition, one in editions(read):
        whole, text, shift = edition.raw.whole, edition.raw.text, -edition.raw.start
        changes = one.all(f"//tei:listChange[@n='{edition.witness.siglum}']/tei:change")
        assert len(changes) == len(edition.ledger.edits)
        for change in changes:
            sic, corr = (restore_carried(e.text or "") for e in change.find("tei:choice", TEI))
            (start, end), published = ((int(r.get("from")), int(r.get("to"))) for r in change.find("tei:bibl", TEI))
            assert whole[start:end] == sic
            assert published[0] == start + shift
            text = text[: published[0]] + corr + text[end + shift :]
            shift += len(corr) - len(sic)
        assert text == edition.text


def test_what_stood_in_the_raw_file_is_where_it_stood(read: list[tuple[Archive, Work, Read]]) -> None:
    """Of segments in which every change lies as a whole."""
    seen = 0
    for _, edition, one in editions(read):
        offsets = Offsets(edition.ledger.edits)
        for segment in edition.segments:
            choices = one.by_id[f"{edition.witness.siglum}.{segment.id}"].findall(".//tei:choice", TEI)
            if len(segment.published) != 1 or not choices:
                continue
            (piece,) = segment.published
            near, far = offsets.to_raw(*piece)
            raw = one.text(edition.witness.siglum, segment.id, RAW)
            assert raw.startswith(edition.raw.text[near:far]), segment.id
            seen += 1
    assert seen > 20


def test_words_marked_as_wrong_and_damage_are_told_of(read: list[tuple[Archive, Work, Read]]) -> None:
    marked = 0
    for work, edition, one in editions(read):
        siglum = edition.witness.siglum
        own = [sic for sic in work.document.sics if sic.siglum == siglum]
        for number, sic in enumerate(own, 1):
            note = one.by_id[f"{siglum}_sic{number}"]
            targets = (note.get("target") or "").split()
            assert len(targets) <= max(1, len(list(sic_places(edition, sic))))
            for target in targets:
                element = one.by_id[target[1:]]
                if etree.QName(element).localname == "sic":
                    assert restore_carried("".join(element.xpath(PUBLISHED, namespaces=TEI))) == sic.find
                    marked += 1
        for number, damage in enumerate(edition.ledger.damages, 1):
            quoted = one.by_id[f"{siglum}_d{number}_note"].find(".//tei:quote", TEI)
            assert restore_carried(quoted.text or "") == damage.text
    assert marked > 20


def test_names_stand_in_the_text_and_lead_to_what_they_name(
    real: Build, read: list[tuple[Archive, Work, Read]]
) -> None:
    for archive, work, one in read[: len(real.works)]:
        kinds = {entity.id for entity in archive.entities}
        named = [o for o in archive.occurrences[work.document.id] if o.id in kinds]
        inline = one.all("//tei:group//tei:placeName | //tei:group//tei:orgName | //tei:group//tei:persName")
        assert len(inline) >= len(named) * 0.95
        for place in named:
            (note,) = one.by_id[f"entity_{place.id}"].findall("tei:note", TEI)
            assert f"#{place.siglum}.{place.slot}" in (note.get("target") or "").split()


def test_signs_of_footnotes_lead_to_their_notes(read: list[tuple[Archive, Work, Read]]) -> None:
    seen = 0
    for _, edition, one in editions(read):
        siglum = edition.witness.siglum
        (text,) = one.all(f"//tei:group/tei:text[@n='{siglum}']")
        found = [
            (ref.get("target"), restore_carried("".join(ref.xpath(PUBLISHED, namespaces=TEI))))
            for ref in text.iterfind(".//tei:ref", TEI)
        ]
        calls = [c for c in edition.calls if c.note in edition.by_slot]
        assert found == [(f"#{siglum}.{c.note}", edition.text[c.span.start : c.span.end]) for c in calls]
        seen += len(calls)
    assert seen > 5


def test_remarks_and_references_have_their_quotations(read: list[tuple[Archive, Work, Read]]) -> None:
    for archive, work, one in read:
        claims = {
            f"{register.name}_{remark.id}": [quotation.words for quotation in remark.quotations]
            for register in work.document.registers
            for remark in register.remarks
        } | {
            f"reference_{link.id}": [end.words for end in link.ends]
            for link in archive.references.links
            if work.document.id in [end.document for end in link.ends]
        }
        found = {
            e.get(ID): [restore_carried(q.text or "") for q in e.iterfind("tei:note/tei:cit/tei:quote", TEI)]
            for e in one.all("//tei:annotation[@motivation='assessing' or @motivation='linking']")
        }
        assert found == claims


def test_the_header_says_what_each_witness_is(read: list[tuple[Archive, Work, Read]]) -> None:
    for _, edition, one in editions(read):
        witness, entry = edition.witness, one.by_id[edition.witness.siglum]
        ids = {idno.get("type"): idno.text for idno in entry.iterfind(".//tei:idno", TEI)}
        assert ids == {"raw": witness.raw, "sha256": witness.sha256}
        assert entry.find("tei:bibl", TEI).get("type") == witness.status.value.replace(" ", "-")


def test_the_first_paragraph_is_read_as_the_page_of_data_says(
    files: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    (use,) = (format_.use for format_ in FORMATS if format_.name == "tei")
    _, command = use.split("\n")
    path, content = next(iter(files["real"].items()))
    (tmp_path / "it.xml").write_bytes(content)
    code = shlex.split(command.replace("{file}", "it.xml"))[1:]
    said = subprocess.run([sys.executable, *code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert said.stdout == Read(content).text("en", "p1") + "\n", path


def test_a_licence_and_an_address_stand_where_they_are_known(real: Build, files: dict[str, dict[str, bytes]]) -> None:
    for content in files["real"].values():
        assert b"MIT" in content and b'<idno type="URI">https://archive.example/' in content
    (nowhere, *_) = exported(real.archive, "tei", site_url="").values()
    assert re.search(rb'<idno type="URI">/[^/]', nowhere)
