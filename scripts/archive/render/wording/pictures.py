"""What the map, the diagram of references and the timeline say."""

WORDING: dict[str, tuple[str, str, str]] = {}
