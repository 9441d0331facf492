"""Take the README's picture of a real page of the site: `make picture`."""

import click

from statement_archive.commands.options import BROWSER, pass_project
from statement_archive.project import Project
from statement_archive.verify.site.browser import find_browser, open_browser
from statement_archive.verify.site.serving import served

PAGE = "zh/joint-statement-2020-06-18/3-economic-recovery/"
PICTURE = "docs/assets/images/page.png"


@click.command("picture")
@BROWSER
@pass_project
def command(project: Project, chromium: str | None) -> None:
    """Photograph a page of the site in site/."""
    executable = find_browser(chromium, project.browser)
    if not (project.site / PAGE / "index.html").is_file():
        raise click.ClickException(f"there is no {PAGE} in site/; run `make site` first")
    with served(project.site) as address, open_browser(executable) as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 900}, color_scheme="light")
        page.goto(address + PAGE)
        page.screenshot(path=project.root / PICTURE)
    click.echo(f"{PICTURE} shows /{PAGE}")
