"""What a stranger put into an archive's folder (links, pipes, paths that climb) leads no command out of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fixtures.little_archive import little_archive
from statement_archive.cli import main

SECRET = b"kind: secret\r\n"
"""Something outside, which `check --fix` would put in order."""
COMMANDS = {
    "fix": ("check", "--fix"),
    "rename": ("rename", "document", "treaty", "bridge"),
    "rename section": ("rename", "section", "treaty", "one", "first"),
    "remove": ("remove", "document", "news", "--reason", "Gone", "--with-references"),
    "remove witness": ("remove", "witness", "treaty", "fr", "--reason", "Gone", "--with-references"),
    "replace": ("replace", "treaty", "fr", "{outside}/new.txt"),
    "new": ("new", "planted", "{outside}/new.txt"),
    "export": ("export", "{outside}/../out", "--format", "text"),
    "suggest": ("suggest",),
}


def link_file(archive: Path, outside: Path) -> None:
    (archive / "sources/treaty/audit.yml").unlink()
    (archive / "sources/treaty/audit.yml").symlink_to(outside / "secret.yml")
    (archive / "sources/entities.yml").symlink_to(outside / "secret.yml")


def link_folder(archive: Path, outside: Path) -> None:
    (outside / "document.yml").write_bytes(SECRET)
    (archive / "sources/planted").symlink_to(outside)


def link_pages(archive: Path, outside: Path) -> None:
    (outside / "page.md").write_bytes(b"[x](../treaty/one/)")
    (archive / "docs/de").mkdir()
    (archive / "docs/de/about").symlink_to(outside)


def plant_other_names(archive: Path, outside: Path) -> None:
    """Under the names that a program may write first, and then rename."""
    for path in [path for path in archive.rglob("*") if path.is_file()]:
        for name in (f".{path.name}.new", f".statement-archive-{os.getpid()}.part"):
            beside = path.with_name(name)
            if not beside.is_symlink():
                beside.symlink_to(outside / "secret.yml")


def make_pipes(archive: Path, outside: Path) -> None:
    for path in ("sources/entities.yml", "sources/treaty/audit.yml", "sources/treaty/pipe", "docs/en/about/pipe.md"):
        (archive / path).unlink(missing_ok=True)
        os.mkfifo(archive / path)


def climb(archive: Path, outside: Path) -> None:
    for folder in ("treaty", "news"):
        declared = archive / "sources" / folder / "document.yml"
        text = declared.read_text("utf-8")
        for name in ("fr", "en"):
            text = text.replace(f"raw: raw/{name}.txt", f"raw: ../../../outside/{name}.txt")
        declared.write_text(text, "utf-8")


def nest(archive: Path, outside: Path) -> None:
    for path in ("entities.yml", "treaty/document.yml", "news/audit.yml"):
        (archive / "sources" / path).write_text("a: " + "[" * 20_000 + "]" * 20_000, "utf-8")


def name_badly(archive: Path, outside: Path) -> None:
    for path in (b"sources/\xff.yml", b"sources/treaty/\xff", b"docs/en/about/\xff.md"):
        (archive / os.fsdecode(path)).write_bytes(b"x")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yml").write_bytes(SECRET)
    (folder / "new.txt").write_bytes("Traité\n\n1. Un.\n\n2. Deux.\n\n3. Trois.\n\n4. Quatre.\n".encode())
    return folder


@pytest.fixture
def run(tmp_path: Path, outside: Path) -> Callable[..., Result]:
    archive = little_archive(tmp_path / "archive")
    return lambda *arguments: CliRunner().invoke(
        main, ["--project", str(archive), *(argument.format(outside=outside) for argument in arguments)]
    )


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "plant", [link_file, link_folder, link_pages, plant_other_names, make_pipes, climb, nest, name_badly]
)
@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_leaves_the_archive(
    name: str, plant: Callable[[Path, Path], None], tmp_path: Path, outside: Path, run: Callable[..., Result]
) -> None:
    plant(tmp_path / "archive", outside)
    before = held(outside)
    result = run(*COMMANDS[name])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert held(outside) == before
    kept = (path for path in (tmp_path / "archive").rglob("*") if path.is_file() and not path.is_symlink())
    assert not [path for path in kept if SECRET.strip() in path.read_bytes()]
