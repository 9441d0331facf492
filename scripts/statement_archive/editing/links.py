"""Hand-written Markdown -> the same with links to a document or a section under its new name."""

import re

_TARGET = re.compile(r"""(\]\(|^\[[^\]]+\]:\s*|href=["'])([^)\s"']+)""", re.MULTILINE)


def point_to_document(text: str, old: str, new: str) -> str:
    """Links that have the document as a part of their path lead to its new id."""
    name = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    return _TARGET.sub(lambda found: found[1] + name.sub(new, found[2]), text)


def point_to_section(text: str, document: str, old: str, new: str) -> str:
    """Links that have the section behind its document, at whatever witness, lead to its new slug."""
    name = re.compile(rf"(?<![\w-])({re.escape(document)}/(?:[\w-]+/)?){re.escape(old)}(?![\w-])")
    return _TARGET.sub(lambda found: found[1] + name.sub(rf"\g<1>{new}", found[2]), text)
