"""The files that make the site a bag (BagIt, RFC 8493), once its pages are built: the page at `/data/` is payload, too.

Hashes of files of data stay those that were written when they were made, so that what has changed since is found.
"""

import re
from collections.abc import Mapping
from hashlib import sha256

PAYLOAD = "data/"
"""The folder that a bag has its payload in."""
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
ABOUT, DECLARATION = "bag-info.txt", "bagit.txt"
TAG_FILES = (DECLARATION, ABOUT, MANIFEST)
"""Whose hashes the manifest of tags has."""
ALL_TAG_FILES = (*TAG_FILES, TAG_MANIFEST)
"""What is written anew whenever pages are built."""


def add_pages(bag: Mapping[str, str], pages: Mapping[str, bytes], sizes: Mapping[str, int]) -> dict[str, str]:
    """The texts of all these files, given those of `TAG_FILES`.

    `pages` are what is in the payload and no file of data, `sizes` the bytes of all that is in it; both by path within
    the site.
    """
    hashes = {path: digest for digest, path in (line.split(maxsplit=1) for line in bag[MANIFEST].splitlines())}
    hashes |= {path: sha256(content).hexdigest() for path, content in pages.items()}
    total = sum(sizes[path] for path in hashes if path in sizes)
    about = re.sub(r"(?m)^Payload-Oxum: .*$", f"Payload-Oxum: {total}.{len(hashes)}", bag[ABOUT])
    files = {DECLARATION: bag[DECLARATION], ABOUT: about, MANIFEST: _lines(hashes)}
    own = {path: sha256(text.encode("utf-8")).hexdigest() for path, text in files.items()}
    return {**files, TAG_MANIFEST: _lines(own)}


def _lines(hashes: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(hashes.items()))
