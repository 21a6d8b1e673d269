"""The facts of a game as text, without a comment: the date in turns, its tracks, milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.units import DAY
from game.ui import turns as told
from game.ui import wording as w
from game.ui.debriefing import Debriefing
from game.ui.terminal import drawing
from game.ui.terminal.debrief import add, debriefing, locked_page, step_page, waited
from game.ui.terminal.page import Page
from game.ui.theme import STATES

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

TURNS = 12
"""Rows of the table."""
NAMES = 14
_STATES = {"ok": "+", "warn": "!", "bad": "x"}


def facts(game: Game) -> Page:
    """What was planned, known, said and came, and where the project was heading in truth."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    if not found.course:
        game.say("The course of the date is computed. Ctrl-C stops; what is done is kept.")
        waited(game, found, found.look_back)
    why = found.why
    page = step_page("FACTS", game, 2)
    name = game.view.project.deadline.name
    planned = f"day {w.finish_number(why.planned)}" if why.planned >= 0 else "no baseline"
    came = f"day {w.finish_number(why.finish)}" if why.finish >= 0 else "not reached"
    until = f"baseline {planned}, date day {w.finish_number(why.deadline)}, came {came}"
    add(page, game, f"{name}: {until}.")
    add(page, game, f"Cost: budget {w.money(why.budget)}, spent {w.money(why.spent)}.")
    _table(page, game, found)
    page.add("")
    if game.console.plain:
        _spoken(page, game, found)
    else:
        _tracks(page, game, found)
    page.add("", " Milestones: planned, came")
    for each in told.milestones(found):
        page.add(f"   {each.name[:34]:<34} {_day(each.planned):>12} {_day(each.came):>12}")
    struck = told.struck(found)
    page.add("", " Risks that struck" if struck else " No risk struck")
    page.add(*(f"   day {time // DAY:>3}   {name[:64]}" for time, name in struck))
    return page


def _table(page: Page, game: Game, found: Debriefing) -> None:
    """The turns at which it was asked what could be known, or what there is before that."""
    turns = told.turns(found)
    asked = [each for each in turns if each.known] or turns
    shown = asked[:: max(1, -(-len(asked) // TURNS))]
    if game.console.plain:
        page.add("", " The date day by day")
        for each in shown:
            add(page, game, _sentence(each))
        return
    head = f"  {'Day':>4}{'Plan':>6}{'P50':>6}{'P10 to P80':>13}{'You said':>10}{'In truth':>10}"
    page.add("", " The date day by day", game.console.style(f"{head}  {'You':<10}By rule", "dim"))
    for each in shown:
        low, middle, high = (_number(minute) for minute in each.known or (-1, -1, -1))
        fan = f"{low} to {high}" if each.known else "-"
        page.add(
            f"  {each.time // DAY:>4}{_number(each.plan):>6}{middle:>6}{fan:>13}"
            f"{_number(each.said):>10}{_heading(each):>10}"
            f"  {STATES[each.colour].word if each.colour else '-':<10}{STATES[each.rule].word}"
        )
    add(
        page,
        game,
        "P50, P10 and P80: days by which 50, 10 and 80 of 100 futures of then reached it. In "
        "truth: where the project was heading with its own luck, led by the handbook from then.",
    )


def _sentence(each: told.Turn) -> str:
    """A turn in words, for plain mode."""
    low, middle, high = (_number(minute) for minute in each.known or (-1, -1, -1))
    parts = [f"Day {each.time // DAY}: plan day {_number(each.plan)}"]
    if each.known:
        parts.append(f"known then P50 day {middle}, P10 {low} to P80 {high}")
    if each.said >= 0:
        colour = STATES[each.colour].word.lower()
        parts.append(f"you had said day {_number(each.said)}, {colour}")
    parts.append(f"in truth {_heading(each)}, by the rule {STATES[each.rule].word.lower()}")
    return "; ".join(parts) + "."


def _tracks(page: Page, game: Game, found: Debriefing) -> None:
    width = game.console.width - NAMES - 3
    stones = told.milestones(found)
    last = max([game.view.now, *(each.planned for each in stones)]) // DAY + 1
    span = (0, last)
    struck = [time for time, _ in told.struck(found)]
    rows = (
        ("Planned", [each.planned for each in stones if each.planned >= 0], "o"),
        ("Came", [each.came for each in stones if each.came >= 0], "*"),
        ("Decisions", [each.time for each in found.taken], "D"),
        ("Risks struck", struck, "R"),
    )
    page.add(game.console.style(" " * (NAMES + 1) + drawing.axis(span, width), "dim"))
    for name, minutes, mark in rows:
        cells = [" "] * width
        for minute in minutes:
            cells[drawing.column(minute / DAY, span, width)] = mark
        page.add(f" {name:<{NAMES}}{''.join(cells)}".rstrip())
    for name, stretches in (("You said", told.said(found)), ("By the rule", told.by_rule(found))):
        cells = list("nothing".ljust(width)) if not stretches else [" "] * width
        for each in stretches:
            first = drawing.column(each.start / DAY, span, width)
            until = drawing.column(each.end / DAY, span, width)
            cells[first : until + 1] = _STATES[each.state] * (until + 1 - first)
        page.add(f" {name:<{NAMES}}{''.join(cells)}".rstrip())
    page.add(game.console.style(" o planned  * came  + on track  ! at risk  x off track", "dim"))


def _spoken(page: Page, game: Game, found: Debriefing) -> None:
    """The stretches as sentences, for plain mode."""
    for name, stretches in (("You said", told.said(found)), ("By the rule", told.by_rule(found))):
        parts = [
            f"{STATES[each.state].word.lower()} from day {each.start // DAY} to {each.end // DAY}"
            for each in stretches
        ]
        add(page, game, f"{name}: {', '.join(parts) or 'nothing'}.")


def _day(minute: int) -> str:
    return f"day {w.finish_number(minute)}" if minute >= 0 else "-"


def _number(minute: int) -> str:
    return str(w.finish_number(minute)) if minute >= 0 else "-"


def _heading(turn: told.Turn) -> str:
    return "never" if turn.heading == -1 else _number(turn.heading)
