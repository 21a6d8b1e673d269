"""A new world: everything hidden is drawn from the seed, by its own key, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from game.engine import chance
from game.engine.compiled import MOST_KEPT, compile_rules
from game.engine.rules.people import threshold
from game.engine.setup import new_world
from game.engine.tables import NORMAL_16, PARETO_64, exponential, interpolate
from game.model.effects import Estimate
from game.model.scenario import Scenario
from game.model.units import DAY, MILLION
from game.model.world import Hidden, HiddenPerson, HiddenRisk, HiddenTask, World
from tests.engine import builder as b

SEEDS = range(60)


def project() -> Scenario:
    """Tasks with a spread, two risks, a hidden meter."""
    wide = Estimate(3 * DAY, 5 * DAY, 12 * DAY)
    tasks = {id: replace(t, estimate=wide) for id, t in b.scenario().tasks.items()}
    return b.scenario(
        tasks=tasks,
        risks=b.by_id(b.risk("R1"), b.risk("R2", probability=200, known=False)),
        meters=b.by_id(b.meter("seen", 300), b.meter("unseen", 400, public=False)),
    )


PROJECT = project()


def test_two_calls_make_the_same_world() -> None:
    for seed in (0, 1, 2**70, -3):
        assert new_world(PROJECT, seed).digest() == new_world(PROJECT, seed).digest()


def test_the_seed_the_level_and_the_overrides_make_another() -> None:
    worlds = [
        new_world(PROJECT, 1),
        new_world(PROJECT, 2),
        new_world(PROJECT, 1, "expert"),
        new_world(PROJECT, 1, overrides={"shared_sigma": 300}),
    ]
    assert len({world.digest() for world in worlds}) == len(worlds)


DRAWN: dict[str, Callable[[World], object]] = {
    "Hidden.seed": lambda w: w.hidden.seed,
    "Hidden.z_project": lambda w: w.hidden.z_project,
    "Hidden.z_role": lambda w: tuple(w.hidden.z_role.values()),
    "Hidden.tail_task": lambda w: w.hidden.tail_task,
    "Hidden.tail_factor": lambda w: w.hidden.tail_factor,
    "HiddenTask.quantile": lambda w: w.hidden.tasks["A"].quantile,
    "HiddenTask.factor": lambda w: w.hidden.tasks["A"].factor,
    "HiddenTask.work": lambda w: w.hidden.tasks["A"].work,
    "HiddenTask.optimism": lambda w: w.hidden.tasks["A"].optimism,
    "HiddenPerson.threshold": lambda w: w.hidden.people["dan"].threshold,
    "HiddenRisk.probability": lambda w: w.hidden.risks["R1"].probability,
    "HiddenRisk.draw": lambda w: w.hidden.risks["R1"].draw,
}
GROWN = {
    "Hidden.tasks", "Hidden.people", "Hidden.risks", "Hidden.meters", "Hidden.counts",
    "HiddenTask.added", "HiddenTask.defects",
    "HiddenPerson.hazard",
    "HiddenRisk.window", "HiddenRisk.at_opening",
}  # fmt: skip
"""What is not drawn at the start: containers, and what only time brings."""


def test_every_hidden_field_is_known_here() -> None:
    """A new field belongs into one of the two lists, and into the redraw of the outlook."""
    kinds = (Hidden, HiddenTask, HiddenPerson, HiddenRisk)
    found = {f"{kind.__name__}.{field.name}" for kind in kinds for field in fields(kind)}
    assert found == DRAWN.keys() | GROWN


@pytest.mark.parametrize("name", DRAWN)
def test_every_draw_depends_on_the_seed(name: str) -> None:
    seen = {DRAWN[name](new_world(PROJECT, seed)) for seed in SEEDS}
    assert len(seen) > 1


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_each_draw_is_the_one_of_its_key(seed: int) -> None:
    hidden = new_world(PROJECT, seed).hidden
    p = compile_rules(PROJECT, "practitioner", {}).parameters
    assert hidden.z_project == chance.pick(seed, "project:z", 64)
    assert hidden.z_role == {id: chance.pick(seed, f"role:{id}:z", 16) for id in PROJECT.roles}
    assert hidden.tail_factor == interpolate(PARETO_64, chance.uniform(seed, "tail:size"), MILLION)
    for id, stated in (("R1", 500), ("R2", 200)):
        lot = NORMAL_16[chance.pick(seed, f"risk:{id}:probability", 16)]
        assert hidden.risks[id].draw == chance.uniform(seed, f"risk:{id}:strike")
        true = stated * exponential(p.risk_spread * lot // 1000) // MILLION
        assert hidden.risks[id].probability == min(950, true)
    for id, person in hidden.people.items():
        assert person.threshold == threshold(new_world(PROJECT, seed), id)


def test_the_manager_and_the_sponsor_in_the_team_do_not_leave() -> None:
    team = {**PROJECT.people, "sponsor": b.person("sponsor", "PM")}
    assert new_world(replace(PROJECT, people=team), 1).hidden.people.keys() == {"dan", "tess"}


def test_a_task_a_person_and_a_risk_more_shift_no_other_draw() -> None:
    more = replace(
        PROJECT,
        tasks={"X": b.task("X"), **PROJECT.tasks},
        people={"ann": b.person("ann"), **PROJECT.people},
        risks={"R0": b.risk("R0"), **PROJECT.risks},
    )
    for seed in SEEDS:
        few, many = new_world(PROJECT, seed).hidden, new_world(more, seed).hidden
        assert (few.z_project, few.z_role) == (many.z_project, many.z_role)
        if not (few.tail_task or many.tail_task):
            assert all(many.tasks[id] == task for id, task in few.tasks.items())
        assert all(many.people[id] == person for id, person in few.people.items())
        assert all(many.risks[id] == risk for id, risk in few.risks.items())


def test_what_is_public_is_as_the_scenario_tells_it() -> None:
    public = new_world(PROJECT, 1).public
    assert public.meters == {"seen": 300}
    assert {id: risk.status for id, risk in public.risks.items()} == {
        "R1": "dormant",
        "R2": "unknown",
    }
    assert {task.remaining for task in public.tasks.values()} == {2800}
    assert (public.ledger.contingency, public.ledger.reserve) == (200_000, 100_000)
    assert not public.started
    assert public.log == []


def test_the_level_moves_the_reserve() -> None:
    reserves = [
        new_world(PROJECT, 1, level).public.ledger.contingency
        for level in ("learner", "practitioner", "expert")
    ]
    assert reserves == [260_000, 200_000, 160_000]


def test_unknown_levels_and_parameters_are_refused() -> None:
    with pytest.raises(KeyError):
        new_world(PROJECT, 1, "wizard")
    with pytest.raises(KeyError):
        new_world(PROJECT, 1, overrides={"luck": 1})
    with pytest.raises(ValueError, match="shared_sigma lies between 150 and 300"):
        new_world(PROJECT, 1, overrides={"shared_sigma": 301})


def test_rules_are_made_once_for_a_scenario_its_level_and_its_overrides() -> None:
    one = compile_rules(PROJECT, "expert", {"notice": 10})
    assert compile_rules(PROJECT, "expert", {"notice": 10}) is one
    assert compile_rules(PROJECT, "expert", {"notice": 11}) is not one
    assert compile_rules(project(), "expert", {"notice": 10}) is not one


def test_rules_belong_to_their_own_scenario_however_many_come_and_go() -> None:
    for number in range(3 * MOST_KEPT):
        made = b.scenario(title=str(number))
        assert compile_rules(made, "expert", {}).scenario is made
