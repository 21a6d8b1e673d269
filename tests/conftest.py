"""What every test stands on: no window, no sound card, and nothing of the player's own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

# A slow machine is not a bug; a failure prints what reproduces it.
settings.register_profile("contingency", deadline=None, print_blob=True)
settings.load_profile("contingency")


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Saves, settings and crash reports of tests go to a temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTINGENCY_HOME", str(tmp_path_factory.mktemp("home")))
        yield
