"""What a work holds -> pictures with their numbers: HTML, each a block of its own."""

from statement_archive.figures.bars import BarChart, bar_chart
from statement_archive.figures.coverage import coverage_figure
from statement_archive.figures.lengths import lengths_figure
from statement_archive.figures.timeline import timeline
from statement_archive.figures.worldmap import world_map

__all__ = [
    "BarChart",
    "bar_chart",
    "coverage_figure",
    "lengths_figure",
    "timeline",
    "world_map",
]
