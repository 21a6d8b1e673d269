"""A recorded game analysed: moments, questions to workers, verdicts, account.

`analyse` is a generator of progress with the analysis as far as it goes: first the value of every
moment, then its decisions, then more replicates where a decision is not settled, then the other
continuation. Stopping it loses nothing that was kept; the figures depend neither on the executor
nor on how the work is cut.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from game.debrief import judgement, rating
from game.debrief.account import Stand, account
from game.debrief.analysis import Analysis, Decision, Sensitivity
from game.debrief.evaluate import Question, answers
from game.debrief.keeping import Kept, belongs_to, name_of
from game.debrief.moments import Walk
from game.debrief.naming import weightiest, words
from game.debrief.points import OMITTED, Point, base_plan, points, reports
from game.debrief.position import (
    Job,
    Position,
    decision_of,
    first_jobs,
    honest_of,
    judged,
    stand_of,
    undone,
)
from game.debrief.score import account as score_of
from game.debrief.settings import Settings
from game.engine import dispatch
from game.managers import policy
from game.managers.plans import Plan
from game.model.actions import Action
from game.model.scenario import Scenario
from game.outlook.forecast import pack, pickled
from game.outlook.posterior import Posterior
from game.outlook.workers import Here
from game.recording import Recording


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: rollouts `done` of `total` (which grows where more replicates are needed),
    what is being done, and the analysis so far (None before the first decision is judged)."""

    stage: str
    done: int
    total: int
    analysis: Analysis | None

    def left(self, elapsed: float) -> float:
        """Seconds that are left if `elapsed` seconds have brought it here."""
        return elapsed * (self.total - self.done) / self.done if self.done else 0.0


def analyse(
    recording: Recording,
    scenario: Scenario,
    executor: Executor | None = None,
    settings: Settings | None = None,
    *,
    keep: Path | Kept | None = None,
    ahead: int = 0,
) -> Generator[Progress, None, None]:
    """Analyses a game step by step; the last progress holds the finished analysis.

    Works here without an executor; `ahead` questions are under way at once (0: as many as suit it).
    `keep` is where answers are kept: a file, or what belongs to this recording already. Raises
    RecordingError for a recording that does not play.
    """
    settings = settings or Settings()
    kept = keep if isinstance(keep, Kept) else Kept(keep, belongs_to(recording, settings))
    result = kept.result(settings)
    if result is not None:
        yield Progress("done", result.rollouts, result.rollouts, result)
        return
    yield from _Analyst(recording, scenario, executor or Here(), settings, kept, ahead).run()


