"""What a step needs besides this package, and what to say where it is not there."""

INSTALL_CHECKS = "run `pip install 'statement-archive[check]'`; in a checkout, `make test` does"
"""How to get what only checks and measurements need."""


class MissingToolError(Exception):
    """A program or library that a step needs is not there. Its text is one line, which says how to get it."""

    def __init__(self, name: str, remedy: str) -> None:
        super().__init__(f"{name} is missing: {remedy}")
        self._told = name, remedy

    def __reduce__(self) -> tuple[type["MissingToolError"], tuple[str, str]]:
        """How it comes from one process to another."""
        return type(self), self._told
