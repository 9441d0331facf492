"""Bad input gets one clear line each, all at once, and never a traceback.

`good/` is a small archive without a fault. Each case of `bad_input.yml` does one thing to it and names every line that
must be printed. `broken/` is a document with as many faults as it can hold.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import PROJECT
from fixtures.library import Rendered
from statement_archive.addresses import Addresses
from statement_archive.commands.check import check_sources
from statement_archive.findings import Finding, in_order
from statement_archive.pipeline import Build, build
from statement_archive.site import Configuration, make_site

CASES = Path(__file__).parent / "cases" / "archive"
BAD = yaml.safe_load((CASES / "bad_input.yml").read_text("utf-8"))
LayOut = Callable[[Path, Mapping[str, Any]], Path]
Run = Callable[[Path], "subprocess.CompletedProcess[str]"]


def files_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def spoil(files: dict[str, bytes], case: Mapping[str, Any]) -> dict[str, bytes]:
    """The files with what the case changes; `change` is `file: {what stands there: what is put there}`."""
    for name, changes in case.get("change", {}).items():
        text = files[name].decode("utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        files[name] = text.encode("utf-8")
    files |= {name: text.encode("utf-8") for name, text in case.get("write", {}).items()}
    files |= {name: bytes.fromhex(digits) for name, digits in case.get("bytes", {}).items()}
    return {name: content for name, content in files.items() if name not in case.get("remove", ())}


def sources_of(case: Mapping[str, Any], folder: Path, lay_out: LayOut) -> Path:
    sources = lay_out(folder / "sources", spoil(files_of(CASES / "good"), case))
    for name, target in case.get("link", {}).items():
        (sources / name).symlink_to(target.replace("{outside}", str(folder)))
    (folder / "secret.txt").write_text("secret")
    for name, content in case.get("afterwards", {}).items():
        (sources / name).write_text(content)
    return sources


def messages(sources: Path) -> list[str]:
    return [str(finding) for finding in sorted(build(sources).errors, key=lambda finding: finding.order)]


def test_good_archive_has_no_finding(tmp_path: Path, lay_out: LayOut) -> None:
    made = build(sources_of({}, tmp_path, lay_out))
    assert [str(finding) for finding in made.findings] == []
    assert [segment.id for segment in made.works[0].editions[0].segments] == [
        *("title", "p1", "p2", "s1", "p3", "p4", "p4.1", "p4.2")
    ]


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name: str, tmp_path: Path, lay_out: LayOut) -> None:
    found = messages(sources_of(BAD[name], tmp_path, lay_out))
    assert sorted(found) == sorted(BAD[name]["messages"])
    assert all("\n" not in message for message in found)


@pytest.mark.parametrize("name", ["glossary", "references", "data", "fr", "zh-hant"])
def test_a_document_does_not_take_the_address_of_other_pages(name: str, tmp_path: Path, lay_out: LayOut) -> None:
    files = {path.replace("writ/", f"{name}/", 1): text for path, text in files_of(CASES / "good").items()}
    assert f"sources/{name}: `{name}` is the address of other pages of a site" in "".join(
        messages(lay_out(tmp_path / "sources", files))
    )


def test_every_address_beside_the_documents_is_kept_from_them(
    real: Build, real_files: Mapping[str, bytes], rendered: Rendered, tmp_path: Path, lay_out: LayOut
) -> None:
    documents = {work.document.id for work in real.works}
    beside = {page.path.split("/")[1].removesuffix(".md") for page in rendered} - documents
    folders = {path.split("/")[0] for path in real_files if "/" in path}
    for name in beside | folders:
        renamed = {path.replace("writ/", f"{name}/", 1): text for path, text in files_of(CASES / "good").items()}
        found = messages(lay_out(tmp_path / name / "sources", renamed))
        assert any(f"`{name}` is the address of other pages" in message for message in found), name


def test_a_site_is_not_made_where_a_document_that_others_refer_to_is_not_there(tmp_path: Path) -> None:
    sources = shutil.copytree(PROJECT / "tests/cases/languages/sources", tmp_path / "sources")
    with (sources / "river-ports-speech/document.yml").open("a", encoding="utf-8") as declaration:
        declaration.write("oops: 1\n")
    addresses = Addresses(("en", "fr"), "", has_folders=True)
    site = make_site(Configuration(PROJECT, tmp_path, addresses, {}), sources=sources, kept=tmp_path / "kept")
    assert (site.files(tmp_path / "kept"), len(site.errors)) == ({}, 1)


def test_a_broken_archive_is_told_everything_at_once(tmp_path: Path, lay_out: LayOut) -> None:
    sources = lay_out(tmp_path / "sources", files_of(CASES / "broken" / "sources"))
    found = [str(finding) for finding in in_order(build(sources).findings)]
    assert found == (CASES / "broken" / "messages.txt").read_text("utf-8").splitlines()
    assert len(found) > 100


NO_FILES: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "can't be read: it is no file but a pipe or a device"),
    "a folder": (Path.mkdir, "can't be read: Is a directory"),
    "a link to what never ends": (lambda path: path.symlink_to("/dev/zero"), "is a link that leads out of the archive"),
    "a link to secrets": (lambda path: path.symlink_to("/etc/passwd"), "is a link that leads out of the archive"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), "can't be read: No such file or directory"),
    "a link to itself": (lambda path: path.symlink_to(path), "can't be read: Too many levels of symbolic links"),
}


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_of_the_archive_is_not_read(name: str, tmp_path: Path, lay_out: LayOut) -> None:
    make, message = NO_FILES[name]
    sources = lay_out(tmp_path / "sources", files_of(CASES / "good"))
    files = [sources / f"{own}.yml" for own in ("archive", "attestations", "entities", "glossary", "outlines")]
    files += [sources / "references.yml", sources / "writ/emendations.yml", sources / "writ/audit.yml"]
    for path in files:
        path.unlink(missing_ok=True)
        make(path)
    found = [line.partition(" — ")[0] for line in messages(sources)]
    assert sorted(found) == sorted(f"{path.relative_to(tmp_path)}: {message}" for path in files)


def test_a_folder_that_is_a_link_out_of_the_archive_is_not_read(tmp_path: Path, lay_out: LayOut) -> None:
    lay_out(tmp_path / "elsewhere", files_of(CASES / "good"))
    sources = lay_out(tmp_path / "sources", files_of(CASES / "good"))
    (sources / "letter").symlink_to(tmp_path / "elsewhere/writ")
    (found,) = messages(sources)
    assert found.startswith("sources/letter/document.yml: is a link that leads out of the archive")


class TestWhatMerelyLacksADocument:
    """One wrong date stops one document; what is said of it is not wrong for that."""

    @pytest.fixture
    def sources(self, tmp_path: Path) -> Path:
        return shutil.copytree(PROJECT / "tests/cases/languages/sources", tmp_path / "sources")

    @pytest.fixture
    def known(self, sources: Path) -> set[Finding]:
        """What is found without a mistake: nobody has gone through all of the small archive."""
        return {found for done in check_sources(sources, ("en", "fr"), None) for found in done.findings}

    def test_it_is_not_held_against_others(self, sources: Path, known: set[Finding]) -> None:
        declaration = sources / "river-ports-speech" / "document.yml"
        declaration.write_text(re.sub(r"^date: .*", "date: 0000-00-00", declaration.read_text("utf-8"), flags=re.M))
        found = {finding for done in check_sources(sources, ("en", "fr"), None) for finding in done.errors}
        assert [finding.message for finding in found - known] == ["`0000-00-00` is no day of the calendar"]

    def test_a_line_says_that_it_was_not_looked_at(self, sources: Path) -> None:
        (sources / "river-ports-speech" / "document.yml").write_text("kind: [")
        found = [finding for done in check_sources(sources, ("en", "fr"), None) for finding in done.findings]
        passed_over = [str(finding) for finding in found if "was not looked at" in finding.message]
        assert len(passed_over) > 2
        assert all(" river-ports-speech" in line for line in passed_over)

    @pytest.mark.parametrize("name", ["attestations", "entities", "references", "glossary", "archive"])
    def test_a_file_that_is_misread_is_all_that_is_wrong(self, sources: Path, known: set[Finding], name: str) -> None:
        with (sources / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write("\noops: 1\n")
        found = {finding for done in check_sources(sources, ("en", "fr"), None) for finding in done.errors}
        assert [finding.message for finding in found - known] == ["unknown key `oops`"]

    def test_words_of_a_witness_that_is_misread_are_not_looked_for(self, tmp_path: Path, lay_out: LayOut) -> None:
        case = {"change": {"writ/document.yml": {"siglum: en": "siglum: e n", "id: s1": "id: S 1"}}}
        assert [message.split(": ", 1)[1] for message in messages(sources_of(case, tmp_path, lay_out))] == [
            "`S 1` is not of the expected form — write it like `s1`",
            "`e n` is not of the expected form — write it like `zh`",
        ]


class TestEntryPoint:
    """`statement-archive build` prints the lines, writes nothing and says so with its exit code."""

    @pytest.fixture
    def run(self, project: Path, tmp_path: Path) -> Run:
        """Builds pages under `docs` from some sources; nothing outside the test's own folder is touched."""
        command: list[str | Path] = [sys.executable, "-m", "statement_archive", "--project", project, "build"]
        command += ["--docs", tmp_path / "docs", "--kept", tmp_path / "kept", "--sources"]
        return lambda sources: subprocess.run(
            [*command, sources], capture_output=True, text=True, encoding="utf-8", check=False
        )

    def test_prints_all_findings_and_writes_nothing(self, run: Run, tmp_path: Path, lay_out: LayOut) -> None:
        sources = lay_out(tmp_path / "sources", files_of(CASES / "broken" / "sources"))
        ran = run(sources)
        assert ran.returncode == 1
        assert ran.stdout == ""
        assert ran.stderr.splitlines() == (CASES / "broken" / "messages.txt").read_text("utf-8").splitlines()
        assert not (tmp_path / "docs").exists()

    def test_leaves_an_earlier_build_as_it_is(self, run: Run, tmp_path: Path, lay_out: LayOut) -> None:
        sources = sources_of({}, tmp_path, lay_out)
        assert run(sources).returncode == 0
        before = files_of(tmp_path / "docs")
        (sources / "writ" / "raw" / "en.txt").write_text("changed")
        assert run(sources).returncode == 1
        assert files_of(tmp_path / "docs") == before

    def test_says_that_a_page_by_hand_is_in_the_way(self, run: Run, tmp_path: Path, lay_out: LayOut) -> None:
        sources = sources_of({}, tmp_path, lay_out)
        page = tmp_path / "docs" / "zh" / "writ" / "one.md"
        page.parent.mkdir(parents=True)
        page.write_text("mine")
        ran = run(sources)
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr.startswith("docs/zh/writ/one.md: is in the way of a generated file")
        assert files_of(tmp_path / "docs") == {"zh/writ/one.md": b"mine"}

    def test_folder_that_is_not_there(self, run: Run, tmp_path: Path) -> None:
        ran = run(tmp_path / "nowhere")
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr == "nowhere: no document here — add a folder with a document.yml and raw texts\n"
