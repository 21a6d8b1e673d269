"""When a scenario's triggers go off: puts what they set off on the agenda.

Rules call `fire` when something has happened; whoever listens gets an event after its delay. What
then happens stands in `consequences.py`. State triggers are looked at once a week.
"""

from __future__ import annotations

from game.engine import chance
from game.engine.agenda import schedule
from game.engine.compiled import Listener
from game.engine.conditions import holds
from game.model.events import Event
from game.model.units import DAY
from game.model.world import World


def fire(world: World, kind: str, subject: str = "") -> None:
    """Something of this kind has happened to `subject` (a task, risk, flag, "E1.B" or "")."""
    listeners = world.rules.listeners
    for listener in listeners.get((kind, subject), ()):
        _set_off(world, listener)
    if kind == "started":
        for listener in listeners.get(("month_end", subject), ()):
            away = world.rules.calendar.from_month_end(world.public.now // DAY) * DAY
            if away <= listener.trigger.amount:
                _set_off(world, listener)


def schedule_start(world: World) -> None:
    """Puts all triggers that name a day on the agenda; called once, when the world is made."""
    for (kind, _), listeners in world.rules.listeners.items():
        if kind == "day":
            for listener in listeners:
                _set_off(world, listener, listener.trigger.amount - world.public.now)


def weekly_states(world: World) -> None:
    """Looks at every state trigger that has not gone off yet.

    While its condition holds it goes off with its chance, anew each week: a hazard. Once only.
    """
    counts = world.hidden.counts
    for listener in world.rules.states:
        key = f"state:{name(listener)}"
        if key in counts or _is_past(world, listener):
            continue
        trigger = listener.trigger
        if holds(world, trigger.condition) and lucky(world, listener):
            counts[key] = 1
            _set_off(world, listener)


def name(listener: Listener) -> str:
    """What tells this trigger from all others of the scenario."""
    return f"{listener.target}:{listener.id}:{listener.number}"


def lucky(world: World, listener: Listener) -> bool:
    """Draws the trigger's chance; nothing is drawn where there is no doubt."""
    permille = listener.trigger.chance
    return permille >= 1000 or chance.happens(world, f"trigger:{name(listener)}", permille)


def _set_off(world: World, listener: Listener, wait: int = 0) -> None:
    trigger = listener.trigger
    world.public.set_off[name(listener)] = world.public.now + wait
    wait += trigger.delay
    if trigger.spread:
        wait += chance.between(world, f"delay:{name(listener)}", 0, trigger.spread)
    event = Event("trigger", f"{listener.target}:{listener.id}", listener.number)
    schedule(world, world.public.now + wait, event)


def _is_past(world: World, listener: Listener) -> bool:
    """A dilemma that has come by another trigger does not come again, so no luck is spent on it."""
    return listener.target == "dilemma" and world.public.dilemmas[listener.id].status != "dormant"
