"""What is uncertain in a plan, and the outlook that follows from it.

Scenarios have three-point estimates; other files have one figure, and a spread is assumed:
from 80 to 160 percent of it. All tasks share an error of 0.25, those of a role one of 0.10
(logarithms; the defaults of the game's parameters `shared_sigma` and `role_sigma`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from game.model.scenario import Scenario
from game.model.units import DAY, PERMILLE
from game.planning.network import Activity
from game.planning.network.activities import NOTHING
from game.planning.worktime import WorkTime
from game.ui.desk.sheet import iso

LOW, HIGH = 0.8, 1.6
PLAN_ERROR, ROLE_ERROR = 0.25, 0.10
RUNS = 10_000
MOST_CELLS = 10_000_000
DRIVERS = 12
CENTS = 100


@dataclass(frozen=True, slots=True)
class Doubts:
    """Three points and money per minute by task; tasks without points have an assumed spread."""

    estimates: str
    points: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)


ASSUMED = Doubts("estimates assumed to hold within 80 to 160 %")


def doubts_of(scenario: Scenario) -> Doubts:
    """The estimates of a scenario, grouped by the first role, and what its people cost."""
    points = {}
    groups = {}
    rates = {}
    for task in scenario.tasks.values():
        estimate = task.estimate
        points[task.id] = (estimate.optimistic, estimate.most_likely, estimate.pessimistic)
        if task.slots:
            groups[task.id] = scenario.roles[task.slots[0].role].name
        cents = 0.0
        for slot in task.slots:
            cents += scenario.roles[slot.role].day_rate * slot.nominal / PERMILLE
        rates[task.id] = cents / CENTS / DAY
    return Doubts("three-point estimates, risks left out", points, groups, rates)


def outlook(
    activities: Sequence[Activity],
    doubts: Doubts,
    calendar: WorkTime | None,
    start: int | None,
    not_before: Mapping[str, int] = NOTHING,
) -> dict[str, Any]:
    """Percentiles of finish (with dates) and cost, criticality, and the widest drivers.

    Larger plans get fewer runs. Raises PlanError as `simulate` does.
    """
    from game.planning.risk import Costs, Errors, ThreePoint, simulate

    amounts = {}
    for activity in activities:
        if activity.duration:
            low, likely, high = doubts.points.get(
                activity.id,
                (LOW * activity.duration, activity.duration, HIGH * activity.duration),
            )
            amounts[activity.id] = ThreePoint(low, likely, high)
    found = simulate(
        activities,
        amounts,
        errors=Errors(PLAN_ERROR, ROLE_ERROR, doubts.groups),
        costs=Costs(rates=doubts.rates),
        not_before=not_before,
        runs=max(10, min(RUNS, MOST_CELLS // max(1, len(activities)))),
    )
    finish: dict[str, Any] = asdict(found.finish)
    if calendar is not None and start is not None:
        first = calendar.worked(start)
        for name in ("p10", "p50", "p80", "p90"):
            finish[f"{name}_date"] = iso(calendar.earliest(first + max(1, round(finish[name]))))
    result: dict[str, Any] = {
        "runs": found.runs,
        "estimates": doubts.estimates,
        "finish": finish,
        "criticality": dict(found.criticality),
        "drivers": [asdict(driver) for driver in found.drivers[:DRIVERS]],
    }
    if doubts.rates:
        result["cost"] = asdict(found.cost)
    return result
