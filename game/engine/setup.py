"""A new world: everything hidden drawn once, everything public as the scenario tells it."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine import chance
from game.engine.compiled import Rules, compile_rules
from game.engine.rules import people, plan
from game.engine.rules.estimates import draw_task
from game.engine.tables import NORMAL_16, PARETO_64, exponential, interpolate
from game.model.scenario import Scenario
from game.model.units import MILLION, PERMILLE
from game.model.world import (
    DilemmaState,
    Hidden,
    HiddenPerson,
    HiddenRisk,
    Ledger,
    PersonState,
    Public,
    RiskState,
    StakeholderState,
    TaskState,
    World,
)


def new_world(
    scenario: Scenario,
    seed: int,
    level: str = "practitioner",
    overrides: Mapping[str, int | float] | None = None,
) -> World:
    """The world before its first minute. Raises as `Parameters` does."""
    rules = compile_rules(scenario, level, overrides or {})
    world = World(rules, _public(rules), _shared(rules, seed), [])
    hidden = world.hidden
    hidden.tasks = {id: draw_task(world, task) for id, task in scenario.tasks.items()}
    outsiders = {stakeholder.portrait for stakeholder in scenario.stakeholders.values()}
    hidden.people = {
        id: HiddenPerson(people.threshold(world, id))
        for id, person in scenario.people.items()
        if not person.manager and person.portrait not in outsiders
    }
    hidden.risks = {id: draw_risk(world, id) for id in scenario.risks}
    plan.sequence(world)
    plan.refresh(world)
    return world


def draw_risk(world: World, id: str) -> HiddenRisk:
    """A risk's own probability, around the stated one, and the draw it will be tested against."""
    seed = world.hidden.seed
    stated = world.rules.scenario.risks[id].probability
    spread = world.rules.parameters.risk_spread
    lot = chance.pick(seed, f"risk:{id}:probability", 16)
    true = stated * exponential(spread * NORMAL_16[lot] // 1000) // MILLION
    return HiddenRisk(min(950, true), chance.uniform(seed, f"risk:{id}:strike"))


def _shared(rules: Rules, seed: int) -> Hidden:
    """The draws that tasks share: project factor, role factors, and the tail event."""
    scenario = rules.scenario
    exploding = [task.id for task in scenario.tasks.values() if task.slots and not task.gate]
    tail = ""
    if chance.uniform(seed, "tail:armed") < rules.parameters.tail_probability * 1000:
        tail = exploding[chance.pick(seed, "tail:task", len(exploding))]
    return Hidden(
        seed=seed,
        z_project=chance.pick(seed, "project:z", 64),
        z_role={role: chance.pick(seed, f"role:{role}:z", 16) for role in scenario.roles},
        tail_task=tail,
        tail_factor=interpolate(PARETO_64, chance.uniform(seed, "tail:size"), MILLION),
        tasks={},
        people={},
        risks={},
        meters={meter.id: meter.start for meter in scenario.meters.values() if not meter.public},
        counts={},
    )


def _public(rules: Rules) -> Public:
    scenario = rules.scenario
    reserve = scenario.contingency * rules.parameters.reserve_factor // PERMILLE
    return Public(
        now=0,
        level=rules.level,
        started=False,
        ended="",
        tasks={
            task.id: TaskState(
                "out" if task.optional else "waiting",
                task.estimate,
                task.after,
                task.window,
                remaining=task.estimate.mean,
            )
            for task in scenario.tasks.values()
        },
        people={
            person.id: PersonState(
                "here",
                person,
                morale=rules.parameters.morale_home,
                skills=dict(person.skills),
            )
            for person in scenario.people.values()
        },
        assignments={task: {} for task in scenario.tasks},
        stakeholders={s.id: StakeholderState(s.trust) for s in scenario.stakeholders.values()},
        risks={
            risk.id: RiskState("dormant" if risk.known else "unknown")
            for risk in scenario.risks.values()
        },
        dilemmas={id: DilemmaState() for id in scenario.dilemmas},
        meters={meter.id: meter.start for meter in scenario.meters.values() if meter.public},
        flags=dict.fromkeys(scenario.flags, False),
        moves={move: [] for move in scenario.moves},
        paces=[],
        ledger=Ledger(
            contingency=reserve, contingency_start=reserve, reserve=scenario.management_reserve
        ),
        deadline=scenario.deadline.minute,
        reckoned={meter.id: meter.start for meter in scenario.meters.values() if not meter.public},
    )
