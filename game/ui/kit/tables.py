"""Tables: aligned columns, a header that sorts, one focused row, scrolling. One Tab stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.node import About, Card, Factor, Node
from game.ui.kit.scroll import bar
from game.ui.kit.ui import Ui
from game.ui.painter import Align, Metrics, Painter

HEAD_H = 28


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in logical px; 0 takes what the others leave. Figures stand right."""

    title: str
    width: float = 0.0
    align: Align = "left"
    sortable: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """`order` is what sorting compares, the text if None. A cell with a bar shows it below."""

    text: str
    colour: str = "text2"
    weight: int = 400
    icon: str = ""
    icon_colour: str = ""
    order: float | str | None = None
    portrait: str = ""

    def width(self, metrics: Metrics) -> float:
        """What its picture and its text need."""
        aside = (34 if self.portrait else 0) + (20 if self.icon else 0)
        return aside + metrics.measure(self.text, "text_s", self.weight)


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` may be plain texts; `whole` are the cells as drawn."""

    key: str
    cells: Sequence[Cell | str]
    card: About | None = None

    @property
    def whole(self) -> list[Cell]:
        return [
            cell if isinstance(cell, Cell) else Cell(cell, "text2" if i else "text")
            for i, cell in enumerate(self.cells)
        ]


@dataclass(slots=True)
class TablePlace:
    """Row in focus (-1: the header), sorted column, scroll."""

    row: int = 0
    column: int = 0
    sort: int | None = None
    descending: bool = False
    scroll: float = 0.0


@dataclass(slots=True, eq=False)
class Table(Node):
    """`on_select` follows the row in focus, `on_open` is Enter or a click on the selected row."""

    columns: Sequence[Column] = ()
    rows: Sequence[Row] = ()
    selected: str = ""
    on_select: Callable[[str], None] = lambda _: None
    on_open: Callable[[str], None] = lambda _: None
    row_h: float = 28
    empty: str = ""
    _widths: list[float] = field(default_factory=list, init=False)

    role = "table"
    interactive = True
    follows_pointer = True

    def __post_init__(self) -> None:
        free = self._body().w - sum(c.width for c in self.columns)
        flexible = sum(1 for c in self.columns if not c.width)
        self._widths = [c.width or free / max(1, flexible) for c in self.columns]

    def place(self, ui: Ui) -> TablePlace:
        return ui.kept(self.key, TablePlace)

    def ordered(self, ui: Ui) -> list[Row]:
        """Rows as shown, sorted by the column chosen; as given where none is."""
        place = self.place(ui)
        rows = list(self.rows)
        if place.sort is None or place.sort >= len(self.columns):
            return rows
        at = place.sort

        def order(row: Row) -> tuple[int, float, str]:
            cell = row.cells[at]
            value = cell if isinstance(cell, str) else cell.order
            if isinstance(value, (int, float)):
                return 0, float(value), ""
            text = value if value is not None else cell.text if isinstance(cell, Cell) else cell
            return 1, 0.0, text.casefold()

        return sorted(rows, key=order, reverse=place.descending)

    def _body(self) -> Rect:
        height = self.rect.h - HEAD_H
        gutter = 10 if len(self.rows) * self.row_h > height else 0
        return Rect(self.rect.x, self.rect.y + HEAD_H, self.rect.w - gutter, height)

    def _lefts(self) -> list[float]:
        lefts, x = [], self.rect.x
        for width in self._widths:
            lefts.append(x)
            x += width
        return lefts

    def draw(self, p: Painter, ui: Ui) -> None:
        place = self.place(ui)
        body = self._body()
        most = max(0.0, len(self.rows) * self.row_h - body.h)
        place.scroll = min(max(0.0, place.scroll), most)
        self._head(p, ui, place)
        if not self.rows and self.empty:
            p.paragraph(body.x + 8, body.y + 8, body.w - 16, self.empty, colour="muted")
        with p.clip(body):
            for i, row in enumerate(self.ordered(ui)):
                y = body.y + i * self.row_h - place.scroll
                if y + self.row_h > body.y and y < body.bottom:
                    self._row(p, ui, row, Rect(body.x, y, body.w, self.row_h), i == place.row)
        edge = Rect(self.rect.x, body.y, self.rect.w, body.h)
        thumb = bar(edge, place.scroll, len(self.rows) * self.row_h)
        if thumb is not None:
            p.round_rect(thumb, 3, "bg3")

    def _head(self, p: Painter, ui: Ui, place: TablePlace) -> None:
        y = self.rect.y + 6
        for i, (column, left) in enumerate(zip(self.columns, self._lefts(), strict=True)):
            width = self._widths[i] - 16
            here = place.row < 0 and place.column == i and ui.ring and ui.focused(self)
            sorts = place.sort == i
            x = {"left": left + 8, "center": left + 8 + width / 2, "right": left + 8 + width}
            colour = "text" if here or sorts else "muted"
            room = width - (14 if sorts else 0)
            at = x[column.align] - (14 if sorts and column.align == "right" else 0)
            wide = p.text(at, y, column.title, "text_s", 400, colour, column.align, room)
            if sorts:
                mark = {"left": at + wide, "center": at + wide / 2, "right": at}[column.align]
                p.icon("down" if place.descending else "up", mark + 2, y + 2, 12, "text2")
            if here:
                p.round_rect(Rect(left, self.rect.y, width + 16, HEAD_H), 4, None, "focus", 2)

    def _row(self, p: Painter, ui: Ui, row: Row, rect: Rect, here: bool) -> None:
        hovered = ui.pointer is not None and ui.hover == self.key and rect.contains(*ui.pointer)
        if row.key == self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif hovered:
            p.round_rect(rect, 4, "bg2")
        else:
            p.line(rect.x + 8, rect.bottom, rect.right - 8, rect.bottom, "line")
        for i, (cell, left) in enumerate(zip(row.whole, self._lefts(), strict=True)):
            self._cell(p, cell, self.columns[i].align, Rect(left, rect.y, self._widths[i], rect.h))
        if here and ui.ring and ui.focused(self):
            p.round_rect(rect, 4, stroke="focus", width=2)

    def _cell(self, p: Painter, cell: Cell, align: Align, rect: Rect) -> None:
        x, width, y = rect.x + 8, rect.w - 16, rect.cy - 8
        if cell.portrait:
            p.portrait(cell.portrait, x, rect.cy - 13, 26)
            x, width = x + 34, width - 34
        if cell.icon:
            wide = min(width - 20, p.measure(cell.text, "text_s", cell.weight))
            beside = x + width - wide - 20 if align == "right" else x
            p.icon(cell.icon, beside, y, 16, cell.icon_colour or cell.colour)
            x, width = x + 20, width - 20
        anchor = {"left": x, "center": x + width / 2, "right": x + width}[align]
        p.text(anchor, y, cell.text, "text_s", cell.weight, cell.colour, align, width)

    def ring(self, p: Painter) -> None:
        """Drawn on the row in focus."""

    def value_text(self, ui: Ui) -> str:
        row = self._here(ui)
        if row is None:
            return self.empty
        words = (c if isinstance(c, str) else c.text for c in row.cells)
        said = (f"{col.title} {w}" for col, w in zip(self.columns, words, strict=True) if w)
        return ", ".join(said)

    def _here(self, ui: Ui) -> Row | None:
        rows = self.ordered(ui)
        at = self.place(ui).row
        return rows[at] if 0 <= at < len(rows) else None

    def explanation(self, ui: Ui, x: float | None = None, y: float | None = None) -> Card | None:
        if y is None:
            row = self._here(ui)
        else:
            at = self._row_at(ui, y)
            row = self.ordered(ui)[at] if at is not None else None
        return None if row is None else self.card_of(ui, row)

    def card_of(self, ui: Ui, row: Row) -> Card | None:
        """The card of a row, with what its cells have no room for."""
        card = row.card() if callable(row.card) else row.card
        told = f"{card.title} {card.text}" if card is not None else ""
        cut = tuple(
            Factor(column.title, "", cell.text)
            for column, cell, width in zip(self.columns, row.whole, self._widths, strict=True)
            if cell.text not in told and cell.width(ui.metrics) > width - 15.5
        )
        if not cut:
            return card
        card = card or Card(row.whole[0].text)
        return replace(card, factors=(*cut, *card.factors))

    def _row_at(self, ui: Ui, y: float) -> int | None:
        body = self._body()
        at = int((y - body.y + self.place(ui).scroll) // self.row_h)
        return at if body.y <= y < body.bottom and at < len(self.rows) else None

    def _go(self, ui: Ui, to: int) -> None:
        place = self.place(ui)
        place.row = min(max(-1, to), len(self.rows) - 1)
        body = self._body()
        top = place.row * self.row_h
        place.scroll = max(min(place.scroll, top), top + self.row_h - body.h, 0.0)
        row = self._here(ui)
        if row is not None:
            self.on_select(row.key)

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        place = self.place(ui)
        page = max(1, int(self._body().h // self.row_h) - 1)
        steps = {"Up": -1, "Down": 1, "PageUp": -page, "PageDown": page}
        if key.name in steps:
            least = -1 if key.name == "Up" else 0
            self._go(ui, max(least, place.row + steps[key.name]))
        elif key.name in ("Home", "End"):
            self._go(ui, 0 if key.name == "Home" else len(self.rows) - 1)
        elif key.name in ("Left", "Right") and place.row < 0:
            by = 1 if key.name == "Right" else -1
            place.column = (place.column + by) % max(1, len(self.columns))
        elif key.name == "Enter":
            row = self._here(ui)
            if row is not None:
                self.on_open(row.key)
            else:
                self._sort(place, place.column)
        else:
            return False
        return True

    def _sort(self, place: TablePlace, column: int) -> None:
        """First up, then down, then as given."""
        if not self.columns[column].sortable:
            return
        if place.sort != column:
            place.sort, place.descending = column, False
        elif not place.descending:
            place.descending = True
        else:
            place.sort = None

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        place = self.place(ui)
        if event.y < self._body().y:
            for i, left in enumerate(self._lefts()):
                if left <= event.x < left + self._widths[i]:
                    self._sort(place, i)
            return
        at = self._row_at(ui, event.y)
        if at is None:
            return
        row = self.ordered(ui)[at]
        if row.key == self.selected and place.row == at:
            self.on_open(row.key)
        else:
            self._go(ui, at)

    def wheel(self, ui: Ui, dy: float) -> bool:
        if len(self.rows) * self.row_h <= self._body().h:
            return False
        self.place(ui).scroll -= dy * self.row_h * 1.5
        return True
