"""The library's layers: imports run downwards, few modules touch the disk, and MkDocs is not known."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GROUND = {"digests", "model", "ledger", "findings", "labels", "tags", "addresses", "limits", "files"}
"""The ground floor: records, edits and offsets, findings, numbers as texts print them, tags of languages, addresses,
how much there may be of anything, and files as far as they may be read."""
SHARED_ROOMS = {"text", "edition", "claims"}
"""Rooms in which several stages stand side by side; none of these imports another, unless it is made of them."""
SHOWN = {"digests", "model", "ledger", "tags", "addresses", "reader", "names", "parts"}
"""What everything that a reader sees is made from."""
USES = {
    "digests": set(),
    "findings": set(),
    "limits": set(),
    "files": {"limits"},
    "labels": set(),
    "tags": set(),
    "addresses": set(),
    "model": set(),
    "ledger": {"model"},
    "project": set(),
    "progress": set(),
    "tools": set(),
    "packing": set(),
    "languages": set(),
    "reader": {"model", "tags", "languages"},
    "names": {"model", "labels", "tags", "reader"},
    "codec": set(),
    "locks": set(),
    "disk": {"findings"},
    "staging": {"disk"},
    "cache": {"codec", "disk", "files", "findings", "limits"},
    "traces": {"cache", "digests", "disk"},
    "shelf": {"disk", "traces"},
    "works": {"cache", "disk", "findings", "model"},
    "write": {"disk", "findings", "traces"},
    "editing": GROUND,
    "load": GROUND | {"languages"},  # says which ones a site may have
    "text/read": GROUND,
    "text/repair": GROUND,
    "text/emend": GROUND,
    "text/mend": GROUND | {"text/repair", "text/emend"},  # joins the ledgers of both
    "edition/blocks": GROUND,
    "edition/contents": GROUND,
    "edition/parse": GROUND | {"edition/blocks"},
    "edition/outline": GROUND | {"edition/contents"},
    "edition/align": GROUND | {"edition/blocks"},
    "edition/footnotes": GROUND,
    "edition/partition": GROUND,
    "edition/assemble": GROUND,
    "claims/link": GROUND,
    "claims/published": GROUND,
    "claims/quote": GROUND,
    "claims/suggest": GROUND,
    "parts": SHOWN,
    "figures": SHOWN,
    "pages": SHOWN | {"figures", "export"},  # lists what files there are
    "export": SHOWN | {"packing"},
    "search": SHOWN
    | {"disk", "labels", "pages", "tools", "traces"},  # finds what pages show, under the names that they give it
    # says in the words of the pages what is there
    "publish": SHOWN | {"disk", "findings", "languages", "pages", "export", "project"},
    # replays ledgers, reads pages and lists of files back; says how far it is, and what it lacks
    "verify": GROUND | {"claims/link", "reader", "parts", "pages", "export", "progress", "tools"},
}
"""What each stage and room may import besides itself."""
_MADE = USES.keys() - {"publish", "verify"}
_STAGES = USES.keys() | {"pipeline", "site"}
ABOVE = {
    "pipeline": _MADE | {"crew"},
    "site": _MADE | {"crew", "keeping", "pipeline", "publish"},
    "draft": GROUND | {"load", "text/mend", "edition/parse", "reader"},  # reads texts as the stages do
    "crew": set(),
    "cluster": {"cache", "crew", "disk", "tools"},
    "keeping": {
        "addresses",
        "cache",
        "crew",
        "digests",
        "disk",
        "export",
        "load",
        "model",
        "pages",
        "parts",
        "publish",
        "reader",
        "shelf",
        "works",
    },
    "builder": {
        "cache",
        "crew",
        "keeping",
        "digests",
        "disk",
        "findings",
        "shelf",
        "traces",
        "pages",
        "project",
        "publish",
        "reader",
        "site",
        "staging",
        "write",
    },
    "plugin": _STAGES | {"builder", "crew"},
    "bench": _STAGES,  # measures them
    "commands": _STAGES | {"bench", "builder", "cluster", "crew", "draft", "plugin"},
    "cli": {"commands", "disk", "findings", "project", "tools"},
    "__main__": {"cli"},
}
"""What conducts the stages, and so may import them all, and the entry points."""
ENTRY_POINTS = ("commands/", "bench/", "cli.py", "plugin.py")
"""Where printing is done and clocks are asked; none of it is part of what is made."""
TOUCH_THE_DISK = (
    *ENTRY_POINTS,
    *("builder.py", "files.py", "disk.py", "locks.py", "staging.py", "write.py", "cache.py", "draft/evidence.py"),
    *("traces.py", "shelf.py", "works.py", "load/", "languages/", "text/read.py", "search/index.py", "verify/site/"),
    *("publish/assets.py", "publish/built.py", "publish/post_process.py"),
)
"""`files` reads what the sources hold, `languages` and `draft` have their words beside them, `cache` holds what
documents became last time, `search/index` passes on what Node.js makes, `publish` changes what a builder built, and
`verify` opens it."""
DISK_METHODS = set(
    "open read_text read_bytes write_text write_bytes exists is_file is_dir is_symlink stat lstat iterdir glob rglob"
    " walk mkdir rmdir unlink rename touch resolve absolute samefile symlink_to hardlink_to readlink expanduser cwd"
    " home".split()
)
DISK_MODULES = {"os", "io", "shutil", "tempfile", "subprocess", "socket", "urllib", "glob", "fileinput", "importlib"}
EXCEPTIONS = {
    (
        "text/repair/attest.py",
        "read_text",
    ): "reads the word list that jieba ships: a library's, not the archive's",
    ("text/repair/attest.py", "importlib"): "finds that word list without starting jieba",
    ("verify/report/sarif.py", "urllib"): "writes a path as an address; opens none",
    ("export/books/typefaces.py", "io"): "hands typefaces to a library in memory; opens nothing",
    ("publish/layouts.py", "urllib"): "reads a path out of a link; opens none",
    ("addresses.py", "urllib"): "takes addresses apart; opens none",
    ("export/akn/elements.py", "urllib"): "writes a word in an address; opens none",
    ("crew.py", "os"): "counts processors; opens nothing",
    ("packing.py", "io"): "packs in memory; opens nothing",
}


@pytest.fixture(scope="session")
def library(project: Path) -> Path:
    return project / "scripts" / "statement_archive"


def modules(library: Path) -> list[tuple[str, ast.Module]]:
    found = sorted(library.rglob("*.py"))
    return [(path.relative_to(library).as_posix(), ast.parse(path.read_text("utf-8"))) for path in found]


def place(module: str) -> str:
    """`parts/cite.py` is in the room `parts`, and `text/read.py` is the stage `text/read` of the room `text`."""
    room, _, rest = module.removesuffix(".py").partition("/")
    stage = rest.split("/")[0]
    return f"{room}/{stage}" if room in SHARED_ROOMS and stage not in ("", "__init__") else room


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def wrong_imports(name: str, tree: ast.Module) -> list[str]:
    own = place(name)
    allowed = (USES | ABOVE).get(own, set()) | {own}
    used = (path.partition(".")[2] for path in imported(tree) if path.split(".")[0] == "statement_archive")
    return [other for path in used if (other := place(path.replace(".", "/"))) not in allowed]


def disk_uses(name: str, tree: ast.Module) -> list[str]:
    found = [path.split(".")[0] for path in imported(tree) if path.split(".")[0] in DISK_MODULES]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in DISK_METHODS:
            found.append(node.attr)
        elif isinstance(node, ast.Name) and node.id == "open":
            found.append("open")
    return [use for use in found if (name, use) not in EXCEPTIONS]


def test_every_module_has_its_place(library: Path) -> None:
    known = USES.keys() | ABOVE.keys() | SHARED_ROOMS | {"__init__"}
    assert {place(name) for name, _ in modules(library)} - known == set()


def test_imports_run_downwards_only(library: Path) -> None:
    assert {name: wrong for name, tree in modules(library) if (wrong := wrong_imports(name, tree))} == {}


def test_only_some_layers_touch_the_disk(library: Path) -> None:
    others = [(name, tree) for name, tree in modules(library) if not name.startswith(TOUCH_THE_DISK)]
    assert {name: uses for name, tree in others if (uses := disk_uses(name, tree))} == {}


def test_exceptions_are_still_needed(library: Path) -> None:
    trees = dict(modules(library))
    for name, use in EXCEPTIONS:
        found = [node.attr for node in ast.walk(trees[name]) if isinstance(node, ast.Attribute)]
        assert use in found or any(path.split(".")[0] == use for path in imported(trees[name]))


def test_only_the_plugin_knows_mkdocs(project: Path) -> None:
    knowing = {
        path.relative_to(project / "scripts").as_posix()
        for path in (project / "scripts").rglob("*.py")
        if any(name.split(".")[0] in ("mkdocs", "material") for name in imported(ast.parse(path.read_text("utf-8"))))
    }
    assert knowing == {"statement_archive/plugin.py"}


def test_library_prints_nothing_and_asks_no_clock(library: Path) -> None:
    """Entry points print; output is the same on every day and machine."""
    for name, tree in modules(library):
        if name.startswith(ENTRY_POINTS):
            continue
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert "print" not in names, name
        assert not attributes & {"now", "today", "utcnow", "getenv", "environ", "random", "getlocale"}, name


@pytest.mark.parametrize(
    ("name", "code", "wrong"),
    [
        ("edition/parse.py", "from statement_archive.text.read import read_document", ["text/read"]),
        ("edition/parse.py", "from statement_archive.edition.align import align", ["edition/align"]),
        ("model.py", "from statement_archive.findings import Finding", ["findings"]),
        ("ledger.py", "from statement_archive.labels import BLANKS", ["labels"]),
        ("pages/page.py", "from statement_archive.labels import BLANKS", ["labels"]),
        (
            "pages/page.py",
            "from statement_archive.parts.cite import cite\nfrom statement_archive.model import Work",
            [],
        ),
        ("edition/align/x.py", "def f():\n    import statement_archive.text.repair.slip", ["text/repair"]),
        ("text/emend.py", "from statement_archive import pipeline", ["pipeline"]),
        ("pipeline.py", "from statement_archive.verify.site.built_site import BuiltSite", ["verify"]),
        ("verify/site/links.py", "from statement_archive.search import make_index", ["search"]),
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
