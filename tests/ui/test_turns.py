"""The course of a game as screens and pages tell it: stretches of states, milestones, turns."""

from __future__ import annotations

from game.debrief.analysis import Bearing
from game.managers import play as lead
from game.managers import policy
from game.model.actions import Report
from game.model.units import DAY
from game.session import Session
from game.ui import turns as told
from game.ui.debriefing import Debriefing
from tests.debrief.games import played, scenario


def reported() -> Debriefing:
    """A game whose manager says "on track" on the first day and "off track" on the third."""
    session = Session.start(scenario(), 3)
    novice = policy("novice")
    for action in novice(session.view()):
        session.submit(action)
    for day, colour in ((0, "ok"), (3, "bad")):
        session.advance(day * DAY, 0)
        assert session.submit(Report(12 * DAY, 14 * DAY, 3_600_000, colour, "")) is None
    lead(session, novice)
    return Debriefing(session, None, "here")


def test_a_colour_holds_until_the_next_report_and_then_to_the_end() -> None:
    debrief = reported()
    over = told.over(debrief)
    assert over == debrief.why.finish > 3 * DAY
    assert told.said(debrief) == [
        told.Stretch(0, 3 * DAY, "ok"),
        told.Stretch(3 * DAY, over, "bad"),
    ]


def test_without_a_report_nothing_was_said() -> None:
    debrief = Debriefing(Session.replay(played("novice"), scenario()), None, "here")
    assert told.said(debrief) == []
    assert all(turn.said == -1 and turn.colour == "" for turn in told.turns(debrief))


def test_the_rule_looks_at_the_days_between_plan_and_date() -> None:
    debrief = reported()
    deadline, over = debrief.why.deadline, told.over(debrief)
    debrief.course = tuple(
        Bearing(day * DAY, deadline - spare * DAY, deadline, 0, ())
        for day, spare in ((0, 6), (2, 5), (4, 4), (5, -1))
    )
    debrief.view.public.history.clear()
    assert told.by_rule(debrief) == [
        told.Stretch(0, 4 * DAY, "ok"),
        told.Stretch(4 * DAY, 5 * DAY, "warn"),
        told.Stretch(5 * DAY, over, "bad"),
    ]
    assert [turn.colour for turn in told.turns(debrief)] == ["ok", "ok", "bad", "bad"]
    assert {turn.said for turn in told.turns(debrief)} == {14 * DAY}


def test_before_the_course_is_computed_the_weeks_are_there_without_the_truth() -> None:
    debrief = reported()
    before = told.turns(debrief)
    assert before
    assert {turn.heading for turn in before} == {told.UNKNOWN}
    debrief.look_back()
    after = told.turns(debrief)
    assert told.UNKNOWN not in {turn.heading for turn in after}
    assert {turn.time for turn in before} <= {turn.time for turn in after}
    assert [turn.heading for turn in after][-1] == debrief.why.finish


def test_what_is_not_computed_yet_is_there_as_the_plan_had_it() -> None:
    debrief = reported()
    weeks = told.turns(debrief)
    debrief.look_back()
    whole = told.turns(debrief)
    debrief.course = debrief.course[:2]
    part = told.turns(debrief)
    assert part[:2] == whole[:2]
    assert part[2:] == [each for each in weeks if each.time > whole[1].time]
    assert part[2:]


def test_a_milestone_has_the_day_of_the_baseline_and_the_day_it_came() -> None:
    debrief = reported()
    public = debrief.view.public
    task = debrief.view.project.deadline.task
    assert told.milestones(debrief) == [
        told.Milestone(
            "Three apps moved", public.baseline[task].finish, public.tasks[task].finished
        )
    ]
