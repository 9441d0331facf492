"""How much an archive may hold. What is more is a finding before any work begins, so that nothing runs for ever.

The numbers leave room for a treaty of a thousand articles in two dozen languages. The table in the architecture
(`docs/*/about/architecture.md`) says the same, and a test holds it to this one.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that there may be of something."""

    most: int
    unit: str
    """What is counted, in the plural."""
    whole: str
    """What may have so many of them, with its article."""

    def fault(self, found: int) -> str:
        """What is wrong with so many, as a clause without a subject; "" where nothing is."""
        if found <= self.most:
            return ""
        return f"has {found:,} {self.unit}, more than the {self.most:,} that {self.whole} may have"

    def fault_of_size(self, found: int) -> str:
        """The same where not all was counted."""
        return f"has more than the {self.most:,} {self.unit} that {self.whole} may have" if found > self.most else ""


YAML_BYTES = Limit(8_000_000, "bytes", "a YAML file")
YAML_VALUES = Limit(400_000, "values", "a YAML file")
YAML_DEPTH = Limit(50, "levels", "a YAML file")
ENTRIES = Limit(20_000, "entries", "a list")
TEXT = Limit(20_000, "characters", "a value")
SENTENCE = Limit(5_000, "characters", "a sentence")
TITLE = Limit(1_000, "characters", "a title")
NAME = Limit(200, "characters", "a name, an id or a form")
ADDRESS = Limit(2_000, "characters", "an address")
FORMS = Limit(200, "forms", "a term or a name in one language")
MARKS = Limit(50, "entries", "a list of what numbers or lines of pages look like")
DECISIONS = Limit(1_000, "entries", "a list of what editors say of a text")
SECTIONS = Limit(2_000, "sections", "a document")
WITNESSES = Limit(40, "witnesses", "a document")
SEGMENTS = Limit(10_000, "segments", "a document")
RAW_BYTES = Limit(20_000_000, "bytes", "a raw text")
RAW_LINES = Limit(200_000, "lines", "a raw text")
RAW_WORD = Limit(10_000, "characters", "a word of a raw text")
LINES = Limit(20_000, "lines", "a text once it is mended")
STEPS = Limit(1_000_000, "steps", "the search for what answers to what in the texts of a document")
OUTLINES_BYTES = Limit(50_000_000, "bytes", "an archive of outlines, packed or unpacked")
PAGE_BYTES = Limit(200_000, "bytes", "a page that is written by hand")
PAGE_PARAGRAPH = Limit(10_000, "characters", "a paragraph of a page that is written by hand")
PAGE_BRACKETS = Limit(1_000, "brackets (`[` and `<`)", "a page that is written by hand")
PAGE_LEVELS = Limit(15, "levels", "a line of a page that is written by hand")

LIMITS = (
    YAML_BYTES,
    YAML_VALUES,
    YAML_DEPTH,
    ENTRIES,
    TEXT,
    SENTENCE,
    TITLE,
    NAME,
    ADDRESS,
    FORMS,
    MARKS,
    DECISIONS,
    SECTIONS,
    WITNESSES,
    SEGMENTS,
    RAW_BYTES,
    RAW_LINES,
    RAW_WORD,
    LINES,
    STEPS,
    OUTLINES_BYTES,
    PAGE_BYTES,
    PAGE_PARAGRAPH,
    PAGE_BRACKETS,
    PAGE_LEVELS,
)
"""In the order of the table."""
