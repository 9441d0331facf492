"""What a builder's templates put around a page, built once for all pages alike -> each of these pages.

A page that the archive makes is HTML already. So a builder is not given the pages but layouts: one page for every
language, depth and front matter that there is among them, with a mark wherever pages differ. What it makes of a layout
is cut at the marks; a page is what stands between them, with its own words in the marks' places.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from markupsafe import Markup
from markupsafe import escape as escape_as_templates_do

from statement_archive.addresses import Addresses
from statement_archive.pages.page import Body
from statement_archive.parts.contents import Branch, Heading, nest
from statement_archive.parts.html import comment, join, tag

_CONTENT, _CONTENTS = "content", "contents"
"""What comments stand around: the content of the page, and a list of its headings."""
_FIRST = "first heading"
"""The mark of the id of the first heading, to which readers can skip."""
_PLACE = re.compile(rf"<!-- ({_CONTENT}|{_CONTENTS}) -->.*?<!-- /\1 -->|mark-[0-9a-f]{{16}}", re.DOTALL)
_PAGE = re.compile(r"""[^\s()<>"'\[\]]+\.md\b""")


def layout_of(body: Body, site_name: str) -> str:
    """The layout of a page in Markdown, given what the site is called in its language."""
    # Templates say the name of the site behind any title but itself: it is no word like any other.
    front = {key: _mark(key) if value != site_name else value for key, value in _words(body).items()}
    lines = "".join(f"{key}: {json.dumps(front.get(key, value))}\n" for key, value in json.loads(body.front).items())
    levels = [heading.level for heading in body.headings[:1]] + [2 for _ in _listed(body.headings)[:1]]
    headings = (f"{'#' * level} {_CONTENTS} {{: #{_mark(_FIRST)} }}\n" for level in levels)
    return "\n".join((f"---\n{lines}---\n", f"<!-- {_CONTENT} -->\n", *headings, f"<!-- /{_CONTENT} -->\n"))


def layout_path(path: str, name: str, addresses: Addresses) -> str:
    """Where the layout of this name is built for the page with a path: as deep in the site, by paths under `docs/`.

    That of a home page has its own path: nothing else stands where it does.
    """
    language, *rest = path.split("/")
    if rest == ["index.md"]:
        return path
    depth = addresses.file(f"{addresses.languages[0]}/{'/'.join(rest)}").count("/")
    folders = depth - 1 if addresses.has_folders else depth
    return "/".join((language, *(name,) * folders, f"{name}.md"))


def lay_out(body: Body, built: str) -> str:
    """A page as the builder would have made it, given what it has `built` of the layout."""
    words = {_mark(key): escape_as_templates_do(value) for key, value in _words(body).items()}
    words |= {_mark(_FIRST): Markup(heading.id) for heading in body.headings[:1]}
    parts = {
        _CONTENT: body.content,
        _CONTENTS: join("", (comment(_CONTENTS), contents_list(_listed(body.headings)), comment(f"/{_CONTENTS}"))),
    }

    def put(found: re.Match[str]) -> str:
        return parts[found[1]] if found[1] else words[found[0]]

    return _PLACE.sub(put, built)


def contents_list(branches: Iterable[Branch]) -> Markup:
    """Headings, those below another in a list of their own, as `overrides/partials/toc-item.html` has them."""
    return join("", map(_item, branches))


def _item(branch: Branch) -> Markup:
    own = branch.heading
    link = tag("a", tag("span", own.title, class_="md-ellipsis"), href=f"#{own.id}", class_="md-nav__link")
    listed = tag("ul", contents_list(branch.below), class_="md-nav__list")
    below = (tag("nav", listed, class_="md-nav", role="none"),) if branch.below else ()
    return tag("li", link, *below, class_="md-nav__item")


def linked_pages(markdown: str, own: str) -> Iterator[str]:
    """The paths under `docs/` of all pages that a page which is written by hand may link to, given its `own` path."""
    for name in _PAGE.findall(markdown):
        yield normpath(PurePosixPath(own).parent / unquote(name))


def _listed(headings: Sequence[Heading]) -> tuple[Branch, ...]:
    """What a list of the contents has: the headings below that of the page."""
    branches = nest(headings)
    return branches[0].below if branches and branches[0].heading.level == 1 else branches


def _words(body: Body) -> dict[str, str]:
    """What the front matter of a page says, by its keys; lists and the like say how it is laid out."""
    return {key: value for key, value in json.loads(body.front).items() if isinstance(value, str)}


def _mark(name: str) -> str:
    """What stands in a layout for the words that a page calls so; nothing else that is built there can hold it."""
    return f"mark-{sha256(name.encode()).hexdigest()[:16]}"
