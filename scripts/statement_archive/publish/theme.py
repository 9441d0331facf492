"""What the theme's templates say and should not: corrected in the pages that a builder has made, whichever it was.

Only what no template of our own and no style sheet can change: copies of whole templates would hide what changes in the
theme. Text in, text out; what is corrected already stays as it is.
"""

import re
from html import unescape

from statement_archive.pages.surroundings import Surroundings
from statement_archive.parts.foreign import title_in_html
from statement_archive.reader import Reader

_WORDS = {
    # HTML has no `autocomplete` for a check box; a form without it keeps the browser from remembering.
    ' id="__drawer" autocomplete="off">': ' id="__drawer" form="__toggles">',
    ' id="__search" autocomplete="off">': (
        ' id="__search" form="__toggles">\n    <form id="__toggles" autocomplete="off" hidden></form>'
    ),
}
"""A few words, and what takes their place."""
_TABLE = re.compile("<table>.*?</table>", re.DOTALL)
"""What Markdown makes."""
_SCROLLING = re.compile(r'<div class="table-scroll"[^>]*>\s*')
"""What makes it scroll where it is wider than its place."""
_SHOWN = r'(<span class="md-ellipsis">\s*(?:<span class="md-typeset">\s*)?)({}[^<]*?)(?=\s*</span>)'
"""A title that a template shows."""
_ANY_SHOWN = re.compile(_SHOWN.format(""))
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);">')
"""A cell of a column that Markdown aligns; the policy of a page allows no style in an attribute."""


def correct(html: str, page: Surroundings, reader: Reader) -> str:
    """The page as templates of our own would have made it."""
    for words, instead in _WORDS.items():
        html = html.replace(words, instead)
    html = _TABLE.sub(_scrolling, html)
    html = _ALIGNED.sub(r'\1 class="align-\2">', html)
    return _mark_titles(html, page, reader.language)


def _scrolling(table: re.Match[str]) -> str:
    """A table in what makes it scroll, if it is not in such already."""
    before = max(table.string.rfind("<", 0, table.start()), 0)
    if _SCROLLING.fullmatch(table.string, before, table.start()):
        return table[0]
    return f'<div class="table-scroll">{table[0]}</div>'


def _mark_titles(html: str, page: Surroundings, language: str) -> str:
    """Words of another language say so in titles: they are read out (WCAG 2.2, 3.1.2).

    The title of the page is known, and themes write it as it is, ours escape it; a heading is HTML, and has no elements
    in it.
    """
    shown = re.compile(_SHOWN.format(f"{re.escape(page.title)}|")) if "<" in page.title else _ANY_SHOWN

    def marked(found: re.Match[str]) -> str:
        is_own = page.title in (found[2], unescape(found[2]))
        title = page.title if is_own else unescape(found[2])
        return f"{found[1]}{title_in_html(title, page.label if is_own else None, language)}"

    return shown.sub(marked, html)
