"""What is tried next: which decision, which option, in which luck, by hand or played out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.debrief.rewind import OTHERS
from game.debrief.telling import option_title
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Button, Menu, MenuItem, Node, Option, Panel, Segment, Ui
from game.ui.own_moves import dated
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.debrief.analysis import Decision
    from game.ui.debriefing import Debriefing
    from game.ui.screens.debrief.whatif import WhatIfScreen

LISTED = 16
"""Decisions in the menu: those that cost most, then others that were taken."""


def another(screen: WhatIfScreen, ui: Ui, rect: Rect) -> list[Node]:
    """The decision, the option, the luck, and the two ways to go on."""
    found = screen.current
    area = inner(ui, rect, 40, 10)
    nodes: list[Node] = [Panel("next", rect, "Another branch", icon="rewind")]
    if found is None:
        text = f"{screen.debrief.doing()}. Decisions can be taken again when they are judged."
        return [*nodes, prose(ui, "next.none", area.x, area.y, area.w, text)[0]]
    number = screen.debrief.number(found)
    label = f"{number}  {dated(found)}"
    busy, same = screen.debrief.busy, screen.luck == "same"
    nodes += [
        line("n.from", area.x, area.y + 6, 60, "From"),
        Button(
            *("from", Rect(area.x + 64, area.y, area.w - 64, 30), label, partial(_choose, screen)),
            small=True,
            icon="chev_down",
        ),
        line("n.choose", area.x, area.y + 42, 60, "Choose"),
        Button(
            "option",
            Rect(area.x + 64, area.y + 36, area.w - 64, 30),
            option_title(found, screen.chosen),
            partial(_choose_option, screen),
            small=True,
            icon="chev_down",
        ),
        line("n.luck", area.x, area.y + 78, 60, "Luck"),
        Segment(
            "luck",
            Rect(area.x + 64, area.y + 72, area.w - 64, 30),
            "Luck",
            [Option("same", "Same"), Option("others", "Others")],
            screen.luck,
            screen.pick_luck,
            small=True,
        ),
        Button(
            "go",
            Rect(area.x, area.y + 112, area.w * 0.62 - 6, 40),
            "Continue by hand",
            screen.by_hand,
            primary=True,
        ),
        Button(
            "out",
            Rect(area.x + area.w * 0.62 + 2, area.y + 112, area.w * 0.38 - 2, 40),
            "Play out" if same else "Compare",
            screen.play_out,
            shortcut="P",
            cap=False,
            reason="still busy" if busy else "",
        ),
    ]
    room = area.h - 160
    if room >= 32:
        nodes.append(
            prose(
                *(ui, "n.text", area.x, area.y + 160, area.w, _explained(screen, found)),
                colour="muted",
                most=room,
            )[0]
        )
    return nodes


def _explained(screen: WhatIfScreen, found: Decision) -> str:
    """What the two buttons do in the chosen luck."""
    day = wording.day(found.time)
    if screen.luck == "same":
        return (
            f"By hand: from {day} you decide, in the same luck: what your choices do not change "
            "comes again. Play out: the handbook manager decides. Your run is kept."
        )
    return (
        f"By hand: what you had seen on {day} stays, all that was hidden then and all that comes "
        f"is drawn anew. Compare: the option against yours in {OTHERS} such futures."
    )


def offered(debrief: Debriefing) -> list[Decision]:
    """Decisions for the menu: the dearest that mattered, then others, staffing last."""
    found = debrief.analysis.decisions if debrief.analysis is not None else ()
    others = [each for each in found if each.action >= 0 and not each.matters]
    others.sort(key=lambda each: (each.kind == "staffing", each.time))
    costly = sorted(debrief.weighty(), key=lambda each: -each.loss)
    return [*costly[: LISTED - LISTED // 4], *others][:LISTED]


def _choose(screen: WhatIfScreen) -> None:
    debrief = screen.debrief
    items = []
    for each in offered(debrief):
        label = f"{debrief.number(each) or '·'}  {dated(each)}"
        items.append(MenuItem(each.id, label, partial(screen.pick, each.id)))
    screen.play.ui.open(Menu(items, screen.play.ui.size[0] - 460, 120, 440))


def _choose_option(screen: WhatIfScreen) -> None:
    found = screen.current
    assert found is not None
    items = [
        MenuItem(each.id, each.title, partial(screen.pick_option, each.id))
        for each in found.options
        if each.id != found.chosen
    ]
    screen.play.ui.open(Menu(items, screen.play.ui.size[0] - 460, 160, 440))
