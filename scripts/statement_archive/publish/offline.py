"""The offline site as {path: bytes} -> what of it goes into the zip file, and whether others can unzip it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from unicodedata import normalize

from statement_archive.findings import Finding
from statement_archive.reader import Reader

LEFT_OUT = (
    "404.html",
    "*/404.html",
    "_headers",
    "_redirects",
    "llms.txt",
    "robots.txt",
    "sitemap.xml",
    "*/sitemap.xml",
    "*.gz",
)
"""Patterns of paths that only a server or a search engine asks for; `*` goes across slashes."""

LONGEST_PATH = 259
"""UTF-16 units of a whole path that Windows opens unless it is told otherwise (`MAX_PATH` less the closing zero)."""
LONGEST_NAME = 255
"""Bytes in UTF-8 of one name: the limit of Linux, and the strictest of the three systems."""
ROOM = 60
"""UTF-16 units left to the place where a reader unzips, such as `C:\\Users\\a long name\\Documents\\`."""
_FORBIDDEN = frozenset('<>:"\\|?*') | {chr(code) for code in range(32)}
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What Python takes bytes of a name for that are no text."""
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
"""Names that Windows keeps for devices, whatever follows the first dot: Microsoft, *Naming Files, Paths, and
Namespaces*; so are the forbidden characters."""


def offline_files(site: Mapping[str, bytes], readers: Iterable[Reader]) -> dict[str, bytes]:
    """What of a built site belongs into the zip, with a word to each of its readers on how to begin."""
    kept = {path: data for path, data in site.items() if not any(fnmatchcase(path, left) for left in LEFT_OUT)}
    # The mark in front and the line ends are for plain editors, which else take the text for another encoding.
    words = "\n".join(_start_here(reader) for reader in readers)
    return kept | {"START-HERE.txt": words.replace("\n", "\r\n").encode("utf-8-sig")}


def in_folder(files: Mapping[str, bytes], top: str) -> dict[str, bytes]:
    """The files below the folder `top`, in the order of their paths."""
    return {f"{top}/{path}": files[path] for path in sorted(files)}


def _start_here(reader: Reader) -> str:
    opening = reader.say("offline-open", page=f"{reader.prefix}index.html")
    return "".join(f"{line}\n" for line in (reader.archive, opening, reader.say("offline-together")))


def check_names(paths: Mapping[str, object], top: str) -> Iterator[Finding]:
    """Report every path that Windows or macOS could not unzip as it is; `top` is the folder that will hold them."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        for name in path.split("/"):
            if fault := name_fault(name, LONGEST_NAME):
                yield Finding(path, f"{name!r} {fault}", "change the id or slug it comes from")
        # A program that unzips often makes a folder named like the zip file around the one that is in it.
        length = ROOM + len(f"{top}/{top}/{path}".encode("utf-16-le", "surrogatepass")) // 2
        if length > LONGEST_PATH:
            yield Finding(path, f"makes a path of {length} characters, {LONGEST_PATH} are allowed", "shorten a slug")
        folded = normalize("NFC", path).casefold()
        if folded in seen:
            yield Finding(path, f"is the same file as {seen[folded]} where case or composition does not count")
        seen.setdefault(folded, path)


def name_fault(name: str, longest: int) -> str:
    """What keeps a file or folder from having this name, of at most so many bytes; empty where nothing does."""
    if wrong := sorted(_FORBIDDEN.intersection(name)):
        return f"has {wrong[0]!r}, which Windows forbids"
    if name != name.rstrip(". "):
        return "ends in a dot or a blank, which Windows drops"
    if name.split(".")[0].rstrip().lower() in _DEVICES:
        return "is a device on Windows"
    if _NO_TEXT.search(name):
        return "has bytes that are not UTF-8"
    if len(name.encode("utf-8")) > longest:
        return f"is longer than {longest} bytes"
    return ""
