"""From sources to files: the same every time, for texts of any language and numbering.

That they are the same everywhere is for tests/offline/test_bytes.py.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml

from conftest import PROJECT
from fixtures.exports import exported, holdings
from fixtures.library import Rendered
from readers import READERS
from statement_archive import pipeline
from statement_archive.export.formats import export, export_archive, formats_of_site
from statement_archive.load import load_archive, load_glossary
from statement_archive.model import Archive, Edition, Work
from statement_archive.pages.all_pages import drawn_map, pages_of_archive
from statement_archive.parts.cuts import Cuts
from statement_archive.pipeline import Build, build, build_document, index, make_work, render
from statement_archive.publish.outputs import outputs
from statement_archive.search import search_records
from statement_archive.shelf import Shelf
from statement_archive.works import with_raw
from statement_archive.write import write

CASES = Path(__file__).parent / "cases" / "archive"
TEXTS = yaml.safe_load((CASES / "other_texts.yml").read_text("utf-8"))
ROOMS = {path.parent.name for path in (PROJECT / "scripts/statement_archive").glob("*/__init__.py")}
LayOut = Callable[[Path, Mapping[str, Any]], Path]


def publish(archive: Archive, docs: Path) -> tuple[str, ...]:
    """Write pages, data and index, and return the paths that were touched."""
    return put(archive, render(archive, READERS), docs)


def put(archive: Archive, pages: Rendered, docs: Path) -> tuple[str, ...]:
    """The same of pages that are made already."""
    files = {page.path: page.markdown for page in pages}
    shelf, data = Shelf(docs.with_name(f"{docs.name}-shelf")), exported(archive)
    for content in data.values():
        shelf.put(content)
    made = {path: shelf.folder / sha256(content).hexdigest() for path, content in data.items()}
    found = index(archive, READERS, pages, project=PROJECT, kept=docs.with_name(f"{docs.name}-search"))
    return write({**files, **made, **found}, docs)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_document_meets_each_room_once(project: Path) -> None:
    """Who follows a text through the program goes from room to room and never back."""
    sources = project / "sources"
    (glossary, _), (documents, _) = load_glossary(sources), load_archive(sources)
    met: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        package, _, module = frame.f_globals.get("__name__", "").partition(".")
        room = module.split(".")[0]
        if event == "call" and package == "statement_archive" and room in ROOMS and met[-1:] != [room]:
            met.append(room)

    sys.setprofile(note)
    try:
        build_document(documents[0], folder=sources / documents[0].id, glossary=glossary)
    finally:
        sys.setprofile(None)
    assert met == ["text", "edition", "claims"]


class TestOutput:
    def test_second_build_writes_nothing_and_no_file_names_a_place_on_this_machine(
        self, project: Path, tmp_path: Path, real: Build, rendered: Rendered
    ) -> None:
        put(real.archive, rendered, tmp_path)
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        assert publish(build(project / "sources").archive, tmp_path) == ()
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
        places = [str(project).encode(), str(Path.home()).encode() + b"/", str(tmp_path).encode()]
        for path, content in contents(tmp_path).items():
            assert not any(place in content for place in places), path

    def test_what_is_kept_is_what_would_be_made(self, project: Path, tmp_path: Path, real: Build) -> None:
        assert build(project / "sources", kept=tmp_path) == real
        assert build(project / "sources", kept=tmp_path) == real

    @pytest.mark.parametrize("moment", ["load_archive", "build_document"])
    def test_what_is_edited_while_it_is_made_is_not_kept_as_if_it_were_as_before(
        self, tmp_path: Path, lay_out: LayOut, monkeypatch: pytest.MonkeyPatch, moment: str
    ) -> None:
        sources, kept = lay_out(tmp_path / "sources", contents(CASES / "good")), tmp_path / "kept"
        described = sources / "writ/document.yml"
        real = getattr(pipeline, moment)

        def editing(*arguments: Any, **options: Any) -> Any:
            made = real(*arguments, **options)
            described.write_text(
                described.read_text("utf-8").replace("{en: A Letter,", "{en: An Edited Letter,"), "utf-8"
            )
            return made

        with monkeypatch.context() as patched:
            patched.setattr(pipeline, moment, editing)
            before = build(sources, kept=kept)
        after = build(sources, kept=kept)
        assert before != after == build(sources)

    def test_what_a_worker_made_that_had_lost_sight_of_the_sources_is_not_kept(
        self, tmp_path: Path, lay_out: LayOut, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sources, kept = lay_out(tmp_path / "sources", contents(CASES / "good")), tmp_path / "kept"
        away = tmp_path / "away"

        def out_of_sight(*arguments: Any, **options: Any) -> Any:
            (sources / "writ").rename(away)
            return build_document(*arguments, **options)

        with monkeypatch.context() as patched:
            patched.setattr(pipeline, "build_document", out_of_sight)
            assert build(sources, kept=kept).errors != ()
        away.rename(sources / "writ")
        assert build(sources, kept=kept).errors == ()

    def test_change_is_seen_though_documents_are_kept(self, tmp_path: Path, lay_out: LayOut) -> None:
        sources = lay_out(tmp_path / "sources", contents(CASES / "good"))
        assert build(sources, kept=tmp_path / "kept").errors == ()
        (sources / "writ" / "raw" / "en.txt").write_text("changed")
        assert build(sources, kept=tmp_path / "kept").errors != ()

    def test_document_that_is_gone_leaves_nothing_behind(self, tmp_path: Path, lay_out: LayOut) -> None:
        sources = lay_out(tmp_path / "sources", contents(CASES / "good"))
        publish(build(sources).archive, tmp_path / "docs")
        publish(Archive(()), tmp_path / "docs")
        left = {path for path in contents(tmp_path / "docs") if "writ" in path}
        assert left == set() and not (tmp_path / "docs" / "en" / "writ").exists()

    def test_bad_document_does_not_hide_a_good_one(self, tmp_path: Path, lay_out: LayOut) -> None:
        files = contents(CASES / "good") | {"bad/document.yml": b"kind: letter\n"}
        made = build(lay_out(tmp_path / "sources", files))
        assert [work.document.id for work in made.works] == ["writ"]
        assert {finding.place for finding in made.errors} == {"sources/bad/document.yml:1"}


class TestDocumentsStandAlone:
    def test_one_document_is_built_without_the_others(self, real: Any, project: Path) -> None:
        for work in real.works:
            glossary = ()
            alone, _ = build_document(work.document, folder=project / "sources" / work.document.id, glossary=glossary)
            assert alone is not None and alone.document == work.document

    def test_mended_texts_are_enough_for_its_editions(self, real: Build) -> None:
        for work in real.works:
            mended = tuple(edition.mended for edition in work.editions)
            assert make_work(work.document, mended, glossary=real.archive.terms) == (work, ())

    def test_order_of_witnesses_changes_no_text(self, project: Path, real: Any) -> None:
        for work in real.works:
            turned = replace(work.document, witnesses=work.document.witnesses[::-1])
            again, _ = build_document(turned, folder=project / "sources" / work.document.id, glossary=())
            assert again is not None
            assert {e.witness.siglum: e.text for e in again.editions} == {
                e.witness.siglum: e.text for e in work.editions
            }


@pytest.mark.parametrize("name", TEXTS)
def test_other_texts(name: str, tmp_path: Path, lay_out: LayOut) -> None:
    case = TEXTS[name]
    made = build(lay_out(tmp_path / "sources", _files(case)))
    assert [str(finding) for finding in made.errors] == []
    (work,) = made.works
    for siglum, expected in case["segments"].items():
        edition = work.edition(siglum)
        assert {segment.id: segment.text for segment in edition.segments} == expected
        _assert_whole(work, edition)
    publish(made.archive, tmp_path / "docs")


def _assert_whole(work: Work, edition: Edition) -> None:
    filled = {slot for segment in edition.segments for slot in segment.answers}
    missing = {slot for lacuna in edition.lacunae for slot in lacuna.segments}
    assert filled | missing | {"title"} == {slot.id for slot in work.document.outline} | {"title"}
    assert "".join(edition.raw.whole[part.start : part.end] for part in edition.parts) == edition.raw.text


def _files(case: Mapping[str, Any]) -> dict[str, Any]:
    words = {"en": "words", "zh": "词", "zh-Hant": "詞"}
    declaration = {
        "kind": "treaty",
        "date": "2020-06-18",
        **dict.fromkeys(("place", "issuer", "title", "summary"), words),
        "sections": [{"title": words} | section for section in case["sections"]],
        "witnesses": [
            {
                "siglum": siglum,
                "language": siglum,
                "status": "official",
                "raw": f"raw/{siglum}.txt",
                "sha256": "auto",
                "origin": words,
                **({"numbering": case["numbering"][siglum]} if siglum in case.get("numbering", {}) else {}),
                "lacunae": [{"cause": "never there"}],
            }
            for siglum in case["texts"]
        ],
    }
    raw = {f"writ/raw/{siglum}.txt": text for siglum, text in case["texts"].items()}
    return {"writ/document.yml": declaration} | raw


def test_an_archive_without_raw_texts_has_all_else_and_tells_where_they_are(
    project: Path, real: Build, tmp_path: Path
) -> None:
    for _ in ("made anew", "recalled"):
        made = build(project / "sources", kept=tmp_path, has_raw=False)
        assert made.archive.raw_at.keys() == {work.document.id for work in made.works}
        for work, whole in zip(made.works, real.works, strict=True):
            assert work == whole.without_raw and {edition.raw.whole for edition in work.editions} == {""}
            assert with_raw(work, tmp_path, made.archive.raw_at[work.document.id]) == whole
    (file,) = (tmp_path / f"works/{made.works[0].document.id}").iterdir()
    file.write_bytes(b"broken")
    with pytest.raises(OSError, match="is broken"):
        with_raw(made.works[0], tmp_path, made.archive.raw_at[made.works[0].document.id])
    assert not file.exists()
    assert build(project / "sources", kept=tmp_path) == real


def test_all_that_is_made_of_the_archive_as_a_whole_needs_no_raw_text(real: Build) -> None:
    def made(archive: Archive) -> Iterator[object]:
        cuts, held = Cuts(archive), holdings(archive)
        data = [told for _, told in export(holdings(real.archive), formats_of_site())]
        for file, _ in export_archive(held, formats_of_site(), [told for told in data if told.document]):
            yield file.path, file.content
        for reader in READERS:
            yield from (page.make() for page in pages_of_archive(cuts, reader, data, drawn_map(archive)))
        yield from outputs(cuts, READERS, data)
        yield from search_records(archive, READERS, [])

    bare = replace(real.archive, works=tuple(work.without_raw for work in real.works))
    assert [*made(bare)] == [*made(real.archive)]


def test_a_work_that_can_not_be_kept_has_its_raw_texts(
    project: Path, real: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "remember_built", lambda *_: False)
    made = build(project / "sources", kept=tmp_path, has_raw=False)
    assert (made.works, made.archive.raw_at) == (real.works, {})
