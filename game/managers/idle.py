"""The manager who lets things run: nominal crews start by themselves, defaults decide the rest."""

from __future__ import annotations

from game.managers.staffing import propose, releases
from game.model.actions import Action, SetBaseline
from game.model.units import DAY
from game.model.view import View

LINE_WAITS = 15 * DAY


def idle(view: View) -> list[Action]:
    """Promises the deadline, staffs what is ready, sends home whose work is over."""
    if not view.public.started:
        return [SetBaseline(view.public.deadline)]
    moves = propose(view, least_skill=1000, partial=False)
    return moves + releases(view, LINE_WAITS)
