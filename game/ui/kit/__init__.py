"""The widget kit: nodes that draw and answer, the `Ui` that remembers, the `Stage` that hosts."""

from game.ui.kit.buttons import (
    Button,
    Check,
    Chip,
    Link,
    ListRow,
    Option,
    Segment,
    Switch,
    button_width,
)
from game.ui.kit.canvas import Canvas
from game.ui.kit.choices import ChoiceRow
from game.ui.kit.dialogs import Answer, Dialog, Finder, Menu, MenuItem
from game.ui.kit.dragging import Carried, DropSpot, Spot, draw_spot, spot_look
from game.ui.kit.fields import TextField
from game.ui.kit.forecast import Band, ForecastBar, Mark, draw_flag, draw_flag_word, spread
from game.ui.kit.frame import Deadline, Frame, Hint, News, RailItem, Step, TimeControls
from game.ui.kit.gantt import Gantt
from game.ui.kit.gantt_row import GanttBar, GanttRow
from game.ui.kit.layer import Layer
from game.ui.kit.node import About, Card, Factor, Node
from game.ui.kit.rich import draw_rich, rich_height
from game.ui.kit.screen import Screen
from game.ui.kit.scroll import ScrollArea
from game.ui.kit.sliders import RangeSlider, Slider
from game.ui.kit.stage import Stage
from game.ui.kit.states import (
    Icon,
    Meter,
    Portrait,
    Progress,
    Separator,
    StateTag,
    Verdict,
    draw_bar,
)
from game.ui.kit.tables import Cell, Column, Row, Table
from game.ui.kit.text import Label, Panel, Paragraph, draw_key_cap
from game.ui.kit.ui import Toast, Ui

__all__ = [
    "Answer",
    "Band",
    "Button",
    "Canvas",
    "About",
    "Card",
    "Carried",
    "Cell",
    "Check",
    "Chip",
    "ChoiceRow",
    "Column",
    "Deadline",
    "Dialog",
    "DropSpot",
    "Factor",
    "Finder",
    "ForecastBar",
    "Frame",
    "Gantt",
    "GanttBar",
    "GanttRow",
    "Hint",
    "Icon",
    "Label",
    "Layer",
    "Link",
    "ListRow",
    "Mark",
    "Menu",
    "MenuItem",
    "Meter",
    "News",
    "Node",
    "Option",
    "Panel",
    "Paragraph",
    "Portrait",
    "Progress",
    "RailItem",
    "RangeSlider",
    "Row",
    "Screen",
    "ScrollArea",
    "Segment",
    "Separator",
    "Slider",
    "Spot",
    "Stage",
    "StateTag",
    "Step",
    "Switch",
    "Table",
    "TextField",
    "TimeControls",
    "Toast",
    "Ui",
    "Verdict",
    "button_width",
    "draw_bar",
    "draw_flag",
    "draw_flag_word",
    "draw_key_cap",
    "draw_rich",
    "draw_spot",
    "rich_height",
    "spot_look",
    "spread",
]
