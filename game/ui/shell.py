"""The frame around run screens: rail, top bar, hint bar. Everything shown is passed in.

Class L and XL follow the drawings; M keeps a narrow rail of icons and joins the page bar with the
hints; S replaces the rail by a menu button.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit.buttons import Button, Chip, Option, Segment
from game.ui.kit.forecast import draw_flag
from game.ui.kit.frame import Deadline, Frame, Hint, RailItem, TimeControls
from game.ui.kit.node import Node
from game.ui.kit.text import Label, draw_key_cap, key_cap_width
from game.ui.kit.ui import Ui
from game.ui.painter import Painter
from game.ui.theme import HINT_H, MARGIN, RAIL_W, TOP_H

_SPEEDS = ("pause", "play", "play2", "play3")
_SPEED_WORDS = ("Pause", "Play", "Play faster", "Play fastest")


def content(ui: Ui) -> Rect:
    """The area that the frame leaves to the screen."""
    kind = ui.layout
    w, h = ui.size
    margin, rail = MARGIN[kind], RAIL_W[kind]
    top = TOP_H[kind] + margin
    bottom = HINT_H[kind] + (margin if kind in ("XL", "L") else 0)
    return Rect(rail + margin, top, w - rail - 2 * margin, h - top - bottom)


def build(ui: Ui, frame: Frame, hints: list[Hint], pages: list[str]) -> list[Node]:
    return [*_rail(ui, frame), *_top(ui, frame), *_hint_bar(ui, frame, hints, pages)]


def on_key(ui: Ui, frame: Frame, key: Key, pages: list[str]) -> bool:
    """The frame's own keys: screens, time, pages, menu."""
    chord = key.chord
    item = next((i for i in frame.rail if i.number == chord), None)
    if item is not None:
        frame.go(item.key)
    elif chord == "M" and ui.layout == "S":
        frame.open_menu()
    elif chord in ("PageDown", "PageUp") and pages:
        ui.page = (ui.page + (1 if chord == "PageDown" else -1)) % len(pages)
    elif frame.time is not None and not frame.time.reason:
        return _time_key(frame.time, chord)
    else:
        return False
    return True


def _time_key(time: TimeControls, chord: str) -> bool:
    if chord in ("Space", "F9"):
        time.set_speed(0 if time.speed else 1)
    elif chord == "N":
        time.next_event()
    elif chord == "[" and time.speed > 1:
        time.set_speed(time.speed - 1)
    elif chord == "]" and time.speed < 3:
        time.set_speed(time.speed + 1)
    else:
        return False
    return True


@dataclass(slots=True, eq=False)
class _Ground(Node):
    """The rail's and bars' hairlines, and the mark."""

    role = "frame"

    def draw(self, p: Painter, ui: Ui) -> None:
        kind = ui.layout
        rail, (w, h) = RAIL_W[kind], ui.size
        if rail:
            p.line(rail - 0.5, 0, rail - 0.5, h, "line")
        p.line(rail, TOP_H[kind] - 0.5, w, TOP_H[kind] - 0.5, "line")
        if kind in ("XL", "L"):
            p.image("brand/mark", Rect(32, 12, 32, 32))
            p.line(rail, h - HINT_H[kind] + 0.5, w, h - HINT_H[kind] + 0.5, "line")


