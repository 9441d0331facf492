"""A page of an edition -> what its head tells machines: meta elements and a schema.org object, as plain data.

Names follow Highwire Press as Google Scholar reads it (scholar.google.com/intl/en/scholar/inclusion.html), Dublin Core
in HTML (dublincore.org/specifications/dublin-core/dc-html), ogp.me and schema.org. Where a value is an `Address`, the
real one takes its place once it is known where the site stands. Nothing is escaped here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from statement_archive import tags
from statement_archive.addresses import Address
from statement_archive.model import Edition, Status, Work
from statement_archive.names import kind_name
from statement_archive.parts.cite import own_reader, own_title
from statement_archive.parts.editions import section_path
from statement_archive.reader import Reader

_TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "legislation": "Legislation",
    "regulation": "Legislation",
    "report": "Report",
    "treaty": "Legislation",
}
"""Types of schema.org by those of CSL, which has none for a press release.

Its Statement ("a statement about something") and Message are something else than they sound."""
_ARTICLES = ("Article", "NewsArticle", "Report", "ScholarlyArticle")
_SCHEMAS = {"schema.DC": "http://purl.org/dc/elements/1.1/", "schema.DCTERMS": "http://purl.org/dc/terms/"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page carries; every value is text or an `Address`."""

    named: Mapping[str, str | Address]
    """Contents of meta elements by `name`."""
    properties: Mapping[str, str | Address]
    """Contents of meta elements by `property`."""
    schemas: Mapping[str, str]
    """What DC-HTML asks for: addresses of vocabularies by their `rel`."""
    jsonld: Mapping[str, str | Address | Mapping[str, str | Address]]
    """A schema.org object: texts, addresses, and objects of such."""


def metadata(work: Work, edition: Edition, reader: Reader, title: str, path: str) -> Head:
    """What the head of a page carries; `title` is the page's own, `path` its path under `docs/`."""
    title = " ".join(title.split())
    return Head(
        named={**_highwire(work, edition, reader, title, path), **_dublin_core(work, edition, reader, title, path)},
        properties=_open_graph(work, reader, path),
        schemas=_SCHEMAS,
        jsonld=_jsonld(work, edition, reader, title, path),
    )


def source_edition(work: Work, edition: Edition) -> Edition | None:
    """The official text that a translation was made from, as its language tag says; None where that is not certain."""
    source = tags.translated_from(edition.witness.language)
    if edition.witness.status is not Status.MACHINE_TRANSLATION or not source:
        return None
    found = [
        other
        for other in work.editions
        if other.witness.status is Status.OFFICIAL and tags.is_within(other.witness.language, source)
    ]
    return found[0] if len(found) == 1 else None


def _highwire(work: Work, edition: Edition, reader: Reader, title: str, path: str) -> dict[str, str]:
    return {
        "citation_title": _full_title(work, edition, reader, title),
        "citation_author": own_reader(edition, reader).text(work.document.issuer),
        "citation_publication_date": work.document.date.replace("-", "/"),
        "citation_language": edition.witness.language,
        "citation_publisher": reader.publisher,
        "citation_public_url": Address(path),
        "citation_fulltext_html_url": Address(path),
    }


def _dublin_core(work: Work, edition: Edition, reader: Reader, title: str, path: str) -> dict[str, str]:
    return {
        "DC.title": _full_title(work, edition, reader, title),
        "DC.creator": own_reader(edition, reader).text(work.document.issuer),
        "DC.date": work.document.date,
        "DC.language": edition.witness.language,
        "DC.identifier": Address(path),
        "DC.publisher": reader.publisher,
        "DC.type": "Text",
        "DC.format": "text/html",
        "DC.source": _raw(work, edition),
        "DCTERMS.isPartOf": _front(work, reader.everyone[0]),
    }


def _open_graph(work: Work, reader: Reader, path: str) -> dict[str, str]:
    return {
        "og:type": "article",
        "og:url": Address(path),
        "og:locale": _locale(reader),
        "og:site_name": reader.archive,
        "article:published_time": work.document.date,
    }


def _jsonld(work: Work, edition: Edition, reader: Reader, title: str, path: str) -> dict[str, str | Mapping[str, str]]:
    document = work.document
    own = own_reader(edition, reader)
    type_ = _ARTICLES[0] if document.kind.id == "press release" else _TYPES.get(document.kind.csl, "CreativeWork")
    return {
        "@context": "https://schema.org",
        "@type": type_,
        "@id": Address(path),
        "url": Address(path),
        "name": title,
        **({"headline": title} if type_ in _ARTICLES else {}),
        "inLanguage": edition.witness.language,
        "genre": kind_name(document.kind, own),
        "abstract": reader.text(document.summary),
        "datePublished": document.date,
        "author": {"@type": "Organization", "name": own.text(document.issuer)},
        "publisher": {"@type": "Organization", "name": reader.publisher},
        "isBasedOn": _raw(work, edition),
        "isPartOf": {
            "@type": type_,
            "@id": _front(work, reader.everyone[0]),
            "name": own_title(work, edition, reader),
            "url": _front(work, reader),
        },
        **_translation(work, edition, reader, path, type_),
    }


def _translation(work: Work, edition: Edition, reader: Reader, path: str, type_: str) -> dict[str, Mapping[str, str]]:
    """What a machine translation was made from. Official texts side by side are not called translations."""
    source = source_edition(work, edition)
    if source is None:
        return {}
    address = Address(section_path(work, source, _slug(work, source, path), reader))
    return {
        "translationOfWork": {
            "@type": type_,
            "@id": address,
            "name": own_title(work, source, reader),
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


def _full_title(work: Work, edition: Edition, reader: Reader, title: str) -> str:
    """The document's title and the page's, so that no two pages of a document bear the same in a catalogue."""
    whole = own_title(work, edition, reader)
    return whole if title in (whole, reader.text(work.document.title)) else f"{whole} – {title}"


def _raw(work: Work, edition: Edition) -> Address:
    return Address(f"data/{work.document.id}/{edition.witness.raw}")


def _front(work: Work, reader: Reader) -> Address:
    return Address(f"{reader.language}/{work.document.id}/index.md")


def _locale(reader: Reader) -> str:
    """CLDR's locale as ogp.me writes it: language and region, without the script."""
    return "_".join(part for part in reader.words.locale.split("_") if len(part) != 4)
