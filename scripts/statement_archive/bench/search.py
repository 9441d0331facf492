"""How well the search finds what readers type, and how fast and heavy it is: measured in Chromium, keys and all.

A query is right where its first hit is one of the passages that its file names (tests/search/*.yml).
"""

import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree
from statistics import mean
from typing import TYPE_CHECKING, Any

import yaml

from statement_archive.load import load_languages, load_prose
from statement_archive.pipeline import build, render
from statement_archive.project import CONFIGURATIONS, Project
from statement_archive.reader import readers
from statement_archive.search import DeferredRecord, SearchRecord, make_index, search_records
from statement_archive.verify.site.browser import find_browser, open_browser
from statement_archive.verify.site.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES = ("queries", "queries_held_out")
"""Files in tests/search of what the archive is asked."""
MANY_TONGUES = "queries_eight_languages"
"""The same, of what small documents in many languages are asked."""
_FOLDERS = (
    *(f"documents/{kind}" for kind in ("wrapped-statement", "communique", "resolution", "table", "treaty", "poem")),
    "documents/numbering",
    "languages",
)
"""Those of tests/cases in which these documents are."""
CONSIDERED = 5
"""Hits that count for the mean reciprocal rank."""
PARAGRAPHS = 10_000
"""Of the large archive, each in an English and a Chinese text."""
PROBES = ("vaccine", "health silk road", "paragraph 13", "multimodal", "vacine", "疫苗", "一帶一路倡議", "世貿組織")
_LENGTHS = {"en": 70, "zh": 90}
"""Words of a made paragraph."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and what is right."""

    text: str
    language: str
    """Of the site it is typed in."""
    kind: str
    right: tuple[str, ...]
    """Document and segment, `joint-statement-2020-06-18 p7`."""
    witnesses: tuple[str, ...]
    """Sigla of the texts that are right; none where any is."""

    def accepts(self, hit: "Hit") -> bool:
        """Whether a hit is right, in the text that is asked for."""
        return hit.place in self.right and (not self.witnesses or hit.witness in self.witnesses)


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit as it is shown."""

    document: str
    segment: str
    witness: str

    @property
    def place(self) -> str:
        """Document and segment."""
        return f"{self.document} {self.segment}"


@dataclass(frozen=True, slots=True)
class Rates:
    """How well a set of queries was answered, each from 0 to 1."""

    reciprocal_rank: float
    """Mean over all queries of 1 over the place of the first right hit, 0 beyond five."""
    first: float
    """Queries whose first hit is right."""
    on_paragraph: float
    """Queries whose first hit is on a right paragraph, in whatever text."""


def load_queries(path: Path) -> tuple[Query, ...]:
    """The queries of a file."""
    return tuple(
        Query(entry["query"], entry["in"], entry["kind"], tuple(entry["right"]), _witnesses(entry.get("witness", [])))
        for entry in yaml.safe_load(path.read_text("utf-8"))
    )


def _witnesses(named: str | list[str]) -> tuple[str, ...]:
    return (named,) if isinstance(named, str) else tuple(named)


def type_query(page: "Page", text: str) -> tuple[Hit, ...]:
    """The first hits for a query, typed key by key into the search box of an open page."""
    box = page.locator("input.md-search__input")
    box.focus()
    box.press("Control+A")
    box.press("Delete")
    page.keyboard.type(text)
    page.wait_for_function(
        "typed => document.querySelector('.md-search-result__list').dataset.query === typed", arg=text.strip()
    )
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => ({...link.dataset}))")
    return tuple(Hit(*(link.get(key, "") for key in ("document", "segment", "witness"))) for link in links[:CONSIDERED])


def rates(answers: Sequence[tuple[Query, tuple[Hit, ...]]]) -> Rates:
    """How well queries were answered by their first hits."""
    ranks = [next((place for place, hit in enumerate(hits, 1) if query.accepts(hit)), 0) for query, hits in answers]
    paragraphs = [bool(hits) and hits[0].place in query.right for query, hits in answers]
    return Rates(
        reciprocal_rank=mean([1 / rank if rank else 0.0 for rank in ranks]),
        first=mean([float(rank == 1) for rank in ranks]),
        on_paragraph=mean(map(float, paragraphs)),
    )


def lines(project: Project) -> Iterator[str]:
    """The figures of the sites in `site/` and `dist/offline/`, a line each."""
    with open_browser(find_browser(None, project.browser)) as browser:
        with served(project.site) as address:
            for name in QUERIES:
                yield from _found(browser, project, name, {"hosted": address, "file": f"{project.offline.as_uri()}/"})
            yield from _costs(browser, address, "this archive")
        with (
            index_of_records(records_of_many_tongues(project), project) as index,
            with_index(project.site, index) as site,
            with_index(project.offline, index) as copy,
            served(site) as address,
        ):
            yield from _found(browser, project, MANY_TONGUES, {"hosted": address, "file": f"{copy.as_uri()}/"})
        with (
            index_of_records(_large_records(project), project) as large,
            with_index(project.site, large) as site,
            served(site) as address,
        ):
            yield from _costs(browser, address, f"{PARAGRAPHS:,} paragraphs")


def _found(browser: "Browser", project: Project, name: str, worlds: Mapping[str, str]) -> Iterator[str]:
    queries = load_queries(project.root / f"tests/search/{name}.yml")
    for world, base in worlds.items():
        yield f"{name}, {world}: {_told(rates(list(answers(browser, base, queries))))}"


def answers(browser: "Browser", base: str, queries: Iterable[Query]) -> Iterator[tuple[Query, tuple[Hit, ...]]]:
    """Each query with its first hits, typed on the home page of its language; `base` ends in `/`."""
    pages: dict[str, Page] = {}
    for query in queries:
        if query.language not in pages:
            pages[query.language] = browser.new_page()
            pages[query.language].goto(home(base, query.language))
        yield query, type_query(pages[query.language], query.text)
    for page in pages.values():
        page.close()


def home(base: str, language: str) -> str:
    """The address of the home page in a language, of a hosted site or of one opened as files."""
    folder = "" if language == "en" else f"{language}/"
    return f"{base}{folder}" + ("index.html" if base.startswith("file:") else "")


@contextmanager
def index_of_records(records: Iterable[SearchRecord], project: Project) -> Iterator[dict[str, str]]:
    """The files of the index of records by path."""
    with tempfile.TemporaryDirectory() as kept:
        frame, *documents = records
        deferred = [DeferredRecord(partial(dict, document)) for document in documents]
        files = make_index(frame, deferred, project=project.root, kept=Path(kept))
        yield {path: file.read_text("utf-8") for path, file in files.items()}


@contextmanager
def with_index(site: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """A copy of a built site with another index in place of its own; `files` by path."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copytree(site, Path(folder) / "site")
        rmtree(copy / "search/parts")
        (copy / "search/parts").mkdir()
        for path, text in files.items():
            (copy / path).write_text(text, encoding="utf-8")
        yield copy


