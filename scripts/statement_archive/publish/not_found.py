"""What the page for addresses that lead nowhere says, in every language of the site.

Hosts that know only one such page serve it to readers of every language, so it speaks them all; a script leaves the
reader's.
"""

from collections.abc import Mapping

from markupsafe import Markup

from statement_archive.addresses import SCHEME
from statement_archive.pages.results import RESULTS
from statement_archive.parts import cutting
from statement_archive.parts.html import join, tag
from statement_archive.reader import Reader
from statement_archive.tags import attributes

NOT_FOUND = "404.html"
"""Its name in the folder of each language. It is served at any address, so its links begin at the root of the host."""


def not_found(own: Reader, documents: Mapping[str, str]) -> Markup:
    """The content of the page, in the language of `own` first.

    `documents` are what fronts of documents are called in the language of `own`, by path under `docs/`; a script shows
    the one that the address may have meant. Where there are many, it offers to search for the words of the address.
    """
    site = sorted(own.everyone, key=lambda reader: reader is not own)
    words = (_words(reader, own, documents) for reader in site)
    homes = (
        tag("a", reader.archive, href=_home(reader), **_language(reader, own), hreflang=reader.language)
        for reader in site
    )
    return join("\n", (*words, tag("ul", *(tag("li", home) for home in homes))))


def _words(reader: Reader, own: Reader, documents: Mapping[str, str]) -> Markup:
    title = tag("h1" if reader is own else "h2", reader.say("not-found"))
    text = tag("p", reader.say("not-found-text"))
    links = (
        tag("a", name, href=SCHEME + path, data_document=path.split("/")[1], hidden=True)
        for path, name in documents.items()
        if path.startswith(f"{reader.language}/")
    )
    guess = tag("p", reader.say("not-found-guess"), " ", *links, class_="guess", hidden=True)
    if len(documents) > cutting.FRONTS:
        words = reader.say("not-found-search")
        link = tag("a", words, href=f"{SCHEME}{reader.language}/{RESULTS}.md", data_search=True)
        guess = tag("p", link, class_="guess", hidden=True)
    return tag("div", title, text, guess, class_="not-found", **_language(reader, own), data_home=_home(reader))


def _language(reader: Reader, own: Reader) -> dict[str, str]:
    return attributes(reader.language, own.language)


def _home(reader: Reader) -> str:
    return f"{SCHEME}{reader.language}/index.md"
