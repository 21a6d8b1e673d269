"""The run and its branches: a line for each over its days, and up to three of them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.rewind import BY_HAND, Branch
from game.model.units import DAY
from game.ui import side_by_side, wording
from game.ui.charts import (
    Axis,
    ChartPlace,
    ChartTable,
    Moment,
    Picture,
    Piece,
    Reading,
    Value,
    is_table,
    panel,
)
from game.ui.charts.forks import FIGURES, LEAST, NAMES, TALLEST, Fork, Forks
from game.ui.geometry import Rect
from game.ui.kit import Cell, Column, Node, Panel, Row, Table, Ui
from game.ui.screens.debrief.base import points
from game.ui.screens.parts import inner, prose

if TYPE_CHECKING:
    from game.ui.screens.debrief.whatif import WhatIfScreen

BESIDE = 3
"""Branches that stand beside the run."""
ROW = 28.0
AROUND = 80.0
"""Pixels of the panel above and below the rows of the chart."""


def branches(screen: WhatIfScreen, ui: Ui, rect: Rect) -> list[Node]:
    """Your run first, then what came of other choices; Enter opens one."""
    room = rect.h - AROUND
    shown = list(enumerate(screen.debrief.branches))[-max(1, int(room // LEAST) - 1) :]
    screen.places = [-1, *(place for place, _ in shown)]
    hidden = len(screen.debrief.branches) - len(shown)
    about = "working days; Enter opens a branch"
    if hidden:
        about = f"the latest {len(shown)} of {len(screen.debrief.branches)}; all in the table"
    head = "Your run and its branches"
    nodes = panel(
        *(ui, "branches", rect, head, about, _picture(screen, shown, room)),
        table=lambda area: _table(screen, area),
    )
    area = inner(ui, rect, 40, 8)
    if not screen.debrief.branches and room >= 2 * TALLEST and not is_table(ui, "branches"):
        text = "No branch yet. Choose a decision and an option, then play it out or take over."
        y = area.y + 12 + TALLEST
        nodes.append(prose(ui, "branches.none", area.x, y, area.w, text, colour="muted")[0])
    return nodes


def _picture(screen: WhatIfScreen, shown: list[tuple[int, Branch]], room: float) -> Picture:
    debrief, why = screen.debrief, screen.debrief.why
    view = debrief.view
    rows = max(1.0 + len(shown), room / TALLEST)
    run = Fork(
        *("Your run", wording.plural(len(debrief.weighty()), "decision"), 0.0),
        (why.finish if why.finish >= 0 else view.now) / DAY,
        side_by_side.day(why.finish),
        _score(screen),
    )
    numbers = [(each.time / DAY, str(debrief.number(each))) for each in debrief.weighty()]
    forks = [_fork(screen, each) for _, each in shown]
    end = max(fork.end for fork in (run, *forks))
    short = view.project.deadline.short
    deadline = why.deadline / DAY
    pieces: list[Piece] = [Forks(run, numbers, forks)]
    if deadline <= end * 1.2:
        pieces.insert(0, Moment(deadline, short, "deadline"))
    known = [("you", why.spent), *((side_by_side.led(each), each.cost) for _, each in shown)]
    readings = [
        Reading(
            *(fork.end, fork.name),
            (
                Value("At", fork.under),
                Value("Led by", led),
                Value("Finish", fork.word),
                Value("Cost", wording.amount(cost)),
                Value("Score", fork.figure),
            ),
            rows - i - 0.5,
        )
        for i, (fork, (led, cost)) in enumerate(zip((run, *forks), known, strict=True))
    ]
    return Picture(
        f"Your run and {wording.plural(len(forks), 'branch', 'branches')} over its days",
        Axis(0, end * 1.2, ticks=tuple(t for t in Axis(0, end).shown() if t[0] <= end)),
        Axis(0, rows, ticks=()),
        pieces,
        readings,
        ("Branch", "At", "Led by", "Finish", "Cost", "Score"),
        right=FIGURES,
        left=NAMES,
        on_open=lambda at: _open(screen, screen.places[at]),
        rows=True,
    )


def _fork(screen: WhatIfScreen, each: Branch) -> Fork:
    decision = screen.debrief.decision(each.decision)
    ended = each.score >= 0
    return Fork(
        title(screen, each),
        f"{_at(screen, each)}{_mark(each)}",
        (decision.time if decision is not None else 0) / DAY,
        max(0, each.finish if each.finish >= 0 else each.time) / DAY,
        side_by_side.state(each),
        points(each.score) if ended else "–",
        each.option if len(each.option) == 1 else "",
        not ended,
    )


def _at(screen: WhatIfScreen, each: Branch) -> str:
    """The decision that was taken otherwise, with its number where it has one."""
    decision = screen.debrief.decision(each.decision)
    if decision is None:
        return each.decision
    number = screen.debrief.number(decision)
    return f"{number}  {decision.title}" if number else decision.title


def _score(screen: WhatIfScreen) -> str:
    debrief = screen.debrief
    return points(debrief.analysis.score) if debrief.analysis and debrief.complete else "–"


def _table(screen: WhatIfScreen, area: Rect) -> ChartTable:
    debrief, why = screen.debrief, screen.debrief.why
    mine = [
        Cell("Your run", "text", 600),
        Cell("as it was", "muted"),
        Cell("you", "muted"),
        Cell(side_by_side.day(why.finish), "text", 600, order=why.finish),
        Cell(wording.amount(why.spent), "text", order=why.spent),
        Cell(_score(screen), "text", 600),
    ]
    rows = [Row("-1", mine)]
    for i, each in enumerate(debrief.branches):
        cells = [
            Cell(title(screen, each), "text"),
            Cell(_at(screen, each), "muted"),
            Cell(side_by_side.led(each), "muted"),
            Cell(side_by_side.state(each), "text2", order=each.finish),
            Cell(wording.amount(each.cost), order=each.cost),
            Cell("–" if each.score < 0 else points(each.score), "text", 600, order=each.score),
        ]
        rows.append(Row(str(i), cells))
    columns = [
        Column("Branch", 0),
        Column("at the decision", 176, sortable=False),
        Column("led by", 160),
        Column("Finish", 100, "right"),
        Column("Cost", 72, "right"),
        Column("Score", 60, "right"),
    ]
    if area.w <= 560:
        columns = [columns[0], *columns[3:]]
        rows = [Row(row.key, [row.cells[0], *row.cells[3:]]) for row in rows]
    return ChartTable(
        *("branches", area, "Your run and its branches"),
        columns=columns,
        rows=rows,
        on_select=screen.stand,
        on_open=lambda key: _open(screen, int(key)),
        row_h=ROW,
    )


def stood_on(screen: WhatIfScreen, ui: Ui) -> int:
    """The branch that the arrows stand on, in chart or table; -1 for none and for the run."""
    if is_table(ui, "branches"):
        return screen.stood
    at = ui.kept("branches", ChartPlace).at
    return screen.places[at] if 0 <= at < len(screen.places) else -1


def title(screen: WhatIfScreen, branch: Branch) -> str:
    """What was tried, in the words of the analysis where it is judged."""
    decision = screen.debrief.decision(branch.decision)
    known = {each.id: each.title for each in decision.options} if decision is not None else {}
    return known.get(branch.option, branch.title)


def _open(screen: WhatIfScreen, place: int) -> None:
    if place < 0:
        return
    each = screen.debrief.branches[place]
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
    heads = [Column(f"{title(screen, e)}{_mark(e)}", wide, "right", sortable=False) for e in shown]
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
