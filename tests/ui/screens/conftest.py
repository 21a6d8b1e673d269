"""Every player of a test leaves the window closed behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.screens.player import Player


@pytest.fixture(autouse=True)
def closed_windows() -> Iterator[None]:
    yield
    for player in Player.seated:
        for run in player.runs:
            run.session.close()
    Player.seated.clear()
