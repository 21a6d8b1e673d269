"""Things to press: button, link, segment, chip, check box, switch, list row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.kit.frame import nothing
from game.ui.kit.node import Card, Look, Node
from game.ui.kit.text import draw_key_cap, key_cap_width
from game.ui.kit.ui import Ui
from game.ui.painter import Metrics, Painter

Colours = tuple[str | None, str | None, str]

_SECONDARY: dict[Look, Colours] = {
    "normal": ("bg2", "line_strong", "text"),
    "hover": ("bg3", "line_strong", "text"),
    "pressed": ("bg0", "text2", "text"),
    "disabled": ("bg1", "line", "muted"),
}
_PRIMARY: dict[Look, Colours] = {
    "normal": ("accent", None, "on_accent"),
    "hover": ("accent_hi", None, "on_accent"),
    "pressed": ("accent", None, "on_accent"),
    "disabled": ("bg1", "line", "muted"),
}


def cap_of(shortcut: str) -> str:
    """What the key cap of a shortcut says."""
    return {"Escape": "Esc", "PageDown": "PgDn", "PageUp": "PgUp"}.get(shortcut, shortcut)


def button_width(metrics: Metrics, label: str, *, icon: bool = False, cap: str = "") -> float:
    """Width that a button of normal size needs."""
    width = metrics.measure(label, "text_m", 600) + 28
    width += 26 if icon else 0
    return width + (key_cap_width(metrics, cap_of(cap)) + 8 if cap else 0)


@dataclass(slots=True, eq=False)
class Button(Node):
    """Primary at most once per screen. A disabled one shows its reason in place where it fits.

    `on` is a toggle's accent look, `cap` shows the shortcut, `bare` shows the icon alone.
    """

    action: Callable[[], None] = nothing
    primary: bool = False
    on: bool = False
    small: bool = False
    icon: str = ""
    icon_colour: str = ""
    cap: bool = True
    bare: bool = False

    role = "button"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        look = ui.look(self)
        fill, edge, ink = (_PRIMARY if self.primary else _SECONDARY)[look]
        if self.on and look != "disabled":
            fill, edge = "accent_bg", "accent"
        p.round_rect(self.rect, 4, fill, edge)
        if self.primary and look == "pressed":
            p.round_rect(self.rect, 4, stroke="on_accent", width=2)
        self._content(p, ink)

    def _content(self, p: Painter, ink: str) -> None:
        size = "text_s" if self.small else "text_m"
        weight = 600 if self.primary and self.enabled else 400
        inner = self.rect.w - (12 if self.small else 16)
        text = "" if self.bare else self.label
        if self.reason and text and p.measure(self.reason, "text_s") <= inner:
            text, size = self.reason, "text_s"
        cap = cap_of(self.shortcut) if self.cap and self.enabled else ""
        cap_w = key_cap_width(p, cap) + 8 if cap else 0.0
        icon_w = (18.0 + (8 if text else 0)) if self.icon else 0.0
        if cap_w and icon_w + p.measure(text, size, weight) + cap_w > inner + 8:
            cap, cap_w = "", 0.0
        text_w = min(p.measure(text, size, weight), inner - cap_w - icon_w + 8)
        x = self.rect.cx - (icon_w + text_w + cap_w) / 2
        if self.icon:
            p.icon(self.icon, x, self.rect.cy - 9, 18, self.icon_colour or ink)
        line = 8 if size == "text_s" else 10
        p.text(x + icon_w, self.rect.cy - line, text, size, weight, ink, max_width=text_w)
        if cap:
            at = x + icon_w + text_w + 8
            draw_key_cap(p, at, self.rect.cy, cap, on_accent=self.primary)

    def value_text(self, ui: Ui) -> str:
        return "on" if self.on else ""

    def press(self, ui: Ui) -> None:
        self.action()


@dataclass(slots=True, eq=False)
class Link(Node):
    """Accent text that opens something."""

    action: Callable[[], None] = nothing
    size: str = "text_s"
    align: str = "left"

    role = "link"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        hover = ui.look(self) in ("hover", "pressed")
        colour = "muted" if not self.enabled else "accent_hi" if hover else "accent"
        y = self.rect.cy - (8 if self.size == "text_s" else 10)
        if self.align == "right":
            p.text(self.rect.right, y, self.label, self.size, 400, colour, "right", self.rect.w)
        else:
            p.text(self.rect.x, y, self.label, self.size, 400, colour, max_width=self.rect.w)

    def press(self, ui: Ui) -> None:
        self.action()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a segment: text or icon (then `text` is only spoken)."""

    value: str
    text: str
    icon: str = ""


