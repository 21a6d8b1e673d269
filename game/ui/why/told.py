"""What an answer to "why?" is made of, and how the log is asked for what moved a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.model.events import LogEntry
from game.model.view import View
from game.ui import wording

Factor = tuple[str, str, str]
"""Name, figure, and a note that may be empty."""

CAUSES = (
    "answered",
    "lapsed",
    "reported",
    "talked",
    "risk_struck",
    "surprise",
    "move_made",
    "work_added",
    "rework",
    "task_changed",
    "task_dropped",
    "task_added",
    "response_runs",
    "deadline_moved",
    "outage",
    "cutover_ok",
    "left",
    "ill",
    "overtime",
    "task_finished",
    "message",
)
"""Kinds of entry that can stand behind another one of the same moment, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One event: when, by how much where that is known, and what happened."""

    day: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Why:
    """A number in one sentence, its factors, and what moved it: the newest first or, where it
    says so, the largest."""

    title: str
    text: str
    factors: tuple[Factor, ...] = ()
    moved: tuple[Moved, ...] = ()
    source: str = ""
    term: str = ""
    largest: bool = False


def behind(view: View, entry: LogEntry) -> str:
    """What happened at the same moment and explains the entry best; "" if nothing is known."""
    same = [each for each in view.public.log if each.time == entry.time and each.kind in CAUSES]
    if not same:
        return ""
    best = min(same, key=lambda each: CAUSES.index(each.kind))
    return wording.sentence(best, view)


def between(view: View, since: int, until: int, kinds: tuple[str, ...]) -> str:
    """The one or two entries after `since` up to `until` that say most; "" if there are none."""
    found = [e for e in view.public.log if since < e.time <= until and e.kind in kinds]
    found.sort(key=lambda e: (kinds.index(e.kind), -e.amount))
    return " ".join(wording.sentence(e, view) for e in found[:2])


def told(
    view: View, entries: Iterable[LogEntry], by: Callable[[LogEntry], str] | None = None
) -> tuple[Moved, ...]:
    """Entries of the log as events, the newest first."""
    found = [
        Moved(wording.day(e.time), by(e) if by is not None else "", wording.sentence(e, view))
        for e in entries
    ]
    return tuple(reversed(found))


def about(view: View, subject: str, kinds: tuple[str, ...]) -> list[LogEntry]:
    """Entries of these kinds about a person, a task or a risk."""
    return [e for e in view.public.log if e.subject == subject and e.kind in kinds]
