"""Texts in many languages whose paragraphs correspond by construction, fetched by the names of their packages.

Three are handbooks that one source and catalogues of translations make, page by page; one is a help whose paragraphs
have ids. Paragraphs correspond where the elements of a page, in order, are the same in all languages: a language in
which they are not is left out of that page. Texts are kept in the archive's cache alone.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lxml import html

_TEXTS = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd")
_FURNITURE = (
    "ancestor::table | ancestor::footer | ancestor::nav | ancestor::*[contains(concat(' ', @class, ' '), ' toc ')]"
)
"""What is no running text: tables, lists of contents, and what every page has around it."""
_NUMBER = re.compile(r"[0-9A-H](?:\.[0-9]+)*\.\s+")


class CorpusMissingError(Exception):
    """A package cannot be had; the message says which."""


@dataclass(frozen=True, slots=True)
class Element:
    """One heading or paragraph of a page."""

    key: str
    """Its id where elements have ids, else the name of its element."""
    is_heading: bool
    text: str


Leaf: TypeAlias = Mapping[str, tuple[Element, ...]]
"""The passages of a page by language; all languages have the same keys in the same order."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A text in many languages."""

    name: str
    packages: tuple[str, ...]
    """Debian's names."""
    pages: str
    """Where the pages are in the unpacked packages: a pattern of paths with groups `language` and `page`."""


CORPORA = (
    Corpus(
        "installation guide",
        ("installation-guide-amd64",),
        r"usr/share/doc/installation-guide-amd64/(?P<language>\w+)/(?P<page>\w+\.html)",
    ),
    Corpus(
        "reference",
        tuple(f"debian-reference-{tag}" for tag in ("common", *"de en es fr id it ja pt pt-br zh-cn zh-tw".split())),
        r"usr/share/debian-reference/(?P<page>\w+)\.(?P<language>[\w-]+)\.html",
    ),
    Corpus(
        "questions and answers",
        tuple(f"debian-faq{tag}" for tag in ("", *(f"-{tag}" for tag in "de fr it ja ko nl pt ru zh-cn".split()))),
        r"usr/share/doc/debian/FAQ/(?:[\w-]+/)?(?P<page>[\w-]+)\.(?P<language>[\w-]+)\.html",
    ),
    Corpus(
        "office help",
        tuple(
            f"libreoffice-help-{tag}"
            for tag in (
                "ca cs da de el en-us es et eu fi fr gl hi hu id it ja km ko nl pl pt ru sk sl sv tr vi zh-cn zh-tw"
            ).split()
        ),
        r"usr/share/libreoffice/help/(?P<language>[\w-]+)/text/(?P<page>(?!sbasic)\w+/guide/\w+\.html)",
    ),
)


SAYINGS = {
    "fortunes": "en",
    "fortunes-de": "de",
    "fortunes-it": "it",
    "fortunes-es": "es",
    "fortunes-ru": "ru",
    "fortunes-pl": "pl",
    "fortunes-cs": "cs",
    "fortunes-zh": "zh",
    "fortunes-br": "pt-BR",
    "fortunes-bg": "bg",
}
"""Debian's names of the packages, with the language of each."""


def pages_of(corpus: Corpus, cache: Path) -> list[Leaf]:
    """All pages of a corpus in the languages that correspond; raises CorpusMissingError."""
    folder = fetched(corpus.name, corpus.packages, cache)
    read: dict[str, dict[str, tuple[Element, ...]]] = {}
    for path in sorted(folder.rglob("*.html")):
        place = re.fullmatch(corpus.pages, path.relative_to(folder).as_posix())
        if place:
            read.setdefault(place["page"], {})[place["language"]] = _passages(path)
    return [_corresponding(versions) for _, versions in sorted(read.items())]


def fetched(name: str, packages: Sequence[str], cache: Path) -> Path:
    """The folder with the unpacked packages of a corpus; raises CorpusMissingError."""
    folder = cache / name.replace(" ", "-")
    done = folder / "complete"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for package in packages:
            _fetch(package, folder)
        done.touch()
    return folder


def sayings(cache: Path) -> Iterator[tuple[str, str]]:
    """Files of sayings, jokes, dialogues, songs and verse, each with its language; raises CorpusMissingError."""
    for package, language in SAYINGS.items():
        folder = fetched(package, (package,), cache)
        for path in sorted(folder.glob("usr/share/games/fortunes/**/*")):
            data = path.read_bytes() if path.is_file() and not path.is_symlink() and path.suffix != ".dat" else b""
            with suppress(UnicodeDecodeError):
                yield language, data.decode("utf-8").replace("\n%\n", "\n\n")


def _fetch(package: str, folder: Path) -> None:
    """Download a package and unpack it."""
    try:
        subprocess.run(["apt-get", "download", package], cwd=folder, check=True, capture_output=True)
        archive = next(folder.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg-deb", "--extract", archive.name, "."], cwd=folder, check=True, capture_output=True)
        archive.unlink()
    except (OSError, subprocess.CalledProcessError, StopIteration) as error:
        message = f"the package `{package}` cannot be had: it takes `apt-get download` and `dpkg-deb`, and a network"
        raise CorpusMissingError(message) from error


def _corresponding(versions: Leaf) -> Leaf:
    """The languages whose passages have the keys that most of them have."""
    alike: dict[tuple[str, ...], dict[str, tuple[Element, ...]]] = {}
    for language, passages in versions.items():
        alike.setdefault(tuple(passage.key for passage in passages), {})[language] = passages
    return max(alike.values(), key=lambda page: (len(page), sorted(page)))


def texts_of_page(path: Path) -> list[str]:
    """The texts of a page in order."""
    return [passage.text for passage in _passages(path)]


def _passages(path: Path) -> tuple[Element, ...]:
    """The texts of a page in order, each once: where one element holds another, only the inner one is read."""
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
    found: list[Element] = []
    for element in tree.getroot().iter(*_TEXTS):
        is_outer = next(element.iterdescendants(*_TEXTS), None) is not None
        if is_outer or element.xpath(_FURNITURE):
            continue
        text = _NUMBER.sub("", " ".join("".join(element.itertext()).split()), count=1)
        if any(map(str.isalpha, text)):
            found.append(Element(element.get("id") or element.tag, element.tag.startswith("h"), text))
    return tuple(found)


def untranslated(texts: Sequence[str], others: Sequence[str]) -> float:
    """The share of letters in texts that stand in other texts, too."""
    same = set(others)
    return sum(len(text) for text in texts if text in same) / max(1, sum(map(len, texts)))
