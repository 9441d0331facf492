"""Checks of the built site: what a reader's browser and a reader's tools meet. Nothing is mended here."""

from collections.abc import Iterator

from statement_archive.progress import Track, quietly
from statement_archive.verify.rules import Outcome, Rule, outcome
from statement_archive.verify.site.accessibility import OpenedSite, pages_are_accessible
from statement_archive.verify.site.building import BuildLog, build_site, site_is_built
from statement_archive.verify.site.built_site import BuiltSite
from statement_archive.verify.site.data import data_is_as_listed
from statement_archive.verify.site.links import (
    hidden_links_lead_somewhere,
    links_lead_somewhere,
    links_work_in_every_folder,
)
from statement_archive.verify.site.markup import languages_are_known, markup_is_valid, pages_say_their_language
from statement_archive.verify.site.policy import pages_run_files_of_the_site_alone

__all__ = [
    "BROWSER_RULES",
    "BUILD_RULES",
    "SITE_RULES",
    "BuildLog",
    "BuiltSite",
    "OpenedSite",
    "build_site",
    "check_build",
    "check_in_browser",
    "check_site",
]

BUILD_RULES: tuple[Rule[BuildLog], ...] = (site_is_built,)
SITE_RULES: tuple[Rule[BuiltSite], ...] = (
    links_lead_somewhere,
    hidden_links_lead_somewhere,
    links_work_in_every_folder,
    markup_is_valid,
    pages_say_their_language,
    languages_are_known,
    pages_run_files_of_the_site_alone,
    data_is_as_listed,
)
"""In this order they run, each over the whole site; a further rule is one more line."""
BROWSER_RULES: tuple[Rule[OpenedSite], ...] = (pages_are_accessible,)
"""What only a browser sees; it takes minutes."""


def check_build(log: BuildLog, name: str) -> Iterator[Outcome]:
    """What came of building the site of this name."""
    for rule in BUILD_RULES:
        yield outcome(rule, [log], name)


def check_site(site: BuiltSite, *, track: Track = quietly) -> Iterator[Outcome]:
    """What each rule found in the pages of the site; `track` shows how many have been asked."""
    for rule in track(SITE_RULES, f"rules on the {site.name} site"):
        yield outcome(rule, [site], site.name)


def check_in_browser(opened: OpenedSite) -> Iterator[Outcome]:
    """What a browser found in the pages of the site."""
    for rule in BROWSER_RULES:
        yield outcome(rule, [opened], opened.site.name)