@dataclass(slots=True, eq=False)
class Segment(Node):
    """One of two to four. Arrows move and select."""

    options: Sequence[Option] = ()
    value: str = ""
    on_change: Callable[[str], None] = lambda _: None
    small: bool = False

    role = "choice"
    interactive = True

    def cells(self, metrics: Metrics) -> list[Rect]:
        size = "text_s" if self.small else "text_m"
        wants = [18.0 if o.icon else metrics.measure(o.text, size) for o in self.options]
        pad = max(4.0, (self.rect.w - sum(wants)) / (2 * max(1, len(wants))))
        return self.rect.columns([w + 2 * pad for w in wants])

    def width(self, metrics: Metrics) -> float:
        """Width that shows every option in full."""
        size = "text_s" if self.small else "text_m"
        pad = 16 if self.small else 20
        wants = (18.0 if o.icon else metrics.measure(o.text, size) for o in self.options)
        return sum(w + pad for w in wants) + 2

    def draw(self, p: Painter, ui: Ui) -> None:
        ink = "text" if self.enabled else "muted"
        p.round_rect(self.rect, 4, "bg2" if self.enabled else "bg1", "line_strong")
        for i, (option, cell) in enumerate(zip(self.options, self.cells(p), strict=True)):
            if i:
                p.line(cell.x, cell.y, cell.x, cell.bottom, "line_strong")
            hovered = ui.pointer is not None and cell.contains(*ui.pointer)
            if option.value == self.value:
                p.round_rect(cell.inset(1), 3, "accent_bg", "accent")
            elif ui.look(self) == "hover" and hovered:
                p.round_rect(cell.inset(1), 3, "bg3")
            if option.icon:
                p.icon(option.icon, cell.cx - 9, cell.cy - 9, 18, ink)
                continue
            size, line = ("text_s", 8) if self.small else ("text_m", 10)
            p.text(cell.cx, cell.cy - line, option.text, size, 400, ink, "center", cell.w - 6)

    def value_text(self, ui: Ui) -> str:
        return next((o.text for o in self.options if o.value == self.value), "nothing chosen")

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        for option, cell in zip(self.options, self.cells(ui.metrics), strict=True):
            if cell.contains(event.x, event.y):
                self.on_change(option.value)

    def on_key(self, ui: Ui, key: Key) -> bool:
        step = {"Left": -1, "Up": -1, "Right": 1, "Down": 1}.get(key.name, 0)
        if not step or not self.enabled or key.ctrl or key.alt:
            return False
        values = [o.value for o in self.options]
        at = values.index(self.value) if self.value in values else -1 if step > 0 else 0
        self.on_change(values[(at + step) % len(values)])
        return True


@dataclass(slots=True, eq=False)
class Chip(Node):
    """A toggle or filter; several may be on, each with a tick."""

    on: bool = False
    action: Callable[[], None] = nothing
    icon: str = ""
    tick: bool = True

    role = "toggle"
    interactive = True
    pressable = True

    @staticmethod
    def width(metrics: Metrics, label: str, *, icon: bool = True) -> float:
        return metrics.measure(label) + 16 + (18 if icon else 0)

    def draw(self, p: Painter, ui: Ui) -> None:
        look = ui.look(self)
        fill = "bg0" if look == "pressed" else "bg3" if look == "hover" else "bg2"
        ink = "text2" if self.enabled else "muted"
        if self.on:
            fill, ink = "accent_bg", "text"
        p.round_rect(self.rect, 4, fill, "accent" if self.on else None)
        icon = self.icon or ("check" if self.on and self.tick else "")
        text_w = min(p.measure(self.label), self.rect.w - 12)
        x = self.rect.cx - (text_w + (18 if icon else 0)) / 2
        if icon and x >= self.rect.x + 4:
            p.icon(icon, x, self.rect.cy - 7, 14, ink)
            x += 18
        elif icon:
            x = self.rect.cx - text_w / 2
        p.text(x, self.rect.cy - 8, self.label, colour=ink, max_width=self.rect.w - 12)

    def value_text(self, ui: Ui) -> str:
        return "on" if self.on else "off"

    def press(self, ui: Ui) -> None:
        self.action()


