"""A competent manager by the book, and the policy that rollouts play with: it must be quick.

Staffs by float and skill, weighs risks against the price of responses, answers dilemmas by what
they are worth, reports early and honestly, looks after people who are tired or low.
"""

from __future__ import annotations

from typing import NamedTuple

from game.managers.appraisal import appraise, date_price, risk_points, spend_points
from game.managers.staffing import filled, needed_at, propose, recalls, releases, slack
from game.model.actions import (
    Action,
    Answer,
    Assign,
    DrawReserve,
    Hire,
    LookForRisks,
    MakeMove,
    OneToOne,
    Report,
    Respond,
    Retrospective,
    Review,
    SetBaseline,
    SetOvertime,
    Talk,
)
from game.model.scenario import Choice
from game.model.units import DAY, MILLION, MINUTES_PER_HOUR, PERMILLE, WEEK
from game.model.view import View

HOUR_POINTS = 0.02
TRAP_POINTS = 50.0
WORTH_IT = 0.25
REPORT_EVERY = 2 * WEEK
FULL_LIST = 12 * MINUTES_PER_HOUR
PATIENCE = 8 * DAY
RICH = 10 * DAY
SPRINT = MONTH = 4 * WEEK
TIRED = 350


def handbook(view: View) -> list[Action]:
    """What a careful reader of the handbook would do now."""
    public = view.public
    if not public.started:
        finish = public.deadline - public.float_days * DAY
        return [SetBaseline(min(max(public.deadline, finish), view.project.horizon))]
    moves = _decisions(view)
    moves += propose(view, partial=False, stretch=public.float_days < 25)
    moves += _rescue(view)
    moves += recalls(view)
    moves += releases(view, PATIENCE, moves)
    if public.now % WEEK == 0 or public.now < DAY:
        moves += _weekly(view)
    return moves


def _rescue(view: View) -> list[Action]:
    """A critical task that nobody is free for takes people from tasks with plenty of float.

    Only if that mans it completely: half a crew would stand still in both places.
    """
    public = view.public
    for id, state in public.tasks.items():
        if state.status != "ready" or slack(view, id) > 2 * DAY:
            continue
        task = view.project.tasks[id]
        moves: list[Action] = []
        for slot in task.slots:
            if filled(view, task, slot) < slot.nominal:
                taken = _donor(view, slot.role)
                if not taken:
                    break
                person, other = taken
                share = min(public.assignments[other][person], slot.nominal)
                moves += [Assign(person, other, 0), Assign(person, id, share)]
        else:
            return moves
    return []


def _donor(view: View, role: str) -> tuple[str, str] | None:
    """Somebody of the role on a running task that can wait, and that task."""
    public = view.public
    for other, crew in public.assignments.items():
        if public.tasks[other].status != "active" or slack(view, other) < RICH:
            continue
        for person in crew:
            state = public.people[person]
            if state.profile.role == role and state.status == "here":
                return person, other
    return None


def _decisions(view: View) -> list[Action]:
    moves: list[Action] = []
    for id in view.open_dilemmas():
        choices = view.project.dilemmas[id].choices
        ranked = sorted(choices, key=lambda choice: -choice_points(view, choice))
        moves += [Answer(id, choice.id) for choice in ranked]
    return moves


def choice_points(view: View, choice: Choice) -> float:
    """What an answer is worth by the handbook's reckoning, in points."""
    points = appraise(view, choice.effects) - spend_points(view.project, choice.cost)
    points -= HOUR_POINTS * choice.hours / MINUTES_PER_HOUR
    return points - TRAP_POINTS if choice.trap else points


def _weekly(view: View) -> list[Action]:
    moves = _report(view)
    busy = sum(errand.left for errand in view.public.errands) // 1000
    if busy < FULL_LIST:
        moves += _within_reserve(view, _risks(view) + _ordinary_moves(view))
        moves += _people(view)
        moves += _stakeholders(view)
    moves += _posts(view)
    moves += _reviews(view)
    return moves


def _report(view: View) -> list[Action]:
    public = view.public
    last = public.reports[-1] if public.reports else None
    finish = public.deadline - public.float_days * DAY
    moved = last is not None and abs(finish - last.plan_finish) > 4 * DAY
    if last is not None and not moved and public.now - last.time < REPORT_EVERY:
        return []
    colour = "ok" if public.float_days >= 5 else "warn" if public.float_days >= -5 else "bad"
    left = max(0, finish - public.now)
    low, high = finish - left // 10, finish + left // 6
    return [Report(low, high, public.plan_cost, colour, "")]


class Purchase(NamedTuple):
    """A move that is worth its price, in points, and what it takes of the reserve in cents."""

    points: float
    cost: int
    move: Action


def _within_reserve(view: View, wanted: list[Purchase]) -> list[Action]:
    """What brings most for its price first, as far as the reserve goes at this stage.

    The more time is ahead the more is kept, because what happens later must be paid for as well:
    six tenths of the reserve at the start, a seventh half-way.
    """
    ledger = view.public.ledger
    end = view.public.baseline.end
    ahead = PERMILLE * max(0, end - view.public.now) // max(1, end)
    free = ledger.contingency - ledger.contingency_start * ahead * ahead * 6 // (10 * MILLION)
    moves: list[Action] = []
    for purchase in sorted(wanted, key=lambda it: -it.points / (it.cost + 1)):
        if purchase.cost <= max(0, free):
            free -= purchase.cost
            moves.append(purchase.move)
    return moves


