"""What a trigger sets off: the one table from a listener's target to what happens."""

from __future__ import annotations

from collections.abc import Callable

from game.engine.compiled import Listener
from game.engine.conditions import holds
from game.engine.rules import dilemmas, effects, money, risks
from game.engine.rules.triggers import lucky
from game.model.events import Event
from game.model.scenario import Scenario, Trigger
from game.model.world import World


def happen(world: World, id: str) -> None:
    """What the scenario says follows from a moment."""
    world.public.happened[id] = world.public.now
    effects.apply(world, world.rules.scenario.happenings[id].effects)


TARGETS: dict[str, Callable[[World, str], None]] = {
    "dilemma": dilemmas.open,
    "opens": risks.open_window,
    "strike": risks.test,
    "closes": risks.close_window,
    "happening": happen,
    "starts": money.start_item,
    "ends": money.end_item,
}


def on_trigger(world: World, event: Event) -> None:
    """The delay is over: happens if the trigger's condition holds now and its chance wills it.

    Of a state trigger both were asked at the weekly look.
    """
    target, id = event.subject.split(":", 1)
    trigger = trigger_of(world.rules.scenario, target, id, event.number)
    if trigger.kind != "state":
        if not holds(world, trigger.condition):
            return
        if not lucky(world, Listener(target, id, event.number, trigger)):
            return
    if target == "indicator":
        risks.show_indicator(world, id, event.number)
    else:
        TARGETS[target](world, id)


def on_effects(world: World, event: Event) -> None:
    """Effects that were to act later act now; `number` is their scale in permille."""
    effects.apply(world, event.effects, event.number, event.subject)


def trigger_of(scenario: Scenario, target: str, id: str, number: int) -> Trigger:
    """The trigger that an event of the agenda stands for."""
    if target == "dilemma":
        return scenario.dilemmas[id].triggers[number]
    if target == "happening":
        return scenario.happenings[id].triggers[number]
    if target in ("starts", "ends"):
        item = next(item for item in scenario.budget if item.id == id)
        return item.starts if target == "starts" else item.ends or item.starts
    risk = scenario.risks[id]
    if target == "indicator" and risk.indicator:
        return risk.indicator.triggers[number]
    return {"opens": risk.opens, "closes": risk.closes}.get(target) or risk.strikes[number]
