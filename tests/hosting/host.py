"""A static host that reads `_headers`, as Netlify and Cloudflare Pages do, and knows one page for dead addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from statement_archive.verify.site.serving import running

Rules = list[tuple[str, dict[str, str]]]
"""Patterns of paths with their headers, in order."""


def read_headers(text: str) -> Rules:
    """Parses a `_headers` file."""
    rules: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            rules.append((line.strip(), {}))
        else:
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return rules


def headers_for(path: str, rules: Rules) -> dict[str, str]:
    """The headers that a host sends with a path; a header that several rules set has all values, joined."""
    headers: dict[str, str] = {}
    for pattern, own in rules:
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            for name, value in own.items():
                headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


@contextmanager
def serve(site: Path, mount: str = "/") -> Iterator[str]:
    """Serves a site under a path that begins and ends with a slash; gives its address."""
    rules = read_headers((site / "_headers").read_text("utf-8"))
    with running(partial(_Handler, directory=str(site), mount=mount, rules=rules)) as address:
        yield address.removesuffix("/") + mount


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, mount: str, rules: Rules, **options: Any) -> None:
        self.mount, self.rules = mount, rules
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        inside = f"/{path.removeprefix(self.mount)}" if path.startswith(self.mount) else "/outside-of-the-site"
        return super().translate_path(inside)

    def end_headers(self) -> None:
        path = "/" + unquote(urlsplit(self.path).path).removeprefix(self.mount)
        for name, value in headers_for(path, self.rules).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """A line per request would bury the failure that one looks for."""
