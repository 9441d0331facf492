"""Every rule on a built site: silent on what is right, and a finding with its place where it is broken."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import reckon_once
from readers import LANGUAGES
from statement_archive.verify.rules import NothingToCheckError, Rule, outcome
from statement_archive.verify.site import SITE_RULES, BuiltSite, markup
from statement_archive.verify.site.markup import markup_is_valid
from statement_archive.verify.site.nu import Message, validate
from statement_archive.verify.site.policy import pages_run_files_of_the_site_alone

CASES = Path(__file__).parents[2] / "cases/built_site"
LINK_RULES = [rule for rule in SITE_RULES if rule is not markup_is_valid]
"""Starting Java takes longer than all of these together."""


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["title"]) for case in yaml.safe_load((CASES / name).read_text("utf-8"))]


BROKEN = yaml.safe_load((CASES / "broken_markup.yml").read_text("utf-8"))


def hosted(folder: Path, address: str = "") -> BuiltSite:
    return BuiltSite("hosted", folder, LANGUAGES, "site", address)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def found(site: BuiltSite, rules: Sequence[Rule[BuiltSite]]) -> list[str]:
    outcomes = [outcome(rule, [site], site.name) for rule in rules]
    return [f"{outcome.rule}: {finding}" for outcome in outcomes for finding in outcome.findings]


def test_a_site_without_a_fault_has_no_findings(folder: Path) -> None:
    assert found(hosted(folder), SITE_RULES) == []


@pytest.mark.parametrize("case", cases("broken_links.yml"))
def test_a_broken_link_is_found_at_its_place_and_by_one_rule(folder: Path, case: dict[str, Any]) -> None:
    change(folder / case["file"], case["old"], case["new"])
    assert found(hosted(folder), LINK_RULES) == case["findings"]


@pytest.mark.parametrize("case", cases("broken_policy.yml"))
def test_what_a_page_may_not_run_is_found_at_its_place(folder: Path, case: dict[str, Any]) -> None:
    change(folder / case["file"], case["old"], case["new"])
    assert found(hosted(folder), [pages_run_files_of_the_site_alone]) == case["findings"]


def test_a_copy_for_a_disk_may_load_files_and_a_hosted_site_none(folder: Path) -> None:
    change(folder / "index.html", "script-src 'self'", "script-src 'self' file:")
    copy = BuiltSite("offline", folder, LANGUAGES, "site", is_served=False)
    assert found(copy, [pages_run_files_of_the_site_alone]) == []
    assert found(hosted(folder), [pages_run_files_of_the_site_alone]) == [
        "pages-run-files-of-the-site-alone: site/index.html:3: the policy allows file: for `script-src`"
    ]


@pytest.fixture(scope="module")
def remarks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Message]]:
    """What the checker of markup says of each of these sites, by its title: Java is started once for all."""

    def reckon() -> dict[str, list[Message]]:
        together = tmp_path_factory.mktemp("broken")
        told: dict[str, list[Message]] = {case["title"]: [] for case in BROKEN}
        for case in BROKEN:
            change(shutil.copytree(CASES / "site", together / case["title"]) / case["file"], case["old"], case["new"])
        for message in validate(together):
            title, _, file = message.file.partition("/")
            told[title].append(replace(message, file=file))
        return told

    return reckon_once(tmp_path_factory, "remarks-on-markup", reckon)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["title"]) for case in BROKEN])
def test_broken_markup_is_found_at_its_place_and_by_one_rule(
    folder: Path, case: dict[str, Any], remarks: dict[str, list[Message]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "validate", lambda _: remarks[case["title"]])
    change(folder / case["file"], case["old"], case["new"])
    assert found(hosted(folder), SITE_RULES) == case["findings"]


def test_from_a_disk_a_link_names_its_page(folder: Path) -> None:
    change(folder / "zh/writ/index.html", "../../writ/", "../../writ/index.html")
    lines = found(BuiltSite("offline", folder, LANGUAGES, "site", is_served=False), LINK_RULES)
    reason = "opened from a disk, a folder shows a list of files; name the page in it"
    assert f"links-lead-somewhere: site/index.html:10: leads to `writ`: {reason}" in lines
    what = "leads to `writ/#p2`: there is no such file or anchor"
    assert f"hidden-links-lead-somewhere: site/index.html:10: {what}" in lines
    assert not [line for line in lines if "site/zh/" in line]


@pytest.mark.parametrize("base", ["", "archive/"])
def test_links_to_the_sites_own_address_are_looked_up_in_its_folder(folder: Path, base: str) -> None:
    address = f"https://example.net/{base}"
    change(folder / "404.html", "/assets/style.css", f"/{base}assets/style.css")
    change(folder / "404.html", "/writ/#p1", f"/{base}writ/#p3")
    card = f'<meta property="og:image" content="{address}assets/card.png">'
    change(folder / "index.html", "<title>", f'{card}<link rel="canonical" href="{address}gone/"><title>')
    (folder / "sitemap.xml").write_text(f"<urlset><url><loc>{address}writ/#p4</loc></url></urlset>", "utf-8")
    assert found(hosted(folder, address), LINK_RULES) == [
        "links-lead-somewhere: site/404.html:9: leads to `writ#p3`: there is no such anchor",
        "links-lead-somewhere: site/index.html:4: leads to `gone/`: there is no such file",
        "links-lead-somewhere: site/sitemap.xml:1: leads to `writ/#p4`: there is no such anchor",
        f"hidden-links-lead-somewhere: site/index.html:4: leads to `{address}assets/card.png`: "
        "there is no such file or anchor",
    ]


def test_a_folder_with_blanks_and_chinese_letters_is_no_obstacle(folder: Path) -> None:
    change(folder / "zh/writ/index.html", "<p>无人知晓", '<p id="第二条">无人知晓')
    change(folder / "index.html", "writ/#p1", "writ/#p11")
    assert found(hosted(folder.rename(folder.with_name("文 库"))), SITE_RULES) == [
        "links-lead-somewhere: site/index.html:10: leads to `writ#p11`: there is no such anchor",
        "markup-is-valid: site/zh/writ/index.html:12: Duplicate ID “第二条”.",
    ]


@pytest.mark.parametrize("rule", [SITE_RULES[0], markup_is_valid])
def test_a_folder_without_pages_is_an_error(tmp_path: Path, rule: Rule[BuiltSite]) -> None:
    with pytest.raises(NothingToCheckError, match="to check"):
        found(hosted(tmp_path), [rule])


def test_the_real_site_has_no_findings(built_site: Path) -> None:
    assert found(hosted(built_site), SITE_RULES) == []
