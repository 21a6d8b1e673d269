"""Charts drawn through the painter: describe a `Picture`, put it on screen with `panel` or `show`.

A picture has a sentence that says what it shows, two axes with units, pieces to draw, and readings:
the values that pointer and arrow keys read off and that the table lists.
"""

from game.ui.charts.axis import Axis, Field, around, nice_step, plain
from game.ui.charts.chart import (
    Chart,
    ChartPlace,
    ChartTable,
    Picture,
    Reading,
    Value,
    flip,
    is_table,
    panel,
    show,
    stand,
)
from game.ui.charts.pieces import (
    Area,
    Band,
    Bar,
    Dot,
    End,
    Ends,
    Level,
    Line,
    Moment,
    Piece,
    draw_dot,
)
from game.ui.charts.tracks import Span, Spot, Track, Tracks

__all__ = [
    "Area",
    "Axis",
    "Band",
    "Bar",
    "Chart",
    "ChartPlace",
    "ChartTable",
    "Dot",
    "End",
    "Ends",
    "Field",
    "Level",
    "Line",
    "Moment",
    "Picture",
    "Piece",
    "Reading",
    "Span",
    "Spot",
    "Track",
    "Tracks",
    "Value",
    "around",
    "draw_dot",
    "flip",
    "is_table",
    "nice_step",
    "panel",
    "plain",
    "show",
    "stand",
]
