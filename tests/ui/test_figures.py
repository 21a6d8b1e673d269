"""What screens work out from a view agrees with what the rules count."""

from __future__ import annotations

import pytest

from game.content.load import load_scenario
from game.engine.rules import money
from game.evidence import ledger
from game.managers import policy
from game.model.units import DAY
from game.session import Session
from game.ui import figures


@pytest.mark.parametrize("manager", ["handbook", "novice"])
def test_money_spent_is_what_the_rules_count_at_any_moment(manager: str) -> None:
    session = Session.start(load_scenario("cloud-migration"), 3)
    lead = policy(manager)
    for step in range(40):
        for action in lead(session.view()):
            session.submit(action)
        session.advance(session.view().now + 3 * DAY + 7 * step, 0)
        view = session.view()
        assert ledger.spent(view) == money.spent(session._world)
        assert ledger.idle(view) <= ledger.labour(view)


def test_drivers_are_open_tasks_with_the_dated_milestone_among_them() -> None:
    view = Session.start(load_scenario("cloud-migration"), 3).view()
    shown = figures.drivers(view, 7)
    assert len(shown) == 7
    assert view.project.deadline.task in shown
    assert sum(figures.critical(view, id) for id in shown) >= 5


def test_a_code_has_a_number_only_where_several_share_a_role() -> None:
    view = Session.start(load_scenario("cloud-migration"), 3).view()
    codes = [figures.code(view, id) for id in figures.team(view)]
    assert codes[0] == "PM"
    assert {"ARCH", "CLD1", "CLD2", "DEV3"} <= set(codes)
    assert len(set(codes)) == len(codes)


def test_the_manager_s_list_shrinks_while_time_runs() -> None:
    from game.model.actions import SetBaseline, Talk

    session = Session.start(load_scenario("cloud-migration"), 3)
    session.submit(SetBaseline(175 * DAY))
    session.submit(Talk("ingrid_vale", "listen"))
    session.submit(Talk("tomas_reyes", "listen"))
    assert figures.errand_minutes(session.view()) == 120
    session.advance(30, 0)
    assert figures.errand_minutes(session.view()) == 90
