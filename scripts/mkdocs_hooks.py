"""The archive inside MkDocs: one build of pages per run, navigation by document, links across languages.

This is the only file that knows MkDocs' events. mkdocs-static-i18n builds the site once for each language by calling
MkDocs again from within, so what must happen once asks whether such an inner build is running.
"""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from statement_archive.addresses import in_language
from statement_archive.findings import SourceError, in_order
from statement_archive.model import Document
from statement_archive.parts.foreign import prose_in_html
from statement_archive.publish.feed import FEED
from statement_archive.publish.not_found import NOT_FOUND, not_found
from statement_archive.publish.post_process import add_hosting_files, post_process_pages, put
from statement_archive.publish.sitemap import SITEMAP
from statement_archive.reader import Reader, reader_of, readers
from statement_archive.site import make_site
from statement_archive.write import write

log = logging.getLogger("mkdocs.hooks.archive")
SCHEME = "archive:"
"""Links across languages and to data, `archive:<path under docs/>#anchor`: MkDocs can't check them, we can."""
_LINK = re.compile(f'href="{SCHEME}([^"]*)"')
_ALONE = re.compile(f'"{SCHEME}([^"]*)"')
_QUOTED = re.compile(rf"\b{SCHEME}[\w./-]+\.md(?:#[\w.-]+)?")
"""What is left in a citation: the scheme and a page of the archive."""
THEME_MENDS = (
    ("partials/header.html", '{% if "material/search" in config.plugins %}', "{% if archive_search %}"),
    (
        "partials/header.html",
        '{% set search = config.plugins["material/search"] | attr("config") %}',
        '{% set search = {"enabled": true} %}',
    ),
    ("base.html", ' id="__drawer" autocomplete="off">', ' id="__drawer" form="__toggles">'),
    (
        "base.html",
        ' id="__search" autocomplete="off">',
        ' id="__search" form="__toggles">\n    <form id="__toggles" autocomplete="off" hidden></form>',
    ),
    (
        "partials/toc.html",
        '<label class="md-nav__title" for="__toc">',
        '<label class="md-nav__title"{% if nav_item %} for="__toc"{% endif %}>',
    ),
    ("partials/nav-item.html", "    {{ nav_item.title }}\n", "    {{ nav_item.title | marked }}\n"),
    ("partials/header.html", "              {{ page.meta.title }}\n", "              {{ page.meta.title | marked }}\n"),
    ("partials/toc-item.html", "        {{ toc_item.title }}\n", "        {{ toc_item.title | marked }}\n"),
    ("partials/footer.html", ' aria-label="{{ direction }}: {{ page.previous_page.title | e }}"', ""),
    ("partials/footer.html", ' aria-label="{{ direction }}: {{ page.next_page.title | e }}"', ""),
    ("partials/footer.html", "{{ page.previous_page.title }}", "{{ page.previous_page.title | marked }}"),
    ("partials/footer.html", "{{ page.next_page.title }}", "{{ page.next_page.title | marked }}"),
    (
        "partials/palette.html",
        'aria-label="{{ option.toggle.name }}"',
        'aria-label="{{ option.toggle.name[config.theme.language] }}"',
    ),
    (
        "partials/palette.html",
        'title="{{ option.toggle.name }}"',
        'title="{{ option.toggle.name[config.theme.language] }}"',
    ),
    (
        "base.html",
        """\
      {% if config.extra.alternate is iterable %}
        {% for alt in config.extra.alternate %}
          <link rel="alternate" href="{{ alt.link | url }}" hreflang="{{ alt.lang | d(lang.t('language')) }}">
        {% endfor %}
      {% endif %}
""",
        '      {% include "partials/alternate-links.html" %}\n',
    ),
)
"""Template of the theme, what it says, what it should. HTML that the Nu checker refuses: `autocomplete` on a check box,
a label for a control that is not there. Our own search in the theme's place for one. Languages: words of another one in
a title say so, which a name in an attribute cannot, and the switch of colours is named in the reader's. Links to the
other languages without the whole addresses that search engines ask for. Copies of whole templates would hide what
changes in the theme."""
_LISTED = 40
"""Pages of one group that the navigation lists; of more, as in a glossary, the index does."""
_ABOUT = ("about/index.md", "about/method.md", "about/architecture.md")


@dataclass
class _Run:
    """What one run of MkDocs shares between its events."""

    order: dict[str, int] = field(default_factory=dict)
    """Place of every generated page in the navigation, by its path under `docs/`."""
    index: str = ""
    """Folder of the search index under `docs/`."""
    groups: dict[str, list[Page]] = field(default_factory=dict)
    """Pages by the document (or part of the archive) they belong to, in order."""
    documents: tuple[Document, ...] = ()
    not_found: dict[str, str] = field(default_factory=dict)
    """The page for addresses that lead nowhere, by its path in the site: one for each language."""


