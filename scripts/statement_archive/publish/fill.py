"""A page as a builder has made it -> the page as it is served: all put in that the templates and the text ask for.

What is asked for stands in comments, which no text can hold, since all text is escaped:

- `<!-- archive: name -->` in the content: a fragment of this page;
- `<!-- box: name -->` and `<!-- /box -->` around parts of it: an element of this class, which Markdown has no node for;
- `<!-- frame: name -->` in a template: a part of its frame. `<!-- frame: navigation -->` has an end, too, and between
  them the line of the page one is on; `before` and `after` have what leads to a neighbour between them and vanish
  where there is none, with `neighbours` around them, as `switch` does around the languages where there is only one;
- `<!-- say: key -->` in a template: a sentence of the interface, `<!-- phrases: part -->` all of one part of the site;
- `<!-- address: path -->` in a citation: an address as one quotes it.

Links are `href="archive:path"` until they are resolved here. Text in, text out.
"""

import json
import re
from functools import cache
from html import unescape

from markupsafe import Markup

from statement_archive.addresses import SCHEME, split
from statement_archive.pages.page import Body
from statement_archive.pages.surroundings import Place, Surroundings
from statement_archive.parts.foreign import title_in_html
from statement_archive.parts.html import escape
from statement_archive.publish.frame import Frame
from statement_archive.reader import Reader
from statement_archive.tags import attributes

_FRAGMENT = re.compile(r"<!-- archive: ([\w.-]+) -->")
_BOX = re.compile(r"<!-- (?:box: ([\w -]+)|/box) -->")
_PART = re.compile(r"<!-- frame: ([\w-]+) -->")
_ALTERNATES = "<!-- frame: alternates -->"
_SENTENCE = re.compile(r"<!-- say: ([\w-]+) -->")
_PHRASES = re.compile(r"<!-- phrases: (\w+) -->")
_ADDRESS = re.compile(r"<!-- address: (\S+) -->")
_CONTENTS = re.compile(
    r'(<a href="#([\w.-]+)" class="md-nav__link">\s*<span class="md-ellipsis">)(.*?)(</span>\s*</a>)', re.DOTALL
)
"""A line of the table of contents, of which a builder knows no language."""
_HEADING = re.compile(r"<h([1-6])([^>]*)>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink" href="([^"]*)" title="[^"]*"[^>]*')
"""A link to its own heading, which a builder names in English, or this has named already."""
_LANGUAGE = re.compile(r' lang="([^"]*)"')
_LINK = re.compile(rf'="{SCHEME}([^"]*)"(?=[^<>]*>)')
"""Within a tag, since in code that is written by hand a quotation mark stands as it is; but angle brackets never do."""
_CANONICAL = re.compile(r'<link rel="canonical" href="[^"]*">')
_BUILDERS_LINKS = re.compile(r'<link rel="(?:prev|next|alternate)" href="[^"]*"(?: hreflang="[^"]*")?>')
"""What a builder says of the order of pages and of other languages, which it does not know; the frame says it."""


def fill(html: str, page: Surroundings, frame: Frame, reader: Reader) -> str:
    """The page with everything put in. A comment that asks for what is not there stays, and nobody sees it."""
    if _ALTERNATES in html:  # else this was done before, and what it says is ours
        html = _BUILDERS_LINKS.sub("", html)
    html = _CONTENTS.sub(lambda line: _line_of_contents(line, page), html)
    html = put_fragments(html, page.body)
    html = _BOX.sub(lambda edge: f'<div class="{edge[1]}">' if edge[1] else "</div>", html)
    html = _between("navigation").sub(lambda around: frame.navigation(around[1], page, reader), html)
    html = _neighbours(html, page, reader)
    html = html if len(reader.site) > 1 else _between("switch").sub("", html)
    html = _PART.sub(lambda asked: _asked_for(frame.part(asked[1], page, reader), asked), html)
    html = _SENTENCE.sub(lambda asked: _said(asked, reader), html)
    html = _PHRASES.sub(lambda asked: _phrases(asked[1], reader), html)
    html = _HEADING.sub(lambda heading: _with_permalink(heading, reader), html)
    html = _CANONICAL.sub(lambda _: frame.canonical(page), html)
    html = _LINK.sub(lambda found: f'="{escape(frame.link(unescape(found[1]), page))}"', html)
    return _ADDRESS.sub(lambda found: frame.quoted(found[1], page), html)


def put_fragments(text: str, body: Body) -> str:
    """The content of a page, as HTML or as Markdown, with its fragments put in."""
    return _FRAGMENT.sub(lambda asked: _asked_for(body.fragments.get(asked[1]), asked), text)


@cache
def _phrases(part: str, reader: Reader) -> Markup:
    return escape(json.dumps(reader.phrases(part), ensure_ascii=False))


def _said(asked: re.Match[str], reader: Reader) -> str:
    """The sentence that is asked for; the comment where there is none, or none that stands without values."""
    try:
        return escape(reader.say(asked[1]))
    except LookupError:
        return asked[0]


def _with_permalink(heading: re.Match[str], reader: Reader) -> str:
    """A heading whose link is named in the reader's language, and says so where the heading is a text's."""
    level, attrs, content = heading.groups()
    own = _LANGUAGE.search(attrs)
    named = {"title": reader.say("permalink"), **(attributes(reader.language, own[1]) if own else {})}
    words = "".join(f' {key}="{escape(value)}"' for key, value in named.items())
    link = _PERMALINK.sub(lambda found: f'<a class="headerlink" href="{found[1]}"{words}', content)
    return f"<h{level}{attrs}>{link}</h{level}>"


def _line_of_contents(line: re.Match[str], page: Surroundings) -> str:
    return f"{line[1]}{page.body.fragments.get(f'contents.{line[2]}', line[3])}{line[4]}"


def targets(html: str, page: Surroundings) -> set[str]:
    """The paths under `docs/` that the links in the content of a page lead to."""
    texts = (html, *page.body.fragments.values())
    return {split(unescape(target))[0] for text in texts for target in _LINK.findall(text)}


def _asked_for(found: Markup | None, asked: re.Match[str]) -> str:
    """What was found for a comment, else the comment."""
    return asked[0] if found is None else found


def _neighbours(html: str, page: Surroundings, reader: Reader) -> str:
    """The links to the pages before and after; what stands around them goes where there is neither."""
    if page.way.before is page.way.after is None:
        return _between("neighbours").sub("", html)
    for name, place in (("before", page.way.before), ("after", page.way.after)):
        html = _between(name).sub(lambda around, place=place: _leading(around[1], place, reader), html)  # type: ignore[misc]
    return html


def _leading(html: str, place: Place | None, reader: Reader) -> str:
    """What leads to a neighbour, its address and title put in."""
    if place is None:
        return ""
    title = title_in_html(place.title, place.label, reader.language)
    return html.replace("<!-- frame: address -->", escape(SCHEME + place.path)).replace("<!-- frame: title -->", title)


def _between(name: str) -> re.Pattern[str]:
    return re.compile(rf"<!-- frame: {name} -->(.*?)<!-- /frame: {name} -->", re.DOTALL)
