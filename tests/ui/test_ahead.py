"""The forecast beside a game in the window: asked for when time stands still, never waited for."""

from __future__ import annotations

from game.content import find_scenarios, load_scenario
from game.managers import policy
from game.model.units import WEEK
from game.outlook import Lookout
from game.outlook.workers import Here
from game.session import Session
from game.ui.ahead import SETTLED_MS, Ahead
from game.ui.run import Run
from game.ui.settings import Settings

FUTURES = 10


def begun() -> Run:
    """The tutorial after its first moves."""
    session = Session.start(load_scenario(find_scenarios()["tutorial"]), 1)
    for action in policy("handbook")(session.view()):
        session.submit(action)
    return Run(session, Settings(), lambda title, text, kind: None)


def here() -> Ahead:
    return Ahead(Lookout(Here(), futures=FUTURES))


def test_a_forecast_is_asked_for_when_nothing_has_changed_for_a_moment() -> None:
    run, ahead = begun(), here()
    ahead.tick(run, 0)
    ahead.tick(run, SETTLED_MS - 1)
    assert not ahead.tick(run, 1)
    assert ahead.tick(run, 0)
    assert ahead.latest is not None
    assert ahead.latest.made == run.view.now
    assert ahead.latest.futures == FUTURES


def test_the_same_moment_is_asked_about_once() -> None:
    run, ahead = begun(), here()
    for _ in range(3):
        ahead.tick(run, SETTLED_MS)
    first = ahead.latest
    for _ in range(3):
        assert not ahead.tick(run, SETTLED_MS)
    assert ahead.latest is first
    assert ahead.wait_ms(run) is None


def test_a_forecast_of_an_earlier_moment_is_marked_as_stale() -> None:
    run, ahead = begun(), here()
    for _ in range(3):
        ahead.tick(run, SETTLED_MS)
    assert not ahead.stale(run.view)
    run.session.advance(WEEK, 0)
    run.refresh()
    assert ahead.stale(run.view)


def test_a_game_taken_up_again_is_measured_against_the_week_before() -> None:
    run, ahead = begun(), here()
    before = run.view
    run.session.advance(WEEK, 0)
    run.refresh()
    ahead.begin(run, before)
    for _ in range(6):
        ahead.tick(run, SETTLED_MS)
    assert [each.made for each in ahead.history] == [before.now, run.view.now]


def test_nothing_is_played_when_the_player_does_not_want_it() -> None:
    run, ahead = begun(), here()
    run.settings.forecast = False
    for _ in range(3):
        ahead.tick(run, SETTLED_MS)
    assert ahead.latest is None


def test_without_a_lookout_nothing_is_ever_shown_or_waited_for() -> None:
    run, ahead = begun(), Ahead(None)
    assert not ahead.tick(run, SETTLED_MS)
    assert ahead.wait_ms(run) is None
    assert not ahead.computing
