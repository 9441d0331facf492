"""Check the sources, what is made from them, and the built site: `statement-archive check --build`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from statement_archive.addresses import Addresses
from statement_archive.commands.check_sites import check_builds, check_pages, site_in
from statement_archive.commands.fixing import fix
from statement_archive.commands.options import EXISTING_FOLDER, languages_of, pass_project
from statement_archive.commands.terminal import bar_or_line, remark, show_findings
from statement_archive.disk import put_as_asked
from statement_archive.export.format import Holdings
from statement_archive.findings import Finding
from statement_archive.load.by_hand import check_by_hand
from statement_archive.model import Archive
from statement_archive.pipeline import Build, build
from statement_archive.project import Project
from statement_archive.publish.outputs import Output, by_hand, check_outputs, outputs
from statement_archive.reader import readers
from statement_archive.verify.promises import ARCHIVE_RULES, PAGE_RULES, SHOWN_RULES, WORK_RULES, check
from statement_archive.verify.report import FORMATS
from statement_archive.verify.rules import NothingToCheckError, Outcome, Rule, help_text, outcome, rule_id
from statement_archive.verify.site import BROWSER_RULES, BUILD_RULES, SITE_RULES
from statement_archive.write import not_made

FORMAT = click.Choice([*FORMATS])
REPORT = (FORMAT, click.Path(dir_okay=False, path_type=Path))


def sources_are_sound(made: Build) -> Iterator[Finding]:
    """The sources can be read, repaired, parsed, aligned and linked, and leave nothing for an editor to decide."""
    yield from made.findings


@dataclass(frozen=True)
class Outputs:
    """What a site is made of."""

    archive: Archive
    languages: tuple[str, ...]
    docs: Path | None
    """The folder of pages, into which people have put files of their own."""

    @cached_property
    def addresses(self) -> Addresses:
        """Those of a site at the root of a host."""
        return Addresses(self.languages, "", has_folders=True)

    @cached_property
    def files(self) -> tuple[Output, ...]:
        """All that a build makes."""
        # Imported only here: not every check need wait for all formats.
        from statement_archive.export.formats import foresee, formats_of_site
        from statement_archive.load.schemas import schemas

        holdings = Holdings(self.archive, self.addresses, schemas=schemas())
        return tuple(outputs(holdings.cuts, holdings.site, foresee(holdings, formats_of_site(), known={})))

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The files that people have put under `docs/`, by path there."""
        return not_made(self.docs) if self.docs else ()


def files_have_names_of_their_own(made: Outputs) -> Iterator[Finding]:
    """No two files of the site have one address or are one on some disk, and all have names that every disk has."""
    yield from check_outputs([*by_hand(made.others), *made.files], made.addresses)


def files_by_hand_are_pages_and_pictures(made: Outputs) -> Iterator[Finding]:
    """What people have put under docs/ is Markdown without HTML, or a picture, no link, and no more than may be."""
    if made.docs:
        yield from check_by_hand(made.docs, sorted({*made.others} - {file.path for file in made.files}))


