"""The title: take up where one stopped, learn, choose a scenario, open a saved game."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import game
from game.ui import wording
from game.ui.geometry import Point, Rect
from game.ui.kit import (
    Canvas,
    Hint,
    Link,
    ListRow,
    Menu,
    MenuItem,
    Node,
    Paragraph,
    Ui,
    draw_key_cap,
)
from game.ui.library import TUTORIAL
from game.ui.painter import Painter
from game.ui.saves import Save
from game.ui.screens import outside
from game.ui.screens.base import PlayScreen

LEARN = "A small first project, about 10 minutes"
PATHS = 150
STEPS = 30


class TitleScreen(PlayScreen):
    """What cannot be done yet is not shown."""

    name = "title"
    title = "Contingency"

    def arrival(self) -> str:
        return self._items()[0].key

    def _items(self) -> list[ListRow]:
        play, library = self.play, self.play.library
        latest = library.latest()
        saves = library.saves()
        rows: list[ListRow] = []

        def add(
            key: str, label: str, text: str, icon: str, cap: str, action: Callable[[], None]
        ) -> None:
            rows.append(
                ListRow(
                    key,
                    Rect(0, 0, 0, 0),
                    label,
                    action,
                    text=text,
                    icon=icon,
                    shortcut=cap,
                    cap=True,
                    group="title",
                    icon_colour="text2",
                )
            )

        if latest is not None:
            add(
                "continue",
                "Continue",
                f"{latest.title}, day {latest.day}",
                "play",
                "C",
                lambda: play.resume(latest.path),
            )
        if TUTORIAL in library.ids:
            add("learn", "Learn by doing", LEARN, "tutorial", "L", self._learn)
        count = len([id for id in library.ids if id != TUTORIAL])
        if count:
            text = f"{wording.plural(count, 'project')}, with all that can go wrong"
            add("scenarios", "Choose a scenario", text, "plan", "P", partial(play.go, "scenarios"))
        analysed = library.analysed()
        if analysed is not None:
            text = f"Single decisions of {analysed.title}, five minutes"
            add("drill", "Drill", text, "drill", "D", lambda: play.drill(analysed.path))
        if len(saves) > 1 or (saves and latest is None):
            add(
                "saves", "Saved games", wording.plural(len(saves), "game"), "save", "S", self._saves
            )
        return rows

    def _learn(self) -> None:
        tutorial = self.play.library.scenarios.get(TUTORIAL)
        if tutorial is None:
            self.play.ui.refuse(self.play.library.broken.get(TUTORIAL, "It is not here."))
            return
        self.play.start(tutorial, self.play.library.new_seed(), "learner")

    def _saves(self) -> None:
        def item(number: int, saved: Save) -> MenuItem:
            text = f"day {saved.day}, {saved.level}, {saved.played_text}"
            return MenuItem(
                f"save{number}",
                saved.name,
                lambda: self.play.resume(saved.path),
                icon="save" if saved.kept else "play",
                text=text,
            )

        rows = [item(i, s) for i, s in enumerate(self.play.library.saves()[:20])]
        at = self.play.stage.find("saves")
        x, y = (at.rect.right + 8, at.rect.y) if at is not None else (96.0, 240.0)
        self.play.ui.open(Menu(rows, x, y, min(600.0, self.play.ui.size[0] - 16)))

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        whole = outside.area(ui, head=False)
        small = ui.layout in ("M", "S")
        left = 16.0 if ui.layout == "S" else 72.0 if not small else 40.0
        width = min(348.0, whole.w - 2 * left)
        mark_h = 64.0 if not small else 40.0
        lift = max(0.0, (whole.h - 688) / 3)
        y = (72.0 if not small else 20.0) + lift
        nodes: list[Node] = []
        if ui.layout != "S":
            nodes.append(
                Canvas("fan", Rect(0, 0, ui.size[0], ui.size[1]), "What a game is", paint=paint_fan)
            )
        mark = Rect(left, y, mark_h * 5693 / 1000, mark_h)
        nodes.append(
            Canvas("mark", mark, "Contingency", paint=lambda p, r: p.image("brand/wordmark", r))
        )
        y += mark_h + 12
        if not small:
            nodes.append(
                Paragraph(
                    "motto",
                    Rect(left, y, 330, 44),
                    size="text_m",
                    label=(
                        "Run the project. Then see what each decision was worth, "
                        "whatever luck made of it."
                    ),
                )
            )
            y += 44 + 32
        rows = self._items()
        step = 56.0 if not small else 48.0
        for i, row in enumerate(rows):
            row.rect = Rect(left - 16, y + i * step, width + 16, step - 4)
            row.selected = ui.focus == row.key or (ui.focus == "" and i == 0)
            row.icon_colour = "accent" if row.selected else "text2"
        y += step * len(rows) + (24 if not small else 6)
        return [*nodes, *rows, *self._feet(ui, left, y)]

    def _feet(self, ui: Ui, x: float, y: float) -> list[Node]:
        nodes: list[Node] = []
        play = self.play
        for key, label, icon, cap, action in (
            ("settings", "Settings", "settings", "F10", lambda: play.go("settings")),
            ("help", "Help", "help", "F1", lambda: play.go("help")),
            ("quit", "Quit", "quit", "Ctrl+Q", play.quit),
        ):
            wide = 34 + ui.measure(label) + ui.measure(cap) + 14
            nodes.append(
                FootLink(key, Rect(x, y, wide, 28), label, action, icon=icon, shortcut=cap)
            )
            x += wide + 14
        notice = f"Version {game.__version__}, works offline, no account"
        broken = self.play.library.broken
        if broken:
            notice = f"Left out, has problems: {', '.join(broken)}"
        hints = [Hint(("↑", "↓"), "Choose"), Hint(("Enter",), "Open"), Hint(("F10",), "Settings")]
        return [*nodes, outside.foot(ui, hints, notice)]


@dataclass(slots=True, eq=False)
class FootLink(Link):
    """A quiet link with its icon and its key."""

    icon: str = ""

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        ink = "text" if ui.look(self) in ("hover", "pressed") else "text2"
        p.icon(self.icon, rect.x, rect.cy - 9, 18, ink)
        wide = p.text(rect.x + 26, rect.cy - 8, self.label, colour=ink)
        draw_key_cap(p, rect.x + 34 + wide, rect.cy, self.shortcut)


@cache
def _fan() -> tuple[tuple[tuple[float, ...], ...], tuple[int, ...]]:
    """Courses between −1 and 1, by their end, and how many end in each of 18 bins."""
    draw = random.Random(4471)
    courses = []
    for _ in range(PATHS):
        drift = draw.gauss(0, 0.0125)
        value, course = 0.0, [0.0]
        for _ in range(STEPS):
            value += drift + draw.gauss(0, 0.03)
            course.append(value)
        courses.append(tuple(max(-1.0, min(1.0, v)) for v in course))
    courses.sort(key=lambda line: line[-1])
    bins = [0] * 18
    for line in courses:
        bins[min(17, int((line[-1] + 1) * 9))] += 1
    return tuple(courses), tuple(bins)


def paint_fan(p: Painter, area: Rect) -> None:
    """Decisions at the left, the futures of the next one at the right."""
    courses, bins = _fan()
    width, height = area.w, area.h
    if width < 760:
        return
    x0, x1 = width * 0.519, min(width * 0.869, width - 150)
    middle, reach = (height - 32) * 0.52, min(height, width * 0.5625) * 0.3
    axis = x1 + 46

    def points(line: tuple[float, ...]) -> list[Point]:
        step = (x1 - x0) / STEPS
        return [(x0 + i * step, middle - v * reach) for i, v in enumerate(line)]

    outer = [
        points(c) for i, c in enumerate(courses) if i % 5 in (0, 2) or i < 12 or i > PATHS - 12
    ]
    inner = [
        points(c) for i, c in enumerate(courses) if 12 <= i <= PATHS - 12 and i % 5 not in (0, 2)
    ]
    p.polylines(outer, "luck_band2", 1.25)
    p.polylines(inner, "luck_band3", 1.25)
    p.polyline(points(courses[PATHS // 2]), "luck", 2)
    _bins(p, bins, axis, middle, reach)
    ends = [courses[int(PATHS * q)][-1] for q in (0.1, 0.5, 0.8)]
    for word, end, bold in zip(("P10", "P50", "P80"), ends, (400, 600, 400), strict=True):
        y = middle - end * reach
        p.line(axis - 4, y, axis + 4, y, "luck", 2)
        p.text(axis - 9, y - 8, word, "text_s", bold, "luck", "right")
    if width > 1100:
        _decisions(p, x0, middle, width / 1280)


def _bins(p: Painter, bins: tuple[int, ...], axis: float, middle: float, reach: float) -> None:
    size = 2 * reach / len(bins)
    p.line(axis, middle - reach - 20, axis, middle + reach + 20, "line_strong")
    most = max(bins)
    middle_bin = min(17, int((_fan()[0][PATHS // 2][-1] + 1) * 9))
    for i, count in enumerate(bins):
        if count:
            y = middle + reach - (i + 1) * size
            fill = "luck" if i == middle_bin else "luck_band3"
            p.round_rect(Rect(axis + 6, y + 1, 72 * count / most, size - 2), 2, fill)
    p.text(axis + 6, middle - reach - 44, "200 futures", "text_s", 600, "luck")
    p.text(axis, middle + reach + 26, "score", colour="muted", align="center")


def _decisions(p: Painter, x0: float, middle: float, s: float) -> None:
    def at(dx: float, dy: float) -> Point:
        return x0 + dx * s, middle + dy

    path = ((-192, -6), (-180, -6), (-180, -12), (-134, -12), (-134, -27), (-84, -27))
    tail = ((-84, -37), (-42, -37), (-42, 0), (0, 0))
    p.polyline([at(dx, dy) for dx, dy in (*path, *tail)], "you", 3)
    for number, (dx, dy) in enumerate(((-134, -19), (-84, -31)), 1):
        x, y = at(dx, dy)
        p.round_rect(Rect(x - 11, y - 11, 22, 22), 5, "you")
        p.text(x, y - 8, str(number), "text_s", 600, "on_accent", "center")
    x, y = at(-42, -18)
    p.circle(x, y, 11, "luck")
    p.polygon(((x - 4.5, y - 3), (x + 4.5, y - 3), (x, y + 5)), "bg1")
    p.round_rect(Rect(x0 - 16, middle - 16, 32, 32), 7, "accent")
    p.text(x0, middle - 10, "?", "text_m", 600, "on_accent", "center")
    x, y = at(-134, -54)
    p.text(x, y, "decision", colour="accent", align="center")
    x, y = at(-42, -66)
    p.text(x, y, "luck", colour="luck", align="center")
    p.text(x0 + 14, middle + 26, "your next decision", "text_s", 600, "text", "right")
