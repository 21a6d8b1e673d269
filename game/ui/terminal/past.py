"""How the forecast stood in the weeks before, each from what was known then, and what moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.units import DAY, WEEK
from game.outlook import Forecast
from game.outlook.past import PAST_FUTURES, KeptForecasts, keys, look_back
from game.ui import course
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.drawing import column
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

MOST = 8
"""Rows, so that a page holds them."""
MOVES = 5
FAN = 30


def past(game: Game) -> Page:
    """A row a forecast, with its fan; below it the largest moves."""
    page = Page("PAST")
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "Enter home · forecast of now · m money · j journal · ? help"
    if not game.view.public.started or not game.view.now:
        page.add(" There is no past yet: let time run first.")
        return page
    made = _made(game)
    _rows(game, page, made)
    _moves(game, page, made)
    return page


def _made(game: Game) -> list[Forecast]:
    """The forecasts of a grid of week ends, and the one of now where there is one."""
    session = game.session
    weeks = -(-game.view.now // WEEK)
    minutes = range(0, game.view.now, -(-weeks // MOST) * WEEK)
    kept = KeptForecasts(game.path, session.scenario)
    names = keys(session.recording, minutes, PAST_FUTURES)
    missing = sum(kept.get(name) is None for name in names.values())
    if missing:
        game.say(f"Playing {PAST_FUTURES} futures of {w.plural(missing, 'past week')} …", "dim")
        game.console.flush()
    made: list[Forecast] = []
    what = (session.recording, session.scenario, minutes, kept)
    for each in look_back(*what, futures=PAST_FUTURES):
        made.append(each)
        if missing and game.console.interactive:
            game.say(f"{w.capital(w.day(each.made))}: {len(made)} of {len(minutes)}", "dim")
    fresh = game.forecast is not None and game.foreseen is game.view
    return [*made, game.forecast] if fresh and game.forecast is not None else made


def _rows(game: Game, page: Page, made: list[Forecast]) -> None:
    view, console = game.view, game.console
    if console.plain:
        for each in made:
            early, middle, late = (course.day_of(each, q, view) for q in (100, 500, 800))
            page.add(
                f" Made on {w.day(each.made)}: P10 to P80 day {early} to {late}, P50 day {middle}; "
                f"cost P50 {w.amount(each.cost_at(500))}; in time "
                f"{w.percent(each.chance('deadline'))}."
            )
        return
    days = [course.day_of(each, q, view) for each in made for q in (100, 800)]
    low, high = min(days), max(*days, view.public.deadline // DAY) + 1
    span = (low, high)
    head = f" {'made on':<9}{'P10':>5}{'P50':>5}{'P80':>5}{'in time':>9}{'cost P50':>10}  "
    page.add(
        console.style(f"{head}{low}{'day':^{FAN - len(str(low)) - len(str(high))}}{high}", "dim")
    )
    for each in made:
        early, middle, late = (course.day_of(each, q, view) for q in (100, 500, 800))
        page.add(
            f" {w.day(each.made):<9}{early:>5}{middle:>5}{late:>5}"
            f"{w.percent(each.chance('deadline')):>9}{w.amount(each.cost_at(500)):>10}  "
            + _fan(game, early, middle, late, span)
        )
    short = view.project.deadline.short
    text = f" ▒ P10 to P80, █ P50, ! {short} {view.public.deadline // DAY}, each known then"
    page.add(console.style(text, "dim"))


def _fan(game: Game, early: int, middle: int, late: int, span: tuple[int, int]) -> str:
    cells = [" "] * FAN
    cells[column(game.view.public.deadline / DAY, span, FAN)] = "!"
    for at in range(column(early, span, FAN), column(late, span, FAN) + 1):
        cells[at] = "▒"
    cells[column(middle, span, FAN)] = "█"
    return game.console.style("".join(cells).rstrip(), "luck")


def _moves(game: Game, page: Page, made: list[Forecast]) -> None:
    view, console = game.view, game.console
    found = course.steps(made, course.happenings(game.session), "date", view)
    page.add(f" {console.style('What moved the date most', 'bold')}, and what happened then")
    if not found:
        page.add(" It has hardly moved so far.")
    for step in found[:MOVES]:
        style = "bad" if course.worse(step, "date") else "ok"
        moved = console.style(f"{course.said(step, 'date'):>6}", style)
        what = console.cut(course.happened(step, 3), console.width - 29)
        page.add(f" {course.stretch(step):<16} {moved}  {what}")
