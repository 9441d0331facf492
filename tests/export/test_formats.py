"""The table of formats: what lists files comes last, files are handed over one by one, and the same every time."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from fixtures.exports import exported, holdings
from fixtures.hostile import hostile
from fixtures.structures import accord
from readers import localized
from statement_archive.export.format import DataFile
from statement_archive.export.formats import FORMATS, export, foresee, formats_of_site, known_formats
from statement_archive.model import Archive

LISTS = [format_.name for format_ in FORMATS if format_.of_lists]
"""Formats that list files document by document."""


def copies(count: int) -> Archive:
    """An archive of one document under many names."""
    one = accord()
    return Archive(
        tuple(replace(one, document=replace(one.document, id=f"accord-{number}")) for number in range(count))
    )


def peak(count: int) -> int:
    """Bytes held at most while so many documents are exported, but for the list of all files."""
    made = holdings(copies(count))
    formats = [format_.name for format_ in FORMATS if not format_.of_files and not format_.needs_site]
    tracemalloc.start()
    for _ in export(made, formats):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_what_lists_files_stands_behind_what_makes_them() -> None:
    lists = [bool(format_.of_files) * 2 + bool(format_.of_lists) for format_ in FORMATS]
    assert lists == sorted(lists) and {*lists} == {0, 1, 2}


def test_names_are_those_of_the_command_each_once() -> None:
    assert len(set(known_formats())) == len(FORMATS)
    assert set(known_formats()) - set(formats_of_site()) == {"pdf"}


def test_no_two_files_have_one_path_where_case_does_not_count() -> None:
    made = [file.path.casefold() for file, _ in export(holdings(copies(2)), formats_of_site())]
    assert len(set(made)) == len(made)


def test_a_document_gives_the_same_files_alone_as_among_others() -> None:
    alone, among = (exported(copies(count), "text", "tmx", "tei", "akn", "json", "epub", *LISTS) for count in (1, 3))
    own = {path for path in among if path.startswith("data/accord-0/")}
    assert own and all(alone[path] == among[path] for path in own)


def catalogues(archive: Archive) -> dict[str, bytes]:
    """What lists files by documents."""
    made = export(holdings(archive), formats_of_site())
    return {file.path: file.content for file, told in made if told.format in LISTS}


def test_a_document_that_is_edited_changes_its_own_catalogues_and_those_that_lead_there() -> None:
    before = copies(3)
    first, *others = before.works
    edited = replace(first.document, summary=localized("other words"))
    after = replace(before, works=(replace(first, document=edited), *others))
    old, new = catalogues(before), catalogues(after)
    changed = {path for path in old if new[path] != old[path]}
    assert changed and not [path for path in changed if path.startswith(("data/accord-1/", "data/accord-2/"))]


def test_catalogues_of_the_archive_grow_with_the_documents_and_not_with_their_files() -> None:
    """Bytes that one document more adds to each."""
    sizes = [{path: len(content) for path, content in catalogues(copies(count)).items()} for count in (1, 2, 3)]
    top = [path for path in sizes[0] if path.count("/") == 1]
    assert {path: sizes[2][path] - sizes[1][path] for path in top if sizes[2][path] - sizes[1][path] > 500} == {}
    assert len(top) == 4


def test_files_are_the_same_every_time() -> None:
    assert exported(copies(2)) == exported(copies(2))


def test_memory_does_not_grow_with_the_documents() -> None:
    peak(1)  # what is read once, such as tables of languages
    assert peak(9) < 2 * peak(3)


@pytest.mark.parametrize(
    "archive", [lambda: copies(2), hostile, lambda: Archive(())], ids=["plain", "hostile", "empty"]
)
def test_files_are_foreseen_as_they_are_made(archive: Callable[[], Archive]) -> None:
    held = replace(holdings(archive()), printed=lambda page: page.encode())
    made = [replace(told, size=0, sha256="") for _, told in export(held, known_formats())]
    assert [replace(told, sha256="") for told in foresee(held, known_formats(), {})] == made


def test_files_of_a_document_that_are_known_are_not_foreseen_again() -> None:
    held = holdings(copies(2))
    made = [told for _, told in export(held, known_formats())]
    first = held.archive.works[0].document.id
    known = {first: [told for told in made if told.document == first]}
    found = foresee(held, known_formats(), known)
    assert [told.path for told in found] == [told.path for told in made]
    assert [told for told in found if told.document == first] == known[first]
    assert {told.size for told in found if told.document != first} == {0}


def test_no_content_is_made_of_a_file_that_is_foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_work(*_: object) -> list[DataFile]:
        return [DataFile("data/x.txt", lambda: pytest.fail("is made"), "text/plain", "data-text")]

    monkeypatch.setattr("statement_archive.export.formats.FORMATS", (replace(FORMATS[0], of_work=of_work),))
    assert [told.path for told in foresee(holdings(copies(1)), [FORMATS[0].name], {})] == ["data/x.txt"]
