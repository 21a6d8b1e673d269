"""Hidden wrong work as the model must have brought it: it follows from what was seen.

How much work was done, by how tired a crew, under what pressure, is public; chance decides only
what a test finds of it. So it is reckoned week by week, roughly: the crews of the past are taken
to have been like the team of today.
"""

from __future__ import annotations

from game.engine.rules.quality import quality
from game.engine.rules.rework import FOUND_MEAN
from game.model.units import DAY, PERMILLE, WEEK
from game.model.world import TaskState, World


def reckoned(world: World, id: str) -> int:
    """Undiscovered rework in a task's product, micro-minutes, from the public part of `world`."""
    state = world.public.tasks[id]
    left = float(state.flaws)
    if state.done and world.rules.scenario.tasks[id].slots:
        left += _brought(world, id, state)
    return int(left)


def _brought(world: World, id: str, state: TaskState) -> float:
    """What work itself has brought, less what the crew and later tests have found since."""
    public = world.public
    p = world.rules.parameters
    end = state.finished if state.finished >= 0 else public.now
    wrong: float = (1 - _quality(world, id, state.started, end)) * (p.rework_share / 1000)
    wait = p.detection_automated if public.tests_automated else p.detection_days
    kept: float = 1 - min(PERMILLE, PERMILLE * WEEK // (wait * DAY)) / PERMILLE
    pace: float = wrong * state.done / max(1, end - state.started)
    left: float = 0.0
    since = state.started
    for week in range((since // WEEK + 1) * WEEK, end + 1, WEEK):
        left = (left + pace * (week - since)) * kept
        since = week
    left += pace * (end - since)
    for finder in world.rules.finders[id]:
        test = public.tasks[finder]
        if test.finished >= end >= 0 and state.finished >= 0:
            left *= 1 - FOUND_MEAN / PERMILLE
    return left


def _quality(world: World, id: str, start: int, end: int) -> float:
    """First-pass quality over the time of a task, with the plan's pressure of those weeks."""
    public = world.public
    p = world.rules.parameters
    if public.tasks[id].status == "active":
        return quality(world, id)
    pressures = [
        min(1.0, max(0.0, (target - public.deadline) / DAY / 20))
        for time, target, _ in public.history
        if start <= time <= end
    ]
    pressure = 0.0
    for each in pressures:
        pressure += each / len(pressures)
    debt = public.meters.get("debt", public.reckoned.get("debt", 0))
    value: float = p.first_pass_quality / 1000 - p.pressure_quality / 1000 * pressure
    value -= (1 - value) * p.debt_defects * debt / 1_000_000
    if public.tasks[id].reviewed:
        value += p.review_quality / 1000
    return max(0.3, min(0.98, value))
