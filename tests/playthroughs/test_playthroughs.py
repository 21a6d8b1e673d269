"""Whole games, compared with the pages that tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import load_scenario
from game.managers import play, policy
from game.session import Session
from tests.playthroughs.script import FOLDER, Watched, pages, played

REMEDY = "write it with: python -m tests.playthroughs.regenerate"


@pytest.mark.parametrize("file", pages(), ids=lambda file: file.stem)
def test_the_game_goes_as_its_page_tells(file: Path) -> None:
    assert file.exists(), f"{file.name} is missing; {REMEDY}"
    told = file.read_text(encoding="utf-8").splitlines()
    assert played(file).splitlines() == told, f"{file.name} differs; if that is meant, {REMEDY}"


def test_watching_a_game_does_not_disturb_it() -> None:
    scenario = load_scenario("tutorial")
    watched, alone = (Session.start(scenario, 3) for _ in range(2))
    play(Watched(watched), policy("handbook"))
    play(alone, policy("handbook"))
    assert watched.digest() == alone.digest()


def test_every_page_tells_of_a_game_that_there_is() -> None:
    assert {file.name for file in FOLDER.glob("*.txt")} <= {file.name for file in pages()}