@dataclass(slots=True, eq=False)
class _RailButton(Button):
    """Number, icon, name and badge; the narrow form leaves out the name."""

    number: str = ""
    badge: int = 0
    narrow: bool = False

    role = "screen"
    radius = 6.0

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        if self.on:
            p.round_rect(rect, 6, "accent_bg")
        elif look in ("hover", "pressed"):
            p.round_rect(rect, 6, "bg2" if look == "hover" else "bg3")
        ink = "text" if self.on else "text2"
        top = rect.cy - 10 if self.narrow else rect.cy - 20
        shift = 6 if self.narrow else 0
        p.icon(self.icon, rect.cx - 10 + shift, top, 20, ink)
        number = "text2" if self.on else "muted"
        p.text(rect.x + (4 if self.narrow else 6), rect.y + 4, self.number, colour=number)
        if not self.narrow:
            p.text(rect.cx, top + 24, self.label, colour=ink, align="center", max_width=rect.w)
        if self.badge:
            self._draw_badge(p, rect)

    def _draw_badge(self, p: Painter, rect: Rect) -> None:
        text = str(self.badge)
        width = max(18.0, p.measure(text, "text_s", 600) + 8)
        right = rect.right - (0 if self.narrow else 14)
        y = rect.bottom - 20 if self.narrow else rect.y + 4
        box = Rect(right - width, y, width, 18)
        p.round_rect(box, 5, "warn")
        p.text(box.cx, box.y + 1, text, "text_s", 600, "bg1", "center")

    def value_text(self, ui: Ui) -> str:
        parts = ["shown"] if self.on else []
        if self.badge:
            parts.append(f"{self.badge} waiting")
        return ", ".join(parts)


def _rail(ui: Ui, frame: Frame) -> list[Node]:
    kind = ui.layout
    nodes: list[Node] = [_Ground("frame", ui.window)]
    if kind == "S":
        return nodes
    narrow = kind == "M"
    h = ui.size[1]
    feet = (
        ("rail.help", "Help", "help", "F1", frame.open_help),
        ("rail.menu", "Menu", "menu", "", frame.open_menu),
    )[1 if narrow else 0 :]
    foot_h = 54.0 if not narrow else 40.0
    first = 4.0 if narrow else 56.0
    room = h - first - foot_h * len(feet) - 4
    step = min(54.0 if not narrow else 43.0, room / max(1, len(frame.rail)))
    width, x = (47.0, 4.0) if narrow else (87.0, 4.0)

    def button(item: RailItem, y: float) -> Node:
        return _RailButton(f"rail.{item.key}", Rect(x, y, width, step - 2), item.label,
                           lambda: frame.go(item.key), on=item.key == frame.current,
                           icon=item.icon, number=item.number, badge=item.badge, narrow=narrow,
                           zone="rail", group="rail")  # fmt: skip

    nodes += [button(item, first + i * step) for i, item in enumerate(frame.rail)]
    for i, (key, label, icon, number, action) in enumerate(feet):
        y = h - foot_h * (len(feet) - i) - 4
        nodes.append(
            _RailButton(key, Rect(x, y, width, foot_h - 4), label, action, icon=icon,
                        number=number, narrow=narrow, zone="rail", group="rail")
        )  # fmt: skip
    return nodes


@dataclass(slots=True, eq=False)
class _DeadlineLine(Node):
    """From the start to the deadline: days worked, forecast band, the flag with its words."""

    line: Deadline | None = None

    role = "progress"

    def draw(self, p: Painter, ui: Ui) -> None:
        line = self.line
        assert line is not None
        track = Rect(self.rect.x + 4, self.rect.y + 24, self.rect.w - 8, 6)

        def x(day: float) -> float:
            return track.x + track.w * min(1.0, max(0.0, day / max(1e-9, line.end)))

        p.round_rect(track, 3, "bg3")
        p.round_rect(Rect(track.x, track.y, x(line.today) - track.x, 6), 3, "you")
        if line.band is not None:
            left, right = x(line.band[0]), x(line.band[1])
            p.round_rect(Rect(left, track.y, right - left, 6), 3, "luck_band3")
        if line.p50 is not None:
            p.round_rect(Rect(x(line.p50) - 1.5, track.y - 3, 3, 12), 1, "luck")
        flag = x(line.flag)
        p.line(flag, track.y - 14, flag, track.y + 9, "text", 1.75)
        draw_flag(p, flag, track.y - 14)
        wide = p.text(flag - 6, self.rect.y + 3, line.flag_word, colour="text2", align="right",
                      max_width=flag - 10 - track.x)  # fmt: skip
        if flag - 6 - wide - track.x > p.measure(line.start_word) + 8:
            p.text(track.x, self.rect.y + 3, line.start_word, colour="muted")

    def value_text(self, ui: Ui) -> str:
        line = self.line
        assert line is not None
        middle = "" if line.p50 is None else f", P50 day {line.p50:.0f}"
        return f"day {line.today:.0f}, {line.flag_word}{middle}"


