"""The forecast over time in the window: reached, turned, read, and fitting everywhere."""

from __future__ import annotations

from functools import cache

import pytest

from game.outlook import Forecast, Lookout
from game.outlook.workers import Here
from game.ui.ahead import Ahead
from game.ui.charts import is_table
from game.ui.events import Key
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.settings import Settings
from tests.ui.language.test_language import left_out, longer
from tests.ui.screens import moments
from tests.ui.screens.looking import frames
from tests.ui.screens.player import Player
from tests.ui.screens.states import LAYOUTS
from tests.ui.test_course import history

WHATS = ("date", "cost", "chance")


class Known(Ahead):
    """Forecasts that were made before."""

    def __init__(self, made: tuple[Forecast, ...]) -> None:
        super().__init__(None)
        self._made = made

    @property
    def latest(self) -> Forecast | None:
        return self._made[-1] if self._made else None

    @property
    def history(self) -> tuple[Forecast, ...]:
        return self._made


def showing(screen: str = "forecast", made: tuple[Forecast, ...] | None = None) -> Play:
    play = moments.showing(moments.at(60), "home")
    play.ahead = Known(history() if made is None else made)
    play.go(screen)
    return play


@pytest.mark.parametrize("screen", ["home", "money"])
def test_the_history_is_one_key_away_and_escape_leads_home(screen: str) -> None:
    player = Player(showing(screen))
    player.press("F")
    assert player.name == "forecast"
    player.press("Escape")
    assert player.name == "home"
    player.click("forecast.date")
    assert player.name == "forecast"


def test_date_cost_and_chances_are_turned_by_key_and_by_click() -> None:
    player = Player(showing())
    titles = []
    for _ in range(3):
        titles.append(player.node("fan.panel").label)
        player.press("C")
    assert len(set(titles)) == 3
    assert player.node("fan.panel").label == titles[0]
    node = player.node("fan.what")
    player.click_at(node.rect.right - 8, node.rect.cy)
    assert player.node("fan.panel").label == "Chance of each target"


def test_the_chart_is_read_by_arrows_and_shown_as_a_table() -> None:
    player = Player(showing())
    player.press("Right")
    assert "Made on day" in player.words()
    player.press("T")
    assert is_table(player.play.ui, "fan")
    assert "165" in player.words()
    player.press("T")
    assert not is_table(player.play.ui, "fan")


def test_a_move_leads_to_its_point_in_the_chart() -> None:
    player = Player(showing())
    player.click("moves.0")
    assert player.play.ui.focus == "fan"
    assert "Made on day 40" in player.words()


def test_a_move_tells_what_happened_and_does_not_claim_a_cause() -> None:
    player = Player(showing())
    card = player.node("moves.0").explanation(player.play.ui)
    assert card is not None
    assert "does not prove" in card.text
    assert card.factors


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
@pytest.mark.parametrize("what", WHATS)
def test_it_fits(what: str, w: float, h: float) -> None:
    play = showing()
    play.screen("forecast").select(what)
    frames(play, w, h)
    play.ui.page = 0
    play.stage.handle(Key("T"))
    assert is_table(play.ui, "fan")
    frames(play, w, h)


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_without_a_forecast_it_says_so(w: float, h: float) -> None:
    play = showing(made=())
    drawn = frames(play, w, h)
    assert "No forecast yet" in drawn[0].words()
    assert play.run is not None
    play.run.settings.forecast = False
    play.ui.refresh()
    assert "switched off" in frames(play, w, h)[0].words()


@pytest.mark.parametrize("what", WHATS)
def test_it_can_be_read_by_everybody_in_every_language(what: str) -> None:
    play = showing()
    play.screen("forecast").select(what)
    play.ui.refresh()
    frames(play, 1280, 720)
    play.speak(longer())
    play.ui.focus_on("fan")
    painter = RecordingPainter(1280, 720)
    play.stage.draw(painter)
    assert left_out(play, painter) == []


@cache
def lookout() -> Lookout:
    return Lookout(Here(), futures=4)


def test_the_past_fills_itself_in_while_time_stands_and_is_shown() -> None:
    play = Play(Settings(reduced_motion=True), lookout=lookout())
    player = Player(play)
    play.take(moments.at(12))
    play.go("forecast")
    for _ in range(12):
        player.wait(400)
    days = [each.made // 480 for each in play.ahead.history]
    assert days == [0, 5, 10, 12]
    assert play.ahead.missing == 0
    assert play.ahead.wait_ms(player.run) is None
    assert "each from what was known then" in player.words()
