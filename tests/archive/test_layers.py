"""The library's layers: imports run downwards, the disk is touched in five places, and MkDocs is not known."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BASE = {"model", "errors", "numerals"}
CHECKING = {"checks", "inspect", "report"}
"""Look at what the pipeline and MkDocs have made, and tell; only entry points call them."""
PUBLISHING = {"hosting", "finish", "pack"}
"""Make of the built site what hosts and disks need; only entry points call them."""
STAGES = set("load keep read repair emend parse align account assemble link suggest quote render search write".split())
USES = {
    "errors": set(),
    "numerals": set(),
    "model": set(),
    "rules": {"errors"},
    "render": {"model"},
    "repair": {"model"},
    "search": {"model", "render"},  # finds what pages show, under the names that they give it
    "checks": BASE | {"rules", "repair", "render", "link"},  # stands above both: replays ledgers, reads back pages
    "inspect": BASE | {"rules"},
    "report": BASE | {"rules"},
    "pipeline": BASE | STAGES,
    "site": BASE | STAGES | {"pipeline"},
    "hosting": {"model", "render"},  # stands beside the pages: says in their words what is there
    "finish": {"model", "hosting"},
}
"""What a layer may import besides itself; a stage that is not named may use the base and no other stage."""
TOUCH_THE_DISK = {"load", "read", "write", "keep", "finish", "inspect"}
"""`keep` holds what documents became last time, beside the other caches; `finish` mends what MkDocs has built, and
`inspect` opens it."""
DISK_METHODS = set(
    "open read_text read_bytes write_text write_bytes exists is_file is_dir is_symlink stat lstat iterdir glob rglob"
    " walk mkdir rmdir unlink rename touch resolve absolute samefile symlink_to hardlink_to readlink expanduser cwd"
    " home".split()
)
DISK_MODULES = {"os", "io", "shutil", "tempfile", "subprocess", "socket", "urllib", "glob", "fileinput", "importlib"}
EXCEPTIONS = {
    ("repair/attest.py", "read_text"): "reads the word list that jieba ships; it is a library's, not the archive's",
    ("repair/attest.py", "importlib"): "finds that word list without starting jieba",
    ("report/sarif.py", "urllib"): "writes a path as an address; opens none",
}


@pytest.fixture(scope="session")
def library(project: Path) -> Path:
    return project / "scripts" / "archive"


def modules(library: Path) -> list[tuple[str, ast.Module]]:
    found = sorted(library.rglob("*.py"))
    return [(path.relative_to(library).as_posix(), ast.parse(path.read_text("utf-8"))) for path in found]


def layer(name: str) -> str:
    """`render/page.py` is in the layer `render`."""
    return name.split("/")[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def wrong_imports(name: str, tree: ast.Module) -> list[str]:
    own = layer(name)
    allowed = USES.get(own, BASE) | {own}
    used = (path.split(".")[1] for path in imported(tree) if path.split(".")[0] == "archive")
    return [other for other in used if other not in allowed]


def disk_uses(name: str, tree: ast.Module) -> list[str]:
    found = [path.split(".")[0] for path in imported(tree) if path.split(".")[0] in DISK_MODULES]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in DISK_METHODS:
            found.append(node.attr)
        elif isinstance(node, ast.Name) and node.id == "open":
            found.append("open")
    return [use for use in found if (name, use) not in EXCEPTIONS]


def test_every_module_belongs_to_a_layer(library: Path) -> None:
    known = BASE | STAGES | CHECKING | PUBLISHING | {"rules", "pipeline", "site", "__init__"}
    assert {layer(name) for name, _ in modules(library)} - known == set()


def test_imports_run_downwards_only(library: Path) -> None:
    assert {name: wrong for name, tree in modules(library) if (wrong := wrong_imports(name, tree))} == {}


def test_only_some_layers_touch_the_disk(library: Path) -> None:
    others = [(name, tree) for name, tree in modules(library) if layer(name) not in TOUCH_THE_DISK]
    assert {name: uses for name, tree in others if (uses := disk_uses(name, tree))} == {}


def test_exceptions_are_still_needed(library: Path) -> None:
    trees = dict(modules(library))
    for name, use in EXCEPTIONS:
        found = [node.attr for node in ast.walk(trees[name]) if isinstance(node, ast.Attribute)]
        assert use in found or any(path.split(".")[0] == use for path in imported(trees[name]))


def test_only_the_hooks_know_mkdocs(project: Path) -> None:
    knowing = {
        path.relative_to(project / "scripts").as_posix()
        for path in (project / "scripts").rglob("*.py")
        if any(name.split(".")[0] in ("mkdocs", "material") for name in imported(ast.parse(path.read_text("utf-8"))))
    }
    assert knowing == {"mkdocs_hooks.py"}


def test_library_prints_nothing_and_asks_no_clock(library: Path) -> None:
    """Entry points print; output is the same on every day and machine."""
    for name, tree in modules(library):
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert "print" not in names, name
        assert not attributes & {"now", "today", "utcnow", "getenv", "environ", "random", "getlocale"}, name


@pytest.mark.parametrize(
    ("name", "code", "wrong"),
    [
        ("parse.py", "from archive.read import read_document", ["read"]),
        ("model.py", "from archive.errors import Finding", ["errors"]),
        ("render/page.py", "from archive.numerals import BLANKS", ["numerals"]),
        ("render/page.py", "from archive.render.text import texts\nfrom archive.model import Work", []),
        ("align/x.py", "def f():\n    import archive.repair.slip", ["repair"]),
        ("emend.py", "from archive import pipeline", ["pipeline"]),
        ("pipeline.py", "from archive.inspect.site import BuiltSite", ["inspect"]),
        ("inspect/links.py", "from archive.render.page import Page", ["render"]),
    ],
)
def test_rule_sees_a_wrong_import(name: str, code: str, wrong: list[str]) -> None:
    assert wrong_imports(name, ast.parse(code)) == wrong


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        ("open('x')", ["open"]),
        ("path.read_text('utf-8')", ["read_text"]),
        ("(folder / 'x').exists()", ["exists"]),
        ("import os", ["os"]),
        ("from shutil import copy", ["shutil"]),
        ("sources / document.id", []),
    ],
)
def test_rule_sees_the_disk_touched(code: str, uses: list[str]) -> None:
    assert disk_uses("parse.py", ast.parse(code)) == uses
