"""The table of formats: what lists files comes last, files are handed over one by one, and the same every time."""

import tracemalloc
from dataclasses import replace

from fixtures.exports import exported, holdings
from fixtures.structures import accord
from statement_archive.export.formats import FORMATS, export, formats_of_site, known_formats
from statement_archive.model import Archive


def copies(count: int) -> Archive:
    """An archive of one document under many names."""
    one = accord()
    return Archive(
        tuple(replace(one, document=replace(one.document, id=f"accord-{number}")) for number in range(count))
    )


def peak(count: int) -> int:
    """Bytes held at most while so many documents are exported, but for lists of files, as large as what they list."""
    made = holdings(copies(count))
    formats = [format_.name for format_ in FORMATS if not format_.of_files and not format_.needs_site]
    tracemalloc.start()
    for _ in export(made, formats):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_what_lists_files_stands_behind_what_makes_them() -> None:
    lists = [format_.of_files is not None for format_ in FORMATS]
    assert lists == sorted(lists)


def test_names_are_those_of_the_command_each_once() -> None:
    assert len(set(known_formats())) == len(FORMATS)
    assert set(known_formats()) - set(formats_of_site()) == {"pdf"}


def test_no_two_files_have_one_path_where_case_does_not_count() -> None:
    made = [file.path.casefold() for file, _ in export(holdings(copies(2)), formats_of_site())]
    assert len(set(made)) == len(made)


def test_a_document_gives_the_same_files_alone_as_among_others() -> None:
    alone, among = (exported(copies(count), "text", "tmx", "tei", "akn", "json", "epub") for count in (1, 3))
    own = {path for path in among if path.startswith("data/accord-0/")}
    assert own and all(alone[path] == among[path] for path in own)


def test_files_are_the_same_every_time() -> None:
    assert exported(copies(2)) == exported(copies(2))


def test_memory_does_not_grow_with_the_documents() -> None:
    peak(1)  # what is read once, such as tables of languages
    assert peak(9) < 1.7 * peak(3)
