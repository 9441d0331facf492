"""What the configuration file says of a site is read as MkDocs reads it; what can't be built ends in a sentence."""

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from statement_archive.plugin import read_configuration


def configured(folder: Path, plugins: str) -> Path:
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: Archive\nplugins:\n{plugins}", encoding="utf-8")
    return file


def languages(*entries: str) -> str:
    listed = "".join(f"        - {{{entry}}}\n" for entry in entries)
    return f"  - i18n:\n      docs_structure: folder\n      languages:\n{listed}"


def test_the_default_language_comes_first(tmp_path: Path) -> None:
    entries = ("locale: fr, name: Français", "locale: ar, name: العربية, default: true")
    told = read_configuration(configured(tmp_path, languages(*entries)))
    assert told.addresses.languages == ("ar", "fr")


def test_a_language_without_words_is_named_with_those_that_have_some(tmp_path: Path) -> None:
    file = configured(tmp_path, languages("locale: en, name: English, default: true", "locale: eo, name: Esperanto"))
    with pytest.raises(Abort, match=r"no words for a site in eo; there are for .*en"):
        read_configuration(file)


def test_a_site_without_languages_is_told_where_to_list_them(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="list them under `plugins`, `i18n`, `languages`"):
        read_configuration(configured(tmp_path, "  - search\n"))
