"""Begin an archive of one's own: `statement-archive init FOLDER`.

Its folder is whole, so that it can be pushed as a repository: the program, copied from where this one runs, and what is
the archive's own, from the files in `scripts/skeleton`. A file there that ends in `.jinja` is filled in; what is named
by a language comes along where the site has it.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import click

from statement_archive.commands.options import FOLDER
from statement_archive.languages import known_languages, load_words
from statement_archive.parts import markdown as md
from statement_archive.project import CONFIGURATIONS

PROGRAM = Path(__file__).parents[3]
"""The folder that this program runs from; where it was installed without a checkout, none of `COPIED` is there."""
SKELETON = "scripts/skeleton"
COPIED = (
    *("scripts/setup", SKELETON, "scripts/statement_archive", "overrides", "schemas", "docs/assets"),
    *("docs/favicon.ico", "docs/apple-touch-icon.png", "mkdocs.offline.yml", "LICENSE", "Containerfile"),
    *("package.json", "package-lock.json", ".npmrc", "pyproject.toml"),
    *("requirements.in", "requirements-check.in", "requirements-cluster.in"),
    *("requirements-build.in", "requirements-dev.in"),
    *("requirements.txt", "requirements-build.txt", "requirements-dev.txt"),
    *(".dockerignore", ".gitignore", ".gitattributes", ".editorconfig"),
)
"""What of the program an archive has."""
LEFT_OUT = ("__pycache__", "*.pyc", "*.egg-info", "bench", "card.png", "page.png")
"""What is made, what is measured with the texts of one archive, and the pictures that have its name in them."""
OWN_PAGE = "index.md"
"""The page in `docs/<language>/about/` that is the archive's; the others there are the program's."""
_FILLED = ".jinja"
_NAME = re.compile(r"(?=.*\S)[^\x00-\x1f]{1,100}")
_ADDRESS = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~%-]+)*/?")


@click.command("init")
@click.argument("folder", type=FOLDER)
@click.option("--name", help="What the archive is called; asked for on a terminal, else the folder's name.")
@click.option("--languages", help="Languages of its site, the default one first, as in en,zh; else en.")
@click.option("--address", help="Where its site will be, as in https://example.org/archive/; may be told later.")
def command(folder: Path, name: str | None, languages: str | None, address: str | None) -> None:
    """Make FOLDER an archive of one's own: its program, its pages to fill in, an example that builds."""
    folder = folder.resolve()
    _refuse(folder)
    name = _named(_asked("Name of the archive", name, folder.name))
    tags = _tags(_asked(f"Languages of its site, of {', '.join(known_languages())}", languages, "en"))
    site_url = _located(_asked("Address of its site, or nothing", address, ""))
    try:
        count = _make(folder, name, tags, site_url)
    except OSError as error:
        _empty(folder)
        raise click.ClickException(f"{folder} can't be written: {error.strerror}; nothing is left there") from None
    click.echo(f"{count} files in {folder}: an archive with an example in it")
    click.echo(f"next: cd {folder} && make serve; README.md there says what to fill in")


def _refuse(folder: Path) -> None:
    """Ends the command where there is nothing to copy from, or no place to copy to."""
    if missing := [path for path in COPIED if not (PROGRAM / path).exists()]:
        raise click.ClickException(
            f"the program's {missing[0]} is not beside it: run this in a checkout of the program (git clone),"
            " as `make site && .venv/bin/statement-archive init FOLDER`"
        )
    if folder.is_relative_to(PROGRAM):
        raise click.UsageError(f"{folder} is within the program's own folder: name one outside of it")
    try:
        held = [path.name for path in folder.iterdir() if path.name != ".git"] if folder.exists() else []
    except OSError as error:
        raise click.UsageError(f"{folder} can't be read: {error.strerror}") from None
    if held:
        raise click.UsageError(f"{folder} holds something ({min(held)}): name a folder that is empty or not there yet")


def _asked(what: str, given: str | None, default: str) -> str:
    """What an option gives, or else whoever sits at the terminal."""
    if given is None and _is_terminal():
        return str(click.prompt(what, default=default, show_default=bool(default)))
    return default if given is None else given


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _named(name: str) -> str:
    if not _NAME.fullmatch(name) or not name.isprintable():
        raise click.BadParameter(f"`{name[:80]}` is no name: write up to 100 characters on one line")
    return name.strip()


