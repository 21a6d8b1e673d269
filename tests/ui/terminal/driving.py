"""Plays the text game as a pipe would: lines in, a transcript out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.content.load import load_scenario
from game.model.scenario import Scenario
from game.recording import Recording, read
from game.session import Session
from game.ui import saves
from game.ui.terminal.console import Console
from game.ui.terminal.play import play


@cache
def scenario(name: str) -> Scenario:
    """A built-in scenario, loaded once for all tests."""
    return load_scenario(name)


@dataclass
class Game:
    """What a driven game left behind."""

    text: str
    code: int
    session: Session
    path: Path

    def saved(self) -> Recording:
        """The recording as it lies on disk."""
        return read(self.path)

    def again(self) -> Session:
        """The game that the recording on disk plays."""
        return Session.replay(self.saved(), self.session.scenario)


def drive(
    lines: list[str],
    name: str | Scenario = "tutorial",
    *,
    seed: int = 3,
    plain: bool = False,
    colour: bool = False,
    session: Session | None = None,
) -> Game:
    """A game from its start (or `session`) through all the lines to the end of input."""
    if session is None:
        entry = scenario(name) if isinstance(name, str) else name
        session, path = saves.begin(entry, seed, "practitioner")
    else:
        path = saves.new_path(session.scenario)
    out = io.StringIO()
    text = "".join(f"{line}\n" for line in lines)
    console = Console(io.StringIO(text), out, plain=plain, colour=colour)
    code = play(session, path, console)
    return Game(out.getvalue(), code, session, path)


# Enter takes the next sensible step; a decision is answered with its first choice.
BY_ENTER = ["", "f 50", "a", ""]
