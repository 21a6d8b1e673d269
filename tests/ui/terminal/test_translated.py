"""The text game and its debrief in another language: nothing of ours is left in English."""

from __future__ import annotations

import io
import re

import pytest

from game.debrief.settings import Settings
from game.session import Session
from game.ui import saves
from game.ui.language.data import texts_of
from game.ui.terminal import game as terminal
from game.ui.terminal.commands import TABLE
from game.ui.terminal.console import Console
from game.ui.terminal.play import play
from tests.ui.language.test_language import english, figureless, longer
from tests.ui.screens import moments
from tests.ui.terminal.driving import BY_ENTER, scenario

SYNTAX = {
    word
    for group in TABLE.values()
    for command in group
    for word in re.findall(r"[a-z]+", f"{' '.join(command.names)} {command.usage}")
}
"""What is typed is typed in every language."""
PAGES = [
    *("1", "2", "task M08", "h", "3", "1", "h", "4", "person DBA", "h", "5", "risk R1", "h"),
    *(
        "6",
        "1",
        "h",
        "7",
        "h",
        "8",
        "1",
        "h",
        "9",
        "h",
        "0",
        "h",
        "?",
        "log",
        "forecast",
        "charter",
    ),
    *("why M08", "a", "h", "n", "g 5", "z", "h"),
]
DEBRIEF = ["5", "", "", "1", "", "", "", "", "1", "Ask early.", "2", "h", "x"]


@pytest.fixture(autouse=True)
def few_futures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "PRECISION", Settings(rollouts=8, compared=0))


def shown(lines: list[str], session: Session | None = None, *, plain: bool = False) -> list[str]:
    """What stands in the transcript in English and was not written by a scenario or the player."""
    if session is None:
        session, path = saves.begin(scenario("tutorial"), 3, "practitioner")
    else:
        path = saves.new_path(session.scenario)
    out = io.StringIO()
    text = "".join(f"{line}\n" for line in lines)
    console = Console(io.StringIO(text), out, plain=plain, language=longer())
    play(session, path, console)
    data = figureless("\n".join(texts_of([session.scenario, session.recording.actions])))
    printed = [line for line in out.getvalue().splitlines() if not line.startswith(" > ")]
    return list(dict.fromkeys(left for line in printed for left in _left(line, data)))


def _left(line: str, data: str) -> list[str]:
    cells = re.split(r" {2,}|│| · |…|: |; |[“”()]", line)
    words = [each for cell in cells for each in english(cell, data)]
    return [
        f"{each} ({line.strip()})"
        for each in words
        if not set(each.split()) <= SYNTAX and not _two(each, data)
    ]


def _two(words: str, data: str) -> bool:
    """Whether it is two texts of a scenario that stand side by side."""
    places = [at for at, letter in enumerate(words) if letter == " "]
    return any(words[:at] in data and words[at + 1 :] in data for at in places)


def test_a_sentence_in_english_is_noticed() -> None:
    assert _left(" Nóóthííng hááppéénéd. Now we wait.", "") == [
        "now we wait (Nóóthííng hááppéénéd. Now we wait.)"
    ]


@pytest.mark.parametrize("plain", [False, True])
def test_every_page_of_the_text_game_is_translated(plain: bool) -> None:
    assert shown(PAGES, moments.at(60), plain=plain) == []


def test_the_tutorial_is_translated_from_its_start_to_its_end() -> None:
    assert shown(BY_ENTER * 30) == []


def test_the_debrief_at_the_terminal_is_translated() -> None:
    assert shown(DEBRIEF, moments.ended(id="tutorial")) == []


def test_what_a_scenario_wrote_stays_as_it_was_written() -> None:
    out = io.StringIO()
    session = moments.at(60)
    console = Console(io.StringIO("risk R1\n"), out, language=longer())
    play(session, saves.new_path(session.scenario), console)
    told = " ".join(out.getvalue().split())
    risk = session.scenario.risks["R1"]
    assert risk.name in told
    assert risk.cause.rstrip(".").lower() in told.lower()