RULES: tuple[Rule[Any], ...] = (
    sources_are_sound,
    files_have_names_of_their_own,
    files_by_hand_are_pages_and_pictures,
    *WORK_RULES,
    *ARCHIVE_RULES,
    *PAGE_RULES,
    *SHOWN_RULES,
    *BUILD_RULES,
    *SITE_RULES,
    *BROWSER_RULES,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is checked."""

    sources: Path | None
    """None for those of the archive."""
    is_built: bool
    """Whether its sites are built and checked."""
    hosted: Path | None
    """A site that was built for a server."""
    offline: Path | None
    """A site that was built to be opened from a disk."""
    chromium: str | None
    """A browser that opens every page of hosted sites."""


def print_rules(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    """One line for each rule, and nothing else."""
    if is_asked:
        for rule in RULES:
            click.echo(f"{rule_id(rule)}: {help_text(rule)}")
        context.exit()


@click.command("check")
@click.option("--sources", type=EXISTING_FOLDER, help="Where the raw texts and their YAML are; sources/ by default.")
@click.option("--build", "is_built", is_flag=True, help="Build the site, hosted and offline, and check both as well.")
@click.option("--hosted", type=EXISTING_FOLDER, help="A site built for a server, to check as well.")
@click.option("--offline", type=EXISTING_FOLDER, help="A site built to be opened from a disk, to check as well.")
@click.option(
    "--chromium", help="A browser that opens every page of the hosted site, to check as well how accessible they are."
)
@click.option("--format", "shown_as", type=FORMAT, default="text", help="What to print.")
@click.option(
    "--report", "reports", type=REPORT, multiple=True, help="A report to write to a file; may be given several times."
)
@click.option("--fix", "is_mended", is_flag=True, help="First mend what can be mended for sure; hashes never.")
@click.option("--watch", "is_watched", is_flag=True, help="Check the sources again whenever a file changes.")
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_rules,
    help="Say what is checked, and stop.",
)
@pass_project
def command(
    project: Project,
    shown_as: str,
    reports: tuple[tuple[str, Path], ...],
    is_mended: bool,
    is_watched: bool,
    **chosen: Any,
) -> None:
    """Print one line per finding; exit code 1 where there is an error, 0 where there are only open questions.

    With --fix, files of YAML are changed first: keys that are misspelt beyond doubt, byte order marks, line ends, the
    line that names a schema, the list of what is published. A hash never is: see `replace`.
    """
    if chosen["sources"] and (is_mended or is_watched):
        raise click.UsageError("--fix and --watch are for the archive's own sources")
    if is_mended:
        fix(project)
    if is_watched:
        if any(chosen.values()) or reports or shown_as != "text":
            raise click.UsageError("--watch looks at the sources alone, and prints text")
        from statement_archive.commands.watching import watch  # who checks once need not have what it uses

        watch(project)
        return
    for _, file in reports:
        make_room(file)
    try:
        outcomes = check_all(project, Scope(**chosen))
    except NothingToCheckError as error:
        raise click.ClickException(str(error)) from None
    for form, file in reports:
        put_as_asked(file, FORMATS[form](outcomes).encode("utf-8"))
    show(outcomes, shown_as)
    sys.exit(1 if any(outcome.errors for outcome in outcomes) else 0)


def make_room(file: Path) -> None:
    """Make the folder of a report; ends the command where that can't be done, before anything is checked."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{file.parent} can't be made: {error.strerror}") from None


def check_all(project: Project, scope: Scope) -> list[Outcome]:
    """The sources, then the sites."""
    outcomes = list(check_sources(scope.sources or project.sources, languages_of(project), project.docs))
    if scope.is_built and any(outcome.errors for outcome in outcomes):
        remark("the site is built and checked once the sources are right")
    elif scope.is_built:
        outcomes += check_builds(project, scope.chromium)
    for name, folder in (("hosted", scope.hosted), ("offline", scope.offline)):
        if folder:
            outcomes += check_pages(project, site_in(project, name, folder), scope.chromium)
    return outcomes


def check_sources(sources: Path, languages: tuple[str, ...], docs: Path | None) -> Iterator[Outcome]:
    """Run all stages anew, then hold the rules against what they made, and against what people put into `docs`."""
    made = build(sources, track=bar_or_line)
    yield outcome(sources_are_sound, [made], "sources")
    whole = [] if made.errors else [Outputs(made.archive, languages, docs)]
    yield outcome(files_have_names_of_their_own, whole, "sources")
    yield outcome(files_by_hand_are_pages_and_pictures, whole, "sources")
    yield from check(made.archive, readers(languages))


def show(outcomes: Sequence[Outcome], shown_as: str) -> None:
    """Print what was found, in colours where a person reads it on a terminal, and how much it is."""
    if shown_as == "text":
        show_findings(finding for outcome in outcomes for finding in outcome.findings)
    else:
        click.echo(FORMATS[shown_as](outcomes), nl=False)
    count = sum(len(outcome.findings) for outcome in outcomes)
    remark(f"{len(outcomes)} checks, {count} findings")
