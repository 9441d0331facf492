"""Books carry the texts as published, say what they are, and open without a fault in reading systems."""

import time
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from unicodedata import category

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from fixtures.books import (
    LANG,
    PACKAGES,
    TYPE,
    XHTML,
    Read,
    books,
    classes,
    faces_of,
    faults,
    held,
    opened,
    with_packages,
)
from fixtures.documents import DOCUMENTS, built
from fixtures.structures import ENGLISH_PIECES, SECTIONS, Piece, accord, change, work
from readers import localized
from statement_archive.cache import KeptOnce
from statement_archive.export.books.typefaces import BASIC, TYPEFACES, Typeface, cut, typeface_of
from statement_archive.model import Archive, Cause, Edition, Kind, Lacuna, Status, Work
from statement_archive.parts.rows import all_rows
from statement_archive.pipeline import Build, build
from statement_archive.tags import direction, language_and_script

LARGEST = 600_000
"""Bytes of a book."""
CASES = DOCUMENTS.parent / "texts"
MADE = [pytest.param(kind.name, id=kind.name) for kind in sorted(DOCUMENTS.iterdir())]
DAMAGED = [pytest.param(case.name, id=case.name) for case in sorted(CASES.iterdir())]
NASTY = (
    "<b>&amp;</b> ]]> <!-- --> <?x?>",
    "\U0001f54a\ufe0f\u200d\u202eabc\u202c \u2066x\u2069 \u200fא",
    "a" * 5000,
    "'\"{}\\`*_[x](y)",
    "\u241b1B; \u00ad\u00a0\u3000x\u0301",
)
CONTROLS = "words\x00\x01\x0b\x1b\ufffe <i>&"


@pytest.fixture(scope="module")
def shelf(real: Build) -> dict[str, Read]:
    """The books of the archive and of a treaty in three scripts, with typefaces, by document and text."""
    found: dict[str, Read] = {}
    for archive in (real.archive, Archive((accord(),)), Archive((hostile(),))):
        of = with_packages(archive)
        for one in archive.works:
            found |= {f"{one.document.id}.{name}": book for name, book in books(one, of).items()}
    return found


def hostile() -> Work:
    """A treaty whose words are all that is hard to carry; one text is empty, and editors wrote control characters."""
    nasty = [replace(piece, text=NASTY[n % len(NASTY)], calls=None) for n, piece in enumerate(ENGLISH_PIECES)]
    whole = work(SECTIONS, {"en": nasty, "fr": [Piece("p1", "Les Parties,")], "ar": []})
    words = localized(CONTROLS)
    document = replace(
        whole.document, id="hostile", title=words, issuer=words, place=words, summary=words, name=localized("")
    )
    return change(replace(whole, document=document), "ar", lacunae=(Lacuna(("title", "p1", "p2"), Cause.TRUNCATED),))


def expected(edition: Edition) -> dict[str, str]:
    return {segment.id: segment.text for segment in edition.segments}


def check_texts(one: Work, found: Mapping[str, Read]) -> None:
    """Every text is in its own book and in that of all, segment for segment, in its order; notes stand at the end."""
    for edition in one.editions:
        siglum = edition.witness.siglum
        own, wanted = found[siglum].segments, expected(edition)
        assert own == wanted
        notes = [segment.id for segment in edition.segments if segment.kind is Kind.FOOTNOTE]
        assert [*own] == [id_ for id_ in wanted if id_ not in notes] + notes
        if len(one.editions) > 1:
            inside = found["parallel"].segments
            assert {id_: inside[f"{siglum}-{id_}"] for id_ in wanted} == wanted


def test_every_segment_of_the_archive_reads_back(real: Build, shelf: Mapping[str, Read]) -> None:
    for one in real.works:
        check_texts(
            one, {name.rpartition(".")[2]: book for name, book in shelf.items() if name.startswith(one.document.id)}
        )


@pytest.mark.parametrize("kind", MADE)
def test_documents_of_every_kind_read_back(kind: str) -> None:
    for one in built(kind).works:
        check_texts(one, books(one))


