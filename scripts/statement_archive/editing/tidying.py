"""The text of a YAML file -> the same in house style, and with what mends its findings; what it says stays."""

import re
from collections.abc import Iterator, Sequence

import yaml

from statement_archive.editing.patches import Patch, PatchError, patched
from statement_archive.editing.trees import MARK, compose, walk

_SCHEMA = re.compile(r"#\s*yaml-language-server:\s*\$schema=")


def tidy(text: str, schema: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without a byte order mark, with line feeds, and with the line that names its schema, and what was done.

    Each change has its line. `schema` is that line; "" where there is no schema to name.
    """
    done: list[tuple[int, str]] = []
    if text.startswith(MARK):
        text = text.removeprefix(MARK)
        done.append((1, "took away the byte order mark"))
    if "\r\n" in text:
        line = text.count("\n", 0, text.index("\r\n")) + 1
        text = text.replace("\r\n", "\n")
        done.append((line, "made its line ends line feeds"))
    if schema and not any(map(_SCHEMA.match, text.splitlines())):
        text = f"{schema}\n{text}"
        done.append((1, "named its schema"))
    return text, done


def respelt(text: str, patches: Sequence[Patch]) -> str:
    """The text with these scalars replaced and no other. Raises PatchError where anything else would change."""
    changed = patched(text, patches)
    before, after = list(_scalars(text)), list(_scalars(changed))
    differing = [new for old, new in zip(before, after, strict=False) if old != new]
    if len(before) != len(after) or sorted(differing) != sorted(patch.replacement for patch in patches):
        raise PatchError("can't be changed without changing what else it says")
    return changed


def _scalars(text: str) -> Iterator[str]:
    for _, node in walk(compose(text)):
        if isinstance(node, yaml.ScalarNode):
            yield node.value
        elif isinstance(node, yaml.MappingNode):
            yield from (str(key.value) for key, _ in node.value)
