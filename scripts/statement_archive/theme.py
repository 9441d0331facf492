"""Templates of the theme -> the same, mended where nothing else can: each mend with its reason.

Copies of whole templates would hide what changes in the theme.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of one place in one template."""

    template: str
    old: str
    """What the theme has; it stands there once."""
    new: str
    reason: str


_SEARCH = "Our own search stands in the place of the theme's."
_CHECK_BOX = "`autocomplete` belongs to a form, not to a check box: the Nu checker refuses it."
_LABEL = "A label needs its control, which is not there on every page: the Nu checker refuses it."
_TITLE = "Words of another language in a title say so."
_NAME = "A name in an attribute can't say which language its words are in; the title in the link can."
_SWITCH = "The switch of colours is named in the reader's language."
_ALTERNATES = "Links to the other languages without the whole addresses that search engines ask for."

THEME_MENDS = (
    Mend(
        "partials/header.html",
        '{% if "material/search" in config.plugins %}',
        "{% if archive_search %}",
        _SEARCH,
    ),
    Mend(
        "partials/header.html",
        '{% set search = config.plugins["material/search"] | attr("config") %}',
        '{% set search = {"enabled": true} %}',
        _SEARCH,
    ),
    Mend(
        "base.html",
        ' id="__drawer" autocomplete="off">',
        ' id="__drawer" form="__toggles">',
        _CHECK_BOX,
    ),
    Mend(
        "base.html",
        ' id="__search" autocomplete="off">',
        ' id="__search" form="__toggles">\n    <form id="__toggles" autocomplete="off" hidden></form>',
        _CHECK_BOX,
    ),
    Mend(
        "partials/toc.html",
        '<label class="md-nav__title" for="__toc">',
        '<label class="md-nav__title"{% if nav_item %} for="__toc"{% endif %}>',
        _LABEL,
    ),
    Mend(
        "partials/nav-item.html",
        "    {{ nav_item.title }}\n",
        "    {{ nav_item.title | marked }}\n",
        _TITLE,
    ),
    Mend(
        "partials/header.html",
        "              {{ page.meta.title }}\n",
        "              {{ page.meta.title | marked }}\n",
        _TITLE,
    ),
    Mend(
        "partials/toc-item.html",
        "        {{ toc_item.title }}\n",
        "        {{ toc_item.title | marked }}\n",
        _TITLE,
    ),
    Mend(
        "partials/footer.html",
        ' aria-label="{{ direction }}: {{ page.previous_page.title | e }}"',
        "",
        _NAME,
    ),
    Mend(
        "partials/footer.html",
        ' aria-label="{{ direction }}: {{ page.next_page.title | e }}"',
        "",
        _NAME,
    ),
    Mend(
        "partials/footer.html",
        "{{ page.previous_page.title }}",
        "{{ page.previous_page.title | marked }}",
        _TITLE,
    ),
    Mend(
        "partials/footer.html",
        "{{ page.next_page.title }}",
        "{{ page.next_page.title | marked }}",
        _TITLE,
    ),
    Mend(
        "partials/palette.html",
        'aria-label="{{ option.toggle.name }}"',
        'aria-label="{{ option.toggle.name[config.theme.language] }}"',
        _SWITCH,
    ),
    Mend(
        "partials/palette.html",
        'title="{{ option.toggle.name }}"',
        'title="{{ option.toggle.name[config.theme.language] }}"',
        _SWITCH,
    ),
    Mend(
        "base.html",
        """\
      {% if config.extra.alternate is iterable %}
        {% for alt in config.extra.alternate %}
          <link rel="alternate" href="{{ alt.link | url }}" hreflang="{{ alt.lang | d(lang.t('language')) }}">
        {% endfor %}
      {% endif %}
""",
        '      {% include "partials/alternate-links.html" %}\n',
        _ALTERNATES,
    ),
)


def mend_templates(source_of: Callable[[str], str]) -> dict[str, str]:
    """Every mended template by its name; `source_of` gives the theme's own by that name.

    Raises ValueError where the theme has changed, so that someone looks.
    """
    mended: dict[str, str] = {}
    for mend in THEME_MENDS:
        source = mended.get(mend.template) or source_of(mend.template)
        if source.count(mend.old) != 1:
            raise ValueError(
                f"{mend.template}: expected {mend.old!r} once; the theme has changed, look at THEME_MENDS again"
            )
        mended[mend.template] = source.replace(mend.old, mend.new)
    return mended
