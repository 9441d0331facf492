"""Blocks in a row -> one block."""

from collections.abc import Sequence
from dataclasses import replace

from statement_archive.model import Block, Span


def join(text: str, blocks: Sequence[Block]) -> Block:
    """Blocks in a row as one, each a line of it; a number before any but the first is text."""
    first, *rest = blocks
    if not rest:
        return first
    lines = [*(first.lines or (Span(first.start, first.end),))]
    for block in rest:
        opening, *further = block.lines or (Span(block.start, block.end),)
        lines += (Span(block.mark.start if block.mark else opening.start, opening.end), *further)
    return replace(first, text=text[first.start : lines[-1].end], lines=tuple(lines))
