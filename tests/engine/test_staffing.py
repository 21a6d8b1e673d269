"""Moves with people: whom one may assign, release, send, pair, train and talk to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.rules import people, scope
from game.engine.setup import new_world
from game.model.actions import (
    Action,
    Assign,
    Hire,
    OneToOne,
    Pair,
    Prioritise,
    Release,
    Retrospective,
    SetOvertime,
    Train,
)
from game.model.scenario import Scenario
from game.model.units import DAY, MINUTES_PER_HOUR
from game.model.world import World
from tests.engine import builder as b


def team() -> Scenario:
    """Two developers, a tester, half a writer, the manager; long tasks and a wait outside."""
    return b.scenario(
        roles=b.by_id(b.role("DEV"), b.role("TST"), b.role("DOC"), b.role("PM")),
        people=b.by_id(
            b.person("dan"),
            b.person("dora"),
            b.person("tess", "TST", skills=(("TST", 1000), ("DEV", 400))),
            b.person("will", "DOC", capacity=400),
            b.person("you", "PM", manager=True),
        ),
        tasks=b.by_id(
            b.task("A", 30),
            b.task("W", 30, role=""),
            b.task("B", 5, ("A",)),
            b.task("C", 5, ("B",)),
        ),
    )


def unbooked() -> World:
    """The first moment with nobody assigned and nobody paid."""
    world = b.world(team())
    for person in world.public.people.values():
        person.booked = 0
    world.public.tasks["A"].status = "ready"
    return world


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (Assign("nobody", "A", 1000), "unknown"),
        (Assign("dan", "Z", 1000), "unknown"),
        (Assign("dan", "A", 1001), "range"),
        (Assign("dan", "A", -1), "range"),
        (Assign("will", "A", 500), "range"),
        (Assign("dan", "A", 0), "none"),
        (Assign("dan", "W", 500), "slots"),
        (Assign("will", "A", 400), "skill"),
        (Release("nobody"), "unknown"),
        (Release("you"), "manager"),
        (Release("dan"), "none"),
        (SetOvertime("dan", 39), "range"),
        (SetOvertime("dan", 61), "range"),
        (SetOvertime("dan", 40), "same"),
        (SetOvertime("nobody", 50), "unknown"),
        (Prioritise("A", 4), "range"),
        (Prioritise("Z", 1), "closed"),
        (Hire("XYZ", "contractor"), "unknown"),
        (Hire("DEV", "friend"), "range"),
        (Hire("PM", "contractor"), "role"),
        (Hire("DOC", "employee"), "role"),
        (Pair("dan", "dan"), "same"),
        (Pair("dan", "you"), "manager"),
        (Pair("dan", "nobody"), "unknown"),
        (Train("dan", "XYZ"), "unknown"),
        (Train("dan", "DEV"), "known"),
        (Train("you", "DEV"), "manager"),
        (OneToOne("you"), "manager"),
        (OneToOne("nobody"), "unknown"),
    ],
)
def test_what_is_not_possible_is_refused_with_a_reason(action: Action, code: str) -> None:
    assert b.refused(unbooked(), action) == code


def test_nobody_joins_what_is_over() -> None:
    world = unbooked()
    world.public.tasks["A"].status = "finished"
    assert b.refused(world, Assign("dan", "A", 500)) == "closed"
    assert b.refused(world, Prioritise("A", 1)) == "closed"


def test_people_are_booked_from_their_first_assignment_by_their_share() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 400))
    assert world.public.people["dan"].booked == 400
    b.submit(world, Assign("dan", "B", 700))
    assert world.public.people["dan"].booked == 700, "B waits; the larger share is kept free"
    b.submit(world, Assign("dan", "A", 0), Assign("dan", "B", 0))
    assert world.public.people["dan"].booked == 700, "until released"


def test_active_tasks_add_up_but_not_beyond_the_week() -> None:
    world = unbooked()
    world.public.tasks["B"].status = "ready"
    b.submit(world, Assign("dan", "A", 400), Assign("dan", "B", 500))
    assert world.public.people["dan"].booked == 900
    b.submit(world, Assign("dan", "B", 1000))
    assert world.public.people["dan"].booked == 1000


def test_when_a_task_is_over_the_booking_shrinks_to_what_is_still_wanted() -> None:
    world = unbooked()
    world.public.tasks["B"].status = "ready"
    b.submit(world, Assign("dan", "A", 300), Assign("dan", "B", 600))
    b.pass_days(world, 15)
    assert world.public.tasks["B"].status == "finished"
    assert world.public.people["dan"].booked == 300


def test_whose_task_is_dropped_is_booked_for_the_rest() -> None:
    world = unbooked()
    world.public.tasks["B"].status = "ready"
    b.submit(world, Assign("dan", "A", 300), Assign("dan", "B", 600))
    scope.drop_task(world, "B")
    assert world.public.people["dan"].booked == 300


def test_who_has_nothing_left_to_do_waits_at_our_cost() -> None:
    world = unbooked()
    world.public.tasks["C"].status = "dropped"
    b.submit(world, Assign("dan", "A", 1000))
    b.pass_days(world, 40)
    assert world.public.people["dan"].booked == 1000


def test_a_released_person_costs_nothing_and_takes_two_days_to_come_back() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000), Release("dan"))
    dan = world.public.people["dan"]
    assert (dan.status, dan.booked, world.public.ledger.burn) == ("released", 0, 0)
    assert world.public.assignments["A"] == {}
    assert b.refused(world, Release("dan")) == "none"
    b.submit(world, Assign("dan", "A", 1000))
    assert world.public.tasks["A"].rate == 0
    assert dan.status == "coming"
    b.pass_days(world, 2)
    assert dan.status == "here"
    assert world.public.tasks["A"].rate == 1_000_000


def test_who_was_released_while_away_is_released_when_the_absence_is_over() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000))
    people.absence(world, "dan", 5 * DAY)
    b.submit(world, Release("dan"))
    b.pass_days(world, 6)
    dan = world.public.people["dan"]
    assert (dan.status, dan.booked) == ("released", 0)


def test_who_is_called_back_from_an_absence_comes_when_it_is_over() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000))
    people.absence(world, "dan", 5 * DAY)
    b.submit(world, Release("dan"), Assign("dan", "A", 1000))
    b.pass_days(world, 4)
    assert world.public.people["dan"].status == "coming"
    b.pass_days(world, 1)
    assert world.public.people["dan"].status == "here"


def test_who_is_released_on_the_way_back_does_not_come() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000), Release("dan"))
    b.submit(world, Assign("dan", "A", 1000), Release("dan"))
    b.pass_days(world, 3)
    assert world.public.people["dan"].status == "released"


def test_notice_is_not_forgotten_on_release() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000))
    people.depart(world, "dan", 10 * DAY)
    b.submit(world, Release("dan"))
    assert world.public.people["dan"].status == "notice"
    assert world.public.people["dan"].booked == 0
    b.submit(world, Assign("dan", "A", 1000))
    assert world.public.tasks["A"].rate == 1_000_000
    b.pass_days(world, 10)
    assert world.public.people["dan"].status == "gone"


def test_overtime_acts_at_once() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000), SetOvertime("dan", 50))
    assert world.public.tasks["A"].rate == 1_156_250


def test_training_takes_half_days_of_two_weeks_and_teaches() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000), Train("dan", "TST"))
    assert world.public.tasks["A"].rate == 500_000
    assert world.public.ledger.items["training"] == 150_000
    assert b.refused(world, Train("dan", "TST")) == "busy"
    b.pass_days(world, 10)
    assert world.public.people["dan"].skills["TST"] == 300
    assert world.public.tasks["A"].rate == 1_000_000


def test_skills_learned_stop_below_those_of_experts_and_nobody_unlearns() -> None:
    world = unbooked()
    for _ in range(3):
        b.submit(world, Pair("tess", "dan"))
        b.pass_days(world, 20)
    b.submit(world, Pair("dan", "dora"))
    b.pass_days(world, 20)
    skills = world.public.people["dan"].skills
    assert skills["TST"] == 750
    assert world.public.people["dora"].skills["DEV"] == 1000, "an expert stays one"
    b.submit(world, Train("dan", "TST"))
    b.pass_days(world, 10)
    assert skills["TST"] == 900


def test_pairing_slows_both_for_four_weeks() -> None:
    world = unbooked()
    b.submit(world, Assign("dan", "A", 1000), Pair("dan", "dora"))
    assert world.public.tasks["A"].rate == 920_000
    assert b.refused(world, Pair("dan", "tess")) == "busy"
    assert b.refused(world, Pair("tess", "dora")) == "busy"
    b.pass_days(world, 20)
    assert world.public.tasks["A"].rate == 1_000_000


def test_a_talk_lifts_morale_and_calms_and_less_so_soon_after() -> None:
    world = unbooked()
    world.hidden.people["dan"].hazard = 1000
    b.submit(world, OneToOne("dan"))
    dan = world.public.people["dan"]
    assert dan.morale == 650, "it takes an hour"
    b.pass_days(world, 1)
    assert (dan.morale, world.hidden.people["dan"].hazard) == (680, 900)
    b.submit(world, OneToOne("dan"))
    b.pass_days(world, 1)
    assert (dan.morale, world.hidden.people["dan"].hazard) == (686, 900)
    assert dan.talked == DAY + MINUTES_PER_HOUR


@pytest.mark.parametrize(
    ("morale", "fatigue", "word"), [(650, 150, "well"), (500, 150, "low"), (650, 600, "tired")]
)
def test_a_talk_tells_how_somebody_is(morale: int, fatigue: int, word: str) -> None:
    world = unbooked()
    world.public.people["dan"].morale = morale
    world.public.people["dan"].fatigue = fatigue
    b.submit(world, OneToOne("dan"))
    b.pass_days(world, 1)
    assert word in world.public.log[-1].detail


def test_retrospectives_need_a_rest() -> None:
    world = unbooked()
    b.submit(world, Retrospective())
    assert world.public.people["tess"].morale == 665
    assert b.refused(world, Retrospective()) == "soon"
    b.pass_days(world, 10)
    b.submit(world, Retrospective())
    assert world.public.retrospectives == 2


def test_before_the_start_people_are_assigned_and_not_paid() -> None:
    world = new_world(team(), 1)
    b.submit(world, Assign("dan", "A", 1000))
    assert world.public.people["dan"].booked == 0
    assert b.refused(world, Release("dan")) == "early"


def test_half_a_person_is_half_a_person() -> None:
    tasks = {**team().tasks, "A": b.task("A", 30, role="DOC")}
    world = b.world(replace(team(), tasks=tasks))
    world.public.tasks["A"].status = "ready"
    b.submit(world, Assign("will", "A", 400))
    assert world.public.tasks["A"].rate == 400_000
