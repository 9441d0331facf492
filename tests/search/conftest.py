"""What tests of the search share: the archive's own index."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def index(site_build: Path) -> dict[str, str]:
    """The files of the index by name."""
    (folder,) = (site_build / "docs" / "search").iterdir()
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}
