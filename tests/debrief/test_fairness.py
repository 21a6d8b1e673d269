"""Long statistics about the judgement: luck is fair, and skill shows.

Run by `make validity`. Seeds are fixed, so that a failure can be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from statistics import fmean, stdev

import pytest

from game.debrief.analyst import analyse
from game.debrief.evaluate import Question, answer, planner
from game.debrief.judgement import mean
from game.debrief.settings import Settings
from game.engine.setup import new_world
from game.managers import Policy, play, policy
from game.managers.plans import compose
from game.managers.play import ASKED, Lean
from game.model.units import DAY
from game.outlook import outcome
from game.outlook.forecast import pack
from game.session import Session
from tests.debrief.games import scenario

pytestmark = pytest.mark.validity

REPLICATES = 32
STORIES = ("tutorial", "cloud-migration", "scope-creep", "vendor-delay")
GAMES = {"tutorial": 80, "cloud-migration": 12, "scope-creep": 16, "vendor-delay": 16}
JUDGED = Settings(rollouts=16, other="")
ORDER = ("planner", "handbook", "novice", "random")
FORTY = 40


def values(id: str, manager: str, seed: int) -> Iterator[int]:
    """The value of a game led by a manager, who plays on in every future, at the first moment of
    each quarter of the time that was planned, and its score: five figures.

    Quarters of the plan, not of the game: when a game ends is itself luck.
    """
    project = scenario(id)
    session = Session.start(project, seed)
    lead = policy(manager)
    marks = [project.deadline.minute * n // 4 for n in range(4)]
    while not session.ended:
        while marks and session.view().now >= marks[0]:
            marks.pop(0)
            view = session.view()
            plan = compose(lead(view), {})
            question = Question(pack(view, leader=manager), (plan,), 0, REPLICATES)
            yield mean([each.score for each in answer(question)[0]])
        _turn(session, lead)
    for _ in marks:
        yield outcome_of(session)
    yield outcome_of(session)


def outcome_of(session: Session) -> int:
    """The final score, hundredths."""
    from game.debrief.score import account

    return account(session).hundredths


def _turn(session: Session, lead: Policy) -> None:
    """One turn of a policy, as `play` gives it."""
    for _ in range(4):
        raised = 0
        for action in lead(session.view()):
            if session.submit(action) is None:
                raised |= session.attention
        if not raised & ASKED:
            break
    session.advance(session.scenario.horizon + DAY, ASKED)


@pytest.mark.parametrize("manager", ["handbook", "novice"])
@pytest.mark.parametrize("id", STORIES)
def test_luck_is_fair_in_every_quarter(id: str, manager: str) -> None:
    quarters: list[list[int]] = [[], [], [], []]
    for seed in range(700, 700 + GAMES[id]):
        points = list(values(id, manager, seed))
        for n in range(4):
            quarters[n].append(points[n + 1] - points[n])
    for luck in quarters:
        assert abs(fmean(luck)) <= 3 * stdev(luck) / len(luck) ** 0.5 + 1, quarters


def result(id: str, name: str, seed: int) -> int:
    """The score of a game led by a manager without a recording, hundredths."""
    world = new_world(scenario(id), seed)
    play(Lean(world), planner(8) if name == "planner" else policy(name, seed))
    return outcome(world).score


@pytest.mark.parametrize(
    ("id", "games"),
    [("tutorial", 60), ("cloud-migration", 4), ("scope-creep", 4), ("vendor-delay", 4)],
)
def test_the_planner_does_better_than_the_handbook_by_the_result_too(id: str, games: int) -> None:
    won = [
        result(id, "planner", seed) - result(id, "handbook", seed)
        for seed in range(500, 500 + games)
    ]
    assert fmean(won) > 0


def accuracies(name: str, games: int) -> tuple[list[int], list[int]]:
    """Accuracy and score of games of the tutorial led by a manager."""
    marks, scores = [], []
    for seed in range(800, 800 + games):
        session = Session.start(scenario(), seed)
        play(session, planner(12) if name == "planner" else policy(name, seed))
        last = list(analyse(session.recording, scenario(), settings=JUDGED))[-1].analysis
        assert last is not None
        marks.append(10_000 if last.accuracy is None else last.accuracy)
        scores.append(last.score)
    return marks, scores


def test_the_decision_score_orders_managers_while_single_results_overlap() -> None:
    found = {name: accuracies(name, 50) for name in ORDER}
    random = Random(1)
    ordered = 0
    for _ in range(400):
        means = [fmean(random.choices(found[name][0], k=FORTY)) for name in ORDER]
        ordered += means == sorted(means, reverse=True)
    assert ordered >= 0.85 * 400, {name: fmean(marks) for name, (marks, _) in found.items()}
    upsets = [a > b for a in found["novice"][1] for b in found["handbook"][1]]
    assert 0.05 < fmean(upsets) < 0.95
