"""A manager with plausible bad habits: everybody on everything, good news only, overtime when late.

Looks at the price of a choice and not at what it does; does no work on risks.
"""

from __future__ import annotations

from game.model.actions import Action, Answer, Assign, Report, SetBaseline, SetOvertime
from game.model.crew import slot_of
from game.model.units import DAY, WEEK
from game.model.view import View


def novice(view: View) -> list[Action]:
    """Staffing by enthusiasm, decisions by price, reports by hope."""
    public = view.public
    if not public.started:
        return [SetBaseline(max(DAY, public.deadline - 10 * DAY))]
    moves: list[Action] = []
    for id in view.open_dilemmas():
        choices = sorted(view.project.dilemmas[id].choices, key=lambda c: (c.trap, c.cost, c.hours))
        moves += [Answer(id, choice.id) for choice in choices]
    for id, state in public.tasks.items():
        if state.status in ("ready", "active"):
            moves += _everybody(view, id)
    late = public.float_days < 0
    for id, person in public.people.items():
        wanted = 50 if late and person.booked else 40
        if person.status == "here" and person.overtime != wanted and not person.profile.manager:
            moves.append(SetOvertime(id, wanted))
    last = public.reports[-1].time if public.reports else 0
    if public.now - last >= 4 * WEEK:
        finish = max(public.now, min(public.deadline, public.promised))
        moves.append(Report(finish, finish, view.project.bac, "ok", "All on track."))
    return moves


def _everybody(view: View, id: str) -> list[Action]:
    """Whoever has the skill for a slot joins it with all the time there is."""
    task = view.project.tasks[id]
    crew = view.public.assignments[id]
    moves: list[Action] = []
    for person, state in view.public.people.items():
        if person in crew or state.status == "gone":
            continue
        slot = slot_of(state, task)
        if slot and state.skills.get(slot.role, 0) >= 500:
            moves.append(Assign(person, id, state.profile.capacity))
    return moves
