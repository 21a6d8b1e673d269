"""The course of the forecast: how it stood when, what moved it most, and what happened then.

Shared by the window and the terminal; knows neither. A forecast that moved after a decision need
not have moved because of it: what is told is what happened between two forecasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from game.model.units import DAY
from game.model.view import View
from game.outlook import Forecast
from game.session import Session
from game.ui import wording
from game.ui.own_moves import taken

What = Literal["date", "cost", "chance"]
LEAST = {"date": 2, "chance": 3}
"""Days, and points of 100, from which a move is worth telling."""
BAC_PARTS = 200
"""A cost must move by this part of the budget."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that may have moved a forecast: `kind` is you, struck, date or work."""

    time: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one forecast to the next: by how much the middle moved, and what happened between."""

    before: Forecast
    after: Forecast
    then: int
    now: int
    between: tuple[Happening, ...]

    @property
    def moved(self) -> int:
        """Days, cents or points."""
        return self.now - self.then


_KINDS = {
    "risk_struck": "struck",
    "outage": "struck",
    "deadline_moved": "date",
    **dict.fromkeys(
        ("work_added", "rework", "task_finished", "task_stopped", "left", "notice"), "work"
    ),
}
"""Entries of the log that may move a forecast."""


def happenings(session: Session) -> list[Happening]:
    """Own decisions, risks that struck, dates that moved and what became of the work, in order of
    time; decisions and strikes of a moment first."""
    view = session.view()
    found = [Happening(each.time, "you", f"{each.title}: {each.choice}") for each in taken(session)]
    for entry in view.public.log:
        kind = _KINDS.get(entry.kind)
        if kind is not None:
            text = entry.detail if entry.kind == "risk_struck" else wording.sentence(entry, view)
            found.append(Happening(entry.time, kind, text.rstrip(".")))
    return sorted(found, key=lambda each: each.time)


def between(found: Sequence[Happening], start: int, end: int) -> tuple[Happening, ...]:
    """What happened after one minute and up to another, what one may have done something about
    first: a forecast knows what was done at its minute."""
    here = [each for each in found if start < each.time <= end]
    return tuple(sorted(here, key=lambda each: each.kind == "work"))


def day_of(made: Forecast, permille: int, view: View) -> int:
    """The day that so many of 1000 futures reach; the horizon where they do not."""
    finish = made.finish_at(permille)
    return wording.finish_number(view.project.horizon if finish is None else finish)


def middle(made: Forecast, what: What, view: View) -> int:
    """What a course is measured by: the day or the cost of half the futures, or percent in time."""
    if what == "date":
        return day_of(made, 500, view)
    return made.cost_at(500) if what == "cost" else made.chance("deadline") // 10


def steps(
    history: Sequence[Forecast], found: Sequence[Happening], what: What, view: View
) -> list[Step]:
    """What moved the forecast, the largest step first; steps of no weight are left out."""
    least = view.project.bac // BAC_PARTS if what == "cost" else LEAST[what]
    made = [
        Step(
            a,
            b,
            middle(a, what, view),
            middle(b, what, view),
            between(found, a.made, b.made),
        )
        for a, b in pairwise(history)
    ]
    return sorted((s for s in made if abs(s.moved) >= least), key=lambda s: -abs(s.moved))


def said(step: Step, what: What) -> str:
    """By how much it moved: "+7 d", "+31 k", "−12 points"."""
    if what == "date":
        return f"{wording.signed(step.moved)} d"
    if what == "cost":
        return wording.signed_amount(step.moved)
    return f"{wording.signed(step.moved)} points"


def worse(step: Step, what: What) -> bool:
    """Later, dearer, less likely."""
    return step.moved < 0 if what == "chance" else step.moved > 0


def happened(step: Step, most: int = 2) -> str:
    """What happened between the two, in short."""
    names = [each.text for each in step.between]
    if not names:
        return "Nothing of note but the work itself"
    more = len(names) - most
    return "; ".join(names[:most]) + (f"; {more} more" if more > 0 else "")


def stretch(step: Step) -> str:
    """ "day 40 to 45" """
    return f"day {step.before.made // DAY} to {step.after.made // DAY}"


def short_names(made: Forecast, view: View) -> list[str]:
    """The targets in words that fit beside a curve."""
    known = {
        "deadline": f"{view.project.deadline.short} in time",
        "promise": "as promised",
        "budget": "within budget",
        "reserve": "within the limit",
    }
    return [known.get(each.id, each.name.partition(":")[0]) for each in made.targets]
