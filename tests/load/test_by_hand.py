"""What people put under `docs/` is Markdown without HTML, or a picture; the rest is told with its line, and at once."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from statement_archive.load import check_by_hand
from statement_archive.write import not_made

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "load" / "by_hand.yml").read_text("utf-8"))


def told(docs: Path) -> list[str]:
    return [str(finding) for finding in check_by_hand(docs, not_made(docs))]


def of_page(folder: Path, text: str | bytes, path: str = "en/about/page.md") -> list[str]:
    file = folder / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return told(folder / "docs")


@pytest.mark.parametrize("name", CASES["sound"])
def test_what_a_page_may_have(name: str, tmp_path: Path) -> None:
    assert of_page(tmp_path, CASES["sound"][name]) == []


@pytest.mark.parametrize("name", CASES["hostile"])
def test_what_a_page_may_not_have(name: str, tmp_path: Path) -> None:
    text, *lines = CASES["hostile"][name]
    found = [line.partition(" — ")[0] for line in of_page(tmp_path, text)]
    assert found == [f"docs/en/about/page.md:{line}" for line in lines]


LONG = {
    "brackets": "[" * 5_000,
    "pictures": "![" * 3_000,
    "openings": "<a " * 3_000,
    "emphasis": "**a" * 30_000,
    "one line": "x" * 900_000,
    "one paragraph": "x\n" * 10_000,
    "quotations": ">" * 500,
    "lists": "".join("    " * level + "- x\n" for level in range(100)),
    "lists on a line": "- " * 500 + "x",
    "numbers": "1. " * 500 + "x",
    "brackets in paragraphs": ("[" * 200 + "\n\n") * 50,
}


@pytest.mark.parametrize("name", LONG)
def test_what_a_builder_would_need_for_ever_for(name: str, tmp_path: Path) -> None:
    start = time.process_time()
    (found,) = of_page(tmp_path, f"# Title\n\n{LONG[name]}\n")
    assert " more than the " in found
    assert time.process_time() - start < 2


@pytest.mark.parametrize("path", ["en/x.html", "en/about/x.SVG", "x.js", "en/about/x.xhtml", "en/a.css", "x.html.j2"])
def test_a_file_that_a_browser_would_run(path: str, tmp_path: Path) -> None:
    (found,) = of_page(tmp_path, "<script>1</script>", path)
    assert found.startswith(f"docs/{path}: ends in `.")


@pytest.mark.parametrize("path", ["en/about/x.png", "x.txt", "CNAME", "en/x.PDF", "assets/x.js", "assets/y/x.svg"])
def test_a_file_that_may_be_there(path: str, tmp_path: Path) -> None:
    assert of_page(tmp_path, b"\xff\x00<script>1</script>", path) == []


@pytest.mark.parametrize("path", ["x.md", "en/x.MD", "fr/about/x.markdown", "en/about/below/x.mkd"])
def test_pages_are_looked_at_wherever_they_are(path: str, tmp_path: Path) -> None:
    (found,) = of_page(tmp_path, "<script>1</script>", path)
    assert found.startswith(f"docs/{path}:1: has HTML in it")


NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "can't be read: it is no file but a pipe or a device"),
    "a link to what never ends": (lambda path: path.symlink_to("/dev/zero"), "is a link that leads out of the archive"),
    "a link out": (lambda path: path.symlink_to("/etc/passwd"), "is a link that leads out of the archive"),
    "a link to a folder": (lambda path: path.symlink_to("."), "can't be read: Is a directory"),
    "a link to a folder out": (lambda path: path.symlink_to("/etc"), "is a link that leads out of the archive"),
    "a link to itself": (lambda path: path.symlink_to(path), "can't be read: Too many levels of symbolic links"),
}


@pytest.mark.parametrize("path", ["en/x.md", "x.png", "assets/x.js", "en/x"])
@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file(name: str, path: str, tmp_path: Path) -> None:
    make, message = NO_FILES[name]
    (tmp_path / "docs" / path).parent.mkdir(parents=True)
    make(tmp_path / "docs" / path)
    (found,) = told(tmp_path / "docs")
    assert found.partition(" — ")[0] == f"docs/{path}: {message}"
