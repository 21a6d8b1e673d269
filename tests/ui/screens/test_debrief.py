"""The debrief in the window: the learner first, then each step, at every size."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.debrief import words
from game.debrief.keeping import path_beside
from game.managers import play as lead
from game.managers import policy
from game.model.actions import WriteCharter, WriteRisk
from game.session import Session
from game.ui import saves
from game.ui.events import Key
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.screens.debrief.aims import AimsScreen
from game.ui.screens.debrief.drill import DrillScreen
from game.ui.screens.debrief.next_time import NextTimeScreen
from game.ui.screens.debrief.skill import SkillScreen
from game.ui.screens.debrief.skill_quadrant import picture as quadrant_picture
from game.ui.settings import Settings
from tests.debrief.games import played, scenario
from tests.ui.screens import moments
from tests.ui.screens.looking import frames
from tests.ui.screens.states import CLASSES, LAYOUTS, Window

LONG = "The people who take the product over can change a part of it without asking us. " * 2


def ended(id: str = "tutorial") -> Session:
    return Session.replay(played("novice", 3, id), scenario(id))


@cache
def analysed() -> Play:
    """The debrief of a game, written, computed and opened."""
    return moments.looking_back(ended(), judged=True)


def with_aims() -> Play:
    """A game that began with aims and a risk of the player's own, at its end."""
    session = Session.start(scenario(), 3)
    for field, text in zip(words.AIMS, ("On time.", "Nobody leaves tired.", LONG), strict=True):
        assert session.submit(WriteCharter(field, text)) is None
    assert session.submit(WriteRisk("The printer may be late.", 300, 960)) is None
    lead(session, policy("novice"))
    assert session.submit(words.entry(words.SKIPPED, "(No view was written.)")) is None
    play = moments.showing(session, "end")
    assert play.run is not None
    play.run.debrief().reached = 7
    return play


def drawn(play: Play) -> list[str]:
    painter = RecordingPainter(1280, 720)
    play.stage.resize(1280, 720)
    play.ui.refresh()
    play.stage.draw(painter)
    return [text.text for text in painter.texts]


@pytest.mark.parametrize("window", CLASSES)
@pytest.mark.parametrize("id", ["tutorial", "cloud-migration"])
def test_the_own_view_fits(id: str, window: Window) -> None:
    frames(moments.showing(ended(id), "debrief.view"), *window.logical)


@pytest.mark.parametrize("screen", ["debrief.skill", "debrief.whatif", "debrief.themes"])
def test_what_is_not_computed_yet_says_so(screen: str) -> None:
    play = moments.showing(ended(), "end")
    assert play.run is not None
    play.run.debrief().say(words.entry(words.SKIPPED, "(No view was written.)"))
    play.run.debrief().reached = 7
    play.go(screen)
    frames(play, 1280, 720)
    assert any("not begun" in text for text in drawn(play))


def test_facts_of_a_game_that_never_reached_its_milestone_fit() -> None:
    play = moments.showing(Session.replay(played("random"), scenario()), "end")
    assert play.run is not None
    debrief = play.run.debrief()
    debrief.here(None)
    debrief.say(words.entry(words.SKIPPED, "(No view was written.)"))
    debrief.look_back()
    debrief.reached = 7
    debrief.why = replace(debrief.why, finish=-1)
    debrief.course = tuple(
        replace(each, heading=-1, known=(each.known[0], -1, -1) if each.known else ())
        for each in debrief.course
    )
    play.go("debrief.facts")
    for window in CLASSES:
        frames(play, *window.logical)
    assert "not reached" in drawn(play)


@pytest.mark.parametrize("window", CLASSES)
def test_aims_and_what_became_of_them_fit(window: Window) -> None:
    play = with_aims()
    play.go("debrief.aims")
    frames(play, *window.logical)


def test_what_became_of_an_aim_and_of_an_own_risk_stands_in_the_recording() -> None:
    play = with_aims()
    play.go("debrief.aims")
    screen = play.stage.screen
    assert isinstance(screen, AimsScreen)
    shown = drawn(play)
    assert any("Nobody leaves tired." in text for text in shown)
    screen._keep(1)
    assert play.run is not None
    assert words.last(play.run.view, words.AIM) is None
    screen._typed(1, " Two sick  days. ")
    screen._decide(1, "partly")
    screen._say(words.OWN_RISK, 0, "came")
    assert words.judged(play.run.view, words.AIM, 1) == ("partly", "Two sick days.")
    assert words.judged(play.run.view, words.AIM, 0) == ("", "")
    assert words.judged(play.run.view, words.OWN_RISK, 0) == ("came", "")
    entries = len(play.run.session.recording.actions)
    screen._keep(1)
    assert len(play.run.session.recording.actions) == entries


def test_nothing_is_shown_before_the_learner_has_written() -> None:
    play = moments.showing(ended(), "debrief.view")
    assert play.run is not None
    assert play.run.debrief().reached == 1
    play.stage.handle(Key("PageDown"))
    assert play.name == "debrief.view"
    shown = " ".join(drawn(play))
    assert "score hidden" in shown
    assert "Result" not in shown


