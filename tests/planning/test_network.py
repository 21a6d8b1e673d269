"""Dates, floats and the critical path."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import CycleError, PlanError
from game.planning.network import (
    Activity,
    Link,
    LinkKind,
    Span,
    analyse,
    backward_pass,
    critical_path,
    forward_pass,
    topological_order,
)
from tests.planning.plans import broken_links, instances, plans, starts

REFERENCE = instances()

# Two ways from Order to Go-live: the circuit (20 days) and the servers (3 + 5 days).
MIGRATION = (
    Activity("Order", 480),
    Activity("Circuit", 20 * 480, (Link("Order"),)),
    Activity("Servers", 3 * 480, (Link("Order"),)),
    Activity("Install", 5 * 480, (Link("Servers"),)),
    Activity("Go-live", 0, (Link("Circuit"), Link("Install"))),
)


@pytest.mark.parametrize(
    ("kind", "lag", "span"),
    [
        ("FS", 0, (1000, 1300)),
        ("FS", 60, (1060, 1360)),
        ("FS", -200, (800, 1100)),
        ("SS", 0, (400, 700)),
        ("SS", 120, (520, 820)),
        ("FF", 0, (700, 1000)),
        ("FF", 50, (750, 1050)),
        ("SF", 0, (100, 400)),
        ("SF", 500, (600, 900)),
        ("FS", -2000, (0, 300)),
    ],
)
def test_each_kind_of_link_binds_its_own_pair_of_dates(
    kind: LinkKind, lag: int, span: Span
) -> None:
    first = Activity("first", 600)
    second = Activity("second", 300, (Link("first", kind, lag),))
    assert forward_pass([first, second], {"first": 400})["second"] == span


def test_the_longer_way_sets_the_end_and_the_shorter_one_has_float() -> None:
    times = analyse(MIGRATION)
    assert times["Go-live"].early_finish == 21 * 480
    assert {name for name, each in times.items() if each.critical} == {
        "Order",
        "Circuit",
        "Go-live",
    }
    assert times["Servers"].total_float == times["Install"].total_float == 12 * 480
    assert times["Servers"].free_float == 0
    assert times["Install"].free_float == 12 * 480


def test_the_critical_path_is_named_from_its_beginning() -> None:
    assert critical_path(MIGRATION) == ("Order", "Circuit", "Go-live")


def test_a_late_start_begins_the_critical_path() -> None:
    assert critical_path(MIGRATION, {"Servers": 30 * 480}) == ("Servers", "Install", "Go-live")


def test_a_deadline_out_of_reach_makes_float_negative_and_changes_no_path() -> None:
    times = analyse(MIGRATION, deadline=20 * 480)
    assert times["Circuit"].total_float == -480
    assert times["Install"].total_float == 11 * 480
    assert times["Circuit"].critical
    assert not times["Install"].critical


def test_other_durations_replace_the_activities_own() -> None:
    assert forward_pass(MIGRATION, durations={"Circuit": 480})["Go-live"] == (9 * 480, 9 * 480)
    assert critical_path(MIGRATION, durations={"Circuit": 480})[1:3] == ("Servers", "Install")


def test_a_circle_is_named_in_order() -> None:
    circle = [
        Activity("A", 1),
        Activity("B", 1, (Link("A"), Link("D"))),
        Activity("C", 1, (Link("B"),)),
        Activity("D", 1, (Link("C"),)),
        Activity("E", 1, (Link("D"),)),
    ]
    with pytest.raises(CycleError, match="B → C → D → B") as raised:
        forward_pass(circle)
    assert raised.value.cycle == ("B", "C", "D")


def test_an_unknown_predecessor_is_named() -> None:
    with pytest.raises(PlanError, match="A follows Z, which does not exist"):
        forward_pass([Activity("A", 1, (Link("Z"),))])


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(PlanError, match="same id"):
        forward_pass([Activity("A", 1), Activity("A", 2)])


def test_an_empty_plan_has_no_dates() -> None:
    assert analyse([]) == {}
    assert critical_path([]) == ()


@given(plans())
def test_sorting_puts_predecessors_first_and_loses_nobody(plan: tuple[Activity, ...]) -> None:
    order = topological_order(plan)
    names = [activity.id for activity in order]
    assert sorted(names) == sorted(activity.id for activity in plan)
    for activity in order:
        for link in activity.after:
            assert names.index(link.predecessor) < names.index(activity.id)
    assert topological_order(order) is order


@given(plans(), starts())
def test_early_dates_keep_every_link_and_none_could_be_earlier(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    spans = forward_pass(plan, not_before)
    assert broken_links(plan, spans) == []
    for activity in plan:
        start, finish = spans[activity.id]
        assert finish - start == activity.duration
        assert start >= max(0, not_before.get(activity.id, 0))
        earlier = {**spans, activity.id: (start - 1, finish - 1)}
        assert start == max(0, not_before.get(activity.id, 0)) or broken_links((activity,), earlier)


@given(plans(), starts(), st.integers(0, 5000))
def test_late_dates_keep_every_link_and_a_feasible_deadline_leaves_no_negative_float(
    plan: tuple[Activity, ...], not_before: dict[str, int], spare: int
) -> None:
    end = max(finish for _, finish in forward_pass(plan, not_before).values())
    late = backward_pass(plan, end + spare)
    assert broken_links(plan, late) == []
    assert max(finish for _, finish in late.values()) == end + spare
    times = analyse(plan, not_before, deadline=end + spare)
    for each in times.values():
        assert each.total_float == each.late_start - each.early_start
        assert each.total_float >= spare
        assert 0 <= each.free_float <= each.total_float - spare
        assert each.critical == (each.total_float == spare)


@given(plans(), starts())
def test_every_critical_activity_moves_the_end_and_no_other_does(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    times = analyse(plan, not_before)
    end = max(each.early_finish for each in times.values())
    for name, each in times.items():
        pushed = forward_pass(plan, {**not_before, name: each.early_start + 1})
        moved = max(finish for _, finish in pushed.values()) > end
        assert moved == each.critical


@given(plans(), starts())
def test_free_float_can_be_lost_without_moving_anybody_else(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    early = forward_pass(plan, not_before)
    for name, each in analyse(plan, not_before).items():
        moved = forward_pass(plan, {**not_before, name: each.early_start + each.free_float})
        assert {**moved, name: early[name]} == early


@given(plans(), starts())
def test_the_critical_path_is_a_chain_of_critical_activities_to_the_end(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    chain = critical_path(plan, not_before)
    times = analyse(plan, not_before)
    by_id = {activity.id: activity for activity in plan}
    assert times[chain[-1]].early_finish == max(each.early_finish for each in times.values())
    assert all(times[name].critical for name in chain)
    for before, after in pairwise(chain):
        assert before in {link.predecessor for link in by_id[after].after}
    first = times[chain[0]].early_start
    assert first == max(0, not_before.get(chain[0], 0))


def test_a_latest_finish_of_its_own_binds_an_activity_and_what_comes_before() -> None:
    chain = (
        Activity("a", 4),
        Activity("b", 3, (Link("a"),)),
        Activity("c", 9, (Link("a"),)),
    )
    late = backward_pass(chain, 13, not_after={"b": 7})
    assert late == {"c": (4, 13), "b": (4, 7), "a": (0, 4)}
    assert backward_pass(chain, 13)["b"] == (10, 13)
