"""The first run teaches itself: from the title to the evidence, with the keys that are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.debrief import words
from game.debrief.settings import Settings as Precision
from game.model.actions import Answer, EstimateRisk, Forecast, Report
from game.ui.afterwards import NOTES
from game.ui.around import rail
from game.ui.kit import Button
from game.ui.language.catalogue import PSEUDO, load
from game.ui.run import Run
from game.ui.screens.coach import Coach
from tests.ui.screens.looking import frames
from tests.ui.screens.player import Player
from tests.ui.screens.states import LAYOUTS

FEW = Precision(rollouts=8, compared=0)
SECONDS_A_STEP = 20
"""What a slow reader takes for a step of two or three sentences and a look at the screen."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    return tmp_path


class Learner(Player):
    """A newcomer, who does what the step says and nothing else."""

    @property
    def coach(self) -> Coach:
        assert self.play.coach is not None
        return self.play.coach

    def begin(self) -> Learner:
        self.press("L")
        return self

    def step(self) -> None:
        """What the step of now asks for."""
        step, run = self.coach.step, self.run
        assert step is not None
        assert step.heading in self.words()
        if self.coach.alone(self.play.ui) or self.coach.waits:
            self.press("Enter")
        elif step.until == "forecast":
            self.press(*(["D"] if self.name == "home" else []), "Right")
        elif run.view.open_dilemmas():
            self.press(*(["D"] if self.name == "home" else []), "A", "Enter")
        elif step.until == "staffed":
            self.press("V", "P", "1")
        elif step.until == "risk":
            self.press("V", "E", "Right", "1")
        elif step.until == "reported" and run.report_due:
            self.press("V", "Ctrl+Enter")
        elif "proposal" in self.main():
            self.press("P")
        else:
            self.press("N")

    def main(self) -> str:
        """What the bright button of home offers."""
        found = self.find("next.main")
        return found.label if isinstance(found, Button) else ""

    def play_to_the_end(self) -> list[str]:
        """The headings of the steps as they came."""
        came: list[str] = []
        for _ in range(120):
            step = self.coach.step
            if step is None:
                return came
            if step.heading not in came:
                came.append(step.heading)
            self.step()
        raise AssertionError(f"the tutorial does not end: {came[-1]}")


def actions(run: Run, kind: type) -> int:
    return sum(isinstance(action, kind) for _, action in run.session.recording.actions)


@pytest.mark.parametrize(("w", "h"), LAYOUTS[1:])
def test_the_tutorial_is_played_to_the_end_with_the_keys_that_it_names(w: float, h: float) -> None:
    learner = Learner(w=w, h=h).begin()
    run = learner.run
    assert [item.key for item in rail(learner.play)] == ["home", "inbox"]
    came = learner.play_to_the_end()
    assert sorted(came) == sorted(step.heading for step in learner.coach.lesson.steps)
    assert run.view.public.ended
    assert actions(run, Answer) == 2
    assert actions(run, Forecast) == 1
    assert actions(run, EstimateRisk) == 1
    assert actions(run, Report) == 1


def test_the_first_decision_waits_within_three_minutes() -> None:
    learner = Learner().begin()
    steps = 0
    while not learner.run.view.open_dilemmas():
        learner.step()
        steps += 1
    assert steps * SECONDS_A_STEP <= 180


def test_each_instrument_comes_into_the_rail_with_its_step() -> None:
    learner = Learner().begin()
    first: dict[str, str] = {}
    while learner.coach.step is not None:
        for item in rail(learner.play):
            first.setdefault(item.key, learner.coach.step.points_at)
        learner.step()
    assert {key: first[key] for key in ("team", "risks", "report")} == {
        "team": "team",
        "risks": "risks",
        "report": "report",
    }
    assert "money" not in first


def test_a_report_that_is_due_is_explained_at_once() -> None:
    learner = Learner().begin()
    run = learner.run
    while not run.report_due and not run.view.public.ended:
        learner.press("Escape") if learner.name != "home" else None
        if run.view.open_dilemmas():
            learner.press("D", "Right", "A", "Enter")
        elif "proposal" in learner.main():
            learner.press("P")
        else:
            learner.press("N")
    assert learner.coach.step is not None
    assert learner.coach.step.until == "reported"
    assert "9" in [item.number for item in rail(learner.play)]


