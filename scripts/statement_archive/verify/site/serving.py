"""Serves a built site on this machine for as long as a browser looks at it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


@contextmanager
def served(folder: Path, beside: Mapping[str, Path] | None = None) -> Iterator[str]:
    """The address of a folder, ending in `/`; `beside` are further files by the names they have at that address."""
    with running(partial(_Handler, directory=str(folder), beside=beside or {})) as address:
        yield address


@contextmanager
def running(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address, ending in `/`, of a server on this machine that answers each request by this handler."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for all that a page loads
    disable_nagle_algorithm = True  # or what follows the headers waits until the browser has acknowledged them

    def __init__(self, *args: Any, beside: Mapping[str, Path], **options: Any) -> None:
        self._beside = beside
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        file = self._beside.get(path.removeprefix("/"))
        return str(file) if file else super().translate_path(path)

    def end_headers(self) -> None:
        """Lets the browser keep what the next page loads again."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing: a line per request would bury what one looks for."""
