"""The headers that every server of the site sends, in one list; and that list as a `_headers` file.

The form is the one that Netlify, Cloudflare Pages and their like read (developers.cloudflare.com/pages/configuration/
headers, docs.netlify.com/routing/headers): a path, then its headers, each indented. Where two rules match a path, hosts
join the values of a header that both set; so no header here is set by two rules that can match the same path.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons stand in its style sheet
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{directive} {sources}" for directive, sources in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""Sent with everything, error pages included."""
CACHE_FOREVER = "public, max-age=31536000, immutable"
"""For what has a digest of its content in its path: another content is another path. A year is the longest in use."""
CACHE_BRIEFLY = "public, max-age=0, must-revalidate"
"""For everything else: kept, but asked about each time. Hosts that read `_headers` do this unless told otherwise."""
DIGEST_IN_NAME = r"\.[0-9a-f]{8,64}\.(?:min\.)?(?:css|js|woff2)$"
DIGEST_IN_FOLDER = r"^search/[0-9a-f]{8,64}/"
"""Patterns for a path within the site, in the syntax that Python and PCRE share."""

_PREFACE = """\
# Pages and data have no Cache-Control here: hosts that read this file send "{brief}" by
# themselves, and would join a value for everything with the one for files that never change.
"""


def headers_file(paths: Iterable[str], media_types: Mapping[str, str] | None = None) -> str:
    """The text of `_headers` for a site of these files; `media_types` are those of files of data by their path."""
    rules = [("/*", HEADERS)]
    for pattern, media_type in types_by_pattern(media_types or {}).items():
        parameter = "; charset=utf-8" if media_type.startswith("text/") else ""
        rules.append((pattern, {"Content-Type": media_type + parameter}))
    rules += [(f"/{pattern}", {"Cache-Control": CACHE_FOREVER}) for pattern in sorted(_unchanging(paths))]
    return _PREFACE.format(brief=CACHE_BRIEFLY) + "".join(_rule(path, headers) for path, headers in rules)


def types_by_pattern(media_types: Mapping[str, str]) -> dict[str, str]:
    """The media types that files of data have, by their folder at the top and their ending: `/data/*.tmx`.

    Hosts read a hundred rules, so that no file can have one to itself. Where files that end alike have several types,
    the host's own will do.
    """
    found = defaultdict(set)
    for path, media_type in media_types.items():
        top, _, rest = path.partition("/")
        found[f"/{top}/*{PurePosixPath(rest).suffix}" if rest else f"/{path}"].add(media_type)
    return {pattern: types.pop() for pattern, types in sorted(found.items()) if len(types) == 1}


def _unchanging(paths: Iterable[str]) -> set[str]:
    """What has a digest in its path; a folder of such files as one pattern, since hosts read a hundred rules."""
    found = set()
    for path in paths:
        folder = re.match(DIGEST_IN_FOLDER, path)
        if folder:
            found.add(f"{folder[0]}*")
        elif re.search(DIGEST_IN_NAME, path):
            found.add(path)
    return found


def _rule(path: str, headers: dict[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
