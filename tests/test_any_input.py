"""Whatever stands in the sources, a build ends with findings: never with a traceback, and never late.

Files of small archives are changed at random, as trees and as bytes. The same few changes are made on every run;
`EXAMPLES=5000 pytest tests/test_any_input.py` makes others, as many of each kind.
"""

import os
import random
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import PROJECT
from fixtures.library import lay_out_files
from statement_archive.findings import SourceError
from statement_archive.load import load_languages
from statement_archive.pipeline import build

EXAMPLES = int(os.environ.get("EXAMPLES", "20"))
CASES = PROJECT / "tests/cases"
SHORTEST, LONGEST = 1, 1_400
"""Characters of a line: place, message and what to do."""
ODD = [
    *(
        "",
        " ",
        "\ufeff",
        "\u202e",
        "\x07",
        "\u0301" * 300,
        "{n}",
        "{han}{n}",
        "{",
        "counted",
        "true",
        "no",
        "null",
        "~",
    ),
    *("0", "-1", "1-999999999", "5-1", "1e999", "0000-00-00", "9999-99-99", "9" * 5000, "s" + "1" * 5000, "p1", "p1.1"),
    *(
        "title",
        "boilerplate",
        "../../etc/passwd",
        "raw/../x.txt",
        "CON",
        "a" * 300,
        "zh-Hant",
        "en",
        "mt",
        "x-y",
        "tlh",
    ),
    *("{{ x }}", "<script>", "${x}", "%s", "\\", "`", "*", "[x](y)", "a b a b a b", "(a+)+$", "一", "十百千"),
]


def dumped(tree: Any) -> str:
    return str(yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def files_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


ARCHIVES = (files_of(CASES / "languages/sources"), files_of(CASES / "archive/good"))
scalars = st.sampled_from(ODD) | st.text(max_size=30) | st.integers().map(str)
trees: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(scalars, inner, max_size=4),
    max_leaves=12,
)
fuzzed = settings(
    max_examples=EXAMPLES,
    derandomize="EXAMPLES" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def ends(files: Mapping[str, Any]) -> None:
    """Builds an archive and looks at every line that would be printed."""
    with tempfile.TemporaryDirectory() as folder:
        made = build(lay_out_files(Path(folder) / "sources", files))
    for finding in made.findings:
        line = str(finding)
        assert SHORTEST < len(line) < LONGEST, line
        assert line.isprintable() or not any(character < " " for character in line), line
        line.encode("utf-8")
    assert SourceError(made.findings).findings or not made.findings


def places(tree: Any) -> list[tuple[Any, Any]]:
    """Every collection of a tree with each of its keys or indexes."""
    found: list[tuple[Any, Any]] = []
    if isinstance(tree, dict | list):
        for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
            found += [(tree, key), *places(tree[key])]
    return found


def change(tree: Any, chance: random.Random, odd: Any) -> None:
    """Puts something else somewhere in a tree, takes something away, or has it there twice."""
    where = places(tree)
    if not where:
        return
    holder, key = chance.choice(where)
    other, name = chance.choice(where)
    way = chance.randrange(5)
    if way == 0:
        del holder[key]
    elif way == 1:
        holder[key] = other[name] if not inside(holder, other[name]) else odd
    elif way == 2 and isinstance(holder, list):
        holder.append(holder[key])
    elif way == 3 and isinstance(holder, dict):
        holder[odd if isinstance(odd, str) else "x"] = holder.pop(key)
    else:
        holder[key] = odd


def inside(holder: Any, tree: Any) -> bool:
    """Whether a tree holds this very collection, so that it can't be put there."""
    return tree is holder or any(collection is holder for collection, _ in places(tree))


@fuzzed
@given(st.sampled_from(ARCHIVES), st.data(), st.randoms(use_true_random=False), st.lists(trees, min_size=1, max_size=4))
def test_a_tree_that_is_changed_ends_in_findings(
    archive: dict[str, bytes], data: st.DataObject, chance: random.Random, odd: list[Any]
) -> None:
    name = data.draw(st.sampled_from([name for name in archive if name.endswith(".yml")]))
    tree = yaml.load(archive[name], Loader=yaml.CBaseLoader)
    for thing in odd:
        change(tree, chance, thing)
    ends(archive | {name: dumped(tree)})


@fuzzed
@given(st.sampled_from(ARCHIVES), st.data(), trees)
def test_any_tree_in_place_of_a_file_ends_in_findings(
    archive: dict[str, bytes], data: st.DataObject, tree: Any
) -> None:
    name = data.draw(st.sampled_from([name for name in archive if name.endswith(".yml")]))
    ends(archive | {name: dumped(tree)})


@fuzzed
@given(st.sampled_from(ARCHIVES), st.data())
def test_bytes_that_are_changed_end_in_findings(archive: dict[str, bytes], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(archive)))
    content = archive[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 20)))
        put = data.draw(st.binary(max_size=8) | st.sampled_from(ODD).map(str.encode) | st.just(content[start:end] * 3))
        content = content[:start] + put + content[end:]
    ends(archive | {name: content})


