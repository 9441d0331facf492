"""`statement-archive check` as it is run: exit codes, and reports in each format."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from junitparser import JUnitXml

from conftest import PROJECT, find_chromium
from readers import LANGUAGES
from statement_archive.cli import main
from statement_archive.commands import check, check_sites
from statement_archive.findings import Finding
from statement_archive.project import Project
from statement_archive.verify.rules import Outcome, rule_id
from statement_archive.verify.site import BuiltSite, OpenedSite

RULES = [rule_id(rule) for rule in check.RULES]
BUILD = "site-is-built"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["--project", str(PROJECT), "check", *map(str, arguments)])


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """What is wrong with the sources, in place of those of the project; nothing as long as it is empty."""
    findings: list[Finding] = []
    monkeypatch.setattr(check, "check_sources", lambda *_: [Outcome("rule", "Help.", "sources", tuple(findings))])
    return findings


@pytest.mark.usefixtures("sources")
def test_a_faultless_site_ends_well_and_prints_nothing(folder: Path) -> None:
    result = run("--hosted", folder)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.usefixtures("sources")
def test_a_broken_link_ends_with_1_and_stands_in_every_report(folder: Path) -> None:
    page = folder / "zh/writ/index.html"
    page.write_text(page.read_text("utf-8").replace("#第二条", "#第三条"), "utf-8")
    reports = folder.parent / "reports"
    wanted = [("junit", reports / "junit.xml"), ("sarif", reports / "sarif.json"), ("github", reports / "github.txt")]
    result = run("--hosted", folder, *(part for pair in wanted for part in ("--report", *pair)))
    place = f"{page.as_posix()}:10"
    message = "leads to `zh/writ/index.html#第三条`: there is no such anchor"
    assert (result.exit_code, result.stdout) == (1, f"{place}: {message}\n")
    failed = [case for suite in JUnitXml.fromfile(str(reports / "junit.xml")) for case in suite if not case.is_passed]
    assert [(case.classname, case.name) for case in failed] == [("hosted", "links-lead-somewhere")]
    (finding,) = json.loads((reports / "sarif.json").read_bytes())["runs"][0]["results"]
    assert (finding["ruleId"], finding["message"]["text"]) == ("links-lead-somewhere", message)
    (line,) = (reports / "github.txt").read_text("utf-8").splitlines()
    assert line == f"::error file={page.as_posix()},line=10,title=links-lead-somewhere::{message}"


def test_every_rule_is_a_test_case_whether_it_holds_or_not(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "kept", tmp_path)
    monkeypatch.setattr(Project, "sources", PROJECT / "tests/cases/archive/good")
    result = run("--hosted", folder, "--chromium", find_chromium(), "--format", "junit")
    suites = JUnitXml.fromstring(result.stdout.encode("utf-8"))
    assert [suite.name for suite in suites] == ["sources", "hosted"]
    assert [case.name for suite in suites for case in suite] == [rule for rule in RULES if rule != BUILD]


@pytest.mark.parametrize(("is_open_question", "code"), [(True, 0), (False, 1)])
def test_open_questions_alone_are_no_error(sources: list[Finding], is_open_question: bool, code: int) -> None:
    sources.append(Finding("sources/writ/document.yml:3", "in doubt", is_open_question=is_open_question))
    result = run()
    assert (result.exit_code, result.stdout) == (code, f"{sources[0]}\n")


def test_sources_that_are_wrong_are_told_and_no_site_is_built_of_them(
    sources: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    sources.append(Finding("sources/writ/document.yml:3", "wrong"))
    monkeypatch.setattr(check, "check_builds", lambda *_: pytest.fail("built"))
    result = run("--build")
    assert (result.exit_code, result.stdout) == (1, f"{sources[0]}\n")


def test_each_rule_is_listed_with_one_line_of_help() -> None:
    lines = run("--rules").stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == RULES
    assert len(set(RULES)) == len(RULES)
    assert all(line.split(": ", 1)[1].endswith(".") for line in lines)


def test_a_page_that_was_faultless_is_not_opened_again_until_it_changes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, ...]] = []
    faulty = Finding("site/zh/writ/index.html", "pale")

    def open_pages(site: OpenedSite) -> list[Outcome]:
        opened.append(site.pages)
        return [Outcome("rule", "Help.", "hosted", (faulty,))]

    monkeypatch.setattr(check_sites, "check_in_browser", open_pages)
    built = BuiltSite("hosted", folder, LANGUAGES, "site")
    for _ in range(2):
        list(check_sites.check_opened(built, "chromium", kept=tmp_path))
    page = folder / "index.html"
    page.write_text(page.read_text("utf-8").replace("</body>", "<p>more</p></body>"), "utf-8")
    list(check_sites.check_opened(built, "chromium", kept=tmp_path))
    every, again, changed = map(set, opened)
    assert (again, changed) == ({"zh/writ/index.html"}, {"zh/writ/index.html", "index.html"}) and every >= changed
