"""{path: bytes} -> one zip file that has the same bytes on every day and every machine.

Takes nothing from the disk: no times, no permissions, no order but the one it is given. Paths have forward slashes.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: year, month, day, hour, minute, second."""
_UNIX, _REGULAR_FILE = 3, 0o100644
"""Whose permissions an entry has, and which: a file that all can read and its owner can write."""


def packed(files: Mapping[str, bytes], *, stored: str = "") -> bytes:
    """The bytes of such a zip file."""
    stream = BytesIO()
    pack(files, stream, stored=stored)
    return stream.getvalue()


def pack(files: Mapping[str, bytes], target: BinaryIO, *, stored: str = "") -> None:
    """Write `files` in their order as a zip file into `target`; the one called `stored` is not compressed.

    Deflate leaves the packing to zlib: another release of zlib may give other bytes for the same files.
    """
    with ZipFile(target, "w") as archive:
        for path, content in files.items():
            entry = ZipInfo(path, _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE << 16
            archive.writestr(entry, content, ZIP_STORED if path == stored else ZIP_DEFLATED, compresslevel=9)
