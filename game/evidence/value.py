"""Earned value and earned schedule, week by week: the recorded figures, and indices from them."""

from __future__ import annotations

from dataclasses import dataclass

from game.evidence import ledger
from game.evidence.replay import Story
from game.model.units import DAY, PERMILLE
from game.planning.earned_value import Figures, Point, Status, figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One status date; money in cents, `figures` in the same and in working days."""

    minute: int
    pv: int
    ev: int
    ac: int
    figures: Figures


def weekly(story: Story) -> tuple[Figure, ...]:
    """Every recorded week, and the end of a project that was completed."""
    bac = story.project.bac
    rows = [row for row in story.view.public.values if row[0] > 0]
    if story.view.public.ended == "complete" and (not rows or rows[-1][0] < story.view.now):
        rows.append((story.view.now, bac, bac, ledger.spent(story.view)))
    plan, periods = planned_curve(story)
    found = []
    for minute, pv, ev, ac in rows:
        status = Status(minute / DAY, min(pv, bac), min(ev, bac), ac)
        found.append(Figure(minute, pv, ev, ac, figures(status, bac, plan, periods)))
    return tuple(found)


def at(story: Story, minute: int) -> Figure | None:
    """The last status date not after a moment."""
    past = [each for each in weekly(story) if each.minute <= minute]
    return past[-1] if past else None


def planned_curve(story: Story) -> tuple[tuple[Point, ...], float | None]:
    """Planned value by working day, and the planned duration in days (None without a baseline).

    Weeks that have passed as recorded, those to come from the baseline.
    """
    public = story.view.public
    bac = story.project.bac
    points: list[Point] = [(0.0, 0.0)]
    highest = 0.0
    for minute, pv, _, _ in public.values:
        if minute > points[-1][0] * DAY:
            highest = max(highest, float(min(pv, bac)))
            points.append((minute / DAY, highest))
    end = max((plan.finish for plan in public.baseline.values()), default=0)
    whole = sum(_worth(story, id) for id in public.baseline) or 1
    minute = int(points[-1][0] * DAY) + 5 * DAY
    while points[-1][0] * DAY < end:
        minute = min(minute, end)
        due = 0
        for id, plan in public.baseline.items():
            elapsed = max(0, min(minute, plan.finish) - plan.start)
            due += _worth(story, id) * elapsed // max(1, plan.finish - plan.start)
        highest = max(highest, bac * due / whole)
        points.append((minute / DAY, highest))
        minute += 5 * DAY
    return tuple(points), end / DAY if end else None


def _worth(story: Story, id: str) -> int:
    """Planned labour of a task, cents; nothing for one that was dropped."""
    state = story.view.public.tasks[id]
    if state.status in ("dropped", "out"):
        return 0
    roles = story.project.roles
    rate = sum(roles[s.role].day_rate * s.nominal for s in story.project.tasks[id].slots)
    return rate * state.estimate.mean // (DAY * PERMILLE)
