"""The part of `statement-archive check` that stays and checks again whenever a file changes: `--watch`."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from statement_archive.cache import fingerprint
from statement_archive.commands.options import languages_of
from statement_archive.commands.terminal import remark, show_findings
from statement_archive.findings import Finding, in_order
from statement_archive.model import Work
from statement_archive.pipeline import build
from statement_archive.project import CONFIGURATIONS, Project
from statement_archive.reader import Reader, readers
from statement_archive.verify.promises import (
    ARCHIVE_RULES,
    PAGE_RULES,
    WORK_RULES,
    Shown,
    sentences_are_in_every_language,
    text_pages,
)

_CHANGES = ("created", "modified", "moved", "deleted")
"""Of the events that a system tells of, those after which a file may hold something else; reading it is none."""
_QUIET = 0.25
"""Seconds without an event after which a save is taken to be over: editors write several files, and rename them."""
_LONGEST = 20
"""Events of one save that are waited for at most in this way."""


class _Checker:
    """Checks the sources; what it found in a document that has not changed since, it knows."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._of_pages: dict[str, list[Finding]] = {}
        self.is_whole = True
        """Whether every document could be made; else nothing was asked of what stands between them."""

    def __call__(self) -> list[Finding]:
        site = readers(languages_of(self._project))
        made = build(self._project.sources, kept=self._project.kept)
        self.is_whole = len(made.works) == len([*self._project.sources.glob("*/document.yml")])
        found = [*made.findings, *(finding for rule in ARCHIVE_RULES for finding in rule(made.archive))]
        found += (finding for rule in WORK_RULES for work in made.works for finding in rule(work))
        found += sentences_are_in_every_language(Shown(made.archive, site))
        keys = {self._key(work, site): work for work in made.works}
        self._of_pages = {
            key: self._of_pages[key] if key in self._of_pages else _read(work, site) for key, work in keys.items()
        }
        return in_order([*found, *(finding for own in self._of_pages.values() for finding in own)])

    def _key(self, work: Work, site: tuple[Reader, ...]) -> str:
        sources = self._project.sources
        own = fingerprint(sources, sources / work.document.id, sources / "glossary.yml")
        return " ".join((own, *(reader.language for reader in site)))


def _read(work: Work, site: tuple[Reader, ...]) -> list[Finding]:
    """What is wrong with the pages of a document's texts."""
    return [finding for page in text_pages(work, site) for rule in PAGE_RULES for finding in rule(page)]


def watch(project: Project) -> None:
    """Check, and again after every change, until Ctrl-C; prints what is new and what is mended."""
    try:
        _watch(project, _Checker(project))
    except KeyboardInterrupt:
        remark("")


def _watch(project: Project, check: _Checker) -> None:
    changes: SimpleQueue[str] = SimpleQueue()
    with _observed(project, changes.put):
        seen, known = _state(project), _checked(check, [])
        remark("watching; Ctrl-C ends")
        while True:
            changes.get()
            _settle(changes)
            state = _state(project)
            if state != seen:
                seen, known = state, _checked(check, known)


def _settle(changes: "SimpleQueue[str]") -> None:
    """Wait until a save is over."""
    for _ in range(_LONGEST):
        try:
            changes.get(timeout=_QUIET)
        except Empty:
            return


def _checked(check: _Checker, known: list[Finding]) -> list[Finding]:
    """Check once, and tell what differs from what was known; a finding that has only moved to another line does not."""
    try:
        found = check()
    except click.ClickException as error:
        remark(error.format_message())
        return known
    before, after = Counter(map(_as_told, known)), Counter(map(_as_told, found))
    show_findings(_only(found, after - before))
    gone = list(_only(known, before - after))
    for finding in gone if check.is_whole else ():
        click.echo(f"{click.style('mended', fg='green')}: {finding.place}: {finding.message}")
    remark(f"checked: {len(found)} findings")
    return found if check.is_whole else [*found, *gone]


def _only(findings: list[Finding], wanted: Counter[tuple[str, str]]) -> Iterator[Finding]:
    left = Counter(wanted)
    for finding in findings:
        if left[_as_told(finding)] > 0:
            left[_as_told(finding)] -= 1
            yield finding


def _as_told(finding: Finding) -> tuple[str, str]:
    return finding.file, finding.text


def _watched(project: Project) -> list[Path]:
    return [project.sources, *sorted(project.docs.glob("*/about")), project.root / CONFIGURATIONS["hosted"]]


def _state(project: Project) -> dict[Path, tuple[int, int]]:
    """When each file was last written, and its size: an event that changed nothing is not worth a check."""
    found = {}
    for top in _watched(project):
        for path in sorted(top.rglob("*")) if top.is_dir() else (top,):
            try:
                told = path.stat()
            except OSError:
                continue
            if path.is_file():
                found[path] = (told.st_mtime_ns, told.st_size)
    return found


@contextmanager
def _observed(project: Project, tell: Callable[[str], None]) -> Iterator[None]:
    """Tell of every change of a file, for as long as this is entered."""

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in _CHANGES:
                tell(event.event_type)

    observer = Observer()
    for path in _watched(project):
        # A file that an editor renames into place is another one: its folder is what stays.
        folder = path if path.is_dir() else path.parent
        observer.schedule(Handler(), str(folder), recursive=path.is_dir())
    try:
        observer.start()
    except OSError as error:
        raise click.ClickException(f"this system does not tell of changes: {error.strerror}") from None
    try:
        yield
    finally:
        observer.stop()
        observer.join()
