"""What a view says about people: when they may fall ill, and how near they are to giving notice.

Both are exponential: having waited says nothing about the rest of the wait, except where the
tables end.
"""

from __future__ import annotations

from game.engine import chance
from game.engine.compiled import Rules
from game.engine.tables import EXPONENTIAL_64, exponential, interpolate
from game.model.events import Event
from game.model.units import DAY, MILLION, WEEK
from game.model.world import HiddenPerson, PersonState, Public
from game.outlook.lots import beyond, position


class Person:
    """One person's hidden side, given a view. `may_leave` says that a hazard is kept at all."""

    __slots__ = ("_gap", "_hazard", "_id", "_ill_since", "_past", "may_fall_ill", "may_leave")

    def __init__(self, rules: Rules, public: Public, id: str) -> None:
        state = public.people[id]
        p = rules.parameters
        outsiders = [stakeholder.portrait for stakeholder in rules.scenario.stakeholders.values()]
        written = id in rules.scenario.people
        self._id = id
        self.may_leave = not state.profile.manager and not (
            written and state.profile.portrait in outsiders
        )
        self.may_fall_ill = not state.profile.manager and state.status != "gone"
        self._hazard = _hazard(rules, public, state)
        self._gap = p.illness_gap * DAY
        self._ill_since = _last_illness(public, id, state) + DAY
        waited = max(0, public.now - self._ill_since)
        self._past = position(EXPONENTIAL_64, waited * MILLION / self._gap)

    def leaving(self, seed: int) -> HiddenPerson:
        """Threshold and hazard: not reached yet, or this person would have given notice."""
        past = position(EXPONENTIAL_64, self._hazard)
        uniform = beyond(chance.uniform(seed, f"person:{self._id}:leave"), past)
        threshold = interpolate(EXPONENTIAL_64, uniform, MILLION)
        return HiddenPerson(max(threshold, self._hazard + 1), self._hazard)

    def illness(self, now: int, seed: int) -> tuple[int, Event]:
        """Minute and event of the next illness."""
        uniform = beyond(chance.uniform(seed, f"person:{self._id}:ill", -1), self._past)
        gap = interpolate(EXPONENTIAL_64, uniform, MILLION) * self._gap // MILLION
        return max(now + 1, self._ill_since + gap), Event("ill", self._id)


def _hazard(rules: Rules, public: Public, state: PersonState) -> int:
    """The hazard that has grown so far, as if the person had always been as now."""
    weeks = max(0, public.now - state.joined) // WEEK
    mood = exponential(1600 * (600 - state.morale))
    rate = rules.parameters.attrition_month * 3 // 13 * mood // MILLION
    return weeks * (rate * (1000 + state.fatigue) // 1000)


def _last_illness(public: Public, id: str, state: PersonState) -> int:
    """When the person last fell ill, or came."""
    for entry in reversed(public.log):
        if entry.subject == id and entry.kind == "away" and entry.detail == "ill":
            return entry.time
    return state.joined
