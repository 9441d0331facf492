"""Where the YAML files of an archive name a document or a witness of it, and the files once they name another or none.

Files go by their path below `sources/`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from statement_archive.editing.removal import removal
from statement_archive.editing.scalars import rewrite
from statement_archive.editing.trees import NodePath, compose, proved, value_of, walk

_OF_DOCUMENT = {
    "references.yml": r"(?:(?:references|declined)/\d+/ends/\d+|none/\d+)/document|read/\d+",
    "attestations.yml": r"attestations/\d+/says/\d+/document",
    "archive.yml": r"home/first|(?:home/sample|corrections)/\d+/document",
}
"""The paths of nodes whose value is the id of a document."""
_OF_WITNESS = {
    "document.yml": r"witnesses/\d+/siglum",
    "emendations.yml": r"(?:emendations|sic)/\d+/witness",
    "audit.yml": r"\w+/(?:witness|witnesses/\d+)",
}
"""Those whose value is a siglum, in the folder of its document."""
_QUOTATION = re.compile(r"\w+/(?:errors|places)/\d+/quotations/[^/]+")
_WHOLE = re.compile(
    r"(?:references|declined)/\d+|none/\d+|read/\d+|attestations/\d+/says/\d+|home/(?:first|sample/\d+)"
    r"|witnesses/\d+|(?:emendations|sic)/\d+|(?:translation|divergences)(?=/witness(?:es)?\b)"
)
"""The entry that falls with a mention in it."""
FILES = (*_OF_DOCUMENT,)
"""Files of the whole archive that name documents."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a file names a document or a witness."""

    file: str
    line: int
    path: NodePath
    """From the root of the file to the name."""

    @property
    def what(self) -> str:
        """What kind of entry it is in: `references`, `home`."""
        return str(self.path[0])


def mentions(text: str, file: str, document: str, siglum: str = "") -> list[Mention]:
    """Where a file of the whole archive names a document; with a siglum, only that witness of it."""
    pattern, root = re.compile(_OF_DOCUMENT[file]), compose(text)
    nodes = dict(walk(root))
    found = []
    for path, node in nodes.items():
        if pattern.fullmatch(_joined(path)) and value_of(node) == document:
            witness = nodes.get((*path[:-1], "witness"))
            if not siglum or (witness is not None and value_of(witness) == siglum):
                found.append(Mention(file, node.start_mark.line + 1, path))
    return found


def witness_mentions(text: str, file: str, siglum: str) -> list[Mention]:
    """Where a file in the folder of a document names a witness of it; `file` is its name."""
    pattern = re.compile(_OF_WITNESS[file])
    found = []
    for path, node in walk(compose(text)):
        where = _joined(path)
        is_named = pattern.fullmatch(where) and value_of(node) == siglum
        if is_named or (_QUOTATION.fullmatch(where) and path[-1] == siglum):
            found.append(Mention(file, node.start_mark.line + 1, path))
    return found


def renamed(text: str, places: Collection[NodePath], new: str) -> str:
    """The text with another value at these places. Raises PatchError where that can't be."""
    root = compose(text)
    nodes = [node for path, node in walk(root) if path in places]
    patches = [rewrite(text, node, new) for node in nodes if isinstance(node, yaml.ScalarNode)]
    return proved(text, patches, _with(root, dict.fromkeys(places, new))) if patches else text


def without(text: str, gone: Collection[NodePath]) -> str:
    """The text without these entries. Raises PatchError where they can't be taken out."""
    root = compose(text)
    by_parent: dict[NodePath, set[int]] = {}
    nodes = dict(walk(root))
    outermost = [path for path in gone if not any(path[:end] in gone for end in range(len(path)))]
    for path in outermost:
        by_parent.setdefault(path[:-1], set()).add(_place(nodes[path[:-1]], path[-1]))
    patches = [patch for path, places in by_parent.items() for patch in removal(text, nodes[path], places)]
    return proved(text, patches, _with(root, dict.fromkeys(outermost))) if patches else text


def falling(text: str, found: Collection[Mention]) -> set[NodePath]:
    """The entries that fall with what they name.

    A correction stays, and no longer says where it was; an attestation or a remark falls with its last quotation, and a
    register of divergences once it compares fewer than two texts.
    """
    gone: set[NodePath] = set()
    for mention in found:
        where = _joined(mention.path)
        whole = _WHOLE.match(where)
        if mention.what == "corrections":
            gone |= {mention.path, (*mention.path[:-1], "segment")}
        elif whole and not _QUOTATION.fullmatch(where):
            gone.add(mention.path[: whole[0].count("/") + 1])
        else:
            gone.add(mention.path)
    nodes = dict(walk(compose(text)))
    gone &= nodes.keys()
    return _kept_registers(nodes, gone, found) | _emptied(nodes, gone)


def _kept_registers(
    nodes: Mapping[NodePath, yaml.Node], gone: set[NodePath], found: Collection[Mention]
) -> set[NodePath]:
    """The same, but a register that still compares two texts goes on without the one."""
    for mention in found:
        listed = nodes.get((mention.what, "witnesses"))
        if len(mention.path) == 3 and mention.path[1] == "witnesses" and listed is not None and len(listed.value) > 2:
            gone.discard((mention.what,))
            gone.add(mention.path)
    return gone


def _emptied(nodes: Mapping[NodePath, yaml.Node], gone: set[NodePath]) -> set[NodePath]:
    """What goes because nothing is left in it: an attestation nobody says, a remark that quotes nothing."""
    holders = {path[:-1] for path in gone if len(path) > 1 and path[-2] in ("says", "quotations")}
    return {path[:-1] for path in holders if all((*path, step) in gone for step in _steps(nodes[path]))}


def _steps(node: yaml.Node) -> Iterator[str | int]:
    for place, entry in enumerate(node.value):
        yield str(entry[0].value) if isinstance(entry, tuple) else place


def _place(parent: yaml.Node, step: str | int) -> int:
    return [*_steps(parent)].index(step)


def _with(node: yaml.Node, values: Mapping[NodePath, str | None], path: NodePath = ()) -> Any:
    """What a node says with other values at some places, and without those that have none there."""
    if path in values:
        return values[path]
    if isinstance(node, yaml.ScalarNode):
        return node.value
    said = []
    for step, entry in zip(_steps(node), node.value, strict=True):
        own = (*path, step)
        if values.get(own, "") is None:
            continue
        value = entry[1] if isinstance(entry, tuple) else entry
        told = _with(value, values, own)
        said.append((value_of(entry[0]), told) if isinstance(entry, tuple) else told)
    return said


def _joined(path: NodePath) -> str:
    return "/".join(map(str, path))
