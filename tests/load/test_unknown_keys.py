"""What an unknown key may mean is worked out once for all keys beside it."""

from pathlib import Path

import pytest

from statement_archive.findings import Finding
from statement_archive.load import nodes


def unknown(folder: Path, text: str) -> list[Finding]:
    (folder / "x.yml").write_text(text, "utf-8")
    findings: list[Finding] = []
    root = nodes.read_yaml(folder / "x.yml", "x.yml", findings)
    assert root
    root.fields(optional=("title", "issuer"))
    return findings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("titel: x\n", ["title"]),
        ("titel: x\nisuer: y\n", ["title", "issuer"]),
        ("titel: x\ntitl: y\n", ["", ""]),
        ("title: z\ntitel: x\n", [""]),
        ("colour: x\n", [""]),
    ],
)
def test_a_key_means_the_one_that_is_like_it_and_like_no_other(tmp_path: Path, text: str, meant: list[str]) -> None:
    guesses = [finding.hint.partition("do you mean `")[2].partition("`")[0] for finding in unknown(tmp_path, text)]
    assert guesses == meant


def test_each_key_is_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def close(word: str, known: list[str], **_: float) -> list[str]:
        compared.append(word)
        return []

    monkeypatch.setattr(nodes, "get_close_matches", close)
    assert len(unknown(tmp_path, "".join(f"k{number}: x\n" for number in range(20)))) == 20
    assert len(compared) == 20
