"""Checks of the built site: what a reader's browser and a reader's tools meet."""