@fuzzed
@given(
    st.lists(
        st.sampled_from([*ODD, "\n", "\r\n", "\f", "\u2028", "1. ", "(a) ", "Article 1", "一、", "[1]"]) | st.text()
    )
)
def test_any_text_ends_in_findings(pieces: list[str]) -> None:
    text = "".join(pieces).encode("utf-8", "replace")
    ends(ARCHIVES[1] | {"writ/raw/en.txt": text})


@fuzzed
@given(st.binary(max_size=200) | trees.map(lambda tree: dumped({"plugins": tree}).encode()))
def test_any_configuration_ends_in_findings(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mkdocs.yml"
        path.write_bytes(content)
        languages, findings = load_languages(path)
    assert languages or findings


def grown(text: str, **witness: Any) -> dict[str, Any]:
    """An archive of one text, which tells how many paragraphs it has."""
    words = {"en": "Words"}
    declaration = {
        "kind": "treaty",
        "date": "2020-06-18",
        "place": words,
        "issuer": words,
        "title": words,
        "summary": words,
        "sections": [{"id": "s1", "slug": "one", "title": words, "paragraphs": "counted"}],
        "witnesses": [
            {"siglum": "en", "language": "en", "status": "official", "raw": "raw/en.txt", "sha256": "auto"}
            | {"origin": words, "numbering": {"paragraph": "{n}. "}}
            | witness
        ],
    }
    return {"writ/document.yml": declaration, "writ/raw/en.txt": text}


GROWN: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "lines in a row": lambda size: grown("T\n\n" + "a\n" * size),
    "numbered lines": lambda size: grown("T\n\n" + "".join(f"{n}. x\n" for n in range(1, size // 4))),
    "blank lines": lambda size: grown("T\n" + "\n" * size + "1. one\n"),
    "combining marks": lambda size: grown("T\n\n" + "a" + "\u0301" * size),
    "signs": lambda size: grown('T\n\n"(' * (size // 4)),
    "one line": lambda size: grown("T\n\n1. " + "word and " * (size // 8)),
    "terms that share forms": lambda size: (
        grown("T\n\n1. " + "a " * size)
        | {"glossary.yml": {"terms": [{"id": f"t{n}", "en": ["a " * n + "a", "a", f"a {n}"]} for n in range(20)]}}
    ),
    "many lines that decisions may mean": lambda size: grown(
        "T\n\n" + "a b\n" * size,
        alignment=[{"begins": "a", "occurrence": n, "is": "p1"} for n in range(1, size // 4)],
    ),
    "items that might stand anywhere": lambda size: grown(
        "T\n\n" + "(a) x\n" * (size // 8), numbering={"item": "({letter}) "}
    ),
}


@pytest.mark.parametrize("name", GROWN)
def test_what_grows_costs_no_more_than_it_grows(name: str) -> None:
    """Counted in calls, which a busy machine does not change: four times as much text, at most six times the calls."""
    small, large = (calls_of(GROWN[name](size)) for size in (500, 2000))
    assert large < 6 * small


def calls_of(files: Mapping[str, Any]) -> int:
    """How many functions are called, Python's and those it is made of, to build an archive."""
    import cProfile
    import pstats

    with tempfile.TemporaryDirectory() as folder:
        sources = lay_out_files(Path(folder) / "sources", files)
        profile = cProfile.Profile()
        profile.runcall(build, sources)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
