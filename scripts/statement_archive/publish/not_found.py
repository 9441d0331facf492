"""What the page for addresses that lead nowhere says; its template is `overrides/404.html`."""

from dataclasses import dataclass

from statement_archive.model import LANGUAGES
from statement_archive.parts.messages import say
from statement_archive.publish.sitemap import in_language

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


def not_found(own: str, root: str) -> tuple[NotFound, ...]:
    """The words in every language of the site, `own` first; `root` is the path of the site on its host."""
    return tuple(
        NotFound(
            language=language,
            title=say("not-found", language),
            text=say("not-found-text", language),
            home=root + in_language("", language),
            home_title=say("home-title", language),
        )
        for language in sorted(LANGUAGES, key=lambda language: language != own)
    )
