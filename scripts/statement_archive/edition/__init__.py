"""Mended text -> an edition: parsed into blocks, aligned with the other witnesses, every character given its part."""
