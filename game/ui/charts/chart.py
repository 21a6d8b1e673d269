"""A chart on screen: axes and pieces, the value under the pointer or the arrows, its table.

A screen describes a `Picture`; `show` puts it into a rectangle as a chart or, after `T`, as a
table of the same figures. Both are one Tab stop under one key, so the focus stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.charts.axis import Axis, Field, draw_axes, lay
from game.ui.charts.pieces import Moment, Piece, draw_dot
from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit import Cell, Column, Node, Option, Panel, Row, Segment, Table, Ui
from game.ui.painter import Painter
from game.ui.theme import PADDING

TABLE_ROW = 24.0
FIGURE_W = 76.0
"""The width of a column of figures where notes stand beside them."""
NEAR = 24.0
"""How close the pointer must come to a single dot, in pixels."""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a reading: its name, itself with unit, the colour of its curve."""

    name: str
    figure: str
    colour: str = "text2"
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be read off at one place: of all curves at an x, or of one dot at (x, y)."""

    x: float
    title: str
    values: tuple[Value, ...] = ()
    y: float | None = None
    note: str = ""

    def said(self) -> str:
        """The sentence that stands for the place: "Day 41: earned value 355 k, …"."""
        rest = ", ".join(f"{v.name} {v.figure}".strip() for v in self.values)
        return f"{self.title}: {rest}" if rest else self.title


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart without its place. `columns` head the table, whose rows are the readings' figures;
    with `notes`, the head of one more column, their notes stand beside them.

    `sentence` says what the chart shows; `left` and `right` are room for labels beside the field.
    Where readings stand one below the other (`rows`), up and down go through them.
    """

    sentence: str
    across: Axis
    up: Axis
    pieces: Sequence[Piece] = ()
    readings: Sequence[Reading] = ()
    columns: Sequence[str] = ()
    notes: str = ""
    right: float = 12.0
    left: float = 0.0
    empty: str = ""
    on_open: Callable[[int], None] | None = None
    rows: bool = False


NOTHING = Picture("", Axis(0, 1), Axis(0, 1))


@dataclass(slots=True)
class ChartPlace:
    """What outlives a rebuild: the point the arrows stand on (-1: none yet), chart or table."""

    at: int = -1
    table: bool = False
    by_keys: bool = False


@dataclass(slots=True, eq=False)
class Chart(Node):
    picture: Picture = NOTHING

    role = "chart"
    interactive = True
    follows_pointer = True

    def place(self, ui: Ui) -> ChartPlace:
        return ui.kept(self.key, ChartPlace)

    def field(self, ui: Ui) -> Field:
        shown = self.picture
        return lay(ui.metrics, self.rect, shown.across, shown.up, shown.right, shown.left)

    def draw(self, p: Painter, ui: Ui) -> None:
        shown = self.picture
        if shown.empty:
            p.paragraph(self.rect.x, self.rect.y + 4, self.rect.w, shown.empty, colour="muted")
            return
        field = self.field(ui)
        taken = [
            piece.taken(p, field)
            for piece in shown.pieces
            if isinstance(piece, Moment) and piece.look == "today"
        ]
        draw_axes(p, field, self.rect, taken)
        for piece in shown.pieces:
            piece.draw(p, field)
        at = self._read(ui, field)
        if at is not None:
            _hair(p, field, self.rect, shown.readings[at])

    def _read(self, ui: Ui, field: Field) -> int | None:
        """The reading shown: under the pointer, else where the arrows stand."""
        over = ui.pointer is not None and ui.hover == self.key and self.rect.contains(*ui.pointer)
        place = self.place(ui)
        if over and ui.pointer is not None and not place.by_keys:
            return self._nearest(field, *ui.pointer)
        here = 0 <= place.at < len(self.picture.readings)
        return place.at if here and ui.focused(self) else None

    def _nearest(self, field: Field, x: float, y: float) -> int | None:
        best, found = float("inf"), None
        for i, reading in enumerate(self.picture.readings):
            away = abs(field.x(reading.x) - x)
            if reading.y is not None:
                away = max(away, abs(field.y(reading.y) - y))
                if away > NEAR:
                    continue
            if away < best:
                best, found = away, i
        return found

    def value_text(self, ui: Ui) -> str:
        at = self.place(ui).at
        here = 0 <= at < len(self.picture.readings)
        return self.picture.readings[at].said() if here else self.picture.sentence

    def on_key(self, ui: Ui, key: Key) -> bool:
        place = self.place(ui)
        if key.chord == "T" and self.picture.columns:
            place.table = not place.table
            return True
        last = len(self.picture.readings) - 1
        if key.ctrl or key.alt or last < 0:
            return False
        back, on = ("Up", "Down") if self.picture.rows else ("Left", "Right")
        start = place.at if place.at >= 0 else last + 1 if key.name == back else -1
        to = {back: start - 1, on: start + 1, "Home": 0, "End": last}
        if key.name in to:
            place.at = min(max(0, to[key.name]), last)
            place.by_keys = True
            return True
        if key.chord == "Enter" and self.picture.on_open is not None and 0 <= place.at <= last:
            self.picture.on_open(place.at)
            return True
        return False

    def pointer_over(self, ui: Ui, place: tuple[float, float] | None) -> None:
        self.place(ui).by_keys = False

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        """A click stands on the nearest point; a second one opens it."""
        place = self.place(ui)
        at = self._nearest(self.field(ui), event.x, event.y)
        if at is None:
            return
        if at == place.at and self.picture.on_open is not None:
            self.picture.on_open(at)
        place.at = at


