"""Archives of any size: the real documents, and copies of them in which two words of five are others.

A copy has an id, a date and a title of its own. Its words are exchanged for others of the same text, chosen by a seed,
so that no copy looks like another; lines, numbers, headings, list marks, terms, names and what editors quote stay, so
that it builds. Left out are what editors found by reading the texts against each other (`audit.yml`) and most
references. A smaller archive is the beginning of a larger one.
"""

import datetime
import logging
import random
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any, TypeAlias

import jieba
import yaml

from statement_archive.project import Project
from statement_archive.write import not_made

SHARE = 0.4
"""Of the words of a copy, those that are others than in its original."""
YEARS = 60
"""Before their originals, over which the dates of copies are spread."""
REFERENCES = 2
"""Between the copies of each set of documents."""
_QUOTING = {"text", "start", "end", "begins", "line", "until", "find", "quotation"}
"""Keys of what editors quote."""
_APART = r"[\w(’'-]"
_WORD = re.compile(rf"(?P<han>[\u3400-\u9fff]+)|(?<!{_APART})[^\W\d_\u3400-\u9fff]{{2,}}(?!{_APART})")
"""A run of Chinese, or a word that is no part of a longer one."""
_ENDS = tuple(".。;；:：!！?？”")
"""What a line of a paragraph ends in, and no heading."""
_GOLDEN = 0.618034
"""Multiples of it fall evenly between whole numbers, however many there are."""
_NAMES = {"title", "name"}
"""Keys of what a document is called."""
_MAY_LACK = {"lacunae": [{"cause": "dropped"}]}
"""Said of each text of a copy: one of some hundred keeps so little in common with the others that a paragraph of it is
taken for lacking."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Span: TypeAlias = tuple[int, int]
_Yaml: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw text, and which of its words may be others."""

    text: str
    share: float
    """Of the words of its paragraphs; SHARE of all its words."""
    lines: tuple[tuple[int, tuple[_Span, ...]], ...]
    """Of each line of a paragraph: how many words it has, and where those within it stand that nobody quotes."""
    stock: Mapping[bool, tuple[str, ...]]
    """What may take the place of a word, of a Chinese one (True) or of another; none begins with a capital letter."""


