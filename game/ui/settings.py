"""What the player likes: theme, size, motion, what stops the clock. Kept for this computer."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from game import paths
from game.ui.app import Display
from game.ui.theme import Theme, ThemeName

SIZES = (67, 100, 125, 150, 200)
"""Percent of the automatic size; 67 shows more on large windows."""
VOLUMES = (0, 25, 50, 100)
"""Percent; 0 is silence."""
STOPS = ("ready", "report", "news", "people", "sign", "milestone", "week")
"""What may stop the clock besides a decision and the end."""
_OFF = ("week",)


@dataclass(slots=True)
class Settings:
    """`stops` are the names of `STOPS` that are on; `ask_to_run_on` asks before time runs beside a
    decision that waits; `auto_staff` lets the assistant take its own proposals; `forecast` plays
    futures in the background; `volume` of cues is in percent, `captions` writes what sounds."""

    theme: str = "dark"
    percent: int = 100
    high_contrast: bool = False
    reduced_motion: bool = False
    fullscreen: bool = False
    stops: list[str] = field(default_factory=lambda: [s for s in STOPS if s not in _OFF])
    ask_to_run_on: bool = True
    auto_staff: bool = False
    forecast: bool = True
    volume: int = 50
    captions: bool = False

    def display(self) -> Display:
        """What the backend should follow."""
        name: ThemeName = "light" if self.theme == "light" else "dark"
        return Display(Theme(name, self.high_contrast), self.percent, self.fullscreen, self.volume)


def _file() -> Path:
    return paths.settings() / "settings.json"


def load() -> Settings:
    """The settings of this computer; whatever is missing or wrong has its default."""
    try:
        raw: Any = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    made = Settings()
    if not isinstance(raw, dict):
        return made
    for f in fields(Settings):
        value = raw.get(f.name)
        if type(value) is type(getattr(made, f.name)):
            setattr(made, f.name, value)
    if made.percent not in SIZES:
        made.percent = 100
    if made.theme not in ("dark", "light"):
        made.theme = "dark"
    if made.volume not in VOLUMES:
        made.volume = 50
    made.stops = [name for name in STOPS if name in made.stops]
    return made


def damage() -> str:
    """A sentence where settings are there and cannot be read, else ""."""
    try:
        readable = isinstance(json.loads(_file().read_text(encoding="utf-8")), dict)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        readable = False
    if readable:
        return ""
    return (
        "Your settings could not be read, so those of a new game hold. The next change in the "
        "settings writes the file anew; your games are not touched."
    )


def save(settings: Settings) -> str:
    """Writes them whole or not at all; a sentence where that is not possible, else ""."""
    try:
        file = _file()
        part = file.with_name(f".{file.name}.part")
        text = json.dumps(asdict(settings), indent=1)
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(file)
    except OSError as error:
        return (
            f"The settings could not be written: {error.strerror}. They hold until you close the "
            "game; free some space and change one again to keep them."
        )
    return ""