@dataclass(slots=True, eq=False)
class Check(Node):
    """A box to tick, with its words beside it; `bare` shows the box alone."""

    on: bool = False
    on_change: Callable[[bool], None] = lambda _: None
    bare: bool = False

    role = "check box"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        box = Rect(self.rect.x, self.rect.cy - 10, 20, 20)
        hover = ui.look(self) == "hover"
        if self.on:
            p.round_rect(box, 4, "accent_hi" if hover else "accent")
            p.icon("check", box.x + 1, box.y + 1, 18, "on_accent")
        else:
            p.round_rect(box, 4, "bg3" if hover else "bg2", "line_strong")
        if self.bare:
            return
        ink = "text" if self.enabled else "muted"
        p.text(
            box.right + 8,
            self.rect.cy - 10,
            self.label,
            "text_m",
            400,
            ink,
            max_width=self.rect.w - 28,
        )

    def value_text(self, ui: Ui) -> str:
        return "ticked" if self.on else "not ticked"

    def press(self, ui: Ui) -> None:
        self.on_change(not self.on)


@dataclass(slots=True, eq=False)
class Switch(Check):
    """On or off, at once."""

    role = "switch"

    def draw(self, p: Painter, ui: Ui) -> None:
        track = Rect(self.rect.x, self.rect.cy - 10, 36, 20)
        at = ui.animated(f"{self.key}.knob", 1.0 if self.on else 0.0)
        if self.on:
            p.round_rect(track, 10, "accent_hi" if ui.look(self) == "hover" else "accent")
        else:
            p.round_rect(track, 10, "bg2", "line_strong")
        p.circle(track.x + 10 + 16 * at, track.cy, 7, "on_accent" if self.on else "text2")
        ink = "text" if self.enabled else "muted"
        p.text(
            track.right + 8,
            self.rect.cy - 10,
            self.label,
            "text_m",
            400,
            ink,
            max_width=self.rect.w - 44,
        )

    def value_text(self, ui: Ui) -> str:
        return "on" if self.on else "off"


@dataclass(slots=True, eq=False)
class ListRow(Node):
    """A row that opens something: icon, words, a figure or key at the right.

    From 36 px on it has a second line, `text` or the reason why it is not possible. `cap` shows
    its shortcut as a key cap; `cap_text` shows one that somebody else answers.
    """

    action: Callable[[], None] = nothing
    text: str = ""
    figure: str = ""
    icon: str = ""
    icon_colour: str = "text2"
    colour: str = "text"
    figure_colour: str = "text2"
    selected: bool = False
    cap: bool = False
    cap_text: str = ""

    role = "row"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        if self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif look in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2" if look == "hover" else "bg0")
        x, right = rect.x + 8, rect.right - 8
        high = rect.h >= 36
        if self.icon:
            side = 20 if high else 16
            p.icon(self.icon, x, rect.cy - side / 2, side, self.icon_colour)
            x += side + 12
        cap = self.cap_text or (cap_of(self.shortcut) if self.cap else "")
        if cap:
            width = key_cap_width(p, cap)
            draw_key_cap(p, right - width, rect.cy, cap)
            right -= width + 8
        if self.figure:
            colour = self.figure_colour if self.enabled else "muted"
            right -= 8 + p.text(right, rect.cy - 8, self.figure, colour=colour, align="right")
        ink = self.colour if self.enabled else "muted"
        second = f"Not possible: {self.reason}" if self.reason else self.text
        size, weight = ("text_m", 600 if self.selected else 400) if high else ("text_s", 400)
        if not (high and second):
            y = rect.cy - (10 if high else 8)
            p.text(x, y, self.label, size, weight, ink, max_width=right - x)
            return
        p.text(x, rect.cy - 19, self.label, size, weight, ink, max_width=right - x)
        colour = "warn" if self.reason else "muted"
        p.text(x, rect.cy + 2, second, colour=colour, max_width=right - x)

    def ring(self, p: Painter) -> None:
        """Inside the row where rows stand close together."""
        if self.rect.h > 44:
            Node.ring(self, p)
        else:
            p.round_rect(self.rect, 4, stroke="focus", width=2)

    def value_text(self, ui: Ui) -> str:
        return ", ".join(part for part in (self.text, self.figure) if part)

    def explanation(self, ui: Ui, x: float | None = None, y: float | None = None) -> Card | None:
        """What the row has no room for, where it has no card of its own."""
        found = Node.explanation(self, ui, x, y)
        wide = max(ui.measure(self.label, "text_m", 600), ui.measure(self.text))
        if found is not None or wide <= self.rect.w - 60:
            return found
        return Card(self.label, self.text)

    def press(self, ui: Ui) -> None:
        self.action()
