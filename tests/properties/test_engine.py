"""What must hold whatever a player does: the engine's promises under random legal play."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import load_scenario
from game.engine import kernel
from game.engine.rules import plan, productivity
from game.engine.setup import new_world
from game.managers import policy
from game.managers.play import Lean
from game.model.actions import SetBaseline
from game.model.kept import Kept
from game.model.scenario import Scenario
from game.model.units import DAY, PERMILLE
from game.model.world import World
from game.session import Session
from tests.properties.legal_play import draw_action

SCENARIOS = ("tutorial", "cloud-migration")
SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


@cache
def loaded(name: str) -> Scenario:
    """A built-in scenario, read once."""
    return load_scenario(name)


def played(data: st.DataObject, scenario: str, moves: int = 25) -> Session:
    """A game some way in, after moves of every kind; some of them were refused."""
    session = Session.start(loaded(scenario), data.draw(st.integers(0, 10**6)))
    session.submit(SetBaseline(session.scenario.deadline.minute))
    for _ in range(moves):
        if session.ended:
            break
        action = draw_action(data, session)
        if session.check(action) is not None:
            before = session.digest()
            assert session.submit(action) is not None
            assert session.digest() == before, "a refused action changed the world"
        else:
            session.submit(action)
        session.advance(session.view().now + data.draw(st.integers(0, 12)) * DAY)
    return session


def floats(value: Any, path: str = "world") -> list[str]:
    """Where a float is stored in the data of a world."""
    if isinstance(value, float):
        return [path]
    if isinstance(value, dict):
        return [f for key, item in value.items() for f in floats(item, f"{path}.{key}")]
    if isinstance(value, list | tuple):
        return [f for i, item in enumerate(value) for f in floats(item, f"{path}[{i}]")]
    if dataclasses.is_dataclass(value):
        return [
            f
            for field in dataclasses.fields(value)
            if field.name not in ("rules", "kept")
            for f in floats(getattr(value, field.name), f"{path}.{field.name}")
        ]
    return []


def world_of(session: Session) -> World:
    return session._world


@pytest.mark.parametrize("scenario", SCENARIOS)
@given(data=st.data())
@SLOW
def test_random_play_never_crashes_and_keeps_the_books(scenario: str, data: st.DataObject) -> None:
    session = played(data, scenario)
    world = world_of(session)
    assert floats(world) == []
    ledger = world.public.ledger
    assert ledger.contingency >= 0
    assert ledger.reserve >= 0
    assert 0 <= ledger.idle <= ledger.labour
    for id, state in world.public.tasks.items():
        hidden = world.hidden.tasks[id]
        assert 0 <= state.done <= hidden.work, id
        assert hidden.defects >= 0, id
        assert (state.status == "finished") == (state.finished >= 0), id
        if state.status == "finished":
            assert state.done == hidden.work
            assert state.started <= state.finished
    for task, crew in world.public.assignments.items():
        if world.public.tasks[task].status in ("finished", "dropped"):
            assert crew == {}, task
        for person, share in crew.items():
            assert 0 < share <= PERMILLE
            assert world.public.people[person].status != "gone"
    for someone in world.public.people.values():
        assert 0 <= someone.booked <= PERMILLE
        assert 0 <= someone.morale <= 1000
        assert 0 <= someone.fatigue <= 1000
    for value in (*world.public.meters.values(), *world.hidden.meters.values()):
        assert 0 <= value <= 1000
    for stakeholder in world.public.stakeholders.values():
        assert 0 <= stakeholder.trust <= 1000


@pytest.mark.parametrize("scenario", SCENARIOS)
@given(data=st.data())
@SLOW
def test_a_fork_goes_the_same_way_and_leaves_its_original_alone(
    scenario: str, data: st.DataObject
) -> None:
    session = played(data, scenario, 10)
    before = session.digest()
    fork = session.fork()
    assert fork.digest() == before
    until = session.view().now + 30 * DAY
    fork.advance(until, 0)
    assert session.digest() == before
    session.advance(until, 0)
    assert session.digest() == fork.digest()


@pytest.mark.parametrize("scenario", SCENARIOS)
@given(data=st.data())
@SLOW
def test_a_replay_of_the_recording_gives_the_same_world(scenario: str, data: st.DataObject) -> None:
    session = played(data, scenario)
    again = Session.replay(session.recording, session.scenario)
    assert again.digest() == session.digest()


@given(data=st.data(), cuts=st.lists(st.integers(1, 40), max_size=12))
@SLOW
def test_cutting_time_into_pieces_changes_nothing(data: st.DataObject, cuts: list[int]) -> None:
    session = played(data, "tutorial", 4)
    whole = session.fork()
    start = session.view().now
    for cut in cuts:
        session.advance(session.view().now + cut * 97, 0)
    until = max(session.view().now, start + DAY)
    session.advance(until, 0)
    whole.advance(until, 0)
    assert whole.digest() == session.digest()


def distrust(world: World) -> None:
    """Whatever the rules keep must be what they would work out anew, and nobody able to tell."""
    again = world.fork()
    again.kept = Kept()
    again.stale = True
    kernel.settle(again)
    assert again.digest() == world.digest()
    if world.public.ended:
        return
    kept = world.kept
    assert not kept.tasks
    assert not kept.people
    for id, factor in kept.factors.items():
        assert factor == productivity.product(productivity.personal_factors(world, id)), id
    if kept.network is not None:
        assert kept.network == plan.network(again)
    if world.public.started:
        assert {id: cost for id, cost in kept.costs.items() if cost.booked} == again.kept.costs
        assert sum(cost.burn for cost in again.kept.costs.values()) == again.public.ledger.burn


@pytest.mark.parametrize("scenario", SCENARIOS)
@given(data=st.data())
@SLOW
def test_rates_are_always_what_a_fresh_look_would_make_them(
    scenario: str, data: st.DataObject
) -> None:
    """Only what something happened to is looked at, after every move and every day of random play;
    nobody may be able to tell."""
    session = played(data, scenario, 5)
    for _ in range(8):
        if session.ended:
            break
        session.submit(draw_action(data, session))
        distrust(world_of(session))
        session.advance(session.view().now + data.draw(st.integers(1, 6)) * DAY // 2, 0)
        distrust(world_of(session))


@pytest.mark.parametrize(
    ("scenario", "manager"),
    [("cloud-migration", "handbook"), ("scope-creep", "novice"), ("vendor-delay", "random")],
)
def test_a_whole_game_keeps_nothing_that_a_fresh_look_would_not_find(
    scenario: str, manager: str
) -> None:
    game = Lean(new_world(loaded(scenario), 11))
    lead = policy(manager, 11)
    while not game.ended:
        for action in lead(game.view()):
            game.submit(action)
        distrust(game.world)
        game.advance(game.world.public.now + 4 * DAY)
        distrust(game.world)
