"""Text -> Markdown, one small function per node. What a reader sees is exactly the text that came in.

Text is data: every character that Python-Markdown, CommonMark or HTML could take for markup, and every blank but the
common one, goes out as a character reference, which all three read alike. Attributes use the `{: … }` of attr_list.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>&|~^=#$\"]|(?<=!)(?=\[)|[^\S \n]|[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+:!])", re.MULTILINE)
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def escape(text: str) -> str:
    """Text as Markdown that shows exactly this text, at any place of a line."""
    text = _SPECIAL.sub(lambda match: _reference(match.group()), text)
    return _LINE_START.sub(lambda m: f"{m[1]}{_reference(m[2])}" if m[1] else _reference(m[3]), text)


def attributes(*, id: str = "", classes: Sequence[str] = (), **values: str) -> str:
    """An attribute list ` {: #id .class key="value" }`; "" where there is nothing to say. `_` in a key becomes `-`."""
    words = [f"#{id}"] if id else []
    words += [f".{name}" for name in classes]
    words += [f'{key.replace("_", "-")}="{_quoted(value)}"' for key, value in values.items() if value]
    return f"{{: {' '.join(words)} }}" if words else ""


def heading(level: int, content: str, **attrs: object) -> str:
    """A heading; `content` is Markdown, `attrs` as for `attributes`."""
    suffix = attributes(**attrs)  # type: ignore[arg-type]
    return f"{'#' * level} {content}{' ' + suffix if suffix else ''}\n"


def paragraph(content: str, **attrs: object) -> str:
    """A paragraph; `content` is Markdown."""
    suffix = attributes(**attrs)  # type: ignore[arg-type]
    return f"{content}\n{suffix}\n" if suffix else f"{content}\n"


def link(content: str, target: str, **attrs: object) -> str:
    """A link; `content` is Markdown, `target` a path of the archive's own making."""
    return f"[{content}]({target}){attributes(**attrs)}"  # type: ignore[arg-type]


def span(content: str, **attrs: str) -> str:
    """A stretch of text with attributes; Markdown has no node for it."""
    return element("span", content, **attrs)


def element(name: str, content: str, **attrs: str) -> str:
    """An inline HTML element around Markdown; `_` in a key becomes `-`."""
    words = "".join(f' {key.replace("_", "-")}="{_quoted(value)}"' for key, value in attrs.items())
    return f"<{name}{words}>{content}</{name}>"


def bullets(items: Iterable[str]) -> str:
    """A list; each item is one line of Markdown."""
    return "".join(f"- {item}\n" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown without line ends."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def page(meta: Mapping[str, object], *nodes: str) -> str:
    """A page with its front matter; JSON strings are YAML strings."""
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
    return f"---\n{front}---\n\n" + "\n".join(node for node in nodes if node)


def _reference(character: str) -> str:
    return _NAMED.get(character, f"&#{ord(character)};") if character else ""


def _quoted(value: str) -> str:
    """An attribute's value. Inline patterns run before attribute lists are read, so it is escaped as text is."""
    return _SPECIAL.sub(lambda match: _reference(match.group()), value.replace("\n", " "))
