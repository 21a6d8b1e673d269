"""What changed between two looks at a run, as rows: what, from, to, by how much, good or bad."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.units import DAY
from game.model.view import View
from game.model.world import IN_SCOPE
from game.ui import wording
from game.ui.figures import points
from game.ui.screens import figures, gantt_rows


@dataclass(frozen=True, slots=True)
class Change:
    """`good` is 1 better, −1 worse, 0 neither; rows with more `weight` come first."""

    name: str
    then: str
    now: str
    difference: str
    good: int
    weight: float


def changes(before: View | None, view: View) -> list[Change]:
    """The most important first; empty where nothing was looked at before."""
    if before is None:
        return []
    rows = [
        *_dates(before, view),
        *_tasks(before, view),
        *_money(before, view),
        *_trust(before, view),
        *_people(before, view),
    ]
    return sorted(rows, key=lambda row: -row.weight)


def _days(name: str, then: int, now: int, weight: float) -> Change:
    difference = now - then
    good = (difference < 0) - (difference > 0)
    return Change(name, str(then), str(now), f"{wording.signed(difference)} d", good, weight)


def _dates(before: View, view: View) -> list[Change]:
    rows = []
    then, now = figures.dates(before).plan, figures.dates(view).plan
    if then != now:
        rows.append(_days(f"{view.project.deadline.name}", then, now, 1000))
    if before.public.deadline != view.public.deadline:
        then, now = before.public.deadline // DAY, view.public.deadline // DAY
        rows.append(
            Change(
                "Deadline",
                str(then),
                str(now),
                f"{wording.signed(now - then)} d",
                (now > then) - (now < then),
                1100,
            )
        )
    return rows


def _tasks(before: View, view: View) -> list[Change]:
    rows = []
    for id, state in view.public.tasks.items():
        old = before.public.tasks[id]
        label = wording.task_label(view, id)
        if state.status == "dropped" and old.status != "dropped":
            rows.append(Change(label, "in scope", "out", "dropped", 0, 300))
            continue
        if state.status not in IN_SCOPE or old.status == "finished":
            continue
        then, now = gantt_rows.span(before, id)[1] // DAY, gantt_rows.span(view, id)[1] // DAY
        if state.status == "finished":
            by = wording.signed(now - then) + " d"
            good = (now < then) - (now > then)
            rows.append(
                Change(f"{label} done", str(then), str(now), by, good, 200 + abs(now - then))
            )
        elif abs(now - then) >= 2 and old.status in ("active", "ready", "waiting"):
            shift = 100 if state.status == "active" else 20
            if id != view.project.deadline.task:
                rows.append(_days(label, then, now, shift + abs(now - then)))
    return rows


def _money(before: View, view: View) -> list[Change]:
    then, now = before.public.plan_cost, view.public.plan_cost
    if abs(now - then) * 200 < view.project.bac:
        return []
    good = (now < then) - (now > then)
    return [
        Change(
            "Cost at completion",
            wording.amount(then),
            wording.amount(now),
            wording.signed_amount(now - then),
            good,
            150,
        )
    ]


def _trust(before: View, view: View) -> list[Change]:
    rows = []
    for id, state in view.public.stakeholders.items():
        then, now = points(before.public.stakeholders[id].trust), points(state.trust)
        if abs(now - then) >= 2:
            name = view.project.stakeholders[id].name
            rows.append(
                Change(
                    f"Trust of {name}",
                    str(then),
                    str(now),
                    wording.signed(now - then),
                    (now > then) - (now < then),
                    40 + 3 * abs(now - then),
                )
            )
    return rows


def _people(before: View, view: View) -> list[Change]:
    rows = []
    for id, state in view.public.people.items():
        old = before.public.people.get(id)
        name = figures.code(view, id)
        if old is None:
            rows.append(Change(f"{name} has joined", "", "", "new", 1, 250))
            continue
        if old.status == "coming" and state.status == "here":
            rows.append(Change(f"{name} is back on the project", "", "", "back", 1, 60))
            continue
        if state.status == "gone" and old.status != "gone":
            rows.append(Change(f"{name} has left", "", "", "gone", -1, 400))
            continue
        if abs(state.fatigue - old.fatigue) >= 50:
            then, now = old.fatigue // 10, state.fatigue // 10
            rows.append(
                Change(
                    f"Fatigue of {name}",
                    str(then),
                    str(now),
                    wording.signed(now - then),
                    (now < then) - (now > then),
                    30 + abs(now - then),
                )
            )
        if abs(state.morale - old.morale) >= 40:
            then, now = old.morale // 10, state.morale // 10
            rows.append(
                Change(
                    f"Morale of {name}",
                    str(then),
                    str(now),
                    wording.signed(now - then),
                    (now > then) - (now < then),
                    30 + abs(now - then),
                )
            )
    return rows