_run = _Run()


def on_pre_build(config: MkDocsConfig) -> None:
    """Make pages and data, once for all languages."""
    if getattr(config.plugins["i18n"], "building", False):
        return
    root = Path(config.config_file_path).parent
    site = make_site(
        root / "sources", docs=Path(config.docs_dir), languages=_languages(config), kept=root / ".cache/archive"
    )
    for finding in in_order(site.findings):
        log.log(logging.INFO if finding.is_open_question else logging.ERROR, str(finding))
    if site.errors:
        raise Abort(f"The sources can't be built: {len(site.errors)} findings")
    try:
        touched = write(site.files, Path(config.docs_dir))
    except SourceError as error:
        raise Abort(str(error)) from None
    log.info(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")
    _run.order = {path: index for index, path in enumerate(site.pages)}
    _run.index = site.index
    _run.documents = site.documents


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Group pages by document and link each to the one before and after it in its document."""
    _run.groups = {}
    for page in sorted(nav.pages, key=_place):
        _run.groups.setdefault(_group(page), []).append(page)
    for pages in _run.groups.values():
        for page, before, after in zip(pages, [None, *pages[:-1]], [*pages[1:], None], strict=True):
            page.previous_page, page.next_page = before, after
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Mend the theme's templates; a theme that has changed stops the build, so that someone looks."""
    loader = env.loader
    assert loader is not None
    mended: dict[str, str] = {}
    for name, old, new in THEME_MENDS:
        source = mended.get(name) or loader.get_source(env, name)[0]
        if source.count(old) != 1:
            raise Abort(f"{name}: expected {old!r} once; the theme has changed, look at THEME_MENDS again")
        mended[name] = source.replace(old, new)
    env.loader = ChoiceLoader([DictLoader(mended), loader])
    env.filters["marked"] = lambda title: prose_in_html(unescape(title), config.theme["language"])
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn `archive:` addresses into links, and into what one quotes where they stand in a citation."""
    html = _LINK.sub(lambda match: f'href="{_resolved(unescape(match[1]), page, config)}"', html)
    return _QUOTED.sub(lambda match: _quoted_address(unescape(match[0]), page, config), html)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates the pages of this document, the About page, and the same page in the other languages."""
    context["archive_head"] = _head(page, config)
    context["archive_nav"] = list(_entries(page, nav))
    context["archive_about"] = next(iter(_run.groups.get("about", ())), None)
    context["archive_search"] = _search(reader_of(page.file.src_uri.split("/")[0], _languages(config)))
    # The attribute, which the plugin for languages sets for each page, not the key of the same name.
    for alternate in config.extra.alternate:  # type: ignore[attr-defined]
        _, path = page.file.src_uri.split("/", 1)
        alternate["link"] = _url(f"{alternate['lang']}/{path}", config) or "./"
    if config.site_url:
        page.canonical_url = _address(page.file.src_uri, config)
    context["archive_alternates"] = list(_alternates(page, config))
    context["archive_feed"] = _feed(config)
    return context


def _search(reader: Reader) -> dict[str, Any]:
    """Where the search finds its index, and what it says in the language of the page."""
    return {"folder": _run.index, "language": reader.language, "words": reader.phrases("search")}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page for addresses that lead nowhere what other pages have; its links begin at the root of the host."""
    if template_name == NOT_FOUND:
        # Before the first page the plugin for languages has set the key only.
        for alternate in getattr(config.extra, "alternate", None) or config.extra["alternate"]:
            alternate["link"] = _root(config) + in_language("", alternate["lang"], _languages(config))
        context["archive_nav"] = [{"page": context["nav"].homepage, "children": []}]
        context["archive_about"] = next(iter(_run.groups.get("about", ())), None)
        context["archive_feed"] = _feed(config)
        context["archive_search"] = _search(_reader(config))
        context["archive_not_found"] = not_found(_reader(config), _root(config))
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep each language's page for addresses that lead nowhere: MkDocs would write them all to the same path.

    Nothing comes of MkDocs' sitemap: it has the day of the build in it, twice, the second time compressed.
    """
    if template_name == NOT_FOUND:
        _run.not_found[_reader(config).prefix + NOT_FOUND] = output_content
    return "" if template_name in (NOT_FOUND, SITEMAP) else output_content


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site once all languages are built: behind the plugin for languages, which builds the others here."""
    if getattr(config.plugins["i18n"], "building", False):
        return
    folder, docs = Path(config.site_dir), Path(config.docs_dir)
    is_served = config.use_directory_urls  # else it is opened from a disk, where nobody asks for what hosts need
    if is_served:
        put(folder, _run.not_found)
    own = (path for path in (docs / "assets").rglob("*") if path.suffix in (".css", ".js"))
    post_process_pages(folder, tuple(path.relative_to(docs).as_posix() for path in own), _root(config))
    if is_served:
        add_hosting_files(folder, _run.documents, readers(_languages(config)), config.site_url or "")


def _head(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """What the page's head tells search engines and reference managers, addresses filled in."""
    head = json.dumps(page.meta.get("head") or {}, ensure_ascii=False)
    return dict(json.loads(_ALONE.sub(lambda match: f'"{_address(match[1], config)}"', head)))


def _root(config: MkDocsConfig) -> str:
    """The path of the site on its host, `/` where that is not known."""
    return urlsplit(config.site_url or "/").path


def _alternates(page: Page, config: MkDocsConfig) -> Iterator[dict[str, str]]:
    """The page in every language and for readers of none of them, as search engines want to be told."""
    path = page.file.src_uri.split("/", 1)[1]
    languages = _languages(config)
    pages = {language: _url(f"{language}/{path}", config) for language in languages}
    for language, address in (*pages.items(), ("x-default", pages[languages[0]])):
        yield {"lang": language, "href": config.site_url + address if config.site_url else address or "./"}


def _feed(config: MkDocsConfig) -> str | None:
    """The path in the site of the feed in the language that is being built."""
    has_feed = _run.documents and config.use_directory_urls
    return _reader(config).prefix + FEED if has_feed else None


def _place(page: Page) -> tuple[int, str]:
    """Generated pages in the order they were made, hand-written ones behind them in theirs."""
    path = page.file.src_uri.split("/", 1)[1]
    number = _ABOUT.index(path) if path in _ABOUT else len(_ABOUT)
    return _run.order.get(page.file.src_uri, len(_run.order) + number), path


def _group(page: Page) -> str:
    parts = page.file.src_uri.split("/")
    return parts[1] if len(parts) > 2 else ""


def _entries(page: Page, nav: Navigation) -> Iterator[dict[str, Any]]:
    """Home, then the pages of the document one is in; a further text's pages only while one is among them."""
    if nav.homepage:
        yield {"page": nav.homepage, "children": []}
    if not _group(page):
        return
    here = _folder(page)
    pages = _run.groups[_group(page)]
    if len(pages) > _LISTED:
        pages = [entry for entry in pages if entry is page or entry.file.src_uri.endswith("/index.md")]
    for entry in pages:
        parts = entry.file.src_uri.split("/")
        folder = _folder(entry)
        if len(parts) == 3 or parts[-1] == "index.md":
            is_open = len(parts) > 3 and folder == here
            children = [child for child in pages if is_open and child is not entry and _folder(child) == folder]
            yield {"page": entry, "children": children}


def _folder(page: Page) -> str:
    return page.file.src_uri.rpartition("/")[0]


def _languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages of the site, the default one first."""
    declared = config.plugins["i18n"].config.languages
    return tuple(entry.locale for entry in sorted(declared, key=lambda entry: not entry.default))


def _reader(config: MkDocsConfig) -> Reader:
    """The reader of the language that is being built."""
    return reader_of(config.theme["language"], _languages(config))


def _url(path: str, config: MkDocsConfig, *, is_hosted: bool | None = None) -> str:
    """The address in the site of a path under `docs/`; from a disk, a folder does not stand for its index.html."""
    has_folders = config.use_directory_urls if is_hosted is None else is_hosted
    languages = _languages(config)
    language, _, rest = path.partition("/")
    if language in languages:
        path = in_language(rest, language, languages)
    if not path.endswith(".md"):
        return path
    path = path.removesuffix(".md")
    if not has_folders:
        return f"{path}.html"
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"


def _quoted_address(target: str, page: Page, config: MkDocsConfig) -> str:
    """An address in running text; where the host is not known, a script fills in the one that a reader is on."""
    target = target.removeprefix(SCHEME)
    if not (Path(config.docs_dir) / urldefrag(target)[0]).is_file():
        return SCHEME + target
    words = _address(target, config)
    if config.site_url:
        return words
    return f'<span class="address" data-href="{_resolved(target, page, config)}">{words}</span>'


def _resolved(target: str, page: Page, config: MkDocsConfig) -> str:
    """An `archive:` address as a link from a page; one whose target does not exist is a warning."""
    path, anchor = urldefrag(target)
    if not (Path(config.docs_dir) / path).is_file():
        log.warning(f"{page.file.src_uri} links to {path}, which does not exist")
    return get_relative_url(_url(path, config), page.url) + (f"#{anchor}" if anchor else "")


def _address(target: str, config: MkDocsConfig) -> str:
    """An `archive:` address as one quotes it: with the host where it is known, else from the root of the site.

    An offline copy quotes the hosted page, too: its own files have no address that another reader could follow.
    """
    path, anchor = urldefrag(target)
    root = config.site_url or "/"
    return root + _url(path, config, is_hosted=True) + (f"#{anchor}" if anchor else "")
