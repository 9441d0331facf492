"""What pages are put together from: Markdown and HTML, marks in a text, its apparatus, citations, metadata."""
