"""Small pieces that several screens are made of: lines of name and figure, empty states, lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.ui.geometry import Rect
from game.ui.kit import (
    About,
    Button,
    Canvas,
    Card,
    Gantt,
    Label,
    Node,
    Paragraph,
    ScrollArea,
    Table,
    Ui,
    button_width,
    draw_bar,
    rich_height,
)
from game.ui.theme import PADDING

if TYPE_CHECKING:
    from game.ui.painter import Align


def inner(ui: Ui, panel: Rect, top: float = 40.0, bottom: float | None = None) -> Rect:
    """The area of a panel below its title line."""
    pad = PADDING[ui.layout]
    end = pad if bottom is None else bottom
    return Rect(panel.x + pad, panel.y + top, panel.w - 2 * pad, panel.h - top - end)


def pair(
    key: str,
    rect: Rect,
    name: str,
    figure: str,
    *,
    weight: int = 600,
    colour: str = "text",
    name_colour: str = "text2",
    card: About | None = None,
    size: str = "text_s",
    ui: Ui | None = None,
) -> list[Node]:
    """A name at the left and its figure at the right of one line."""
    width = rect.w * 0.5
    if ui is not None:
        width = min(rect.w * 0.72, ui.measure(figure, size, weight) + 2)
    return [
        Label(
            f"{key}.name",
            Rect(rect.x, rect.y, rect.w - width - 8, rect.h),
            name,
            size=size,
            colour=name_colour,
            card=card,
        ),
        Label(
            f"{key}.figure",
            Rect(rect.right - width, rect.y, width, rect.h),
            figure,
            size=size,
            weight=weight,
            colour=colour,
            align="right",
        ),
    ]


def line(
    key: str,
    x: float,
    y: float,
    width: float,
    text: str,
    *,
    size: str = "text_s",
    weight: int = 400,
    colour: str = "text2",
    align: Align = "left",
    card: About | None = None,
) -> Label:
    """One line of text whose line box begins at y."""
    height = {"text_s": 16, "text_m": 20, "heading_s": 24, "heading_l": 32}[size]
    return Label(
        key,
        Rect(x, y, width, height),
        text,
        size=size,
        weight=weight,
        colour=colour,
        align=align,
        card=card,
    )


def prose(
    ui: Ui,
    key: str,
    x: float,
    y: float,
    width: float,
    text: str,
    *,
    size: str = "text_s",
    colour: str = "text2",
    most: float = 10_000.0,
    terms: dict[str, Card] | None = None,
) -> tuple[Paragraph, float]:
    """A wrapped paragraph and the y below it; `most` is the height it may take."""
    height = min(most, rich_height(ui.metrics, text, width, size))
    made = Paragraph(
        key, Rect(x, y, width, height), text, size=size, colour=colour, terms=terms or {}
    )
    return made, y + height


def empty(
    ui: Ui,
    key: str,
    area: Rect,
    text: str,
    label: str = "",
    action: Callable[[], None] | None = None,
    shortcut: str = "",
) -> list[Node]:
    """An empty state: one sentence and, where there is something to do, one button."""
    made, y = prose(ui, f"{key}.empty", area.x, area.y, area.w, text, colour="muted", most=area.h)
    nodes: list[Node] = [made]
    if action is not None and y + 44 <= area.bottom:
        width = min(area.w, button_width(ui.metrics, label, cap=shortcut))
        nodes.append(
            Button(f"{key}.act", Rect(area.x, y + 12, width, 32), label, action, shortcut=shortcut)
        )
    return nodes


NOWHERE = Rect(0, 0, 0, 0)
"""The rectangle of a button that `buttons` will place."""


def scrolled(
    key: str, panel: Rect, least: float, build: Callable[[Rect], list[Node]]
) -> list[Node]:
    """What `build` makes of the panel; inside a scroll area where the panel is lower than `least`.

    The first node must be the panel itself.
    """
    if panel.h >= least:
        return build(panel)
    ground, *children = build(Rect(panel.x, panel.y, panel.w - 8, least))
    ground.rect = panel
    return [ground, ScrollArea(f"{key}.scroll", panel.inset(2), ground.label, children, least)]


def aimed_table(ui: Ui, node: Table, selected: str) -> Table:
    """The table with its focus on the selected row, wherever that was chosen."""
    keys = [row.key for row in node.ordered(ui)]
    if selected in keys and node.place(ui).row >= 0:
        node.place(ui).row = keys.index(selected)
    return node


def aimed_chart(ui: Ui, node: Gantt, selected: str) -> Gantt:
    """The same for a chart of tasks."""
    keys = [row.key for row in node.rows]
    if selected in keys:
        node.place(ui).row = keys.index(selected)
    return node


def bar(key: str, rect: Rect, share: float, label: str, colour: str = "you") -> Canvas:
    """A filled share of a track."""
    return Canvas(key, rect, label, paint=lambda p, r: draw_bar(p, r, share, colour))


def lower(text: str) -> str:
    """A title inside a sentence; codes such as "M08" and "VPN" stay as they are."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def clause(text: str) -> str:
    """A sentence of the scenario as part of another: without its full stop, in small letters."""
    return lower(text.strip().rstrip("."))
