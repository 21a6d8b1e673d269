"""The top bar: title, day, the line to the deadline, time controls, why time stands still."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit.buttons import Button, Option, Segment
from game.ui.kit.forecast import draw_flag
from game.ui.kit.frame import Deadline, Frame, News, TimeControls
from game.ui.kit.node import Card, Node
from game.ui.kit.text import Label, draw_key_cap, key_cap_width
from game.ui.kit.ui import Ui
from game.ui.painter import Painter
from game.ui.shell.steps import steps_bar
from game.ui.theme import RAIL_W

NEWS_KEY = "F4"
_SPEEDS = ("pause", "play", "play2", "play3")
_SPEED_WORDS = ("Pause", "Play", "Play faster", "Play fastest")


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
        wide = p.text(
            flag - 6,
            self.rect.y + 3,
            line.flag_word,
            colour="text2",
            align="right",
            max_width=flag - 10 - track.x,
        )
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
    """Why time stands still, or that it runs; below it what changed, to be opened."""

    state: str = ""
    news: News | None = None

    role = "status"

    @property
    def pressable(self) -> bool:  # type: ignore[override]
        return self.news is not None

    @property
    def focusable(self) -> bool:
        return self.news is not None or self.card is not None

    def draw(self, p: Painter, ui: Ui) -> None:
        colour = self.state or "text2"
        icon = {"warn": "warn", "bad": "bad", "ok": "ok"}.get(self.state, "")
        if ui.look(self) in ("hover", "pressed") and self.news is not None:
            p.round_rect(self.rect.inset(-4, 0), 4, "bg2")
        room = self.rect.w - (26 if icon else 0)
        width = 0.0
        y = self.rect.y + 3 if self.news is not None else self.rect.cy - 8
        if room > 40:
            width = p.text(self.rect.right, y, self.label, "text_s", 600, colour, "right", room)
        if icon:
            p.icon(icon, self.rect.right - width - 26, y - 1, 18, colour)
        if self.news is not None:
            self._draw_news(p, self.news)

    def _draw_news(self, p: Painter, news: News) -> None:
        y, right = self.rect.bottom - 19, self.rect.right
        cap = key_cap_width(p, NEWS_KEY)
        room = self.rect.w - cap - 8
        colour = "accent" if news.fresh else "text2"
        weight = 600 if news.fresh else 400
        right -= 8 + draw_key_cap(p, right - cap, y + 8, NEWS_KEY)
        p.text(right, y, news.text, "text_s", weight, colour, "right", room)

    def value_text(self, ui: Ui) -> str:
        return self.news.text if self.news is not None else ""

    def press(self, ui: Ui) -> None:
        if self.news is not None:
            self.news.open()


def _stop(ui: Ui, rect: Rect, frame: Frame) -> _Stop:
    """The reason; where it does not fit, the whole of it is one key or a moment's rest away."""
    cut = ui.measure(frame.stop, "text_s", 600) > rect.w - 26
    card = Card("Time", frame.stop) if cut else None
    key = "" if frame.news is None else NEWS_KEY
    return _Stop(
        "top.stop",
        rect,
        frame.stop,
        state=frame.stop_state,
        news=frame.news,
        card=card,
        shortcut=key,
    )


def top_bar(ui: Ui, frame: Frame) -> list[Node]:
    kind = ui.layout
    left, right = RAIL_W[kind], ui.size[0] - 16
    if kind in ("M", "S"):
        return _small_top(ui, frame)
    wide = 208.0 if frame.steps else 160.0
    nodes: list[Node] = [
        Label("top.title", Rect(left + 16, 16, 144, 24), frame.title, "heading_s", 600),
        Label("top.day", Rect(left + 168, 8, wide, 20), frame.day, "text_m", 600),
        Label("top.date", Rect(left + 168, 30, wide, 16), frame.date, colour="muted"),
    ]
    if frame.deadline is not None:
        at = Rect(left + 336, 8, 236, 40)
        nodes.append(_DeadlineLine("top.line", at, "Project time", line=frame.deadline))
    end = left + 592.0
    if frame.steps:
        nodes += steps_bar(ui, frame, right)
    if frame.time is not None:
        nodes.append(_speeds(frame.time, Rect(end, 12, 149, 32), with_next=False))
        nodes.append(
            Button(
                "top.next",
                Rect(end + 160, 12, 154, 32),
                "Next event",
                frame.time.next_event,
                icon="next",
                shortcut="N",
                reason=frame.time.reason,
                zone="top",
            )
        )
        end += 330
    if frame.stop or frame.news is not None:
        at = Rect(end, 6, right - end, 44)
        nodes.append(_stop(ui, at, frame))
    return _in_top(nodes)


def _small_top(ui: Ui, frame: Frame) -> list[Node]:
    right = ui.size[0] - 8
    nodes: list[Node] = []
    if ui.layout == "S":
        menu = Rect(8, 6, 36, 32)
        nodes.append(Button("rail.menu", menu, "Menu", frame.open_menu, icon="menu", bare=True))
        day_x, x, y = 56.0, 188.0, 6.0
    else:
        left = RAIL_W[ui.layout] + 12.0
        title_w = min(ui.measure(frame.title, "heading_s", 600) + 2, 132.0)
        title = Rect(left, 12, title_w, 24)
        nodes.append(Label("top.title", title, frame.title, "heading_s", 600))
        day_x = max(152.0, left + title_w + 12)
        x, y = max(288.0, day_x + 120), 8.0
    date = frame.date.partition(",")[0]
    nodes.append(Label("top.day", Rect(day_x, y - 2, 120, 20), frame.day, "text_m", 600))
    nodes.append(Label("top.date", Rect(day_x, y + 18, 120, 16), date, colour="muted"))
    if frame.time is not None:
        nodes.append(_speeds(frame.time, Rect(x, y, 176, 32), with_next=True))
        x += 192
    if frame.steps:
        nodes += steps_bar(ui, frame, right)
    if frame.stop or frame.news is not None:
        at = Rect(x, 0, right - x, 42)
        nodes.append(_stop(ui, at, frame))
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

    return _Speeds(
        "top.speed",
        rect,
        "Time",
        options,
        str(time.speed),
        change,
        waiting=time.waiting,
        reason=time.reason,
    )
