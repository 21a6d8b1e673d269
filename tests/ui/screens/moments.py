"""Moments of two games for tests of screens: before the start, at decisions, late, at the end."""

from __future__ import annotations

from functools import cache

from game.content.load import load_scenario
from game.managers import play, policy
from game.model.actions import Action, Answer
from game.recording import Recording
from game.session import Session
from game.ui.play import Play
from game.ui.settings import Settings

DAY = 480
SEED = 3
SCENARIO = "cloud-migration"
scenario = cache(load_scenario)


@cache
def led(manager: str = "novice") -> Recording:
    """A whole game led by a computer manager."""
    session = Session.start(scenario(SCENARIO), SEED, manager=manager)
    play(session, policy(manager))
    return session.recording


def at(day: int, manager: str = "novice", *, before: bool = False) -> Session:
    """The game on the morning of a day; `before` leaves out what was done then."""
    return _cut(led(manager), day * DAY, before=before)


def at_decision(number: int, manager: str = "novice") -> tuple[Session, str]:
    """The game when the decision of that number waits, and its id."""
    found = led(manager)
    answers = [(t, a) for t, a in found.actions if isinstance(a, Answer)]
    minute, answer = answers[number]
    return _cut(found, minute, before=True), answer.dilemma


def ended(manager: str = "novice") -> Session:
    return Session.replay(led(manager), scenario(SCENARIO))


def _cut(found: Recording, minute: int, *, before: bool) -> Session:
    actions: list[tuple[int, Action]] = [
        (t, a) for t, a in found.actions if t < minute or (t == minute and not before)
    ]
    part = Recording(found.header, actions, min(minute, found.reached))
    return Session.replay(part, scenario(SCENARIO))


def showing(session: Session, screen: str) -> Play:
    """The game in the window at this moment, on this screen, without motion."""
    made = Play(Settings(reduced_motion=True))
    made.take(session)
    made.go(screen)
    return made
