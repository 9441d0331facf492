"""What people see while a command runs: on a terminal a bar and colours, elsewhere plain lines.

Nothing here goes to the standard output but findings; progress and remarks go to the other stream.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from statement_archive.findings import Finding, first_of_each_kind
from statement_archive.progress import Item


def show_findings(findings: Iterable[Finding], *, err: bool = False) -> None:
    """In order, one line each and no more of a kind than one reads; red, or yellow for an open question."""
    for finding, more in first_of_each_kind(findings):
        colour = "yellow" if finding.is_open_question else "red"
        click.echo(f"{click.style(finding.place, bold=True)}: {click.style(finding.text, fg=colour)}", err=err)
        if more:
            click.secho(more, fg=colour, err=err)


def remark(words: str) -> None:
    """Say something beside what is printed."""
    click.echo(words, err=True)


def bar(items: Sequence[Item], what: str, /) -> Iterable[Item]:
    """Work through items under a bar; where there is no terminal, without a word."""
    with count(len(items), what) as done:
        for item in items:
            yield item
            done(item)


def bar_or_line(items: Sequence[Item], what: str, /) -> Iterable[Item]:
    """Work through items under a bar; where there is no terminal, a line says that it begins."""
    _announce(len(items), what)
    return bar(items, what)


@contextmanager
def count_or_line(total: int, what: str) -> Iterator[Callable[[object], None]]:
    """The same for what is not worked through here: call what is given for each thing that is done, from any thread."""
    _announce(total, what)
    with count(total, what) as done:
        yield done


@contextmanager
def count(total: int, what: str) -> Iterator[Callable[[object], None]]:
    """A bar that moves on with each call; nothing where there is no terminal."""
    if not total or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda _: progress.advance(task)


@contextmanager
def wait_for(what: str) -> Iterator[None]:
    """Say what is being waited for; on a terminal until it is there."""
    if not sys.stderr.isatty():
        remark(what)
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def _announce(total: int, what: str) -> None:
    if total and not sys.stderr.isatty():
        remark(f"{what}: {total}")
