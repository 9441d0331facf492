"""What the registers say: translation audit, divergences, attestation; and the view side by side."""

WORDING: dict[str, tuple[str, str, str]] = {}
