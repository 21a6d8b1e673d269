"""Levelled schedules by rule and by search. How near to the best known: tests/validity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import CapacityError, PlanFileError
from game.planning.levelling import bound, level_by_rule, level_well
from game.planning.network import Activity, Demand, Link, Span, forward_pass, level
from game.planning.psplib import read_psplib
from game.planning.schemes import RULES
from tests.planning.plans import CAPACITY, broken_links, overbooked, plans
from tests.planning.plans import starts as earliest_starts


def _length(spans: dict[str, Span]) -> int:
    return max(finish for _, finish in spans.values())


@given(plans(), earliest_starts(), st.sampled_from(RULES), st.sampled_from(["serial", "parallel"]))
def test_every_scheme_and_rule_keeps_links_capacity_and_starts(
    plan: tuple[Activity, ...], not_before: dict[str, int], rule: str, scheme: str
) -> None:
    spans = level_by_rule(plan, CAPACITY, not_before, scheme=scheme, rule=rule)  # type: ignore[arg-type]
    assert broken_links(plan, spans) == []
    assert overbooked(plan, spans, CAPACITY) == []
    early = forward_pass(plan, not_before)
    assert all(start >= early[name][0] for name, (start, _) in spans.items())


@given(plans(), earliest_starts())
def test_the_serial_scheme_is_that_of_the_engine(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    spans = level_by_rule(plan, CAPACITY, not_before, scheme="serial")
    assert spans == level(plan, CAPACITY, not_before)


@given(plans(), earliest_starts())
def test_a_searched_schedule_is_feasible_and_no_longer_than_any_rule_makes_it(
    plan: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    spans = level_well(plan, CAPACITY, not_before, budget=30)
    assert spans.keys() == {activity.id for activity in plan}
    assert broken_links(plan, spans) == []
    assert overbooked(plan, spans, CAPACITY) == []
    assert all(start >= max(0, not_before.get(name, 0)) for name, (start, _) in spans.items())
    assert bound(plan, CAPACITY, not_before) <= _length(spans)
    for rule in RULES:
        assert _length(spans) <= _length(level_by_rule(plan, CAPACITY, not_before, rule=rule))


@given(plans(), st.integers(0, 99))
def test_the_same_seed_makes_the_same_schedule(plan: tuple[Activity, ...], seed: int) -> None:
    first = level_well(plan, CAPACITY, budget=20, seed=seed)
    assert level_well(plan, CAPACITY, budget=20, seed=seed) == first


def test_a_search_finds_what_no_urgent_task_first_rule_would() -> None:
    half, whole = (Demand("R", 1),), (Demand("R", 2),)
    plan = [
        Activity("a", 2, (), half),
        Activity("b", 2, (), half),
        Activity("c", 3, (Link("b"),), whole),
    ]
    assert _length(level_well(plan, {"R": 2})) == 5


def test_an_empty_plan_is_an_empty_schedule() -> None:
    assert level_well([], {}) == {}


def test_more_than_there_is_is_refused() -> None:
    with pytest.raises(CapacityError):
        level_well([Activity("a", 1, (), (Demand("R", 2),))], {"R": 1})


SMALL = """
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          1           2
   2        1          1           3
   3        1          0
****
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------
  1      1     0       0    0
  2      1     8       4    0
  3      1     0       0    0
****
RESOURCEAVAILABILITIES:
  R 1  R 2
   12   13
****
"""


def test_an_instance_has_jobs_links_demands_and_capacity() -> None:
    found = read_psplib(SMALL, "x.sm")
    assert found.capacity == {"R1": 12, "R2": 13}
    assert found.activities[1] == Activity("2", 8, (Link("1"),), (Demand("R1", 4),))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("PRECEDENCE", "PRECEDING", "x.sm: the table PRECEDENCE RELATIONS is missing."),
        ("   2        1 ", "   2        3 ", "x.sm, line 5: jobs with several modes"),
        ("1          1           2", "1          2           2", "x.sm, line 4: the number of"),
        ("1           3", "1           7", "x.sm, line 5: there is no job 7."),
        ("8       4", "eight   4", "x.sm, line 12: whole numbers are wanted"),
        ("8       4    0", "8       4", "x.sm, line 12: 4 numbers where 5 are wanted."),
        ("  3      1     0 ", "  2      1     0 ", "x.sm, line 13: job 2 is unknown"),
        ("  3      1     0       0    0\n", "", "x.sm, line 11: job 3 has no duration."),
        ("   12   13\n", "", "x.sm, line 15: the table RESOURCEAVAILABILITIES is empty."),
        ("   3        1          0", "   2        1          0", "x.sm, line 4: a job is there"),
    ],
)
def test_a_malformed_instance_gets_one_sentence_with_the_line(
    old: str, new: str, sentence: str
) -> None:
    with pytest.raises(PlanFileError) as raised:
        read_psplib(SMALL.replace(old, new, 1), "x.sm")
    assert str(raised.value).startswith(sentence)
