"""In which states, and in which windows, every screen is looked at.

A state makes the game for a screen and shows it. The product of all screens, states and windows
is sampled, always the same way: `cases` gives every screen each state, and each window at least
once; `test_layout` holds it to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.model.scenario import Scenario
from game.ui.language.catalogue import PSEUDO, Language, load
from game.ui.library import Library
from game.ui.play import Play
from game.ui.saves import Save
from game.ui.screens.registry import DECISION, SCREENS
from game.ui.settings import Settings
from game.ui.theme import auto_scale
from tests.ui.screens import moments
from tests.ui.screens.moments import LONGEST, SCENARIO

Show = Callable[[str], Play]


@dataclass(frozen=True, slots=True)
class Window:
    """A window in device pixels, at a size of text in percent."""

    w: int
    h: int
    percent: int = 100

    @property
    def logical(self) -> tuple[float, float]:
        """Its size in the pixels that screens are laid out in."""
        scale = auto_scale(self.w, self.h, self.percent)
        return self.w / scale, self.h / scale

    def __str__(self) -> str:
        return f"{self.w}x{self.h} {self.percent} %"


SIZES = ((1280, 720), (1366, 768), (1600, 900), (1920, 1080), (2560, 1440))
WINDOWS = (
    Window(1280, 720),
    Window(1600, 900, 150),
    Window(2560, 1440, 67),
    Window(1366, 768, 200),
    Window(1920, 1080, 125),
    Window(1366, 768),
    Window(1280, 720, 200),
    Window(1920, 1080, 67),
    Window(2560, 1440, 150),
    Window(1600, 900, 200),
)
CLASSES = WINDOWS[:4]
"""One of each class of layout."""
LAYOUTS = tuple(window.logical for window in CLASSES)
"""Their sizes in the pixels that screens are laid out in."""
AT_ONCE = 2
"""Windows for each screen in each state."""
OUTSIDE = ("title", "scenarios", "settings", "help")
BEFORE = ("briefing", "charter")
AFTER = ("end", "result", "evidence", *(name for name in SCREENS if name.startswith("debrief.")))
RUNNING = tuple(name for name in SCREENS if name not in (*OUTSIDE, "briefing", *AFTER))


class Shelf(Library):
    """A library of given scenarios, with a saved game of each."""

    def __init__(self, *scenarios: Scenario) -> None:
        super().__init__()
        self.__dict__["scenarios"] = {each.id: each for each in scenarios}

    def saves(self) -> list[Save]:
        return [
            Save(Path("nowhere.jsonl"), each.title, False, 0.0, moments.led(id=id).header, 60, 200)
            for id, each in self.scenarios.items()
        ]


def outside(*ids: str) -> Show:
    """The screens that need no game; of a library of these, or of what is on this computer."""

    def show(screen: str) -> Play:
        library = Shelf(*map(moments.scenario, ids)) if ids else moments.library()
        play = Play(Settings(reduced_motion=True), library)
        play.go(screen)
        return play

    return show


def before(id: str = SCENARIO) -> Show:
    return lambda screen: moments.showing(moments.at(0, id=id, before=True), screen)


def at(day: int, id: str = SCENARIO) -> Show:
    return lambda screen: moments.showing(moments.at(day, id=id), screen)


def waiting(number: int, id: str = SCENARIO) -> Show:
    """A decision that waits."""

    def show(screen: str) -> Play:
        session, dilemma = moments.at_decision(number, id=id)
        return moments.showing(session, f"{DECISION}{dilemma}")

    return show


def crisis(screen: str) -> Play:
    session = moments.in_crisis()
    if screen == "decision":
        screen = f"{DECISION}{session.view().open_dilemmas()[0]}"
    return moments.showing(session, screen)


def after(id: str = "tutorial", manager: str = "novice", *, judged: bool = False) -> Show:
    """What comes after the end, with the analysis computed or not; one window for all screens."""

    @cache
    def looking_back() -> Play:
        return moments.looking_back(moments.ended(manager, id), judged=judged)

    def show(screen: str) -> Play:
        play = looking_back()
        play.go(screen)
        return play

    return show


@cache
def longer() -> Language | None:
    return load(PSEUDO)


def translated(state: Show) -> Show:
    """The same in the language whose texts are 40 % longer."""

    def show(screen: str) -> Play:
        play = state(screen)
        play.speak(longer())
        play.go(play.name)
        return play

    return show


RUN_STATES: dict[str, Show] = {
    "empty": before(),
    "early": at(2),
    "late": at(85, "scope-creep"),
    "crisis": crisis,
    "longest names": at(60, LONGEST + SCENARIO),
    "translated": translated(at(60)),
    "ended": lambda screen: moments.showing(moments.ended(), screen),
}
BEFORE_STATES: dict[str, Show] = {
    "empty": before("tutorial"),
    "early": before(),
    "late": before("vendor-delay"),
    "crisis": before("scope-creep"),
    "longest names": before(LONGEST + SCENARIO),
    "translated": translated(before()),
}
AFTER_STATES: dict[str, Show] = {
    "empty": after(),
    "early": after(SCENARIO),
    "late": after(judged=True),
    "crisis": after(SCENARIO, "idle"),
    "longest names": after(LONGEST + "tutorial", judged=True),
    "longest names of a long game": after(LONGEST + SCENARIO),
    "translated": translated(after(judged=True)),
}
DECISION_STATES: dict[str, Show] = {
    "empty": waiting(0, "tutorial"),
    "early": waiting(0),
    "late": waiting(5),
    "crisis": crisis,
    "longest names": waiting(2, LONGEST + SCENARIO),
    "translated": translated(waiting(2)),
}
OUTSIDE_STATES: dict[str, Show] = {
    "empty": outside(),
    "early": outside("tutorial"),
    "late": outside("cloud-migration", "scope-creep", "vendor-delay", "tutorial"),
    "longest names": outside(LONGEST + SCENARIO, LONGEST + "tutorial"),
    "translated": translated(outside("cloud-migration", "scope-creep", "tutorial")),
}


def states_of(screen: str) -> dict[str, Show]:
    """The states that a screen can be in."""
    if screen in OUTSIDE:
        return OUTSIDE_STATES
    if screen == "decision":
        return DECISION_STATES
    if screen == "briefing":
        return BEFORE_STATES
    return AFTER_STATES if screen in AFTER else RUN_STATES


def cases() -> Iterator[tuple[str, str, Window]]:
    """Screen, state and window of each look."""
    for row, screen in enumerate((*SCREENS, "decision")):
        for column, state in enumerate(states_of(screen)):
            for number in range(AT_ONCE):
                place = row + column * AT_ONCE + number
                yield screen, state, WINDOWS[place % len(WINDOWS)]
