"""Moments of games for tests of screens: before the start, at decisions, late, at the end."""

from __future__ import annotations

from functools import cache

from game.content.load import load_scenario
from game.debrief import words
from game.debrief.settings import Settings as Precision
from game.managers import play, policy
from game.model.actions import Action, Answer
from game.model.scenario import Scenario
from game.outlook.workers import Here
from game.recording import Recording
from game.session import Session
from game.ui.library import Library
from game.ui.play import Play
from game.ui.settings import Settings
from tests.ui.screens.longest import longest

DAY = 480
SEED = 3
SCENARIO = "cloud-migration"
LONGEST = "longest:"
"""Before the name of a scenario: the same with the longest names."""
PLAYER = "Maximiliana Wilhelmina Hammerstein-Wolffenbüttel " * 3
FEW = Precision(rollouts=8, compared=0)


@cache
def scenario(id: str) -> Scenario:
    """A scenario of the game, or its variant with the longest names."""
    bare = id.removeprefix(LONGEST)
    return load_scenario(id) if bare == id else longest(bare)


@cache
def led(manager: str = "novice", id: str = SCENARIO) -> Recording:
    """A whole game led by a computer manager."""
    player = PLAYER[:120] if id.startswith(LONGEST) else ""
    session = Session.start(scenario(id), SEED, player=player, manager=manager)
    play(session, policy(manager))
    return session.recording


def at(day: int, manager: str = "novice", id: str = SCENARIO, *, before: bool = False) -> Session:
    """The game on the morning of a day; `before` leaves out what was done then."""
    return _cut(led(manager, id), day * DAY, id, before=before)


def at_decision(number: int, manager: str = "novice", id: str = SCENARIO) -> tuple[Session, str]:
    """The game when the decision of that number waits, and its id."""
    found = led(manager, id)
    answers = [(t, a) for t, a in found.actions if isinstance(a, Answer)]
    minute, answer = answers[number]
    return _cut(found, minute, id, before=True), answer.dilemma


def ended(manager: str = "novice", id: str = SCENARIO) -> Session:
    return Session.replay(led(manager, id), scenario(id))


@cache
def crisis(day: int = 119) -> Recording:
    """The game of a manager who answers nobody: late, risks come true, people away and gone."""
    session = Session.start(scenario(SCENARIO), SEED)
    idle = policy("idle")
    for morning in range(day + 1):
        session.advance(morning * DAY, 0)
        for action in idle(session.view()):
            if not isinstance(action, Answer):
                session.submit(action)
    return session.recording


def in_crisis() -> Session:
    return Session.replay(crisis(), scenario(SCENARIO))


def _cut(found: Recording, minute: int, id: str, *, before: bool) -> Session:
    actions: list[tuple[int, Action]] = [
        (t, a) for t, a in found.actions if t < minute or (t == minute and not before)
    ]
    part = Recording(found.header, actions, min(minute, found.reached))
    return Session.replay(part, scenario(id))


@cache
def library() -> Library:
    """What is on this computer, read once."""
    return Library()


def showing(session: Session, screen: str) -> Play:
    """The game in the window at this moment, on this screen, without motion."""
    made = Play(Settings(reduced_motion=True), library())
    made.take(session)
    made.go(screen)
    return made


def looking_back(session: Session, *, judged: bool = False) -> Play:
    """The debrief of a game that has ended, opened by a view, and analysed if `judged`."""
    play = showing(session, "end")
    assert play.run is not None
    found = play.run.debrief()
    found.here(None)
    if judged:
        found.say(
            words.entry(words.CHANGE, "I would ask the carrier earlier.", 3),
            words.guess(70, "hurt"),
        )
        found.say(words.entry(words.CAUSE, "Test line from the carrier: most likely 9 d now"))
        found.finish(FEW)
    else:
        found.say(words.entry(words.SKIPPED, "(No view was written.)"))
    found.reached = 7
    play.run.packer = Here()
    play.run.refresh()
    return play
