"""What the window finds on this computer: scenarios to choose from, and saved games."""

from __future__ import annotations

import secrets
from functools import cached_property
from pathlib import Path

from game import paths
from game.debrief.keeping import path_beside
from game.errors import ContentError
from game.model.scenario import Scenario
from game.session import Session
from game.ui import saves
from game.ui.saves import Save

TUTORIAL = "tutorial"


class Library:
    """Scenarios are loaded once; a file with problems is left out and named in `broken`."""

    def __init__(self) -> None:
        self.broken: dict[str, str] = {}
        self._saves: list[Save] | None = None

    @cached_property
    def scenarios(self) -> dict[str, Scenario]:
        """All scenarios that can be played, by id; the tutorial is one of them."""
        from game.content import load as content

        found: dict[str, Scenario] = {}
        for id, path in content.find_scenarios().items():
            try:
                scenario = content.load_scenario(path)
            except ContentError as error:
                self.broken[id] = str(error.problems[0]) if error.problems else "cannot be read"
                continue
            found[scenario.id] = scenario
        return found

    @cached_property
    def ids(self) -> list[str]:
        """The scenarios there are, by their files; nothing is loaded yet."""
        return sorted(file.stem for file in paths.scenarios().glob("*.yaml"))

    @property
    def choices(self) -> list[Scenario]:
        """What the scenario screen offers: everything but the tutorial."""
        return [s for id, s in self.scenarios.items() if id != TUTORIAL]

    def new_seed(self) -> int:
        return secrets.randbelow(9000) + 1000

    # Saved games

    def refresh(self) -> None:
        """Looks at the folder again the next time somebody asks."""
        self._saves = None

    def saves(self) -> list[Save]:
        """Games of a person, the one played last in front; damaged files are left out.

        Where the folder cannot be used there are none; who begins a game is told why.
        """
        if self._saves is None:
            try:
                found = saves.all_saves()
            except OSError:
                found = []
            self._saves = [
                save
                for save in found
                if not save.problem
                and save.header is not None
                and save.header.manager == saves.PERSON
            ]
        return self._saves

    def latest(self, scenario: str = "") -> Save | None:
        """The run played last, of this scenario if one is named."""
        for save in self.saves():
            known = "" if save.header is None else save.header.scenario
            if not save.kept and scenario in ("", known):
                return save
        return None

    def analysed(self) -> Save | None:
        """The run played last whose debrief has been computed: it can be drilled."""
        return next((save for save in self.saves() if path_beside(save.path).exists()), None)

    def begin(self, scenario: Scenario, seed: int, level: str) -> tuple[Session, Path]:
        """A new game, saved from its first moment. Raises RecordingError."""
        self.refresh()
        return saves.begin(scenario, seed, level)

    def open(self, path: Path) -> tuple[Session, Path]:
        """A saved game where it stopped; of a kept copy a new run. Raises ContingencyError."""
        self.refresh()
        found = next((s for s in saves.all_saves() if s.path == path), None)
        return saves.take_up(found if found is not None else saves.find(str(path)))

    def copy(self, path: Path, name: str) -> None:
        """Keeps the game at `path` under a name. Raises UsageError."""
        self.refresh()
        saves.keep(path, name)
