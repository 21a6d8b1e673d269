"""Why it ended then and cost that much: the parts sum to the whole, whoever has led."""

from __future__ import annotations

import pytest

from game.debrief.causes import why
from game.session import Session
from tests.debrief.games import played, scenario

GAMES = [
    ("tutorial", "novice", 3),
    ("tutorial", "handbook", 4),
    ("tutorial", "random", 5),
    ("cloud-migration", "novice", 3),
    ("cloud-migration", "handbook", 3),
]


def ended(id: str, manager: str, seed: int) -> Session:
    return Session.replay(played(manager, seed, id), scenario(id))


@pytest.mark.parametrize(("id", "manager", "seed"), GAMES)
def test_causes_sum_to_the_delay_and_to_the_overrun(id: str, manager: str, seed: int) -> None:
    session = ended(id, manager, seed)
    found = why(session.view())
    assert sum(each.cents for each in found.money) == found.spent - found.budget
    if found.finish >= 0:
        assert sum(each.minutes for each in found.chain) == found.finish - found.planned
        assert found.late + found.buffer == found.finish - found.planned


def test_the_overrun_is_that_of_the_score() -> None:
    session = ended("cloud-migration", "novice", 3)
    found = why(session.view())
    overrun = (found.spent - found.budget) * 1000 // found.budget
    assert abs(session.outcome("overrun") - overrun) <= 1


def test_a_late_supplier_is_luck_and_named_by_its_risk() -> None:
    found = why(ended("cloud-migration", "novice", 3).view())
    circuit = next(each for each in found.chain if each.subject == "R2")
    assert circuit.kind == "luck"
    assert circuit.task == "M08"
    assert circuit.minutes > 0


def test_what_a_choice_added_or_saved_leads_to_the_decision() -> None:
    session = ended("cloud-migration", "novice", 3)
    dilemmas = session.scenario.dilemmas
    decided = [each for each in why(session.view()).chain if each.kind == "decision"]
    assert decided
    assert all(each.subject in dilemmas for each in decided)


def test_the_largest_cause_comes_first_and_small_ones_last() -> None:
    largest = why(ended("cloud-migration", "novice", 3).view()).largest()
    sizes = [abs(each.minutes) for each in largest if each.kind != "rest"]
    assert sizes == sorted(sizes, reverse=True)
    assert largest[-1].kind == "rest"
