"""`archive:` links -> links that work where a page is, for what a builder of one language at a time can't check.

Written are a path under `docs/` and a place in it: `archive:zh/press-release-2020-06-18/text.md#p9`.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urldefrag

from statement_archive.addresses import Addresses

SCHEME = "archive:"
_LINK = re.compile(f'href="{SCHEME}([^"]*)"')
_ALONE = re.compile(f'"{SCHEME}([^"]*)"')
_QUOTED = re.compile(rf"\b{SCHEME}([\w./-]+\.md(?:#[\w.-]+)?)")
"""What is left in a citation: the scheme and a page of the archive."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What links of one page need to know."""

    addresses: Addresses
    lead_to: Callable[[str], str]
    """An address within the site -> the way there from the page."""
    is_there: Callable[[str], bool]
    """Whether there is a file of this path under `docs/`."""
    miss: Callable[[str], None]
    """Called with the path of a file that is linked to and is not there."""

    def resolve(self, html: str) -> str:
        """The page with its links, and with what one quotes where links stand in a citation."""
        html = _LINK.sub(lambda match: f'href="{self._link(unescape(match[1]))}"', html)
        return _QUOTED.sub(lambda match: self._quote(unescape(match[1])), html)

    def _link(self, target: str) -> str:
        file, anchor = urldefrag(target)
        if not self.is_there(file):
            self.miss(file)
        return self.lead_to(self.addresses.within(file)) + (f"#{anchor}" if anchor else "")

    def _quote(self, target: str) -> str:
        """An address in running text; where the host is not known, a script fills in the one that a reader is on."""
        if not self.is_there(urldefrag(target)[0]):
            return SCHEME + target
        words = self.addresses.quote(target)
        if self.addresses.site_url:
            return words
        return f'<span class="address" data-href="{self._link(target)}">{words}</span>'


def fill_in(head: dict[str, Any], addresses: Addresses) -> dict[str, Any]:
    """What a page's head tells programs, with addresses in place of its `archive:` links."""
    text = json.dumps(head, ensure_ascii=False)
    return dict(json.loads(_ALONE.sub(lambda match: f'"{addresses.quote(match[1])}"', text)))