def _hair(p: Painter, field: Field, whole: Rect, reading: Reading) -> None:
    """The hair line, the points on it, and a bubble with the figures."""
    x = field.x(reading.x)
    if reading.y is None:
        p.line(x, field.rect.y, x, field.rect.bottom, "text2")
    for value in reading.values:
        if value.y is not None:
            draw_dot(p, x, field.y(value.y), value.colour, "ring", 4)
    if reading.y is not None:
        p.circle(x, field.y(reading.y), 9, None, "focus", 2)
    lines = [(v.name, v.figure) for v in reading.values]
    names = max((p.measure(name) for name, _ in lines), default=0.0)
    figures = max((p.measure(figure, "text_s", 600) for _, figure in lines), default=0.0)
    inside = max(p.measure(reading.title, "text_s", 600), names + figures + 28 if lines else 0)
    wide, high = min(inside + 20, whole.w), 26.0 + 18 * len(lines)
    left = x + 12 if x + 12 + wide <= whole.right else x - 12 - wide
    left = min(max(left, whole.x), whole.right - wide)
    middle = field.rect.y + 8 if reading.y is None else field.y(reading.y) - high / 2
    top = min(max(middle, whole.y), max(whole.y, whole.bottom - high))
    p.round_rect(Rect(left, top, wide, high), 4, "bg3", "line_strong")
    p.text(left + 10, top + 5, reading.title, "text_s", 600, max_width=wide - 20)
    for i, value in enumerate(reading.values):
        y = top + 24 + 18 * i
        p.fill(Rect(left + 10, y + 4, 8, 8), value.colour)
        p.text(left + 24, y, value.name, max_width=wide - figures - 42)
        p.text(left + wide - 10, y, value.figure, "text_s", 600, "text", "right")


@dataclass(slots=True, eq=False)
class ChartTable(Table):
    """The figures of a chart; `T` shows the chart again."""

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "T":
            flip(ui, self.key)
            return True
        return Table.on_key(self, ui, key)


def flip(ui: Ui, key: str) -> None:
    """Shows the chart of this key as a table, or the table as a chart."""
    place = ui.kept(key, ChartPlace)
    place.table = not place.table
    ui.refresh()


def stand(ui: Ui, key: str, at: int) -> None:
    """Moves focus to the chart of this key, on its reading of that number."""
    ui.kept(key, ChartPlace).at = at
    ui.ring = True
    ui.focus_on(key)


def is_table(ui: Ui, key: str) -> bool:
    return ui.kept(key, ChartPlace).table


def show(key: str, rect: Rect, picture: Picture, ui: Ui) -> Node:
    """The picture in its rectangle: as a chart, or as the table the player asked for."""
    if not (picture.columns and is_table(ui, key)):
        return Chart(key, rect, picture.sentence, picture)
    first, *others = picture.columns
    wide = FIGURE_W if picture.notes else 0
    columns = [Column(first, 1.6 * wide)] + [Column(c, wide, "right") for c in others]
    rows = []
    for i, r in enumerate(picture.readings):
        cells = [Cell(r.title, "text", order=i), *_cells(r, len(others))]
        rows.append(Row(str(i), [*cells, Cell(r.note)] if picture.notes else cells))
    if picture.notes:
        columns.append(Column(picture.notes, sortable=False))
    return ChartTable(
        key,
        _wider(rect),
        picture.sentence,
        columns=columns,
        rows=rows,
        row_h=TABLE_ROW,
        empty=picture.empty,
    )


def _wider(rect: Rect) -> Rect:
    """Room for a table whose cells begin where a chart would."""
    return Rect(rect.x - 8, rect.y, rect.w + 16, rect.h)


def _cells(reading: Reading, count: int) -> list[Cell]:
    figures = [Cell(value.figure) for value in reading.values[:count]]
    return figures + [Cell("") for _ in range(count - len(figures))]


def panel(
    ui: Ui,
    key: str,
    rect: Rect,
    title: str,
    subtitle: str,
    picture: Picture,
    *,
    small: bool = False,
    table: Callable[[Rect], ChartTable] | None = None,
) -> list[Node]:
    """A panel with its chart and the switch to the table; `small` shows the switch as icons,
    `table` stands in for the one that is made of the readings."""
    pad = PADDING[ui.layout]
    switch = Segment(
        f"{key}.how",
        Rect(0, 0, 0, 0),
        f"{title}: shown as",
        [
            Option("chart", "Chart", "money" if small else ""),
            Option("table", "Table T", "table" if small else ""),
        ],
        "table" if is_table(ui, key) else "chart",
        lambda how: flip(ui, key) if (how == "table") != is_table(ui, key) else None,
        small=True,
    )
    wide = 72.0 if small else switch.width(ui.metrics)
    switch.rect = Rect(rect.right - pad - wide, rect.y + 8, wide, 24)
    area = Rect(rect.x + pad, rect.y + 44, rect.w - 2 * pad, rect.h - 52)
    head = Panel(key + ".panel", rect, title, subtitle=_fitting(ui, rect, title, subtitle, wide))
    as_table = table is not None and is_table(ui, key)
    shown = table(_wider(area)) if table and as_table else show(key, area, picture, ui)
    shown.label = shown.label or title
    return [head, switch, shown]


def _fitting(ui: Ui, rect: Rect, title: str, subtitle: str, wide: float) -> str:
    """The subtitle where it fits between title and switch."""
    room = rect.w - 2 * PADDING[ui.layout] - ui.measure(title, "text_m", 600) - wide - 24
    return subtitle if ui.measure(subtitle) <= room else ""
