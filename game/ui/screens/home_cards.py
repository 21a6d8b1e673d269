"""The right column of home: what needs a decision, what changed, which risks to watch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.ui import why, wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Icon,
    Link,
    ListRow,
    Node,
    Panel,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens.base import RunScreen
from game.ui.screens.changes import Change, changes
from game.ui.screens.parts import empty, inner
from game.ui.screens.register_words import indicator_state, own_words, watched
from game.ui.screens.why_card import why_card
from game.ui.why import Why


def changed(screen: RunScreen, ui: Ui, panel: Rect) -> list[Node]:
    """Rows of what moved since time last began to run."""
    run = screen.run
    rows = changes(run.looked, run.view)
    since = f"since {wording.day(run.looked.now)}" if run.looked is not None else ""
    all_text = "log"
    wide = max(24.0, ui.measure(all_text) + 2)
    nodes: list[Node] = [Panel("changed", panel, "What changed", subtitle=since, free=wide + 8)]
    nodes.append(
        Link(
            "changed.log",
            Rect(panel.right - 16 - wide, panel.y + 8, wide, 24),
            all_text,
            lambda: _log(screen),
            align="right",
        )
    )
    area = inner(ui, panel, 44, 8)
    if not rows:
        text = "Nothing has moved yet." if run.looked is None else "Nothing of weight has moved."
        return nodes + empty(ui, "changed", area, text)
    step = 26.0
    for i, row in enumerate(rows[: int(area.h // step)]):
        rect = Rect(area.x, area.y + i * step, area.w, step)
        nodes.append(
            Canvas(
                f"changed.{i}",
                rect,
                f"{row.name} {row.then} to {row.now}, {row.difference}",
                paint=partial(_paint_change, row=row),
                card=partial(_why, screen, row.about) if row.about else None,
                group="changed",
            )
        )
    return nodes


def _why(screen: RunScreen, about: str) -> Card:
    """What moved this number."""
    number, _, id = about.partition(" ")
    run, view = screen.run, screen.view
    asked: dict[str, Callable[[], Why]] = {
        "date": lambda: why.finish(view),
        "cost": lambda: why.cost(view),
        "pace": lambda: why.task_pace(run.session, id),
        "trust": lambda: why.trust(view, id),
        "morale": lambda: why.morale(view, id, run.parameters),
        "fatigue": lambda: why.fatigue(view, id, run.parameters),
    }
    return why_card(screen.play.ui, asked[number]())


def _log(screen: RunScreen) -> None:
    screen.play.screen("journal").select("log")
    screen.play.go("journal")


def _paint_change(p: Painter, rect: Rect, row: Change) -> None:
    y = rect.y + 4
    icon, colour = {1: ("tri_down", "ok"), -1: ("tri_up", "bad"), 0: ("minus", "muted")}[row.good]
    falling = row.difference.startswith(wording.MINUS)
    if row.good:
        icon = "tri_down" if falling else "tri_up"
    p.icon(icon, rect.x, y + 2, 12, colour)
    p.text(rect.right, y, row.difference, "text_s", 600, colour, "right")
    right = rect.right - 64
    wide = 0.0
    if (row.then or row.now) and rect.w > 280:
        wide = p.text(right, y, f"{row.then} → {row.now}", colour="text2", align="right")
    p.text(rect.x + 24, y, row.name, colour="text2", max_width=right - wide - 12 - rect.x - 24)


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
