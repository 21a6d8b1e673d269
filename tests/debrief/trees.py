"""Projects small enough to solve: a decision, chances, perhaps a second decision, nothing else.

A `Tree` is the decision as data; `project` makes a scenario of it whose score is one meter, and
`exact` its expected scores by going through the whole tree, without a line of the analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from game.debrief.analysis import Analysis, Decision
from game.debrief.analyst import analyse
from game.debrief.settings import Settings
from game.managers import play, policy
from game.model import effects as e
from game.model.actions import Action, Answer
from game.model.scenario import Choice, Happening, Measure, Scenario, ScorePart, Trigger
from game.model.units import DAY
from game.model.view import View
from game.session import Session
from tests.engine import builder as b

START = 400
SOON = DAY // 2
QUIET = {"tail_probability": 0, "attrition_month": 0, "illness_gap": 4000}
PRECISE = Settings(rollouts=128, other="")


@dataclass(frozen=True)
class Gamble:
    """With `permille` one outcome, else the other."""

    permille: int
    won: Outcome
    lost: Outcome


Outcome = int | Gamble


@dataclass(frozen=True)
class Tree:
    """What each choice of a first decision brings; some are followed by a second decision."""

    first: dict[str, Outcome]
    then: dict[str, dict[str, Outcome]]


def effects(outcome: Outcome, key: str) -> tuple[e.Effect, ...]:
    """The effects that an outcome is made of."""
    if isinstance(outcome, int):
        return (e.ChangeMeter("worth", outcome),)
    won, lost = effects(outcome.won, key + "w"), effects(outcome.lost, key + "l")
    return (e.Chance(e.Odds((("", outcome.permille),)), won, lost, key),)


def tiny(
    dilemmas: dict[str, tuple[Choice, ...]],
    *,
    triggers: dict[str, Trigger] | None = None,
    happenings: dict[str, Happening] | None = None,
    flags: dict[str, str] | None = None,
    hidden: tuple[str, ...] = (),
) -> Scenario:
    """A project of three short tasks without luck in them, whose score is its meter `worth`."""
    found = triggers or {}
    meters = [b.meter("worth", START), *(b.meter(id, public=False) for id in hidden)]
    measure = Measure("worth", "meter.worth", "", 1000, ((0, 0), (1000, 1000)))
    row = (b.task("A", 1), b.task("B", 1, after=("A",)), b.task("C", 1, after=("B",)))
    return b.scenario(
        tasks=b.by_id(*row),
        horizon=20 * DAY,
        meters=b.by_id(*meters),
        flags=flags or {},
        happenings=happenings or {},
        parameters=QUIET,
        score=(ScorePart("worth", "Worth", 100, (measure,)),),
        dilemmas=b.by_id(
            *(
                b.dilemma(id, *choices, triggers=(found.get(id, Trigger("started", "A")),))
                for id, choices in dilemmas.items()
            )
        ),
    )


def project(tree: Tree) -> Scenario:
    """The tree as a scenario: E1 comes when A starts, what follows it half a day later."""
    dilemmas = {"E1": _choices(tree.first, "E1")}
    triggers = {}
    for choice, second in tree.then.items():
        id = f"E2{choice}"
        dilemmas[id] = _choices(second, id)
        triggers[id] = Trigger("chosen", f"E1.{choice}", delay=SOON)
    return tiny(dilemmas, triggers=triggers)


def _choices(outcomes: dict[str, Outcome], key: str) -> tuple[Choice, ...]:
    return tuple(b.choice(id, *effects(out, f"{key}{id}")) for id, out in outcomes.items())


def exact(tree: Tree) -> dict[str, Fraction]:
    """The expected final score (hundredths) of each choice of the first decision; what follows is
    chosen by expected value, as the handbook does where the score is a sum of meters."""
    return {
        id: 10 * (START + _worth(outcome) + _second(tree, id)) for id, outcome in tree.first.items()
    }


def _second(tree: Tree, choice: str) -> Fraction:
    return max((_worth(each) for each in tree.then.get(choice, {}).values()), default=Fraction(0))


def _worth(outcome: Outcome) -> Fraction:
    if isinstance(outcome, int):
        return Fraction(outcome)
    p = Fraction(outcome.permille, 1000)
    return p * _worth(outcome.won) + (1 - p) * _worth(outcome.lost)


def random_tree(number: int) -> Tree:
    """Three choices of random outcomes; one of them is followed by a second decision."""
    random = Random(number)
    first = {id: _random(random, 3) for id in "ABC"}
    follows = random.choice("ABC")
    return Tree(first, {follows: {id: _random(random, 1) for id in "AB"}})


def _random(random: Random, deep: int) -> Outcome:
    if not deep or random.random() < 0.3:
        return random.randrange(-120, 121, 10)
    won, lost = _random(random, deep - 1), _random(random, deep - 1)
    return Gamble(random.randrange(100, 901, 50), won, lost)


def choosing(answers: dict[str, str], view: View) -> list[Action]:
    """The handbook, but for these answers."""
    own: list[Action] = [Answer(id, answers[id]) for id in view.open_dilemmas() if id in answers]
    return own + policy("handbook")(view)


def judged(
    scenario: Scenario, answers: dict[str, str], seed: int = 1, settings: Settings = PRECISE
) -> tuple[Analysis, int]:
    """The analysis of a game with these answers, and its score."""
    session = Session.start(scenario, seed)
    play(session, lambda view: choosing(answers, view))
    last = list(analyse(session.recording, scenario, settings=settings))[-1].analysis
    assert last is not None
    return last, last.score


def decision(analysis: Analysis, id: str = "E1") -> Decision:
    """The first decision about a dilemma."""
    return next(each for each in analysis.decisions if each.subject == id)


def shuffled(scenario: Scenario, seed: int) -> Scenario:
    """The same scenario with the choices of its dilemmas in another order."""
    random = Random(seed)
    dilemmas = {
        id: replace(each, choices=tuple(random.sample(each.choices, len(each.choices))))
        for id, each in scenario.dilemmas.items()
    }
    return replace(scenario, dilemmas=dilemmas)
