"""Drawings of the text game: the line of dates and the Gantt rows. Plain mode does without."""

from __future__ import annotations

from itertools import groupby

from game.model.units import DAY
from game.model.view import View
from game.ui import figures
from game.ui.terminal.console import Console


def scale(view: View) -> tuple[int, int]:
    """First and last day that a drawing of the whole plan shows."""
    current = view.public.current.values()
    last = max((plan.finish for plan in current), default=view.public.deadline)
    last = max(last, view.public.deadline, view.now)
    return 0, last // DAY + 2


def column(day: float, span: tuple[int, int], width: int) -> int:
    """Where a day stands in `width` columns."""
    first, last = span
    return min(width - 1, max(0, int((day - first) * width / max(1, last - first))))


def axis(span: tuple[int, int], width: int) -> str:
    """Day numbers over a drawing, as many as fit."""
    first, last = span
    length = last - first
    step = next(s for s in (5, 10, 20, 25, 50, 100, 200, 500) if length / s <= width / 5)
    cells = [" "] * width
    for day in range(first + step, last + 1, step):
        text = str(day)
        at = column(day, span, width) - len(text) + 1
        if at >= 0 and at + len(text) <= width:
            cells[at : at + len(text)] = text
    return "".join(cells)


def bar(view: View, task: str, span: tuple[int, int], width: int, console: Console) -> str:
    """A row of the Gantt chart: done ▓, critical █, other ▒, supplier =, float -, waits ., today |,
    deadline !."""
    public = view.public
    planned = public.current.get(task)
    cells = [" "] * width
    marks: dict[int, str] = {}

    def paint(start: float, end: float, mark: str, style: str) -> None:
        left, right = column(start, span, width), column(max(start, end - 0.01), span, width)
        for at in range(left, right + 1):
            cells[at] = mark
            marks[at] = style

    if planned is not None:
        start, finish = planned.start / DAY, planned.finish / DAY
        state = public.tasks[task]
        critical = figures.critical(view, task)
        supplier = not view.project.tasks[task].slots
        style = "key" if critical else "bold"
        body = "=" if supplier else "█" if critical else "▒"
        if state.status != "finished" and planned.slack >= DAY:
            paint(finish, finish + planned.slack / DAY, "-", "dim")
        if state.status == "ready" and state.ready_at >= 0 and view.now > state.ready_at:
            paint(state.ready_at / DAY, start, ".", "warn")
        paint(start, finish, body, style)
        if state.status == "finished":
            paint(start, finish, "▓", "dim")
        elif state.started >= 0 and view.now > state.started:
            paint(start, min(finish, view.now / DAY), "▓", style)
    for day, mark, style in ((view.now / DAY, "|", "key"), (public.deadline / DAY, "!", "bold")):
        at = column(day, span, width)
        if cells[at] in " -.":
            cells[at] = mark
            marks[at] = style
    styles = ["" if cell == " " else marks.get(at, "") for at, cell in enumerate(cells)]
    runs = groupby(zip(styles, cells, strict=True), key=lambda pair: pair[0])
    drawn = ((style, "".join(cell for _, cell in run)) for style, run in runs)
    return "".join(console.style(text, style) if style else text for style, text in drawn)


def dates(view: View, width: int, console: Console) -> tuple[str, str]:
    """The line of days: time passed ━, plan █, deadline |; and below it a pointer at the deadline
    with its name."""
    finish = figures.milestone_finish(view)
    deadline = view.public.deadline
    last = max(deadline, finish, view.now) // DAY
    span = (0, last + max(2, last // 10))
    today = column(view.now / DAY, span, width)
    flag = column(deadline / DAY, span, width)
    plan = column(finish / DAY, span, width) if finish >= 0 else -1
    cells = ["━" if at < today else "·" for at in range(width)]
    for at in range(min(plan, flag), max(plan, flag)) if plan >= 0 else ():
        cells[at] = "▒"
    cells[flag] = "|"
    if plan >= 0:
        cells[plan] = "█"
    line = "".join(cells)
    word = f"{view.project.deadline.short} {deadline // DAY} "
    below = f"{word}^".rjust(flag + 1) if flag + 1 >= len(word) + 1 else f"{'^':>{flag + 1}} {word}"
    state = figures.date_state(view)
    return console.style(line, state if state != "ok" else "luck"), console.style(below, "dim")
