"""A scalar of a YAML file -> the patch that gives it another value, quoted as it was wherever that can be.

A value is always the text that stands in the file, as `load/nodes.py` takes it; YAML's guesses do not count.
"""

import re

import yaml

from statement_archive.editing.patches import Patch

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
"""An anchor and a tag, which a node begins with."""
_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\r\n]*)?")
"""The line that a block scalar begins with."""
_LINE_ENDS = "\r\n"
_PLAIN = re.compile(r"\w(?:[\w./+-]|(?<=\w) (?=\w))*")
"""What needs no quotes wherever it stands: narrower than YAML, so that no reader takes it for anything else."""
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\xa0\xad\u2028\u2029\ud800-\uf8ff\ufeff\ufff9-\uffff\U000e0000-\U0010ffff]')
"""What a quoted text can't have, or nobody would see in it."""
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def rewrite(text: str, node: yaml.ScalarNode, value: str) -> Patch:
    """The patch that gives a scalar of `text` another value; its anchor, its tag and a comment behind it stay."""
    start, end = node.start_mark.index, node.end_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    if node.style in ("|", ">"):
        header = _HEADER.match(text, start, end)
        end = start + len(text[start:end].rstrip(_LINE_ENDS))
        return Patch(start, end, quoted(value) + ((header["comment"] or "") if header else ""))
    if node.style == "'" and not _ESCAPED.search(value.replace('"', "").replace("\\", "")):
        return Patch(start, end, "'" + value.replace("'", "''") + "'")
    return Patch(start, end, quoted(value) if node.style else written(value))


def written(value: str) -> str:
    """A value as one would write it: without quotes where none are needed."""
    return value if _PLAIN.fullmatch(value) else quoted(value)


def quoted(value: str) -> str:
    """A value between double quotes, on one line."""
    return '"' + _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or _escape(ord(found[0])), value) + '"'


def _escape(code: int) -> str:
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
