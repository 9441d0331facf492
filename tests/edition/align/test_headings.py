"""A heading that says just what editors call a section is the section's, where only one is called so."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from readers import localized
from statement_archive.model import Decision, Document, Section, Work

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
TEXT = "Treaty\n\nScope\n\nOne is said.\n\nTolls\n\nTwo is said.\n"


def section(number: int, title: str) -> Section:
    words = localized(title)
    return Section(f"s{number}", f"part-{number}", words, range(number, number + 1))


@pytest.mark.parametrize("titles", [("Scope", "Tolls"), ("Scope", "Scope")])
def test_titles_that_are_alike_lead_no_heading_astray(
    titles: tuple[str, str], declare: Declare, edit_of: EditOf
) -> None:
    sections = tuple(section(number, title) for number, title in enumerate(titles, 1))
    work, messages = edit_of(declare(sections=sections), {"en": TEXT})
    texts = {segment.id: segment.text for segment in work.edition("en").segments}
    assert (texts["s1"], texts["s2"]) == ("Scope", "Tolls")
    assert not any("number" in message for message in messages)


def test_a_heading_that_an_editor_placed_is_not_asked_about(declare: Declare, edit_of: EditOf) -> None:
    sections = (section(1, "Scope"), replace(section(2, "Tolls"), title=localized("Dues")))
    decided = (Decision("Scope", "s1", "writ:9"), Decision("Tolls", "s2", "writ:10"))
    _, messages = edit_of(declare(sections=sections, decisions=decided), {"en": TEXT})
    assert messages == ()