@pytest.mark.parametrize("case", DAMAGED)
def test_damaged_texts_read_back(case: str) -> None:
    for one in build(CASES / case / "sources").works:
        check_texts(one, books(one))


@pytest.mark.parametrize("one", [accord(), hostile()], ids=["accord", "hostile"])
def test_hostile_texts_in_every_kind_of_segment_read_back(one: Work) -> None:
    check_texts(one, books(one))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=3))
def test_any_text_reads_back(texts: list[str]) -> None:
    pieces = [Piece(f"p{number}", text) for number, text in enumerate(texts, 6)]
    one = work(SECTIONS, {"en": [piece for piece in pieces if piece.id in ("p6", "p7")]})
    check_texts(one, books(one))


def test_a_row_holds_what_answers_to_one_another_under_the_names_of_the_texts(
    real: Build, shelf: Mapping[str, Read]
) -> None:
    for one in (one for one in real.works if len(one.editions) > 1):
        elements = shelf[f"{one.document.id}.parallel"].elements
        rows = {node.get("id"): node for node in elements if "row" in classes(node)}
        wanted = [row for row in all_rows(one) if row.slots[0].kind not in (Kind.TITLE, Kind.FOOTNOTE)]
        assert [*rows] == [row.id for row in wanted]
        for row in wanted:
            own = [node.get("id") for node in rows[row.id].iter() if "segment" in classes(node)]
            assert own == [f"{e.witness.siglum}-{s.id}" for e in one.editions for s in row.segments(e)]
            columns = [node for node in rows[row.id].iter() if "column" in classes(node)]
            assert all("whose" in classes(column[0]) for column in columns)


def test_a_footnote_opens_where_it_is_called_and_leads_back() -> None:
    (english, *_) = books(accord()).values()
    calls = {node.get("href"): node for node in english.elements if node.get(TYPE) == "noteref"}
    assert {*calls} == {"../notes.xhtml#fn1", "../notes.xhtml#fn2"}
    assert [node.text for node in calls.values()] == ["[1]", "[2]"]
    notes = {node.get("id"): node for node in english.elements if node.tag == f"{XHTML}aside"}
    assert {id_: note.get("role") for id_, note in notes.items()} == dict.fromkeys(("fn1", "fn2"), "doc-footnote")
    backs = [link.get("href") for link in notes["fn1"].iter(f"{XHTML}a")]
    assert backs == ["text/article-1.xhtml#call-fn1", "text/article-1.xhtml#call-fn1-2"]
    anchors = {node.get("id") for node in english.elements}
    assert {back.partition("#")[2] for back in backs} <= anchors


def test_what_was_found_and_changed_leads_to_the_text_and_back(real: Build, shelf: Mapping[str, Read]) -> None:
    remarks = {
        f"{register.name}-{remark.id}"
        for one in real.works
        for register in one.document.registers
        for remark in register.remarks
    }
    assert remarks <= {node.get("id") for book in shelf.values() for node in book.elements}
    ways = [a for b in shelf.values() for node in b.elements if "more" in classes(node) for a in node.iter(f"{XHTML}a")]
    assert ways and all(way.get("href").startswith("../apparatus.xhtml#") for way in ways)


def test_a_machine_translation_is_said_to_be_one_before_its_text(real: Build, shelf: Mapping[str, Read]) -> None:
    for one in real.works:
        for edition in one.editions:
            title, *_ = shelf[f"{one.document.id}.{edition.witness.siglum}"].pages.values()
            is_warned = any("notice" in classes(node) for node in title.iter())
            assert is_warned == (edition.witness.status is Status.MACHINE_TRANSLATION)


def test_what_a_text_lacks_is_said_at_its_place(real: Build, shelf: Mapping[str, Read]) -> None:
    for one in real.works:
        for edition in one.editions:
            elements = shelf[f"{one.document.id}.{edition.witness.siglum}"].elements
            assert {n.get("id") for n in elements if "lacuna" in classes(n)} == edition.missing.keys()


