"""The text of a YAML file -> its nodes with their marks, and whether two texts say the same."""

from collections.abc import Iterator
from typing import Any

import yaml

from statement_archive.editing.patches import Patch, PatchError, patched
from statement_archive.limits import YAML_DEPTH

MARK = "\ufeff"
"""The byte order mark, which some editors put before a text."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NodePath = tuple[str | int, ...]
"""The keys and places that lead from the root of a file to a node."""


def compose(text: str) -> yaml.Node:
    """The root node, whose marks count in `text`. Raises PatchError where the text is no YAML, or empty."""
    if text.startswith(MARK):
        raise PatchError("begins with a byte order mark")
    try:
        root = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError):
        raise PatchError("is no YAML that can be read") from None
    if root is None:
        raise PatchError("is empty")
    if YAML_DEPTH.fault(_depth(root)):
        raise PatchError(YAML_DEPTH.fault_of_size(YAML_DEPTH.most + 1))
    if has_aliases(root):
        raise PatchError("has an alias of YAML (`*name`), which only a person can change")
    return root


def _depth(root: yaml.Node) -> int:
    """How many levels there are, each node looked at once; what an alias leads back to has no end."""
    level, depth, seen = [root], 0, set[int]()
    while level:
        depth += 1
        seen.update(map(id, level))
        level = [part for node in level for part in _parts(node) if id(part) not in seen]
    return depth


def _parts(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes that a node holds."""
    for entry in () if isinstance(node, yaml.ScalarNode) else node.value:
        yield from entry if isinstance(entry, tuple) else (entry,)


def has_aliases(root: yaml.Node) -> bool:
    """Whether anything in the file stands for something else in it: marks then tell where that is."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        waiting += _parts(node)
    return False


def walk(node: yaml.Node, path: NodePath = ()) -> Iterator[tuple[NodePath, yaml.Node]]:
    """Every node below and with this one, with its path."""
    yield path, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from walk(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, entry in enumerate(node.value):
            yield from walk(entry, (*path, index))


def value_of(node: yaml.Node) -> Any:
    """What a node says, all scalars as they stand in the file."""
    if isinstance(node, yaml.MappingNode):
        return [(value_of(key), value_of(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [value_of(entry) for entry in node.value]
    return node.value


def proved(text: str, patches: list[Patch], expected: Any) -> str:
    """The text with all patches made, proved to say what is expected. Raises PatchError where it would not."""
    changed = patched(text, patches)
    if value_of(compose(changed)) != expected:
        raise PatchError("can't be changed without changing what else it says")
    return changed
