"""Take the README's picture of a real page of the site: `make picture`."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGE = "zh/joint-statement-2020-06-18/3-economic-recovery/"
PICTURE = ROOT / "docs/assets/images/page.png"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the picture is the answer."""


@click.command()
@click.option("--chromium", envvar="CHROMIUM", help="Path of the browser; as `make picture` found it by default.")
def main(chromium: str | None) -> None:
    """Photograph `PAGE` of the site in `site/`."""
    recorded = ROOT / ".cache/chromium"
    executable = chromium or (recorded.read_text("utf-8").strip() if recorded.exists() else None)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable or None, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme="light")
        page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}")
        page.screenshot(path=PICTURE)
        browser.close()
    server.shutdown()
    click.echo(f"{PICTURE.relative_to(ROOT)} shows /{PAGE}")


if __name__ == "__main__":
    main()
