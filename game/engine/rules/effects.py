"""What each effect of a scenario does: one table from its type to the rule that changes the world.

Draws are by the effect's own key, so the same effect has the same luck in every branch. Effects
that others must answer to (a risk that strikes) go through the agenda and act in this instant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.engine import chance
from game.engine.agenda import expect, schedule
from game.engine.conditions import holds
from game.engine.rules import cutover, inbox, money, people, quality, register, rework, scope, trust
from game.engine.rules.triggers import fire
from game.model import effects as e
from game.model.events import Event
from game.model.units import PERMILLE
from game.model.world import Lot, Shown, World


def apply(
    world: World, effects: tuple[e.Effect, ...], scale: int = PERMILLE, why: str = ""
) -> None:
    """Lets the effects act in order; `scale` (permille) multiplies work added and money spent."""
    for effect in effects:
        HANDLERS[type(effect)](world, effect, scale, why)


def _add_work(world: World, effect: e.AddWork, scale: int, why: str) -> None:
    minutes = chance.between(world, effect.key, effect.low, effect.high)
    scope.add_work(world, effect.task, minutes * scale // PERMILLE, why)


def _spend(world: World, effect: e.Spend, scale: int, why: str) -> None:
    cents = chance.between(world, effect.key, effect.low, effect.high)
    money.spend(world, effect.item, cents * scale // PERMILLE, effect.source)


def _absence(world: World, effect: e.Absence, scale: int, why: str) -> None:
    minutes = chance.between(world, effect.key, effect.low, effect.high)
    people.absence(world, effect.who, minutes)


def _set_flag(world: World, effect: e.SetFlag, scale: int, why: str) -> None:
    flags = world.public.flags
    news = effect.value and not flags[effect.flag]
    flags[effect.flag] = effect.value
    if news:
        fire(world, "flag", effect.flag)


def _change_meter(world: World, effect: e.ChangeMeter, scale: int, why: str) -> None:
    public = world.public
    for meters in (public.meters, world.hidden.meters, public.reckoned):
        if effect.meter in meters:
            _move(world, meters, effect)


def _move(world: World, meters: dict[str, int], effect: e.ChangeMeter) -> None:
    meters[effect.meter] = people.clamp(meters[effect.meter] + effect.amount)
    if effect.meter == "debt":
        world.stale = True


def _chance(world: World, effect: e.Chance, scale: int, why: str) -> None:
    permille = odds(world, effect.odds)
    lucky = chance.happens(world, effect.key, permille)
    branch = effect.then if lucky else effect.otherwise
    if shows(world, effect.then) or shows(world, effect.otherwise):
        apply(world, branch, scale, why)
    else:
        lot = Lot(world.public.now, permille, scale, why, effect.then, effect.otherwise)
        world.public.lots.append(lot)
        apply_unseen(world, branch, scale, why)


def _when(world: World, effect: e.When, scale: int, why: str) -> None:
    held = holds(world, effect.condition)
    public = world.public
    leans = any(f"meter.{meter}" in effect.condition for meter in public.reckoned)
    if leans and (shows(world, effect.then) or shows(world, effect.otherwise)):
        reckoned = tuple(public.reckoned.items())
        public.shown.append(Shown(public.now, effect.condition, held, reckoned))
    apply(world, effect.then if held else effect.otherwise, scale, why)


def _later(world: World, effect: e.Later, scale: int, why: str) -> None:
    event = Event("effects", why, scale, effect.effects)
    expect(world, world.public.now + effect.delay, event)


def shows(world: World, effects: tuple[e.Effect, ...]) -> bool:
    """Whether the manager would see at once that these effects act."""
    for effect in effects:
        match effect:
            case e.AddDefects() | e.Later():
                shown = False
            case e.ChangeMeter():
                shown = effect.meter in world.public.meters
            case e.Chance() | e.When():
                shown = shows(world, effect.then) or shows(world, effect.otherwise)
            case _:
                shown = True
        if shown:
            return True
    return False


def apply_unseen(world: World, effects: tuple[e.Effect, ...], scale: int, why: str) -> None:
    """Lets effects act of which nobody sees anything: none of them `shows`."""
    for effect in effects:
        match effect:
            case e.AddDefects():
                quality.add_defects(world, effect.task, effect.minutes, seen=False)
            case e.ChangeMeter():
                _move(world, world.hidden.meters, effect)
            case e.Later():
                event = Event("effects", why, scale, effect.effects)
                schedule(world, world.public.now + effect.delay, event)
            case e.Chance():
                lucky = chance.happens(world, effect.key, odds(world, effect.odds))
                apply_unseen(world, effect.then if lucky else effect.otherwise, scale, why)
            case e.When():
                held = holds(world, effect.condition)
                apply_unseen(world, effect.then if held else effect.otherwise, scale, why)


def _cutover(world: World, effect: e.Cutover, scale: int, why: str) -> None:
    apply(world, cutover.resolve(world, effect), scale, why)


def odds(world: World, chances: e.Odds) -> int:
    """The permille of the first case whose condition holds now, 0 if none does."""
    return next((permille for text, permille in chances.cases if holds(world, text)), 0)


Handler = Callable[[World, Any, int, str], None]

# w: world, x: the effect, s: scale in permille, y: why.
HANDLERS: dict[type, Handler] = {
    e.AddWork: _add_work,
    e.ScaleWork: lambda w, x, s, y: scope.scale_work(w, x.task, x.permille),
    e.Replan: lambda w, x, s, y: scope.replan(w, x.task, x.estimate),
    e.DropTask: lambda w, x, s, y: scope.drop_task(w, x.task),
    e.AddTask: lambda w, x, s, y: scope.add_task(w, x.task),
    e.RemoveLink: lambda w, x, s, y: scope.remove_link(w, x.task, x.after),
    e.AddLink: lambda w, x, s, y: scope.add_link(w, x.task, x.link),
    e.HoldTask: lambda w, x, s, y: scope.hold_task(w, x.task, x.minutes),
    e.SetWindow: lambda w, x, s, y: scope.set_window(w, x.task, x.window),
    e.ChangeMeter: _change_meter,
    e.ChangeTrust: lambda w, x, s, y: trust.change(w, x.stakeholder, x.amount),
    e.ChangeMorale: lambda w, x, s, y: people.change_morale(w, x.who, x.amount),
    e.ChangeFatigue: lambda w, x, s, y: people.change_fatigue(w, x.who, x.amount),
    e.Spend: _spend,
    e.SpendDaily: lambda w, x, s, y: money.start_daily(w, x.item, x.cents),
    e.StopDaily: lambda w, x, s, y: money.stop_daily(w, x.item),
    e.SetFlag: _set_flag,
    e.Pace: lambda w, x, s, y: people.set_pace(w, x.who, x.permille, x.minutes, x.reason),
    e.Absence: _absence,
    e.Depart: lambda w, x, s, y: people.depart(w, x.who, x.notice),
    e.Stay: lambda w, x, s, y: people.stay(w, x.who),
    e.Recruit: lambda w, x, s, y: people.recruit(w, x.role, x.origin, x.lead, x.rate_permille),
    e.ShareKnowledge: lambda w, x, s, y: people.share_knowledge(w, x.who, x.permille),
    e.RevealRisk: lambda w, x, s, y: register.reveal(w, x.risk),
    e.ScaleRisk: lambda w, x, s, y: register.scale(w, x.risk, x.probability, x.impact),
    e.StrikeRisk: lambda w, x, s, y: schedule(w, w.public.now, Event("strike", x.risk)),
    e.AddDefects: lambda w, x, s, y: quality.add_defects(w, x.task, x.minutes),
    e.FindDefects: lambda w, x, s, y: rework.find_defects(w, x.task, x.permille),
    e.Tell: lambda w, x, s, y: inbox.post(w, x.sender, x.subject, x.body),
    e.MoveDeadline: lambda w, x, s, y: scope.move_deadline(w, x.minutes),
    e.EndProject: lambda w, x, s, y: scope.end_project(w, x.reason),
    e.Chance: _chance,
    e.When: _when,
    e.Later: _later,
    e.Cutover: _cutover,
}
