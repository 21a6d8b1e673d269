"""`Posterior`: what a view says about all that is hidden, and worlds drawn from it.

Made from a view alone (scenario, public state, log, level, overrides): the world's hidden half,
its agenda and its seed are never looked at. Preparing it costs some hundredths of a second, a world
about a millisecond.

    posterior = Posterior(session.view(), overrides=session.recording.header.overrides)
    world = posterior.world(17)      # replicate 17: the same each time, in any process

Replicates of one number share their luck: every draw, of the hidden state now and of all that
chance decides later, comes from the replicate's seed under a key of its own. Two options tried in
`world(17)` (or in two forks of it) differ by the options alone. `FIELDS` says of every field of
`Hidden` how it is redrawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify

from game.engine import chance
from game.engine.agenda import NORMAL
from game.engine.compiled import Rules, compile_rules
from game.engine.conditions import holds
from game.engine.rules import risks as rules_of_risks
from game.engine.rules.people import clamp
from game.engine.rules.triggers import name
from game.model import effects as e
from game.model.events import Event
from game.model.units import MILLION, PERMILLE
from game.model.view import View
from game.model.world import (
    Agenda,
    Hidden,
    HiddenRisk,
    HiddenTask,
    Lot,
    Public,
    World,
    copy_state,
)
from game.outlook import defects, pending
from game.outlook.effort import Effort
from game.outlook.luck import Luck
from game.outlook.people import Person
from game.outlook.risks import Evidence, settle_again

FIRST_SEED = 10**15
"""The seed of replicate 0: above every seed that a game can have."""
TRIES = 64


class Posterior:
    """All that is hidden, given a view. Nothing in it changes when worlds are drawn."""

    def __init__(self, view: View, overrides: Mapping[str, int | float] | None = None) -> None:
        """Raises as `Parameters` does for overrides that are none."""
        rules = compile_rules(view.project, view.public.level, overrides or {})
        self._rules = rules
        self._public: Public = copy_state(view.public)
        public, scenario = self._public, rules.scenario
        # A world with a blank hidden half, for rules that read one.
        self._blank = World(rules, copy_state(public), self._hidden(0), [])
        self._efforts = {
            id: Effort(task, public.tasks[id], public.now, rules.parameters)
            for id, task in scenario.tasks.items()
        }
        self._luck = Luck(scenario, rules.parameters, self._efforts)
        self._people = {id: Person(rules, public, id) for id in public.people}
        self._defects = {id: defects.reckoned(self._blank, id) for id in scenario.tasks}
        self._risks = {id: Evidence(self._blank, id) for id in scenario.risks}
        running = public.started and not public.ended
        self._sure = pending.known_agenda(self._blank) if running else []
        self._waits = [
            wait
            for wait in (pending.waits(self._blank) if running else [])
            if wait.listener.target != "strike"
        ]

    def _hidden(self, seed: int) -> Hidden:
        """A hidden half with nothing drawn yet but what is sure."""
        public = self._public
        return Hidden(
            seed=seed,
            z_project=0,
            z_role={},
            tail_task="",
            tail_factor=MILLION,
            tasks={id: HiddenTask(0, MILLION, 0) for id in public.tasks},
            people={},
            risks={id: HiddenRisk(0, 0) for id in public.risks},
            meters=public.reckoned.copy(),
            counts=_counts(self._rules, public),
        )

    def world(self, replicate: int) -> World:
        """The world of this replicate, 0 or more: the view's public half, all else drawn anew."""
        seed = FIRST_SEED + replicate
        public: Public = copy_state(self._public)
        hidden = self._hidden(seed)
        world = World(self._rules, public, hidden, [])
        entries = self._sure.copy()
        self._draw_lots(world, entries)
        self._draw_tasks(world, entries)
        running = public.started and not public.ended
        for id, person in self._people.items():
            if person.may_leave:
                hidden.people[id] = person.leaving(seed)
            if person.may_fall_ill and running:
                time, event = person.illness(public.now, seed)
                entries.append((time, NORMAL, event))
        opened = self._draw_waits(seed, entries)
        for id in public.risks:
            self._draw_risk(world, id, opened, entries)
        agenda: Agenda = [
            (time, priority, number, event)
            for number, (time, priority, event) in enumerate(entries)
        ]
        heapify(agenda)
        world.agenda = agenda
        world.sequence = len(agenda)
        return world

    def _draw_lots(self, world: World, entries: list[pending.Entry]) -> None:
        """What chance has decided unseen, so that nothing that was shown since speaks against."""
        lots = self._public.lots
        if not lots:
            return
        seed = world.hidden.seed
        for attempt in range(TRIES):
            fell = [
                chance.uniform(seed, f"lot:{number}", attempt) < lot.permille * 1000
                for number, lot in enumerate(lots)
            ]
            if self._agrees(world, fell):
                break
        else:
            fell = [lot.permille >= 500 for lot in lots]
        for lot, lucky in zip(lots, fell, strict=True):
            branch = lot.then if lucky else lot.otherwise
            _apply(world, lot, branch, world.hidden.meters, entries)

    def _agrees(self, world: World, fell: list[bool]) -> bool:
        """Whether what was shown would have been shown, had the lots fallen so."""
        public = self._public
        meters = world.hidden.meters
        found = True
        for shown in public.shown:
            then = dict(shown.reckoned)
            for lot, lucky in zip(public.lots, fell, strict=True):
                if lot.time <= shown.time:
                    _apply(world, lot, lot.then if lucky else lot.otherwise, then, None)
            world.hidden.meters = then
            if holds(world, shown.condition) != shown.held:
                found = False
                break
        world.hidden.meters = meters
        return found

    def _draw_tasks(self, world: World, entries: list[pending.Entry]) -> None:
        hidden, public = world.hidden, world.public
        seed = hidden.seed
        drawn = self._luck.draw(seed)
        hidden.z_project, hidden.z_role = drawn.z_project, drawn.z_role
        hidden.tail_task, hidden.tail_factor = drawn.tail_task, drawn.tail_factor
        for id, effort in self._efforts.items():
            state = public.tasks[id]
            factor = self._luck.factor(id, drawn.z_project, drawn.z_role)
            if id == drawn.tail_task:
                factor = factor * drawn.tail_factor // MILLION
            if effort.over:  # it will not be asked for anything more
                quantile, work, optimism = effort.quantile(factor, 0), effort.done, PERMILLE
            else:
                quantile = effort.quantile(factor, chance.uniform(seed, f"task:{id}:effort"))
                work = effort.true_work(quantile, factor)
                optimism = effort.optimism(work, chance.uniform(seed, f"task:{id}:bias"))
            defects_now = max(0, hidden.tasks[id].defects + self._defects[id])
            hidden.tasks[id] = HiddenTask(
                quantile, factor, work, state.rework, defects_now, optimism
            )
            if state.status == "active" and state.rate > 0 and not 0 <= state.known <= state.done:
                due = state.touched - ((state.done - work) // state.rate)
                entries.append((due, NORMAL, Event("task_due", id, state.version)))

    def _draw_waits(self, seed: int, entries: list[pending.Entry]) -> dict[tuple[str, str], bool]:
        """Puts what is still to come on the agenda; which windows have opened or closed unseen."""
        now = self._public.now
        passed: dict[tuple[str, str], bool] = {}
        for wait in self._waits:
            moment = wait.moment(now, seed)
            if moment < 0:
                passed[wait.listener.target, wait.listener.id] = True
            else:
                passed[wait.listener.target, wait.listener.id] = False
                entries.append((moment, NORMAL, wait.event))
        return passed

    def _draw_risk(
        self,
        world: World,
        id: str,
        passed: Mapping[tuple[str, str], bool],
        entries: list[pending.Entry],
    ) -> None:
        hidden = world.hidden
        drawn = self._risks[id].draw(hidden.seed)
        hidden.risks[id] = drawn.state
        drawn.state.window = self._risks[id].window(passed)
        if drawn.state.window:
            drawn.state.at_opening = rules_of_risks.probability(world, id)
        if drawn.tests:
            hidden.counts[f"risk:{id}:tests"] = drawn.tests
        if drawn.again is not None:
            p = rules_of_risks.probability(world, id)
            occurrence = settle_again(hidden.seed, id, drawn.again, p)
            hidden.counts[f"risk:{id}:again"] = occurrence
        for number, time in drawn.ahead:
            entries.append((time, NORMAL, Event("trigger", f"strike:{id}", number)))


def _counts(rules: Rules, public: Public) -> dict[str, int]:
    """The occurrences that mean something: tests that have searched, state triggers gone off."""
    counts = {}
    for id, task in rules.scenario.tasks.items():
        state = public.tasks[id]
        searched = state.status == "finished" or 0 <= state.done < state.known
        if task.finds and searched:
            counts[f"found:{id}"] = 1
    for listener in rules.states:
        if name(listener) in public.set_off:
            counts[f"state:{name(listener)}"] = 1
    return counts


def _apply(
    world: World,
    lot: Lot,
    effects: tuple[e.Effect, ...],
    meters: dict[str, int],
    entries: list[pending.Entry] | None,
) -> None:
    """What a lot has done unseen: to `meters`, and if `entries` are given to the rest too."""
    for effect in effects:
        match effect:
            case e.ChangeMeter():
                meters[effect.meter] = clamp(meters[effect.meter] + effect.amount)
            case e.AddDefects() if entries is not None:
                world.hidden.tasks[effect.task].defects += effect.minutes * MILLION
            case e.Later() if entries is not None:
                due = lot.time + effect.delay
                if due > world.public.now:
                    event = Event("effects", lot.why, lot.scale, effect.effects)
                    entries.append((due, NORMAL, event))
            case _:
                pass
