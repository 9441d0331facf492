"""What the page for addresses that lead nowhere says; its template is `overrides/404.html`."""

from dataclasses import dataclass

from statement_archive.reader import Reader

NOT_FOUND = "404.html"
"""Its name in the folder of each language. It is served at any address, so its links begin at the root of the host."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """The page's words in one language."""

    language: str
    title: str
    text: str
    home: str
    """Address of the language's home page, from the root of the host."""
    home_title: str


def not_found(own: Reader, root: str) -> tuple[NotFound, ...]:
    """The words in every language of the site, `own` first; `root` is the path of the site on its host."""
    return tuple(
        NotFound(
            language=reader.language,
            title=reader.say("not-found"),
            text=reader.say("not-found-text"),
            home=root + reader.prefix,
            home_title=reader.say("home-title"),
        )
        for reader in sorted(own.everyone, key=lambda reader: reader is not own)
    )
