"""What moved the forecast and what happened then; and what the fan of forecasts shows of it."""

from __future__ import annotations

from functools import cache

import pytest

from game.model.actions import Answer, TakeBack
from game.model.units import DAY
from game.outlook import Forecast, targets_of
from game.ui import course
from game.ui.charts import Ends
from game.ui.course import Happening, What
from game.ui.font_table import TableMetrics
from game.ui.own_moves import taken
from game.ui.screens.forecast_charts import Course, picture
from tests.ui.screens import moments

WHATS: tuple[What, ...] = ("date", "cost", "chance")


def made(day: int, finish: int, cost: int, met: int) -> Forecast:
    """A forecast of ten futures around a day, with so many in time."""
    targets = targets_of(moments.scenario(moments.SCENARIO))
    return Forecast(
        day * DAY,
        10,
        tuple((finish + n) * DAY for n in range(-4, 6)),
        tuple(cost + n * 1_000_000 for n in range(10)),
        (5000,) * 10,
        targets,
        (met,) * len(targets),
    )


@cache
def history() -> tuple[Forecast, ...]:
    return (
        made(0, 150, 130_000_000, 9),
        made(20, 151, 130_100_000, 9),
        made(40, 170, 150_000_000, 4),
        made(60, 165, 149_900_000, 6),
    )


def shown() -> Course:
    session = moments.at(60)
    return Course(session.view(), history(), course.happenings(session))


def test_the_largest_move_comes_first_and_small_ones_are_not_told() -> None:
    view = moments.at(60).view()
    steps = course.steps(history(), [], "date", view)
    assert [step.moved for step in steps] == [19, -5]
    assert [course.said(step, "date") for step in steps] == ["+19 d", "−5 d"]
    assert [course.worse(step, "date") for step in steps] == [True, False]
    costs = course.steps(history(), [], "cost", view)
    assert [step.after.made for step in costs] == [40 * DAY]
    chances = course.steps(history(), [], "chance", view)
    assert [course.said(step, "chance") for step in chances] == ["−50 points", "+20 points"]
    assert [course.worse(step, "chance") for step in chances] == [True, False]


def test_what_happened_between_is_told_with_decisions_and_strikes_first() -> None:
    found = [
        Happening(20 * DAY, "you", "early: known to the first"),
        Happening(21 * DAY, "work", "a task"),
        Happening(30 * DAY, "struck", "a strike"),
        Happening(40 * DAY, "you", "a choice"),
        Happening(41 * DAY, "you", "late"),
    ]
    step = course.steps(history(), found, "date", moments.at(60).view())[0]
    assert [each.text for each in step.between] == ["a strike", "a choice", "a task"]
    assert course.happened(step) == "a strike; a choice; 1 more"
    bare = course.steps(history(), [], "date", moments.at(60).view())[0]
    assert course.happened(bare) == "Nothing of note but the work itself"


def test_happenings_are_what_was_decided_and_seen_and_in_order() -> None:
    session = moments.at(140)
    found = course.happenings(session)
    assert [each.time for each in found] == sorted(each.time for each in found)
    struck = [e for e in session.view().public.log if e.kind in ("risk_struck", "outage")]
    assert len([each for each in found if each.kind == "struck"]) == len(struck)
    assert len([each for each in found if each.kind == "you"]) == len(taken(session))


def test_a_decision_that_was_taken_back_was_not_taken() -> None:
    session, dilemma = moments.at_decision(0)
    before = taken(session)
    for choice in session.view().project.dilemmas[dilemma].choices:
        if session.submit(Answer(dilemma, choice.id)) is None and session.can_take_back:
            break
    else:
        pytest.skip("no choice of this decision can be taken back")
    assert len(taken(session)) == len(before) + 1
    assert session.submit(TakeBack()) is None
    assert taken(session) == before


@pytest.mark.parametrize("what", WHATS)
def test_every_forecast_can_be_read_off_and_stands_in_the_table(what: What) -> None:
    drawn = picture(shown(), what, TableMetrics())
    assert [reading.x for reading in drawn.readings] == [0, 20, 40, 60]
    assert len(drawn.columns) >= 2
    for reading in drawn.readings:
        assert len(reading.values) >= len(drawn.columns) - 1
        assert all(value.figure for value in reading.values[: len(drawn.columns) - 1])
    assert drawn.sentence
    assert drawn.up.title
    assert drawn.across.title


@pytest.mark.parametrize("what", WHATS)
def test_the_names_of_the_curves_fit_beside_the_field(what: What) -> None:
    metrics = TableMetrics()
    drawn = picture(shown(), what, metrics)
    for piece in drawn.pieces:
        if isinstance(piece, Ends):
            for end in piece.ends:
                assert piece.reach + 6 + metrics.measure(end.word, "text_s", 600) <= drawn.right


def test_the_fan_says_the_figures_of_the_forecasts() -> None:
    last = picture(shown(), "date", TableMetrics()).readings[-1]
    said = {value.name: value.figure for value in last.values}
    assert (said["P10"], said["P50"], said["P80"]) == ("161", "165", "168")
    assert said["in time"] == "60 %"


def test_without_a_forecast_the_picture_is_empty() -> None:
    view = moments.at(60).view()
    assert picture(Course(view, (), ()), "date", TableMetrics()).readings == ()
