"""Entries of a list or a mapping -> the patches that take them out, with their lines and nothing else.

A comment that stands on lines of its own stays: whether it was said of what is gone, an editor sees.
"""

import re
from collections.abc import Collection

import yaml

from statement_archive.editing.patches import Patch, PatchError

_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|\Z)")
"""What follows the last entry on a line."""
_KEEPING = re.compile(r"(?:[&!]\S*\s+)*[|>]\d?\+")


def removal(text: str, parent: yaml.Node, places: Collection[int]) -> list[Patch]:
    """The patches that take out the entries at these places; where all go, `[]` or `{}` is left.

    Raises PatchError where the entries stand in a way that nobody writes by hand.
    """
    if not places:
        return []
    pairs = [entry if isinstance(entry, tuple) else (entry, entry) for entry in parent.value]
    if _is_flow(parent):
        return list(_in_flow(text, parent, pairs, places))
    starts = [_start(text, parent, first) for first, _ in pairs]
    ends = [_end_of_line(text, end_of(text, last)) for _, last in pairs]
    if len(places) == len(pairs):
        return [Patch(starts[0], ends[-1], _nothing(text, parent, starts[0], ends[-1]))]
    shared = _sharing(text, starts, places)
    patches = [Patch(starts[0], starts[shared], "")] if shared else []
    return patches + [
        Patch(_line_start(text, starts[place]), ends[place], "") for place in sorted(places) if place >= shared
    ]


def end_of(text: str, node: yaml.Node) -> int:
    """Where the last character of a node is: marks of YAML take in what follows it."""
    if isinstance(node, yaml.ScalarNode) or _is_flow(node) or not node.value:
        end = int(node.end_mark.index)
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        # A `+` in its first line keeps the empty lines behind it: they are its own.
        is_kept = is_block and _KEEPING.match(text, node.start_mark.index)
        return len(text[:end].rstrip("\r\n")) if is_block and not is_kept else end
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(last, tuple) else last)


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def line_end(text: str) -> str:
    """How the lines of a file end."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def _in_flow(
    text: str, parent: yaml.Node, pairs: list[tuple[yaml.Node, yaml.Node]], places: Collection[int]
) -> "list[Patch]":
    if len(places) == len(pairs):
        start = text.index("[" if isinstance(parent, yaml.SequenceNode) else "{", parent.start_mark.index)
        return [Patch(start + 1, parent.end_mark.index - 1, "")]
    last_kept = max(set(range(len(pairs))) - set(places))
    patches = [
        Patch(pairs[place][0].start_mark.index, pairs[place + 1][0].start_mark.index, "")
        for place in sorted(places)
        if place < last_kept
    ]
    if last_kept < len(pairs) - 1:
        patches.append(Patch(end_of(text, pairs[last_kept][1]), end_of(text, pairs[-1][1]), ""))
    return patches


def _start(text: str, parent: yaml.Node, node: yaml.Node) -> int:
    """Where an entry of a block begins: with its key, or with the dash before it."""
    if isinstance(parent, yaml.MappingNode):
        return node.start_mark.index
    column = parent.start_mark.column
    found = node.start_mark.index
    while found > parent.start_mark.index and not (text[found] == "-" and _column(text, found) == column):
        found -= 1
    return found


def _sharing(text: str, starts: list[int], places: Collection[int]) -> int:
    """How many entries go that begin on the line of a dash: the first that stays moves to where they began."""
    if not text[_line_start(text, starts[0]) : starts[0]].strip():
        return 0
    return min(set(range(len(starts))) - set(places))


def _nothing(text: str, parent: yaml.Node, start: int, end: int) -> str:
    is_alone = not text[_line_start(text, start) : start].strip()
    is_list = isinstance(parent, yaml.SequenceNode)
    indent = "  " if is_list and is_alone else ""
    return indent + ("[]" if is_list else "{}") + (line_end(text) if text[start:end].endswith(("\n", "\r")) else "")


def _end_of_line(text: str, end: int) -> int:
    if text[end - 1] in "\r\n":
        return end
    rest = _REST.match(text, end)
    if rest is None:
        raise PatchError("has entries that stand on one line")
    return rest.end()


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _column(text: str, position: int) -> int:
    return position - _line_start(text, position)