def test_language_and_direction_are_those_of_the_text(shelf: Mapping[str, Read]) -> None:
    arabic = shelf["accord.ar"]
    assert arabic.book.direction == "rtl" and shelf["accord.en"].book.direction == "ltr"
    for book in shelf.values():
        for node in (node for node in book.elements if node.get("lang")):
            assert node.get("lang") == node.get(LANG)
        for name, root in book.pages.items():
            assert root.get("dir") == direction(root.get("lang")), name
    segments = [node for node in arabic.elements if "segment" in classes(node)]
    assert {(node.get("lang"), node.get("dir")) for node in segments} == {("ar", "rtl")}


def test_catalogues_are_told_what_the_book_is(real: Build, shelf: Mapping[str, Read]) -> None:
    for one in real.works:
        for edition in one.editions:
            book = shelf[f"{one.document.id}.{edition.witness.siglum}"].book
            told = {name: [value for value, _ in book.get_metadata("DC", name)] for name in ("language", "date")}
            assert told == {"language": [edition.witness.language], "date": [one.document.date]}
            assert all(book.get_metadata("DC", name) for name in ("title", "creator", "publisher", "rights", "source"))
            opf = book.get_metadata("OPF", None) or book.get_metadata("OPF", "meta")
            properties = {attrs.get("property"): value for value, attrs in opf}
            assert properties["dcterms:modified"] == f"{one.document.date}T00:00:00Z"
            assert properties["schema:accessMode"] == "textual" and properties["schema:accessibilitySummary"]
    ids = [book.book.get_metadata("DC", "identifier")[0][0] for book in shelf.values()]
    assert len({*ids}) == len(shelf) and all(id_.startswith("urn:uuid:") for id_ in ids)


def test_contents_have_a_line_for_each_section_and_nest_them() -> None:
    book = books(accord())["en"]
    nav = next(node for node in book.elements if node.get(TYPE) == "toc")
    lines = [(link.get("href"), len([*link.iterancestors(f"{XHTML}ol")])) for link in nav.iter(f"{XHTML}a")]
    sections = [(f"text/{section.slug}.xhtml", section.level) for section in SECTIONS]
    assert lines == [("title.xhtml", 1), *sections, ("notes.xhtml", 1), ("colophon.xhtml", 1)]


def test_typefaces_have_every_letter_of_the_texts_and_no_book_is_large(real: Build, shelf: Mapping[str, Read]) -> None:
    for one in real.works:
        for edition in one.editions:
            book = shelf[f"{one.document.id}.{edition.witness.siglum}"]
            shown = {chr(code) for font in faces_of(book).values() for code in font.getBestCmap()}
            letters = {character for segment in edition.segments for character in segment.text if character.isalnum()}
            assert letters <= shown
            assert len(book.content) < LARGEST


def test_every_character_that_a_typeface_has_is_in_the_book_and_drawn(real: Build, shelf: Mapping[str, Read]) -> None:
    for one in (*real.works, accord(), hostile()):
        for edition in one.editions:
            brought = faces_of(shelf[f"{one.document.id}.{edition.witness.siglum}"])
            own = typeface_of(language_and_script(edition.witness.language)[1])
            wanted = {character for segment in edition.segments for character in segment.text}
            wanted &= {character for face in (BASIC, own) if face in brought for character in held(face)}
            shown = {chr(code): (font, name) for font in brought.values() for code, name in font.getBestCmap().items()}
            assert wanted <= shown.keys()
            blank = {sign for sign in wanted if not (drawn := shown[sign])[0]["glyf"][drawn[1]].numberOfContours}
            assert {category(sign)[0] for sign in blank} <= {"Z", "C"}, blank


