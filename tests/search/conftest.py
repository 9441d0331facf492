"""What tests of the search share: the archive's own index, and that of small documents in many languages."""

from pathlib import Path

import pytest

from conftest import PROJECT
from fixtures.search_index import files_of
from statement_archive.bench.search import records_of_many_tongues
from statement_archive.project import Project


@pytest.fixture(scope="session")
def index(site_build: Path) -> dict[str, str]:
    """The files of the index by path."""
    docs = site_build / "docs"
    paths = [docs / "search/index.js", *docs.glob("search/parts/*.js")]
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.fixture(scope="session")
def index_of_many_tongues() -> dict[str, str]:
    """The files of the index of small documents in twelve languages, by path."""
    return files_of(records_of_many_tongues(Project(PROJECT)))
