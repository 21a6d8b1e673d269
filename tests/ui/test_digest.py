"""What changed between two looks: what is told, in which order, and that nothing hidden is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from game.model.actions import Answer, Assign
from game.model.events import LogEntry
from game.model.units import DAY, WEEK
from game.model.view import View
from game.model.world import copy_state
from game.outlook import forecast
from game.session import Session
from game.ui import digest, wording
from game.ui.digest import Line
from game.ui.digest import digest as changed
from tests.ui.screens import moments


def stretches() -> list[tuple[View, View]]:
    """A whole game, two weeks at a time."""
    views = [moments.at(day).view() for day in range(0, 180, 10)]
    return list(pairwise(views))


def after(view: View, *entries: LogEntry) -> View:
    """The view with these lines in its log."""
    public = copy_state(view.public)
    public.log.extend(entries)
    return replace(view, public=public)


def test_nothing_is_told_without_a_look_or_when_nothing_happened() -> None:
    view = moments.at(60).view()
    assert changed(None, view) == []
    assert changed(view, view) == []


def test_the_weightiest_line_and_its_group_come_first() -> None:
    for before, now in stretches():
        lines = changed(before, now)
        assert lines
        weights = [line.weight for line in lines]
        assert weights == sorted(weights, reverse=True)
        groups = digest.grouped(lines)
        assert [group.lines[0].weight for group in groups] == sorted(
            (max(line.weight for line in group.lines) for group in groups), reverse=True
        )
        assert sorted(line.text for group in groups for line in group.lines) == sorted(
            line.text for line in lines
        )


def test_every_finished_task_every_strike_and_every_absence_has_its_line() -> None:
    for before, now in stretches():
        lines = changed(before, now)
        texts = " | ".join(line.text for line in lines)
        for entry in now.public.log[len(before.public.log) :]:
            if entry.kind == "task_finished":
                assert wording.task_label(now, entry.subject) in texts
            elif entry.kind == "risk_struck":
                assert entry.detail.rstrip(".") in texts
            elif entry.kind == "message":
                assert entry.detail in texts
        for id, state in now.public.people.items():
            if state.status == "away" and before.public.people[id].status == "here":
                assert any(line.about == id and "away" in line.text for line in lines)


def test_no_line_names_a_risk_that_is_not_in_the_register() -> None:
    for before, now in stretches():
        hidden = [id for id, state in now.public.risks.items() if state.status == "unknown"]
        for line in changed(before, now):
            assert line.about not in hidden
            for id in hidden:
                assert now.project.risks[id].name not in line.text


def test_every_line_leads_to_something_that_its_screen_can_show() -> None:
    screens = {"plan", "team", "risks", "stakeholders", "inbox", "money", "report", "journal"}
    screens |= {"decision", "home", "forecast"}
    for before, now in stretches():
        public = now.public
        known = {
            "plan": set(public.tasks),
            "team": set(public.people),
            "risks": set(public.risks),
            "stakeholders": set(public.stakeholders),
            "inbox": {str(n) for n in range(len(public.inbox))},
            "journal": {"log"},
        }
        for line in changed(before, now):
            assert line.screen in screens
            assert not line.about or line.about in known.get(line.screen, {line.about})


def test_a_decision_that_waits_comes_before_all_else_and_goes_once_it_is_answered() -> None:
    session, dilemma = moments.at_decision(1)
    now = session.view()
    arrived = now.public.dilemmas[dilemma].arrived
    before = moments.at(arrived // DAY).view()
    first = changed(before, now)[0]
    assert (first.group, first.screen, first.about) == (digest.NEEDS_YOU, "decision", dilemma)
    answer = next(
        each
        for choice in now.project.dilemmas[dilemma].choices
        if session.check(each := Answer(dilemma, choice.id)) is None
    )
    assert session.submit(answer) is None
    assert not any(line.about == dilemma for line in changed(before, session.view()))


def test_own_moves_since_time_stopped_are_no_news() -> None:
    session = moments.at(60)
    before = moments.at(55).view()
    stood = len(session.view().public.log)
    was = changed(before, session.view(), until=stood)
    person = next(id for id, p in session.view().public.people.items() if p.status == "here")
    task = next(id for id, t in session.view().public.tasks.items() if t.status == "active")
    session.submit(Assign(person, task, 0))
    session.submit(Assign(person, task, 500))
    now = changed(before, session.view(), until=stood)
    assert {line.text for line in now} - {line.text for line in was} <= {
        line.text for line in now if line.then
    }


def test_of_signs_and_absences_that_come_and_go_the_last_word_counts() -> None:
    view = moments.at(60).view()
    person = [id for id, p in view.public.people.items() if p.status == "here"][-1]
    now = after(
        view,
        LogEntry(view.now, "away", person, view.now + DAY, "ill"),
        LogEntry(view.now, "back", person),
    )
    said = [line.text for line in changed(view, now)]
    assert said == [f"{view.name(person)} is back"]


def test_many_like_lines_become_one_with_the_range() -> None:
    view = moments.at(60).view()
    public = copy_state(view.public)
    here = [id for id, p in public.people.items() if p.status == "here"]
    for n, id in enumerate(here):
        public.people[id].morale -= 100 + 10 * n
    lines = changed(view, replace(view, public=public))
    assert len(lines) == 1
    assert lines[0].text == f"Morale of {len(here)} people falls"
    assert lines[0].difference == f"−10 to −{9 + len(here)}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line("", "A slips", 1, -1, "4", "7", "+3 d"), "A slips, 4 to 7, +3 d"),
        (Line("", "A has started", 1, difference="day 4"), "A has started, day 4"),
        (Line("", "A report is due", 1), "A report is due"),
    ],
)
def test_a_line_is_said_as_a_sentence(line: Line, said: str) -> None:
    assert line.said() == said


def test_the_forecast_that_moved_is_told_with_what_it_was() -> None:
    session: Session = moments.at(0)
    early = session.view()
    session.advance(8 * WEEK, 0)
    late = session.view()
    made = [forecast(view, futures=8) for view in (early, late)]
    pair = digest.pair(made, early)
    assert pair == (made[0], made[1])
    lines = changed(early, late, forecasts=pair)
    days = [wording.finish_number(found or 0) for found in (each.finish_at(500) for each in made)]
    assert any(
        line.screen == "forecast" and (line.then, line.now) == (str(days[0]), str(days[1]))
        for line in lines
    )
    assert digest.pair(made[1:], early) is None
    assert digest.pair(made[:1], early) is None
