"""What the glossary and the index of names say."""

WORDING: dict[str, tuple[str, str, str]] = {}
