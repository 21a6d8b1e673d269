"""Games of the tutorial for the analysis, and analyses of them: small, and made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.content.load import find_scenarios, load_scenario
from game.debrief.analysis import Analysis
from game.debrief.analyst import Progress, analyse
from game.debrief.settings import Settings
from game.managers import play, policy
from game.model.scenario import Scenario
from game.recording import Recording
from game.session import Session

FEW = Settings(rollouts=8, compared=3)


@cache
def scenario(id: str = "tutorial") -> Scenario:
    """A scenario that the game comes with."""
    return load_scenario(find_scenarios()[id])


@cache
def played(manager: str, seed: int = 3, id: str = "tutorial") -> Recording:
    """A whole game led by a computer manager."""
    session = Session.start(scenario(id), seed, manager=manager)
    play(session, policy(manager, seed))
    return session.recording


def steps(
    recording: Recording, settings: Settings = FEW, keep: Path | None = None
) -> list[Progress]:
    """Every step of an analysis made here."""
    return list(
        analyse(recording, scenario(recording.header.scenario), settings=settings, keep=keep)
    )


@cache
def analysed(manager: str, seed: int = 3) -> Analysis:
    """The finished analysis of a game."""
    last = steps(played(manager, seed))[-1].analysis
    assert last is not None
    return last
