"""What translators work with: memories, pairs of texts, terms."""
