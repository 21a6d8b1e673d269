"""What changed between two looks at a run: lines in groups, the weightiest first.

Made from two views and the log between them, so that nothing is told that the manager may not
know. Each line says where more about it stands. Shared by the window and the terminal; how a line
looks is theirs. What the log tells is turned into lines in `digest_news`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.evidence import ledger
from game.model.units import DAY
from game.model.view import View
from game.model.world import IN_SCOPE
from game.outlook import Forecast
from game.ui import digest_news, figures, wording
from game.ui.digest_line import (
    CAME_IN,
    DATE,
    MONEY,
    NEEDS_YOU,
    PEOPLE,
    TASKS,
    Line,
)

LEAST_SLIP = 2
"""Days by which a task must move to be worth a line."""
LEAST_POINTS = 2
"""Points of 100 by which trust or a chance must move."""
BAC_PARTS = 200
"""A cost must move by this part of the budget."""
MANY = 4
"""So many like lines become one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind under their heading."""

    name: str
    lines: tuple[Line, ...]


def digest(
    before: View | None,
    view: View,
    *,
    until: int | None = None,
    forecasts: tuple[Forecast, Forecast] | None = None,
    report_due: bool = False,
) -> list[Line]:
    """All lines, the most important first; empty where nothing was looked at before.

    `until` is how much of the log counts: what the player did since time stopped is no news.
    `forecasts` are one of the look before and the latest; `report_due` says that a report has
    fallen due meanwhile.
    """
    if before is None:
        return []
    entries = view.public.log[len(before.public.log) : until]
    lines = [
        *_waiting(before, view, report_due),
        *_dates(before, view),
        *(_forecasts(*forecasts, view) if forecasts is not None else ()),
        *_tasks(before, view),
        *_money(before, view),
        *_trust(before, view),
        *_people(before, view),
        *digest_news.lines(entries, view),
    ]
    return sorted(lines, key=lambda line: -line.weight)


def grouped(lines: Sequence[Line]) -> list[Group]:
    """The lines by kind; the group with the weightiest line first."""
    names = dict.fromkeys(line.group for line in lines)
    return [Group(name, tuple(line for line in lines if line.group == name)) for name in names]


def pair(history: Sequence[Forecast], before: View | None) -> tuple[Forecast, Forecast] | None:
    """The last forecast that was made when `before` was looked at or earlier, and the latest."""
    if before is None or not history:
        return None
    old = [each for each in history if each.made <= before.now]
    return (old[-1], history[-1]) if old and history[-1].made > old[-1].made else None


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _days(
    group: str,
    text: str,
    then: int,
    now: int,
    weight: float,
    screen: str,
    about: str = "",
    asks: str = "",
) -> Line:
    """A day that moved; later is worse."""
    return Line(
        group,
        text,
        weight,
        -_sign(now - then),
        str(then),
        str(now),
        f"{wording.signed(now - then)} d",
        screen,
        about,
        asks,
    )


def _waiting(before: View, view: View, report_due: bool) -> Iterator[Line]:
    for id in view.open_dilemmas():
        state = view.public.dilemmas[id]
        if before.public.dilemmas[id].status != "open":
            text = f"Decide: {view.project.dilemmas[id].title}"
            by = f"by {wording.day(state.deadline - 1)}"
            yield Line(NEEDS_YOU, text, 1200, difference=by, screen="decision", about=id)
    if report_due:
        yield Line(NEEDS_YOU, "A status report is due", 1150, screen="report")
    stood = figures.unstaffed(before)
    for id in figures.unstaffed(view):
        if id not in stood:
            text = f"{wording.task_label(view, id)} waits for people"
            yield Line(NEEDS_YOU, text, 1140, -1, screen="team")


def _dates(before: View, view: View) -> Iterator[Line]:
    then, now = (figures.milestone_finish(each) for each in (before, view))
    reached = view.public.tasks[view.project.deadline.task].finished >= 0
    if then >= 0 and now >= 0 and not reached:
        old, new = wording.finish_number(then), wording.finish_number(now)
        if old != new:
            name = f"{view.project.deadline.short} by the plan"
            task = view.project.deadline.task
            yield _days(DATE, name, old, new, 1000, "plan", task, "date")
    old, new = before.public.deadline // DAY, view.public.deadline // DAY
    if old != new:
        moved = f"{wording.signed(new - old)} d"
        good = _sign(new - old)
        yield Line(DATE, "Deadline", 1100, good, str(old), str(new), moved, "plan", asks="date")


def _forecasts(then: Forecast, now: Forecast, view: View) -> Iterator[Line]:
    horizon = view.project.horizon
    old, new = (
        wording.finish_number(horizon if found is None else found)
        for found in (then.finish_at(500), now.finish_at(500))
    )
    if old != new:
        text = f"{view.project.deadline.short}, middle forecast"
        yield _days(DATE, text, old, new, 950, "forecast")
    share = [each.share_by(view.public.deadline) // 10 for each in (then, now)]
    if abs(share[1] - share[0]) >= LEAST_POINTS:
        yield Line(
            DATE,
            f"Chance to keep day {view.public.deadline // DAY}",
            940,
            _sign(share[1] - share[0]),
            f"{share[0]} %",
            f"{share[1]} %",
            wording.signed(share[1] - share[0]),
            "forecast",
        )
    costs = then.cost_at(500), now.cost_at(500)
    if abs(costs[1] - costs[0]) * BAC_PARTS >= view.project.bac:
        yield _cost("Cost, middle forecast", *costs, 155, "forecast")


def _cost(text: str, then: int, now: int, weight: float, screen: str = "money") -> Line:
    """Money that moved; more is worse."""
    return Line(
        MONEY,
        text,
        weight,
        -_sign(now - then),
        wording.amount(then),
        wording.amount(now),
        wording.signed_amount(now - then),
        screen,
        asks="cost",
    )


def _finish(view: View, task: str) -> int:
    """When a task was finished or will be by the plan; -1 where no plan says."""
    state, planned = view.public.tasks[task], view.public.current.get(task)
    if state.finished >= 0 or planned is None:
        return state.finished
    return max(planned.finish, view.now if state.status == "active" else 0)


def _tasks(before: View, view: View) -> Iterator[Line]:
    later: list[tuple[int, Line]] = []
    for id, state in view.public.tasks.items():
        old = before.public.tasks[id]
        label = wording.task_label(view, id)
        if state.status == "dropped" and old.status != "dropped":
            yield Line(TASKS, f"{label} is out of scope", 300, screen="plan", about=id)
            continue
        if state.status not in IN_SCOPE or old.status == "finished":
            continue
        if old.status not in IN_SCOPE:
            yield Line(TASKS, f"{label} is now in scope", 300, screen="plan", about=id)
            continue
        then, now = (wording.finish_number(_finish(each, id)) for each in (before, view))
        if state.status == "finished":
            weight = 210.0 + abs(now - then)
            if view.project.tasks[id].milestone or id == view.project.deadline.task:
                weight += 300
            text, day = f"{label} is finished", wording.day(state.finished)
            if then != now:
                yield _days(TASKS, text, then, now, weight, "plan", id, "pace")
            else:
                yield Line(
                    TASKS, text, weight, 1, difference=day, screen="plan", about=id, asks="pace"
                )
            continue
        if old.started < 0 <= state.started:
            day = wording.day(state.started)
            yield Line(TASKS, f"{label} has started", 45, difference=day, screen="plan", about=id)
        if abs(now - then) >= LEAST_SLIP and id != view.project.deadline.task:
            runs = state.status == "active"
            weight = (100 if runs else 20) + abs(now - then)
            text = f"{label} slips" if now > then else f"{label} comes earlier"
            line = _days(TASKS, text, then, now, weight, "plan", id, "pace")
            if runs:
                yield line
            else:
                later.append((now - then, line))
    yield from _together(later, "{0} later tasks slip", "{0} later tasks come earlier", " d")


def _together(
    moved: list[tuple[int, Line]], more: str, less: str, unit: str = ""
) -> Iterator[Line]:
    """Lines with what they moved by; many in one direction become one line with the range."""
    for pattern, up in ((more, True), (less, False)):
        found = [each for each in moved if (each[0] > 0) == up]
        if len(found) < MANY:
            yield from (line for _, line in found)
            continue
        least, most = sorted((by for by, _ in found), key=abs)[:: len(found) - 1]
        by = (
            wording.signed(most)
            if least == most
            else f"{wording.signed(least)} to {wording.signed(most)}"
        )
        heavy = max((line for _, line in found), key=lambda line: line.weight)
        yield Line(
            heavy.group,
            pattern.format(len(found)),
            heavy.weight + len(found),
            heavy.good,
            difference=f"{by}{unit}",
            screen=heavy.screen,
        )


def _money(before: View, view: View) -> Iterator[Line]:
    then, now = before.public.plan_cost, view.public.plan_cost
    if abs(now - then) * BAC_PARTS >= view.project.bac:
        yield _cost("Cost at completion by the plan", then, now, 150)
    then, now = before.public.ledger.contingency, view.public.ledger.contingency
    if then != now:
        moved = wording.signed_amount(now - then)
        text, good = "Contingency reserve", _sign(now - then)
        was, is_now = wording.amount(then), wording.amount(now)
        yield Line(MONEY, text, 140, good, was, is_now, moved, "money")
    then, now = ledger.spent(before), ledger.spent(view)
    if now != then:
        moved = wording.signed_amount(now - then)
        was, is_now = wording.amount(then), wording.amount(now)
        yield Line(MONEY, "Spent so far", 10, 0, was, is_now, moved, "money")


def _trust(before: View, view: View) -> Iterator[Line]:
    for id, state in view.public.stakeholders.items():
        then, now = before.public.stakeholders[id].trust // 10, state.trust // 10
        if abs(now - then) >= LEAST_POINTS:
            text = f"Trust of {view.project.stakeholders[id].name}"
            yield _points(text, then, now, 40 + 3 * abs(now - then), 1, "trust", id)


def _points(
    text: str, then: int, now: int, weight: float, more_is: int, asks: str, about: str
) -> Line:
    """A meter of 0 to 100 that moved."""
    return Line(
        PEOPLE,
        text,
        weight,
        more_is * _sign(now - then),
        str(then),
        str(now),
        wording.signed(now - then),
        "stakeholders" if asks == "trust" else "team",
        about,
        asks,
    )


def _people(before: View, view: View) -> Iterator[Line]:
    moved: dict[str, list[tuple[int, Line]]] = {"fatigue": [], "morale": []}
    for id, state in view.public.people.items():
        old = before.public.people.get(id)
        if old is None or state.status == "gone":
            continue
        name = view.name(id)
        for what, text, then, now, least, more_is in (
            ("fatigue", f"Fatigue of {name}", old.fatigue, state.fatigue, 50, -1),
            ("morale", f"Morale of {name}", old.morale, state.morale, 40, 1),
        ):
            by = now // 10 - then // 10
            if abs(now - then) >= least:
                line = _points(text, then // 10, now // 10, 30 + abs(by), more_is, what, id)
                moved[what].append((by, line))
    yield from _together(
        moved["morale"], "Morale of {0} people rises", "Morale of {0} people falls"
    )
    yield from _together(
        moved["fatigue"], "Fatigue of {0} people rises", "Fatigue of {0} people falls"
    )


__all__ = [
    "CAME_IN",
    "DATE",
    "MONEY",
    "NEEDS_YOU",
    "PEOPLE",
    "TASKS",
    "Group",
    "Line",
    "digest",
    "grouped",
    "pair",
]