@dataclass(slots=True, eq=False)
class _Speeds(Segment):
    """Pause and three speeds; play shows a small triangle while a decision waits."""

    waiting: bool = False

    def draw(self, p: Painter, ui: Ui) -> None:
        Segment.draw(self, p, ui)
        if self.waiting:
            cell = self.cells(p)[1]
            p.icon("warn", cell.right - 14, cell.y + 2, 12, "warn")


@dataclass(slots=True, eq=False)
class _Stop(Node):
    """Why time stands still, or that it runs."""

    state: str = ""

    role = "status"

    def draw(self, p: Painter, ui: Ui) -> None:
        colour = self.state or "text2"
        icon = {"warn": "warn", "bad": "bad", "ok": "ok"}.get(self.state, "")
        room = self.rect.w - (26 if icon else 0)
        width = 0.0
        if room > 40:
            y = self.rect.cy - 8
            width = p.text(self.rect.right, y, self.label, "text_s", 600, colour, "right", room)
        if icon:
            p.icon(icon, self.rect.right - width - 26, self.rect.cy - 9, 18, colour)


def _top(ui: Ui, frame: Frame) -> list[Node]:
    kind = ui.layout
    left, right = RAIL_W[kind], ui.size[0] - 16
    if kind in ("M", "S"):
        return _small_top(ui, frame)
    nodes: list[Node] = [
        Label("top.title", Rect(left + 16, 16, 144, 24), frame.title, "heading_s", 600),
        Label("top.day", Rect(left + 168, 8, 160, 20), frame.day, "text_m", 600),
        Label("top.date", Rect(left + 168, 30, 160, 16), frame.date, colour="muted"),
    ]
    if frame.deadline is not None:
        at = Rect(left + 336, 8, 236, 40)
        nodes.append(_DeadlineLine("top.line", at, "Project time", line=frame.deadline))
    end = left + 592.0
    if frame.time is not None:
        nodes.append(_speeds(frame.time, Rect(end, 12, 149, 32), with_next=False))
        nodes.append(
            Button("top.next", Rect(end + 160, 12, 154, 32), "Next event", frame.time.next_event,
                   icon="next", shortcut="N", reason=frame.time.reason, zone="top")
        )  # fmt: skip
        end += 330
    if frame.stop:
        at = Rect(end, 12, right - end, 32)
        nodes.append(_Stop("top.stop", at, frame.stop, state=frame.stop_state))
    return _in_top(nodes)


def _small_top(ui: Ui, frame: Frame) -> list[Node]:
    left, right = float(RAIL_W[ui.layout]) + 8, ui.size[0] - 8
    nodes: list[Node] = []
    if ui.layout == "S":
        nodes.append(Button("rail.menu", Rect(left, 8, 32, 32), "", frame.open_menu, icon="menu",
                            shortcut="M", cap=False))  # fmt: skip
        nodes[-1].label = "Menu"
        left += 40
    title_w = min(ui.measure(frame.title, "heading_s", 600) + 2, 128.0)
    nodes.append(Label("top.title", Rect(left, 12, title_w, 24), frame.title, "heading_s", 600))
    left += title_w + 20
    day_w = 112.0 if ui.layout == "M" else 64.0
    nodes.append(Label("top.day", Rect(left, 4, day_w, 20), frame.day, "text_m", 600))
    nodes.append(Label("top.date", Rect(left, 26, day_w, 16), frame.date, colour="muted"))
    left += day_w + 16
    if frame.time is not None:
        nodes.append(_speeds(frame.time, Rect(left, 8, 175, 32), with_next=True))
        left += 191
    if frame.stop:
        at = Rect(left, 8, right - left, 32)
        nodes.append(_Stop("top.stop", at, frame.stop, state=frame.stop_state))
    return _in_top(nodes)


