"""The scenario's own moves: paid at once, done when their hours are worked."""

from __future__ import annotations

from typing import Any

from game.model.actions import MakeMove
from game.model.effects import SetFlag
from game.model.units import DAY
from game.model.world import World
from tests.engine import builder as b

MOVE = MakeMove("audit")


def with_move(**changes: Any) -> World:
    project = b.scenario(flags={"f": ""})
    made = b.move("audit", SetFlag("f", True), **changes)
    return b.world(b.scenario(flags=project.flags, moves=b.by_id(made)))


def test_a_free_move_acts_at_once() -> None:
    world = with_move()
    b.submit(world, MOVE)
    assert world.public.flags["f"]
    assert b.sentences(world) == ["move_made"]


def test_a_move_is_paid_now_and_acts_after_its_hours_and_its_lead() -> None:
    world = with_move(cost=7_000, hours=240, lead=DAY)
    b.submit(world, MOVE)
    assert world.public.ledger.items == {"Move audit": 7_000}
    b.pass_days(world, 1)
    assert not world.public.flags["f"]
    b.pass_days(world, 1)
    assert world.public.flags["f"]


def test_a_move_may_be_limited_gated_and_need_a_rest() -> None:
    world = with_move(limit=2, rest=5 * DAY, gate="day >= 0")
    b.submit(world, MOVE)
    assert b.refused(world, MOVE) == "rest"
    world.public.now = 5 * DAY
    b.submit(world, MOVE)
    world.public.now = 20 * DAY
    assert b.refused(world, MOVE) == "limit"
    assert b.refused(with_move(gate="day > 3"), MOVE) == "gate"
    assert b.refused(world, MakeMove("magic")) == "unknown"
