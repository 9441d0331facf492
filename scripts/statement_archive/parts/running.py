"""A page as it is read back -> what in it does something by itself: runs, loads from elsewhere, leads or sends away."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATA = {"application/json", "application/ld+json"}
_LOADED = ("href", "src", "action", "formaction", "data", "poster", "srcdoc", "xlink:href")
"""Attributes whose value a browser may run."""
_SENT = ("action", "formaction", "ping")
_RUNS = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]+")
"""What browsers leave out of an address before they look at its scheme."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_REFRESH = re.compile(r"[^;,]*[;,]?(?:url=)?[\"']?", re.IGNORECASE)
"""What stands before the address that a page leads on to, blanks left out."""
_ELEMENTS = ("base", "embed", "frame", "iframe", "object", "portal", "style")
"""What no page of the site needs, and the policy refuses."""
_SHOWN = 60


def running(root: "HtmlElement") -> "Iterator[tuple[HtmlElement, str]]":
    """Each such element, and what it does as a clause without a subject."""
    for element in root.iter("*"):
        if element.tag == "script" and "src" not in element.attrib and element.get("type") not in _DATA:
            yield element, f"has a script in it: {_shown(element.text or '')}"
        elif element.tag in _ELEMENTS:
            yield element, f"has a `<{element.tag}>`, which no page needs"
        elif (element.get("http-equiv") or "").strip().lower() == "refresh":
            target = _REFRESH.sub("", _BLANK.sub("", element.get("content") or ""), count=1)
            if _ELSEWHERE.match(target):
                yield element, f"leads to another site by itself: {_shown(target)}"
        for name, value in element.attrib.items():
            address = _BLANK.sub("", value)
            if name.startswith("on") or name == "style":
                yield element, f"has `{name}` on a `<{element.tag}>`: {_shown(value)}"
            elif name in _LOADED and _RUNS.match(address):
                yield element, f"has an address that runs: {_shown(value)}"
            elif name in _SENT and _ELSEWHERE.match(address):
                yield element, f"sends something to another site: {_shown(value)}"


def _shown(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