def _in_top(nodes: list[Node]) -> list[Node]:
    for node in nodes:
        node.zone = "top"
    return nodes


def _speeds(time: TimeControls, rect: Rect, *, with_next: bool) -> Node:
    options = [
        Option(str(i), word, icon)
        for i, (icon, word) in enumerate(zip(_SPEEDS, _SPEED_WORDS, strict=True))
    ]
    if with_next:
        options.append(Option("next", "Next event", "next"))

    def change(value: str) -> None:
        if value == "next":
            time.next_event()
        else:
            time.set_speed(int(value))

    return _Speeds("top.speed", rect, "Time", options, str(time.speed), change,
                   waiting=time.waiting, reason=time.reason)  # fmt: skip


@dataclass(slots=True, eq=False)
class _HintKeys(Node):
    """Key caps and what they do; a click does it too."""

    hint: Hint = Hint((), "")

    role = "button"
    pressable = True

    @property
    def focusable(self) -> bool:
        return self.hint.action is not None

    def draw(self, p: Painter, ui: Ui) -> None:
        x = self.rect.x
        for key in self.hint.keys:
            x += draw_key_cap(p, x, self.rect.cy, key) + 6
        colour = "text" if ui.look(self) == "hover" else "text2"
        p.text(x, self.rect.cy - 8, self.hint.text, colour=colour)

    def press(self, ui: Ui) -> None:
        if self.hint.action is not None:
            self.hint.action()


def _hint_width(ui: Ui, hint: Hint) -> float:
    caps = sum(key_cap_width(ui.metrics, key) + 6 for key in hint.keys)
    return caps + ui.measure(hint.text)


def _hint_bar(ui: Ui, frame: Frame, hints: list[Hint], pages: list[str]) -> list[Node]:
    kind = ui.layout
    w, h = ui.size
    height = HINT_H[kind]
    y = h - height
    x, right = float(RAIL_W[kind] + MARGIN[kind]), w - MARGIN[kind]
    nodes: list[Node] = []
    if kind in ("M", "S"):
        nodes += _page_chips(ui, pages, x, y + 4)
        x = max((n.rect.right for n in nodes), default=x) + 16
    notice_w = ui.measure(frame.notice) + 16 if frame.notice and kind in ("XL", "L") else 0.0
    if notice_w:
        at = Rect(right - notice_w, y, notice_w, height)
        nodes.append(Label("hint.notice", at, frame.notice, colour="text2", align="right"))
    at_x = x
    for i, hint in enumerate(hints[:7]):
        width = _hint_width(ui, hint)
        if at_x + width > right - notice_w:
            break
        rect = Rect(at_x, y + (height - 24) / 2, width, 24)
        nodes.append(_HintKeys(f"hint.{i}", rect, hint.text, hint=hint))
        at_x += width + 20
    for node in nodes:
        node.zone = "hint"
    return nodes


def _page_chips(ui: Ui, pages: list[str], x: float, y: float) -> list[Node]:
    def turn(to: int) -> None:
        ui.page = to

    nodes: list[Node] = []
    for i, name in enumerate(pages):
        label = f"{i + 1} {name}"
        width = Chip.width(ui.metrics, label, icon=False) + 4
        nodes.append(
            Chip(f"page.{i}", Rect(x, y, width, 28), label, i == ui.page,
                 lambda to=i: turn(to), group="pages")  # type: ignore[misc]
        )  # fmt: skip
        x += width + 8
    return nodes
