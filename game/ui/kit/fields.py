"""Text fields of one line or several: caret, selection, clipboard, a counter near the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui import text_layout
from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.editing import Edit, step, word_at
from game.ui.kit.frame import nothing
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui
from game.ui.painter import Metrics, Painter

_PAD = 10
_LINE = 20
_COUNTER_FROM = 0.8


@dataclass(slots=True, eq=False)
class TextField(Node):
    """The text is passed in; every change is called out. `lines` above 1 wraps.

    Enter calls `on_enter` in a field of one line; in a larger one Ctrl+Enter does.
    """

    text: str = ""
    on_change: Callable[[str], None] = lambda _: None
    limit: int = 140
    lines: int = 1
    placeholder: str = ""
    on_enter: Callable[[], None] = nothing
    icon: str = ""

    role = "text field"
    interactive = True

    def draw(self, p: Painter, ui: Ui) -> None:
        edit = self._edit(ui)
        active = ui.focused(self) and self.enabled
        p.round_rect(self.rect, 4, "bg2" if self.enabled else "bg1", "line_strong")
        inner = self._inner()
        rows = self._rows(p)
        if self.icon:
            p.icon(self.icon, self.rect.x + 12, self.rect.cy - 9, 18, "text2")
        with p.clip(self.rect.inset(2)):
            if not self.text and self.placeholder:
                p.text(
                    inner.x, inner.y, self.placeholder, "text_m", colour="muted", max_width=inner.w
                )
            if active:
                self._follow_caret(p, edit, rows)
            for i, (first, line) in enumerate(rows):
                y = inner.y + i * _LINE - (edit.scroll if self.lines > 1 else 0)
                x = inner.x - (edit.scroll if self.lines == 1 else 0)
                if active:
                    self._selection(p, edit, first, line, x, y)
                p.plain.text(x, y, line, "text_m", colour="text" if self.enabled else "muted")
            if active:
                self._caret(p, edit, rows)
                self._composition(p, ui, edit, rows)
        if len(self.text) >= _COUNTER_FROM * self.limit:
            p.text(
                self.rect.right,
                self.rect.bottom + 2,
                f"{len(self.text)} of {self.limit}",
                colour="muted",
                align="right",
            )

    def _edit(self, ui: Ui) -> Edit:
        edit = ui.kept(self.key, Edit)
        edit.adopt(self.text)
        return edit

    def _inner(self) -> Rect:
        top = self.rect.y + (6 if self.lines > 1 else (self.rect.h - _LINE) / 2)
        left = self.rect.x + _PAD + (28 if self.icon else 0)
        return Rect(left, top, self.rect.right - _PAD - left, self.rect.h - 12)

    def _rows(self, metrics: Metrics) -> list[tuple[int, str]]:
        """Lines as drawn, each with the position of its first character."""
        if self.lines == 1:
            return [(0, self.text)]
        rows: list[tuple[int, str]] = []
        at = 0
        for line in text_layout.wrap(metrics.plain, self.text, self._inner().w, "text_m"):
            at = self.text.find(line, at) if line else at
            rows.append((at, line))
            at += len(line)
            if self.text[at : at + 1] in (" ", "\n"):
                at += 1
        return rows

    def _spot(self, metrics: Metrics, rows: list[tuple[int, str]], at: int) -> tuple[int, float]:
        """Row and x of a position."""
        row = max(i for i, (first, _) in enumerate(rows) if first <= at or i == 0)
        first, line = rows[row]
        return row, metrics.plain.measure(line[: at - first], "text_m") if at > first else 0.0

    def _follow_caret(self, p: Painter, edit: Edit, rows: list[tuple[int, str]]) -> None:
        row, x = self._spot(p, rows, edit.caret)
        inner = self._inner()
        at, room = (x, inner.w - 2) if self.lines == 1 else (row * _LINE, inner.h - _LINE)
        edit.scroll = max(0.0, min(edit.scroll, at), at - room)

    def _caret(self, p: Painter, edit: Edit, rows: list[tuple[int, str]]) -> None:
        row, x = self._spot(p, rows, edit.caret)
        inner = self._inner()
        left = inner.x + x - (edit.scroll if self.lines == 1 else 0)
        top = inner.y + row * _LINE - (edit.scroll if self.lines > 1 else 0)
        p.fill(Rect(left, top + 1, 2, _LINE - 2), "text")

    def _composition(self, p: Painter, ui: Ui, edit: Edit, rows: list[tuple[int, str]]) -> None:
        """What an input method holds, underlined, over what follows the caret."""
        row, x = self._spot(p, rows, edit.caret)
        inner = self._inner()
        left = inner.x + x - (edit.scroll if self.lines == 1 else 0)
        top = inner.y + row * _LINE - (edit.scroll if self.lines > 1 else 0)
        ui.typing_at = Rect(left, top, 2, _LINE)
        if edit.composed:
            wide = p.plain.measure(edit.composed, "text_m")
            p.fill(Rect(left, top, wide, _LINE), "bg3")
            p.plain.text(left, top, edit.composed, "text_m", colour="text")
            p.fill(Rect(left, top + _LINE - 2, wide, 2), "accent")

    def _selection(self, p: Painter, edit: Edit, first: int, line: str, x: float, y: float) -> None:
        low, high = (min(max(s - first, 0), len(line)) for s in edit.selection)
        if low < high:
            left = p.plain.measure(line[:low], "text_m")
            p.fill(
                Rect(x + left, y, p.plain.measure(line[:high], "text_m") - left, _LINE), "accent_bg"
            )

    def value_text(self, ui: Ui) -> str:
        return self.text or "empty"

    def _position(self, ui: Ui, x: float, y: float) -> int:
        edit = self._edit(ui)
        inner = self._inner()
        rows = self._rows(ui.metrics)
        if self.lines == 1:
            x += edit.scroll
        row = int((y + (edit.scroll if self.lines > 1 else 0) - inner.y) // _LINE)
        first, line = rows[min(max(row, 0), len(rows) - 1)]
        near = range(len(line) + 1)
        at = min(
            near, key=lambda i: abs(ui.metrics.plain.measure(line[:i], "text_m") - (x - inner.x))
        )
        return first + at

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        edit = self._edit(ui)
        at = self._position(ui, event.x, event.y)
        edit.place(at, select=event.shift)
        if event.clicks == 2:
            edit.anchor, edit.caret = word_at(self.text, at)
        elif event.clicks > 2:
            edit.anchor, edit.caret = 0, len(self.text)

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        self._edit(ui).place(self._position(ui, x, y), select=True)

    def on_text(self, ui: Ui, text: str) -> bool:
        if not self.enabled:
            return False
        self._put(self._edit(ui), text)
        return True

    def on_composing(self, ui: Ui, text: str) -> bool:
        if not self.enabled:
            return False
        self._edit(ui).composed = text
        return True

    def _put(self, edit: Edit, text: str) -> None:
        edit.composed = ""
        if self.lines == 1:
            text = " ".join(text.split("\n"))
        self.on_change(edit.replace(self.text, text, self.limit))

    def on_key(self, ui: Ui, key: Key) -> bool:
        if not self.enabled:
            return False
        edit = self._edit(ui)
        if edit.composed:
            return True  # the keys belong to the input method
        if key.ctrl and self._clipboard(ui, edit, key):
            return True
        if self._move(ui, edit, key):
            return True
        if key.name in ("Backspace", "Delete"):
            by = -1 if key.name == "Backspace" else 1
            self.on_change(edit.erase(self.text, by, word=key.ctrl))
            return True
        if key.name == "Enter" and not key.alt:
            if self.lines > 1 and not key.ctrl:
                self._put(edit, "\n")
                return True
            if self.on_enter is not nothing:
                self.on_enter()
                return True
        return key.printable

    def _clipboard(self, ui: Ui, edit: Edit, key: Key) -> bool:
        first, last = edit.selection
        if key.name == "A":
            edit.anchor, edit.caret = 0, len(self.text)
        elif key.name in ("C", "X"):
            if first < last:
                ui.clipboard.put(self.text[first:last])
                if key.name == "X":
                    self._put(edit, "")
        elif key.name == "V":
            self._put(edit, ui.clipboard.get())
        elif key.name == "Y" or (key.name == "Z" and key.shift):
            self.on_change(edit.redo(self.text))
        elif key.name == "Z":
            self.on_change(edit.undo(self.text))
        else:
            return False
        return True

    def _move(self, ui: Ui, edit: Edit, key: Key) -> bool:
        at = edit.caret
        if key.name in ("Left", "Right"):
            by = -1 if key.name == "Left" else 1
            first, last = edit.selection
            if first < last and not key.shift and not key.ctrl:
                at = first if by < 0 else last
            else:
                at = step(self.text, at, by, word=key.ctrl)
        elif key.name in ("Home", "End", "Up", "Down"):
            found = self._line_move(ui, at, key)
            if found is None:
                return False
            at = found
        else:
            return False
        edit.place(at, select=key.shift)
        return True

    def _line_move(self, ui: Ui, at: int, key: Key) -> int | None:
        """Where Home, End, Up and Down lead; None leaves the key to others."""
        if self.lines == 1 or key.ctrl:
            return {"Home": 0, "End": len(self.text)}.get(key.name)
        rows = self._rows(ui.metrics)
        row, x = self._spot(ui.metrics, rows, at)
        if key.name in ("Home", "End"):
            first, line = rows[row]
            return first if key.name == "Home" else first + len(line)
        inner = self._inner()
        to = row + (1 if key.name == "Down" else -1)
        if not 0 <= to < len(rows):
            return 0 if to < 0 else len(self.text)
        scrolled = inner.y + to * _LINE - self._edit(ui).scroll
        return self._position(ui, inner.x + x, scrolled + 1)
