"""Bytes -> mended text: read with their hash, repaired by rule with proof, emended by editors; all in a ledger."""
