"""What the pictures and their tables say."""

WORDING: dict[str, tuple[str, str, str]] = {}
