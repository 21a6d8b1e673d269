"""The sponsor releases money and accepts new dates by trust and honesty, without luck."""

from __future__ import annotations

from game.model.actions import DrawReserve, SetBaseline
from game.model.units import DAY
from game.model.world import Said, World
from tests.engine import builder as b


def short_of_money(trust: int) -> World:
    world = b.world()
    world.public.ledger.contingency = 80_000
    world.public.stakeholders["sponsor"].trust = trust
    return world


def reported(world: World, float_days: int, day: int) -> None:
    finish = day * DAY
    world.public.reports.append(Said(0, finish, finish, 0, "ok", "", 0, float_days, 0))


def test_with_trust_the_reserve_fills_the_contingency() -> None:
    world = short_of_money(550)
    b.submit(world, DrawReserve(60_000))
    ledger = world.public.ledger
    assert (ledger.reserve, ledger.contingency) == (40_000, 140_000)


def test_without_trust_it_does_not_and_the_log_says_so() -> None:
    world = short_of_money(549)
    b.submit(world, DrawReserve(60_000))
    assert world.public.ledger.reserve == 100_000
    assert b.sentences(world) == ["reserve_refused"]


def test_an_honest_report_lowers_what_is_needed_and_a_false_one_does_not() -> None:
    for float_days, left in ((0, 40_000), (-20, 100_000)):
        world = short_of_money(450)
        reported(world, float_days, 12)
        b.submit(world, DrawReserve(60_000))
        assert world.public.ledger.reserve == left


def test_an_old_report_does_not_help() -> None:
    world = short_of_money(450)
    reported(world, 0, 12)
    world.public.now = 11 * DAY
    b.submit(world, DrawReserve(60_000))
    assert world.public.ledger.reserve == 100_000


def test_asking_needs_an_amount_and_a_reason() -> None:
    world = short_of_money(600)
    assert b.refused(world, DrawReserve(0)) == "amount"
    assert b.refused(world, DrawReserve(100_001)) == "amount"
    assert b.refused(b.world(), DrawReserve(60_000)) == "reason"


def test_a_trusted_manager_may_set_a_new_baseline_and_people_hear_of_it() -> None:
    world = b.begun()
    assert world.public.stakeholders["sponsor"].trust == 600
    b.submit(world, SetBaseline(30 * DAY))
    assert world.public.promised == 30 * DAY
    assert world.public.expected == 30 * DAY
    assert world.public.stakeholders["sponsor"].trust < 600
    assert world.public.errands


def test_a_distrusted_manager_may_not() -> None:
    world = b.begun()
    world.public.stakeholders["sponsor"].trust = 599
    b.submit(world, SetBaseline(30 * DAY))
    assert world.public.promised == 12 * DAY
    assert b.sentences(world)[-1] == "rebaseline_refused"


def test_after_the_deadline_moved_a_new_baseline_is_due_once() -> None:
    world = b.begun()
    world.public.stakeholders["sponsor"].trust = 100
    world.public.deadline = 20 * DAY
    b.submit(world, SetBaseline(20 * DAY))
    assert world.public.promised == 20 * DAY
    b.submit(world, SetBaseline(30 * DAY))
    assert world.public.promised == 20 * DAY


def test_only_days_to_come_can_be_promised() -> None:
    world = b.begun()
    assert b.refused(world, SetBaseline(0)) == "range"
    assert b.refused(world, SetBaseline(61 * DAY)) == "range"
    world.public.tasks["B"].finished = 1
    assert b.refused(world, SetBaseline(30 * DAY)) == "late"
