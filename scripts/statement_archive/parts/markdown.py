"""Markdown as a type of its own, one small function per node. What a reader sees is exactly the text that came in.

What is not `Markdown` is text: wherever it becomes part of a node, every character that Python-Markdown, CommonMark or
HTML could take for markup, and every blank but the common one, goes out as a character reference, which all three read
alike. Attributes use the `{: … }` of attr_list.

Each node is made twice at once: as Markdown, for editors and other builders, and as the HTML that Python-Markdown would
make of it with the extensions of `mkdocs.yml`, to the byte. An escaped text is the same in both.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import chain
from operator import attrgetter
from string import Formatter
from unicodedata import normalize

import markupsafe
from markupsafe import Markup

from statement_archive.parts.contents import Heading
from statement_archive.parts.html import ODD, markup

_SPECIAL = re.compile(rf"[\\`*_{{}}\[\]<>&|~^=#$\"{ODD}]")
_LINE_START = re.compile(r"(\d+(?=[.)])|(?=[-+:!]))(.)")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}
_TAG = re.compile("<[^<>]*>")
_UNNAMED = re.compile("<!-- id: ([^ ]*) -->")
"""What a heading has for an id until its page is known: what its words become in an address. No text can hold it."""
_COUNTED = re.compile("(.*)_([0-9]+)")
_HEADINGS, _IDS = attrgetter("headings"), attrgetter("ids")


class Markdown(str):
    """Text of a Markdown file. Text that is joined to it is escaped first."""

    __slots__ = ("headings", "html", "ids")
    html: Markup
    """The same as HTML."""
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]
    """Those of its elements, but for headings and for what is HTML in the Markdown, too."""

    def __new__(
        cls, text: str = "", html: str | None = None, headings: tuple[Heading, ...] = (), ids: tuple[str, ...] = ()
    ) -> "Markdown":
        """A text that both Markdown and HTML show as it is meant, or each in its own."""
        made = super().__new__(cls, text)
        made.html, made.headings, made.ids = markup(text if html is None else html), headings, ids
        return made

    def __add__(self, other: str) -> "Markdown":
        return Markdown().join((self, other))

    def __radd__(self, other: str) -> "Markdown":
        return Markdown().join((other, self))

    def join(self, parts: Iterable[str]) -> "Markdown":
        """The parts with this between them."""
        escaped = [escape(part) for part in parts]
        html = str.join(self.html, [part.html for part in escaped])
        return _made(str.join(self, escaped), html, *escaped)


BREAK = Markdown("<br>")
"""Where a line ends within a paragraph or a heading."""
Piece = Markdown | Markup
"""A part of a page: Markdown, or HTML that is put in once a builder has made a page of the Markdown."""


def escape(text: str) -> Markdown:
    """Text as Markdown that shows exactly this text, at any place of a line. Markdown stays as it is."""
    if isinstance(text, Markdown):
        return text
    return Markdown("\n".join(map(_line, _mid_line(text).split("\n"))))


def join(separator: str, parts: Iterable[str]) -> Markdown:
    """Parts one after the other: Markdown as it is, text escaped, the separator too."""
    return (separator if isinstance(separator, Markdown) else Markdown(_mid_line(separator))).join(parts)


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
    """A heading; `attrs` as for `attributes`. One without an `id` gets that of its words, once it is on a page."""
    inner, suffix = escape(content), attributes(**attrs)  # type: ignore[arg-type]
    words = " ".join(_TAG.sub("", inner.html).split())
    values = {"id": f"<!-- id: {_slug(words)} -->", **_values(**attrs)}  # type: ignore[arg-type]
    title, id = values.pop("data-toc-label", words), values["id"]
    link = f'<a class="headerlink" href="#{id}" title="Permanent link">¶</a>'
    html = f"{_opening(f'h{level}', values)}{inner.html}{link}</h{level}>"
    own = Heading(level, id, markup(" ".join(title.split())))
    return Markdown(f"{'#' * level} {inner}{' ' + suffix if suffix else ''}\n", html, (own,), inner.ids)


def paragraph(content: str, **attrs: object) -> Markdown:
    """A paragraph; `attrs` as for `attributes`."""
    inner, suffix = escape(content), attributes(**attrs)  # type: ignore[arg-type]
    html = f"{_opening('p', _values(**attrs))}{inner.html}</p>"  # type: ignore[arg-type]
    return _made(f"{inner}\n{suffix}\n" if suffix else f"{inner}\n", html, inner, id=attrs.get("id"))


def link(content: str, target: str, **attrs: object) -> Markdown:
    """A link; `target` is an address or an anchor of the archive's own making, `archive:path` or `#anchor`."""
    inner = escape(content)
    values = {"href": str(markupsafe.escape(target)), **_values(**attrs)}  # type: ignore[arg-type]
    text = f"[{inner}]({target}){attributes(**attrs)}"  # type: ignore[arg-type]
    return _made(text, f"{_opening('a', values)}{inner.html}</a>", inner, id=attrs.get("id"))


def strong(content: str) -> Markdown:
    """Words that weigh more than those around them."""
    inner = escape(content)
    return _made(f"**{inner}**", f"<strong>{inner.html}</strong>", inner)


