"""The documents of the archive, what was put right in it -> Atom feeds for readers of a site language (RFC 4287).

Dates are the documents' own, so the feed is the same whenever it is made. Ids are UUIDs made from the archive's id, a
document's name and the language (RFC 9562, version 5): they stay when the archive moves to another host, and need none.
Where the host is known links are whole addresses, else relative to the feed, which RFC 4287 allows. Long feeds are
paged (RFC 5005, 3): an archive adds old documents, too, so that no page of one is closed.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TypeVar
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement

from statement_archive.export.format import Listed
from statement_archive.export.telling import tell
from statement_archive.model import Correction, Document, Localized
from statement_archive.names import kind_name
from statement_archive.parts import cutting
from statement_archive.publish.told import Told
from statement_archive.publish.xml import as_text
from statement_archive.reader import Reader

One = TypeVar("One")
FEED = "feed.xml"
CORRECTIONS_FEED = "corrections.xml"


def feed(told: Told, reader: Reader, site_url: str) -> dict[str, str]:
    """The text of each page of a feed by its name, newest document first; `site_url` ends in a slash or is empty.

    Raises ValueError if there is no document: a feed without one would have no date, which RFC 4287 asks for.
    """
    newest = sorted(told.documents, key=lambda document: (document.date, document.id), reverse=True)
    if not newest:
        raise ValueError("a feed needs a document to take its date from")
    home = site_url + reader.prefix if site_url else ""
    to_root = site_url or "../" * reader.prefix.count("/")
    files: dict[str, list[Listed]] = {}
    for file in told.data:
        files.setdefault(file.document, []).append(file)
    texts: dict[str, str] = {}
    for number, own in enumerate(_pages(newest), 1):
        root = _root(reader, _id(told, reader.language), reader.archive, own[0].date)
        _add(root, "subtitle", reader.say("home-lead"))
        root.extend(_ways(FEED, number, len(newest), home))
        SubElement(root, "link", rel="alternate", type="text/html", href=home or "./")
        for document in own:
            entry = _entry(told, document, reader, home)
            entry.extend(_enclosure(file, document, reader, to_root) for file in files.get(document.id, ()))
            root.append(entry)
        texts[_name(FEED, number)] = as_text(root)
    return texts


def feed_pages(name: str, count: int) -> list[str]:
    """The names of the pages of a feed of so many entries; the first has its own."""
    return [_name(name, number) for number in range(1, max(1, ceil(count / cutting.FED)) + 1)]


def _pages(entries: Sequence[One]) -> Iterator[Sequence[One]]:
    return (entries[start : start + cutting.FED] for start in range(0, len(entries), cutting.FED))


def _name(name: str, number: int) -> str:
    return name if number == 1 else f"{name.removesuffix('.xml')}-{number}.xml"


def _ways(name: str, number: int, count: int, home: str) -> Iterator[Element]:
    """The links from a page of a feed to itself and, where there are several, to the others."""
    names = feed_pages(name, count)
    ways = {"self": names[number - 1]}
    if len(names) > 1:
        ways |= {"first": names[0], "last": names[-1]}
        ways |= {"previous": names[number - 2]} if number > 1 else {}
        ways |= {"next": names[number]} if number < len(names) else {}
    for rel, target in ways.items():
        yield Element("link", rel=rel, type="application/atom+xml", href=home + target)


def corrections_feed(told: Told, reader: Reader, site_url: str) -> dict[str, str]:
    """The text of each page of the feed of corrections, newest first; `site_url` as for `feed`.

    Raises ValueError if there is none, for the same reason.
    """
    if not told.corrections:
        raise ValueError("a feed needs a correction to take its date from")
    home = site_url + reader.prefix if site_url else ""
    id_ = _id(told, f"{reader.language}/corrections")
    texts: dict[str, str] = {}
    for number, own in enumerate(_pages(told.corrections), 1):
        root = _root(reader, id_, reader.say("corrections-feed"), own[0].date)
        root.extend(_ways(CORRECTIONS_FEED, number, len(told.corrections), home))
        SubElement(root, "link", rel="alternate", type="text/html", href=f"{home}corrections/")
        author = SubElement(root, "author")
        _add(author, "name", reader.archive)
        root.extend(_correction(told, correction, reader, home) for correction in own)
        texts[_name(CORRECTIONS_FEED, number)] = as_text(root)
    return texts


def _root(reader: Reader, id_: str, title: str, date: str) -> Element:
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": reader.language})
    _add(root, "id", id_)
    _add(root, "title", title)
    _add(root, "updated", _moment(date))
    return root


def _correction(told: Told, correction: Correction, reader: Reader, home: str) -> Element:
    entry = Element("entry")
    first = min(correction.what.texts.items())[1]
    _add(entry, "id", _id(told, f"{reader.language}/corrections/{correction.date}/{first}"))
    _add_words(entry, "title", correction.what, reader)
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{home}corrections/")
    _add(entry, "updated", _moment(correction.date))
    return entry


def _entry(told: Told, document: Document, reader: Reader, home: str) -> Element:
    entry = Element("entry")
    _add(entry, "id", _id(told, f"{reader.language}/{document.id}"))
    _add_words(entry, "title", document.title, reader)
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{home}{document.id}/")
    _add(entry, "published", _moment(document.date))
    _add(entry, "updated", _moment(document.date))
    author = SubElement(entry, "author", _language(document.issuer, reader))
    _add(author, "name", reader.text(document.issuer))
    SubElement(entry, "category", term=document.kind.id, label=kind_name(document.kind, reader))
    _add_words(entry, "summary", document.summary, reader)
    return entry


def _enclosure(file: Listed, document: Document, reader: Reader, to_root: str) -> Element:
    """A file of the document's data, as RFC 4287 (4.2.7) offers it."""
    told = {"title": tell(file, document, reader), "type": file.media_type, "length": str(file.size)}
    return Element("link", {"rel": "enclosure", "href": to_root + file.path, **told})


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _add_words(parent: Element, name: str, words: Localized, reader: Reader) -> None:
    SubElement(parent, name, _language(words, reader)).text = reader.text(words)


def _language(words: Localized, reader: Reader) -> dict[str, str]:
    """The attribute that names the language of an editors' sentence, where it is not the feed's."""
    own = reader.language_of(words)
    return {} if own == reader.language else {"xml:lang": own}


def _id(told: Told, name: str) -> str:
    return uuid5(UUID(told.archive), name).urn


def _moment(date: str) -> str:
    """The beginning of a day, as Atom wants it; the archive knows days, not hours."""
    return f"{date}T00:00:00Z"
