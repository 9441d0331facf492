"""One digest of all that something is made from: it is the same as long as nothing of that changes."""

from hashlib import sha256


def key_of(*parts: str) -> str:
    """64 hexadecimal digits."""
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
