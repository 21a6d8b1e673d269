"""The levers of the cloud migration, pulled one at a time on the bare engine.

Reference: a separate Monte Carlo of the same network with the team's limits, shared error 0.20
and optimism 0.05, made before the engine was written (standard error about two points). Risks,
dilemmas, moves, messages, absences, attrition, rework and the tail event are off here as there;
crews are nominal and people do only their own role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import sqrt
from statistics import mean, stdev

from game.managers.staffing import propose
from game.model.actions import Action, Assign, SetBaseline
from game.model.effects import Estimate, Link
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from tests.validity.finding import Finding, close
from tests.validity.games import FRESH, lead, load

GAMES = 400
BARE = {
    "optimism": 50,
    "shared_sigma": 200,
    "attrition_month": 0,
    "illness_gap": 4000,
    "rework_share": 0,
    "tail_probability": 0,
}
Change = Callable[[Scenario], Scenario]


def nominal(view: View) -> list[Action]:
    """Nominal crews of people in their own role, in the order of the levelled plan.

    Whoever just takes what is ready may give people to a task that can wait, days before a task
    that cannot wait needs them; the reference knows its schedule, so does this manager.
    """
    public = view.public
    if not public.started:
        return [SetBaseline(public.deadline)]
    turn = {
        id
        for id in public.tasks
        if all(public.tasks[other].status == "finished" for other in public.sequence.get(id, ()))
    }
    moves = propose(view, least_skill=950, partial=False)
    return [move for move in moves if isinstance(move, Assign) and move.task in turn]


def bare() -> Scenario:
    """The network, the team and the date, without anything that happens."""
    story = load("cloud-migration")
    tasks = {id: replace(task, window="", repeats="", finds=()) for id, task in story.tasks.items()}
    people = {id: replace(person, leave=()) for id, person in story.people.items()}
    return replace(
        story, tasks=tasks, people=people, risks={}, dilemmas={}, moves={}, happenings={}
    )


def estimate(task: str, low: int, likely: int, high: int) -> Change:
    """Another three-point estimate, in days."""

    def change(scenario: Scenario) -> Scenario:
        points = Estimate(low * DAY, likely * DAY, high * DAY)
        changed = replace(scenario.tasks[task], estimate=points)
        return replace(scenario, tasks={**scenario.tasks, task: changed})

    return change


def follow(task: str, *before: str) -> Change:
    """Other predecessors."""

    def change(scenario: Scenario) -> Scenario:
        changed = replace(scenario.tasks[task], after=tuple(Link(id) for id in before))
        return replace(scenario, tasks={**scenario.tasks, task: changed})

    return change


def without(task: str) -> Change:
    """The task is not done and nobody waits for it."""

    def change(scenario: Scenario) -> Scenario:
        tasks = {
            id: replace(other, after=tuple(link for link in other.after if link.task != task))
            for id, other in scenario.tasks.items()
            if id != task
        }
        return replace(scenario, tasks=tasks)

    return change


def one_more(role: str) -> Change:
    """Somebody more of a role, fully trained, from the first day."""

    def change(scenario: Scenario) -> Scenario:
        model = next(person for person in scenario.people.values() if person.role == role)
        person = replace(model, id=f"{role}_more", skills=((role, 1000),), capacity=1000)
        return replace(scenario, people={**scenario.people, person.id: person})

    return change


EXPEDITE = estimate("M08", 10, 15, 30)
SIX_REHOSTED = estimate("M15", 11, 17, 30)
FAST_TRACK = follow("M15", "M12", "M14")

# name: changes, P(on time) and mean days late of the reference
LEVERS: dict[str, tuple[tuple[Change, ...], float, float]] = {
    "baseline": ((), 0.53, 14.7),
    "expedite circuit (10/15/30)": ((EXPEDITE,), 0.59, 11.8),
    "+1 systems administrator": ((one_more("SYS"),), 0.53, 14.7),
    "+1 cloud engineer": ((one_more("CLD"),), 0.53, 14.7),
    "+1 database administrator": ((one_more("DBA"),), 0.53, 14.7),
    "+1 test analyst": ((one_more("TST"),), 0.53, 14.5),
    "defer portal refactor (no M16)": ((without("M16"),), 0.53, 14.5),
    "move 6 of 15 apps to rehost (M15 11/17/30)": ((SIX_REHOSTED,), 0.67, 8.4),
    "wave 2 without waiting for wave 1": ((FAST_TRACK,), 0.62, 11.0),
    "skip dress rehearsal (no M19)": ((follow("M20", "M18", "M04"), without("M19")), 0.60, 11.8),
    "expedite + 6 apps to rehost": ((EXPEDITE, SIX_REHOSTED), 0.73, 6.4),
    "expedite + fast-track + 6 apps": ((EXPEDITE, FAST_TRACK, SIX_REHOSTED), 0.81, 4.1),
}
HIRES = tuple(name for name in LEVERS if name.startswith("+1"))


@cache
def finishes(name: str) -> tuple[float, ...]:
    """Day of the data-centre exit with one lever pulled, the same seeds for each."""
    scenario = bare()
    for change in LEVERS[name][0]:
        scenario = change(scenario)
    target = scenario.deadline.task
    return tuple(
        lead(scenario, seed, nominal, BARE).public.tasks[target].finished / DAY
        for seed in range(FRESH, FRESH + GAMES)
    )


def late(days: tuple[float, ...]) -> float:
    """Mean days late; nothing for games in time."""
    return mean(max(0.0, day - 175) for day in days)


def on_time(days: tuple[float, ...]) -> float:
    return sum(day <= 175 for day in days) / len(days)


def lever_table() -> list[Finding]:
    """B, S1, lever tests: chance of the exit by day 175, and mean days late."""
    source = "a separate Monte Carlo of the same network and team, two points of standard error"
    base = finishes("baseline")
    findings = []
    for name, (_, chance, days) in LEVERS.items():
        ours = finishes(name)
        gain = on_time(ours) - on_time(base)
        expected = chance - 0.53
        signed = abs(gain) <= 0.04 if abs(expected) < 0.02 else gain * expected > 0
        findings.append(
            Finding(
                "levers of S1",
                name,
                f"{100 * chance:.0f} %, {days:.1f} d late",
                f"{100 * on_time(ours):.0f} %, {late(ours):.1f} d late",
                "8 points; same sign against the baseline",
                f"{len(ours)} games, common seeds",
                source,
                close(on_time(ours), chance, by=0.08) and signed,
            )
        )
    return findings


def no_anomalies() -> list[Finding]:
    """A, section 0.3 and 0.4: hiring where nothing binds never hurts, expediting is never later."""
    base = finishes("baseline")
    harm = []
    for name in HIRES:
        differences = [one - two for one, two in zip(finishes(name), base, strict=True)]
        error = stdev(differences) / sqrt(len(differences))
        harm.append((mean(differences), error))
    pairs = list(zip(finishes("expedite circuit (10/15/30)"), base, strict=True))
    later = [one - two for one, two in pairs if one > two + 0.5]
    return [
        Finding(
            "no anomalies",
            "Days that one more person of a role makes the exit later "
            f"({', '.join(name[3:] for name in HIRES)})",
            "0",
            ", ".join(f"{days:+.1f}" for days, _ in harm),
            "2 standard errors, or half a day",
            f"{len(base)} pairs of games",
            "design: a role that does not bind changes nothing",
            all(days <= max(2 * error, 0.5) for days, error in harm),
        ),
        Finding(
            "no anomalies",
            "Games in which expediting the circuit makes the exit more than half a day later",
            "0",
            str(len(later)),
            "1 in 100",
            f"{len(pairs)} pairs of games",
            "design: an earlier supplier is never a harm",
            len(later) <= len(pairs) // 100,
        ),
    ]
