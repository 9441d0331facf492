"""What a work holds -> pictures with their numbers: raw HTML blocks that Markdown passes through untouched."""

from archive.render.figures.bars import bar_chart
from archive.render.figures.coverage import coverage_figure
from archive.render.figures.diagram import reference_diagram
from archive.render.figures.lengths import lengths_figure
from archive.render.figures.timeline import timeline
from archive.render.figures.worldmap import world_map

__all__ = ["bar_chart", "coverage_figure", "lengths_figure", "reference_diagram", "timeline", "world_map"]
