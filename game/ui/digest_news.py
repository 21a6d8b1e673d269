"""What the log tells as lines of the digest: who is away, what struck, what came in, what was paid.

Moves of the player are no news, and what two views tell better (dates, trust, finished tasks)
stands in `digest`. Of what changes to and fro the last word counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from game.model.events import LogEntry
from game.model.view import View
from game.ui import wording
from game.ui.digest_line import CAME_IN, DATE, MONEY, NEEDS_YOU, PEOPLE, RISKS, TASKS, Line


class _Kind(NamedTuple):
    """Where lines of a kind of entry stand; `last` keeps only the latest about its subject among
    kinds of the same word."""

    group: str
    weight: float
    good: int
    screen: str
    last: str = ""


_KINDS: dict[str, _Kind] = {
    "ended": _Kind(CAME_IN, 2000, 0, "home"),
    "lapsed": _Kind(NEEDS_YOU, 900, -1, "journal"),
    "rebaseline_refused": _Kind(DATE, 450, -1, "stakeholders"),
    "message": _Kind(CAME_IN, 220, 0, "inbox"),
    "result": _Kind(CAME_IN, 180, 0, "journal"),
    "forecast_true": _Kind(CAME_IN, 172, 0, "journal"),
    "forecast_false": _Kind(CAME_IN, 171, 0, "journal"),
    "forecast_void": _Kind(CAME_IN, 90, 0, "journal"),
    "move_made": _Kind(CAME_IN, 130, 1, "journal"),
    "talked": _Kind(CAME_IN, 60, 0, "stakeholders"),
    "outage": _Kind(TASKS, 750, -1, "journal"),
    "cutover_ok": _Kind(TASKS, 520, 1, "journal"),
    "task_stopped": _Kind(TASKS, 320, -1, "plan", "flow"),
    "rework": _Kind(TASKS, 290, -1, "plan"),
    "work_added": _Kind(TASKS, 260, -1, "plan"),
    "task_changed": _Kind(TASKS, 120, 0, "plan"),
    "task_waits": _Kind(TASKS, 80, 0, "plan", "flow"),
    "risk_struck": _Kind(RISKS, 800, -1, "risks"),
    "indicator_rising": _Kind(RISKS, 330, -1, "risks", "sign"),
    "risk_found": _Kind(RISKS, 240, 0, "risks"),
    "response_runs": _Kind(RISKS, 160, 1, "risks"),
    "looked": _Kind(RISKS, 160, 0, "risks"),
    "indicator_calm": _Kind(RISKS, 50, 1, "risks", "sign"),
    "risk_closed": _Kind(RISKS, 40, 1, "risks"),
    "surprise": _Kind(PEOPLE, 500, -1, "stakeholders"),
    "notice": _Kind(PEOPLE, 600, -1, "team", "stay"),
    "left": _Kind(PEOPLE, 400, -1, "team", "stay"),
    "stays": _Kind(PEOPLE, 240, 1, "team", "stay"),
    "ill": _Kind(PEOPLE, 350, -1, "team", "here"),
    "away": _Kind(PEOPLE, 200, -1, "team", "here"),
    "joined": _Kind(PEOPLE, 250, 1, "team"),
    "back": _Kind(PEOPLE, 60, 1, "team", "here"),
    "rebooked": _Kind(PEOPLE, 55, 0, "team"),
    "recruiting": _Kind(PEOPLE, 55, 0, "team"),
    "morale": _Kind(PEOPLE, 110, 0, "team"),
    "reserve": _Kind(MONEY, 260, 1, "money"),
    "reserve_refused": _Kind(MONEY, 270, -1, "money"),
    "spent": _Kind(MONEY, 30, 0, "money"),
}
MANY = 4
"""So many returns become one line."""
LARGE_PARTS = 100
"""A payment of this part of the budget or more is worth its own weight."""


def lines(entries: Sequence[LogEntry], view: View) -> Iterator[Line]:
    """The lines that these entries make, in their order."""
    latest: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(entries):
        kind = _KINDS.get(entry.kind)
        if kind is not None and kind.last:
            latest[kind.last, entry.subject] = number
    returned = sum(
        entry.kind == "back" and latest["here", entry.subject] == number
        for number, entry in enumerate(entries)
    )
    for number, entry in enumerate(entries):
        kind = _KINDS.get(entry.kind)
        if kind is None or (kind.last and latest[kind.last, entry.subject] != number):
            continue
        if entry.kind == "task_stopped" and view.public.tasks[entry.subject].rate:
            continue
        if entry.kind == "back" and returned >= MANY:
            continue
        yield _line(entry, kind, view)
    if returned >= MANY:
        yield Line(PEOPLE, f"{returned} people are back", 60, 1, screen="team")


def _line(entry: LogEntry, kind: _Kind, view: View) -> Line:
    text = wording.sentence(entry, view).rstrip(".")
    good, weight, about = kind.good, kind.weight, entry.subject
    when = wording.day(entry.time)
    if entry.kind == "message":
        about = str(place_of(entry, view))
    elif entry.kind in ("risk_struck", "risk_found", "risk_closed"):
        risk = view.project.risks.get(entry.subject)
        if risk is not None and risk.opportunity:
            good = -kind.good
    elif entry.kind == "away" and view.public.people[entry.subject].back_at > view.now:
        when = f"until {wording.day(view.public.people[entry.subject].back_at)}"
    elif entry.kind == "spent" and entry.amount * LARGE_PARTS >= view.project.bac:
        weight += 100
    about = "log" if kind.screen == "journal" else about if _shown(kind.screen, about, view) else ""
    return Line(kind.group, text, weight, good, difference=when, screen=kind.screen, about=about)


def _shown(screen: str, about: str, view: View) -> bool:
    """Whether a screen can show a thing of this id."""
    public = view.public
    known: dict[str, Collection[str]] = {
        "plan": public.tasks,
        "team": public.people,
        "risks": public.risks,
        "stakeholders": public.stakeholders,
    }
    return screen == "inbox" or about in known.get(screen, ())


def place_of(entry: LogEntry, view: View) -> int:
    """The place in the inbox of the message that an entry tells of, -1 for none."""
    told = (entry.time, entry.subject, entry.detail)
    found = -1
    for number, message in enumerate(view.public.inbox):
        if (message.time, message.sender, message.subject) == told:
            found = number
    return found
