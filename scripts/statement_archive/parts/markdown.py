"""Markdown as a type of its own, one small function per node. What a reader sees is exactly the text that came in.

What is not `Markdown` is text: wherever it becomes part of a node, every character that Python-Markdown, CommonMark or
HTML could take for markup, and every blank but the common one, goes out as a character reference, which all three read
alike. Attributes use the `{: … }` of attr_list.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter

from markupsafe import Markup

_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>&|~^=#$\"]|(?<=!)(?=\[)|[^\S \n]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+:!])", re.MULTILINE)
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


class Markdown(str):
    """Text of a Markdown file. Text that is joined to it is escaped first."""

    __slots__ = ()

    def __add__(self, other: str) -> "Markdown":
        return Markdown(str.__add__(self, escape(other)))

    def __radd__(self, other: str) -> "Markdown":
        return Markdown(str.__add__(escape(other), self))

    def join(self, parts: Iterable[str]) -> "Markdown":
        """The parts with this between them."""
        return Markdown(str.join(self, map(escape, parts)))


BREAK = Markdown("<br>")
"""Where a line ends within a paragraph or a heading."""
Piece = Markdown | Markup
"""A part of a page: Markdown, or HTML that is put in once a builder has made a page of the Markdown."""


def escape(text: str) -> Markdown:
    """Text as Markdown that shows exactly this text, at any place of a line. Markdown stays as it is."""
    if isinstance(text, Markdown):
        return text
    text = _mid_line(text)
    return Markdown(_LINE_START.sub(lambda m: f"{m[1]}{_reference(m[2])}" if m[1] else _reference(m[3]), text))


def join(separator: str, parts: Iterable[str]) -> Markdown:
    """Parts one after the other: Markdown as it is, text escaped, the separator too."""
    return (separator if isinstance(separator, Markdown) else _mid_line(separator)).join(parts)


def fill(sentence: str, **values: str) -> Markdown:
    """A sentence of the interface whose `{names}` are filled with Markdown or text."""
    parts = Formatter().parse(sentence)
    return join("", (part for text, name, _, _ in parts for part in (text, values[name] if name else "")))


def attributes(*, id: str = "", classes: Sequence[str] = (), **values: str) -> str:
    """An attribute list ` {: #id .class key="value" }`; "" where there is nothing to say. `_` in a key becomes `-`."""
    words = [f"#{id}"] if id else []
    words += [f".{name}" for name in classes]
    words += [f'{key.replace("_", "-")}="{_quoted(value)}"' for key, value in values.items() if value]
    return f"{{: {' '.join(words)} }}" if words else ""


def heading(level: int, content: str, **attrs: object) -> Markdown:
    """A heading; `attrs` as for `attributes`."""
    suffix = attributes(**attrs)  # type: ignore[arg-type]
    return Markdown(f"{'#' * level} {escape(content)}{' ' + suffix if suffix else ''}\n")


def paragraph(content: str, **attrs: object) -> Markdown:
    """A paragraph; `attrs` as for `attributes`."""
    suffix = attributes(**attrs)  # type: ignore[arg-type]
    return Markdown(f"{escape(content)}\n{suffix}\n" if suffix else f"{escape(content)}\n")


def link(content: str, target: str, **attrs: object) -> Markdown:
    """A link; `target` is an address or an anchor of the archive's own making, `archive:path` or `#anchor`."""
    return Markdown(f"[{escape(content)}]({target}){attributes(**attrs)}")  # type: ignore[arg-type]


def strong(content: str) -> Markdown:
    """Words that weigh more than those around them."""
    return Markdown(f"**{escape(content)}**")


def span(content: str, **attrs: str) -> Markdown:
    """A stretch of text with attributes; Markdown has no node for it."""
    return element("span", content, **attrs)


def element(name: str, content: str, **attrs: str) -> Markdown:
    """An inline HTML element around Markdown or text; `_` in a key becomes `-`."""
    words = "".join(f' {key.replace("_", "-")}="{_quoted(value)}"' for key, value in attrs.items())
    return Markdown(f"<{name}{words}>{escape(content)}</{name}>")


def bullets(items: Iterable[str]) -> Markdown:
    """A list; each item is one line."""
    return Markdown("".join(f"- {escape(item)}\n" for item in items))


def nested(items: Iterable[tuple[int, str]]) -> Markdown:
    """A list whose items, each one line, stand at levels from 1 on; none stands more than one under the one before."""
    lines, levels = [], [0]
    for level, item in items:
        while levels[-1] >= level and len(levels) > 1:
            levels.pop()
        levels.append(level)
        lines.append(f"{' ' * 4 * (len(levels) - 2)}- {escape(item)}\n")
    return Markdown("".join(lines))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markdown:
    """A table; cells are without line ends."""
    lines = [head, [Markdown("---")] * len(head), *rows]
    return Markdown("".join(f"| {' | '.join(map(escape, cells))} |\n" for cells in lines))


def block(html: Markup) -> Markdown:
    """HTML as a block of its own, for what Markdown has no node for; it has no empty line."""
    return Markdown(f"{html}\n")


def comment(words: str) -> Markdown:
    """A comment as a block of its own, which no reader sees; `words` are the archive's own."""
    return Markdown(f"<!-- {words} -->\n")


def box(name: str, *pieces: Piece) -> Iterator[Piece]:
    """Pieces that a page holds together, between comments that become an element of the class `name`."""
    yield comment(f"box: {name}")
    yield from pieces
    yield comment("/box")


def page(meta: Mapping[str, object], *blocks: Markdown) -> Markdown:
    """A page with its front matter, JSON strings being YAML strings."""
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
    return Markdown(f"---\n{front}---\n\n" + "\n".join(blocks))


def _mid_line(text: str) -> Markdown:
    """Text as Markdown where it does not begin a line."""
    return Markdown(_SPECIAL.sub(lambda match: _reference(match.group()), text))


def _reference(character: str) -> str:
    return _NAMED.get(character, f"&#{ord(character)};") if character else ""


def _quoted(value: str) -> str:
    """An attribute's value. Inline patterns run before attribute lists are read, so it is escaped as text is."""
    return _mid_line(value.replace("\n", " "))
