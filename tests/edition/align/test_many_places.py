"""Items that are counted anew in each article might stand in any: what is sure beside them tells in which."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from statement_archive.edition.align import anchors
from statement_archive.pipeline import build

WORDS = {"en": "Words"}
ARTICLES = 12
TEXT = "Treaty\n\n" + "".join(
    f"Article {n}\n\nThe parties agree on matter {n}:\n(a) one thing;\n(b) another;\n(c) a third.\n\n"
    for n in range(1, ARTICLES + 1)
)
DOCUMENT = {
    "kind": "treaty",
    "date": "2020-06-18",
    "place": WORDS,
    "issuer": WORDS,
    "title": WORDS,
    "summary": WORDS,
    "sections": [{"heading": "Article {n}", "slug": "article-{n}", "count": ARTICLES, "paragraphs": "counted"}],
    "witnesses": [
        {"siglum": "en", "language": "en", "status": "official", "raw": "raw/en.txt", "sha256": "auto", "origin": WORDS}
        | {"numbering": {"section": "Article {n}", "item": "({letter}) "}}
    ],
}


@pytest.mark.parametrize("most", [10**9, 100, 0])
def test_items_stand_in_their_articles_however_many_there_are(
    most: int, tmp_path: Path, lay_out: Callable[[Path, Mapping[str, Any]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchors, "_MOST_PAIRS", most)
    made = build(lay_out(tmp_path / "sources", {"writ/document.yml": DOCUMENT, "writ/raw/en.txt": TEXT}))
    assert made.findings == ()
    texts = {segment.id: segment.text for segment in made.works[0].editions[0].segments}
    assert texts["p7"] == "The parties agree on matter 7:"
    assert [texts[f"p7.{n}"] for n in (1, 2, 3)] == ["one thing;", "another;", "a third."]
