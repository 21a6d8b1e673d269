"""Games played again that may have gone on in another luck, drawn from what was seen.

The door to a game knows nothing of redraws; whoever stands above the outlook opens it with these.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.model.actions import Redraw
from game.model.scenario import Scenario
from game.model.view import View
from game.model.world import World
from game.outlook.posterior import Posterior
from game.recording import Recording
from game.session import Session


def redraw(view: View, overrides: Mapping[str, int | float], replicate: int) -> World:
    """A world in which all that was seen stays seen and all that is hidden is drawn anew."""
    return Posterior(view, overrides).world(replicate)


def another_luck(session: Session, replicate: int) -> Redraw:
    """The action with which this branch goes on in the luck of a replicate."""
    drawn = redraw(session.view(), session.recording.header.overrides, replicate)
    return Redraw(replicate, drawn.digest())


def replay(recording: Recording, scenario: Scenario, path: Path | None = None) -> Session:
    """Plays a recording again, as `Session.replay` does, through any luck."""
    return Session.replay(recording, scenario, path, redraw)
