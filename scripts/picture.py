"""Take the README's picture of a real page of the site: `make picture`."""

from pathlib import Path

import click
from playwright.sync_api import sync_playwright

from statement_archive.verify.site.serving import served

ROOT = Path(__file__).resolve().parent.parent
PAGE = "zh/joint-statement-2020-06-18/3-economic-recovery/"
PICTURE = ROOT / "docs/assets/images/page.png"


@click.command()
@click.option("--chromium", envvar="CHROMIUM", help="Path of the browser; as `make picture` found it by default.")
def main(chromium: str | None) -> None:
    """Photograph `PAGE` of the site in `site/`."""
    recorded = ROOT / ".cache/chromium"
    executable = chromium or (recorded.read_text("utf-8").strip() if recorded.exists() else None)
    with served(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable or None, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme="light")
        page.goto(address + PAGE)
        page.screenshot(path=PICTURE)
        browser.close()
    click.echo(f"{PICTURE.relative_to(ROOT)} shows /{PAGE}")


if __name__ == "__main__":
    main()