def records_of_many_tongues(project: Project) -> list[SearchRecord]:
    """What can be found in small documents in twelve languages, which make one archive."""
    languages, _ = load_languages(project.root / CONFIGURATIONS["hosted"])
    site = readers(languages)
    with tempfile.TemporaryDirectory() as sources:
        for folder in _FOLDERS:
            copytree(project.root / "tests/cases" / folder / "sources", sources, dirs_exist_ok=True)
        archive = build(Path(sources)).archive
    return list(search_records(archive, site, render(archive, site)))


def _large_records(project: Project) -> Iterator[SearchRecord]:
    """The archive's own records, and made documents of frequent and rare words of both languages, as real ones have."""
    languages, _ = load_languages(project.root / CONFIGURATIONS["hosted"])
    archive = replace(build(project.sources).archive, prose=load_prose(project.docs, languages)[0])
    site = readers(languages)
    pages = render(archive, site)
    records: list[Any] = list(search_records(archive, site, pages))
    yield from records
    chance = random.Random(2020)
    texts = {text["siglum"]: text for text in records[-1]["texts"]}
    words = {siglum: _vocabulary(text["passages"], chance) for siglum, text in texts.items() if siglum in _LENGTHS}
    count = 25
    for number in range(PARAGRAPHS // count):
        own = [
            {**texts[siglum], "passages": [_paragraph(siglum, place, known, chance) for place in range(1, count + 1)]}
            for siglum, known in words.items()
        ]
        yield {**records[-1], "id": f"made-{number}", "context": "", "texts": own, "pages": {}}


def _vocabulary(passages: Iterable[dict[str, Any]], chance: random.Random) -> list[str]:
    """Words of the texts and as many again that no text has, in the order of their frequency to be."""
    own = [word for passage in passages for word in (passage["words"] or passage["text"].lower().split())]
    letters = sorted({letter for word in own for letter in word})
    made = ["".join(chance.choices(letters, k=len(chance.choice(own)))) for _ in range(20_000)]
    return [*dict.fromkeys(own), *made]


def _paragraph(siglum: str, number: int, known: list[str], chance: random.Random) -> dict[str, Any]:
    """A paragraph in which the n-th word is about 1/n as frequent as the first (Zipf's law)."""
    chosen = [known[min(int(chance.paretovariate(0.6)) - 1, len(known) - 1)] for _ in range(_LENGTHS[siglum])]
    text = ("" if siglum == "zh" else " ").join(chosen)
    return {
        "id": f"p{number}",
        "kind": "paragraph",
        "number": str(number),
        "section": "text",
        "text": text,
        "labels": [f"#{number}"],
        "label": "",
        "also": [],
        "words": list(dict.fromkeys(chosen)) if siglum == "zh" else [],
    }


def _costs(browser: "Browser", address: str, name: str) -> Iterator[str]:
    """What a reader waits for and downloads: for the first search of all, and for one more."""
    for text in PROBES:
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            page.locator("input.md-search__input").focus()
            page.keyboard.type(text[:-1], delay=40)
            waited = page.evaluate(_WAIT, text)
            loaded = page.evaluate(_LOADED)
        yield f"{name}, {text}: first hit {waited:.0f} ms after the last key; {loaded / 1000:,.0f} kB unpacked"


_WAIT = """typed => new Promise((resolve) => {
    const input = document.querySelector("input.md-search__input")
    const list = document.querySelector(".md-search-result__list")
    const start = performance.now()
    const look = () => list.dataset.query === typed && resolve(performance.now() - start)
    new MutationObserver(look).observe(list, { attributes: true })
    input.value = typed
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
})"""
_LOADED = """() => performance.getEntriesByType("resource")
    .filter(({ name }) => name.includes("/search/")).reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)"""


def _told(figures: Rates) -> str:
    return (
        f"mean reciprocal rank {figures.reciprocal_rank:.3f}, first hit {figures.first:.3f}, "
        f"on the paragraph {figures.on_paragraph:.3f}"
    )
