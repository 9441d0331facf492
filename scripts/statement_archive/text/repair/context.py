"""What a repair may know about a witness besides its text.

Enters: what editors declare, as plain strings. Leaves: one frozen record that every rule is given. Nothing is looked
up, read or decided here.
"""

import re
from dataclasses import dataclass

from statement_archive.model import Refusal


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one witness."""

    language: str
    """BCP 47 tag of the text, such as `zh-Hant` or `en-t-zh-t0-und`."""
    marks: re.Pattern[str] | None = None
    """Matches, at the start of a block, a printed number or list mark (`12、`, `一、`, `3. `, `·`)."""
    boilerplate: tuple[str, ...] = ()
    """Literal strings; a block that contains one of them is no part of a sentence."""
    furniture: tuple[str, ...] = ()
    """Patterns of the lines that belong to a page and not to its text: `- {n} -`, a running head."""
    corpus: tuple[str, ...] = ()
    """Texts of the other witnesses of the same document, in any language and script."""
    refusals: tuple[Refusal, ...] = ()
    """What editors do not want mended."""
    glossary: tuple[str, ...] = ()
    """Terms the editors vouch for, in any language and script."""