def test_a_hint_is_part_of_the_record() -> None:
    learner = Learner().begin()
    while not (learner.coach.step is not None and learner.coach.step.hints):
        learner.step()
    learner.press("H")
    assert learner.run.view.public.hints == [f"tutorial {learner.coach.lesson.at + 1}.1"]
    assert "Hint" in learner.words()


def test_a_tutorial_taken_up_again_goes_on_at_its_step() -> None:
    learner = Learner().begin()
    while learner.coach.step is None or learner.coach.step.until != "staffed":
        learner.step()
    again = Learner()
    again.press("C")
    assert again.coach.step == learner.coach.step


def test_who_leaves_the_tutorial_hears_nothing_more() -> None:
    learner = Learner().begin()
    learner.click("coach.leave")
    assert learner.coach.step is None
    assert len(rail(learner.play)) > 2
    assert learner.find("coach.text") is None


def debriefed() -> Learner:
    """At the end of the tutorial, everything computed."""
    learner = Learner().begin()
    learner.play_to_the_end()
    found = learner.run.debrief()
    found.here(None)
    found.finish(FEW)
    return learner


def test_the_debrief_is_led_through_from_the_own_view_to_the_evidence() -> None:
    learner = debriefed()
    heard: list[str] = []

    def hear() -> None:
        note = learner.coach.note
        assert note is not None, learner.name
        assert note.heading in learner.words()
        heard.append(note.heading)

    hear()
    assert "Result" not in learner.words()
    learner.press("Enter")
    hear()
    learner.type("It freed the move from the line.")
    learner.press("PageDown")
    assert words.last(learner.run.view, words.AGAIN) is not None
    hear()
    learner.press("Enter", "PageDown")
    hear()
    learner.press("Tab", "Enter")
    hear()
    for place in ("debrief.why", "debrief.whatif", "debrief.themes", "debrief.next"):
        learner.press("Enter")
        assert learner.find("coach.text") is None
        learner.press("Ctrl+Right")
        assert learner.name == place
        hear()
    learner.press("Enter")
    learner.type("Ask what a day costs.")
    learner.press("Enter", "Escape", "8")
    hear()
    assert heard == [note.heading for note in NOTES.values()]
    learner.press("Tab", "Enter")
    assert learner.name == "scenarios"


def test_in_a_small_window_a_step_has_the_place_until_it_was_read() -> None:
    learner = Learner(w=853, h=480).begin()
    first = learner.coach.step
    assert first is not None
    assert learner.find("coach.text") is not None
    assert learner.find("next") is None
    learner.press("Enter")
    assert learner.coach.step == first
    assert learner.find("coach.text") is None
    assert learner.find("next") is not None
    assert first.heading in learner.words()
    learner.press("H")
    assert learner.find("coach.text") is not None
    learner.press("Enter", "Enter")
    assert learner.coach.lesson.at == 1
    assert learner.play.ui.focus == "coach.next"


@pytest.mark.parametrize("seed", [8775, 8121, 7751])
def test_the_lesson_is_followed_to_its_end_in_any_luck(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the first of them Ewan is ill when the step about people would come: it waits."""
    monkeypatch.setattr("secrets.randbelow", lambda limit: seed - 1000)
    came = Learner().begin().play_to_the_end()
    assert came[-1] == "Result and decision are two things"
    assert "Who does what?" in came


def test_notes_are_not_said_again_over_a_game_that_was_looked_back_on() -> None:
    learner = debriefed()
    learner.press("Enter")
    learner.type("It freed the move from the line.")
    learner.press("PageDown")
    play = learner.play
    play.take(learner.run.session.fork())
    play.go("debrief.skill")
    assert learner.coach.note is None


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_every_step_fits_beside_its_screen(w: float, h: float) -> None:
    learner = Learner().begin()
    seen: set[tuple[int, str]] = set()
    while learner.coach.step is not None:
        place = (learner.coach.lesson.at, learner.name.partition(".")[0])
        if place not in seen:
            seen.add(place)
            frames(learner.play, w, h)
        learner.play.stage.resize(1280, 720)
        learner.draw()
        learner.step()
    frames(learner.play, w, h)
    assert len(seen) >= 11


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_notes_fit_where_every_text_is_longer(w: float, h: float) -> None:
    learner = debriefed()
    learner.run.debrief().reached = 7
    learner.play.speak(load(PSEUDO))
    for place in list(NOTES)[:-1]:
        learner.play.go(place if place == "end" else f"debrief.{place}")
        assert learner.coach.note is not None
        frames(learner.play, w, h)
