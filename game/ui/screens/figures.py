"""The figures of a run as the screens show them, read from a view: dates, money, state.

Days are working days as floats for drawing, whole where they are said.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.evidence.ledger import spent
from game.model.units import DAY
from game.model.view import View
from game.ui import figures, wording
from game.ui.figures import HIGH_FATIGUE, LOW_MORALE, state_of


@dataclass(frozen=True, slots=True)
class Dates:
    """The dated milestone: days of its plan, deadline and promise; `late` is 0 when in time."""

    plan: int
    deadline: int
    promised: int
    done: bool

    @property
    def margin(self) -> int:
        return self.deadline - self.plan

    @property
    def late(self) -> int:
        return max(0, -self.margin)

    @property
    def state(self) -> str:
        return state_of(self.margin)


def finish_minute(view: View) -> int:
    """When the dated milestone is or was reached, by the current plan."""
    found = figures.milestone_finish(view)
    return found if found >= 0 else view.public.deadline - view.public.float_days * DAY


def dates(view: View) -> Dates:
    target = view.project.deadline.task
    done = view.public.tasks[target].finished >= 0
    plan = wording.finish_number(finish_minute(view))
    deadline = view.public.deadline
    promised = view.public.promised // DAY if view.public.promised >= 0 else -1
    return Dates(plan, wording.finish_number(deadline), promised, done)


@dataclass(frozen=True, slots=True)
class Money:
    """Cents: forecast at completion, approved budget, limit with contingency, spent, reserves."""

    forecast: int
    budget: int
    limit: int
    spent: int
    contingency: int
    contingency_whole: int
    reserve: int
    reserve_whole: int

    @property
    def state(self) -> str:
        if self.forecast <= self.budget:
            return "ok"
        return "warn" if self.forecast <= self.limit else "bad"


def money(view: View) -> Money:
    public, project = view.public, view.project
    ledger = public.ledger
    whole = ledger.contingency + ledger.drawn - (project.management_reserve - ledger.reserve)
    return Money(
        public.plan_cost,
        project.bac,
        project.bac + whole,
        spent(view),
        ledger.contingency,
        max(whole, ledger.contingency),
        ledger.reserve,
        project.management_reserve,
    )


def delay_cost(view: View, days: int) -> int:
    """What so many late days cost, cents."""
    deadline = view.project.deadline
    return min(days, deadline.penalty_cap_days or days) * deadline.penalty


def week_number(view: View) -> int:
    return view.now // (5 * DAY) + 1


def late_words(view: View, short: bool = False) -> str:
    """ "8 d late = USD 72 k", "3 d in hand", "on the day" """
    found = dates(view)
    if found.margin == 0:
        return "on the day"
    if found.margin > 0:
        return f"{found.margin} d early" if found.done else f"{found.margin} d in hand"
    cost = delay_cost(view, found.late)
    if short or not cost:
        return f"{found.late} d late"
    return f"{found.late} d late = {wording.money_short(cost, view.project.currency)}"


def morale_word(value: int) -> str:
    return "low" if value < LOW_MORALE else ""


def fatigue_word(value: int) -> str:
    return "high" if value > HIGH_FATIGUE else ""


def code(view: View, person: str) -> str:
    """What stands on a person's chip: the role, with a number where several have it."""
    profile = view.public.people[person].profile
    same = [i for i, p in view.public.people.items() if p.profile.role == profile.role]
    return profile.role if len(same) == 1 else f"{profile.role} {same.index(person) + 1}"


def team(view: View) -> list[str]:
    """People who belong to the project and have not left, in their order."""
    return [id for id, state in view.public.people.items() if state.status != "gone"]


def wanted_share(view: View, person: str) -> int:
    """Sum of shares on tasks that are ready or running, permille."""
    tasks = view.public.tasks
    return sum(
        crew[person]
        for task, crew in view.public.assignments.items()
        if person in crew and tasks[task].status in ("ready", "active")
    )


__all__ = [
    "HIGH_FATIGUE",
    "LOW_MORALE",
    "Dates",
    "Money",
    "code",
    "dates",
    "delay_cost",
    "money",
    "spent",
    "team",
]