def span(content: str, **attrs: str) -> Markdown:
    """A stretch of text with attributes; Markdown has no node for it."""
    return element("span", content, **attrs)


def element(name: str, content: str, **attrs: str) -> Markdown:
    """An inline HTML element around Markdown or text; `_` in a key becomes `-`."""
    words = "".join(f' {key.replace("_", "-")}="{_quoted(value)}"' for key, value in attrs.items())
    inner = escape(content)
    return _made(f"<{name}{words}>{inner}</{name}>", f"<{name}{words}>{inner.html}</{name}>", inner)


def bullets(items: Iterable[str]) -> Markdown:
    """A list; each item is one line."""
    return nested((1, item) for item in items)


def nested(items: Iterable[tuple[int, str]]) -> Markdown:
    """A list whose items, each one line, stand at levels from 1 on; none stands more than one under the one before."""
    lines, html, levels, inner = [], [], [0], []
    for level, item in items:
        deep = len(levels)
        while levels[-1] >= level and len(levels) > 1:
            levels.pop()
        html.append("<ul>\n" if len(levels) == deep else "</li>\n" + "</ul>\n</li>\n" * (deep - len(levels) - 1))
        levels.append(level)
        inner.append(escape(item))
        lines.append(f"{' ' * 4 * (len(levels) - 2)}- {inner[-1]}\n")
        html.append(f"<li>{inner[-1].html}")
    html.append("\n".join(["</li>\n</ul>"] * (len(levels) - 1)))
    return _made("".join(lines), "".join(html), *inner)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markdown:
    """A table; cells are without line ends."""
    first, *others = [[escape(cell) for cell in cells] for cells in (head, *rows)]
    lines: list[Sequence[str]] = [first, ["---"] * len(first), *others]
    body = "".join(_row("td", cells) for cells in others or [[Markdown()] * len(first)])
    return _made(
        "".join(f"| {' | '.join(cells)} |\n" for cells in lines),
        f"<table>\n<thead>\n{_row('th', first)}</thead>\n<tbody>\n{body}</tbody>\n</table>",
        *chain(first, *others),
    )


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
    """A page with its front matter, JSON strings being YAML strings; its HTML has none, and an id for each heading."""
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
    body = Markdown("\n").join(blocks)
    html, used = str(body.html), {*body.ids, *(heading.id for heading in body.headings)}
    headings = []
    for heading in body.headings:
        unnamed = _UNNAMED.fullmatch(heading.id)
        id = _unique(unnamed[1], used) if unnamed else heading.id
        html = html.replace(heading.id, id, 2) if unnamed else html  # once in its tag, and once in its link
        headings.append(replace(heading, id=id))
    return Markdown(f"---\n{front}---\n\n{body}", html.strip(), tuple(headings), body.ids)


def _made(text: str, html: str, *inner: Markdown, id: object = None) -> Markdown:
    """What is made of others, which it holds, with its own id where it has one."""
    headings = tuple(chain.from_iterable(map(_HEADINGS, inner)))
    ids = tuple(chain.from_iterable(map(_IDS, inner)))
    return Markdown(text, html, headings, (str(id), *ids) if id else ids)


def _values(*, id: str = "", classes: Sequence[str] = (), **values: str) -> dict[str, str]:
    """Attributes as HTML has them, by key."""
    own = {key.replace("_", "-"): _quoted(value) for key, value in values.items() if value}
    return own | ({"id": id} if id else {}) | ({"class": " ".join(classes)} if classes else {})


def _opening(name: str, values: Mapping[str, str]) -> str:
    """The tag that begins an element, its attributes in the order of their keys."""
    words = "".join(f' {key}="{values[key]}"' for key in sorted(values))
    return f"<{name}{words}>"


def _row(name: str, cells: Iterable[Markdown]) -> str:
    inner = "".join(f"<{name}>{cell.html}</{name}>\n" for cell in cells)
    return f"<tr>\n{inner}</tr>\n"


def _slug(words: str) -> str:
    """What words, as HTML has them, become in an address: only letters of ASCII; "" where they have none."""
    plain = normalize("NFKD", unescape(words)).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unique(id: str, used: set[str]) -> str:
    """The id, or with a number that makes it one of its own; it is used from then on."""
    counted = _COUNTED.fullmatch(id)
    base, number = (counted[1], int(counted[2])) if counted else (id, 0)
    while not id or id in used:
        number += 1
        id = f"{base}_{number}"
    used.add(id)
    return id


def _mid_line(text: str) -> str:
    """Text as Markdown where it does not begin a line."""
    return _SPECIAL.sub(lambda match: _reference(match[0]), text)


def _line(text: str) -> str:
    """A line whose first sign is no sign of a list and the like."""
    found = _LINE_START.match(text)
    return f"{found[1]}{_reference(found[2])}{text[found.end() :]}" if found else text


def _reference(character: str) -> str:
    return _NAMED.get(character) or f"&#{ord(character)};"


def _quoted(value: str) -> str:
    """An attribute's value. Inline patterns run before attribute lists are read, so it is escaped as text is."""
    return _mid_line(value.replace("\n", " "))
