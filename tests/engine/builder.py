"""Tiny scenarios and worlds in Python, for tests of single rules.

`scenario(...)` is a five-day project of one developer, one tester and the manager; every field can
be replaced by name. `world(...)` makes its first moment by hand, with no draws and nothing on the
agenda, so that a test of one rule needs no other; `begun(...)` is a real game that has just
started; `at_work(...)` is a world by hand whose crews have begun. Times are given in days where a
name says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from game.engine import dispatch, kernel
from game.engine.compiled import compile_rules
from game.engine.rules.readiness import look_at_followers
from game.engine.rules.work import refresh
from game.engine.setup import new_world
from game.model.actions import Action, SetBaseline
from game.model.effects import Effect, Estimate, Link
from game.model.plan import Plan, Planned
from game.model.scenario import (
    Charter,
    Choice,
    Deadline,
    Dilemma,
    ForecastPrompt,
    Indicator,
    Measure,
    Meter,
    Move,
    Person,
    Question,
    Response,
    Risk,
    Role,
    Scenario,
    ScorePart,
    Slot,
    Stakeholder,
    Task,
    Trigger,
)
from game.model.units import DAY
from game.model.world import (
    DilemmaState,
    Hidden,
    HiddenPerson,
    HiddenRisk,
    HiddenTask,
    Ledger,
    PersonState,
    Public,
    RiskState,
    StakeholderState,
    TaskState,
    World,
)

MONDAY = date(2026, 3, 2)
BASELINE = Trigger("baseline")


def by_id(*things: Any) -> dict[str, Any]:
    """The things under their ids, in this order."""
    return {thing.id: thing for thing in things}


def role(id: str = "DEV", **changes: Any) -> Role:
    """A role at 800 dollars a day."""
    return replace(Role(id, id.title(), 80_000, "build", "routine"), **changes)


def person(id: str, role: str = "DEV", **changes: Any) -> Person:
    """Somebody fully trained and fully available."""
    return replace(Person(id, id.title(), id, role, 1000, ((role, 1000),)), **changes)


def task(
    id: str, days: int = 5, after: tuple[str, ...] = (), role: str = "DEV", **changes: Any
) -> Task:
    """A task of `days` with no spread for one person of `role` ("" for a wait), after others."""
    minutes = days * DAY
    made = Task(
        id=id,
        name=f"Task {id}",
        short=id,
        deliverable="build",
        estimate=Estimate(minutes, minutes, minutes),
        slots=(Slot(role, 1000, 2000),) if role else (),
        after=tuple(Link(before) for before in after),
    )
    return replace(made, **changes)


def stakeholder(id: str, **changes: Any) -> Stakeholder:
    """A supportive person of high interest and trust 600."""
    made = Stakeholder(
        id=id,
        name=id.title(),
        portrait=id,
        title="Director",
        power="high",
        interest="high",
        engagement="supportive",
        trust=600,
        wants="a quiet launch",
        fears="being surprised",
        helps="a short weekly note",
    )
    return replace(made, **changes)


def response(id: str = "A", **changes: Any) -> Response:
    """A free, immediate response that halves the probability."""
    made = Response(
        id=id,
        kind="mitigate",
        title=f"Response {id}",
        cost=0,
        hours=0,
        lead=0,
        probability=500,
        impact=1000,
        changes="half as likely",
    )
    return replace(made, **changes)


def risk(id: str = "R1", **changes: Any) -> Risk:
    """A known even chance, open from the start, tested when task B starts, closed after B."""
    made = Risk(
        id=id,
        name=f"Risk {id}",
        cause="a cause",
        event="an event",
        effect="an effect",
        opportunity=False,
        owner="",
        probability=500,
        impact_text="some days",
        impact_days=(1, 3),
        impact_cost=(0, 0),
        known=True,
        opens=BASELINE,
        closes=Trigger("finished", "B"),
        strikes=(Trigger("started", "B"),),
        modifiers=(),
        effects=(),
        indicator=None,
        responses=(response(),),
    )
    return replace(made, **changes)


def indicator(*triggers: Trigger, **changes: Any) -> Indicator:
    """A perfect sign."""
    made = Indicator("traffic", "nothing unusual", "more than expected", triggers, 1000, 0)
    return replace(made, **changes)


def choice(id: str, *effects: Effect, **changes: Any) -> Choice:
    """A free choice."""
    made = Choice(
        id=id,
        title=f"Choice {id}",
        text="What it means.",
        cost=0,
        source="budget",
        hours=0,
        time_text="no time",
        depends_text="nothing",
        effects=effects,
    )
    return replace(made, **changes)


def dilemma(id: str = "E1", *choices: Choice, **changes: Any) -> Dilemma:
    """A question that comes when task A starts; after two days the last choice counts."""
    choices = choices or (choice("A"), choice("B"))
    made = Dilemma(
        id=id,
        title=f"Dilemma {id}",
        sender="sponsor",
        body="What now?",
        triggers=(Trigger("started", "A"),),
        answer_within=2 * DAY,
        default=choices[-1].id,
        choices=choices,
        questions=(),
        forecast=None,
        touches=(),
        tags=(),
    )
    return replace(made, **changes)


def question(id: str = "Q1", **changes: Any) -> Question:
    """A quarter of an hour with the sponsor."""
    return replace(Question(id, "sponsor", "How sure are you?", 15, "Rather sure."), **changes)


def prompt(condition: str, days: int, moot: str = "") -> ForecastPrompt:
    """A checkable proposition."""
    return ForecastPrompt("It will come true.", condition, days * DAY, moot)


def move(id: str = "audit", *effects: Effect, **changes: Any) -> Move:
    """A free, immediate move without limit."""
    made = Move(
        id=id,
        category="quality",
        title=f"Move {id}",
        text="What it does.",
        cost=0,
        source="budget",
        hours=0,
        lead=0,
        limit=0,
        rest=0,
        effects=effects,
    )
    return replace(made, **changes)


def meter(id: str, start: int = 0, public: bool = True) -> Meter:
    """A meter of the scenario."""
    return Meter(id, id.title(), start, public, "what it means")


def scenario(**changes: Any) -> Scenario:
    """A, B and C in a row, five days each; the milestone is B by day 12; trade by name."""
    made = Scenario(
        id="tiny",
        title="Tiny",
        subtitle="",
        version="1",
        summary="",
        emblem="",
        minutes_to_play=(5, 10),
        trains=(),
        currency="USD",
        start=MONDAY,
        holidays=(),
        windows={},
        horizon=60 * DAY,
        end_task="C",
        deadline=Deadline("B", "the launch", "launch", 12 * DAY, 100_000, 0),
        bac=2_000_000,
        contingency=200_000,
        management_reserve=100_000,
        budget=(),
        roles=by_id(role("DEV"), role("TST"), role("PM", family="lead")),
        people=by_id(person("dan"), person("tess", "TST"), person("you", "PM", manager=True)),
        stakeholders=by_id(
            stakeholder("sponsor", sponsor=True), stakeholder("ops", interest="medium", trust=500)
        ),
        sponsor="sponsor",
        meters={},
        flags={},
        tasks=by_id(task("A"), task("B", after=("A",)), task("C", after=("B",), role="TST")),
        risks={},
        dilemmas={},
        moves={},
        score=(
            ScorePart(
                "date",
                "Date",
                100,
                (Measure("days late", "days_late", "days", 1000, ((0, 1000),)),),
            ),
        ),
        charter=Charter("", "", "", "", "", "", "", "", ()),
    )
    return replace(made, **changes)


def plan(entries: Mapping[str, Planned]) -> Plan:
    """A plan of these entries."""
    place = {id: at for at, id in enumerate(entries)}
    starts, finishes, slacks = zip(*entries.values(), strict=True)
    return Plan(place, starts, finishes, slacks)


def world(project: Scenario | None = None, seed: int = 1, level: str = "practitioner") -> World:
    """The first moment, started, made by hand: nobody assigned, nothing on the agenda."""
    project = project or scenario()
    public = Public(
        now=0,
        level=level,
        started=True,
        ended="",
        tasks={
            t.id: TaskState(
                "out" if t.optional else "waiting",
                t.estimate,
                t.after,
                t.window,
                remaining=t.estimate.mean,
            )
            for t in project.tasks.values()
        },
        people={
            p.id: PersonState("here", p, booked=p.capacity, skills=dict(p.skills))
            for p in project.people.values()
        },
        assignments={t: {} for t in project.tasks},
        stakeholders={s.id: StakeholderState(s.trust) for s in project.stakeholders.values()},
        risks={
            r.id: RiskState("dormant" if r.known else "unknown") for r in project.risks.values()
        },
        dilemmas={d: DilemmaState() for d in project.dilemmas},
        meters={m.id: m.start for m in project.meters.values() if m.public},
        flags=dict.fromkeys(project.flags, False),
        moves={m: [] for m in project.moves},
        paces=[],
        ledger=Ledger(contingency=project.contingency, reserve=project.management_reserve),
        deadline=project.deadline.minute,
        promised=project.deadline.minute,
        current=plan({t.id: Planned(0, t.estimate.mean, 0) for t in project.tasks.values()}),
    )
    hidden = Hidden(
        seed=seed,
        z_project=0,
        z_role=dict.fromkeys(project.roles, 0),
        tail_task="",
        tail_factor=1000,
        tasks={
            t.id: HiddenTask(500_000, 1_000_000, t.estimate.mean * 1_000_000)
            for t in project.tasks.values()
        },
        people={p: HiddenPerson(1_000_000) for p in project.people},
        risks={r.id: HiddenRisk(r.probability, 499_999) for r in project.risks.values()},
        meters={m.id: m.start for m in project.meters.values() if not m.public},
        counts={},
    )
    return World(compile_rules(project, level, {}), public, hidden, [])


def sentences(world: World) -> list[str]:
    """The kinds of the log so far, in order."""
    return [entry.kind for entry in world.public.log]


def settle(world: World) -> None:
    """Plays what is due at this moment, without letting time pass."""
    kernel.settle(world)


def pass_days(world: World, days: int) -> None:
    """Plays some days, without stopping for anything."""
    kernel.advance(world, world.public.now + days * DAY)


def begun(project: Scenario | None = None, seed: int = 1, promised: int = 12) -> World:
    """A world of `setup`, everybody assigned full time by role, that has just begun."""
    made = new_world(project or scenario(), seed)
    for id, entry in made.rules.scenario.tasks.items():
        for slot in entry.slots:
            for person, state in made.public.people.items():
                if state.profile.role == slot.role:
                    made.public.assignments[id][person] = 1000
    dispatch.do(made, SetBaseline(promised * DAY))
    settle(made)
    return made


def submit(world: World, *actions: Action) -> None:
    """Each action checked, done, and played to the end of this moment."""
    for action in actions:
        assert dispatch.check(world, action) is None
        dispatch.do(world, action)
        settle(world)


def refused(world: World, action: Action) -> str:
    """The code with which an action is refused; that changes nothing."""
    before = world.digest()
    refusal = dispatch.check(world, action)
    assert refusal is not None
    assert refusal.text.endswith(".")
    assert world.digest() == before
    return refusal.code


def at_work(project: Scenario | None = None, seed: int = 1) -> World:
    """A world made by hand, with no luck in it, everybody assigned full time by role, that begins.

    Ready tasks have started; weeks, illness and the horizon are not on the agenda.
    """
    made = world(project, seed)
    for id, entry in made.rules.scenario.tasks.items():
        for slot in entry.slots:
            for name, state in made.public.people.items():
                if state.profile.role == slot.role:
                    made.public.assignments[id][name] = state.profile.capacity
    look_at_followers(made)
    refresh(made)
    settle(made)
    return made
