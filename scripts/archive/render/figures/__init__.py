"""What a work holds -> pictures with their numbers: raw HTML blocks that Markdown passes through untouched."""

from archive.render.figures.bars import bar_chart
from archive.render.figures.coverage import coverage_figure
from archive.render.figures.lengths import lengths_figure

__all__ = ["bar_chart", "coverage_figure", "lengths_figure"]
