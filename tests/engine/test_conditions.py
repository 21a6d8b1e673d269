"""Conditions read a world as their published names promise."""

from __future__ import annotations

import pytest

from game.engine import conditions
from game.engine.conditions import fill, holds, value
from game.model.conditions import ConditionError, names
from game.model.plan import Planned
from game.model.units import DAY, MILLION
from game.model.world import World
from tests.engine import builder as b


def rich() -> World:
    project = b.scenario(
        meters=b.by_id(b.meter("discovery", 420), b.meter("outage", 7, public=False)),
        flags={"rollback": "tested"},
        dilemmas=b.by_id(b.dilemma("E1")),
        risks=b.by_id(b.risk("R1", indicator=b.indicator(b.BASELINE))),
        moves=b.by_id(b.move("audit")),
    )
    return b.world(project)


def test_every_published_name_can_be_read() -> None:
    world = rich()
    for name in names(world.rules.scenario):
        assert isinstance(value(world, name), int), name


def test_every_reading_is_published() -> None:
    published = {name.split(".")[0] for name in names(rich().rules.scenario)}
    assert {family for family, _ in conditions.NAMES} == published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("day", 3),
        ("days_left", 9),
        ("contingency", 100),
        ("reserve_left", 1),
        ("morale", 650),
        ("fatigue", 150),
        ("headcount", 3),
        ("mean_trust", 550),
        ("promised_day", 12),
        ("trust.sponsor", 600),
        ("meter.discovery", 420),
        ("meter.outage + outage_hours", 14),
        ("here.DEV", 1),
        ("free.DEV", 1),
        ("slack.A", 0),
        ("reports", 0),
        ("(day + 1) * 2 - day // 2", 7),
        ("-day", -3),
        ("1 < day <= 3", 1),
        ("not (day > 2 and day < 9)", 0),
        ("started.A or finished.A or active.A or dropped.A", 0),
        ("used.audit or open.E1 or struck.R1 or rising.R1 or flag.rollback", 0),
        ("responding.R1.A or chosen.E1.A", 0),
    ],
)
def test_an_expression_has_the_value_of_the_moment(text: str, expected: int) -> None:
    world = rich()
    world.public.now = 3 * DAY
    assert value(world, text) == expected


def test_conditions_follow_the_world() -> None:
    world = rich()
    public = world.public
    public.tasks["A"].started = 5
    public.tasks["A"].status = "active"
    public.assignments["A"] = {"dan": 1000}
    public.current = b.plan({"B": Planned(0, 0, 3 * DAY)})
    public.dilemmas["E1"].choice = "B"
    public.risks["R1"].responses["A"] = 5
    public.risks["R1"].indicator = "rising"
    public.risks["R1"].struck = 2
    public.moves["audit"].append(5)
    world.hidden.tasks["A"].defects = 2 * DAY * MILLION
    assert holds(world, "started.A and active.A and not finished.A")
    assert holds(world, "free.DEV == 0 and here.DEV == 1")
    assert holds(world, "slack.B == 3 and chosen.E1.B and not chosen.E1.A")
    assert holds(world, "responding.R1.A and rising.R1 and struck.R1 and used.audit")
    assert holds(world, "defects == 2")


def test_a_response_on_its_way_does_not_run() -> None:
    world = rich()
    world.public.risks["R1"].responses["A"] = -1
    assert not holds(world, "responding.R1.A")


def test_nothing_is_a_condition_that_holds() -> None:
    assert holds(rich(), "")


def test_days_late_count_from_the_finish_or_the_plan() -> None:
    world = b.world()
    assert value(world, "days_late") == 0
    world.public.float_days = -4
    assert value(world, "days_late") == 4
    world.public.tasks["B"].finished = world.public.deadline + 1
    assert value(world, "days_late") == 1


def test_overrun_is_forecast_first_and_counted_after_the_end() -> None:
    world = b.world()
    world.public.plan_cost = 2_200_000
    assert value(world, "overrun") == 100
    world.public.ended = "complete"
    world.public.ledger.items["bill"] = 1_900_000
    assert value(world, "overrun") == -50


def test_the_contingency_is_measured_by_what_the_level_gave() -> None:
    world = b.world(level="learner")
    world.public.ledger.contingency = 260_000
    assert value(world, "contingency") == 100


def test_placeholders_are_filled_with_the_figures_of_the_moment() -> None:
    world = rich()
    text = "Day {day}: {meter.discovery} of 1000, {days_left} days left."
    assert fill(world, text) == "Day 0: 420 of 1000, 12 days left."


def test_an_unknown_name_is_an_error_of_the_file() -> None:
    with pytest.raises(ConditionError, match="weather"):
        conditions.compiled("weather > 3")


def test_reading_changes_nothing() -> None:
    world = rich()
    before = world.digest()
    for name in names(world.rules.scenario):
        value(world, name)
    assert world.digest() == before
