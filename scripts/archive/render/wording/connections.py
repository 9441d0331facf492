"""What the references between documents say."""

WORDING: dict[str, tuple[str, str, str]] = {}
