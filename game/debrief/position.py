"""A moment under analysis: what has been played from it, and what that says.

The working state of `analyst`, and the step from raw scores to decisions and stands of the account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.debrief import judgement
from game.debrief.account import Stand
from game.debrief.analysis import Decision, Option
from game.debrief.evaluate import Played
from game.debrief.judgement import Bounded, Verdict
from game.debrief.moments import Moment
from game.debrief.naming import weightiest, words
from game.debrief.points import OMITTED, Candidate, Honest, Point
from game.managers.plans import Plan
from game.outlook.forecast import Parcel, at


@dataclass(slots=True)
class Position:
    """A moment with all that is known about it."""

    number: int
    moment: Moment
    parcel: Parcel
    other: Parcel | None
    base: Plan
    points: tuple[Point, ...] | None = None
    played: dict[Plan, list[Played]] = field(default_factory=dict)
    elsewhere: dict[Plan, list[Played]] = field(default_factory=dict)
    verdicts: dict[int, Verdict] = field(default_factory=dict)

    def count(self, point: Point) -> int:
        """Replicates that every option of a point has."""
        return min(len(self.played.get(plan, ())) for plan in point.plans.values())

    def verdict(self, index: int) -> Verdict:
        """The verdict on a point by the replicates that there are."""
        found = self.verdicts.get(index)
        if found is None:
            assert self.points is not None
            found = self.verdicts[index] = judged(self.points[index], self.played)
        return found


@dataclass(frozen=True, slots=True)
class Job:
    position: Position
    plans: tuple[Plan, ...]
    first: int
    last: int
    elsewhere: bool = False


_BY_EVENTS = ("dilemma", "response", "baseline", "look")
"""Decisions whose worth hangs on rare events; the others differ by degrees."""


def undone(position: Position, quick: int) -> list[Job]:
    """A quick look at all together that was not done at a moment."""
    plans: dict[Plan, None] = {}
    for point in position.points or ():
        if point.key.kind == OMITTED:
            plans.update(dict.fromkeys(point.plans.values()))
    plans.pop(position.base, None)
    return [Job(position, tuple(plans), 0, quick)] if plans else []


def first_jobs(position: Position, quick: int, look: int) -> list[Job]:
    """The options of a moment for the first time: by a quick look where they differ by degrees."""
    whole: dict[Plan, None] = {}
    brief: dict[Plan, None] = {}
    for point in position.points or ():
        wanted = whole if point.key.kind in _BY_EVENTS else brief
        wanted.update(
            dict.fromkeys(each for each in point.plans.values() if each not in position.played)
        )
    small = tuple(plan for plan in brief if plan not in whole)
    jobs = [Job(position, tuple(whole), 0, look), Job(position, small, 0, quick)]
    return [job for job in jobs if job.plans]


def judged(point: Point, played: dict[Plan, list[Played]]) -> Verdict:
    """The verdict on a point by the replicates that all its options have."""
    count = min(len(played[plan]) for plan in point.plans.values())
    scores = {
        id: tuple(each.score for each in played[plan][:count]) for id, plan in point.plans.items()
    }
    return judgement.judge(scores, point.chosen, point.reference)


def decision_of(position: Position, index: int, point: Point) -> Decision:
    """The decision about a point, as far as it has been tried."""
    other = None
    if all(plan in position.elsewhere for plan in point.plans.values()):
        other = judged(point, position.elsewhere)
    decision = told(
        point,
        position.verdict(index),
        position.played,
        id=f"{position.number}.{index}",
        time=position.moment.time,
        count=position.count(point),
    )
    if other is None:
        return decision
    return replace(decision, other_gain=other.gain.value, other_loss=other.loss.value)


def told(
    point: Point,
    verdict: Verdict,
    played: Mapping[Plan, Sequence[Played]],
    *,
    id: str,
    time: int,
    count: int,
) -> Decision:
    """A verdict on a point as a decision; `count` replicates were played."""
    return Decision(
        id=id,
        time=time,
        kind=point.key.kind,
        subject=point.key.subject,
        title=point.title,
        chosen=point.chosen,
        best=verdict.best,
        reference=point.reference,
        gain=verdict.gain.value,
        gain_low=verdict.gain.low,
        gain_high=verdict.gain.high,
        loss=verdict.loss.value,
        loss_low=verdict.loss.low,
        loss_high=verdict.loss.high,
        spread=verdict.spread,
        matters=verdict.matters,
        label=verdict.label,
        flagged=point.flagged,
        replicates=count,
        options=tuple(
            _option(each, verdict.values[each.id], played[each.plan][:count])
            for each in point.candidates
        ),
        tags=point.tags,
        action=point.action,
    )


def _option(candidate: Candidate, value: Bounded, played: Sequence[Played]) -> Option:
    finishes = sorted(each.finish for each in played if each.finish >= 0)
    median = at(finishes, 500, len(played))
    parts = zip(*(each.parts for each in played), strict=True)
    return Option(
        candidate.id,
        candidate.title,
        candidate.kind,
        value.value,
        value.low,
        value.high,
        tuple(judgement.mean(column) for column in parts),
        -1 if median is None else median,
    )


def stand_of(moment: Moment, position: Position, decisions: tuple[Decision, ...]) -> Stand:
    value = judgement.mean([played.score for played in position.played[position.base]])
    entry = weightiest(moment.news)
    return Stand(
        moment.time,
        value,
        tuple((decision.id, decision.gain) for decision in decisions),
        words(entry, moment.view) if entry else "",
        entry.kind if entry else "",
        entry.subject if entry else "",
    )


def honest_of(moment: Moment, played: Sequence[Played]) -> Honest:
    """Median and 80th percentile of finish and cost in the futures of a moment."""
    horizon = moment.view.project.horizon
    finishes = sorted(each.finish for each in played if each.finish >= 0)
    costs = sorted(each.cost for each in played)
    count = len(played)
    return Honest(
        at(finishes, 500, count) or horizon,
        at(finishes, 800, count) or horizon,
        at(costs, 500, count) or 0,
        at(costs, 800, count) or 0,
    )
