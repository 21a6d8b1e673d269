"""A world is plain data: forks share nothing that changes, and the digest sees everything."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from game.engine.agenda import schedule
from game.engine.rules import people
from game.model.actions import (
    EstimateRisk,
    Forecast,
    MakeMove,
    Pair,
    Report,
    WriteJournal,
    WriteRisk,
)
from game.model.events import Event
from game.model.units import DAY
from game.model.world import World, copy_state
from tests.engine import builder as b


def lived_in() -> World:
    """A world in which every container holds something."""
    asks = b.dilemma("E1", triggers=(b.BASELINE,), forecast=b.prompt("day > 50", 30))
    project = b.scenario(
        dilemmas=b.by_id(asks),
        risks=b.by_id(b.risk("R1")),
        moves=b.by_id(b.move("audit", hours=60)),
        meters=b.by_id(b.meter("seen"), b.meter("unseen", public=False)),
        flags={"f": ""},
    )
    world = b.begun(project)
    people.set_pace(world, "dan", 900, 0, "a cold")
    b.submit(
        world,
        Forecast("E1", 300),
        EstimateRisk("R1", 400, DAY),
        MakeMove("audit"),
        MakeMove("audit"),
        Pair("dan", "tess"),
        Report(12 * DAY, 13 * DAY, 5, "ok", "Größe"),
        WriteJournal("E1", "Because."),
        WriteRisk("Rain", 100, DAY),
    )
    b.pass_days(world, 6)
    world.public.hints.append("one")
    return world


def mutable(value: Any, path: str = "world") -> Iterator[tuple[str, Any]]:
    """Everything in a world that could be changed in place, with where it stands."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from mutable(item, f"{path}[{key!r}]")
    elif isinstance(value, list):
        yield path, value
        for number, item in enumerate(value):
            yield from mutable(item, f"{path}[{number}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parameters = getattr(type(value), "__dataclass_params__")  # noqa: B009
        if not parameters.frozen:
            yield path, value
            for field in dataclasses.fields(value):
                if field.name != "rules":
                    yield from mutable(getattr(value, field.name), f"{path}.{field.name}")


def test_a_fork_shares_nothing_that_can_be_changed() -> None:
    world = lived_in()
    fork = world.fork()
    own = {id(thing): where for where, thing in mutable(world)}
    shared = [own[id(thing)] for _, thing in mutable(fork) if id(thing) in own]
    assert shared == []
    assert len(own) > 50


def test_a_fork_of_an_empty_container_is_filled_alone() -> None:
    """Copies are made by what a container holds, so an empty one is a case of its own."""
    world = b.world()
    fork = world.fork()
    fork.public.assignments["A"]["dan"] = 1
    fork.public.moves["x"] = [1]
    fork.hidden.counts["k"] = 1
    fork.public.ledger.items["x"] = 1
    assert not world.public.assignments["A"]
    assert not world.public.moves
    assert not world.hidden.counts
    assert not world.public.ledger.items


def leaves(value: Any) -> Iterator[tuple[Any, str, int]]:
    """Every stored integer as (object, field, value)."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parameters = getattr(type(value), "__dataclass_params__")  # noqa: B009
        if parameters.frozen:
            return
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if type(item) is int:
                yield value, field.name, item
            else:
                yield from leaves(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)


def test_the_digest_sees_every_number_of_the_public_and_the_hidden_part() -> None:
    world = lived_in()
    before = world.digest()
    count = 0
    for part in (world.public, world.hidden):
        for owner, field, number in leaves(part):
            setattr(owner, field, number + 1)
            assert world.digest() != before, f"{type(owner).__name__}.{field}"
            setattr(owner, field, number)
            count += 1
    assert count > 150
    assert world.digest() == before


def test_the_digest_sees_the_agenda_and_not_the_order_in_which_its_heap_lies() -> None:
    world = lived_in()
    before = world.digest()
    world.agenda.reverse()
    assert world.digest() == before
    schedule(world, 10**6, Event("week"))
    assert world.digest() != before


def test_the_digest_is_of_ascii_so_that_no_python_writes_a_letter_differently() -> None:
    """`repr` shows a letter or its number as its Unicode tables have it, and those grow."""
    world = b.world()
    b.submit(world, WriteJournal("", "\U0001fae8 größer"))
    told = ascii(world.public.written)
    assert "\\U0001fae8" in told
    assert world.digest() == world.fork().digest()


def test_copies_of_a_view_do_not_change_with_the_game() -> None:
    world = b.begun()
    kept = copy_state(world.public)
    b.pass_days(world, 8)
    assert kept.now == 0
    assert kept.tasks["A"].status != world.public.tasks["A"].status


@pytest.mark.parametrize("level", ["learner", "practitioner", "expert"])
def test_a_fork_plays_under_the_same_rules(level: str) -> None:
    world = b.world(level=level)
    assert world.fork().rules is world.rules
