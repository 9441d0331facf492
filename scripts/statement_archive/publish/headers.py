"""The headers that every server of the site sends, in one list; that list as a `_headers` file; the policy of a page.

A page says its policy itself, too: some hosts send no headers of ours (GitHub Pages), a disk sends none.

The form is the one that Netlify, Cloudflare Pages and their like read (developers.cloudflare.com/pages/configuration/
headers, docs.netlify.com/routing/headers): a path, then its headers, each indented. Where two rules match a path, hosts
join the values of a header that both set; so no header here is set by two rules that can match the same path. One is,
that of the policy for data: of several policies, joined by a comma, a browser keeps to all (W3C, CSP Level 3, 4.2).
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
_FOR_SERVERS = {"frame-ancestors"}
"""What a policy in a page can't say: browsers pass over it there (W3C, CSP Level 3, 3.3)."""
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation"),
    *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
"""What browsers can do for a page, and no page here asks for. Copying is not among it."""
POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: "; ".join(f"{directive} {sources}" for directive, sources in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with everything, error pages included."""
SHARING = "Cross-Origin-Resource-Policy"
OWN, ANYBODYS = "same-origin", "cross-origin"
"""Pages and what they load are for this site alone. Data is for everybody's pages, and so are pictures and feeds."""
ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}
"""Lets pages of others read a file. None differs from reader to reader, so there is nothing to keep from them."""
DATA_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""That of files of data: whatever stands in a text, opened in a browser it is nobody's page and does nothing."""
_OWN_FOLDERS = ("assets/fonts", "assets/javascripts", "assets/stylesheets")
OWN_PATHS = rf"/$|\.html$|^/(?:{'|'.join(_OWN_FOLDERS)})/|^/search/(?:parts/|index\.js$)"
"""Pattern for paths of pages, by their folder or their file, and of what they load."""
CACHE_FOREVER = "public, max-age=31536000, immutable"
"""For what has a digest of its content in its path: another content is another path. A year is the longest in use."""
CACHE_BRIEFLY = "public, max-age=0, must-revalidate"
"""For everything else: kept, but asked about each time. Hosts that read `_headers` do this unless told otherwise."""
DIGEST_IN_NAME = r"\.[0-9a-f]{8,64}\.(?:min\.)?(?:css|js|woff2)$"
FOLDER_OF_DIGESTS = r"^search/parts/"
"""Patterns for a path within the site, in the syntax that Python and PCRE share: a file that has a digest in its name;
the folder of the search index, whose files have no other name."""

_PREFACE = """\
# Pages and data have no Cache-Control here: hosts that read this file send "{brief}" by
# themselves, and would join a value for everything with the one for files that never change.
"""


def headers_file(paths: Iterable[str], media_types: Mapping[str, str] | None = None) -> str:
    """The text of `_headers` for a site of these files; `media_types` are those of files of data by their path."""
    rules = [("/*", HEADERS)]
    own = ("/", "/*/", "/search/index.js", *(f"/{folder}/*" for folder in _OWN_FOLDERS))
    rules += [(path, {SHARING: OWN}) for path in own]
    for pattern, media_type in types_by_pattern(media_types or {}).items():
        rules.append((pattern, {**_type(media_type), **(data_headers() if is_data(pattern) else {})}))
    for pattern in sorted(_unchanging(paths)):
        sharing = {SHARING: OWN} if pattern.endswith("*") else {}  # files have it from their folder's rule
        rules.append((f"/{pattern}", {"Cache-Control": CACHE_FOREVER, **sharing}))
    return _PREFACE.format(brief=CACHE_BRIEFLY) + "".join(_rule(path, headers) for path, headers in rules)


def page_policy(*, is_served: bool) -> str:
    """The policy as a page says it itself: that of the header, without what only a header can say.

    On a disk, the files beside a page are not what every browser takes for the page's own: Firefox sends no form to
    them unless `file:` may be sent to. Who serves such a copy after all is not in its way.
    """
    said = "; ".join(f"{name} {sources}" for name, sources in _POLICY.items() if name not in _FOR_SERVERS)
    return said if is_served else said.replace("'self'", "'self' file:")


def data_headers() -> dict[str, str]:
    """What is sent with a file of data, besides its type and what is sent with everything."""
    return {POLICY: DATA_POLICY, SHARING: ANYBODYS, **ANY_ORIGIN}


def is_data(pattern: str) -> bool:
    """Whether a pattern is one for files of data, not of what describes them at the root. No page answers to it."""
    return pattern.startswith("/data/*.")


def types_by_pattern(media_types: Mapping[str, str]) -> dict[str, str]:
    """The media types that files of data have, by their folder at the top and their ending: `/data/*.tmx`.

    Hosts read a hundred rules, so that no file can have one to itself. Where files that end alike have several types,
    the host's own will do: "".
    """
    found = defaultdict(set)
    for path, media_type in media_types.items():
        top, _, rest = path.partition("/")
        found[f"/{top}/*{PurePosixPath(rest).suffix}" if rest else f"/{path}"].add(media_type)
    return {pattern: types.pop() if len(types) == 1 else "" for pattern, types in sorted(found.items())}


def _type(media_type: str) -> dict[str, str]:
    if not media_type:
        return {}
    return {"Content-Type": media_type + ("; charset=utf-8" if media_type.startswith("text/") else "")}


def _unchanging(paths: Iterable[str]) -> set[str]:
    """What has a digest in its path; a folder of such files as one pattern, since hosts read a hundred rules."""
    found = set()
    for path in paths:
        folder = re.match(FOLDER_OF_DIGESTS, path)
        if folder:
            found.add(f"{folder[0]}*")
        elif re.search(DIGEST_IN_NAME, path):
            found.add(path)
    return found


def _rule(path: str, headers: dict[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
