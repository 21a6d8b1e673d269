"""The right column of home: what needs a decision, what changed, which risks to watch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Icon,
    Link,
    ListRow,
    Node,
    Panel,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens import whatchanged
from game.ui.screens.base import RunScreen
from game.ui.screens.parts import empty, inner
from game.ui.screens.register_words import indicator_state, own_words, watched

if TYPE_CHECKING:
    from game.ui.screens.home import HomeScreen


def changed(screen: HomeScreen, ui: Ui, panel: Rect) -> list[Node]:
    """What moved since time last began to run, the weightiest first; the rest is one key away."""
    play, run = screen.play, screen.run
    rows = whatchanged.lines(play, run.looked) if run.looked is not None else []
    since = f"since {wording.day(run.looked.now)}" if run.looked is not None else ""
    area = inner(ui, panel, 44, 8)
    step = 26.0
    fit = int(area.h // step)
    screen.shows_changes = len(rows) <= fit and run.looks.since is run.looked
    whole = f"all {len(rows)}" if len(rows) > fit else "log"
    wide = max(24.0, ui.measure(whole) + 2)
    open_whole = play.open_changed if len(rows) > fit else partial(_log, screen)
    nodes: list[Node] = [
        Panel("changed", panel, "What changed", subtitle=since, free=wide + 8),
        Link(
            "changed.log",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            whole,
            open_whole,
            align="right",
        ),
    ]
    if not rows:
        text = "Nothing has moved yet." if run.looked is None else "Nothing of weight has moved."
        return nodes + empty(ui, "changed", area, text)
    for i, each in enumerate(rows[:fit]):
        rect = Rect(area.x - 4, area.y + i * step, area.w + 12, step)
        nodes.append(whatchanged.row(play, f"changed.{i}", rect, each, ui, "changed.rows"))
    return nodes


def _log(screen: RunScreen) -> None:
    screen.play.screen("journal").select("log")
    screen.play.go("journal")


def risks(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    """The risks with the clearest signs and the largest expected delay."""
    view = screen.view
    shown = watched(view)
    text = f"{len(shown)} in the register"
    wide = ui.measure(text) + 2
    room = panel.w - wide - ui.measure("Risks to watch", "text_m", 600) - 48
    subtitle = "your estimates" if room > ui.measure("your estimates") else ""
    nodes: list[Node] = [Panel("risks", panel, "Risks to watch", subtitle=subtitle, free=wide + 8)]
    nodes.append(
        Link(
            "risks.all",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            text,
            lambda: screen.play.go("risks"),
            align="right",
        )
    )
    area = inner(ui, panel, 38, 4)
    if not shown:
        return nodes + empty(
            ui,
            "risks",
            area,
            "No risks written down yet. Look for risks.",
            "Risks",
            lambda: screen.play.go("risks"),
            "5",
        )
    step = 36.0 if ui.layout != "XL" else 39.0
    for i, id in enumerate(shown[: int(area.h // step)]):
        y = area.y + i * step
        state = indicator_state(view, id)
        icon = {"ok": "ok", "warn": "warn", "bad": "bad", "unknown": "unknown"}[state[0]]
        colour = {"ok": "ok", "warn": "warn", "bad": "bad", "unknown": "text2"}[state[0]]
        figure = own_words(view, id)
        figure_w = ui.measure(figure, "text_s", 600) + 2
        nodes += [
            Icon(
                f"risk.{id}.icon", Rect(area.x, y + 3, 16, 16), state[1], icon=icon, colour=colour
            ),
            _RiskRow(
                f"risk.{id}",
                Rect(area.x + 20, y, area.w - 20, step - 2),
                view.project.risks[id].name,
                partial(_open_risk, screen, id),
                figure=figure,
                text=state[2],
                icon="",
                colour=colour,
                figure_colour=state[1],
                group="risks.rows",
            ),
        ]
        del figure_w
    return nodes


class _RiskRow(ListRow):
    """Name and own estimate, below them the early sign: word in its colour, then what it says."""

    __slots__ = ()

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        if ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2")
        wide = p.text(rect.right, rect.y + 2, self.figure, "text_s", 600, align="right")
        p.text(rect.x + 4, rect.y + 2, self.label, max_width=rect.w - wide - 16)
        word = f"{self.figure_colour}: "
        used = p.text(rect.x + 4, rect.y + 20, word, colour=self.colour)
        p.text(
            rect.x + 4 + used, rect.y + 20, self.text, colour="muted", max_width=rect.w - used - 4
        )


def _open_risk(screen: RunScreen, id: str) -> None:
    screen.play.screen("risks").select(id)
    screen.play.go("risks")
