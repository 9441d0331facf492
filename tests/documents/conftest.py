"""One site of small archives that were once read wrongly: every kind a document or more, built once for all tests."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from conftest import PROJECT, make_once
from fixtures.small_sites import lend, run_mkdocs
from statement_archive.verify.site.serving import served

CASES = PROJECT / "tests/cases/texts"
HOSTILE = "title-markup"
"""Archives of which every sentence is out to run, to load, or to break out of where it stands."""
KINDS = ("region-tags", "false-no-text-notice", "language-of-parts", HOSTILE)
OFFLINE = "mkdocs.offline.yml"


@pytest.fixture(scope="session")
def texts_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in English, Simplified and Traditional Chinese with the documents of these kinds."""
    return make_once(tmp_path_factory, "texts-site", build) / "site"


@pytest.fixture(scope="session")
def served_texts(texts_site: Path) -> Iterator[str]:
    """Its address on this machine, ending in `/`, from a host that sends no policy against scripts."""
    with served(texts_site) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site of the hostile ones of these archives alone, to be opened from a disk."""
    return make_once(tmp_path_factory, "hostile-copy", build_for_disk) / "dist/offline"


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Lays out the variants of all kinds in one archive and has MkDocs build its site."""
    lay_out(folder, KINDS)
    return run_mkdocs(folder, "")


def build_for_disk(folder: Path) -> subprocess.CompletedProcess[str]:
    """The same with those that are out to run scripts, for a disk."""
    lay_out(folder, (HOSTILE,))
    return run_mkdocs(folder, "", "--config-file", OFFLINE)


def lay_out(folder: Path, kinds: Iterable[str]) -> None:
    """Makes one archive of the variants of these kinds."""
    lend(folder)
    configuration = (PROJECT / "mkdocs.yml").read_text("utf-8").replace("watch: [sources, scripts, overrides]\n", "")
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    shutil.copy2(PROJECT / OFFLINE, folder)
    for variant in sorted(variant for kind in kinds for variant in (CASES / kind).iterdir()):
        shutil.copytree(variant, folder / "sources", dirs_exist_ok=True)
