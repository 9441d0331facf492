"""Every file of a site is known before it is made: no two have one address, and every disk can have their names."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fixtures.exports import holdings
from fixtures.library import Rendered
from readers import LANGUAGES, READERS
from statement_archive.addresses import Addresses
from statement_archive.export.formats import export, formats_of_site
from statement_archive.model import Archive, Work
from statement_archive.pipeline import Build, render
from statement_archive.publish.outputs import Output, by_hand, check_outputs, outputs

HOSTED, ON_DISK = (Addresses(LANGUAGES, "", has_folders=has_folders) for has_folders in (True, False))


def found(archive: Archive, *others: str, formats: tuple[str, ...] = ("text",)) -> list[str]:
    data = [told for _, told in export(holdings(archive), formats)]
    made = outputs(archive, READERS, data)
    return [str(finding) for finding in check_outputs([*by_hand(others), *made], HOSTED)]


def clash(*paths: str, addresses: Addresses = HOSTED) -> list[str]:
    files = [Output(path, f"the file {number}") for number, path in enumerate(paths, 1)]
    return [finding.text.partition(" — ")[0] for finding in check_outputs(files, addresses)]


def called(work: Work, **names: str) -> Work:
    """A work whose document, section or text has another name."""
    document = work.document
    if "slug" in names:
        document = replace(
            document, sections=(replace(document.sections[0], slug=names["slug"]), *document.sections[1:])
        )
    editions = work.editions
    if "siglum" in names:
        last = editions[-1]
        witness = replace(last.witness, siglum=names["siglum"])
        raw = replace(last.mended.raw, witness=witness)
        editions = (*editions[:-1], replace(last, mended=replace(last.mended, raw=raw)))
    return Work(replace(document, id=names.get("id", document.id)), editions)


@pytest.fixture
def archive(real: Build) -> Archive:
    """Of one document in several texts, and a few terms."""
    (work,) = (work for work in real.works if work.document.id == "joint-statement-2020-06-18")
    return Archive((work,), terms=real.archive.terms[:3])


def test_all_pages_are_foreseen(real: Build, rendered: Rendered) -> None:
    foreseen = [output.path for output in outputs(real.archive, READERS, ()) if output.path.endswith(".md")]
    assert sorted(foreseen) == sorted(page.path for page in rendered)


def test_pages_of_a_small_archive_are_foreseen(
    edit_of: Callable[..., tuple[Work, tuple[str, ...]]], real: Build
) -> None:
    small = Archive(real.works[:1])
    foreseen = [output.path for output in outputs(small, READERS[:1], ()) if output.path.endswith(".md")]
    assert sorted(foreseen) == sorted(page.path for page in render(small, READERS[:1]))


def test_this_archive_has_no_two_files_at_one_address(real: Build) -> None:
    assert (
        found(
            real.archive,
            "en/about/index.md",
            "assets/stylesheets/archive.css",
            "favicon.ico",
            formats=formats_of_site(),
        )
        == []
    )


def test_a_document_and_a_page_of_the_archive(archive: Archive) -> None:
    (work,) = archive.works
    assert found(replace(archive, works=(called(work, id="glossary"),)))[0] == (
        "sources/glossary/document.yml: the page *Glossary* and the document `glossary` have one address:"
        " `docs/en/glossary/index.md` — give one of them another id, slug or name"
    )


def test_a_term_and_the_page_of_all_terms(archive: Archive) -> None:
    term = replace(archive.terms[0], id="index", place="sources/glossary.yml:7")
    assert found(replace(archive, terms=(term,)))[0] == (
        "sources/glossary.yml:7: the page *Glossary* and the term `index` have one address:"
        " `docs/en/glossary/index.md` — give one of them another id, slug or name"
    )


def test_a_text_and_the_page_on_how_another_was_made(archive: Archive) -> None:
    (work,) = archive.works
    siglum = f"made-{work.editions[0].witness.siglum}"
    (line,) = found(replace(archive, works=(called(work, siglum=siglum),)))
    assert line.startswith(
        f"{work.editions[0].witness.place}: the text `{siglum}` of `{work.document.id}` and the page"
    )
    assert "have one address: `site/joint-statement-2020-06-18/made-en/index.html`" in line


def test_a_file_by_hand_and_a_page(archive: Archive) -> None:
    for path in ("en/documents.md", "en/Documents.md", "en/documents/README.md", "documents/index.html"):
        (line,) = found(archive, path)
        assert line.startswith(f"docs/{path}: the file `docs/{path}` and the page *Documents* have ")


def test_a_file_by_hand_and_data(archive: Archive) -> None:
    (line,) = found(archive, f"data/{archive.works[0].document.id}")
    assert line.startswith("sources/joint-statement-2020-06-18/document.yml: the file `docs/data/joint-statement")
    assert "need one name as a file and as a folder" in line


@pytest.mark.parametrize(
    ("paths", "fault"),
    [
        (("en/a.md", "zh/a.md"), None),
        (("en/a.md", "en/a/b.md"), None),
        (("en/a.md", "en/a.md"), "have one address: `docs/en/a.md`"),
        (("en/a.md", "en/a/index.md"), "have one address: `site/a/index.html`"),
        (("en/a.md", "a/index.html"), "have one address: `site/a/index.html`"),
        (("en/a.md", "a/index.md"), "have one address: `site/a/index.html`"),
        (("en/a.md", "en/A.md"), "have addresses that not every disk tells apart: `docs/en/a.md` and `docs/en/A.md`"),
        (("x/é.txt", "x/e\u0301.txt"), "have addresses that not every disk tells apart"),
        (("x/ß.txt", "x/SS.txt"), "have addresses that not every disk tells apart"),
        (("x/a", "x/a/b.txt"), "need one name as a file and as a folder: `docs/x/a` and `docs/x/a/b.txt`"),
        (("x/A/b.txt", "x/a"), "need one name as a file and as a folder"),
        (("en/feed.xml", "zh/feed.xml"), None),
    ],
)
def test_any_two_files(paths: tuple[str, ...], fault: str | None) -> None:
    lines = clash(*paths)
    assert len(lines) == (fault is not None)
    assert all(line.startswith(f"the file 1 and the file 2 {fault}") for line in lines)


def test_on_a_disk_a_page_has_no_folder_and_no_twin() -> None:
    assert clash("en/a.md", "a/index.html", addresses=ON_DISK) == []
    assert clash("en/a.md", "a.html", addresses=ON_DISK) != []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("con.md", "is a device on Windows"),
        ("LPT1", "is a device on Windows"),
        ("a.", "ends in a dot or a blank"),
        ("a ", "ends in a dot or a blank"),
        ("a:b.md", "has ':', which Windows forbids"),
        ("a?.md", "has '?', which Windows forbids"),
        ("a\nb.md", r"has '\n', which Windows forbids"),
        ("x" * 201, "is longer than 200 bytes"),
        ("论" * 67 + ".md", "is longer than 200 bytes"),
        ("x" * 200, ""),
        ("console.md", ""),
    ],
)
def test_names_that_not_every_disk_can_have(name: str, fault: str) -> None:
    lines = clash(f"en/{name}")
    assert len(lines) == bool(fault)
    assert all(fault in line and len(line) < 200 for line in lines)
    assert len(clash(f"x/{name}/a.md", f"x/{name}/b.md")) == bool(fault)  # said once


def test_a_host_and_a_document(archive: Archive) -> None:
    assert any("a file for hosts" in line for line in found(archive, "zh/feed.xml"))
