"""Where the pages of a site are: one map from paths under `docs/` to files, addresses and links.

Pages are made before anyone knows where they will stand. Until then a link has the scheme `archive:` before the path of
its target under `docs/`, and whatever else names a page is an `Address`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

SCHEME = "archive:"
"""What links begin with until the site is built: `archive:en/about/method.md#numbers`."""


_KEPT = 4096
"""How many addresses are kept: a page leads to what those beside it lead to."""


class Address(str):
    """A path under `docs/` with an anchor, which becomes the address of what is there."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one site."""

    languages: tuple[str, ...]
    """The languages of the site, the default one first, whose addresses have no prefix."""
    site_url: str
    """Where the site will be, ending in a slash; "" where that is not known."""
    has_folders: bool
    """Whether an address may end in a slash and mean the `index.html` there; from a disk it may not."""
    names: tuple[str, ...] = ()
    """What the archive is called in each language, which stands beside an address where one quotes it."""

    @property
    def root(self) -> str:
        """The path of the site on its host, `/` where that is not known."""
        return urlsplit(self.site_url or "/").path

    def within(self, path: str) -> str:
        """The address within the site of a path under `docs/`; the home page's is empty where there are folders."""
        return _address(path, self.languages, has_folders=self.has_folders)

    def file(self, path: str) -> str:
        """The file within the site that a path under `docs/` is built as."""
        address = self.within(path)
        return f"{address}index.html" if not address or address.endswith("/") else address

    def link(self, target: str, own: str) -> str:
        """The link from the page with the path `own` to a target, each a path under `docs/`."""
        path, rest = split(target)
        return relative(self.within(path), self.within(own)) + rest

    def from_root(self, target: str) -> str:
        """The link to a target from a page that is served at any address: from the root of the host."""
        path, rest = split(target)
        return self.root + self.within(path) + rest

    def quoted(self, target: str) -> str:
        """An address as one quotes it: with the host where it is known, else from the root of the site.

        A copy on a disk quotes the hosted page, too: its own files have no address that another reader could follow.
        """
        path, rest = split(target)
        return (self.site_url or "/") + _address(path, self.languages, has_folders=True) + rest


def named(name: str) -> str:
    """A name as it may stand in an address, `river-ports`; `archive` where none of its letters may."""
    return "-".join(re.findall("[a-z0-9]+", name.lower())) or "archive"


def sifted(path: str, name: str, value: str, anchor: str = "") -> str:
    """The target that is a list sifted by a value, at an anchor."""
    return f"{path}?{name}={quote(value, safe='')}" + (f"#{anchor}" if anchor else "")


def beside(path: str, name: str) -> str:
    """The path of a file in the same folder as another."""
    return f"{path[: path.rfind('/') + 1]}{name}"


def split(target: str) -> tuple[str, str]:
    """The path of a target, and what follows it: what a list is asked for, `?paragraph=p7`, and the anchor."""
    path = target.partition("#")[0].partition("?")[0]
    return path, target.removeprefix(path)


def relative(target: str, own: str) -> str:
    """The link from one address within a site to another."""
    folder, parts = own.split("/")[:-1], target.split("/")
    common = 0
    while common < min(len(folder), len(parts) - 1) and folder[common] == parts[common]:
        common += 1
    return "../" * (len(folder) - common) + "/".join(parts[common:]) or "./"


def language_of(address: str, languages: Sequence[str]) -> str:
    """The language of an address within the site; `languages` are the site's, the default one first."""
    first = address.split("/")[0]
    return first if first in languages[1:] else languages[0]


def in_language(rest: str, language: str, languages: Sequence[str]) -> str:
    """The address within the site of a page of a language."""
    return rest if language == languages[0] else f"{language}/{rest}"


@lru_cache(maxsize=_KEPT)
def _address(path: str, languages: Sequence[str], *, has_folders: bool) -> str:
    language, _, rest = path.partition("/")
    if language in languages:
        path = in_language(rest, language, languages)
    if not path.endswith(".md"):
        return path
    path = path.removesuffix(".md")
    if not has_folders:
        return f"{path}.html"
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"