def _risks(view: View) -> list[Purchase]:
    moves: list[Purchase] = []
    if view.public.looked < 0 and view.public.now < WEEK:
        moves.append(Purchase(1.0, 0, LookForRisks("premortem")))
    for id, risk in view.project.risks.items():
        state = view.public.risks[id]
        if state.status not in ("dormant", "open", "struck"):
            continue
        struck = state.status == "struck"
        offers = [
            response
            for response in risk.responses
            if (response.kind == "contingent") == struck
            and response.kind != "accept"
            and response.id not in state.responses
        ]
        if not offers:
            continue
        expected = risk_points(view, id)
        for response in offers:
            left = response.probability * response.impact / 1_000_000
            won = expected * (1 - left) + appraise(view, response.effects)
            won -= spend_points(view.project, response.cost)
            won -= HOUR_POINTS * response.hours / MINUTES_PER_HOUR
            if won > WORTH_IT:
                moves.append(Purchase(won, response.cost, Respond(id, response.id)))
                expected *= left
    return moves


def _ordinary_moves(view: View) -> list[Purchase]:
    moves: list[Purchase] = []
    for id, move in view.project.moves.items():
        used = view.public.moves[id]
        if used:
            if move.limit and len(used) >= move.limit:
                continue
            if view.public.now - used[-1] < max(move.rest, MONTH):
                continue
        points = appraise(view, move.effects) - spend_points(view.project, move.cost)
        points -= HOUR_POINTS * move.hours / MINUTES_PER_HOUR
        if points > WORTH_IT:
            drawn = move.cost if move.source == "contingency" else 0
            moves.append(Purchase(points, drawn, MakeMove(id)))
    return moves


def _people(view: View) -> list[Action]:
    public = view.public
    moves: list[Action] = []
    last_weeks = _sprinters(view)
    for id, state in public.people.items():
        if state.status != "here" or state.profile.manager:
            continue
        sprint = id in last_weeks and state.fatigue < TIRED
        hours = 50 if sprint else 40
        if state.overtime != hours:
            moves.append(SetOvertime(id, hours))
        troubled = state.morale < 600 or state.fatigue > 450
        rested = state.talked < 0 or public.now - state.talked > 4 * WEEK
        if troubled and rested and state.booked:
            moves.append(OneToOne(id))
    finished = sum(
        1
        for id, state in public.tasks.items()
        if state.status == "finished" and view.project.tasks[id].repeats
    )
    if finished > public.retrospectives:
        moves.append(Retrospective())
    return moves


def _sprinters(view: View) -> set[str]:
    """Who may work longer: people on critical tasks of a late project, in its last weeks only."""
    public = view.public
    if public.float_days >= 0 or public.deadline - public.now > SPRINT:
        return set()
    return {
        person
        for task, crew in public.assignments.items()
        if public.tasks[task].status == "active" and slack(view, task) <= 0
        for person in crew
    }


def _stakeholders(view: View) -> list[Action]:
    public = view.public
    weakest = min(
        (
            (state.trust, id)
            for id, state in public.stakeholders.items()
            if view.project.stakeholders[id].power == "high"
            and public.now - state.contacted > 2 * WEEK
        ),
        default=None,
    )
    moves: list[Action] = [Talk(weakest[1], "listen")] if weakest else []
    if view.contingency_percent() < 20 and public.ledger.reserve > 0:
        moves.append(DrawReserve(public.ledger.reserve // 2))
    return moves


def _posts(view: View) -> list[Action]:
    """A contractor for a role that nobody fills and that is wanted soon."""
    public = view.public
    moves: list[Action] = []
    held = {p.profile.role: True for p in public.people.values() if p.status != "gone"}
    left = {p.profile.role: True for p in public.people.values() if p.status == "gone"}
    for role in view.project.roles if left else ():
        if role not in left or role in held:
            continue
        wanted = needed_at(view, role)
        coming = any(
            entry.kind == "recruiting" and entry.subject == role and entry.amount >= public.now
            for entry in public.log[-400:]
        )
        soon = 0 <= wanted - public.now < 4 * WEEK
        if soon and date_price(view) > 0.2 and not (coming and _contractor_on_the_way(view, role)):
            moves.append(Hire(role, "contractor"))
    return moves


def _contractor_on_the_way(view: View, role: str) -> bool:
    """Whether somebody of the role arrives within three weeks."""
    now = view.public.now
    return any(
        entry.kind == "recruiting"
        and entry.subject == role
        and now <= entry.amount < now + 3 * WEEK
        for entry in view.public.log[-400:]
    ) or any(isinstance(errand.action, Hire) for errand in view.public.errands)


def _reviews(view: View) -> list[Action]:
    """Reviews where there is float to pay for them."""
    moves: list[Action] = []
    for id, state in view.public.tasks.items():
        if state.status != "active" or state.reviewed or not view.project.tasks[id].slots:
            continue
        if view.public.current[id].slack > 5 * DAY if id in view.public.current else False:
            moves.append(Review(id, True))
    return moves
