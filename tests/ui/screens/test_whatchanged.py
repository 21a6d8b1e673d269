"""What changed, in the window: said at the top of every screen, opened, followed, closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.outlook import Forecast
from game.ui.ahead import Ahead
from game.ui.kit.stage import Stage
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.screens.whatchanged import ChangeRow, lines
from tests.ui.language.test_language import left_out, longer
from tests.ui.screens import moments
from tests.ui.screens.looking import frames
from tests.ui.screens.player import Player
from tests.ui.screens.states import LAYOUTS, RUNNING
from tests.ui.test_course import history


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


def stopped(screen: str = "team", day: int = 60) -> Player:
    """Time has run to the next event and stands."""
    player = Player(moments.showing(moments.at(day), screen))
    player.press("N")
    return player


class Known(Ahead):
    """Forecasts that were made before, and those that come."""

    def __init__(self, made: list[Forecast]) -> None:
        super().__init__(None)
        self._made = made

    @property
    def latest(self) -> Forecast | None:
        return self._made[-1]

    @property
    def history(self) -> list[Forecast]:
        return self._made


def forecasts() -> tuple[Forecast, Forecast]:
    early, late = history()[-2:]
    return early, late


def said(stage: Stage) -> str:
    node = stage.find("top.stop")
    assert node is not None
    return node.sentence(stage.ui)


@pytest.mark.parametrize("screen", RUNNING)
def test_every_screen_says_how_much_changed_and_opens_it_by_key_and_click(screen: str) -> None:
    player = stopped()
    player.play.go(screen)
    assert "since day 60" in said(player.play.stage)
    player.press("F4")
    assert player.find("changed.close") is not None
    player.press("Escape")
    assert player.find("changed.close") is None
    assert player.name == screen
    player.click("top.stop")
    assert player.find("changed.close") is not None
    player.click("changed.close")
    assert player.find("changed.close") is None


def test_a_line_leads_to_its_screen_by_arrows_and_enter() -> None:
    player = stopped(day=100)
    for _ in range(4):
        player.press("N")
        if player.find("dialog.run") is not None:
            player.press("R")
    player.press("F4")
    rows = [n for n in player.play.stage.nodes if isinstance(n, ChangeRow)]
    assert len(rows) > 3
    player.press("Down", "Down")
    assert player.play.ui.focus == rows[2].key
    line = rows[2].line
    player.press("Enter")
    assert player.name.partition(".")[0] == line.screen


def test_opening_counts_as_seen_and_what_is_seen_is_told_no_more() -> None:
    player = stopped()
    looks = player.run.looks
    first = looks.since
    assert looks.unread is looks.last
    player.press("N")
    if player.find("dialog.run") is not None:
        player.press("R")
    assert looks.since is first
    player.press("F4")
    assert looks.unread is None
    player.press("Escape", "N")
    if player.find("dialog.run") is not None:
        player.press("R")
    assert looks.since is not first


def test_the_next_event_is_one_key_away_from_the_panel() -> None:
    player = stopped()
    before = player.run.view.now
    player.press("F4", "N")
    if player.find("dialog.run") is not None:
        player.press("R")
    assert player.run.view.now > before
    assert player.find("changed.close") is None


def test_while_time_runs_and_before_it_ever_ran_there_is_nothing_to_open() -> None:
    player = Player(moments.showing(moments.at(0), "home"))
    player.press("F4")
    assert player.find("changed.close") is None
    player = stopped("home")
    player.run.waived.update(player.run.view.open_dilemmas())
    player.press("Space", "F4")
    assert player.find("changed.close") is None


def test_home_shows_the_weightiest_lines_and_the_way_to_all() -> None:
    play = moments.showing(moments.at(140), "home")
    player = Player(play)
    player.run.looks.away(moments.at(100).view())
    player.run.refresh()
    player.play.ui.refresh()
    player.press("Tab")
    rows = [n for n in play.stage.nodes if isinstance(n, ChangeRow)]
    assert rows
    assert rows[0].line.weight == max(row.line.weight for row in rows)
    link = player.node("changed.log")
    assert link.label.startswith("all ")
    player.click("changed.log")
    assert player.find("changed.close") is not None


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
@pytest.mark.parametrize("days", [(60, 61), (60, 70), (100, 140)])
def test_the_panel_fits(days: tuple[int, int], w: float, h: float) -> None:
    play: Play = moments.showing(moments.at(days[1]), "money")
    assert play.run is not None
    play.run.looks.away(moments.at(days[0]).view())
    play.stage.resize(w, h)
    play.open_changed()
    frames(play, w, h)


@pytest.mark.parametrize("days", [(60, 70), (100, 140), (10, 50)])
def test_the_panel_can_be_read_by_everybody_in_every_language(days: tuple[int, int]) -> None:
    play: Play = moments.showing(moments.at(days[1]), "money")
    assert play.run is not None
    play.run.looks.away(moments.at(days[0]).view())
    play.open_changed()
    frames(play, 1280, 720)
    play.speak(longer())
    painter = RecordingPainter(1280, 720)
    play.stage.draw(painter)
    assert left_out(play, painter) == []


def test_a_forecast_that_is_still_being_played_is_said_and_comes_in_by_itself() -> None:
    play: Play = moments.showing(moments.at(60), "team")
    early, late = forecasts()
    made = [early]
    play.ahead = Known(made)
    player = Player(play)
    player.run.looks.away(moments.at(40).view())
    player.press("F4")
    assert "the forecast is still being played" in player.words()
    assert "middle forecast" not in player.words()
    made.append(late)
    play.ui.refresh()
    assert "the forecast is still being played" not in player.words()
    assert "middle forecast" in player.words()


def test_a_report_that_fell_due_is_news_once() -> None:
    play: Play = moments.showing(moments.at(60), "team")
    assert play.run is not None
    run = play.run
    due = run.report_due_at()
    before = run.view
    run.session.advance(due + 480, 0)
    run.refresh()
    told = [line.text for line in lines(play, before)]
    assert told.count("A status report is due") == 1
    later = run.view
    run.session.advance(due + 960, 0)
    run.refresh()
    assert run.report_due
    assert "A status report is due" not in [line.text for line in lines(play, later)]
