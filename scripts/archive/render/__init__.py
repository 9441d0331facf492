"""Model -> pages and data, as text by path. Markdown is made in `markdown`, words are in `wording`."""
