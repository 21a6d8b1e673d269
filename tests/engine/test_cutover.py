"""A cutover night follows the formula of A §5.3, and its outages the stated lengths."""

from __future__ import annotations

import pytest

from game.engine.rules import cutover
from game.engine.rules.effects import apply
from game.model.effects import Cutover, SetFlag
from game.model.world import World
from tests.engine import builder as b

NIGHT = Cutover(
    rehearsals="rehearsals",
    rollback="rollback",
    staged="staged",
    discovery="discovery",
    shift="shift",
    outage="outage",
    succeeded=(SetFlag("moved", True),),
    failed=(SetFlag("failed", True),),
    key="night",
)


def night(rehearsals: int = 0, discovery: int = 700, shift: int = 500, **flags: bool) -> World:
    project = b.scenario(
        meters=b.by_id(
            b.meter("rehearsals", rehearsals),
            b.meter("discovery", discovery),
            b.meter("shift", shift),
            b.meter("outage"),
            b.meter("debt", 0),
        ),
        flags=dict.fromkeys(("rollback", "staged", "moved", "failed"), ""),
    )
    world = b.world(project)
    world.public.flags.update(flags)
    for person in world.public.people.values():
        person.fatigue = 0
    return world


@pytest.mark.parametrize(
    ("world", "expected"),
    [
        (night(2, rollback=True), 0.90),
        (night(1, rollback=True), 0.79),
        (night(1), 0.62),
        (night(0), 0.40),
        (night(9, rollback=True, staged=True), 0.976),
        (night(1, discovery=400), 0.475),
        (night(1, shift=1000), 0.731),
    ],
)
def test_the_chance_of_success_is_that_of_the_catalogue(world: World, expected: float) -> None:
    assert cutover.success(world, NIGHT) / 1_000_000 == pytest.approx(expected, abs=0.005)


def test_a_tired_team_and_debt_lower_it() -> None:
    fresh, tired = night(1), night(1)
    for person in tired.public.people.values():
        person.fatigue = 500
    tired.public.meters["debt"] = 100
    parts = cutover.factors(tired, NIGHT)
    assert (parts["fatigue"], parts["debt"]) == (-400, -200)
    assert cutover.success(tired, NIGHT) < cutover.success(fresh, NIGHT)


def outages(nights: list[World]) -> list[int]:
    """Hours of each night's outage, sorted; nights that went well left out."""
    hours = []
    for seed, world in enumerate(nights):
        world.hidden.seed = seed
        apply(world, (NIGHT,))
        good, bad = world.public.flags["moved"], world.public.flags["failed"]
        assert good != bad
        if bad:
            hours.append(world.public.meters["outage"])
            assert "outage" in b.sentences(world)
        else:
            assert world.public.meters["outage"] == 0
            assert "cutover_ok" in b.sentences(world)
    return sorted(hours)


def test_an_outage_without_rollback_lasts_14_hours_in_the_median_and_5_days_at_p90() -> None:
    hours = outages([night(discovery=0) for _ in range(1500)])
    assert 12 <= hours[len(hours) // 2] <= 16
    assert 95 <= hours[len(hours) * 9 // 10] <= 145


def test_a_tested_rollback_shortens_it_to_3_hours() -> None:
    hours = outages([night(discovery=0, rollback=True) for _ in range(1500)])
    assert 2 <= hours[len(hours) // 2] <= 4


def test_the_luck_of_the_night_does_not_depend_on_the_preparation() -> None:
    for seed in range(50):
        good, poor = night(2, rollback=True), night(0)
        for world in (good, poor):
            world.hidden.seed = seed
            apply(world, (NIGHT,))
        assert good.public.flags["moved"] >= poor.public.flags["moved"]
