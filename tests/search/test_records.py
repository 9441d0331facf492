"""An archive of any language becomes an index that finds its passages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from fixtures.search_in_node import ask
from fixtures.search_index import files_of
from fixtures.structures import accord
from readers import READERS
from statement_archive.model import Archive
from statement_archive.pipeline import build, render
from statement_archive.search import search_records


def test_the_index_of_another_archive_is_made_and_asked_alike(tmp_path: Path, lay_out: Callable[..., Path]) -> None:
    words = {"en": "A treaty", "zh": "条约", "zh-Hant": "條約"}
    witness: dict[str, Any] = {"siglum": "ru", "language": "ru", "status": "official", "raw": "raw/ru.txt"}
    witness |= {"sha256": "auto", "origin": words}
    declaration = {
        "kind": "treaty", "date": "1999-12-31", "place": words, "title": words, "issuer": words, "summary": words,
        "sections": [{"id": "text", "slug": "text", "title": words, "paragraphs": "1-2"}],
        "witnesses": [witness],
    }  # fmt: skip
    raw = "Статья о защите птиц и рыб.\n\nСтатья о мире между народами.\n"
    sources = lay_out(tmp_path / "sources", {"birds/document.yml": declaration, "birds/raw/ru.txt": raw})
    archive = build(sources).archive
    files = files_of(search_records(archive, READERS, render(archive, READERS)))
    answers = ask(files, [("мире", "en"), ("птиц рыб", "zh"), ("paragraph 2", "en")])
    assert [answer["hits"][0] for answer in answers] == ["birds p2 ru", "birds p1 ru", "birds p2 ru"]


def test_passages_are_found_by_the_number_in_their_label() -> None:
    _, document = search_records(Archive((accord(),)), READERS, ())
    texts = {text["siglum"]: text for text in cast("Any", document)["texts"]}
    for siglum in ("en", "zh-Hans", "ar"):
        terms = {passage["id"]: passage["labels"] for passage in texts[siglum]["passages"]}
        assert (terms["s1"], terms["p4"], terms["p2.1"]) == (["§1"], ["~3"], ["~1.1"])
        assert (terms["p3"], terms["fn1"], terms["title"]) == (["~2"], ["*1"], [])
    numbers = {passage["id"]: passage["number"] for passage in texts["en"]["passages"]}
    assert (numbers["p2.1"], numbers["p3"], numbers["s2"]) == ("Article 1, 1(a)", "2", "Article 1 bis")
