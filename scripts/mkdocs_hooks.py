"""The archive inside MkDocs: pages are made before it builds them, and what it has built is post-processed.

This is the only file that knows MkDocs' events. mkdocs-static-i18n builds the site once for each language by calling
MkDocs again from within, so what must happen once asks whether such an inner build is running.
"""

import logging
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from statement_archive.addresses import Addresses
from statement_archive.findings import Finding, SourceError, in_order
from statement_archive.parts.foreign import prose_in_html
from statement_archive.publish.not_found import NOT_FOUND
from statement_archive.publish.post_process import add_hosting_files, post_process_pages, put
from statement_archive.publish.sitemap import SITEMAP
from statement_archive.reader import reader_of, readers
from statement_archive.site import Site, make_site
from statement_archive.write import write

log = logging.getLogger("mkdocs.hooks.archive")
THEME_MENDS = (
    ("partials/header.html", '{% if "material/search" in config.plugins %}', "{% if true %}"),
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


@dataclass
class _Run:
    """What one run of MkDocs shares between its events."""

    site: Site | None = None
    not_found: dict[str, str] = field(default_factory=dict)
    """The page for addresses that lead nowhere, by its path in the site: one for each language."""


_run = _Run()


def on_pre_build(config: MkDocsConfig) -> None:
    """Make pages and data, once for all languages."""
    if getattr(config.plugins["i18n"], "building", False):
        return
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir)
    site = make_site(root / "sources", docs=docs, languages=_languages(config), kept=root / ".cache/archive")
    _report(site.findings)
    if site.errors:
        raise Abort(f"The sources can't be built: {len(site.errors)} findings")
    try:
        touched = write(site.files, docs)
    except SourceError as error:
        raise Abort(str(error)) from None
    log.info(f"{len(site.documents)} documents, {len(site.pages)} pages; {len(touched)} files written or removed")
    _run.site = site


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


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep each language's page for addresses that lead nowhere: MkDocs would write them all to the same path.

    Nothing comes of MkDocs' sitemap: it has the day of the build in it, twice, the second time compressed.
    """
    if template_name == NOT_FOUND:
        reader = reader_of(config.theme["language"], _languages(config))
        _run.not_found[reader.prefix + NOT_FOUND] = output_content
    return "" if template_name in (NOT_FOUND, SITEMAP) else output_content


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Post-process the site once all languages are built: behind the plugin that builds the others here."""
    if getattr(config.plugins["i18n"], "building", False):
        return
    assert _run.site is not None
    folder, docs = Path(config.site_dir), Path(config.docs_dir)
    addresses = Addresses(_languages(config), config.site_url or "", has_folders=config.use_directory_urls)
    if addresses.has_folders:  # else the site is opened from a disk, where nobody asks for what hosts need
        put(folder, _run.not_found)
    own = (path for path in (docs / "assets").rglob("*") if path.suffix in (".css", ".js"))
    frame = _run.site.frame(addresses)
    _report(
        post_process_pages(folder, _run.site.pages, frame, tuple(path.relative_to(docs).as_posix() for path in own)),
        logging.WARNING,
    )
    if addresses.has_folders:
        add_hosting_files(folder, _run.site.documents, readers(addresses.languages), addresses.site_url)


def _report(findings: tuple[Finding, ...], level: int = logging.ERROR) -> None:
    for finding in in_order(findings):
        log.log(logging.INFO if finding.is_open_question else level, str(finding))


def _languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages of the site, the default one first."""
    declared = config.plugins["i18n"].config.languages
    return tuple(entry.locale for entry in sorted(declared, key=lambda entry: not entry.default))
