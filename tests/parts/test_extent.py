"""How much of its document a text has is told by numbers only where a number means one place."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from readers import ENGLISH, localized
from statement_archive.model import Document, Numbering, Section, Work
from statement_archive.parts.bar import bar
from statement_archive.parts.extent import extent_of
from statement_archive.parts.html import tag

Declare = Callable[..., Document]
EditOf = Callable[..., tuple[Work, tuple[str, ...]]]
WORDS = localized("words")
SECTIONS = tuple(Section(f"s{n}", f"article-{n}", WORDS, paragraphs=None) for n in (1, 2, 3))
ANEW = "Title\n\nArticle 1\n\n1. One.\n\n2. Two.\n\n{}Article 3\n\n1. Five.\n\n2. Six.\n"
THROUGH = "Title\n\nArticle 1\n\n1. One.\n\n2. Two.\n\n{}Article 3\n\n5. Five.\n\n6. Six.\n"
SECOND = {ANEW: "Article 2\n\n1. Three.\n\n2. Four.\n\n", THROUGH: "Article 2\n\n3. Three.\n\n4. Four.\n\n"}


def told(declare: Declare, edit_of: EditOf, text: str) -> tuple[str, str, str]:
    """What is said of a whole text, of one that lacks an article, and of that over a section."""
    one = declare(sections=SECTIONS, numbering=Numbering(section=("Article {n}",), paragraph=("{n}. ",)))
    (english,) = one.witnesses
    both = replace(one, witnesses=(english, replace(english, siglum="fr", language="fr")))
    work, _ = edit_of(both, {"en": text.format(SECOND[text]), "fr": text.format("")})
    whole, part = work.editions
    over = bar(work, whole, work.document.sections[0], tag("b", "x"), ENGLISH, cite="")
    return (
        extent_of(work, whole, ENGLISH),
        extent_of(work, part, ENGLISH),
        over.partition("<small>")[2].partition("<")[0],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [(THROUGH, ("1–6", "4 of 6", "1–2, 5–6")), (ANEW, ("", "4 of 6", "4 of 6"))],
    ids=["counted through", "counted anew"],
)
def test_numbers_that_begin_anew_are_no_range(
    declare: Declare, edit_of: EditOf, text: str, said: tuple[str, str, str]
) -> None:
    assert told(declare, edit_of, text) == said
