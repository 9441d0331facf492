"""An XML element -> the text of a file."""

from xml.etree.ElementTree import Element, indent, tostring


def as_text(root: Element) -> str:
    """The document in UTF-8 with its declaration, one element a line, and a line feed at its end. Indents `root`."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
