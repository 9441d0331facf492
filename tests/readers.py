"""The readers of the project's own site, for tests that show something to somebody."""

from pathlib import Path

import pytest

from statement_archive.load import load_languages
from statement_archive.model import Localized
from statement_archive.reader import Reader, readers

LANGUAGES, _ = load_languages(Path(__file__).parents[1] / "mkdocs.yml")
"""The languages of the site, the default one first."""
READERS = readers(LANGUAGES)
ENGLISH = READERS[0]
each_reader = pytest.mark.parametrize("reader", READERS, ids=LANGUAGES)
"""Runs a test once for the reader of each language."""


def reader(language: str) -> Reader:
    """The reader of one of the site's languages."""
    return READERS[LANGUAGES.index(language)]


def localized(words: str) -> Localized:
    """An editors' sentence that is the same in every language of the site."""
    return Localized(dict.fromkeys(LANGUAGES, words))
