"""`statement-archive export`: the formats that are asked for, of the documents that are, and a line for a slip."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import PROJECT, SMALL
from statement_archive.cli import main
from statement_archive.export.formats import known_formats


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(PROJECT), "export", *arguments])


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_one_format_of_one_document(tmp_path: Path) -> None:
    ran = run("ris", "--document", SMALL, "--to", str(tmp_path))
    assert files(tmp_path) == {f"data/{SMALL}/citations-en.ris"}
    assert (ran.exit_code, ran.output.splitlines()[-1]) == (0, f"1 files in {tmp_path}")


def test_formats_of_the_archive_come_with_all_documents(tmp_path: Path) -> None:
    assert run("json", "csv", "--to", str(tmp_path)).exit_code == 0
    made = files(tmp_path)
    assert {"data/references.json", "data/glossary.csv", f"data/{SMALL}/segments.json"} <= made
    assert not [path for path in made if path.endswith(".bib")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tie"], f"there is no format `tie`; there are {', '.join(known_formats())}, and `all`"),
        (["json", "--document", "nothing"], "there is no document `nothing`; there are "),
        ([], "Missing argument 'FORMATS...'"),
    ],
)
def test_a_slip_is_told_with_what_there_is(arguments: list[str], told: str, tmp_path: Path) -> None:
    ran = run(*arguments, "--to", str(tmp_path / "x"))
    assert ran.exit_code == 2
    assert told in " ".join(ran.output.split())
    assert not (tmp_path / "x").exists()


def test_a_file_that_can_not_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "data" / SMALL / "citations-en.ris").mkdir(parents=True)
    ran = run("ris", "--document", SMALL, "--to", str(tmp_path))
    assert (ran.exit_code, ran.stderr.splitlines()[-1]) == (
        1,
        f"{tmp_path}/data/{SMALL}/citations-en.ris: can't be opened, written or removed: Is a directory",
    )
    assert not files(tmp_path)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to/data").symlink_to(tmp_path)
    ran = run("ris", "--document", SMALL, "--to", str(tmp_path / "to"))
    assert (ran.exit_code, "data: is a link" in ran.stderr, files(tmp_path)) == (1, True, set())
