"""The archive inside MkDocs: pages are made before it builds them, and what it has built is post-processed.

This is the only module that knows MkDocs' events. mkdocs-static-i18n builds the site once for each language by calling
MkDocs again from within, so what must happen once asks whether such an inner build is running.
"""

import logging
from html import unescape
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from statement_archive.addresses import Addresses
from statement_archive.findings import Finding, SourceError, in_order
from statement_archive.parts.foreign import title_in_html
from statement_archive.project import Project
from statement_archive.publish.not_found import NOT_FOUND
from statement_archive.publish.post_process import put
from statement_archive.publish.sitemap import SITEMAP
from statement_archive.reader import reader_of
from statement_archive.site import Site, make_site, post_process
from statement_archive.theme_mends import mend_templates
from statement_archive.tools import MissingToolError
from statement_archive.write import write

_LOG = logging.getLogger("mkdocs.plugins.statement_archive")


class PluginSettings(Config):  # type: ignore[no-untyped-call]
    """None: what the archive is made of stands in `sources/`."""


class StatementArchivePlugin(BasePlugin[PluginSettings]):  # type: ignore[no-untyped-call]
    """Makes the pages of the archive for MkDocs, and of what it builds the site that is served."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._not_found: dict[str, str] = {}
        """The page for addresses that lead nowhere, by its path in the site: one for each language."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make pages and data, once for all languages."""
        if _is_inner(config):
            return
        root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
        project = Project(root)
        try:
            site = make_site(root, sources=project.sources, docs=docs, languages=_languages(config), kept=project.kept)
        except MissingToolError as error:
            raise Abort(str(error)) from None
        _report(site.findings, logging.ERROR)
        if site.errors:
            raise Abort(f"The sources can't be built: {len(site.errors)} findings")
        try:
            touched = write(site.files, docs)
        except SourceError as error:
            raise Abort(str(error)) from None
        _LOG.info(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")
        self._site = site

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Mend the theme's templates; a theme that has changed stops the build, so that someone looks."""
        loader = env.loader
        assert loader is not None
        try:
            mended = mend_templates(lambda name: loader.get_source(env, name)[0])
        except ValueError as error:
            raise Abort(str(error)) from None
        env.loader = ChoiceLoader([DictLoader(mended), loader])
        env.filters["marked"] = lambda title, own="": title_in_html(unescape(title), own, config.theme["language"])
        return env

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep each language's page for addresses that lead nowhere: MkDocs would write them all to the same path.

        Nothing comes of MkDocs' sitemap: it has the day of the build in it, twice, the second time compressed.
        """
        if template_name == NOT_FOUND:
            reader = reader_of(config.theme["language"], _languages(config))
            self._not_found[reader.prefix + NOT_FOUND] = output_content
        return "" if template_name in (NOT_FOUND, SITEMAP) else output_content

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Post-process the site once all languages are built: behind the plugin that builds the others here."""
        if _is_inner(config):
            return
        assert self._site is not None
        folder, docs = Path(config.site_dir), Path(config.docs_dir)
        addresses = Addresses(_languages(config), config.site_url or "", has_folders=config.use_directory_urls)
        if addresses.has_folders:  # else the site is opened from a disk, where nobody asks for what hosts need
            put(folder, self._not_found)
        _report(post_process(self._site, folder, addresses=addresses, docs=docs), logging.WARNING)


def _is_inner(config: MkDocsConfig) -> bool:
    """Whether the plugin for languages is building one of them from within another build."""
    return bool(getattr(config.plugins["i18n"], "building", False))


def _languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages of the site, the default one first."""
    declared = config.plugins["i18n"].config.languages
    return tuple(entry.locale for entry in sorted(declared, key=lambda entry: not entry.default))


def _report(findings: tuple[Finding, ...], level: int) -> None:
    for finding in in_order(findings):
        _LOG.log(logging.INFO if finding.is_open_question else level, str(finding))
