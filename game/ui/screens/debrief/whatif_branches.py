"""The run and its branches: each in a line, and up to three of them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.rewind import BY_HAND, Branch
from game.ui import side_by_side, wording
from game.ui.geometry import Rect
from game.ui.kit import Cell, Column, Node, Panel, Row, Table, Ui
from game.ui.screens.debrief.base import points
from game.ui.screens.parts import inner, prose

if TYPE_CHECKING:
    from game.ui.screens.debrief.whatif import WhatIfScreen

BESIDE = 3
"""Branches that stand beside the run."""
ROW = 28.0


def branches(screen: WhatIfScreen, ui: Ui, rect: Rect) -> list[Node]:
    """Your run first, then what came of other choices; Enter opens one."""
    debrief, why = screen.debrief, screen.debrief.why
    area = inner(ui, rect, 40, 8)
    score = debrief.analysis.score if debrief.analysis and debrief.complete else None
    mine = [
        Cell("Your run", "text", 600),
        Cell("as it was", "muted"),
        Cell("you", "muted"),
        Cell(side_by_side.day(why.finish), "text", 600, order=why.finish),
        Cell(wording.amount(why.spent), "text", order=why.spent),
        Cell("–" if score is None else points(score), "text", 600),
    ]
    rows = [Row("own", mine)]
    for i, each in enumerate(debrief.branches):
        decision = debrief.decision(each.decision)
        at = decision.title if decision is not None else each.decision
        if decision is not None and (number := debrief.number(decision)):
            at = f"{number}  {at}"
        cells = [
            Cell(_title(screen, each), "text"),
            Cell(at, "muted"),
            Cell(side_by_side.led(each), "muted"),
            Cell(side_by_side.state(each), "text2", order=each.finish),
            Cell(wording.amount(each.cost), order=each.cost),
            Cell("–" if each.score < 0 else points(each.score), "text", 600, order=each.score),
        ]
        rows.append(Row(str(i), cells))
    wide = rect.w > 560
    columns = [
        Column("Branch", 0),
        Column("at the decision", 176, sortable=False),
        Column("led by", 160),
        Column("Finish", 100, "right"),
        Column("Cost", 72, "right"),
        Column("Score", 60, "right"),
    ]
    if not wide:
        columns = [columns[0], *columns[3:]]
        rows = [Row(row.key, [row.cells[0], *row.cells[3:]]) for row in rows]
    nodes: list[Node] = [
        Panel("branches", rect, "Your run and its branches"),
        Table(
            "branches.table",
            Rect(area.x - 8, area.y, area.w + 16, min(area.h, 36 + ROW * len(rows))),
            "Your run and its branches",
            columns=columns,
            rows=rows,
            on_open=lambda key: _open(screen, key),
            row_h=ROW,
        ),
    ]
    if not debrief.branches and area.h > 36 + 2 * ROW:
        text = "No branch yet. Choose a decision and an option, then play it out or take over."
        y = area.y + 40 + ROW
        nodes.append(prose(ui, "branches.none", area.x, y, area.w, text, colour="muted")[0])
    return nodes


def _title(screen: WhatIfScreen, branch: Branch) -> str:
    """What was tried, in the words of the analysis where it is judged."""
    decision = screen.debrief.decision(branch.decision)
    known = {each.id: each.title for each in decision.options} if decision is not None else {}
    return known.get(branch.option, branch.title)


def _open(screen: WhatIfScreen, key: str) -> None:
    if key == "own":
        return
    each = screen.debrief.branches[int(key)]
    if each.path:
        screen.open_branch(each.path)
        return
    screen.debrief.selected = each.decision
    screen.option = each.option
    if screen.debrief.decision(each.decision) is not None:
        screen.play.go("debrief.decision")


def compared(screen: WhatIfScreen, ui: Ui, rect: Rect) -> list[Node]:
    """The latest branches that have ended beside the run, figure by figure."""
    debrief = screen.debrief
    area = inner(ui, rect, 40, 8)
    most = BESIDE if rect.w > 700 else BESIDE - 1 if rect.w > 480 else 1
    shown = side_by_side.ended(debrief)[-most:]
    nodes: list[Node] = [Panel("compared", rect, "Side by side")]
    if not shown:
        text = "A branch that has ended stands here beside your run, figure by figure."
        return [*nodes, prose(ui, "compared.none", area.x, area.y, area.w, text, colour="muted")[0]]
    lines = side_by_side.lines(debrief, shown)
    wide = min(190.0, (area.w - 92 - 150) / len(shown))
    heads = [Column(f"{_title(screen, e)}{_mark(e)}", wide, "right", sortable=False) for e in shown]
    first = [Column("Against your run", sortable=False), Column("Your run", 92, "right", False)]
    nodes.append(
        Table(
            "compared.table",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "Your run and branches, figure by figure",
            columns=[*first, *heads],
            rows=[
                Row(each.name, [each.name, Cell(each.own, "text", 600), *map(_cell, each.gaps)])
                for each in lines
            ],
            row_h=min(ROW, max(22.0, (area.h - 32) / len(lines))),
        )
    )
    return nodes


def _cell(gap: side_by_side.Gap) -> Cell:
    """The triangle points where the figure went; colour and word say whether that is good."""
    if gap.better is None:
        return Cell(gap.text, "muted")
    icon, colour = "tri_up" if gap.more else "tri_down", "ok" if gap.better else "bad"
    word = "better" if gap.better else "worse"
    return Cell(f"{gap.text} {word}", "text2", 600, icon=icon, icon_colour=colour)


def _mark(branch: Branch) -> str:
    return " (other luck)" if branch.luck >= 0 else " (by hand)" if branch.leader == BY_HAND else ""
