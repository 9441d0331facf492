"""The statement archive's library: raw texts and YAML in, pages and data out. It knows nothing of MkDocs."""
