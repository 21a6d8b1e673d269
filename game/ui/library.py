"""What the window finds on this computer: scenarios to choose from, and saved games."""

from __future__ import annotations

import secrets
from functools import cached_property
from pathlib import Path

from game.content import load as content
from game.errors import ContentError, RecordingError
from game.model.scenario import Scenario
from game.session import Session

TUTORIAL = "tutorial"


class Library:
    """Scenarios are loaded once; a file with problems is left out and named in `broken`."""

    def __init__(self) -> None:
        self.broken: dict[str, str] = {}

    @cached_property
    def scenarios(self) -> dict[str, Scenario]:
        """All scenarios that can be played, by id; the tutorial is one of them."""
        found: dict[str, Scenario] = {}
        for id, path in content.find_scenarios().items():
            try:
                scenario = content.load_scenario(path)
            except ContentError as error:
                self.broken[id] = str(error.problems[0]) if error.problems else "cannot be read"
                continue
            found[scenario.id] = scenario
        return found

    @property
    def choices(self) -> list[Scenario]:
        """What the scenario screen offers: everything but the tutorial."""
        return [s for id, s in self.scenarios.items() if id != TUTORIAL]

    def new_seed(self) -> int:
        return secrets.randbelow(9000) + 1000

    def new_path(self, scenario: Scenario) -> Path:
        """Where the recording of a new game will stand."""
        raise NotImplementedError

    def load(self, path: Path) -> Session:
        """A saved game where it stopped. Raises RecordingError or ContentError."""
        raise NotImplementedError
