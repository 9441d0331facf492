"""Other builders are given what they need: each language laid out where its pages belong, and put together again."""

import json
from pathlib import Path

import pytest

from statement_archive.verify.site.builders import Source, build_with_properdocs, build_with_zensical

BUILDER = """#!/bin/sh
# Called as `python -m zensical build --config-file FILE`: every page as it is, and a page for dead addresses.
place=$(dirname "$5")
[ ! -e "$place/docs/broken.md" ] || { echo "broken.md: no"; exit 1; }
cp -R "$place/docs" "$place/site"
echo "lost in $place" > "$place/site/404.html"
"""
WORDS = {"en": {"site_name": "Archive"}, "fr": {"site_name": "Archives"}}


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """A builder that copies."""
    file = tmp_path / "python"
    file.write_text(BUILDER, "utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """Two languages and what they share."""
    docs = tmp_path / "project/docs"
    for path in ("en/index.md", "en/writ/text.md", "fr/index.md", "assets/a.css", "data/index.json", ".generated"):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(path, "utf-8")
    return Source(tmp_path / "project", docs, WORDS)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_each_language_stands_where_it_belongs(python: Path, source: Source, tmp_path: Path) -> None:
    log = build_with_zensical(python, source, tmp_path / "site", work=tmp_path / "work")
    assert log.is_finished
    shared = {"assets/a.css", "data/index.json"}
    assert files(tmp_path / "site") == {
        *("index.md", "writ/text.md", "fr/index.md", "404.html", "fr/404.html"),
        *shared,
    }
    assert (tmp_path / "site/fr/404.html").read_text("utf-8").strip().endswith("work/fr")


def test_each_language_is_called_by_its_own_name(python: Path, source: Source, tmp_path: Path) -> None:
    build_with_zensical(python, source, tmp_path / "site", work=tmp_path / "work")
    told = {language: json.loads((tmp_path / f"work/{language}/mkdocs.yml").read_text("utf-8")) for language in WORDS}
    assert {language: (each["site_name"], each["theme"]["language"]) for language, each in told.items()} == {
        "en": ("Archive", "en"),
        "fr": ("Archives", "fr"),
    }
    assert {each["INHERIT"] for each in told.values()} == {str(source.root / "mkdocs.yml")}


def test_a_language_that_can_not_be_built_ends_it(python: Path, source: Source, tmp_path: Path) -> None:
    (source.docs / "en/broken.md").touch()
    log = build_with_zensical(python, source, tmp_path / "site", work=tmp_path / "work")
    assert (log.is_finished, log.text) == (False, "broken.md: no\n")
    assert not (tmp_path / "site").exists()


def test_properdocs_is_called_as_mkdocs_is(source: Source, tmp_path: Path) -> None:
    file = tmp_path / "python"
    file.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    file.chmod(0o755)
    log = build_with_properdocs(file, source, tmp_path / "site")
    assert log.text == f"-m properdocs build --config-file mkdocs.yml --site-dir {tmp_path / 'site'}\n"