class _Analyst:
    def __init__(
        self,
        recording: Recording,
        scenario: Scenario,
        executor: Executor,
        settings: Settings,
        kept: Kept,
        ahead: int,
    ) -> None:
        self._executor, self._settings, self._kept, self._ahead = executor, settings, kept, ahead
        self._header = recording.header
        walk = Walk(recording, scenario, policy(settings.policy))
        moments = list(walk)
        self._session = walk.session
        self._rest = walk.news
        written = pickled(scenario)
        overrides = recording.header.overrides
        self._positions: list[Position] = []
        for number, moment in enumerate(moments):
            parcel = pack(moment.view, overrides, settings.policy, written)
            other = replace(parcel, leader=settings.other) if settings.other else None
            self._positions.append(Position(number, moment, parcel, other, base_plan(moment)))
        self._done = 0
        self._total = 0

    def run(self) -> Iterator[Progress]:
        """All stages, one after the other."""
        look, *more = self._settings.looks
        jobs = [Job(p, (p.base,), 0, look) for p in self._positions]
        self._total = sum(len(job.plans) * look for job in jobs)
        for _ in self._ask(jobs):
            yield self._progress("values", 0)
        quick = self._settings.quick
        for position in self._positions:
            position.points = self._points(position)
        jobs = [job for position in self._positions for job in undone(position, quick)]
        self._total += sum(len(job.plans) * quick for job in jobs)
        for job in self._ask(jobs):
            if self._weighs(job.position):
                job.position.points = self._points(job.position, apart=True)
            job.position.verdicts.clear()
            yield self._progress("values", 0)
        jobs = [job for p in self._positions for job in first_jobs(p, quick, look)]
        self._total += sum(len(job.plans) * job.last for job in jobs)
        for number, _ in enumerate(self._ask(jobs), 1):
            # all moments before the next one that still has something to be tried
            done = jobs[number].position.number if number < len(jobs) else len(self._positions)
            yield self._progress("decisions", done)
        looks = [quick, look, *more] if quick < look else [look, *more]
        for before, upto in pairwise(looks):
            jobs = [job for p in self._positions for job in self._unsettled(p, before, upto)]
            self._total += sum(len(job.plans) * (upto - before) for job in jobs)
            for job in self._ask(jobs):
                job.position.verdicts.clear()
                yield self._progress("precision", len(self._positions))
        jobs = self._to_compare(look)
        self._total += sum(len(job.plans) * look for job in jobs)
        for _ in self._ask(jobs):
            yield self._progress("continuation", len(self._positions))
        result = self._analysis(len(self._positions), finished=True)
        self._kept.keep_result(self._settings, result)
        yield Progress("done", self._total, self._total, result)

    def _ask(self, jobs: Sequence[Job]) -> Iterator[Job]:
        """Has the jobs done, in their order; yields each when it is complete."""
        asked: list[tuple[Job, Question, str]] = []
        for job in jobs:
            parcel = job.position.other if job.elsewhere else job.position.parcel
            assert parcel is not None
            for first in range(job.first, job.last, self._settings.chunk):
                last = min(first + self._settings.chunk, job.last)
                question = Question(parcel, job.plans, first, last)
                asked.append((job, question, name_of(job.position.number, question)))
        missing = [question for _, question, name in asked if self._kept.answer(name) is None]
        coming = answers(self._executor, missing, self._ahead)
        try:
            for job, question, name in asked:
                answer = self._kept.answer(name)
                if answer is None:
                    answer = next(coming)
                    self._kept.keep(name, answer)
                kind = job.position.elsewhere if job.elsewhere else job.position.played
                for plan, column in zip(question.plans, answer, strict=True):
                    kind.setdefault(plan, []).extend(column)
                self._done += question.rollouts
                if question.last == job.last:
                    yield job
        finally:
            coming.close()

    def _points(self, position: Position, *, apart: bool = False) -> tuple[Point, ...]:
        moment = position.moment
        if moment.idle:
            return ()
        drawn = Posterior(moment.view, self._header.overrides).world(0)

        def possible(action: Action) -> bool:
            return dispatch.check(drawn, action) is None

        told = honest_of(moment, position.played[position.base]) if reports(moment) else None
        return points(moment, possible, told, apart=apart)

    @staticmethod
    def _weighs(position: Position) -> bool:
        """Whether all together that was not done at a moment may be worth a point."""
        return any(
            point.key.kind == OMITTED and not position.verdict(index).settled
            for index, point in enumerate(position.points or ())
            if position.count(point)
        )

    def _unsettled(self, position: Position, before: int, upto: int) -> Iterator[Job]:
        """More replicates for the options of decisions that are not settled by `before`."""
        assert position.points is not None
        plans: dict[Plan, None] = {}
        for index, point in enumerate(position.points):
            if position.count(point) == before and not position.verdict(index).settled:
                plans.update(dict.fromkeys(point.plans.values()))
        wanted = tuple(plan for plan in plans if len(position.played[plan]) == before)
        if wanted:
            yield Job(position, wanted, before, upto)

    def _to_compare(self, look: int) -> list[Job]:
        """The decisions that weigh most, to be tried under the other continuation."""
        if not self._settings.other:
            return []
        weighty: list[tuple[int, int, int]] = []
        for position in self._positions:
            assert position.points is not None
            for index, _ in enumerate(position.points):
                verdict = position.verdict(index)
                weight = max(verdict.loss.value, abs(verdict.gain.value))
                if verdict.matters and weight >= judgement.TIE:
                    weighty.append((-weight, position.number, index))
        wanted: dict[int, dict[Plan, None]] = {}
        for _, number, index in sorted(weighty)[: self._settings.compared]:
            found = self._positions[number].points
            assert found is not None
            wanted.setdefault(number, {}).update(dict.fromkeys(found[index].plans.values()))
        return [
            Job(self._positions[number], tuple(plans), 0, look, elsewhere=True)
            for number, plans in sorted(wanted.items())
        ]

    def _progress(self, stage: str, done: int) -> Progress:
        partial = self._analysis(done, finished=False) if done else None
        return Progress(stage, self._done, self._total, partial)

    def _analysis(self, done: int, *, finished: bool) -> Analysis:
        """The analysis of the first `done` moments."""
        judged = [self._decisions(position) for position in self._positions[:done]]
        stands = [
            stand_of(position.moment, position, made)
            for position, made in zip(self._positions, judged, strict=False)
        ]
        complete = done == len(self._positions)
        made = account(stands, self._final() if complete else None)
        decisions = tuple(
            replace(decision, before=before)
            for decision, before in zip(
                (each for some in judged for each in some), made.befores, strict=True
            )
        )
        start = self._positions[0]
        scores = [played.score for played in start.played[start.base]]
        width = judgement.bounded(scores, judgement.width(1))
        header = self._header
        return Analysis(
            scenario=header.scenario,
            seed=header.seed,
            level=header.level,
            policy=self._settings.policy,
            score=made.score,
            start_value=made.start,
            start_low=width.low,
            start_high=width.high,
            decisions=decisions,
            luck=made.luck,
            track=made.track,
            quarters=made.quarters,
            decision_rating=None if header.is_branch else rating.decision_rating(decisions),
            accuracy=None if header.is_branch else rating.accuracy(decisions),
            mattered=sum(decision.matters for decision in decisions),
            sensitivity=self._sensitivity(decisions) if finished else None,
            ended=self._session.ended,
            finished=finished,
            done=done,
            total=len(self._positions),
            replicates=max((each.replicates for each in decisions), default=len(scores)),
            rollouts=self._done,
            branch=header.is_branch,
        )

    def _final(self) -> Stand | None:
        if not self._session.ended:
            return None
        view = self._session.view()
        entry = weightiest(self._rest)
        return Stand(
            view.now,
            score_of(self._session).hundredths,
            (),
            words(entry, view) if entry else "The end of the project",
            entry.kind if entry else "ended",
            entry.subject if entry else "",
        )

    def _decisions(self, position: Position) -> tuple[Decision, ...]:
        assert position.points is not None
        return tuple(
            decision_of(position, index, point) for index, point in enumerate(position.points)
        )

    def _sensitivity(self, decisions: Sequence[Decision]) -> Sensitivity | None:
        compared = [each for each in decisions if each.other_loss is not None]
        if not compared:
            return None
        by_id = {each.id: each for each in compared}
        agree = 0
        for position in self._positions:
            for index, point in enumerate(position.points or ()):
                decision = by_id.get(f"{position.number}.{index}")
                if decision is not None:
                    there = judged(replace(point, chosen=decision.best), position.elsewhere)
                    agree += there.loss.low <= judgement.TIE
        return Sensitivity(
            self._settings.policy,
            self._settings.other,
            len(compared),
            agree,
            sum(each.loss for each in compared),
            sum(each.other_loss or 0 for each in compared),
        )
