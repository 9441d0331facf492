"""A page that is written by hand and can't be read is a finding."""

import os
from pathlib import Path

from statement_archive.limits import PAGE_BYTES
from statement_archive.load import load_prose


def test_pages_that_can_not_be_read_are_findings(tmp_path: Path) -> None:
    about = tmp_path / "docs" / "en" / "about"
    about.mkdir(parents=True)
    (about / "a.md").write_bytes("\ufeff# Déclaration\n\nWords.\n".encode())
    (about / "b.md").write_bytes("# Déclaration\n".encode("latin-1"))
    (about / "c.md").mkdir()
    os.mkfifo(about / "d.md")
    (about / "e.md").symlink_to("/etc/passwd")
    (about / "f.md").write_bytes(b"x" * (PAGE_BYTES.most + 1))
    prose, findings = load_prose(tmp_path / "docs", ["en", "zh"])
    assert [(part.title, part.text) for part in prose] == [("Déclaration", "Words.")]
    assert [str(finding) for finding in findings] == [
        "docs/en/about/b.md: is not UTF-8 at byte 3 — save it as UTF-8",
        "docs/en/about/c.md: can't be read: Is a directory",
        "docs/en/about/d.md: can't be read: it is no file but a pipe or a device",
        "docs/en/about/e.md: is a link that leads out of the archive — put the file itself in its place",
        "docs/en/about/f.md: has 200,001 bytes, more than the 200,000 that a page that is written by hand may have",
    ]


def test_what_names_a_heading_is_no_part_of_it_and_is_found_at_once(tmp_path: Path) -> None:
    about = tmp_path / "docs" / "en" / "about"
    about.mkdir(parents=True)
    long = f"{' ' * 3_000}x{'{#' * 1_500}{'a' * 3_000}"
    (about / "a.md").write_text(f"# Title\n\n## One {{: #one }}\n\nA.\n\n## Two\n\n## x{long}\n", "utf-8")
    prose, findings = load_prose(tmp_path / "docs", ["en"])
    assert [(part.title[:5], part.anchor) for part in prose] == [
        ("Title", ""),
        ("One", "one"),
        ("Two", ""),
        ("x    ", ""),
    ]
    assert findings == ()
