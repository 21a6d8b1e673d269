"""How the moves of one instant are told apart: what each is a decision about, and plans of moves.

A plan is what is done at one instant, in order. Plans are made from the reference policy's own by
putting the player's moves in the place of those about the same subject, so that two plans differ
by the decision in question alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from game.model import actions as a

Plan = tuple[a.Action, ...]


class Key(NamedTuple):
    """What a move is a decision about: a kind, and the dilemma, risk or move it belongs to."""

    kind: str
    subject: str = ""


STAFFING = Key("staffing")
REPORT = Key("report")

_STAFFING = (
    a.Assign,
    a.Release,
    a.SetOvertime,
    a.Prioritise,
    a.Hire,
    a.Pair,
    a.Train,
    a.OneToOne,
    a.Retrospective,
)
_PLANNING = (a.Reestimate, a.Delay, a.FastTrack, a.Review, a.PayDownDebt, a.AutomateTests)


def key_of(action: a.Action) -> Key | None:
    """What an action is a decision about; None for words, which change nothing in the world."""
    match action:
        case a.Answer(dilemma, _):
            return Key("dilemma", dilemma)
        case a.Ask(dilemma, _):
            return Key("question", dilemma)
        case a.Respond(risk, _):
            return Key("response", risk)
        case a.MakeMove(move):
            return Key("move", move)
        case a.Talk(stakeholder, _):
            return Key("talk", stakeholder)
        case a.Report():
            return REPORT
        case a.LookForRisks():
            return Key("look")
        case a.DrawReserve():
            return Key("reserve")
        case a.SetBaseline():
            return Key("baseline")
    if isinstance(action, _STAFFING):
        return STAFFING
    return Key("planning") if isinstance(action, _PLANNING) else None


def blocks(actions: Iterable[a.Action]) -> dict[Key, Plan]:
    """The actions by what they are about, in the order of their first ones; staffing last."""
    found: dict[Key, list[a.Action]] = {}
    for action in actions:
        key = key_of(action)
        if key is not None:
            found.setdefault(key, []).append(action)
    if STAFFING in found:
        found[STAFFING] = found.pop(STAFFING)
    return {key: tuple(each) for key, each in found.items()}


def compose(reference: Sequence[a.Action], replaced: Mapping[Key, Plan]) -> Plan:
    """The reference's plan with the moves about some subjects replaced, each in its place.

    What the reference would not have touched comes before its moves, staffing after them.
    """
    there = {key_of(action) for action in reference}
    plan: list[a.Action] = []
    for about, block in replaced.items():
        if about not in there and about != STAFFING:
            plan += block
    put: set[Key] = set()
    for action in reference:
        key = key_of(action)
        if key is None:
            continue
        if key not in replaced:
            plan.append(action)
        elif key not in put:
            put.add(key)
            plan += replaced[key]
    if STAFFING in replaced and STAFFING not in there:
        plan += replaced[STAFFING]
    return tuple(plan)
