"""The records themselves, and what is said of them, as JSON."""
