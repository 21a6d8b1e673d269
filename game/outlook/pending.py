"""What is still to come, as far as a view tells: the agenda of a redrawn world.

Most of it the manager knows to the minute: own moves on their way, absences, deadlines, holds. What
chance has hidden is when a trigger with a spread goes off, and whether it has done so without
anybody seeing it.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import chance
from game.engine.agenda import LAST, NORMAL
from game.engine.compiled import Listener, Rules
from game.engine.conditions import holds
from game.engine.rules.readiness import finish_bound
from game.engine.rules.triggers import name
from game.model.events import Event
from game.model.units import DAY, MILLION, PERMILLE, WEEK
from game.model.world import OPEN, Public, World
from game.outlook.lots import between

Entry = tuple[int, int, Event]
"""Minute, priority and event of something on the agenda."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A trigger that was set off and whose moment, `first` to `last`, has not shown itself.

    `silent` is the permille of cases in which nobody would have seen it go off.
    """

    listener: Listener
    first: int
    last: int
    silent: int

    @property
    def event(self) -> Event:
        """What stands on the agenda for it."""
        return Event("trigger", f"{self.listener.target}:{self.listener.id}", self.listener.number)

    def to_come(self, now: int) -> float:
        """The probability that its moment is still to come."""
        whole = self.last - self.first + 1
        ahead = min(whole, self.last - now)
        past = (whole - ahead) * self.silent / PERMILLE
        return ahead / (ahead + past) if ahead + past > 0 else 0.0

    def moment(self, now: int, seed: int) -> int:
        """Its minute if it is still to come, else -1, under the luck of `seed`."""
        key = f"delay:{name(self.listener)}"
        if self.first <= now:
            lot = chance.uniform(seed, f"{key}:passed") / MILLION
            if lot >= self.to_come(now):
                return -1
        return between(max(now + 1, self.first), self.last, chance.uniform(seed, key))


def known_agenda(world: World) -> list[Entry]:
    """All that is sure to come, from the public part of a world that has started."""
    public, rules = world.public, world.rules
    now = public.now
    entries: list[Entry] = [
        ((now // WEEK + 1) * WEEK, LAST, Event("week", number=now // WEEK + 2)),
        (rules.scenario.horizon, LAST, Event("horizon")),
    ]
    entries += [(time, NORMAL, event) for time, event in public.coming if time > now]
    ends = {pace.until: True for pace in public.paces if pace.until > now}
    entries += [(end, NORMAL, Event("pace_ends")) for end in ends]
    entries += _tasks(world) + _people(public) + _answers(public)
    if public.errands and public.errands_pace:
        due = public.errands_touched - (-public.errands[0].left // public.errands_pace)
        entries.append((due, NORMAL, Event("errand", number=public.errands_version)))
    return entries


def _tasks(world: World) -> list[Entry]:
    """Holds and dates that tasks wait for, and tasks that are done but for a link."""
    public = world.public
    entries: list[Entry] = []
    for id, state in public.tasks.items():
        if state.status not in OPEN:
            continue
        dates = {date: True for date in (state.not_before, state.held) if date > public.now}
        if state.status == "waiting" and state.ready_at > public.now:
            dates[state.ready_at] = True
        entries += [(date, NORMAL, Event("task_ready", id)) for date in dates]
        if state.status == "active" and 0 <= state.known <= state.done:
            bound = finish_bound(world, state)
            if bound > public.now:
                entries.append((bound, NORMAL, Event("task_due", id, state.version)))
    return entries


def _people(public: Public) -> list[Entry]:
    """Holidays, returns, and those who leave for good."""
    now = public.now
    entries: list[Entry] = []
    for id, state in public.people.items():
        if state.status == "gone":
            continue
        for first, last in state.profile.leave:
            if first * DAY > now:
                entries.append((first * DAY, NORMAL, Event("leave", id, last - first + 1)))
        if state.status in ("away", "coming") and state.back_at > now:
            entries.append((state.back_at, NORMAL, Event("back", id)))
        if state.leaves_at > now:
            entries.append((state.leaves_at, NORMAL, Event("leave_for_good", id)))
    return entries


def _answers(public: Public) -> list[Entry]:
    """Decisions that are due, and forecasts that will be held against what happens."""
    entries: list[Entry] = []
    for id, dilemma in public.dilemmas.items():
        if dilemma.status == "open":
            entries.append((dilemma.deadline, LAST, Event("dilemma_due", id)))
    for id, forecast in public.forecasts.items():
        if forecast.outcome == "open" and forecast.due > public.now:
            entries.append((forecast.due, LAST, Event("forecast_due", id)))
    return entries


def waits(world: World) -> list[Wait]:
    """Every trigger that was set off and may still be to come; strikes of risks included."""
    public = world.public
    found = []
    for listener in listeners(world.rules):
        since = public.set_off.get(name(listener))
        if since is None:
            continue
        trigger = listener.trigger
        first = since + trigger.delay
        last = first + trigger.spread
        if last <= public.now or _seen(world, listener, first):
            continue
        found.append(Wait(listener, first, last, PERMILLE - _visible(world, listener)))
    return found


def listeners(rules: Rules) -> list[Listener]:
    """Every trigger of a scenario."""
    return [listener for found in rules.listeners.values() for listener in found]


def _seen(world: World, listener: Listener, first: int) -> bool:
    """Whether the trigger has gone off in sight, or can do nothing any more."""
    public = world.public
    id = listener.id
    match listener.target:
        case "dilemma":
            return public.dilemmas[id].status != "dormant"
        case "happening":
            return public.happened.get(id, -1) >= first
        case "opens":
            return public.risks[id].status not in ("unknown", "dormant")
        case "closes":
            return public.risks[id].status == "closed"
        case "indicator":
            return read_after(public, id, first)
        case "starts":
            return id in public.ledger.items or id in public.ledger.daily
        case "ends":
            return id not in public.ledger.daily and id in public.ledger.items
    return False


def read_after(public: Public, risk: str, first: int) -> bool:
    """Whether a sign of the risk was read at `first` or later."""
    return any(
        entry.subject == risk and entry.kind in ("indicator_rising", "indicator_calm")
        for entry in public.log
        if entry.time >= first
    )


def _visible(world: World, listener: Listener) -> int:
    """The permille of cases in which it would be seen when the trigger goes off."""
    trigger = listener.trigger
    risk = world.public.risks.get(listener.id)
    if listener.target in ("opens", "closes", "indicator") and risk and risk.status == "unknown":
        return 0
    if trigger.kind == "state":
        return PERMILLE
    return trigger.chance if holds(world, trigger.condition) else 0