def _tags(written: str) -> tuple[str, ...]:
    known = {tag.lower(): tag for tag in known_languages()}
    asked = [tag.strip() for tag in written.split(",")]
    if unknown := [tag for tag in asked if tag.lower() not in known]:
        raise click.BadParameter(
            f"there are no words for a site in `{unknown[0][:80]}`; there are for {', '.join(known_languages())}"
        )
    tags = tuple(known[tag.lower()] for tag in asked)
    if len({*tags}) < len(tags):
        raise click.BadParameter(f"a language stands twice in `{written}`")
    return tags


def _located(address: str) -> str:
    if address and not _ADDRESS.fullmatch(address):
        raise click.BadParameter(f"`{address[:80]}` is no address of a site; one is https://example.org/archive/")
    return address and f"{address.rstrip('/')}/"


def _make(folder: Path, name: str, tags: tuple[str, ...], site_url: str) -> int:
    """Write the archive; returns how many files it has."""
    folder.mkdir(parents=True, exist_ok=True)
    _copy(COPIED, folder)
    _copy((path for tag in tags for path in _pages_of_the_program(tag)), folder)
    _fill(folder, name, tags)
    settings = CONFIGURATIONS["hosted"]
    told = settings_of((PROGRAM / settings).read_text("utf-8"), name, tags, site_url)
    (folder / settings).write_text(told, "utf-8")
    return sum(path.is_file() for path in folder.rglob("*") if ".git" not in path.relative_to(folder).parts)


def _copy(paths: Iterable[str], folder: Path) -> None:
    for path in paths:
        source, target = PROGRAM / path, folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(*LEFT_OUT), dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)


def _pages_of_the_program(tag: str) -> Iterator[str]:
    pages = sorted((PROGRAM / "docs" / tag / "about").glob("*.md"))
    return (page.relative_to(PROGRAM).as_posix() for page in pages if page.name != OWN_PAGE)


def _fill(folder: Path, name: str, tags: tuple[str, ...]) -> None:
    """Write what is the archive's own, from the skeleton."""
    import jinja2

    skeleton = PROGRAM / SKELETON
    others = {*known_languages()} - {*tags}
    files = [path.relative_to(skeleton) for path in sorted(skeleton.rglob("*")) if path.is_file()]
    chosen = [path for path in files if not others & {*path.parts, path.name.removesuffix(".txt")}]
    raw = (path for path in chosen if path.suffix == ".txt")
    hashes = {path.stem: sha256((skeleton / path).read_bytes()).hexdigest() for path in raw}
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    environment.filters["markdown"] = md.escape
    told = {"name": name, "languages": tags, "sha256": hashes, "id": uuid4(), "tutorial": _tutorial(tags)}
    for path in chosen:
        target = folder / path.with_name(path.name.removesuffix(_FILLED))
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.name.endswith(_FILLED):
            template = environment.from_string((skeleton / path).read_text("utf-8"))
            target.write_text(template.render(**told), "utf-8")
        else:
            shutil.copy2(skeleton / path, target)


def _tutorial(tags: Sequence[str]) -> str:
    """The path of the page on adding a statement, in the first language of the site that has one; "" where none has."""
    pages = (f"docs/{tag}/about/add-a-statement.md" for tag in tags)
    return next((page for page in pages if (PROGRAM / page).is_file()), "")


def settings_of(own: str, name: str, tags: Sequence[str], site_url: str) -> str:
    """The settings of this program's own site with the name, languages and address of another."""
    leads = {tag: load_words(tag).sentences["home-lead"] for tag in tags}
    entries = "".join(
        f"        - locale: {tag}\n          name: {load_words(tag).name}\n"
        + (
            "          default: true\n"
            if tag == tags[0]
            else f"          site_name: {_quoted(name)}\n          site_description: {_quoted(leads[tag])}\n"
        )
        for tag in tags
    )
    replaced = (
        (r"^site_name: .*$", f"site_name: {_quoted(name)}"),
        (r"^site_description: .*$", f"site_description: {_quoted(leads[tags[0]])}"),
        (r"^(site_url: !ENV \[SITE_URL, ).*?\]", f"site_url: !ENV [SITE_URL, {_quoted(site_url)}]"),
        (r"^      languages:\n(?:        .*\n)+", f"      languages:\n{entries}"),
    )
    for pattern, words in replaced:
        own = re.sub(pattern, lambda _, words=words: words, own, count=1, flags=re.MULTILINE)  # type: ignore[misc]
    return own


def _quoted(text: object) -> str:
    """Text as a value of YAML, which takes what JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _empty(folder: Path) -> None:
    """Remove what was begun, from a folder that held nothing but perhaps a repository."""
    for path in folder.glob("*"):
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
