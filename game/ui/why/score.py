"""Why the result is what it is: its parts, and for each measure what moved it."""

from __future__ import annotations

import re

from game.debrief.causes import Cause
from game.debrief.causes import Why as Causes
from game.debrief.score import Account, Mark, Part
from game.model.units import DAY
from game.model.view import View
from game.ui import wording
from game.ui.why.people import trust
from game.ui.why.told import Factor, Moved, Why, told

_TRUST = re.compile(r"\btrust\.(\w+)")
_LATE = re.compile(r"\bdays_late\b|\bday\b")
_COST = re.compile(r"\boverrun\b|\bcost\b")


def result(account: Account) -> Why:
    """The whole score as the sum of its parts."""
    rows: list[Factor] = [
        (part.name, f"{part.hundredths / 100:.1f} of {part.weight}", "") for part in account.parts
    ]
    text = "Each part earns its points by what happened; luck is in it. Open a part for its sum."
    return Why(f"Result {account.score:.1f} of 100", text, tuple(rows))


def measure(view: View, part: Part, mark: Mark, causes: Causes) -> Why:
    """One measure: its points, and the causes or events that moved what it measures."""
    written = next(p for p in view.project.score if p.id == part.id)
    expression = next(m.expression for m in written.measures if m.name == mark.name)
    shares = sum(each.share for each in part.marks)
    most = part.weight * mark.share / shares
    rows: tuple[Factor, ...] = (
        ("Full marks", wording.decimal(most), ""),
        ("Reached of them", wording.percent(mark.permille), ""),
        ("Points", wording.decimal(most * mark.permille / 1000), ""),
    )
    text = "The curve says how many points each value brings; it was published before the game."
    moved, largest = _moved(view, expression, causes)
    return Why(mark.name, text, rows, moved, "from what happened", largest=largest)


def _moved(view: View, expression: str, causes: Causes) -> tuple[tuple[Moved, ...], bool]:
    """What stands behind a figure of the end, and whether the largest come first."""
    about = _TRUST.search(expression)
    if about is not None and about[1] in view.project.stakeholders:
        return trust(view, about[1]).moved, False
    if "mean_trust" in expression:
        return told(view, [e for e in view.public.log if e.kind == "trust"]), False
    if _LATE.search(expression):
        return tuple(_caused(each, days=True) for each in causes.largest()), True
    if _COST.search(expression):
        return tuple(_caused(each, days=False) for each in causes.money), True
    decided = ("answered", "lapsed", "risk_struck", "outage", "task_dropped")
    return told(view, [e for e in view.public.log if e.kind in decided]), False


def _caused(cause: Cause, *, days: bool) -> Moved:
    when = wording.day(cause.time) if cause.time >= 0 else "whole run"
    by = (
        f"{wording.signed(round(cause.minutes / DAY))} d"
        if days
        else wording.signed_amount(cause.cents)
    )
    return Moved(when, by, cause.title)
