"""What the tests of the built site's checks share: a small site without a fault."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def folder(project: Path, tmp_path: Path) -> Path:
    """A copy of tests/cases/built_site/site, beside a file that is none of its own."""
    (tmp_path / "beside.txt").touch()
    return shutil.copytree(project / "tests/cases/built_site/site", tmp_path / "site")
