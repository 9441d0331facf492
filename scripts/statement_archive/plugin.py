"""The archive inside MkDocs: one build of pages per run, navigation by document, links across languages.

This is the only file that knows MkDocs. mkdocs-static-i18n builds the site once for each language by calling MkDocs
again from within, with the same configuration and so with this same plugin: what must happen once asks whether such an
inner build is running, and what one language leaves for the end of the run stays in the plugin.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from statement_archive.addresses import Addresses, in_language
from statement_archive.findings import SourceError, in_order
from statement_archive.links import PageLinks, fill_in
from statement_archive.model import LANGUAGES, Document
from statement_archive.navigation import entries, group_of, group_pages
from statement_archive.parts.foreign import prose_in_html
from statement_archive.parts.messages import search_words
from statement_archive.progress import Item
from statement_archive.project import Project
from statement_archive.publish.feed import FEED
from statement_archive.publish.not_found import NOT_FOUND, not_found
from statement_archive.publish.post_process import add_hosting_files, post_process_pages, put
from statement_archive.publish.sitemap import SITEMAP
from statement_archive.site import Site, make_site
from statement_archive.theme import mend_templates
from statement_archive.tools import MissingToolError
from statement_archive.write import write

log = logging.getLogger("mkdocs.plugins.statement_archive")


@dataclass
class _Run:
    """What one run of MkDocs shares between its events."""

    order: dict[str, int] = field(default_factory=dict)
    """Place of every generated page in the navigation, by its path under `docs/`."""
    index: str = ""
    """Folder of the search index under `docs/`."""
    documents: tuple[Document, ...] = ()
    not_found: dict[str, str] = field(default_factory=dict)
    """The page for addresses that lead nowhere, by its path in the site: one for each language."""
    pages: dict[str, Page] = field(default_factory=dict)
    """Pages of the language that is being built, by their path under `docs/`."""
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Their paths by the document (or part of the archive) they belong to, in order."""


class _NoSettings(Config):  # type: ignore[no-untyped-call]
    """There is nothing to set."""


