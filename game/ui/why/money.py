"""Why the plan ends when it does, and why the project will cost what it does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.evidence import ledger
from game.model.units import DAY
from game.model.view import View
from game.outlook import Forecast
from game.ui import figures, wording
from game.ui.why.told import CAUSES, Factor, Moved, Why, behind, between

KNOWN = CAUSES[: CAUSES.index("message")]
OF_COST = ("spent", "reserve", *KNOWN)
REPORTED = "No single event; the plan was reckoned anew."
SMALLEST = 200
"""A week's change of the cost counts from this part of the budget (one in so many) on."""


def finish(view: View) -> Why:
    """The current plan's end, what it adds up, and what moved it."""
    public, target = view.public, view.project.deadline
    planned = wording.finish_number(figures.milestone_finish(view))
    base = public.baseline.get(target.task)
    rows: list[Factor] = []
    if base is not None:
        day = wording.finish_number(base.finish)
        rows.append(("Baseline", f"day {day}", f"now {wording.signed(planned - day)} d"))
    for task in figures.drivers(view, 4):
        if figures.critical(view, task):
            left = public.tasks[task].remaining or public.tasks[task].estimate.mean
            days = wording.decimal(left / DAY)
            rows.append((wording.task_label(view, task), f"{days} d left", ""))
    rows += [
        ("Planned finish", f"day {planned}", ""),
        ("The date", f"day {wording.finish_number(public.deadline)}", ""),
        ("Float to the date", f"{wording.signed(public.float_days)} d", ""),
    ]
    moves = [e for e in public.log if e.kind == "forecast_moved"]
    moved = tuple(
        Moved(
            wording.day(entry.time),
            f"{wording.signed(int(entry.detail or 0))} d",
            behind(view, entry) or REPORTED,
        )
        for entry in reversed(moves)
    )
    text = (
        "The plan adds up what the crews report as remaining, in the order of work, with the usual "
        "overrun of such plans. It is no promise."
    )
    return Why(target.name, text, tuple(rows), moved, f"computed, {wording.day(view.now)}", "Float")


def forecasts(view: View, made: Sequence[Forecast]) -> tuple[Moved, ...]:
    """From one forecast to the next: by how much P50 moved, and what happened in between."""
    found = []
    for before, after in pairwise(made):
        was, now = before.finish_at(500), after.finish_at(500)
        if was is None or now is None:
            continue
        by = wording.finish_number(now) - wording.finish_number(was)
        if by:
            text = between(view, before.made, after.made, KNOWN) or REPORTED
            found.append(Moved(wording.day(after.made), f"{wording.signed(by)} d", text))
    return tuple(reversed(found))


def cost(view: View) -> Why:
    """Cost at completion as a sum, and the weeks that moved it, with what was paid and decided."""
    public, project = view.public, view.project
    people, items = ledger.labour(view), sum(ledger.items(view).values())
    late = max(0, -public.float_days)
    late = min(late, project.deadline.penalty_cap_days or late)
    delay = max(0, late * project.deadline.penalty - public.ledger.delay_penalty)
    rest = public.plan_cost - people - items - delay
    rows: list[Factor] = [
        ("People, so far", wording.money_figure(people), ""),
        ("Everything else, so far", wording.money_figure(items), ""),
        ("Work and items to come, by plan", wording.money_figure(rest), ""),
    ]
    if delay:
        rows.append((f"Price of {late} late days", wording.money_figure(delay), ""))
    rows += [
        ("Cost at completion", wording.money_figure(public.plan_cost), ""),
        ("Approved budget", wording.money_figure(project.bac), ""),
    ]
    text = "What was spent, what the plan still needs, and the price of the delay that it shows."
    source = f"{project.currency}, {wording.day(view.now)}"
    moved = tuple(reversed(_weeks(view)))
    return Why("Cost at completion", text, tuple(rows), moved, source, "Estimate at completion")


def _weeks(view: View) -> list[Moved]:
    """The weeks in which the cost at completion moved, each with what happened in it."""
    found = []
    for (since, _, before), (until, _, after) in pairwise(view.public.history):
        change = after - before
        if abs(change) * SMALLEST < view.project.bac:
            continue
        text = between(view, since, until, OF_COST) or REPORTED
        found.append(Moved(wording.day(until), wording.signed_amount(change), text))
    return found
