"""Take the README's picture of a real page of the site: `statement-archive picture zh/a-statement/text/`."""

import click

from statement_archive.commands.options import BROWSER, pass_project
from statement_archive.project import Project
from statement_archive.verify.site.browser import find_browser, open_browser
from statement_archive.verify.site.serving import served

PICTURE = "docs/assets/images/page.png"


@click.command("picture")
@click.argument("page", metavar="PAGE")
@BROWSER
@pass_project
def command(project: Project, page: str, chromium: str | None) -> None:
    """Photograph a page of the site in site/, by its address there."""
    executable = find_browser(chromium, project.browser)
    if not (project.site / page / "index.html").is_file():
        raise click.ClickException(f"there is no {page} in site/; run `make site` first")
    with served(project.site) as address, open_browser(executable) as browser:
        window = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme="light")
        window.goto(address + page)
        window.screenshot(path=project.root / PICTURE)
    click.echo(f"{PICTURE} shows /{page}")
