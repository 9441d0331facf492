"""What tests of the search share: the archive's own index."""

from pathlib import Path
from shutil import copytree

import pytest

from conftest import PROJECT
from readers import READERS
from statement_archive.pipeline import build, render
from statement_archive.search import make_index, search_records

MANY_TONGUES = (
    *(f"documents/{kind}" for kind in ("wrapped-statement", "communique", "resolution", "table", "treaty", "poem")),
    "documents/numbering",
    "languages",
)
"""Folders of tests/cases whose documents make one archive."""


@pytest.fixture(scope="session")
def index(site_build: Path) -> dict[str, str]:
    """The files of the index by name."""
    (folder,) = (site_build / "docs" / "search").iterdir()
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.fixture(scope="session")
def index_of_many_tongues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of the index of small documents in twelve languages, by name."""
    sources = tmp_path_factory.mktemp("many-tongues")
    for folder in MANY_TONGUES:
        copytree(PROJECT / "tests/cases" / folder / "sources", sources, dirs_exist_ok=True)
    archive = build(sources).archive
    records = search_records(archive, READERS, render(archive, READERS)[0])
    return make_index(records, project=PROJECT)[1]
