"""Which edition a reader of a site language sees first, and where every edition can be read."""

from statement_archive.model import LANGUAGES, Edition, Section, Status, Work

_PREFERENCE = {"en": ("en",), "zh": ("zh-Hans", "zh", "zh-Hant"), "zh-Hant": ("zh-Hant", "zh-Hans", "zh")}


def main_edition(work: Work, language: str) -> Edition:
    """The nearest edition: the reader's own language, then its other script, then English, then what there is.

    A machine translation comes last, whatever its language.
    """
    return min(work.editions, key=lambda edition: _distance(edition, language))


def further_editions(work: Work) -> tuple[Edition, ...]:
    """Editions that are nobody's main one and have pages of their own beside it."""
    mains = {main_edition(work, language).witness.siglum for language in LANGUAGES}
    return tuple(edition for edition in work.editions if edition.witness.siglum not in mains)


def is_in(edition: Edition, language: str) -> bool:
    """Whether the edition's text is in the site language, script included."""
    return _rank(edition.witness.language, _PREFERENCE[language]) == 0


def section_path(work: Work, edition: Edition, slug: str, language: str) -> str:
    """Where a section of an edition stands, seen from a site language: `<language>/<document>/…/<slug>.md`."""
    homes = [other for other in (language, *LANGUAGES) if main_edition(work, other) is edition]
    folder = "" if homes else f"{edition.witness.siglum}/"
    return f"{homes[0] if homes else language}/{work.document.id}/{folder}{slug}.md"


def parallel_path(work: Work, section: Section, language: str) -> str:
    """Where all texts of a section stand side by side."""
    return f"{language}/{work.document.id}/parallel/{section.slug}.md"


def language_distance(edition: Edition, language: str) -> int:
    """How far the edition's text is from a reader of a site language: 0 for that language in its own script."""
    preference = (*_PREFERENCE[language], *(("en",) if language != "en" else ()))
    return _rank(edition.witness.language, preference)


def _distance(edition: Edition, language: str) -> tuple[bool, int]:
    return edition.witness.status is Status.MACHINE_TRANSLATION, language_distance(edition, language)


def _rank(tag: str, preference: tuple[str, ...]) -> int:
    """How far down the preference a language tag is found, `zh-Hans-CN` under `zh-Hans` and so on."""
    matching = [index for index, wanted in enumerate(preference) if tag == wanted or tag.startswith(f"{wanted}-")]
    return matching[0] if matching else len(preference)
