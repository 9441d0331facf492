"""Every file of a site is known before it is made: no two have one address, and every disk can have their names."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from fixtures.exports import holdings
from fixtures.library import Rendered
from readers import LANGUAGES, READERS
from statement_archive.addresses import Addresses
from statement_archive.export.formats import foresee, formats_of_site
from statement_archive.load.schemas import schemas
from statement_archive.model import Archive, Localized, MovedAddress, Published, Removed, Work
from statement_archive.parts.cuts import Cuts
from statement_archive.pipeline import Build, render
from statement_archive.publish.outputs import Output, by_hand, check_outputs, outputs
from statement_archive.reader import Reader

HOSTED, ON_DISK = (Addresses(LANGUAGES, "", has_folders=has_folders) for has_folders in (True, False))


def found(archive: Archive, *others: str, formats: tuple[str, ...] = ("text",)) -> list[str]:
    made = outputs(Cuts(archive), READERS, foresee(holdings(archive), formats, {}))
    return [str(finding) for finding in check_outputs([*by_hand(others), *made], HOSTED)]


def pages_foreseen(archive: Archive, site: Sequence[Reader] = READERS) -> list[str]:
    made = outputs(Cuts(archive), site, ())
    return sorted(output.path for output in made if output.is_built and output.path.endswith(".md"))


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
    assert pages_foreseen(real.archive) == sorted(page.path for page in rendered)


def test_pages_of_a_small_archive_are_foreseen(
    edit_of: Callable[..., tuple[Work, tuple[str, ...]]], real: Build
) -> None:
    small = Archive(real.works[:1])
    assert pages_foreseen(small, READERS[:1]) == sorted(page.path for page in render(small, READERS[:1]))


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


def test_files_for_hosts_and_files_by_hand(archive: Archive) -> None:
    for path in ("_headers", "sitemap.xml.gz", "404.html", "zh/feed.xml"):
        (line,) = found(archive, path)
        assert line.startswith(
            f"docs/{path}: the file `docs/{path}` and a file for hosts have one address: `site/{path}`"
        )
    assert found(archive, "_redirects") == []
    (line,) = found(replace(archive, published=moved(old="joint-statement-2020-06-18")), "_redirects")
    assert line.startswith("docs/_redirects: the file `docs/_redirects` and a file for hosts have one address")


def test_files_of_the_bag_and_schemas_and_files_by_hand(archive: Archive) -> None:
    paths = ("Bag-Info.txt", "bagit.txt", "data/schemas/sources/glossary.schema.json", "manifest-sha256.txt")
    equipped = replace(holdings(archive), schemas=schemas())
    data = foresee(equipped, ("json", "bagit"), {})
    made = [*by_hand(paths), *outputs(Cuts(archive), READERS, data)]
    lines = sorted(str(finding) for finding in check_outputs(made, HOSTED))
    assert len(lines) == len(paths)
    for path, line in zip(paths, lines, strict=True):
        assert line.startswith(f"docs/{path}: the file `docs/{path}` and the file ")
        assert "of the archive's data have " in line


def test_a_document_called_as_a_folder_of_the_data_of_the_archive(archive: Archive) -> None:
    (work,) = archive.works
    lines = found(replace(archive, works=(called(work, id="dts"),)), formats=formats_of_site())
    (line,) = (line for line in lines if "`docs/data/dts/index.json`" in line)
    assert "the document `dts`" in line and "of the archive's data have one address" in line


CITED = "call what is new otherwise: people cite the old address"


def moved(**moves: str) -> Published:
    pairs = ((old.replace("__", "/").replace("_", "-"), new) for old, new in moves.items())
    return Published(moved=tuple(MovedAddress(old, new, f"line {n}") for n, (old, new) in enumerate(pairs, 1)))


def removed(document: str, place: str = "line 9", **what: object) -> Removed:
    return Removed(document, "2020-01-01", Localized({"en": "Why."}), place, **what)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["en/old.md", "en/OLD/index.md", "old/index.html", "en/old/README.md"])
def test_a_file_by_hand_at_an_address_that_has_moved(archive: Archive, path: str) -> None:
    (line,) = found(replace(archive, published=moved(old="joint-statement-2020-06-18")), path)
    assert line.startswith(f"docs/{path}: the file `docs/{path}` and the old address `old` have ")
    assert line.endswith(CITED)


def test_a_text_at_the_old_address_of_a_section(archive: Archive) -> None:
    (work,) = archive.works
    id_, slug, siglum = work.document.id, work.document.sections[0].slug, work.editions[-1].witness.siglum
    published = Published(moved=(MovedAddress(f"{id_}/{siglum}", f"{id_}/{slug}", "line 1"),))
    assert found(replace(archive, published=published)) == [
        f"{work.editions[-1].witness.place}: the text `{siglum}` of `{id_}` and the old address `{id_}/{siglum}`"
        f" have one address: `site/{id_}/{siglum}/index.html` — {CITED}"
    ]


def test_two_old_addresses(archive: Archive) -> None:
    id_ = archive.works[0].document.id
    (slug, *_), page = (section.slug for section in archive.works[0].document.sections), "made-en"
    moves = (MovedAddress("old", id_, "line 1"), MovedAddress(f"old/{page}", f"old/{slug}", "line 2"))
    (line,) = found(replace(archive, published=Published(moved=moves)))
    assert line.startswith(f"line 1: the old address `old/{page}` and the old address `old` have one address:")
    assert line.endswith("— leave out one of the two")


def test_what_moved_and_what_was_removed(archive: Archive) -> None:
    published = replace(moved(old="joint-statement-2020-06-18"), removed=(removed("old"),))
    (line,) = found(replace(archive, published=published))
    assert line.startswith("line 1: the page on the removal of `old` and the old address `old` have one address:")
    assert line.endswith("— leave out one of the two")


def test_a_file_by_hand_where_something_was_removed(archive: Archive) -> None:
    archive = replace(archive, published=Published(removed=(removed("gone", slugs=("one",)),)))
    (line,) = found(archive, "en/gone/one.md")
    assert line.startswith("docs/en/gone/one.md: the file `docs/en/gone/one.md` and the page on the removal of `gone`")
    assert line.endswith(CITED)


def test_a_section_where_a_text_was_removed(archive: Archive) -> None:
    (work,) = archive.works
    gone = removed(work.document.id, siglum="fr")
    archive = replace(archive, works=(called(work, slug="fr"),), published=Published(removed=(gone,)))
    (line,) = found(archive)
    assert line.startswith(f"sources/{work.document.id}/document.yml: the page on the removal of the text `fr` of ")
    assert "and the section `fr` of the document" in line and line.endswith(CITED)


def test_pages_of_what_was_removed_are_foreseen_each_once(archive: Archive) -> None:
    id_ = archive.works[0].document.id
    both = (removed(id_, "line 1", siglum="fr"), removed(id_, "line 2", siglum="ar"), removed("gone", sigla=("en",)))
    small = replace(archive, published=Published(removed=both))
    foreseen = pages_foreseen(small, READERS[:1])
    assert foreseen == sorted(page.path for page in render(small, READERS[:1]))
    assert len({*foreseen}) == len(foreseen) and "en/gone/en/full.md" in foreseen
    assert found(small) == []


def test_what_moved_is_foreseen_at_every_old_address(archive: Archive) -> None:
    id_ = archive.works[0].document.id
    made = [
        output for output in outputs(Cuts(replace(archive, published=moved(old=id_))), READERS, ()) if output.is_old
    ]
    own = [path for path in pages_foreseen(archive) if path.split("/")[1] == id_]
    assert sorted(output.path for output in made) == sorted(path.replace(f"/{id_}/", "/old/", 1) for path in own)
