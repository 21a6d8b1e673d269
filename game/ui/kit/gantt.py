"""A Gantt chart from plain rows: bars, float, baseline, waiting, links, today and deadline.

It can be looked at closer, and bars can be dragged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.forecast import draw_flag
from game.ui.kit.gantt_row import GanttRow
from game.ui.kit.node import Card, Node
from game.ui.kit.scroll import bar
from game.ui.kit.ui import Ui
from game.ui.painter import Painter

HEAD_H = 20
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)
_ZOOM_STEP = 1.5
_MOST_ZOOM = 12.0


@dataclass(slots=True)
class GanttPlace:
    """What outlives a rebuild. `zoom` is how many times less than all days are shown, from day
    `first` on; `dragged` is the row whose bar the pointer holds, `grip` the day it was taken at,
    `shift` by how many days it is moved."""

    row: int = 0
    scroll: float = 0.0
    zoom: float = 1.0
    first: float = 0.0
    dragged: str = ""
    grip: float = 0.0
    shift: float = 0.0


@dataclass(slots=True, eq=False)
class Gantt(Node):
    """Names at the left (`names_w`), figures before the bars; arrows move the row, Enter opens.

    `links` join the end of one row to the start of another, by key. Plus and minus, or the wheel
    with Ctrl, show fewer days or more; left and right move along them. The bars of `movable` rows
    can be dragged: `on_move` gets the row and the day it was put at.
    """

    rows: Sequence[GanttRow] = ()
    low: float = 0.0
    high: float = 100.0
    today: float | None = None
    deadline: float | None = None
    links: Sequence[tuple[str, str]] = ()
    names_w: float = 268
    row_h: float = 18
    figure_title: str = ""
    name_title: str = "Task"
    selected: str = ""
    on_select: Callable[[str], None] = lambda _: None
    on_open: Callable[[str], None] = lambda _: None
    on_move: Callable[[str, int], None] | None = None
    movable: frozenset[str] = frozenset()
    whole: tuple[float, float] | None = None

    role = "chart"
    interactive = True
    follows_pointer = True

    def place(self, ui: Ui) -> GanttPlace:
        return ui.kept(self.key, GanttPlace)

    def _plot(self) -> Rect:
        left = self.rect.x + self.names_w + (16 if self.names_w else 0)
        top = self.rect.y + HEAD_H
        return Rect(left, top, self.rect.right - left, self.rect.bottom - top)

    def _x(self, day: float) -> float:
        plot = self._plot()
        return plot.x + plot.w * (day - self.low) / max(1e-9, self.high - self.low)

    def _day(self, x: float) -> float:
        plot = self._plot()
        return self.low + (x - plot.x) / max(1.0, plot.w) * (self.high - self.low)

    def _look_closer(self, ui: Ui) -> None:
        """Shows the days that zoom and pan have chosen, instead of all."""
        place = self.place(ui)
        if place.zoom > 1 and not self.whole:
            span = (self.high - self.low) / place.zoom
            place.first = min(max(self.low, place.first), self.high - span)
            self.whole = (self.low, self.high)
            self.low, self.high = place.first, place.first + span

    def _rescale(self, ui: Ui, factor: float, around: float) -> None:
        """Zooms so that the day `around` stays where it is."""
        place = self.place(ui)
        low, high = self.whole or (self.low, self.high)
        span = (high - low) / place.zoom
        share = (around - self.low) / max(1e-9, self.high - self.low)
        place.zoom = min(_MOST_ZOOM, max(1.0, place.zoom * factor))
        place.first = around - share * (high - low) / place.zoom if span else low

    def _pan(self, ui: Ui, steps: float) -> None:
        place = self.place(ui)
        place.first = self.low + steps * (self.high - self.low) / 8

    def draw(self, p: Painter, ui: Ui) -> None:
        self._look_closer(ui)
        place = self.place(ui)
        plot = self._plot()
        most = max(0.0, len(self.rows) * self.row_h - plot.h)
        place.scroll = min(max(0.0, place.scroll), most)
        self._axis(p, plot)
        body = Rect(self.rect.x - 8, plot.y, self.rect.w + 16, plot.h)
        with p.clip(body):
            tops = {r.key: plot.y + i * self.row_h - place.scroll for i, r in enumerate(self.rows)}
            for i, row in enumerate(self.rows):
                self._names(p, ui, row, tops[row.key], i)
            with p.clip(Rect(plot.x - 4, plot.y, plot.w + 8, plot.h)):
                self._behind(p, tops)
                for row in self.rows:
                    self._bars(p, row, tops[row.key])
        self._lines(p, plot)
        with p.clip(body):
            for row in self.rows:
                if plot.x - 8 <= self._x(row.end) <= plot.right + 8:
                    self._front(p, row, tops[row.key])
            self._carried(p, place, tops)
        thumb = bar(plot, place.scroll, len(self.rows) * self.row_h)
        if thumb is not None:
            p.round_rect(thumb, 3, "bg3")

    def _carried(self, p: Painter, place: GanttPlace, tops: dict[str, float]) -> None:
        """The outline of a bar that is being dragged, and the day it would not begin before."""
        row = next((r for r in self.rows if r.key == place.dragged), None)
        if row is None or not row.bars or not place.shift:
            return
        start, end = row.bars[0].start + place.shift, row.bars[-1].end + place.shift
        a, b = self._x(start), self._x(end)
        y = tops[row.key] + self.row_h / 2 - 5
        p.round_rect(Rect(a, y - 2, max(4.0, b - a), 12), 3, None, "focus", 2)
        said = f"not before day {start:.0f}"
        wide = p.measure(said, "text_s", 600) + 12
        left = min(max(self._plot().x, a), self.rect.right - wide)
        p.round_rect(Rect(left, y - 22, wide, 18), 4, "bg3", "line_strong")
        p.text(left + 6, y - 21, said, "text_s", 600)

    def _axis(self, p: Painter, plot: Rect) -> None:
        y = self.rect.y + 1
        if self.names_w:
            p.text(self.rect.x, y, self.name_title, colour="muted")
            right = self.rect.x + self.names_w
            p.text(right, y, self.figure_title, colour="muted", align="right")
        taken = []
        if self.today is not None and self.low <= self.today <= self.high:
            width = p.measure(self._today(), "text_s", 600) + 12
            taken.append((self._x(self.today) - width / 2, self._x(self.today) + width / 2))
        if self.deadline is not None and self.low <= self.deadline <= self.high:
            at = self._x(self.deadline)
            width = p.measure(f"{self.deadline:.0f}")
            taken.append((at - 8 - width, at + 18 + width))
        room = p.measure("0000") + 12
        step = next((s for s in _STEPS if s * plot.w / (self.high - self.low) >= room), _STEPS[-1])
        day = -(-self.low // step) * step + 0.0  # never minus nothing
        while day <= self.high:
            x = self._x(day)
            p.line(x, plot.y, x, plot.bottom, "grid")
            half = p.measure(f"{day:.0f}") / 2
            free = all(x + half + 2 < a or x - half - 2 > b for a, b in taken)
            if free and x + half <= self.rect.right + 8:
                p.text(x, y, f"{day:.0f}", colour="muted", align="center")
            day += step

    def _names(self, p: Painter, ui: Ui, row: GanttRow, top: float, i: int) -> None:
        rect = Rect(self.rect.x - 8, top, self.rect.w + 16, self.row_h)
        hovered = ui.pointer is not None and ui.hover == self.key and rect.contains(*ui.pointer)
        if row.key == self.selected:
            p.round_rect(rect, 4, "accent_bg")
        elif hovered:
            p.round_rect(rect, 4, "bg2")
        if ui.ring and ui.focused(self) and i == self.place(ui).row:
            p.round_rect(rect, 4, stroke="focus", width=2)
        if not self.names_w:
            return
        y = top + self.row_h / 2 - 8
        weight, colour = (600, "text") if row.critical else (400, "muted")
        x = self.rect.x + 36
        p.text(self.rect.x, y, row.code, "text_s", weight, colour, max_width=36)
        right = self.rect.x + self.names_w
        wide = p.text(right, y, row.figure, "text_s", weight, colour, "right")
        p.plain.text(
            x,
            y,
            row.named(p.plain, right - wide - 8 - x),
            colour="text" if row.critical else "text2",
            max_width=right - wide - 8 - x,
        )

    def _behind(self, p: Painter, tops: dict[str, float]) -> None:
        for row in self.rows:
            if row.range is not None:
                a, b = self._x(row.range[0]), self._x(row.range[1])
                p.round_rect(Rect(a, tops[row.key] + 1, b - a, self.row_h - 3), 3, "luck_band2")
        ends = {r.key: (r.bars[0].start, r.bars[-1].end) for r in self.rows if r.bars}
        for first, then in self.links:
            if first in ends and then in ends:
                x = self._x(ends[first][1])
                to = max(x + 3, self._x(ends[then][0]))
                middle = self.row_h / 2 - 1
                y1, y2 = tops[first] + middle, tops[then] + middle
                elbow = x + 3
                p.line(x, y1, elbow, y1, "you", 1.5)
                p.line(elbow, y1, elbow, y2, "you", 1.5)
                p.line(elbow, y2, to, y2, "you", 1.5)

    def _bars(self, p: Painter, row: GanttRow, top: float) -> None:
        y = top + self.row_h / 2 - 5
        if row.baseline is not None:
            a, b = self._x(row.baseline[0]), self._x(row.baseline[1])
            p.round_rect(Rect(a, y + 10, max(2.0, b - a), 2.5), 1, "plan")
        for a, b in row.waits:
            p.line(self._x(a), y + 4, self._x(b), y + 4, "warn", 2, (2, 3))
        for piece in row.bars:
            a, b = self._x(piece.start), self._x(piece.end)
            box = Rect(a, y, max(2.0, b - a), 8)
            if piece.look == "supplier":
                p.round_rect(box, 2, "bg1", "you", 1.5)
            elif piece.look == "critical":
                p.round_rect(box, 2, "you")
            else:
                p.round_rect(box, 2, "you_dim" if piece.look == "normal" else "plan")
                if piece.done > 0:
                    p.round_rect(Rect(a, y, max(2.0, (b - a) * piece.done), 8), 2, "you")
        if row.float_to is not None and row.bars:
            a, b = self._x(row.bars[-1].end) + 1, self._x(row.float_to)
            p.line(a, y + 4, b, y + 4, "plan", 1, (1.5, 2.5))
            p.line(b, y + 0.5, b, y + 7.5, "plan")

    def _lines(self, p: Painter, plot: Rect) -> None:
        pill = Rect(0, 0, 0, 0)
        if self.today is not None and self.low <= self.today <= self.high:
            x = self._x(self.today)
            p.line(x, plot.y, x, plot.bottom, "accent", 2)
            text = self._today()
            width = p.measure(text, "text_s", 600) + 12
            pill = Rect(x - width / 2, self.rect.y, width, 17)
            p.round_rect(pill, 4, "accent")
            p.text(x, self.rect.y, text, "text_s", 600, "on_accent", "center")
        if self.deadline is not None and self.low <= self.deadline <= self.high:
            x = self._x(self.deadline)
            p.line(x, self.rect.y + 3, x, plot.bottom, "text", 2)
            draw_flag(p, x, self.rect.y + 4)
            self._deadline_number(p, x, pill)

    def _today(self) -> str:
        """As the clock says it: a day counts when it is over."""
        assert self.today is not None
        return f"today {int(self.today)}"

    def _deadline_number(self, p: Painter, x: float, pill: Rect) -> None:
        """Right of its flag, else left of the line; left out where today stands in the way."""
        text = f"{self.deadline:.0f}"
        width = p.measure(text)
        for left in (x + 14, x - 6 - width):
            box = Rect(left, self.rect.y + 1, width, 16)
            if box.right <= self.rect.right + 4 and not box.overlaps(pill):
                p.text(left, box.y, text)
                return

    def _crossed(self, x: float, width: float) -> bool:
        """Whether the line of the date would run through a text that stands there."""
        return self.deadline is not None and x - 4 < self._x(self.deadline) < x + width + 4

    def _front(self, p: Painter, row: GanttRow, top: float) -> None:
        y = top + self.row_h / 2 - 1
        last = max((b.end for b in row.bars), default=self.low)
        x = self._x(row.milestone if row.milestone is not None else last)
        if row.milestone is not None:
            p.polygon(((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)), "text")
            x += 2
        if row.note:
            room = self.rect.right - x - 8
            width = p.measure(row.note)
            before = row.bars and self._x(row.bars[0].start) - 8 - width > self._plot().x
            if width <= room and not (before and self._crossed(x + 8, width)):
                p.text(x + 8, y - 8, row.note, colour=row.note_colour)
            elif before:
                p.text(
                    self._x(row.bars[0].start) - 8,
                    y - 8,
                    row.note,
                    colour=row.note_colour,
                    align="right",
                )

    def ring(self, p: Painter) -> None:
        """Drawn on the row in focus."""

    def value_text(self, ui: Ui) -> str:
        at = self.place(ui).row
        if not 0 <= at < len(self.rows):
            return ""
        row = self.rows[at]
        said = f"{row.code} {row.name}"
        if row.bars:
            said += f", day {row.bars[0].start:.0f} to {row.bars[-1].end:.0f}"
        figure = f", {self.figure_title} {row.figure}" if row.figure else ""
        return said + figure + (", critical" if row.critical else "")

    def explanation(self, ui: Ui, x: float | None = None, y: float | None = None) -> Card | None:
        at = self.place(ui).row if y is None else self._row_at(ui, y)
        return self.rows[at].card if at is not None and 0 <= at < len(self.rows) else None

    def _row_at(self, ui: Ui, y: float) -> int | None:
        plot = self._plot()
        at = int((y - plot.y + self.place(ui).scroll) // self.row_h)
        return at if y >= plot.y and at < len(self.rows) else None

    def _go(self, ui: Ui, to: int) -> None:
        if not self.rows:
            return
        place = self.place(ui)
        place.row = min(max(0, to), len(self.rows) - 1)
        top = place.row * self.row_h
        place.scroll = max(min(place.scroll, top), top + self.row_h - self._plot().h, 0.0)
        self.on_select(self.rows[place.row].key)

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        at = self.place(ui).row
        page = max(1, int(self._plot().h // self.row_h) - 1)
        to = {
            "Up": at - 1,
            "Down": at + 1,
            "PageUp": at - page,
            "PageDown": at + page,
            "Home": 0,
            "End": len(self.rows) - 1,
        }
        middle = self.today if self.today is not None else (self.low + self.high) / 2
        if not self.low <= middle <= self.high:
            middle = (self.low + self.high) / 2
        if key.name in to:
            self._go(ui, to[key.name])
        elif key.name in ("+", "="):
            self._rescale(ui, _ZOOM_STEP, middle)
        elif key.name == "-":
            self._rescale(ui, 1 / _ZOOM_STEP, middle)
        elif key.name in ("Left", "Right") and self.place(ui).zoom > 1:
            self._pan(ui, -1 if key.name == "Left" else 1)
        elif key.name == "Enter" and 0 <= at < len(self.rows):
            self.on_open(self.rows[at].key)
        else:
            return False
        return True

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        at = self._row_at(ui, event.y)
        if at is None:
            return
        row, place = self.rows[at], self.place(ui)
        day = self._day(event.x)
        free = row.key in self.movable and row.bars and event.x >= self._plot().x
        if free and row.bars[0].start - 0.5 <= day <= row.bars[-1].end + 0.5:
            place.dragged, place.grip, place.shift = row.key, day, 0.0
            place.row = at
            self.on_select(row.key)
            return
        if row.key == self.selected:
            self.on_open(self.selected)
        else:
            self._go(ui, at)

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        place = self.place(ui)
        if place.dragged:
            place.shift = float(round(self._day(x) - place.grip))

    def pointer_up(self, ui: Ui, x: float, y: float) -> None:
        place = self.place(ui)
        row = next((r for r in self.rows if r.key == place.dragged), None)
        shift, place.dragged, place.shift = place.shift, "", 0.0
        if row is not None and shift and self.on_move is not None:
            self.on_move(row.key, round(row.bars[0].start + shift))

    def zoom(self, ui: Ui, x: float, dy: float) -> bool:
        self._rescale(ui, _ZOOM_STEP if dy > 0 else 1 / _ZOOM_STEP, self._day(x))
        return True

    def wheel(self, ui: Ui, dy: float) -> bool:
        if len(self.rows) * self.row_h <= self._plot().h:
            return False
        self.place(ui).scroll -= dy * 2 * self.row_h
        return True
