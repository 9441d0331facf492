"""Records -> the pages of the site as Markdown, one module for each kind of page."""
