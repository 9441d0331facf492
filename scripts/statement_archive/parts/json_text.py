"""A value -> JSON that people can read, too: a line for each member, one blank further in than what holds it.

`json.dumps` writes the same with `indent=1`, but without its own quick writer, which knows no lines.
"""

import json
from json.encoder import encode_basestring


def json_text(value: object, line: str = "\n") -> str:
    """Text, numbers, truth, None, dictionaries whose keys are text, lists and tuples as JSON; `line` begins each line.

    Raises TypeError where a value is something else.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    deeper = f"{line} "
    if isinstance(value, dict):
        members = [f"{encode_basestring(key)}: {json_text(member, deeper)}" for key, member in value.items()]
        opening, closing = "{}"
    elif isinstance(value, list | tuple):
        members = [json_text(member, deeper) for member in value]
        opening, closing = "[]"
    else:
        return json.dumps(value)
    return f"{opening}{deeper}{f',{deeper}'.join(members)}{line}{closing}" if members else opening + closing
