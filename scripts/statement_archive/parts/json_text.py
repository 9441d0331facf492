"""A value -> JSON that people can read, too: a line for each member, one blank further in than what holds it.

`json.dumps` writes the same with `indent=1`, but without its own quick writer, which knows no lines.
"""

import json
from collections.abc import Mapping


def json_text(value: object, line: str = "\n") -> str:
    """Text, numbers, truth, None, mappings with keys of text, lists and tuples as JSON; `line` begins each line.

    Raises TypeError where a value is something else.
    """
    if not isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    deeper = f"{line} "
    if isinstance(value, Mapping):
        members = [f"{json_text(key)}: {json_text(member, deeper)}" for key, member in value.items()]
        opening, closing = "{}"
    else:
        members = [json_text(member, deeper) for member in value]
        opening, closing = "[]"
    return f"{opening}{deeper}{f',{deeper}'.join(members)}{line}{closing}" if members else opening + closing
