"""The budget adds up: planned labour and listed items are the budget at completion."""

from __future__ import annotations

from game.content.lint.network import plan, scope
from game.content.problem import Problem
from game.content.where import Where
from game.errors import CycleError
from game.model.scenario import Scenario, Trigger
from game.model.units import DAY, PERMILLE


def planned_labour(scenario: Scenario) -> int:
    """Cents: PERT means at nominal crews and day rates, rounded once, half up."""
    exact = sum(
        task.estimate.mean * slot.nominal * scenario.roles[slot.role].day_rate
        for task in scope(scenario).values()
        for slot in task.slots
        if slot.role in scenario.roles
    )
    unit = DAY * PERMILLE
    return (2 * exact + unit) // (2 * unit)


def check_bac(scenario: Scenario, where: Where) -> list[Problem]:
    """BAC is exactly planned labour plus the items."""
    labour = planned_labour(scenario)
    items = sum(item.planned for item in scenario.budget)
    if scenario.bac == labour + items:
        return []
    return [
        where.problem(
            ("bac",),
            f"BAC is {_usd(scenario.bac)}, but planned labour {_usd(labour)} and budget items "
            f"{_usd(items)} make {_usd(labour + items)}.",
            f"Set bac to {_usd(labour + items)}, or the items to {_usd(scenario.bac - labour)}.",
        )
    ]


def _usd(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole}.{rest:02}" if rest else f"{sign}{whole}"


def check_daily_items(scenario: Scenario, where: Where) -> list[Problem]:
    """An item per day has an end, whole days, and about as many as the plan has."""
    problems = []
    for item in scenario.budget:
        here = ("budget", item.id)
        if bool(item.per_day) != (item.ends is not None):
            problems.append(
                where.problem(
                    here, "`per_day` and `ends` belong together.", "Write both, or neither."
                )
            )
        elif item.per_day and item.planned % item.per_day:
            problems.append(
                where.problem(
                    (*here, "planned"),
                    "This is not a whole number of days.",
                    f"Write a multiple of {_usd(item.per_day)}.",
                )
            )
        elif item.per_day and item.ends is not None:
            booked = item.planned // item.per_day
            needed = _days_between(scenario, item.starts, item.ends)
            if needed and not needed <= 2 * booked <= 4 * needed:
                problems.append(
                    where.problem(
                        (*here, "planned"),
                        f"This pays for {booked} days; in the plan it runs for {needed}.",
                        f"Write about {_usd(needed * item.per_day)}.",
                    )
                )
    return problems


def _days_between(scenario: Scenario, starts: Trigger, ends: Trigger) -> int:
    """Working days by the plan on PERT means; 0 where the plan does not say."""
    try:
        spans = plan(scenario, lambda task: task.estimate.mean)
    except CycleError:
        return 0
    first, last = _minute(starts, spans), _minute(ends, spans)
    return max(0, last - first) // DAY if first is not None and last is not None else 0


def _minute(trigger: Trigger, spans: dict[str, tuple[int, int]]) -> int | None:
    if trigger.kind == "baseline":
        return trigger.delay
    if trigger.kind == "day":
        return trigger.amount + trigger.delay
    if trigger.kind in ("started", "finished") and trigger.subject in spans:
        start, finish = spans[trigger.subject]
        return (start if trigger.kind == "started" else finish) + trigger.delay
    return None
