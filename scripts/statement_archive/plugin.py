"""The archive inside MkDocs: pages are made before it builds them, and what it has built is post-processed.

This is the only module that knows MkDocs' events. mkdocs-static-i18n builds the site once for each language by calling
MkDocs again from within, so what must happen once asks whether such an inner build is running.
"""

import logging
from contextlib import ExitStack
from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority

from statement_archive.addresses import Addresses
from statement_archive.builder import Building
from statement_archive.cache import kept_in
from statement_archive.crew import Processes, collect_seldom
from statement_archive.disk import fault, is_fault, refuse_links, remove_links, sweep
from statement_archive.findings import Finding, SourceError, first_of_each_kind
from statement_archive.languages import known_languages
from statement_archive.locks import held
from statement_archive.project import Project
from statement_archive.publish.not_found import NOT_FOUND
from statement_archive.publish.post_process import put
from statement_archive.reader import reader_of
from statement_archive.site import Configuration, Site, make_site_apart
from statement_archive.staging import begin, discard
from statement_archive.tools import MissingToolError
from statement_archive.write import write

_WORDS = ("site_name", "site_description")
_LOG = logging.getLogger("mkdocs.plugins.statement_archive")


def read_configuration(file: Path) -> Configuration:
    """Read `mkdocs.yml`, or another file of its kind, as MkDocs does; raises `Abort` where MkDocs would."""
    return _described(load_config(str(file)))


def site_of(told: Configuration, kept: Path) -> Site:
    """The site as its sources make it: from what the last build has `kept` where nothing has changed.

    Raises MissingToolError where the search index can't be made.
    """
    return make_site_apart(told, sources=Project(told.root).sources, kept=kept)


class PluginSettings(Config):  # type: ignore[no-untyped-call]
    """None: what the archive is made of stands in `sources/`."""


class StatementArchivePlugin(BasePlugin[PluginSettings]):  # type: ignore[no-untyped-call]
    """Makes the pages of the archive for MkDocs, and of what it builds the site that is served."""

    def __init__(self) -> None:
        self._building: tuple[Building, Path] | None = None
        """What is being built, and the folder that it goes into: what the configuration said before the plugin for
        languages put the words of one into it."""
        self._is_edited = False
        self._held = ExitStack()
        """The folders that are written into, while they are."""
        self._not_found: dict[str, str] = {}
        """The page for addresses that lead nowhere, by its path in the site: one for each language."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether an editor will look at the site while it changes."""
        collect_seldom()
        self._is_edited = command == "serve"

    def on_config(self, config: MkDocsConfig, /) -> MkDocsConfig:
        """Give a site that is served the address that it will have, so that nothing is made twice.

        MkDocs gives it that of its own server, which would stand in every page.
        """
        if self._is_edited and not _is_inner(config):
            told = [one["site_url"] for one in config.user_configs if "site_url" in one][-1:]
            address = str(told[0] or "") if told else ""
            config.site_url = address if not address or address.endswith("/") else f"{address}/"
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make pages and data, once for all languages."""
        if _is_inner(config):
            return
        told, folder = _described(config), Path(config.site_dir)
        project = Project(told.root)
        self._held.enter_context(held(told.docs, project.kept, folder, tell=_say))
        try:
            clear_the_way(folder, told.root)
            kept, lost = self._held.enter_context(kept_in(project.kept, told.root))
            sweep(kept)
            site = site_of(told, kept)
            _report((*lost, *site.findings), logging.ERROR)
            if site.errors:
                raise Abort(f"The sources can't be built: {len(site.errors)} findings")
            touched = write(site.files(kept), told.docs, kept)
            built = begin(folder)
            building = Building(site, told, kept, has_policy=not self._is_edited)
            write(building.given(), built.with_name("docs"))
        except (MissingToolError, SourceError) as error:
            raise Abort(str(error)) from None
        _LOG.info(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")
        self._building = building, folder
        # The builder is given a place of its own: it would empty the site, and take the pages for its own to build.
        config.site_dir, config.docs_dir = str(built), str(built.with_name("docs"))

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watch what people write below `docs/`, not what a build does: with that, each edit would be built twice."""
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        for folder in (*docs.glob("assets"), *docs.glob("*/about")):
            server.watch(str(folder))
        return server

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep each language's page for addresses that lead nowhere: MkDocs would write them all to the same path."""
        if template_name != NOT_FOUND:
            return output_content
        reader = reader_of(config.theme["language"], _described(config).addresses.languages)
        self._not_found[reader.prefix + NOT_FOUND] = output_content
        return ""

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Post-process the site once all languages are built: behind the plugin that builds the others here."""
        if _is_inner(config):
            return
        assert self._building is not None
        (building, folder), built = self._building, Path(config.site_dir)
        config.site_dir, config.docs_dir = str(folder), str(building.told.docs)
        try:
            # From a disk, nobody asks for what hosts need.
            put(built, self._not_found if building.told.addresses.has_folders else {})
            findings = building.publish(built, folder, Processes())
        except SourceError as error:
            raise Abort(str(error)) from None
        _report(findings, logging.WARNING)
        self._held.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Let others write who wait for a build that has failed; and say what a disk had against it."""
        self._held.close()
        if isinstance(error, OSError) and is_fault(error):
            raise Abort(str(fault(error, Path.cwd()))) from None


def clear_the_way(folder: Path, project: Path) -> None:
    """Leave no link in the folder that a builder is to empty, and nothing of a build that was stopped.

    A builder would neither remove a link to a folder nor see that it writes elsewhere. Raises SourceError where the
    folder itself is reached through a link of the project.
    """
    try:
        if folder.is_relative_to(project):
            refuse_links(project, folder.relative_to(project).as_posix())
        remove_links(folder)
        discard(folder)
    except OSError as error:
        raise SourceError([fault(error, project)]) from None
    sweep(folder)


def _say(words: str) -> None:
    click.echo(words, err=True)


def _is_inner(config: MkDocsConfig) -> bool:
    """Whether the plugin for languages is building one of them from within another build."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def _described(config: MkDocsConfig) -> Configuration:
    if "i18n" not in config.plugins:
        raise Abort("The site has no languages: list them under `plugins`, `i18n`, `languages`")
    entries = sorted(config.plugins["i18n"].config.languages, key=lambda entry: not entry.default)
    words = {entry.locale: {key: entry[key] for key in _WORDS if entry[key]} for entry in entries}
    if len(words) < len(entries):
        raise Abort("A language of the site stands twice under `plugins`, `i18n`, `languages`")
    if wordless := words.keys() - known_languages():
        known = ", ".join(known_languages())
        raise Abort(f"There are no words for a site in {', '.join(sorted(wordless))}; there are for {known}")
    names = tuple(entry.site_name or config.site_name for entry in entries)
    addresses = Addresses(tuple(words), config.site_url or "", has_folders=config.use_directory_urls, names=names)
    return Configuration(Path(config.config_file_path).parent, Path(config.docs_dir), addresses, words)


def _report(findings: tuple[Finding, ...], level: int) -> None:
    for finding, more in first_of_each_kind(findings):
        for line in filter(None, (str(finding), more)):
            _LOG.log(logging.INFO if finding.is_open_question else level, line)
