"""A scenario made ready for play: indexes, parameters and calendar, shared by all its worlds.

Nothing here changes during a game. Worlds refer to it as `world.rules`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from game.model.calendar import Calendar, calendar_for
from game.model.parameters import Parameters
from game.model.scenario import Scenario, Trigger


class Listener(NamedTuple):
    """What a trigger sets off: `target` is dilemma, happening, strike, opens, closes,
    indicator, starts or ends (a budget item); `number` tells the triggers of one target apart."""

    target: str
    id: str
    number: int
    trigger: Trigger


class Rules:
    """Indexes of one scenario at one level with its overrides.

    `crew_rates` are cents of a day at the nominal crew × 1000; `purchases` what budget items cost,
    `allowances` what is planned for labour beyond the tasks; `repeats` tasks that are like each
    one. The rest keeps what is computed often: shapes of plans, the first levelled sequence, prices
    of people, and people's condition by what it depends on.
    """

    def __init__(
        self, scenario: Scenario, level: str, overrides: Mapping[str, int | float]
    ) -> None:
        self.scenario = scenario
        self.level = level
        self.overrides = dict(overrides)
        self.parameters = Parameters(level, {**scenario.parameters, **overrides})
        self.calendar: Calendar = calendar_for(scenario.start, scenario.holidays, scenario.horizon)
        self.manager = next((i for i, p in scenario.people.items() if p.manager), "")
        self.team_size = len(scenario.people)
        self.main_site = _most_common([p.site for p in scenario.people.values()])
        self.listeners = _listeners(scenario)
        self.states = tuple(
            listener
            for key, found in self.listeners.items()
            if key[0] == "state"
            for listener in found
        )
        self.crew_rates = {
            task.id: sum(scenario.roles[x.role].day_rate * x.nominal for x in task.slots)
            for task in scenario.tasks.values()
        }
        self.purchases = tuple(
            (item.id, item.planned) for item in scenario.budget if item.starts.kind != "never"
        )
        self.allowances = tuple(
            item.planned for item in scenario.budget if item.starts.kind == "never"
        )
        self.repeats = {
            task.id: tuple(x.id for x in scenario.tasks.values() if x.repeats == task.repeats)
            for task in scenario.tasks.values()
            if task.repeats
        }
        self.networks: dict[object, object] = {}
        self.first_sequence: tuple[object, dict[str, tuple[str, ...]]] | None = None
        self.day_rates: dict[tuple[str, int, int], int] = {}
        self.conditions: dict[tuple[int, int, int], dict[str, float]] = {}
        self.finders: dict[str, tuple[str, ...]] = dict.fromkeys(scenario.tasks, ())
        for task in scenario.tasks.values():
            for found in task.finds:
                self.finders[found] += (task.id,)


# By identity, because scenarios with one digest may differ in prose; the rules hold the scenario,
# so that its id belongs to no other while they are kept.
_KEPT: dict[tuple[int, str, tuple[tuple[str, int | float], ...]], Rules] = {}
MOST_KEPT = 64


def compile_rules(scenario: Scenario, level: str, overrides: Mapping[str, int | float]) -> Rules:
    """The compiled form of a scenario, made once for each level and set of overrides."""
    key = (id(scenario), level, tuple(sorted(overrides.items())))
    rules = _KEPT.get(key)
    if rules is None:
        if len(_KEPT) >= MOST_KEPT:
            _KEPT.clear()
        rules = _KEPT[key] = Rules(scenario, level, overrides)
    return rules


def _most_common(names: list[str]) -> str:
    return max(names, key=names.count) if names else ""


def _listeners(scenario: Scenario) -> dict[tuple[str, str], tuple[Listener, ...]]:
    found: dict[tuple[str, str], list[Listener]] = defaultdict(list)

    def listen(target: str, id: str, triggers: tuple[Trigger, ...]) -> None:
        for number, trigger in enumerate(triggers):
            subject = "" if trigger.kind == "state" else trigger.subject
            found[trigger.kind, subject].append(Listener(target, id, number, trigger))

    for dilemma in scenario.dilemmas.values():
        listen("dilemma", dilemma.id, dilemma.triggers)
    for risk in scenario.risks.values():
        listen("opens", risk.id, (risk.opens,))
        listen("strike", risk.id, risk.strikes)
        listen("closes", risk.id, (risk.closes,))
        if risk.indicator:
            listen("indicator", risk.id, risk.indicator.triggers)
    for happening in scenario.happenings.values():
        listen("happening", happening.id, happening.triggers)
    for item in scenario.budget:
        listen("starts", item.id, (item.starts,))
        if item.ends:
            listen("ends", item.id, (item.ends,))
    return {key: tuple(listeners) for key, listeners in found.items()}
