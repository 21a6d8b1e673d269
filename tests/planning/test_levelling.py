"""Schedules that respect people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import CapacityError
from game.planning.network import Activity, Demand, Link, forward_pass, hand_overs, level
from tests.planning.plans import (
    CAPACITY,
    Instance,
    broken_links,
    instances,
    overbooked,
    plans,
    starts,
)

REFERENCE = instances()
SYS = (Demand("SYS", 1000),)


def test_two_tasks_of_one_person_follow_each_other_the_urgent_one_first() -> None:
    plan = [
        Activity("tidy", 480, (), SYS),
        Activity("move", 960, (), SYS),
        Activity("test", 2400, (Link("move"),)),
    ]
    assert level(plan, {"SYS": 1000}) == {
        "move": (0, 960),
        "test": (960, 3360),
        "tidy": (960, 1440),
    }


def test_two_half_time_tasks_share_a_person() -> None:
    half = (Demand("SYS", 500),)
    plan = [Activity(name, 480, (), half) for name in ("A", "B", "C")]
    spans = level(plan, {"SYS": 1000})
    assert sorted(spans.values()) == [(0, 480), (0, 480), (480, 960)]


def test_a_short_task_slips_into_a_gap_before_others() -> None:
    plan = [
        Activity("late", 480, (), SYS),
        Activity("small", 240, (), SYS),
    ]
    spans = level(plan, {"SYS": 1000}, {"late": 480}, priority={"small": 10_000})
    assert spans == {"late": (480, 960), "small": (0, 240)}


def test_a_priority_of_the_players_own_goes_first() -> None:
    plan = [Activity("A", 480, (), SYS), Activity("B", 480, (), SYS)]
    assert level(plan, {"SYS": 1000})["A"] == (0, 480)
    assert level(plan, {"SYS": 1000}, priority={"B": -1})["B"] == (0, 480)


def test_a_milestone_waits_for_nobody() -> None:
    plan = [Activity("work", 480, (), SYS), Activity("gate", 0, (), SYS)]
    assert level(plan, {"SYS": 1000}, priority={"gate": 99_999})["gate"] == (0, 0)


def test_more_of_a_role_than_there_is_is_refused_by_name() -> None:
    with pytest.raises(CapacityError, match="A needs 1000 permille of role DBA, and there are 0"):
        level([Activity("A", 480, (), (Demand("DBA", 1000),))], {"SYS": 1000})


@given(plans(), starts())
def test_a_levelled_schedule_keeps_links_capacity_and_starts(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    spans = level(plan, CAPACITY, not_before)
    assert spans.keys() == {activity.id for activity in plan}
    assert broken_links(plan, spans) == []
    assert overbooked(plan, spans, CAPACITY) == []
    early = forward_pass(plan, not_before)
    assert all(start >= early[name][0] for name, (start, _) in spans.items())


@given(plans(), starts())
def test_a_levelled_schedule_wastes_no_start(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    spans = level(plan, CAPACITY, not_before)
    for activity in plan:
        start, finish = spans[activity.id]
        if start > max(0, not_before.get(activity.id, 0)):
            earlier = {**spans, activity.id: (start - 1, finish - 1)}
            assert broken_links((activity,), earlier) or overbooked(plan, earlier, CAPACITY)


@given(plans(), starts())
def test_with_people_enough_levelling_changes_no_date(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    enough = {role: 1000 * len(plan) * 2 for role in CAPACITY}
    assert level(plan, enough, not_before) == forward_pass(plan, not_before)


@given(plans(), starts())
def test_handing_over_people_delays_nobody(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    spans = level(plan, CAPACITY, not_before)
    again = forward_pass(hand_overs(plan, CAPACITY, spans), not_before)
    assert all(again[name][0] <= start for name, (start, _) in spans.items())
    assert broken_links(plan, again) == []


@given(plans(kinds=("FS", "SS"), lags=st.integers(0, 600)), starts(), st.data())
def test_handed_over_people_are_never_needed_twice_however_long_it_takes(
    plan: tuple[Activity, ...], not_before: dict[str, int], data: st.DataObject
) -> None:
    linked = hand_overs(plan, CAPACITY, level(plan, CAPACITY, not_before))
    durations = {
        activity.id: data.draw(st.integers(0, 5000)) for activity in plan if activity.duration
    }
    spans = forward_pass(linked, not_before, durations=durations)
    assert broken_links(linked, spans) == []
    assert overbooked(linked, spans, CAPACITY) == []


def test_a_task_that_finishes_before_the_one_it_follows_closes_no_circle() -> None:
    plan = [
        Activity("cutover", 480, (), SYS),
        Activity("guard", 480, (Link("cutover", "SF"),), SYS),
    ]
    spans = {"cutover": (480, 960), "guard": (0, 480)}
    assert forward_pass(hand_overs(plan, {"SYS": 1000}, spans), {"cutover": 480}) == spans


@pytest.mark.skipif(not REFERENCE, reason="the PSPLIB instances are not beside the checkout")
@pytest.mark.parametrize("instance", REFERENCE, ids=lambda instance: instance.name)
def test_the_serial_scheme_makes_the_makespan_of_the_reference(instance: Instance) -> None:
    spans = level(instance.activities, instance.capacity)
    assert max(finish for _, finish in spans.values()) == instance.serial_makespan
    assert overbooked(instance.activities, spans, instance.capacity) == []
