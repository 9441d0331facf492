"""The part of `statement-archive check` that looks at built sites."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from statement_archive.cache import fingerprint, kept_in, recall, remember
from statement_archive.commands.options import languages_of
from statement_archive.commands.terminal import bar_or_line, count_or_line, wait_for
from statement_archive.project import CONFIGURATIONS, Project
from statement_archive.tools import INSTALL_CHECKS, MissingToolError
from statement_archive.verify.rules import Outcome
from statement_archive.verify.site import (
    BuiltSite,
    OpenedSite,
    build_site,
    check_build,
    check_in_browser,
    check_site,
)
from statement_archive.verify.site.built_site import page_paths

_LEADING_ON = b'http-equiv="refresh"'
"""What a page has that leads to another at once, so that nobody looks at it."""


def check_builds(project: Project, chromium: str | None) -> Iterator[Outcome]:
    """Build every site that has a configuration, apart from `site/`, and hold the rules against its pages."""
    # Without a word of the caller's the sites stand at the root of a host: that is where they are opened here.
    os.environ.setdefault("SITE_URL", "")
    for name, configuration in CONFIGURATIONS.items():
        if not (project.root / configuration).exists():
            continue
        folder = project.cache / "check" / name
        with wait_for(f"building the {name} site"):
            log = build_site(project.root, configuration, folder)
        yield from check_build(log, name)
        if log.is_finished:
            yield from check_pages(project, site_in(project, name, folder), chromium)


def check_pages(project: Project, built: BuiltSite, chromium: str | None) -> Iterator[Outcome]:
    """Hold the rules against the pages of a site; the offline one has those of the hosted one: once is enough."""
    yield from check_site(built, track=bar_or_line)
    if chromium and built.is_served:
        with kept_in(project.kept, project.root) as (kept, _):
            yield from check_opened(built, chromium, kept=kept)


@dataclass(frozen=True, slots=True)
class _Faultless:
    """The digests of pages in which a browser found nothing wrong."""

    pages: frozenset[str]


def check_opened(built: BuiltSite, chromium: str, *, kept: Path) -> Iterator[Outcome]:
    """Open pages in a browser: all, but for those that were faultless before and are the same to the byte.

    What a page looks like is in its bytes: the names of its styles and scripts hold digests of their content. `kept` is
    the folder that tells which were faultless.
    """
    contents = {path: (built.folder / path).read_bytes() for path in page_paths(built.folder)}
    digests = {path: sha256(text).hexdigest() for path, text in contents.items() if _LEADING_ON not in text}
    key = f"{fingerprint(built.folder)} {_axe_version()}"
    known = (recall(kept, "faultless", key, _Faultless) or _Faultless(frozenset())).pages
    pages = tuple(path for path, digest in digests.items() if digest not in known)
    with count_or_line(len(pages), "pages in a browser") as done:
        outcomes = list(check_in_browser(OpenedSite(built, chromium, pages, done)))
    faulty = {finding.place for outcome in outcomes for finding in outcome.findings}
    faultless = frozenset(digest for path, digest in digests.items() if built.place(path, 0) not in faulty)
    remember(kept, "faultless", key, _Faultless(known | faultless))
    yield from outcomes


def site_in(project: Project, name: str, folder: Path) -> BuiltSite:
    """The site in `folder`, at the address it was built for; an offline one is nowhere, and links to it leave it."""
    whole = folder.resolve()
    shown = whole.relative_to(project.root) if whole.is_relative_to(project.root) else folder
    address = os.environ.get("SITE_URL", "").rstrip("/") if name == "hosted" else ""
    languages = languages_of(project)
    return BuiltSite(
        name, folder, languages, shown.as_posix(), f"{address}/" if address else "", is_served=name == "hosted"
    )


def _axe_version() -> str:
    try:
        return version("axe-playwright-python")
    except PackageNotFoundError:
        raise MissingToolError("axe-playwright-python", INSTALL_CHECKS) from None
