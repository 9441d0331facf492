"""What stands around the content of a page -> HTML: its head, the ways to other pages, the switch of languages.

The theme's templates have a comment `<!-- frame: name -->` wherever one of these belongs, so that any builder that
knows the templates can build the pages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from statement_archive.addresses import SCHEME, Address, Addresses
from statement_archive.model import NOTHING_SAID, AboutArchive
from statement_archive.pages.results import RESULTS
from statement_archive.pages.surroundings import Entry, Place, Surroundings, part_of
from statement_archive.parts.foreign import title_in_html
from statement_archive.parts.html import comment, escape, join, tag
from statement_archive.publish.feed import CORRECTIONS_FEED, FEED
from statement_archive.publish.headers import POLICY, page_policy
from statement_archive.publish.not_found import not_found
from statement_archive.publish.twins import MEDIA_TYPE, TWIN
from statement_archive.reader import Reader
from statement_archive.tags import attributes

_HERE = comment("frame: here")
"""What stands in the navigation in place of the page one is on, whose line the template makes."""
MENU = ("documents", "glossary/index", "names/index", "comparisons", "about/method", "data")
"""The parts of an archive, in their order; what is not there has no line."""
_IMPRINT = ("about/index", "corrections")
"""The pages that the last line of every page leads to."""
LED_TO = (*MENU, *_IMPRINT)
"""All that every page leads to, as far as it is there, by the rest of its path."""
_CHILDREN = "md-nav__list archive-nav__children"


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same around all pages of a site."""

    addresses: Addresses
    index: str
    """Folder of the search index within the site."""
    titles: Mapping[str, str]
    """What the pages are called that every page leads to, by their path."""
    has_feed: bool
    """Whether there are feeds: of documents, and of what was put right where there is such."""
    about: AboutArchive = NOTHING_SAID
    """What editors say of it as a whole."""
    has_policy: bool = True
    """Whether pages say what they may run: not while an editor watches, since then MkDocs puts a script into them."""
    fronts: Mapping[str, str] = field(default_factory=dict)
    """What the fronts of documents are called, by their path, for addresses that lead nowhere."""

    @property
    def told(self) -> str:
        """All that a page may say of it, but for the page for addresses that lead nowhere."""
        return repr(replace(self, fronts={}))

    def part(self, name: str, page: Surroundings, reader: Reader) -> Markup | None:
        """A part of the frame around a page by its name; None where there is none of this name."""
        make = _PARTS.get(name)
        return make(self, page, reader) if make else None

    def link(self, target: str, page: Surroundings) -> str:
        """The link from a page to a target, a path under `docs/`."""
        if page.is_anywhere:
            return self.addresses.from_root(target)
        return self.addresses.link(target, page.path)

    def quoted(self, target: str, page: Surroundings) -> Markup:
        """An address in running text; where the host is not known, a script fills in the one that a reader is on."""
        words = escape(self.addresses.quoted(target))
        if self.addresses.site_url:
            return words
        return tag("span", words, class_="address", data_href=self.link(target, page))

    def navigation(self, own: str, page: Surroundings, reader: Reader) -> Markup:
        """The side navigation; `own` is the line of the page one is on, as the template makes it."""
        lines = join("\n", _entries(page, reader))
        return Markup(lines.replace(_HERE, Markup(own)))

    @property
    def policy(self) -> Markup:
        """What a page may load and run, as it says it itself."""
        content = page_policy(is_served=self.addresses.has_folders)
        return tag("meta", http_equiv=POLICY, content=content) if self.has_policy else Markup()

    def menu(self, page: Surroundings, reader: Reader) -> Iterator[Markup]:
        """The lines of the menu: the parts that the archive has, the one that a page belongs to marked."""
        own = "" if page.is_anywhere else part_of(page.path)
        for path in (f"{reader.language}/{name}.md" for name in MENU):
            if path in self.titles:
                title = title_in_html(self.titles[path], None, reader.language)
                is_current = "page" if path == page.path else path == own and "true"
                link = tag("a", title, href=SCHEME + path, class_="menu__link", aria_current=is_current)
                yield tag("li", link, class_="menu__item")

    def colophon(self, page: Surroundings, reader: Reader) -> Iterator[Markup]:
        """The last line of every page: which edition this is, who answers for it, what is new."""
        imprint = self.about.imprint
        if imprint.edition:
            day = reader.date(imprint.date) if imprint.date else ""
            words = reader.say("comma").join(filter(None, (imprint.edition, day)))
            yield tag("span", reader.say("colophon-edition", edition=words))
        for name in _IMPRINT:
            path = f"{reader.language}/{name}.md"
            if path in self.titles:
                yield tag("a", self.titles[path], href=SCHEME + path)
        if self.has_feed:
            yield tag("a", reader.say("feed"), href=self.link(f"{reader.language}/{FEED}", page))

    def head(self, page: Surroundings, reader: Reader) -> Iterator[Markup]:
        """What reference managers, search engines and previews read; of a page that is no text, only what it is."""
        if page.is_anywhere or not page.title:
            return
        told = {"description": page.description} if page.description else {}
        own = {"og:title": page.tab or page.title} | {f"og:{name}": words for name, words in told.items()}
        yield from _named(told if page.is_listed else {**told, "robots": "noindex"})
        if page.body.head is None:
            own |= {"og:site_name": reader.archive, "og:type": "website"}
            if self.addresses.site_url:
                own["og:url"] = self.addresses.quoted(page.path)
            yield from _properties(own)
            yield from _named({"DC.title": page.title, "DC.language": reader.language})
            return
        yield from _named(self._told(page.body.head.named))
        yield from _properties(own | self._told(page.body.head.properties))
        yield from (tag("link", rel=rel, href=href) for rel, href in page.body.head.schemas.items())
        data = htmlsafe_json_dumps(self._told(page.body.head.jsonld), sort_keys=True)
        yield tag("script", data, type="application/ld+json")

    def _told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with addresses as one quotes them, those within objects too."""
        return {
            key: self.addresses.quoted(value)
            if isinstance(value, Address)
            else self._told(value)
            if isinstance(value, Mapping)
            else value
            for key, value in values.items()
        }

    def canonical(self, page: Surroundings) -> Markup:
        """The link to the page where it is hosted; nothing where that is not known."""
        known = bool(self.addresses.site_url)
        return tag("link", rel="canonical", href=self.addresses.quoted(page.path)) if known else Markup()

    def alternates(self, page: Surroundings, reader: Reader) -> Iterator[Markup]:
        """Its neighbours; the page in every language and for readers of none of them; the feed."""
        for rel, place in (("prev", page.way.before), ("next", page.way.after)):
            if place:
                yield tag("link", rel=rel, href=self.link(place.path, page))
        languages = {other.language: other.language for other in reader.everyone} | {"x-default": reader.site[0]}
        for hreflang, language in () if page.is_anywhere else languages.items():
            href = self._alternate(_in_language(page, language), page)
            yield tag("link", rel="alternate", href=href, hreflang=hreflang)
        if self.addresses.has_folders and page.is_known:
            yield tag("link", rel="alternate", href=TWIN, type=MEDIA_TYPE)
        feeds = {FEED: reader.archive} if self.has_feed else {}
        feeds |= {CORRECTIONS_FEED: reader.say("corrections-feed")} if self.has_feed and self.about.corrections else {}
        for name, title in feeds.items():
            feed = self.link(f"{reader.language}/{name}", page)
            yield tag("link", rel="alternate", href=feed, type="application/atom+xml", title=title)

    def _alternate(self, path: str, page: Surroundings) -> str:
        """A whole address where the host is known, else a link."""
        within, site_url = self.addresses.within(path), self.addresses.site_url
        return site_url + within if site_url else self.link(path, page)


def _languages(page: Surroundings, reader: Reader) -> Iterator[Markup]:
    """The switch of languages: the same page for each reader."""
    for other in reader.everyone:
        href = SCHEME + _in_language(page, other.language)
        is_own = "true" if other is reader else False
        own = attributes(other.language, reader.language)
        link = tag(
            "a",
            other.words.name,
            href=href,
            hreflang=other.language,
            class_="md-select__link",
            aria_current=is_own,
            **own,
        )
        yield tag("li", link, class_="md-select__item")


def _entries(page: Surroundings, reader: Reader) -> Iterator[Markup]:
    """The lines of the side navigation, with a heading before each group of them."""
    group = ""
    for entry in page.way.entries:
        if entry.place.group and entry.place.group != group:
            yield tag("li", entry.place.group, class_="md-nav__item archive-nav__group")
        group = entry.place.group
        yield _entry(entry, page, reader)


def _entry(entry: Entry, page: Surroundings, reader: Reader) -> Markup:
    """A line of the side navigation; the page one is on is left to the template, which lists its headings."""
    line = _line(entry.place, page, reader)
    if not entry.children:
        return line
    children = tag("ul", *(_line(child, page, reader) for child in entry.children), class_=_CHILDREN)
    return join("\n", (line, tag("li", children, class_="md-nav__item")))


def _line(place: Place, page: Surroundings, reader: Reader) -> Markup:
    if place.path == page.path:
        return _HERE
    words: list[str] = [title_in_html(place.title, place.label, reader.language)]
    words += [" ", tag("span", place.note, class_="archive-nav__note")] if place.note else []
    title = tag("span", *words, class_="md-ellipsis")
    return tag("li", tag("a", title, href=SCHEME + place.path, class_="md-nav__link"), class_="md-nav__item")


def _trail(page: Surroundings, reader: Reader) -> Markup:
    """The pages that this one belongs to, the home page first; nothing on that."""
    if not page.way.trail:
        return Markup()
    links = (
        tag("li", tag("a", title_in_html(place.title, place.label, reader.language), href=SCHEME + place.path))
        for place in page.way.trail
    )
    return tag("nav", tag("ol", *links), class_="trail", aria_label=reader.say("trail"))


def _named(contents: Mapping[str, str]) -> Iterator[Markup]:
    return (tag("meta", name=name, content=content) for name, content in contents.items())


def _properties(contents: Mapping[str, str]) -> Iterator[Markup]:
    return (tag("meta", property=name, content=content) for name, content in contents.items())


def _in_language(page: Surroundings, language: str) -> str:
    """The path of the same page for readers of another language."""
    rest = "index.md" if page.is_anywhere else page.path.split("/", 1)[1]
    return f"{language}/{rest}"


_PARTS: Mapping[str, Callable[[Frame, Surroundings, Reader], Markup]] = {
    "own": lambda frame, page, reader: escape(frame.link(page.path, page)),
    "policy": lambda frame, page, reader: frame.policy,
    "head": lambda frame, page, reader: join("\n  ", frame.head(page, reader)),
    "alternates": lambda frame, page, reader: join("\n  ", frame.alternates(page, reader)),
    "languages": lambda frame, page, reader: join("\n", _languages(page, reader)),
    "menu": lambda frame, page, reader: join("\n", frame.menu(page, reader)),
    "trail": lambda frame, page, reader: _trail(page, reader),
    "colophon": lambda frame, page, reader: join("", (" · " + part for part in frame.colophon(page, reader))),
    "index": lambda frame, page, reader: escape(frame.link(frame.index, page)),
    "results": lambda frame, page, reader: escape(frame.link(f"{reader.language}/{RESULTS}.md", page)),
    "home": lambda frame, page, reader: escape(frame.link(f"{reader.language}/index.md", page)),
    "default": lambda frame, page, reader: escape(reader.site[0]),
    "not-found": lambda frame, page, reader: not_found(reader, frame.fronts),
}
"""By the name that a template asks for it by."""
