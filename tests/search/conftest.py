"""What tests of the search share: the archive's own index, and that of small documents in many languages."""

from pathlib import Path

import pytest

from conftest import PROJECT
from statement_archive.bench.search import records_of_many_tongues
from statement_archive.project import Project
from statement_archive.search import make_index


@pytest.fixture(scope="session")
def index(site_build: Path) -> dict[str, str]:
    """The files of the index by name."""
    (folder,) = (site_build / "docs" / "search").iterdir()
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.fixture(scope="session")
def index_of_many_tongues() -> dict[str, str]:
    """The files of the index of small documents in twelve languages, by name."""
    return make_index(records_of_many_tongues(Project(PROJECT)), project=PROJECT)[1]