@dataclass(frozen=True, slots=True)
class _Original:
    id: str
    declared: _Yaml
    """What its `document.yml` says."""
    beside: Mapping[str, bytes]
    """Further files that a copy has just so."""
    raws: Mapping[str, Raw]
    """By the path that `document.yml` calls them by."""


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes everything out, as an editor would."""

    def ignore_aliases(self, data: object) -> bool:
        """Whether a value is written again where it stands twice."""
        return True


def lay_out(project: Project, folder: Path, *, documents: int) -> Project:
    """An archive of so many documents in an empty folder, ready to be built, with the pages that people wrote."""
    made = Project(folder)
    for name in ("overrides", "scripts"):
        copytree(project.root / name, folder / name)
    for file in (*project.root.glob("*.yml"), *project.root.glob("*.toml")):
        (folder / file.name).write_bytes(file.read_bytes())
    for path in not_made(project.docs):
        (made.docs / path).parent.mkdir(parents=True, exist_ok=True)
        (made.docs / path).write_bytes((project.docs / path).read_bytes())
    made.packages.symlink_to(project.packages.resolve())
    write_copies(project.sources, made.sources, documents=documents)
    return made


def write_copies(sources: Path, folder: Path, *, documents: int) -> None:
    """Write the sources of an archive of so many documents into a folder that is not there yet.

    Raises ValueError where the archive itself has more documents.
    """
    jieba.setLogLevel(logging.WARNING)
    terms = {*_terms(sources)}
    originals = [_read(file.parent, terms) for file in sorted(sources.glob("*/document.yml"))]
    size = len(originals)
    if documents < size:
        raise ValueError(f"there are {size} documents already, and so no archive of {documents}")
    copytree(sources, folder)
    sets = [originals[: documents - start] for start in range(size, documents, size)]
    links = _links(sources, originals, sets=len(sets))
    for number, group in enumerate(sets, start=1):
        quoted = {*_quotations(links[number])}
        for one in group:
            _write(one, number, folder, quoted=quoted)
    listed = {one["id"]: one for one in _load(sources / "published.yml").get("documents", ())}
    copies = ((one.id, number) for number, group in enumerate(sets, start=1) for one in group if one.id in listed)
    _add(folder / "published.yml", "documents", [listed[name] | {"id": _id(name, number)} for name, number in copies])
    whole = [number for number, group in enumerate(sets, start=1) if len(group) == size]
    _add(folder / "references.yml", "references", [one for number in whole for one in _renamed(links[number], number)])


def edit(sources: Path, word: str) -> None:
    """Put another word in the place of one in the last document's first text, with the hash that follows from it.

    Where it is done again, it is the same place.
    """
    folder = sorted(sources.glob("*/document.yml"))[-1].parent
    told = (folder / "document.yml").read_bytes()
    file = folder / yaml.safe_load(told)["witnesses"][0]["raw"]
    whole = {one for path in (*sources.glob("*.yml"), *folder.glob("*.yml")) for one in _quotations(_load(path))}
    before = file.read_bytes()
    text = before.decode("utf-8")
    lines = read_raw(text, {*whole, *_terms(sources)}).lines
    start, end = next(span for _, spans in lines for span in spans if not text[span[0]].isupper())
    after = (text[:start] + word + text[end:]).encode("utf-8")
    old, new = (sha256(content).hexdigest().encode() for content in (before, after))
    file.write_bytes(after)
    (folder / "document.yml").write_bytes(told.replace(old, new))


def read_raw(text: str, quoted: Collection[str]) -> Raw:
    """Find the words of a text, and those among them that are held by nothing."""
    held = _spans(text, quoted)
    count = 0
    lines: list[tuple[int, tuple[_Span, ...]]] = []
    stock: dict[bool, list[str]] = {True: [], False: []}
    for line in re.finditer(r".+", text):
        words = list(_words(text, *line.span()))
        count += len(words)
        if not line[0].rstrip().endswith(_ENDS):
            continue
        free = [span for span in words[1:-1] if not _meets(*span, held)]
        for span in free:
            word = text[slice(*span)]
            if not word[0].isupper():
                stock[_is_han(word)].append(word)
        lines.append((len(words), tuple(free)))
    share = SHARE * count / max(1, sum(words for words, _ in lines))
    return Raw(text, share, tuple(lines), {kind: tuple(words) for kind, words in stock.items()})


def vary(raw: Raw, quoted: Collection[str], dice: random.Random) -> str:
    """The text with SHARE of its words exchanged, line by line, but for what is quoted of it."""
    held = _spans(raw.text, quoted)
    parts: list[str] = []
    last = 0
    for count, spans in raw.lines:
        free = [span for span in spans if not _meets(*span, held)]
        for start, end in sorted(dice.sample(free, min(len(free), round(raw.share * count)))):
            word = raw.text[start:end]
            parts += raw.text[last:start], _other(word, raw.stock[_is_han(word)], dice)
            last = end
    return "".join((*parts, raw.text[last:]))


def _words(text: str, start: int, end: int) -> Iterator[_Span]:
    """Where the words of a stretch stand; of Chinese none that a converter has written a reading into."""
    for match in _WORD.finditer(text, start, end):
        if not match["han"]:
            yield match.span()
            continue
        place, is_cut = match.start(), text[match.start() - 1 : match.start()] == ")"
        for word in jieba.cut(match[0]):
            stop = place + len(word)
            if not (is_cut or text[stop : stop + 1] == "("):
                yield place, stop
            place, is_cut = stop, False


def _is_han(word: str) -> bool:
    return "\u3400" <= word[0] <= "\u9fff"


def _spans(text: str, quoted: Collection[str]) -> list[_Span]:
    return [found.span() for one in quoted if one for found in re.finditer(re.escape(one), text)]


def _meets(start: int, end: int, held: Sequence[_Span]) -> bool:
    return any(first < end and start < last for first, last in held)


def _other(word: str, stock: Sequence[str], dice: random.Random) -> str:
    """Another word, which begins with a capital letter where the word does."""
    other = dice.choice(stock)
    while other == word.lower() and len({*stock}) > 1:
        other = dice.choice(stock)
    return other.capitalize() if word[0].isupper() else other


def _quotations(value: object) -> Iterator[str]:
    """What a file of editors quotes, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from _quotations(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in _QUOTING and isinstance(one, str):
                yield one
            elif key == "quotations":
                yield from one.values()
            else:
                yield from _quotations(one)


def _terms(sources: Path) -> Iterator[str]:
    """What the texts call terms, countries, organisations and people: by these, texts are aligned."""
    for term in _load(sources / "glossary.yml").get("terms", ()):
        yield from (form for forms in term.values() if isinstance(forms, list) for form in forms)
    for entities in _load(sources / "entities.yml").values():
        yield from (form for entity in entities for forms in entity.get("forms", {}).values() for form in forms)


def _read(folder: Path, terms: Collection[str]) -> _Original:
    """A document with its texts, of which no term is to be exchanged."""
    beside = {path.name: path.read_bytes() for path in folder.glob("*.yml")}
    declared = yaml.safe_load(beside.pop("document.yml"))
    beside.pop("audit.yml", None)
    quoted = {
        *terms,
        *_quotations(declared),
        *(one for told in beside.values() for one in _quotations(yaml.safe_load(told))),
    }
    names = {witness["raw"] for witness in declared["witnesses"]}
    raws = {name: read_raw((folder / name).read_bytes().decode("utf-8"), quoted) for name in sorted(names)}
    return _Original(folder.name, declared, beside, raws)


def _write(one: _Original, number: int, folder: Path, *, quoted: Collection[str]) -> None:
    """Write a copy of a document."""
    place = folder / _id(one.id, number)
    (place / "raw").mkdir(parents=True)
    for name, content in one.beside.items():
        (place / name).write_bytes(content)
    hashes = {}
    for name, raw in one.raws.items():
        content = vary(raw, quoted, random.Random(f"{place.name} {name}")).encode("utf-8")
        (place / name).write_bytes(content)
        hashes[name] = sha256(content).hexdigest()
    witnesses = [_MAY_LACK | witness | {"sha256": hashes[witness["raw"]]} for witness in one.declared["witnesses"]]
    days = datetime.timedelta(days=int(number * _GOLDEN % 1 * YEARS * 365))
    told = one.declared | {"date": one.declared["date"] - days, "witnesses": witnesses}
    named = {key: {tag: f"{words} ({number})" for tag, words in told[key].items()} for key in _NAMES & told.keys()}
    _dump(place / "document.yml", told | named)


def _id(document: str, number: int) -> str:
    return f"{document}-{number}"


def _links(sources: Path, originals: Sequence[_Original], *, sets: int) -> Mapping[int, Sequence[_Yaml]]:
    """By the number of a set of copies, the references that it has if it is whole, as they stand in the archive."""
    known = _load(sources / "references.yml").get("references", ())
    literal = [one for one in known if _is_literal(one, originals)]
    most = min(REFERENCES, len(literal))
    return {number: random.Random(number).sample(literal, most) for number in range(1, sets + 1)}


def _is_literal(reference: _Yaml, originals: Sequence[_Original]) -> bool:
    """Whether both quotations of a reference stand in raw texts just so."""
    raws = {
        (one.id, witness["siglum"]): one.raws[witness["raw"]].text
        for one in originals
        for witness in one.declared["witnesses"]
    }
    return all(end["quotation"] in raws[end["document"], end["witness"]] for end in reference["ends"])


def _renamed(references: Sequence[_Yaml], number: int) -> Iterator[_Yaml]:
    """The same references between the copies of a set."""
    for place, one in enumerate(references, start=1):
        ends = [end | {"document": _id(end["document"], number)} for end in one["ends"]]
        yield one | {"id": f"c{REFERENCES * (number - 1) + place}", "ends": ends}


def _load(file: Path) -> _Yaml:
    """What a file says; nothing where there is none."""
    return yaml.load(file.read_bytes(), Loader=_LOADER) if file.exists() else {}


def _dump(file: Path, value: _Yaml) -> None:
    file.write_bytes(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, encoding="utf-8"))


def _add(file: Path, key: str, more: Sequence[_Yaml]) -> None:
    if more:
        told = _load(file)
        _dump(file, told | {key: [*told[key], *more]})
