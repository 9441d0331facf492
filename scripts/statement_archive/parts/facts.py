"""Names and values -> a list of both as HTML, for what is no table."""

from collections.abc import Iterable

from markupsafe import Markup

from statement_archive.parts.html import tag

Fact = tuple[str, str]
"""What it is, and what it is here: text, or HTML that stays as it is."""


def facts(pairs: Iterable[Fact]) -> Markup:
    """The list; nothing where there is no pair."""
    rows = [tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs]
    return tag("dl", *rows, class_="facts-list") if rows else Markup()
