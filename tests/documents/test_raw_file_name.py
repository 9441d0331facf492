"""A raw file whose name can't stand in every address and on every disk is told at once, where it is declared."""

import shutil
from pathlib import Path

import pytest

from documents.conftest import CASES
from statement_archive.findings import Finding
from statement_archive.load import load_document

LETTERS = CASES / "raw-file-name/sources/rawname-2024-05-01"


def findings_of(folder: Path, name: str) -> list[str]:
    """What is said of the document when its raw file has this name; the file itself has it, too, where it can."""
    document = shutil.copytree(LETTERS, folder / LETTERS.name)
    declaration = document / "document.yml"
    text = declaration.read_text("utf-8").replace("raw: raw/zh.txt", f"raw: '{name}'")
    declaration.write_text(text, encoding="utf-8")
    _, findings = load_document(document)
    return [f"{finding.place}: {finding.message}" for finding in findings]


@pytest.mark.parametrize("name", ["zh.txt", "zh-2.txt", "Communique_FINAL.v2.txt", "0.txt", f"{'a' * 196}.txt"])
def test_letters_digits_dots_lines_and_hyphens_are_fine(tmp_path: Path, name: str) -> None:
    assert findings_of(tmp_path, f"raw/{name}") == []


@pytest.mark.parametrize(
    "name",
    [
        *("zh#1.txt", "50%.txt", "a%23b.txt", "two words.txt", "what?.txt", "a:b.txt", "a*b.txt", "a&b.txt", "a+b.txt"),
        *("声明.txt", "Erklärung.txt", "e\u0301.txt", "ｚｈ.txt", "\u202ezh.txt", "zh\u200b.txt"),
        *(
            "zh.html",
            "zh.svg",
            "zh.js",
            "zh.md",
            "zh.txt.html",
            "zh.txt.exe",
            "zh.TXT",
            "zh",
            "zh.txt.",
            "zh.txt ",
            ".zh.txt",
            "-zh.txt",
            "~zh.txt",
        ),
        *("con.txt", "NUL.txt", "Com1.txt", "aux.zh.txt", f"{'a' * 197}.txt", "2024/zh.txt"),
    ],
)
def test_any_other_name_is_a_finding_at_its_line(tmp_path: Path, name: str) -> None:
    (found,) = findings_of(tmp_path, f"raw/{name}")
    shown = Finding(f"{tmp_path.name}/{LETTERS.name}/document.yml:31", f"`raw/{name.strip()}`")
    assert found.startswith(f"{shown} ")
