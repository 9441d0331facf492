"""What the citations and their control say."""

WORDING: dict[str, tuple[str, str, str]] = {}
