"""Layers: a question with answers, a menu, and the finder (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit.buttons import Button, ListRow, button_width, cap_of
from game.ui.kit.fields import TextField
from game.ui.kit.frame import nothing
from game.ui.kit.layer import Layer
from game.ui.kit.node import Node
from game.ui.kit.rich import rich_height
from game.ui.kit.scroll import ScrollArea
from game.ui.kit.states import Icon, Separator, StateTag
from game.ui.kit.text import KeyCaps, Label, Panel, Paragraph
from game.ui.kit.ui import Ui
from game.ui.painter import Painter

_MENU_W = 320
_FINDER_MOST = 60
_FINDER_W = 640
_ROW = 32
_HEAD_H = 26
_FIND_H = 42


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a dialog: a verb, its letter, what it does after the dialog has closed."""

    key: str
    label: str
    action: Callable[[], None] = nothing
    shortcut: str = ""
    primary: bool = False
    reason: str = ""


class Dialog(Layer):
    """A question as title, consequences as rows, verbs as buttons; `Esc` = nothing happens.

    A row is (what, words) or (what, words, state). Focus begins at the primary answer, or at
    `first` where that is the safe one. An answer with the shortcut "Escape" stands at the right.
    `body` adds nodes of its own above the buttons, in `body_h` px.
    """

    def __init__(
        self,
        title: str,
        answers: Sequence[Answer],
        text: str = "",
        rows: Sequence[tuple[str, ...]] = (),
        first: str = "",
        icon: str = "",
        icon_colour: str = "warn",
        width: float = 600,
        body: Callable[[Ui, Rect], list[Node]] | None = None,
        body_h: float = 0.0,
    ) -> None:
        self.title = title
        self.answers = answers
        self.text = text
        self.rows = rows
        self.icon = icon
        self.icon_colour = icon_colour
        self.width = min(760.0, width)
        self.body = body
        self.body_h = body_h
        chosen = first or next((a.key for a in answers if a.primary), answers[0].key)
        self.first_focus = f"dialog.{chosen}"

    def build(self, ui: Ui) -> list[Node]:
        width = min(self.width, ui.size[0] - 32)
        indent = 60.0 if self.icon else 24.0
        inner_w = width - indent - 26
        text_h = rich_height(ui.metrics, self.text, inner_w, "text_m") if self.text else 0.0
        parts = [text_h, _ROW * len(self.rows), self.body_h]
        height = 56 + sum(part + 16 for part in parts if part) + 40 + 22
        height = min(height, ui.size[1] - 16)
        box = Rect((ui.size[0] - width) / 2, (ui.size[1] - height) / 2, width, height)
        x, y = box.x + indent, box.y + 56
        at = Rect(x, box.y + 20, inner_w, 24)
        nodes: list[Node] = [
            _Floating("dialog", box),
            Label("dialog.title", at, self.title, "heading_s", 600),
        ]
        if self.icon:
            sign = Rect(box.x + 26, box.y + 21, 22, 22)
            nodes.append(Icon("dialog.icon", sign, "", self.icon, self.icon_colour))
        if self.text:
            at = Rect(x, y, inner_w, text_h)
            nodes.append(Paragraph("dialog.text", at, self.text, "text_m"))
            y += text_h + 16
        nodes += self._consequences(x, y, inner_w)
        y += _ROW * len(self.rows) + (16 if self.rows else 0)
        if self.body is not None:
            nodes += self.body(ui, Rect(x, y, inner_w, self.body_h))
        return nodes + self._buttons(ui, Rect(x, box.bottom - 62, inner_w, 40))

    def _consequences(self, x: float, y: float, width: float) -> list[Node]:
        nodes: list[Node] = []
        named = min(184.0, width * 0.4)
        for i, (name, words, *state) in enumerate(self.rows):
            top = y + i * _ROW
            at = Rect(x, top, named - 8, _ROW)
            nodes.append(Label(f"dialog.row{i}", at, name, colour="text2"))
            at = Rect(x + named, top, width - named, _ROW)
            if state:
                tag = StateTag(f"dialog.value{i}", at, words, state=state[0], quiet=True)
                nodes.append(tag)
            else:
                nodes.append(Label(f"dialog.value{i}", at, words))
            nodes.append(Separator(f"dialog.line{i}", Rect(x, top + _ROW - 1, width, 1)))
        return nodes

    def _buttons(self, ui: Ui, row: Rect) -> list[Node]:
        nodes: list[Node] = []
        x = row.x
        for answer in self.answers:
            width = max(96.0, button_width(ui.metrics, answer.label, cap=cap_of(answer.shortcut)))
            away = answer.shortcut == "Escape"
            left = row.right - width if away else x
            nodes.append(
                Button(
                    f"dialog.{answer.key}",
                    Rect(left, row.y, width, 40),
                    answer.label,
                    partial(self._give, ui, answer),
                    primary=answer.primary,
                    shortcut=answer.shortcut,
                    reason=answer.reason,
                    group="dialog.answers",
                )
            )
            x += 0 if away else width + 8
        return nodes

    def _give(self, ui: Ui, answer: Answer) -> None:
        ui.close(self)
        answer.action()


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a menu or finder; `reason` keeps an impossible one visible."""

    key: str
    label: str
    action: Callable[[], None] = nothing
    shortcut: str = ""
    icon: str = ""
    group: str = ""
    text: str = ""
    reason: str = ""


class Menu(Layer):
    """A list beside its opener; keys at the right."""

    scrim = False

    def __init__(self, items: Sequence[MenuItem], x: float, y: float, width: float = _MENU_W):
        self.items = items
        self.at = (x, y)
        self.width = width
        self.first_focus = f"menu.{items[0].key}" if items else ""

    def build(self, ui: Ui) -> list[Node]:
        height = min(16.0 + _ROW * len(self.items), ui.size[1] - 16)
        x = min(max(8.0, self.at[0]), ui.size[0] - self.width - 8)
        y = min(max(8.0, self.at[1]), ui.size[1] - height - 8)
        box = Rect(x, y, self.width, height)
        rows = _rows(ui, self, self.items, "menu", box.x + 8, box.y + 8, self.width - 16)
        area = ScrollArea("menu.list", box.inset(8), "Menu", rows, _ROW * len(self.items))
        return [_Floating("menu", box), area]

    def on_outside(self, ui: Ui) -> None:
        ui.close(self)


def _rows(
    ui: Ui, layer: Layer, items: Sequence[MenuItem], name: str, x: float, y: float, w: float
) -> list[Node]:
    def give(item: MenuItem) -> None:
        ui.close(layer)
        item.action()

    return [
        ListRow(
            f"{name}.{item.key}",
            Rect(x, y + i * _ROW, w, _ROW),
            item.label,
            partial(give, item),
            figure=item.reason or item.text,
            figure_colour="muted",
            icon=item.icon,
            shortcut=item.shortcut,
            cap=not item.reason,
            reason=item.reason,
            group=f"{name}.items",
        )
        for i, item in enumerate(items)
    ]


class _Floating(Panel):
    """The ground of a floating list: lighter, with an edge instead of a shadow."""

    def draw(self, p: Painter, ui: Ui) -> None:
        p.round_rect(self.rect, 8, "bg1", "line_strong")


class Finder(Layer):
    """Type to filter; groups (Do, Go to, Explain) of three each, `find` gives the matches."""

    first_focus = "finder.field"

    def __init__(self, find: Callable[[str], Sequence[MenuItem]]) -> None:
        self.find = find
        self.text = ""
        self.whole: set[str] = set()
        self.chosen = 0

    def build(self, ui: Ui) -> list[Node]:
        width = min(float(_FINDER_W), ui.size[0] - 16)
        x, y = (ui.size[0] - width) / 2, min(96.0, ui.size[1] * 0.14)
        lines = self._lines()
        most = ui.size[1] - y - 24
        heights = [_HEAD_H if isinstance(line, str) else _FIND_H for line in lines]
        height = min(64 + sum(heights) + 48, most)
        inner = Rect(x + 12, y, width - 24, height)
        nodes: list[Node] = [_Floating("finder", Rect(x, y, width, height))]
        nodes += self._field(ui, Rect(inner.x, y + 12, inner.w, 40))
        top, choice = y + 64, 0
        for line, line_h in zip(lines, heights, strict=True):
            at = Rect(inner.x, top, inner.w, line_h)
            if at.bottom > inner.bottom - 44:
                break
            if isinstance(line, str):
                nodes.append(Label(f"finder.{line}", at.inset(8, 0), line, colour="muted"))
            else:
                nodes.append(self._row(ui, line, at, chosen=choice == self.chosen))
                choice += 1
            top += line_h
        return nodes + self._foot(inner)

    def _field(self, ui: Ui, at: Rect) -> list[Node]:
        esc = Rect(at.right - 48, at.y, 40, at.h)
        return [
            TextField(
                "finder.field",
                Rect(at.x, at.y, at.w - 52, at.h),
                "Find",
                self.text,
                self._typed,
                placeholder="Action, task, person, term",
                limit=_FINDER_MOST,
                on_enter=lambda: self._take(ui),
                icon="search",
            ),
            KeyCaps("finder.esc", esc, keys=("Esc",)),
        ]

    def _foot(self, inner: Rect) -> list[Node]:
        y = inner.bottom - 40
        shown = len([item for item in self._items() if not item.key.startswith("all.")])
        found = f"{shown} found" if shown else "Nothing found"
        count = Rect(inner.right - 160, y, 152, 40)
        return [
            Separator("finder.line", Rect(inner.x, y, inner.w, 1)),
            KeyCaps("finder.choose", Rect(inner.x + 8, y, 110, 40), "Choose", keys=("↑", "↓")),
            KeyCaps("finder.do", Rect(inner.x + 130, y, 110, 40), "Do it", keys=("Enter",)),
            Label("finder.count", count, found, colour="muted", align="right"),
        ]

    def _row(self, ui: Ui, item: MenuItem, at: Rect, *, chosen: bool) -> ListRow:
        return ListRow(
            f"finder.{item.key}",
            at,
            item.label,
            partial(self._give, ui, item),
            item.text,
            cap_text=item.shortcut,
            icon=item.icon,
            icon_colour="text2" if item.reason else "accent",
            selected=chosen,
            reason=item.reason,
            group="finder.items",
        )

    def _typed(self, text: str) -> None:
        self.text = text
        self.chosen = 0
        self.whole.clear()

    def _lines(self) -> list[str | MenuItem]:
        """Group titles and items in the order of their groups, three of each unless opened."""
        items = list(self.find(self.text))
        lines: list[str | MenuItem] = []
        for group in dict.fromkeys(item.group for item in items):
            members = [item for item in items if item.group == group]
            if group:
                lines.append(group)
            if len(members) > 3 and group not in self.whole:
                rest = MenuItem(
                    f"all.{group}", f"all {len(members)}", icon="chev_down", group=group
                )
                lines += [*members[:3], rest]
            else:
                lines += members
        return lines

    def _items(self) -> list[MenuItem]:
        return [line for line in self._lines() if isinstance(line, MenuItem)]

    def _take(self, ui: Ui) -> None:
        items = self._items()
        if items:
            self._give(ui, items[min(self.chosen, len(items) - 1)])

    def _give(self, ui: Ui, item: MenuItem) -> None:
        if item.key == f"all.{item.group}":
            self.whole.add(item.group)
        elif item.reason:
            ui.refuse(item.reason)
        else:
            ui.close(self)
            item.action()

    def on_key(self, ui: Ui, key: Key) -> bool:
        by = {"Up": -1, "Down": 1}.get(key.name, 0)
        count = len(self._items())
        if not by or not count:
            return False
        self.chosen = (self.chosen + by) % count
        return True
