"""A finished page -> its twin in Markdown (CommonMark), for programs that read for people.

It says what the page says, and has the same links and ids; what is there to be clicked or looked at is left out, and so
is what stands beside a text until somebody asks for it.
"""

import re

from html_to_markdown import ConversionOptions, convert
from lxml import html

TWIN = "index.md"
"""The name of a twin, beside the `index.html` of its page."""
MEDIA_TYPE = "text/markdown"

_LEFT_OUT = (
    "//script | //svg | //form | //button | //style"
    " | //*[@hidden or @data-search-exclude or @aria-hidden='true']"
    " | //*[contains(concat(' ', @class, ' '), ' note-sign ')]"
    " | //*[contains(concat(' ', @class, ' '), ' column__name ')]"
)
_PLAIN = (
    "//a[contains(concat(' ', @class, ' '), ' term ') or contains(concat(' ', @class, ' '), ' repair ')]"
    " | //a[starts-with(@href, '#') and not(contains(concat(' ', @class, ' '), ' headerlink '))]/span"
)
"""Links on words of a text that tell of them: the words stay."""
_FOLDED = ".//summary[h2 or h3 or h4]"
"""A heading that unfolds what is below it: in Markdown nothing is folded."""
_OPTIONS = ConversionOptions(
    escape_asterisks=True, escape_underscores=True, escape_misc=True, autolinks=False, compact_tables=True
)
_NEEDLESS = re.compile(r"(?<=\S)\\(-)|(?<=[^\s\d])\\(\.)")
"""A hyphen begins a list, and a full stop behind digits, too; within a word neither needs a backslash."""


def twin(page: str) -> str:
    """The content of a page in Markdown."""
    root = html.document_fromstring(page.replace('<a class="headerlink"', ' <a class="headerlink"'))
    content = (root.xpath("//article") or root.xpath("//body"))[0]
    for element in content.xpath(_LEFT_OUT.replace("//", ".//")):
        if element.getparent() is not None:
            element.drop_tree()
    for element in content.xpath(_PLAIN.replace("//", ".//")):
        element.drop_tag()
    for summary in content.xpath(_FOLDED):
        summary.getparent().drop_tag()
        summary.drop_tag()
    for link in content.xpath(".//a[starts-with(@href, '#')]"):
        link.set("href", f"./{link.get('href')}")  # ids are those of the page; Markdown has none
    for element in content.xpath(".//*[@title or @aria-label]"):
        element.attrib.pop("title", None)
        element.attrib.pop("aria-label", None)
    written = convert(html.tostring(content, encoding="unicode"), _OPTIONS).content or ""
    return _NEEDLESS.sub(r"\1\2", written).strip("\n") + "\n"
