"""The plan: every task with state, float, dates and its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.units import DAY
from game.model.view import View
from game.model.world import IN_SCOPE
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import drawing, pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

NAME, STATE, FLOAT, DATES = 18, 8, 8, 8


def plan(game: Game) -> Page:
    """All tasks in scope in the order of the plan; a number opens one."""
    view, console = game.view, game.console
    page = Page("PLAN")
    width = console.width - 5 - NAME - STATE - FLOAT - DATES - 5
    span = drawing.scale(view)
    if not console.plain:
        head = f"     {'Task':<{NAME}} {'State':<{STATE}} {'Float':>{FLOAT}} {'Days':>{DATES}}  "
        page.add(console.style(head + drawing.axis(span, width), "dim"))
    for id in in_order(view):
        label = _spoken(view, id) if console.plain else _row(game, id, span, width)
        page.choice(label, lambda id=id: game.go(pages.maker("task", game, id)))  # type: ignore[misc]
    optional = [id for id, s in view.public.tasks.items() if s.status in ("out", "dropped")]
    if optional:
        names = w.listed([w.task_label(view, id) for id in optional])
        page.add(
            *(f" {line}" for line in console.wrap(f"Not in scope: {names}.", console.width - 2))
        )
    if not console.plain:
        page.add(
            console.style(
                " █ critical  ▒ other  = outside  ▓ done  - float  . waits  | today  ! deadline",
                "dim",
            )
        )
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number opens a task · Enter home · why TASK · assign PERSON TASK · ? help"
    return page


def in_order(view: View) -> list[str]:
    """Tasks in scope, earliest first."""
    current = view.public.current
    tasks = [id for id, s in view.public.tasks.items() if s.status in IN_SCOPE]
    return sorted(tasks, key=lambda id: (current[id].start, current[id].finish) if id in current
                  else (view.project.horizon, 0))  # fmt: skip


def float_text(view: View, id: str) -> str:
    """ "critical", "12 d", or nothing for what is done."""
    if view.public.tasks[id].status == "finished":
        return ""
    return "critical" if figures.critical(view, id) else f"{figures.slack(view, id) // DAY} d"


def dates_text(view: View, id: str) -> str:
    """First and last day: "41–58"."""
    planned = view.public.current.get(id)
    if planned is None:
        return w.NOTHING
    return f"{w.day_number(planned.start)}–{w.finish_number(planned.finish)}"


def _row(game: Game, id: str, span: tuple[int, int], width: int) -> str:
    view, console = game.view, game.console
    state = view.public.tasks[id]
    word = phrases.TASK[state.status]
    if state.status == "active":
        word = f"{w.percent_number(figures.progress(view, id))} %"
    bar = drawing.bar(view, id, span, width, console)
    return (
        f"{console.fit(w.task_label(view, id), NAME)} {console.fit(word, STATE)} "
        f"{float_text(view, id):>{FLOAT}} {dates_text(view, id):>{DATES}}  {bar}"
    )


def _spoken(view: View, id: str) -> str:
    state = view.public.tasks[id]
    word = phrases.TASK[state.status]
    if state.status == "active":
        word = f"in work, {w.percent(figures.progress(view, id))} done"
    slack = float_text(view, id)
    tail = f", {'critical' if slack == 'critical' else 'float ' + slack}" if slack else ""
    days = dates_text(view, id).replace("–", " to ")
    return f"{w.task_label(view, id)}: {word}, days {days}{tail}"
