"""The shape of the library's code: functions that ask for little, and names that mean one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

MOST_PARAMETERS = 6


def modules(project: Path) -> Iterator[tuple[str, ast.Module]]:
    library = project / "scripts" / "statement_archive"
    for path in sorted(library.rglob("*.py")):
        yield path.relative_to(library).as_posix(), ast.parse(path.read_text("utf-8"))


def long_functions(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            asked = node.args
            names = [one.arg for one in (*asked.posonlyargs, *asked.args, *asked.kwonlyargs)]
            names += [one.arg for one in (asked.vararg, asked.kwarg) if one]
            if len(names) - (names[:1] in (["self"], ["cls"])) > MOST_PARAMETERS:
                yield getattr(node, "name", "lambda")


def records(tree: ast.Module) -> Iterator[str]:
    """Public classes and names of types."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name) and not target.id.isupper()]
        else:
            continue
        yield from (name for name in names if name[0].isupper())


def test_no_function_asks_for_more_than_six_things(project: Path) -> None:
    assert {(module, name) for module, tree in modules(project) for name in long_functions(tree)} == set()


def test_no_name_stands_for_two_records(project: Path) -> None:
    places = defaultdict(list)
    for module, tree in modules(project):
        for name in records(tree):
            places[name].append(module)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f(a, b, c, d, e, f): ...", []),
        ("def f(a, b, /, c, d, *, e, f, g): ...", ["f"]),
        ("def f(a, b, c, d, e, *rest, **more): ...", ["f"]),
        ("class A:\n    async def f(self, a, b, c, d, e, f): ...", []),
        ("f = lambda a, b, c, d, e, f, g: a", ["lambda"]),
    ],
)
def test_rule_counts_every_parameter_but_self(code: str, found: list[str]) -> None:
    assert list(long_functions(ast.parse(code))) == found


def test_rule_sees_classes_and_names_of_types() -> None:
    code = "class A: ...\nclass _B: ...\nCup = tuple[int, ...]\nDay: TypeAlias = int\nLIMIT = 3\nx = 1\ndef E(): ..."
    assert list(records(ast.parse(code))) == ["A", "Cup", "Day"]
