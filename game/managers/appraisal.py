"""What a careful manager reckons the effects of a choice to be worth, in points of the score.

A rough sum in floats over what the scenario says in public: days on the critical path, money,
trust, meters that the score measures, chances at their expected value. It sees no hidden state.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from game.model import effects as fx
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.model.world import OPEN

LATER = 0.9
OVERRUN_POINT = 0.35
TRUST_POINT = 0.012
MORALE_POINT = 0.004
REWORK_POINT = 0.30
ABSENT_DAY_POINT = 0.2
LABOUR_POINT = 0.08
DAYS_OF_A_DAILY_COST = 30
# Days of one task saved; beyond that another path decides.
MOST_WON = 12.0
LASTING = 60 * DAY


Reckoner = Callable[[View, Any, float], float]
"""Points of an effect that depends on where the project stands; the last number scales work."""


class Worth(NamedTuple):
    """Effects as a sum: what never changes, what a risk's impact scales, and what depends on the
    state, each with the weight of its chances and what reckons it."""

    fixed: float
    scaled: float
    changing: tuple[tuple[float, Reckoner, fx.Effect], ...]


def appraise(view: View, effects: tuple[fx.Effect, ...], scale: float = 1.0) -> float:
    """Points that the effects are worth from here; negative is harm."""
    worth = _worth(view.project, effects)
    points = worth.fixed + scale * worth.scaled
    for weight, reckon, effect in worth.changing:
        points += weight * reckon(view, effect, scale)
    return points


_WORTHS: dict[int, tuple[tuple[fx.Effect, ...], Worth]] = {}


def _worth(project: Scenario, effects: tuple[fx.Effect, ...]) -> Worth:
    """The sum of some effects of a scenario, made once."""
    kept = _WORTHS.get(id(effects))
    if kept is None or kept[0] is not effects:
        kept = _WORTHS[id(effects)] = (effects, _add_up(project, effects))
    return kept[1]


def _add_up(project: Scenario, effects: tuple[fx.Effect, ...]) -> Worth:
    fixed = scaled = 0.0
    changing: list[tuple[float, Reckoner, fx.Effect]] = []
    for effect in effects:
        if isinstance(effect, fx.Spend):
            scaled -= spend_points(project, (effect.low + effect.high) / 2)
            continue
        points = _points_ever(project, effect)
        if points is not None:
            fixed += points
            continue
        reckon = NOW.get(type(effect))
        if reckon is not None:
            changing.append((1.0, reckon, effect))
        for weight, inner in _branches(effect):
            part = _worth(project, inner)
            fixed += weight * part.fixed
            scaled += weight * part.scaled
            changing += [(weight * share, how, deeper) for share, how, deeper in part.changing]
    return Worth(fixed, scaled, tuple(changing))


def _branches(effect: fx.Effect) -> tuple[tuple[float, tuple[fx.Effect, ...]], ...]:
    """What may follow from an effect that only decides: effects with their weights."""
    match effect:
        case fx.Chance(odds, then, otherwise):
            p = odds.cases[-1][1] / 1000
            return ((p, then), (1 - p, otherwise))
        case fx.When(_, then, otherwise):
            return ((0.5, then), (0.5, otherwise))
        case fx.Later(_, later):
            return ((LATER, later),)
        case _:
            return ()


def _points_ever(project: Scenario, effect: fx.Effect) -> float | None:
    """Points of an effect that is worth the same at any time, or None."""
    match effect:
        case fx.ChangeMeter(meter, amount):
            return amount * _meter_points(project, meter)
        case fx.ChangeTrust(_, amount):
            return amount * TRUST_POINT
        case fx.ChangeMorale(_, amount):
            return amount * MORALE_POINT
        case fx.ChangeFatigue(_, amount):
            return -amount * MORALE_POINT
        case fx.SpendDaily(_, cents):
            return -spend_points(project, cents * DAYS_OF_A_DAILY_COST)
        case fx.SetFlag(flag, value):
            return _flag_points(project, flag) * (1 if value else -1)
        case fx.Absence(_, low, high):
            return -(low + high) / 2 / DAY * ABSENT_DAY_POINT
        case fx.Depart():
            return -4.0
        case fx.Stay():
            return 3.0
        case fx.Recruit():
            return 0.5
        case fx.ShareKnowledge(_, permille) | fx.FindDefects(_, permille):
            return permille / 1000
        case fx.AddDefects(_, minutes):
            return -minutes / DAY * REWORK_POINT
        case fx.MoveDeadline(minutes):
            return minutes / DAY * 0.8
        case fx.EndProject():
            return -60.0
        case _:
            return None


def spend_points(project: Scenario, cents: float) -> float:
    """What a cost of `cents` takes from the score (positive for a cost)."""
    return OVERRUN_POINT * cents * 100 / project.bac


def day_points(view: View, task: str, minutes: float) -> float:
    """What `minutes` more work on a task take from the score: what its float does not absorb."""
    state = view.public.tasks.get(task)
    if state is None or state.status not in OPEN:
        return 0.0
    days = minutes / DAY
    room = max(0.0, view.public.current.slack(task) / DAY)
    late = max(0.0, days - room) if days > 0 else max(days, -MOST_WON) * _drives(room)
    labour = LABOUR_POINT * days
    return late * date_price(view) + labour


def _drives(room: float) -> float:
    """How far a task with `room` days of float decides the date: work saved elsewhere moves it not.

    Not quite nothing below ten days, because estimates err and paths change places.
    """
    return max(0.0, 1 - room / 10)


def date_price(view: View) -> float:
    """Points that a day on the critical path costs now: dearer the less float is left."""
    spare = view.public.float_days
    if spare > 25:
        return 0.15
    if spare > 10:
        return 0.45
    return 1.0


def _pace(view: View, effect: fx.Pace, scale: float) -> float:
    share = 1.0 if effect.who == "team" else 0.3
    days = (effect.minutes or LASTING) / DAY
    return (effect.permille - 1000) / 1000 * days * share * date_price(view)


def _drop(view: View, effect: fx.DropTask, scale: float) -> float:
    return _won_without(view, effect.task) - _lost_with(view.project, effect.task)


# v: view, x: the effect, s: scale.
NOW: dict[type, Reckoner] = {
    fx.AddWork: lambda v, x, s: -day_points(v, x.task, s * (x.low + x.high) / 2),
    fx.ScaleWork: lambda v, x, s: (
        -day_points(v, x.task, _left(v, x.task) * (x.permille - 1000) / 1000)
    ),
    fx.Replan: lambda v, x, s: -day_points(v, x.task, x.estimate.mean - _mean(v, x.task)),
    fx.DropTask: _drop,
    fx.HoldTask: lambda v, x, s: -day_points(v, x.task, x.minutes),
    fx.RemoveLink: lambda v, x, s: -day_points(v, x.task, -_freed(v, x.task, x.after)),
    fx.Pace: _pace,
    fx.ScaleRisk: lambda v, x, s: risk_points(v, x.risk) * (1 - x.probability * x.impact / 1e6),
    fx.StrikeRisk: lambda v, x, s: -impact_points(v, x.risk),
}


def impact_points(view: View, risk: str) -> float:
    """What a risk takes from the score when it happens (negative for an opportunity)."""
    return -appraise(view, view.project.risks[risk].effects)


def risk_points(view: View, risk: str) -> float:
    """Expected harm of a risk: stated probability, what responses already do, its impact."""
    state = view.public.risks[risk]
    probability = view.project.risks[risk].probability / 1000
    if state.indicator == "rising":
        probability = min(0.95, probability * 1.5)
    probability *= state.probability_factor / 1000
    return probability * impact_points(view, risk) * state.impact_factor / 1000


_LOST: dict[tuple[int, str], tuple[Scenario, float]] = {}


def _lost_with(project: Scenario, task: str) -> float:
    """What goes with a task that is dropped, reckoned once."""
    kept = _LOST.get((id(project), task))
    if kept is None or kept[0] is not project:
        kept = _LOST[id(project), task] = (project, _loss(project, task))
    return kept[1]


def _loss(project: Scenario, task: str) -> float:
    """What the end of a task would have brought for good, and what the score counts as left out."""
    lost = 0.0
    for happening in project.happenings.values():
        if any(t.kind == "finished" and t.subject == task for t in happening.triggers):
            worth = _worth(project, happening.effects)
            lost += worth.fixed + worth.scaled
    for part in project.score:
        shares = sum(measure.share for measure in part.measures)
        for measure in part.measures:
            if f"dropped.{task}" in measure.expression:
                marks = [permille for _, permille in measure.points]
                lost += part.weight * measure.share / shares * (max(marks) - min(marks)) / 1000
    return lost


def _freed(view: View, task: str, after: str) -> int:
    """Minutes by which a waiting task could start earlier if it did not wait for `after`."""
    plan = view.public.current
    state = view.public.tasks.get(task)
    if state is None or state.status != "waiting" or task not in plan or after not in plan:
        return 0
    others = [plan[x.task].finish for x in state.after if x.task != after and x.task in plan]
    return max(0, plan[after].finish - max([view.public.now, *others]))


def _won_without(view: View, task: str) -> float:
    """Points of leaving a task out: its labour, and the days by which it alone holds others up."""
    public = view.public
    plan = public.current
    left = LABOUR_POINT * _left(view, task) / DAY
    if task not in plan or public.tasks[task].status not in OPEN:
        return left
    start, finish, _ = plan[task]
    won = 0
    for id, state in public.tasks.items():
        if state.status != "waiting" or id not in plan:
            continue
        before = [link.task for link in state.after]
        before += public.sequence.get(id, ())
        if task in before:
            others = [plan[other].finish for other in before if other != task and other in plan]
            held = finish - max([public.now, start, *others])
            won = max(won, held - plan.slack(id))
    return left + won / DAY * date_price(view)


def _mean(view: View, task: str) -> int:
    return view.public.tasks[task].estimate.mean if task in view.public.tasks else 0


def _left(view: View, task: str) -> int:
    state = view.public.tasks.get(task)
    return state.remaining if state else 0


_WEIGHTS: dict[str, dict[str, float]] = {}


def _weights(project: Scenario) -> dict[str, float]:
    """Points of the score for one step of each meter that it measures."""
    key = f"{project.id}:{project.digest}"
    weights = _WEIGHTS.get(key)
    if weights is None:
        weights = _WEIGHTS[key] = {}
        for part in project.score:
            shares = sum(measure.share for measure in part.measures)
            for measure in part.measures:
                (x0, y0), (x1, y1) = measure.points[0], measure.points[-1]
                if measure.expression.startswith("meter.") and x1 != x0:
                    slope = (y1 - y0) / (x1 - x0) / 1000
                    name = measure.expression[6:]
                    step = slope * part.weight * measure.share / shares
                    weights[name] = weights.get(name, 0.0) + step
    return weights


def _meter_points(project: Scenario, meter: str) -> float:
    """Points for one step of a meter: its slope in the score, and its part in the cutover."""
    points = _weights(project).get(meter, 0.0)
    cutover = find_cutover(project)
    if cutover:
        points += {
            cutover.rehearsals: 2.5,
            cutover.discovery: 0.012,
            "debt": -0.01,
            cutover.shift: 0.01,
        }.get(meter, 0.0)
    return points


def _flag_points(project: Scenario, flag: str) -> float:
    cutover = find_cutover(project)
    if cutover and flag == cutover.rollback:
        return 3.0
    if cutover and flag == cutover.staged:
        return 2.0
    return 0.3


_CUTOVERS: dict[str, fx.Cutover | None] = {}


def find_cutover(project: Scenario) -> fx.Cutover | None:
    """The cutover that the scenario builds up to, if it has one."""
    key = f"{project.id}:{project.digest}"
    if key not in _CUTOVERS:
        _CUTOVERS[key] = _search(project)
    return _CUTOVERS[key]


def _search(project: Scenario) -> fx.Cutover | None:
    pending: list[fx.Effect] = []
    for dilemma in project.dilemmas.values():
        for choice in dilemma.choices:
            pending += choice.effects
    for risk in project.risks.values():
        pending += risk.effects
    for move in project.moves.values():
        pending += move.effects
    for happening in project.happenings.values():
        pending += happening.effects
    while pending:
        effect = pending.pop()
        if isinstance(effect, fx.Cutover):
            return effect
        for name in ("then", "otherwise", "effects"):
            pending += getattr(effect, name, ())
    return None
