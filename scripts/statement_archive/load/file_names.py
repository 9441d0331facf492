"""Which names a file may have wherever the archive goes: in an address, on any host, on any reader's disk.

A raw file is copied into the site under its own name and linked to from pages, data and feeds. In an address `#`, `%`
and `?` mean something else, blanks and letters beyond ASCII are written otherwise; builders pass over what begins
with a dot; Windows has no `con.txt`, no `a:b.txt`, and takes `EN.txt` for `en.txt`.
"""

import re
from collections.abc import Iterable, Iterator

_RAW = re.compile(r"raw/[A-Za-z0-9_][A-Za-z0-9._-]*\.txt", re.ASCII)
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE | re.ASCII)
"""What Windows keeps for devices, in any case and with any suffix."""
_LONGEST = 200
"""Bytes of a name; file systems allow 255, and copies of a site add to it."""
RENAME = (
    "rename the file: letters a–z, digits, `.`, `_` and `-`, first a letter or a digit, last `.txt`,"
    f" at most {_LONGEST} of them, as in `raw/en-official.txt`"
)
"""What to do with a raw file whose name has a fault."""


def raw_fault(path: str) -> str:
    """What is wrong with the name of a raw file, as a clause without a subject; "" where nothing is."""
    name = path.removeprefix("raw/")
    if "/" in name:
        return "is in a folder of its own, and raw files stand side by side"
    if is_device(name):
        return "is a name that Windows keeps for a device"
    if len(name.encode("utf-8")) > _LONGEST:
        return f"has a name of more than {_LONGEST} bytes"
    return "" if _RAW.fullmatch(path) else "has a name that can't stand in every address and on every disk"


def is_device(name: str) -> bool:
    """Whether Windows keeps a name for a device, so that no file or folder there can have it."""
    return _DEVICE.fullmatch(name) is not None


def alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different names that some systems take for one, since they differ in capitals only."""
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            yield first, name
