"""Addresses within the site: the default language has no prefix, every other one its tag.

One map for pages, links, feeds and search engines. A file is named by its path under `docs/`
(`zh/about/index.md`), an address by what stands behind the site's own (`zh/about/`; the home page is empty).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit


def language_of(address: str, languages: Sequence[str]) -> str:
    """The language of an address within the site; `languages` are the site's, the default one first."""
    first = address.split("/")[0]
    return first if first in languages[1:] else languages[0]


def in_language(rest: str, language: str, languages: Sequence[str]) -> str:
    """The address within the site of a page of a language."""
    return rest if language == languages[0] else f"{language}/{rest}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the files of a site are found."""

    languages: tuple[str, ...]
    """The site's, the default one first."""
    site_url: str
    """Where the site is, ending in a slash; empty where that is not known."""
    has_folders: bool
    """Whether a folder stands for its `index.html`, as it does on a server and not on a disk."""

    @property
    def root(self) -> str:
        """The path of the site on its host, `/` where that is not known."""
        return urlsplit(self.site_url or "/").path

    def within(self, file: str) -> str:
        """The address of a file within the site."""
        return self._address(file, has_folders=self.has_folders)

    def quote(self, target: str) -> str:
        """A file, or a place in it (`zh/about/index.md#rights`), as one quotes it; without a host, from the root.

        An offline copy quotes the hosted page, too: its own files have no address that another reader could follow.
        """
        file, anchor = urldefrag(target)
        return (self.site_url or "/") + self._address(file, has_folders=True) + (f"#{anchor}" if anchor else "")

    def alternates(self, file: str) -> Iterator[tuple[str, str]]:
        """The page in every language and for readers of none of them, as search engines want to be told."""
        rest = file.partition("/")[2]
        pages = [(language, self.within(f"{language}/{rest}")) for language in self.languages]
        for language, address in (*pages, ("x-default", pages[0][1])):
            yield language, self.site_url + address if self.site_url else address or "./"

    def _address(self, file: str, *, has_folders: bool) -> str:
        language, _, rest = file.partition("/")
        address = in_language(rest, language, self.languages) if language in self.languages else file
        if not address.endswith(".md"):
            return address
        address = address.removesuffix(".md")
        if not has_folders:
            return f"{address}.html"
        is_index = address == "index" or address.endswith("/index")
        return address.removesuffix("index") if is_index else f"{address}/"
