"""Text -> YAML nodes, in one pass that stops at the limits; what plain data does not need is told apart.

YAML's own composer goes as deep as the text does and makes of a few aliases more than any memory holds. Here what an
alias stands for counts as often as it does, and no value is an object of a program.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from statement_archive.limits import ENTRIES, YAML_DEPTH, YAML_VALUES, Limit

NOTHING = "tag:yaml.org,2002:null"
"""The tag of a bare `null`; other values have none."""
_NULLS = ("", "~", "null", "Null", "NULL")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExcessError(Exception):
    """A text has more of something than a file may have."""

    def __init__(self, limit: Limit, line: int) -> None:
        self.line = line
        super().__init__(limit.fault_of_size(limit.most + 1))


@dataclass(frozen=True, slots=True)
class Oddity:
    """What plain data does not have."""

    line: int
    """From 1 on."""
    message: str
    hint: str


@dataclass(slots=True)
class Composed:
    """What a text says, and where it says more than plain data does."""

    root: yaml.Node | None = None
    """None for an empty text."""
    oddities: list[Oddity] = field(default_factory=list)


@dataclass(slots=True)
class _Named:
    """A node that an alias may stand for."""

    node: yaml.Node
    values: int
    """How many it holds, itself included; before it is closed, how many stand before it."""
    depth: int = 1
    is_closed: bool = False


@dataclass(slots=True)
class _Composer:
    composed: Composed = field(default_factory=Composed)
    open_nodes: list[yaml.CollectionNode] = field(default_factory=list)
    deepest: list[int] = field(default_factory=list)
    """Levels below each open node, itself included."""
    anchors: dict[str | None, _Named] = field(default_factory=dict)
    unclosed: dict[int, _Named] = field(default_factory=dict)
    """Those that are still open, by the identity of their node."""
    many: int = 0
    """Values so far, those that aliases stand for included."""

    def take(self, event: Any) -> None:
        """Put the next event of a text where it belongs."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.NodeEvent):
            self.composed.oddities += self._oddities(event)
            self._place(event, self._alias(event) if isinstance(event, yaml.AliasEvent) else self._node(event))

    def _alias(self, event: Any) -> yaml.Node:
        named = self.anchors.get(event.anchor)
        if named is None or not named.is_closed:
            return yaml.ScalarNode("", "", event.start_mark, event.end_mark)
        self._count(named.values, named.depth, event)
        return named.node

    def _node(self, event: Any) -> yaml.Node:
        self._count(1, 1, event)
        node: yaml.Node
        if isinstance(event, yaml.ScalarEvent):
            tag = NOTHING if event.implicit[0] and event.value in _NULLS else ""
            node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, style=event.style)  # type: ignore[arg-type]
        else:
            kind = yaml.SequenceNode if isinstance(event, yaml.SequenceStartEvent) else yaml.MappingNode
            node = kind("", [], event.start_mark, event.end_mark, flow_style=event.flow_style)
        if event.anchor:
            is_scalar = isinstance(event, yaml.ScalarEvent)
            named = _Named(node, 1 if is_scalar else self.many - 1, is_closed=is_scalar)
            self.anchors[event.anchor] = named
            if not is_scalar:
                self.unclosed[id(node)] = named
        return node

    def _count(self, values: int, depth: int, event: Any) -> None:
        self.many += values
        _hold(YAML_VALUES, self.many, event)
        _hold(YAML_DEPTH, len(self.open_nodes) + depth, event)
        if self.deepest:
            self.deepest[-1] = max(self.deepest[-1], 1 + depth)

    def _place(self, event: Any, node: yaml.Node) -> None:
        if self.open_nodes:
            entries = self.open_nodes[-1].value
            entries.append(node)
            parts = 2 if isinstance(self.open_nodes[-1], yaml.MappingNode) else 1
            _hold(ENTRIES, len(entries) // parts, event)
        elif self.composed.root is None:
            self.composed.root = node
        else:
            self.composed.oddities.append(Oddity(_line(event), "begins a second document in the file", "join the two"))
        if isinstance(event, yaml.CollectionStartEvent):
            self.open_nodes.append(node)  # type: ignore[arg-type]
            self.deepest.append(1)

    def _close(self, event: Any) -> None:
        node, depth = self.open_nodes.pop(), self.deepest.pop()
        if self.deepest:
            self.deepest[-1] = max(self.deepest[-1], 1 + depth)
        node.end_mark = event.end_mark
        if isinstance(node, yaml.MappingNode):
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
        named = self.unclosed.pop(id(node), None)
        if named:
            named.values, named.depth, named.is_closed = self.many - named.values, depth, True

    def _oddities(self, event: Any) -> Iterator[Oddity]:
        if isinstance(event, yaml.AliasEvent):
            named = self.anchors.get(event.anchor)
            if named is None:
                yield Oddity(_line(event), f"`*{event.anchor}` stands for nothing", "write out what is meant")
            elif not named.is_closed:
                yield Oddity(_line(event), f"`*{event.anchor}` stands within what it stands for", "write it out")
            return
        if event.anchor in self.anchors:
            yield Oddity(_line(event), f"`&{event.anchor}` stands twice", "give the two different names")
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            yield Oddity(_line(event), f"has the tag `{tag}`, and values have none here", "leave the tag out")


def compose(text: str) -> Composed:
    """The nodes of the only YAML document in a text; raises yaml.YAMLError and ExcessError."""
    composer = _Composer()
    for event in yaml.parse(text, Loader=_Loader):
        composer.take(event)
    return composer.composed


def _hold(limit: Limit, found: int, event: Any) -> None:
    if found > limit.most:
        raise ExcessError(limit, _line(event))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
