"""The kinds of move there are now, with the domains of their arguments, hours and costs.

`legal` is for menus and computer players: what it lists is plausible, `dispatch.check` decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model.units import DAY, PERMILLE
from game.model.world import OPEN, World


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a move: named values, or a range of integers from `low` to `high`."""

    name: str
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    step: int = 1


@dataclass(frozen=True, slots=True)
class MoveKind:
    """A kind of action: its type's name, a category, what it is for, arguments, manager hours."""

    action: str
    category: str
    title: str
    arguments: tuple[Argument, ...]
    hours: int = 0


def legal(world: World) -> list[MoveKind]:
    """Every kind of move that has at least one possible set of arguments now."""
    public = world.public
    if public.ended:
        return []
    if not public.started:
        horizon = world.rules.scenario.horizon
        promise = Argument("promised", low=DAY, high=horizon, step=DAY)
        return [MoveKind("SetBaseline", "plan", "Promise a date and start", (promise,))]
    kinds = [*_people(world), *_plan(world), *_risks(world), *_outside(world)]
    return [
        kind
        for kind in kinds
        if all(a.values or a.high > a.low or a.name == "text" for a in kind.arguments)
    ]


def _people(world: World) -> list[MoveKind]:
    public = world.public
    team = tuple(
        i for i, p in public.people.items() if p.status != "gone" and not p.profile.manager
    )
    everyone = tuple(i for i, p in public.people.items() if p.status != "gone")
    person = Argument("person", team)
    tasks = tuple(
        i
        for i, s in public.tasks.items()
        if s.status in OPEN and world.rules.scenario.tasks[i].slots
    )
    roles = tuple(world.rules.scenario.roles)
    return [
        MoveKind(
            "Assign",
            "people",
            "Assign somebody to a task",
            (
                Argument("person", everyone),
                Argument("task", tasks),
                Argument("share", low=0, high=PERMILLE, step=50),
            ),
        ),
        MoveKind("Release", "people", "Release somebody to the line", (person,)),
        MoveKind(
            "SetOvertime",
            "people",
            "Set somebody's hours a week",
            (person, Argument("hours", low=40, high=60, step=5)),
        ),
        MoveKind(
            "Hire",
            "people",
            "Recruit a contractor or an employee",
            (Argument("role", roles), Argument("origin", ("contractor", "employee"))),
            4,
        ),
        MoveKind(
            "Pair",
            "people",
            "Pair two people for four weeks",
            (Argument("expert", team), Argument("learner", team)),
            1,
        ),
        MoveKind("Train", "people", "Train somebody", (person, Argument("role", roles)), 1),
        MoveKind("OneToOne", "people", "Talk with one of the team", (person,), 1),
        MoveKind("Retrospective", "people", "Hold a retrospective", (), 4),
    ]


def _plan(world: World) -> list[MoveKind]:
    public = world.public
    waiting = tuple(i for i, s in public.tasks.items() if s.status == "waiting")
    active = tuple(i for i, s in public.tasks.items() if s.status == "active")
    tasks = tuple(i for i, s in public.tasks.items() if s.status in OPEN)
    horizon = world.rules.scenario.horizon
    return [
        MoveKind("Reestimate", "plan", "Ask for a fresh estimate", (Argument("task", active),), 1),
        MoveKind(
            "Delay",
            "plan",
            "Hold a task until a day",
            (Argument("task", waiting), Argument("minute", low=0, high=horizon, step=DAY)),
        ),
        MoveKind(
            "FastTrack",
            "plan",
            "Overlap a task with its predecessor",
            (Argument("task", waiting), Argument("after", tuple(public.tasks))),
            2,
        ),
        MoveKind(
            "Prioritise",
            "plan",
            "Set the priority of a task",
            (Argument("task", tasks), Argument("priority", low=0, high=3)),
        ),
        MoveKind(
            "SetBaseline",
            "plan",
            "Ask for a new baseline",
            (Argument("promised", low=DAY, high=horizon, step=DAY),),
        ),
        MoveKind(
            "Review",
            "quality",
            "Begin or end reviews of a task",
            (Argument("task", tasks), Argument("on", ("yes", "no"))),
        ),
        MoveKind(
            "PayDownDebt",
            "quality",
            "Reserve capacity for technical debt",
            (Argument("share", low=0, high=200, step=100),),
        ),
        MoveKind("AutomateTests", "quality", "Automate the tests", (), 2),
    ]


def _risks(world: World) -> list[MoveKind]:
    public = world.public
    known = tuple(i for i, s in public.risks.items() if s.status != "unknown")
    return [
        MoveKind(
            "LookForRisks",
            "risk",
            "Look for risks",
            (Argument("method", ("workshop", "premortem")),),
            4,
        ),
        MoveKind(
            "EstimateRisk",
            "risk",
            "Write your estimate of a risk",
            (
                Argument("risk", known),
                Argument("probability", low=0, high=PERMILLE, step=50),
                Argument("impact", low=0, high=60 * DAY, step=DAY),
            ),
        ),
        MoveKind(
            "Respond",
            "risk",
            "Respond to a risk",
            (Argument("risk", known), Argument("response", _responses(world, known))),
        ),
    ]


def _responses(world: World, risks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(r.id for i in risks for r in world.rules.scenario.risks[i].responses)


def _outside(world: World) -> list[MoveKind]:
    public = world.public
    scenario = world.rules.scenario
    return [
        MoveKind(
            "Talk",
            "stakeholder",
            "Talk with a stakeholder",
            (
                Argument("stakeholder", tuple(public.stakeholders)),
                Argument("about", ("listen", "progress", "help")),
            ),
            1,
        ),
        MoveKind(
            "DrawReserve",
            "governance",
            "Ask for management reserve",
            (Argument("cents", low=0, high=public.ledger.reserve, step=500_000),),
        ),
        MoveKind(
            "MakeMove",
            "scenario",
            "Make a move of this project",
            (Argument("move", tuple(scenario.moves)),),
        ),
    ]