class ArchivePlugin(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` names as `statement-archive`, behind `i18n`."""

    def __init__(self) -> None:
        self._run = _Run()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make pages and data, once for all languages."""
        if _is_inner_build(config):
            return
        site = _make_site(config)
        try:
            touched = write(site.files, Path(config.docs_dir))
        except SourceError as error:
            raise Abort(str(error)) from None
        log.info(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")
        order = {path: index for index, path in enumerate(site.pages)}
        self._run = _Run(order, site.index, site.documents)

    @event_priority(-200)
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Group pages by document and link each to the one before and after it in its document."""
        run = self._run
        run.pages = {page.file.src_uri: page for page in nav.pages}
        run.groups = group_pages(run.pages, run.order)
        for group in run.groups.values():
            pages = [run.pages[path] for path in group]
            for page, before, after in zip(pages, [None, *pages[:-1]], [*pages[1:], None], strict=True):
                page.previous_page, page.next_page = before, after
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Mend the theme's templates; a theme that has changed stops the build, so that someone looks."""
        loader = env.loader
        assert loader is not None
        try:
            mended = mend_templates(lambda name: loader.get_source(env, name)[0])
        except ValueError as error:
            raise Abort(str(error)) from None
        env.loader = ChoiceLoader([DictLoader(mended), loader])
        env.filters["marked"] = lambda title: prose_in_html(unescape(title), config.theme["language"])
        return env

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turn `archive:` addresses into links, and into what one quotes where they stand in a citation."""
        links = PageLinks(
            _addresses(config),
            lead_to=lambda address: get_relative_url(address, page.url),
            is_there=lambda path: Path(config.docs_dir, path).is_file(),
            miss=lambda path: log.warning(f"{page.file.src_uri} links to {path}, which does not exist"),
        )
        return links.resolve(html)

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates the pages of this document, the About page, and the same page in the other languages."""
        addresses, path = _addresses(config), page.file.src_uri
        language, _, rest = path.partition("/")
        # The attribute, which the plugin for languages sets for each page, not the key of the same name.
        for alternate in config.extra.alternate:  # type: ignore[attr-defined]
            alternate["link"] = addresses.within(f"{alternate['lang']}/{rest}") or "./"
        if config.site_url:
            page.canonical_url = addresses.quote(path)
        own = {
            "head": fill_in(page.meta.get("head") or {}, addresses),
            "nav": self._navigation(path, nav),
            "alternates": [{"lang": lang, "href": href} for lang, href in addresses.alternates(path)],
        }
        return _extend(context, own | self._shared(language, config))

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for addresses that lead nowhere what others have; its links begin at the root of the host."""
        if template_name != NOT_FOUND:
            return context
        language, root = config.theme["language"], _addresses(config).root
        # Before the first page the plugin for languages has set the key only.
        for alternate in getattr(config.extra, "alternate", None) or config.extra["alternate"]:
            alternate["link"] = root + in_language("", alternate["lang"], LANGUAGES)
        home: list[dict[str, Any]] = [{"page": context["nav"].homepage, "children": []}]
        own = {"nav": home, "not_found": not_found(language, root)}
        return _extend(context, own | self._shared(language, config))

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep each language's page for addresses that lead nowhere: MkDocs would write them all to the same path.

        Nothing comes of MkDocs' sitemap: it has the day of the build in it, twice, the second time compressed.
        """
        if template_name == NOT_FOUND:
            self._run.not_found[in_language(NOT_FOUND, config.theme["language"], LANGUAGES)] = output_content
        return "" if template_name in (NOT_FOUND, SITEMAP) else output_content

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site once all languages are built: behind `i18n`, which builds the others in this event."""
        if _is_inner_build(config):
            return
        folder, docs = Path(config.site_dir), Path(config.docs_dir)
        is_served = config.use_directory_urls  # else it is opened from a disk, where nobody asks for what hosts need
        if is_served:
            put(folder, self._run.not_found)
        own = (path for path in (docs / "assets").rglob("*") if path.suffix in (".css", ".js"))
        post_process_pages(folder, tuple(path.relative_to(docs).as_posix() for path in own), _addresses(config).root)
        if is_served:
            add_hosting_files(folder, self._run.documents, config.site_url or "")

    def _shared(self, language: str, config: MkDocsConfig) -> dict[str, Any]:
        """What every page is given, in a language: the way to the About page, the feed, the search and its words."""
        about = self._run.groups.get("about", ())
        has_feed = self._run.documents and config.use_directory_urls
        return {
            "about": self._run.pages[about[0]] if about else None,
            "feed": in_language(FEED, config.theme["language"], LANGUAGES) if has_feed else None,
            "search": {"folder": self._run.index, "language": language, "words": search_words(language)},
        }

    def _navigation(self, path: str, nav: Navigation) -> list[dict[str, Any]]:
        """Home, then the pages of the document one is in."""
        pages = self._run.pages
        home: list[dict[str, Any]] = [{"page": nav.homepage, "children": []}] if nav.homepage else []
        if not group_of(path):
            return home
        own = entries(path, self._run.groups[group_of(path)])
        return [*home, *({"page": pages[top], "children": [pages[one] for one in below]} for top, below in own)]


def _make_site(config: MkDocsConfig) -> Site:
    """The pages and data; says what is wrong with the sources, and stops where they can't be built."""
    project = Project(Path(config.config_file_path).parent)
    docs = Path(config.docs_dir)
    try:
        site = make_site(project.sources, docs=docs, project=project.root, kept=project.kept, track=_announce)
    except MissingToolError as error:
        raise Abort(str(error)) from None
    for finding in in_order(site.findings):
        log.log(logging.INFO if finding.is_open_question else logging.ERROR, str(finding))
    if site.errors:
        raise Abort(f"The sources can't be built: {len(site.errors)} findings")
    return site


def _announce(items: Sequence[Item], what: str, /) -> Sequence[Item]:
    log.info(f"Looking at {len(items)} {what}")
    return items


def _is_inner_build(config: MkDocsConfig) -> bool:
    """Whether the plugin for languages is building a further one."""
    return getattr(config.plugins.get("i18n"), "building", False)


def _addresses(config: MkDocsConfig) -> Addresses:
    return Addresses(LANGUAGES, config.site_url or "", config.use_directory_urls)


def _extend(context: TemplateContext, own: dict[str, Any]) -> TemplateContext:
    """What templates know, and what they find under names that begin with `archive_`."""
    context.update({f"archive_{name}": value for name, value in own.items()})  # type: ignore[typeddict-item]
    return context