def test_a_sentence_opens_the_facts_and_stands_in_the_recording() -> None:
    play = moments.showing(ended(), "debrief.view")
    assert play.run is not None
    screen = play.stage.screen
    screen.texts[words.CHANGE] = "I would ask the carrier earlier."  # type: ignore[attr-defined]
    screen.forward()  # type: ignore[attr-defined]
    assert play.name == "debrief.facts"
    said = words.last(play.run.session.view(), words.CHANGE)
    assert said is not None
    assert said.text == "I would ask the carrier earlier."
    assert said.action >= 0


def test_steps_open_one_after_the_other() -> None:
    play = moments.showing(ended(), "end")
    assert play.run is not None
    play.run.debrief().say(words.entry(words.AGAIN, "I would promise that again."))
    play.go("debrief.facts")
    screen = play.stage.screen
    screen.go("debrief.why")  # type: ignore[attr-defined]
    assert play.name == "debrief.facts"
    screen.go("debrief.skill")  # type: ignore[attr-defined]
    assert play.name == "debrief.skill"


def test_decision_score_and_result_stand_side_by_side() -> None:
    play = analysed()
    play.go("debrief.skill")
    shown = drawn(play)
    assert "Decisions" in shown
    assert "Result" in shown
    assert any("You guessed 70 of 100" in text for text in shown)


def test_a_decision_opens_from_its_theme_and_its_best_option_can_be_played_out() -> None:
    play = analysed()
    play.go("debrief.decision")
    assert play.run is not None
    found = play.run.debrief()
    decision = found.decision(found.selected)
    assert decision is not None
    other = next(each.id for each in decision.options if each.id != decision.chosen)
    found.play_out(decision.id, other)
    assert [(each.decision, each.option) for each in found.branches] == [(decision.id, other)]
    play.go("debrief.whatif")
    frames(play, 1280, 720)


def test_a_branch_by_hand_is_another_game_with_hindsight() -> None:
    play = moments.showing(ended(), "end")
    assert play.run is not None
    before = play.run.session
    found = play.run.debrief()
    found.here(None)
    found.say(words.entry(words.SKIPPED, "(No view was written.)"))
    found.finish(moments.FEW)
    found.reached = 7
    play.go("debrief.whatif")
    play.stage.screen.by_hand()  # type: ignore[attr-defined]
    assert play.run is not None
    assert play.run.session is not before
    assert play.run.session.recording.header.parent
    assert play.run.debrief().hindsight
    assert not before.recording.header.parent


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of saved games with one that has ended, written about and analysed."""
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    path = saves.new_path(scenario())
    path.parent.mkdir(parents=True, exist_ok=True)
    session = Session.start(scenario(), 3, path=path)
    lead(session, policy("novice"))
    session.submit(words.entry(words.AGAIN, "Asking early."))
    session.submit(words.entry(words.RULE, "Ask before paying."))
    session.close()
    path_beside(path).write_text("")
    return path


def test_the_rule_that_was_written_is_in_the_next_briefing(home: Path) -> None:
    assert saves.own_rule() == "Ask before paying."
    play = moments.showing(Session.start(scenario(), 5), "briefing")
    assert any("Ask before paying." in text for text in drawn(play))


def test_decisions_of_the_last_analysed_game_are_drilled_from_the_title(home: Path) -> None:
    play = Play(Settings())
    play.go("title")
    play.stage.resize(1280, 720)
    play.stage.handle(Key("D"))
    assert isinstance(play.stage.screen, DrillScreen)
    assert play.run is not None
    play.run.session.close()


def test_lines_of_the_retrospective_are_added_and_kept() -> None:
    play = moments.showing(ended(), "end")
    assert play.run is not None
    found = play.run.debrief()
    found.say(words.entry(words.SKIPPED, "(No view was written.)"))
    found.reached = 7
    play.go("debrief.next")
    screen = play.stage.screen
    assert isinstance(screen, NextTimeScreen)
    screen._add_as("try")
    screen._typed("try", "  A forecast   every two weeks ")
    screen._add()
    said = words.last(play.run.view, "try")
    assert said is not None
    assert said.text == "A forecast every two weeks"
    assert "A forecast every two weeks" in drawn(play)


def test_the_facts_show_what_was_planned_known_said_and_true() -> None:
    play = analysed()
    play.go("debrief.facts")
    shown = drawn(play)
    for name in ("Planned", "Came", "Decisions", "Risks struck", "You said", "By the rule"):
        assert name in shown
    assert any(text.startswith("true course: ") for text in shown)
    assert "known P10–P80" in shown
    play.ui.focus_on("course")
    play.stage.handle(Key("Right"))
    assert "in truth" in drawn(play)
    play.stage.handle(Key("T"))
    shown = drawn(play)
    assert "In truth" in shown
    assert "P10 to P80" in shown
    play.stage.handle(Key("T"))


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_decisions_against_luck_fit_and_lead_to_the_decision(w: float, h: float) -> None:
    play = analysed()
    play.go("debrief.skill")
    screen = play.stage.screen
    assert isinstance(screen, SkillScreen)
    screen.turn()
    frames(play, w, h)
    assert play.run is not None
    found = play.run.debrief().analysis
    assert found is not None
    shown = quadrant_picture(screen, found, (600, 120))
    weighty = play.run.debrief().weighty()
    assert len(shown.readings) == len(weighty)
    assert shown.on_open is not None
    shown.on_open(len(weighty) - 1)
    assert play.name == "debrief.decision"
    assert play.run.debrief().selected == weighty[-1].id
    screen.turn()