def test_a_typeface_is_one_file_of_one_weight_without_what_only_all_weights_and_screens_need(
    shelf: Mapping[str, Read],
) -> None:
    for book in shelf.values():
        for face, font in faces_of(book).items():
            assert font.sfntVersion == "\0\1\0\0" and font["OS/2"].usWeightClass == 400
            assert not {"fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "fpgm", "prep", "cvt ", "gasp"} & {*font.keys()}
            assert ("GSUB" in font) == face.is_shaped
            assert font["name"].getDebugName(1).startswith(face.family) and font["name"].getDebugName(14)


@pytest.mark.parametrize("face", TYPEFACES, ids=[face.package for face in TYPEFACES])
def test_characters_have_the_shape_and_the_width_of_the_weight(face: Typeface) -> None:
    signs = sorted({*"Aé1Ж说話，龍عﷲ"} & held(face).keys())
    font = made(face, "".join(signs))
    for sign in signs:
        whole = opened(held(face)[sign])
        assert outline(font, sign, {}) == pytest.approx(outline(whole, sign, {"wght": 400}), abs=1), sign


def made(face: Typeface, text: str) -> TTFont:
    font = cut(face, text, PACKAGES)
    assert font
    return TTFont(BytesIO(font))


def outline(font: TTFont, sign: str, weight: Mapping[str, float]) -> list[float]:
    """How wide a character is, and the corners of what is drawn."""
    glyphs = font.getGlyphSet(location=weight)
    glyph = glyphs[font.getBestCmap()[ord(sign)]]
    pen = BoundsPen(glyphs)
    glyph.draw(pen)
    return [glyph.width, *pen.bounds]


def test_a_typeface_with_none_of_the_characters_does_not_come_along() -> None:
    (arabic,) = (face for face in TYPEFACES if "Arab" in face.scripts)
    named_only = "\u241b"
    assert named_only not in held(arabic)
    assert cut(arabic, named_only, PACKAGES) is None


def test_a_file_that_was_unpacked_for_another_build_makes_the_same_typeface(tmp_path: Path) -> None:
    for face in TYPEFACES:
        plain = cut(face, "aéĄЖ语語ع", PACKAGES)
        assert [cut(face, "aéĄЖ语語ع", PACKAGES, KeptOnce(tmp_path / name)) for name in "aab"] == [plain] * 3
    assert {path.name for path in (tmp_path / "a").rglob("*")} == {path.name for path in (tmp_path / "b").rglob("*")}
    assert [*(tmp_path / "a/typefaces").iterdir()]


def test_arabic_letters_still_join() -> None:
    (arabic,) = (face for face in TYPEFACES if "Arab" in face.scripts)
    font = cut(arabic, "اتفاق", PACKAGES)
    assert font
    features = {record.FeatureTag for record in TTFont(BytesIO(font))["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features


def test_each_typeface_comes_with_its_terms(shelf: Mapping[str, Read]) -> None:
    for book in shelf.values():
        fonts = [name for name in book.files if name.endswith(".ttf")]
        assert fonts and all(b"Open Font License" in book.files[name.replace(".ttf", ".txt")] for name in fonts)


def test_without_the_packages_a_book_has_no_typefaces_and_the_same_text() -> None:
    found = books(accord())
    assert not [name for book in found.values() for name in book.files if "fonts" in name]
    assert b"@font-face" not in found["en"].files["EPUB/book.css"]


def test_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    of = with_packages(Archive((accord(),)))
    first = {name: book.content for name, book in books(accord(), of).items()}
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 10**6)
    assert {name: book.content for name, book in books(accord(), of).items()} == first
    for face in TYPEFACES:
        assert cut(face, "aéĄЖ语語ع", PACKAGES) == cut(face, "ع語语ЖĄéa", PACKAGES)


def test_the_type_of_the_file_stands_first_and_is_not_compressed(shelf: Mapping[str, Read]) -> None:
    for book in shelf.values():
        assert book.content[30:58] == b"mimetypeapplication/epub+zip"


def test_the_checker_of_the_format_finds_no_fault_but_in_a_broken_book(shelf: Mapping[str, Read]) -> None:
    sound = {name: book.files for name, book in shelf.items()}
    broken = dict(sound["accord.en"])
    broken["EPUB/title.xhtml"] = broken["EPUB/title.xhtml"].replace(b"</h1>", b"</h1><h1 id='title'><p/></h1>")
    del broken["EPUB/notes.xhtml"]
    found = faults({**sound, "broken": broken})
    assert any("RSC-005" in fault for fault in found["broken"])
    assert any("RSC-001" in fault for fault in found.pop("broken"))
    assert found == {name: [] for name in sound}
