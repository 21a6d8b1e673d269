"""What every test stands on: no window, no sound card, and nothing of the player's own."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import settings

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

# A slow machine is not a bug; a failure prints what reproduces it.
# The same examples each time, so that a check of the same code has the same verdict;
# `pytest --hypothesis-profile=hunt` looks for new ones.
settings.register_profile("contingency", deadline=None, print_blob=True, derandomize=True)
settings.register_profile("hunt", deadline=None, print_blob=True, max_examples=1000)
settings.load_profile("contingency")


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Saves, settings and crash reports of tests go to a temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTINGENCY_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def the_same_luck_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new game draws its seed by chance: in a test, by the same chance at every run."""
    monkeypatch.setattr(secrets, "randbelow", Random(2027).randrange)
