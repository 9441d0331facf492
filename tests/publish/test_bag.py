"""A page in the folder of data belongs to the bag, and nothing that changed after it was made becomes right by it."""

from pathlib import Path

import pytest
from bagit import Bag, BagError

from fixtures.exports import holdings
from fixtures.exports_on_disk import lay_down
from fixtures.hostile import hostile
from readers import READERS
from statement_archive.export.formats import export, known_formats
from statement_archive.publish.built import SiteFiles
from statement_archive.publish.post_process import add_hosting_files
from statement_archive.publish.told import Told

PAGE = "data/index.html"
MADE = list(export(holdings(hostile()), known_formats()))
FILES = {file.path: file.content for file, _ in MADE}
TOLD = Told((), data=tuple(told for _, told in MADE))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has a page among its files of data."""
    return lay_down({**FILES, "index.html": b"<p>Home", PAGE: b"<p>Data"}, tmp_path)


def test_a_page_among_the_files_is_in_the_bag(site: Path) -> None:
    with pytest.raises(BagError):
        Bag(str(site)).validate()
    for _ in range(2):  # a site may be processed again
        add_hosting_files(SiteFiles(site), TOLD, READERS, "", ())
        assert Bag(str(site)).validate()
        assert PAGE in Bag(str(site)).entries and "index.html" not in Bag(str(site)).entries


def test_a_page_that_was_built_anew_is_in_it_as_it_is_now(site: Path) -> None:
    add_hosting_files(SiteFiles(site), TOLD, READERS, "", ())
    (site / PAGE).write_bytes(b"<p>Other data")
    add_hosting_files(SiteFiles(site), TOLD, READERS, "", ())
    assert Bag(str(site)).validate()


def test_what_changed_in_a_file_of_data_is_still_found(site: Path) -> None:
    path = site / "data/writ/segments.json"
    path.write_bytes(path.read_bytes().replace(b"bold", b"cold"))
    add_hosting_files(SiteFiles(site), TOLD, READERS, "", ())
    with pytest.raises(BagError):
        Bag(str(site)).validate()


def test_a_site_without_a_bag_gets_none(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"<p>Home")
    add_hosting_files(SiteFiles(tmp_path), TOLD, READERS, "", ())
    assert not {"bagit.txt", "manifest-sha256.txt"} & {path.name for path in tmp_path.iterdir()}
