"""The archive and its pages -> records of what is found besides texts: terms, names, documents and other pages."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from statement_archive.model import Archive, Document, Entity, EntityKind, Localized, Prose, Status, Term, Work
from statement_archive.names import document_name, entity_name
from statement_archive.pages.page import Page
from statement_archive.reader import Reader
from statement_archive.tags import written

Json = object
"""What `json.dumps` takes."""
Also = Mapping[str, Sequence[str]]
"""By the path of a page without its language, what else it is called in all languages of the site."""
_AMERICAN = "en_US"


class PageRecords:
    """The records of an archive's pages, for readers of each language of the `site`; `pages` are those of all."""

    def __init__(self, archive: Archive, site: Sequence[Reader], pages: Sequence[Page]) -> None:
        self._archive, self._site = archive, site
        self._also = _names_of_pages(archive, site, pages)
        self._locales = locales_of(archive)
        self._documents = {work.document.id: work.document for work in archive.works}
        self._pages: dict[tuple[str, str], list[Page]] = defaultdict(list)
        for page in pages:
            if not page.siglum:
                self._pages[page.language, self._document_of(page)].append(page)

    def of_archive(self, reader: Reader) -> list[dict[str, Json]]:
        """Terms, names, and pages that are of no document, also those written by hand."""
        terms = {f"{reader.language}/glossary/{term.id}.md": term for term in self._archive.terms}
        own = self._pages[reader.language, ""]
        paths = {page.path for page in own}
        return [
            *(_term(page, terms[page.path], reader) for page in own if page.path in terms),
            *(_name(entity, paths, reader, self._site) for entity in self._archive.entities),
            *(
                _page(page, self._also)
                for page in own
                if page.path not in terms and page.is_listed and not page.is_part
            ),
            *(_part(part) for part in self._archive.prose if part.language == reader.language),
        ]

    def of_document(self, document: Document, reader: Reader) -> list[dict[str, Json]]:
        """The front page of a document, and its others."""
        own = self._pages[reader.language, document.id]
        front = f"{reader.language}/{document.id}/index.md"
        dates = dates_of(document, self._locales, self._site)
        return [
            *(_document(page, document, dates, self._site) for page in own if page.path == front),
            *(_page(page, self._also) for page in own if page.path != front and page.is_listed),
        ]

    def _document_of(self, page: Page) -> str:
        folder, _, rest = _bare(page.path).partition("/")
        return folder if rest and folder in self._documents else ""


def locales_of(archive: Archive) -> list[str]:
    """Those of the languages of all texts, and how Americans write."""
    tags = sorted({written(edition.witness.language) for work in archive.works for edition in work.editions})
    return [_AMERICAN, *filter(None, map(_locale, tags))]


def dates_of(document: Document, locales: Iterable[str], site: Sequence[Reader]) -> list[str]:
    """The date of a document as people write it: by ISO 8601, in the languages of the site and in `locales`."""
    day = date.fromisoformat(document.date)
    told = [reader.date(document.date) for reader in site]
    return list(dict.fromkeys((document.date, *told, *(format_date(day, "long", locale=locale) for locale in locales))))


def country_names(entity: Entity, reader: Reader) -> Iterator[str]:
    """What CLDR calls a country, whatever editors do: 寮國 for 老撾. `Myanmar (Burma)` is two names."""
    if entity.kind is EntityKind.COUNTRY:
        yield from (name.strip(" )") for name in reader.country_name(entity.id).split("("))


def participant_words(site: Sequence[Reader]) -> list[str]:
    """What the list of those who took part is asked for by."""
    return [word for reader in site for word in _listed("found-participants", reader)]


def _locale(tag: str) -> str:
    """The locale of a language, as Babel writes it; "" where CLDR has none."""
    try:
        return str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return ""


def _listed(key: str, reader: Reader) -> list[str]:
    return [word.strip() for word in reader.say(key).split("|")]


def _names_of_pages(archive: Archive, site: Sequence[Reader], pages: Iterable[Page]) -> Also:
    also: dict[str, list[str]] = {}
    for page in pages:
        if not page.siglum:
            also.setdefault(_bare(page.path), []).extend(filter(None, (page.title, page.listing.name)))
    machine = [word for reader in site for word in _listed("found-machine", reader)]
    for path in _made_by_machine(archive.works):
        also.setdefault(path, []).extend(machine)
    also.setdefault("names/index.md", []).extend(participant_words(site))
    return also


def _made_by_machine(works: Iterable[Work]) -> Iterator[str]:
    """The pages that are about a machine translation."""
    for work in works:
        for edition in work.editions:
            if edition.witness.status is Status.MACHINE_TRANSLATION:
                folder, siglum = work.document.id, edition.witness.siglum
                yield from (
                    f"{folder}/{path}.md" for path in (f"{siglum}/index", f"made-{siglum}", "translation-audit")
                )


def _bare(path: str) -> str:
    return path.partition("/")[2]


def _entry(
    kind: str, title: str, path: str, text: str, *, anchor: str = "", also: Iterable[str] = ()
) -> dict[str, Json]:
    names = [name for name in dict.fromkeys(also) if name and name != title]
    return {
        "kind": kind,
        "title": title,
        "path": path.removesuffix(".md"),
        "anchor": anchor,
        "text": text,
        "also": names,
    }


def _term(page: Page, term: Term, reader: Reader) -> dict[str, Json]:
    also = (*term.all_forms, *term.also, *term.machine)
    text = _told(term.definition, reader) or " · ".join(term.all_forms)
    return _entry("term", page.title, page.path, text, also=also)


def _name(entity: Entity, paths: Container[str], reader: Reader, site: Sequence[Reader]) -> dict[str, Json]:
    named = entity_name(entity, reader)
    title = reader.text(named)
    known = (name for one in site for name in country_names(entity, one))
    every = (*named.texts.values(), *(form for forms in entity.forms.values() for form in forms), *known)
    told = (_told(entity.office, reader), _told(entity.long, reader), entity.abbreviation, *every)
    text = " · ".join(word for word in dict.fromkeys(told) if word and word != title)
    also = (*every, *(entity.long.texts.values() if entity.long else ()), entity.abbreviation, *entity.also)
    path = f"{reader.language}/names/{entity.id}.md"
    if path in paths:
        return _entry("name", title, path, text, also=also)
    return _entry("name", title, f"{reader.language}/names/index", text, anchor=entity.id, also=also)


def _told(words: Localized | None, reader: Reader) -> str:
    return reader.text(words) if words else ""


def _document(page: Page, document: Document, dates: Iterable[str], site: Sequence[Reader]) -> dict[str, Json]:
    named = (name for reader in site for name in (document_name(document, reader), reader.text(document.title)))
    return _entry("document", page.title, page.path, page.description, also=(*named, *dates))


def _page(page: Page, also: Also) -> dict[str, Json]:
    return _entry("page", page.title, page.path, page.description, also=also[_bare(page.path)])


def _part(part: Prose) -> dict[str, Json]:
    return _entry("page", part.title, part.path, part.text, anchor=part.anchor)
