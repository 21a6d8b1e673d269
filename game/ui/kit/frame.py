"""Data of the frame around run screens: rail, top bar, hint bar. Drawn by `game.ui.shell`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


def nothing() -> None:
    """The action of a control that has none."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Key caps and what they do: Hint(("Space",), "Play")."""

    keys: tuple[str, ...]
    text: str
    action: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class RailItem:
    """One screen on the rail; `number` is its key and keeps its meaning where others are hidden."""

    key: str
    label: str
    icon: str
    number: str
    badge: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """The line to the deadline: working days, forecast band and the flag's words."""

    start_word: str
    flag_word: str
    today: float
    flag: float
    end: float
    band: tuple[float, float] | None = None
    p50: float | None = None


@dataclass(frozen=True, slots=True)
class TimeControls:
    """`speed` 0 is paused; `waiting` puts the amber triangle on play; None hides the controls."""

    speed: int
    set_speed: Callable[[int], None]
    next_event: Callable[[], None]
    waiting: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What changed while time ran: so many lines since a day; `fresh` until they were seen."""

    text: str
    open: Callable[[], None]
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way through several screens; `locked` says what opens it."""

    key: str
    label: str
    done: bool = False
    here: bool = False
    locked: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    title: str
    rail: tuple[RailItem, ...]
    current: str
    go: Callable[[str], None]
    day: str = ""
    date: str = ""
    deadline: Deadline | None = None
    time: TimeControls | None = None
    stop: str = ""
    stop_state: str = ""
    notice: str = ""
    open_help: Callable[[], None] = field(default=nothing)
    open_menu: Callable[[], None] = field(default=nothing)
    steps: tuple[Step, ...] = ()
    news: News | None = None
