"""The cues of the game: what each means, how it sounds, and which one a stretch of time ends with.

A cue never says anything that is not written too. Nothing sounds while time only runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.model.view import View

Voice = Literal["soft", "bright", "knock", "tick", "slide"]


@dataclass(frozen=True, slots=True)
class Note:
    """A tone from `start`, both in milliseconds; `pitch` in hertz."""

    start: int
    length: int
    pitch: float
    voice: Voice = "soft"


@dataclass(frozen=True, slots=True)
class Cue:
    """`caption` stands for the sound where it cannot be heard."""

    caption: str
    notes: tuple[Note, ...]


C4, E4, G4, A4, C5, E5, G5 = 261.63, 329.63, 392.0, 440.0, 523.25, 659.26, 783.99

CUES: dict[str, Cue] = {
    "decision": Cue("two notes up: a decision waits", (Note(0, 260, E4), Note(160, 380, A4))),
    "message": Cue("one note: a message", (Note(0, 320, A4),)),
    "milestone": Cue(
        "three notes up: a milestone",
        (Note(0, 220, C4), Note(120, 240, E4), Note(240, 340, G4)),
    ),
    "worse": Cue("two notes down: bad news", (Note(0, 260, A4), Note(160, 380, E4))),
    "better": Cue(
        "two bright notes up: good news",
        (Note(0, 220, C5, "bright"), Note(130, 340, E5, "bright")),
    ),
    "refusal": Cue("a dull knock: not possible", (Note(0, 140, 110.0, "knock"),)),
    "confirm": Cue("a click: done", (Note(0, 60, 1800.0, "tick"),)),
    "lift": Cue("a high tick: picked up", (Note(0, 70, 1200.0, "tick"),)),
    "drop": Cue("a low tick: put down", (Note(0, 80, 800.0, "tick"),)),
    "stop": Cue("a damped tick: time stops", (Note(0, 110, 300.0, "knock"),)),
    "report": Cue("paper: the report is sent", (Note(0, 320, 0.0, "slide"),)),
    "debrief": Cue("an open fifth: the debrief", (Note(0, 560, C4), Note(0, 560, G4))),
}

_WORTH = ("decision", "milestone", "worse", "better", "message", "stop")
"""What is heard when several things happened: the first of these."""


def after_time(before: View, now: View) -> str:
    """The cue for a stretch of time that has ended; "" where time goes on without news."""
    found = {"stop"}
    for entry in now.public.log[len(before.public.log) :]:
        if entry.kind == "dilemma":
            found.add("decision")
        elif entry.kind == "task_finished" and now.project.tasks[entry.subject].milestone:
            found.add("milestone")
        elif entry.kind == "forecast_moved":
            found.add("worse" if int(entry.detail) > 0 else "better")
        elif entry.kind == "risk_struck":
            known = now.project.risks[entry.subject]
            found.add("better" if known.opportunity else "worse")
        elif entry.kind == "message":
            found.add("message")
    return next(name for name in _WORTH if name in found)
