"""What the theme's templates say and should not: only what no template of our own and no style sheet can change.

Copies of whole templates would hide what changes in the theme; each mend here is a few words, and a theme in which they
no longer stand stops the build, so that someone looks.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """A few words of a template of the theme, and what takes their place."""

    template: str
    before: str
    after: str
    reason: str


def _in_other_languages(template: str, title: str, language: str = "") -> Mend:
    """A title whose words of another language say so; `language` is where a page says which that is."""
    reason = "words of another language are read out in it (WCAG 2.2, 3.1.2)"
    marked = f"marked({language})" if language else "marked"
    return Mend(template, f" {{{{ {title} }}}}\n", f" {{{{ {title} | {marked} }}}}\n", reason)


def _named(attribute: str) -> Mend:
    """The switch of colours, named in the reader's language."""
    name = "option.toggle.name"
    before, after = f'{attribute}="{{{{ {name} }}}}"', f'{attribute}="<!-- say: {{{{ {name} }}}} -->"'
    return Mend("partials/palette.html", before, after, "the switch of colours is named in the reader's language")


_OWN_SEARCH = "our own search stands in the place of the theme's, which has an index for itself"
_NO_AUTOCOMPLETE = "HTML has no `autocomplete` for a check box; a form without it keeps the browser from remembering"

MENDS = (
    Mend("partials/header.html", '{% if "material/search" in config.plugins %}', "{% if true %}", _OWN_SEARCH),
    Mend(
        "partials/header.html",
        '{% set search = config.plugins["material/search"] | attr("config") %}',
        '{% set search = {"enabled": true} %}',
        _OWN_SEARCH,
    ),
    Mend("base.html", ' id="__drawer" autocomplete="off">', ' id="__drawer" form="__toggles">', _NO_AUTOCOMPLETE),
    Mend(
        "base.html",
        ' id="__search" autocomplete="off">',
        ' id="__search" form="__toggles">\n    <form id="__toggles" autocomplete="off" hidden></form>',
        _NO_AUTOCOMPLETE,
    ),
    Mend(
        "partials/toc.html",
        '<label class="md-nav__title" for="__toc">',
        '<label class="md-nav__title"{% if nav_item %} for="__toc"{% endif %}>',
        "beside the text there is no check box that the label could be for",
    ),
    _in_other_languages("partials/nav-item.html", "nav_item.title", "nav_item.meta.title_language"),
    _in_other_languages("partials/header.html", "page.meta.title", "page.meta.title_language"),
    _in_other_languages("partials/toc-item.html", "toc_item.title"),
    _named("aria-label"),
    _named("title"),
    Mend(
        "base.html",
        """\
      {% if config.extra.alternate is iterable %}
        {% for alt in config.extra.alternate %}
          <link rel="alternate" href="{{ alt.link | url }}" hreflang="{{ alt.lang | d(lang.t('language')) }}">
        {% endfor %}
      {% endif %}
""",
        "      <!-- frame: alternates -->\n",
        "links to the other languages lead to the same page, by the whole addresses that search engines ask for",
    ),
)


def mend_templates(read: Callable[[str], str]) -> dict[str, str]:
    """The mended templates by name; `read` gives one as the theme has it.

    Raises ValueError where what is to be mended does not stand there once.
    """
    mended: dict[str, str] = {}
    for mend in MENDS:
        source = mended.get(mend.template) or read(mend.template)
        if source.count(mend.before) != 1:
            raise ValueError(
                f"{mend.template}: expected {mend.before!r} once; has the theme changed? See theme_mends.py"
            )
        mended[mend.template] = source.replace(mend.before, mend.after)
    return mended
