"""Draw the pictures that stand for the archive elsewhere, from its icon: `make icons`.

Made are the card that is shown where a page is linked to (Open Graph), the icon for browsers that know no SVG, and the
one for the home screen of a phone. They are committed, since a build needs no browser.
"""

import struct
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from statement_archive.commands.options import BROWSER, pass_project, readers_of
from statement_archive.disk import put
from statement_archive.project import Project
from statement_archive.reader import Reader
from statement_archive.verify.site.browser import find_browser, open_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ICON = "docs/assets/images/favicon.svg"
CARD = "docs/assets/images/card.png"
FALLBACK = "docs/favicon.ico"
TOUCH = "docs/apple-touch-icon.png"
CARD_SIZE = (1200, 630)
"""Pixels, as ogp.me's readers crop least."""
_STYLE = """\
html, body { margin: 0; height: 100%; }
.icon svg { display: block; width: 100vw; height: 100vh; }
.card { display: grid; grid-template-columns: 340px 1fr; gap: 40px; align-items: center; box-sizing: border-box;
  height: 100%; padding: 0 90px; color: #fff; background: #7a1f2b; font: 58px/1.5 "Noto Sans CJK SC", sans-serif; }
.card p { margin: 0; }
.card p:first-child { margin-bottom: 20px; font: bold 82px/1.2 "DejaVu Serif", serif; }
"""


@click.command("icons")
@BROWSER
@pass_project
def command(project: Project, chromium: str | None) -> None:
    """Write three pictures into docs/."""
    executable = find_browser(chromium, project.browser)
    if not (project.root / ICON).is_file():
        raise click.ClickException(f"there is no {ICON} to draw from")
    icon, site = (project.root / ICON).read_text("utf-8"), readers_of(project)
    with open_browser(executable) as browser:
        small = f'<body class="icon">{icon}'
        pictures = {
            CARD: draw(browser, _card(icon, site), CARD_SIZE),
            FALLBACK: as_ico(draw(browser, small, (32, 32)), 32),
            TOUCH: draw(browser, small, (180, 180)),
        }
    for path, picture in pictures.items():
        put(project.root, path, picture)
        click.echo(path)


def draw(browser: "Browser", body: str, size: tuple[int, int]) -> bytes:
    """A picture (PNG) of some HTML, `size` pixels wide and high; what is not drawn upon is transparent."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style>{body}')
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def as_ico(picture: bytes, side: int) -> bytes:
    """A square PNG as the one picture of a Windows icon file: its header, an entry of its directory, the PNG itself."""
    header = struct.pack("<HHH", 0, 1, 1)
    return header + struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), 6 + 16) + picture


def _card(icon: str, site: Iterable[Reader]) -> str:
    """The icon and the archive's name in the languages of the site."""
    names = "".join(f'<p lang="{reader.language}">{reader.archive}</p>' for reader in site)
    return f'<body class="card">{icon}<div>{names}</div>'
