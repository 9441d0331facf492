"""Raw texts -> a first `document.yml`: what can be guessed of a document, each guess marked as one.

Texts come in decoded, YAML goes out as text. Nothing here touches a disk: whoever calls it tries a draft out by
building it, and hands back what the stages said. Guesses are made from the texts alone; nothing is translated.
"""

from statement_archive.draft.drafting import draft
from statement_archive.draft.encoding import LARGEST, decode
from statement_archive.draft.records import Drafted, Given, Trial, Wanted

__all__ = ["LARGEST", "Drafted", "Given", "Trial", "Wanted", "decode", "draft"]
