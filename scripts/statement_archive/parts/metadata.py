"""A page of an edition -> what its head tells machines: meta elements and a schema.org object, as plain data.

Names follow Highwire Press as Google Scholar reads it (scholar.google.com/intl/en/scholar/inclusion.html), Dublin Core
in HTML (dublincore.org/specifications/dublin-core/dc-html), ogp.me and schema.org. Addresses are `archive:<path>`,
alone in their strings; whoever makes the site puts the real ones in their place. Escaping is the template's matter.
"""

import re
from pathlib import PurePosixPath

from statement_archive.model import LANGUAGES, DocumentKind, Edition, Status, Work
from statement_archive.parts.cite import ARCHIVE, own_language, own_title
from statement_archive.parts.editions import section_path
from statement_archive.parts.messages import kind_name, say

_TYPES = {
    DocumentKind.NEWS_REPORT: "NewsArticle",
    DocumentKind.PRESS_RELEASE: "Article",
    DocumentKind.TREATY: "Legislation",
}
"""Types of schema.org. Its Statement ("a statement about something") and Message are something else than they sound."""
_ARTICLES = ("Article", "NewsArticle")
_LOCALES = {"en": "en_GB", "zh": "zh_CN", "zh-Hant": "zh_TW"}
_SCHEMAS = {"schema.DC": "http://purl.org/dc/elements/1.1/", "schema.DCTERMS": "http://purl.org/dc/terms/"}
_SOURCE_TAG = re.compile(r"-t-([a-z]{2,8}(?:-(?:[a-z]{2}|[a-z0-9]{3,8}))*)(?=-|$)", re.IGNORECASE)
"""The source language in a BCP 47 tag (RFC 6497): what follows `t` up to a field such as `t0` or another singleton."""


def metadata(work: Work, edition: Edition, language: str, title: str, path: str) -> dict[str, object]:
    """What the head of a page carries.

    `title` is the page's own, `path` its path under `docs/`, `language` the site language. Returned are `links` (what
    DC-HTML asks for: `rel` and `href`), `meta` (`name` or `property`, and `content`) and `jsonld`.
    """
    title = " ".join(title.split())
    named = {**_highwire(work, edition, language, title, path), **_dublin_core(work, edition, language, title, path)}
    properties = _open_graph(work, language, title, path)
    return {
        "links": [{"rel": rel, "href": href} for rel, href in _SCHEMAS.items()],
        "meta": [
            *({"name": name, "content": content} for name, content in named.items()),
            *({"property": name, "content": content} for name, content in properties.items()),
        ],
        "jsonld": _jsonld(work, edition, language, title, path),
    }


def source_edition(work: Work, edition: Edition) -> Edition | None:
    """The official text that a translation was made from, as its language tag says; None where that is not certain."""
    declared = _SOURCE_TAG.search(edition.witness.language)
    if edition.witness.status is not Status.MACHINE_TRANSLATION or not declared:
        return None
    source = declared[1].lower()
    found = [
        other
        for other in work.editions
        if other.witness.status is Status.OFFICIAL and f"{other.witness.language.lower()}-".startswith(f"{source}-")
    ]
    return found[0] if len(found) == 1 else None


def _highwire(work: Work, edition: Edition, language: str, title: str, path: str) -> dict[str, str]:
    return {
        "citation_title": _full_title(work, edition, language, title),
        "citation_author": work.document.issuer[own_language(edition, language)],
        "citation_publication_date": work.document.date.replace("-", "/"),
        "citation_language": edition.witness.language,
        "citation_publisher": ARCHIVE,
        "citation_public_url": f"archive:{path}",
        "citation_fulltext_html_url": f"archive:{path}",
    }


def _dublin_core(work: Work, edition: Edition, language: str, title: str, path: str) -> dict[str, str]:
    return {
        "DC.title": _full_title(work, edition, language, title),
        "DC.creator": work.document.issuer[own_language(edition, language)],
        "DC.date": work.document.date,
        "DC.language": edition.witness.language,
        "DC.identifier": f"archive:{path}",
        "DC.publisher": ARCHIVE,
        "DC.type": "Text",
        "DC.format": "text/html",
        "DC.source": _raw(work, edition),
        "DCTERMS.isPartOf": _front(work, LANGUAGES[0]),
    }


def _open_graph(work: Work, language: str, title: str, path: str) -> dict[str, str]:
    return {
        "og:title": title,
        "og:type": "article",
        "og:url": f"archive:{path}",
        "og:locale": _LOCALES[language],
        "og:site_name": say("cite-archive", language),
        "og:description": work.document.summary[language],
        "article:published_time": work.document.date,
    }


def _jsonld(work: Work, edition: Edition, language: str, title: str, path: str) -> dict[str, object]:
    document = work.document
    own = own_language(edition, language)
    type_ = _TYPES.get(document.kind, "CreativeWork")
    return {
        "@context": "https://schema.org",
        "@type": type_,
        "@id": f"archive:{path}",
        "url": f"archive:{path}",
        "name": title,
        **({"headline": title} if type_ in _ARTICLES else {}),
        "inLanguage": edition.witness.language,
        "genre": kind_name(document.kind, own),
        "abstract": document.summary[language],
        "datePublished": document.date,
        "author": {"@type": "Organization", "name": document.issuer[own]},
        "publisher": {"@type": "Organization", "name": ARCHIVE},
        "isBasedOn": _raw(work, edition),
        "isPartOf": {
            "@type": type_,
            "@id": _front(work, LANGUAGES[0]),
            "name": own_title(work, edition, language),
            "url": _front(work, language),
        },
        **_translation(work, edition, language, path, type_),
    }


def _translation(work: Work, edition: Edition, language: str, path: str, type_: str) -> dict[str, object]:
    """What a machine translation was made from. Official texts side by side are not called translations."""
    source = source_edition(work, edition)
    if source is None:
        return {}
    address = f"archive:{section_path(work, source, _slug(work, source, path), language)}"
    return {
        "translationOfWork": {
            "@type": type_,
            "@id": address,
            "name": own_title(work, source, language),
            "inLanguage": source.witness.language,
            "url": address,
        }
    }


def _slug(work: Work, source: Edition, path: str) -> str:
    """The section of a page, if the source has text in it, else where the source begins."""
    filled = {segment.section for segment in source.segments}
    stem = PurePosixPath(path).stem
    slugs = [section.slug for section in work.document.sections if section.id in filled]
    return stem if stem in slugs else (slugs or [work.document.sections[0].slug])[0]


def _full_title(work: Work, edition: Edition, language: str, title: str) -> str:
    """The document's title and the page's, so that no two pages of a document bear the same in a catalogue."""
    whole = own_title(work, edition, language)
    return whole if title in (whole, work.document.title[language]) else f"{whole} – {title}"


def _raw(work: Work, edition: Edition) -> str:
    return f"archive:data/{work.document.id}/{edition.witness.raw}"


def _front(work: Work, language: str) -> str:
    return f"archive:{language}/{work.document.id}/index.md"
