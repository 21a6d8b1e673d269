"""The guided first run is what its script says."""

from __future__ import annotations

from datetime import date

from game.content.load import load_scenario
from game.model.units import DAY

TUTORIAL = load_scenario("tutorial")


def test_it_is_small() -> None:
    assert TUTORIAL.start == date(2027, 1, 4)
    assert TUTORIAL.title == "Learn by doing"
    assert TUTORIAL.deadline.minute == 18 * DAY
    assert TUTORIAL.deadline.penalty == 100_000
    assert len(TUTORIAL.people) == 3
    assert list(TUTORIAL.risks) == ["R1"]
    assert list(TUTORIAL.dilemmas) == ["E1", "E2"]


def test_its_five_tasks_fit_into_the_eighteen_days_as_planned() -> None:
    means = {id: task.estimate.mean for id, task in TUTORIAL.tasks.items()}
    assert len(means) == 5
    assert TUTORIAL.deadline.minute == 18 * DAY
    planned = means["T1"] + max(means["T2"], means["T3"]) + means["T4"] + means["T5"]
    assert 12 * DAY < planned < 17 * DAY


def test_the_first_decision_has_its_prices() -> None:
    choices = TUTORIAL.dilemmas["E1"].choices
    assert [(choice.id, choice.cost) for choice in choices] == [
        ("A", 180_000),
        ("B", 320_000),
        ("C", 0),
    ]
    assert TUTORIAL.dilemmas["E1"].forecast is not None


def test_its_steps_lead_from_the_start_to_the_end() -> None:
    steps = TUTORIAL.tutorial
    assert len(steps) == 11
    assert [step.until for step in steps] == [
        "next",
        "next",
        "decision",
        "next",
        "forecast",
        "answered",
        "staffed",
        "risk",
        "reported",
        "answered",
        "end",
    ]
    assert [len(step.hints) for step in steps] == [0, 0, 0, 3, *[0] * 7]


def test_sentences_are_short() -> None:
    for step in TUTORIAL.tutorial:
        for sentence in step.text.replace("?", ".").replace(":", ".").replace(";", ".").split("."):
            assert len(sentence.split()) <= 18, sentence
