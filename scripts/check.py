"""Check the sources, what is made from them, and the built site: `python scripts/check.py --build`."""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from statement_archive.cache import fingerprint, recall, remember
from statement_archive.findings import Finding
from statement_archive.load import load_languages
from statement_archive.pipeline import build
from statement_archive.reader import readers
from statement_archive.verify.records import ARCHIVE_RULES, SHOWN_RULES, WORK_RULES, check
from statement_archive.verify.report import FORMATS
from statement_archive.verify.rules import Outcome, Rule, help_text, outcome, rule_id
from statement_archive.verify.site import (
    BROWSER_RULES,
    BUILD_RULES,
    SITE_RULES,
    BuiltSite,
    OpenedSite,
    build_site,
    check_build,
    check_in_browser,
    check_site,
)
from statement_archive.verify.site.built_site import page_paths

ROOT = Path(__file__).resolve().parent.parent
BUILDS = {"hosted": "mkdocs.yml", "offline": "mkdocs.offline.yml"}
"""The sites that there are, by name, and what MkDocs builds each from."""
KEPT = ROOT / ".cache/archive"
"""Where is kept which pages a browser found faultless."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FORMAT = click.Choice([*FORMATS])


def sources_are_sound(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """The sources can be read, repaired, parsed, aligned and linked, and leave nothing for an editor to decide."""
    yield from findings


RULES: tuple[Rule[Any], ...] = (
    sources_are_sound,
    *WORK_RULES,
    *ARCHIVE_RULES,
    *SHOWN_RULES,
    *BUILD_RULES,
    *SITE_RULES,
    *BROWSER_RULES,
)


@click.command()
@click.option("--sources", type=FOLDER, default=ROOT / "sources")
@click.option("--build", "is_built", is_flag=True, help="Build the site, hosted and offline, and check both as well.")
@click.option("--hosted", type=FOLDER, help="A site built for a server, to check as well.")
@click.option("--offline", type=FOLDER, help="A site built to be opened from a disk, to check as well.")
@click.option(
    "--chromium", help="A browser that opens every page of the hosted site, to check as well how accessible they are."
)
@click.option("--format", "shown_as", type=FORMAT, default="text", help="What to print.")
@click.option(
    "--report", "reports", type=(FORMAT, click.Path(dir_okay=False, path_type=Path)), multiple=True,
    help="A report to write to a file; may be given several times.",
)  # fmt: skip
@click.option("--rules", is_flag=True, help="Say what is checked, and stop.")
def main(
    sources: Path,
    is_built: bool,
    hosted: Path | None,
    offline: Path | None,
    chromium: str | None,
    shown_as: str,
    reports: tuple[tuple[str, Path], ...],
    rules: bool,
) -> None:
    """Print one line per finding; exit code 1 where there is an error, 0 where there are only open questions."""
    if rules:
        print_rules()
        return
    outcomes = list(check_sources(sources))
    if is_built and any(outcome.errors for outcome in outcomes):
        click.echo("the site is built and checked once the sources are right", err=True)
    elif is_built:
        outcomes += check_builds(chromium)
    for name, folder in (("hosted", hosted), ("offline", offline)):
        if folder:
            outcomes += check_pages(site(name, folder), chromium)
    for form, file in reports:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FORMATS[form](outcomes), "utf-8")
    click.echo(FORMATS[shown_as](outcomes), nl=False)
    count = sum(len(outcome.findings) for outcome in outcomes)
    click.echo(f"{len(outcomes)} checks, {count} findings", err=True)
    sys.exit(1 if any(outcome.errors for outcome in outcomes) else 0)


def print_rules() -> None:
    """One line for each rule."""
    for rule in RULES:
        click.echo(f"{rule_id(rule)}: {help_text(rule)}")


def check_sources(sources: Path) -> Iterator[Outcome]:
    """Run all stages anew, then hold the rules against what they made."""
    made = build(sources)
    languages, unread = load_languages(ROOT / "mkdocs.yml")
    yield outcome(sources_are_sound, [(*unread, *made.findings)], "sources")
    yield from check(made.archive, readers(languages))


def check_builds(chromium: str | None) -> Iterator[Outcome]:
    """Build every site that has a configuration, apart from `site/`, and hold the rules against its pages."""
    for name, configuration in BUILDS.items():
        if not (ROOT / configuration).exists():
            continue
        folder = ROOT / ".cache/check" / name
        log = build_site(ROOT, configuration, folder)
        yield from check_build(log, name)
        if log.is_finished:
            yield from check_pages(site(name, folder), chromium)


def check_pages(built: BuiltSite, chromium: str | None) -> Iterator[Outcome]:
    """Hold the rules against the pages of a site; the offline one has those of the hosted one: once is enough."""
    yield from check_site(built)
    if chromium and built.is_served:
        yield from check_opened(built, chromium)


def check_opened(built: BuiltSite, chromium: str) -> Iterator[Outcome]:
    """Open pages in a browser: all, but for those that were faultless before and are the same to the byte.

    What a page looks like is in its bytes: the names of its styles and scripts hold digests of their content.
    """
    digests = {path: sha256((built.folder / path).read_bytes()).hexdigest() for path in page_paths(built.folder)}
    key = f"{fingerprint(ROOT, ROOT / 'scripts/statement_archive/verify/site')} {version('axe-playwright-python')}"
    known = recall(KEPT, "faultless", key) or frozenset()
    pages = tuple(path for path, digest in digests.items() if digest not in known)
    outcomes = list(check_in_browser(OpenedSite(built, chromium, pages)))
    faulty = {finding.place for outcome in outcomes for finding in outcome.findings}
    faultless = frozenset(digest for path, digest in digests.items() if built.place(path, 0) not in faulty)
    remember(KEPT, "faultless", key, known | faultless)
    yield from outcomes


def site(name: str, folder: Path) -> BuiltSite:
    """The site in `folder`, at the address it was built for; an offline one is nowhere, and links to it leave it."""
    shown = folder.resolve().relative_to(ROOT) if folder.resolve().is_relative_to(ROOT) else folder
    address = os.environ.get("SITE_URL", "").rstrip("/") if name == "hosted" else ""
    languages, _ = load_languages(ROOT / "mkdocs.yml")
    return BuiltSite(
        name, folder, languages, shown.as_posix(), f"{address}/" if address else "", is_served=name == "hosted"
    )


if __name__ == "__main__":
    main()
