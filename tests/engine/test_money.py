"""Money to the cent: people while booked, items, running costs, reserves, penalties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import dispatch, kernel
from game.engine.agenda import schedule
from game.engine.rules import money, people
from game.model.actions import Action, Assign, Release, SetOvertime
from game.model.effects import Spend, SpendDaily, StopDaily
from game.model.events import Event
from game.model.scenario import BudgetItem, Deadline, Scenario, Trigger
from game.model.units import DAY, PERMILLE
from game.model.world import World
from tests.engine import builder as b

RATE = 80_000
"""Cents a day of everybody in the tiny scenario."""


def labour(world: World) -> int:
    """Labour so far in cents × permille × minutes, the unsettled part included."""
    ledger = world.public.ledger
    return ledger.labour + ledger.burn * (world.public.now - ledger.settled)


def idle(world: World) -> int:
    """The same for people who are paid and do nothing."""
    ledger = world.public.ledger
    return ledger.idle + ledger.idle_burn * (world.public.now - ledger.settled)


def begun(**changes: Any) -> World:
    """The tiny project at work, nobody paid who is not assigned, the manager included."""
    world = b.world(b.scenario(**changes))
    for person in world.public.people.values():
        person.booked = 0
    schedule(world, 0, Event("task_ready"))
    b.settle(world)
    return world


def test_a_person_costs_their_rate_while_booked_and_not_before_or_after() -> None:
    world = begun()
    b.pass_days(world, 3)
    assert money.spent(world) == 0
    b.submit(world, Assign("dan", "A", 500))
    b.pass_days(world, 2)
    assert money.spent(world) == RATE
    b.submit(world, Release("dan"))
    b.pass_days(world, 9)
    assert money.spent(world) == RATE


def test_who_waits_is_paid_and_shown_as_idle() -> None:
    world = begun()
    b.submit(world, Assign("dan", "A", 1000), Assign("tess", "C", 250))
    b.pass_days(world, 4)
    assert labour(world) == (1000 + 250) * RATE * 4 * DAY
    assert idle(world) == 250 * RATE * 4 * DAY
    people.absence(world, "dan", DAY)
    world.stale = True
    b.settle(world)
    b.pass_days(world, 1)
    assert idle(world) == 250 * RATE * 5 * DAY + 1000 * RATE * DAY, "away is idle too"


def test_an_extra_hour_costs_a_quarter_more() -> None:
    world = begun()
    b.submit(world, Assign("dan", "A", 1000), SetOvertime("dan", 50))
    b.pass_days(world, 1)
    assert money.spent(world) == RATE * (40_000 + 10 * 1250) // 40_000


def test_contractors_cost_what_was_agreed() -> None:
    world = begun()
    people.recruit(world, "DEV", "external", 0, 1500)
    b.settle(world)
    b.submit(world, Assign("DEV2", "A", 1000))
    b.pass_days(world, 2)
    assert money.spent(world) == 2 * RATE * 3 // 2


MOVES = st.one_of(
    st.builds(
        Assign,
        st.sampled_from(["dan", "tess", "you", "DEV2"]),
        st.sampled_from(["A", "B", "C"]),
        st.integers(0, 20).map(lambda n: n * 50),
    ),
    st.builds(Release, st.sampled_from(["dan", "tess", "DEV2"])),
    st.builds(SetOvertime, st.sampled_from(["dan", "tess"]), st.integers(40, 60)),
)


def long_project() -> Scenario:
    tasks = b.by_id(b.task("A", 30), b.task("B", 4, ("A",)), b.task("C", 4, ("A",), role="TST"))
    return b.scenario(tasks=tasks, bac=10**9)


@given(st.lists(st.tuples(MOVES, st.integers(50, 300)), min_size=3, max_size=8))
@settings(max_examples=60, deadline=None)
def test_labour_is_the_sum_over_minutes_of_each_rate_times_its_booking(
    moves: list[tuple[Action, int]],
) -> None:
    """Counted twice: by the ledger at its events, and here each minute from what the view shows."""
    world = b.at_work(long_project())
    people.recruit(world, "DEV", "external", 200, 1500)
    counted = spare = 0
    for action, minutes in moves:
        if dispatch.check(world, action) is None:
            b.submit(world, action)
        for _ in range(minutes):
            loads: dict[str, int] = {}
            for task, state in world.public.tasks.items():
                if state.status == "active":
                    for who, share in world.public.assignments[task].items():
                        loads[who] = loads.get(who, 0) + share
            for who, person in world.public.people.items():
                rate = RATE * person.rate_permille // PERMILLE
                rate = rate * (40_000 + (person.overtime - 40) * 1250) // 40_000
                busy = loads.get(who, 0) if person.status in ("here", "notice") else 0
                counted += rate * person.booked
                if not person.profile.manager:
                    spare += rate * (person.booked - min(person.booked, busy))
            kernel.advance(world, world.public.now + 1)
    assert labour(world) == counted
    assert idle(world) == spare
    assert 0 <= idle(world) <= labour(world)


def test_items_running_costs_and_penalties_add_up_to_the_cent() -> None:
    world = begun()
    b.submit(world, Assign("dan", "A", 1000))
    money.spend(world, "licence", 12_345, "budget")
    money.start_daily(world, "cloud", 999)
    b.pass_days(world, 2)
    world.public.now += 100
    running = 999 * (2 * DAY + 100) // DAY
    work = RATE * (2 * DAY + 100) // DAY
    assert money.spent(world) == 12_345 + running + work
    money.stop_daily(world, "cloud")
    b.pass_days(world, 1)
    assert world.public.ledger.items == {"licence": 12_345, "cloud": running}


def test_a_running_cost_may_change_its_rate() -> None:
    world = begun()
    effects = (SpendDaily("cloud", 1000),)
    schedule(world, 0, Event("effects", "", PERMILLE, effects))
    schedule(world, 3 * DAY, Event("effects", "", PERMILLE, (SpendDaily("cloud", 200),)))
    schedule(world, 8 * DAY, Event("effects", "", PERMILLE, (StopDaily("cloud"),)))
    b.pass_days(world, 20)
    assert money.spent(world) == 3 * 1000 + 5 * 200


@given(st.lists(st.integers(1, 2000), max_size=20))
def test_how_often_the_books_are_looked_at_changes_no_cent(steps: list[int]) -> None:
    world = begun()
    money.start_daily(world, "cloud", 777)
    b.submit(world, Assign("dan", "A", 350))
    for minutes in steps:
        world.public.now += minutes
        money.settle(world)
    once = begun()
    money.start_daily(once, "cloud", 777)
    b.submit(once, Assign("dan", "A", 350))
    once.public.now = world.public.now
    assert money.spent(once) == money.spent(world)


def test_costs_of_events_are_drawn_from_the_contingency_while_it_lasts() -> None:
    world = begun()
    money.spend(world, "storm", 150_000, "contingency")
    money.spend(world, "flood", 150_000, "contingency")
    ledger = world.public.ledger
    assert (ledger.contingency, ledger.drawn) == (0, 200_000)
    assert money.spent(world) == 300_000


def test_a_saving_lowers_the_cost_and_fills_no_reserve() -> None:
    world = begun()
    money.spend(world, "discount", -5_000, "contingency")
    assert world.public.ledger.contingency == 200_000
    assert money.spent(world) == -5_000


def test_budget_items_fall_due_at_their_triggers() -> None:
    world = b.begun(
        b.scenario(
            budget=(
                BudgetItem("tools", "Tools", 40_000, Trigger("baseline")),
                BudgetItem(
                    "cloud", "Cloud", 9_000, Trigger("day", amount=2 * DAY), 1_000,
                    Trigger("day", amount=11 * DAY),
                ),
                BudgetItem("party", "Party", 7_000, Trigger("finished", "Z")),
            )
        )
    )  # fmt: skip
    b.pass_days(world, 11)
    assert world.public.ledger.items == {"tools": 40_000, "cloud": 9_000}


def late(cap: int) -> World:
    """A milestone of day 3 that is reached on day 10; each day late costs 1,000."""
    deadline = Deadline("B", "the launch", "launch", 3 * DAY, 100_000, cap)
    return b.at_work(b.scenario(deadline=deadline))


def test_each_day_after_the_deadline_is_charged_once_up_to_the_cap() -> None:
    for cap, days in ((30, 7), (4, 4), (0, 0)):
        world = late(cap)
        for _ in range(3):
            world.public.now += DAY
            money.penalise(world)
        assert world.public.ledger.penalty == 0
        world = late(cap)
        b.pass_days(world, 12)
        money.penalise(world)
        assert world.public.ledger.penalty == days * 100_000 or cap == 30


def test_a_begun_day_counts_whole_and_a_moved_deadline_counts_from_its_new_date() -> None:
    world = late(30)
    world.public.now = 3 * DAY + 1
    money.penalise(world)
    money.penalise(world)
    assert world.public.ledger.penalty == 100_000
    world.public.deadline = 5 * DAY
    world.public.now = 6 * DAY
    money.penalise(world)
    assert world.public.ledger.penalty == 100_000, "nothing is charged twice, nothing paid back"


def test_the_milestone_stops_the_penalty() -> None:
    world = late(30)
    b.pass_days(world, 10)
    assert world.public.tasks["B"].finished == 10 * DAY
    assert world.public.ledger.penalty == 7 * 100_000
    b.pass_days(world, 5)
    assert world.public.ended == "complete"
    assert world.public.ledger.penalty == 7 * 100_000


def test_earned_value_is_the_budget_times_the_reported_progress() -> None:
    world = b.at_work()
    per_day = world.rules.scenario.bac // 15
    assert [money.labour_value(world, id) for id in "ABC"] == 3 * [5 * RATE]
    b.pass_days(world, 3)
    b.submit(world, Assign("dan", "A", 900))
    assert money.earned(world) == pytest.approx(3 * per_day, abs=3)
    b.pass_days(world, 5)
    assert money.earned(world) >= 5 * per_day - 3


def test_the_end_settles_the_accounts() -> None:
    world = b.at_work()
    b.pass_days(world, 40)
    assert world.public.now == 15 * DAY
    assert world.public.ledger.settled == 15 * DAY
    assert money.spent(world) == 3 * RATE * 15, "all three were paid from the first day to the last"


def test_a_fork_keeps_its_own_books() -> None:
    world = begun()
    schedule(world, 10, Event("effects", "", PERMILLE, (Spend("x", 5, 5, "budget", "k"),)))
    fork = world.fork()
    b.pass_days(fork, 1)
    assert fork.public.ledger.items == {"x": 5}
    assert world.public.ledger.items == {}
    assert replace(world.public.ledger) == world.public.ledger
