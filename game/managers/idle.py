"""The manager who lets things run: nominal crews start by themselves, defaults decide the rest."""

from __future__ import annotations

from game.managers.staffing import propose, recalls, releases
from game.model.actions import Action, SetBaseline
from game.model.units import DAY
from game.model.view import View

LINE_WAITS = 5 * DAY
STAND_IN = 400


def idle(view: View) -> list[Action]:
    """Promises the deadline; the line lends people when they are wanted and takes them back."""
    if not view.public.started:
        return [SetBaseline(view.public.deadline)]
    moves = propose(view, least_skill=STAND_IN, partial=False) + recalls(view)
    return moves + releases(view, LINE_WAITS, moves)
