"""Why the project ended when it did and cost what it did: sums that are exact to minute and cent.

The way back from the dated milestone to the start: each task on it was as late as what it waited
for, plus its own wait, plus its own length, each against the baseline. What a length is made of
(work found, work that was larger, a crew that was slower) stands in the task; whose doing it was,
in the log. Nothing here judges: a day of delay is not a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.origins import Origin, Origins
from game.model.effects import Link
from game.model.units import DAY, MILLION, PERMILLE
from game.model.view import View
from game.model.world import TaskState

SMALL = DAY // 2
"""Minutes below which a cause goes into the rest in one line."""
SMALL_SUM = 200_000
"""The same for money, cents."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A part of the delay (`minutes`) or of the overrun (`cents`); negative where it won something.

    `kind` is `decision`, `luck`, `queue` (waiting for people or the calendar), `crew` (how the work
    was staffed) or `rest`. `subject` is the dilemma, risk, move or task it leads to, `task` the one
    in which it showed, `time` the minute.
    """

    kind: str
    title: str
    minutes: int = 0
    cents: int = 0
    subject: str = ""
    task: str = ""
    time: int = -1


@dataclass(frozen=True, slots=True)
class Why:
    """`chain` in order of time sums to `finish` − `planned`; `money` to `spent` − `budget`.

    `finish` is -1 and the chain empty where the milestone was not reached or not in the baseline.
    `late` is the finish minus the deadline, `buffer` the deadline minus the baseline.
    """

    planned: int
    deadline: int
    finish: int
    chain: tuple[Cause, ...]
    budget: int
    spent: int
    money: tuple[Cause, ...]

    @property
    def late(self) -> int:
        """Minutes after the deadline, negative for before."""
        return self.finish - self.deadline

    @property
    def buffer(self) -> int:
        """Minutes between the baseline and the deadline."""
        return self.deadline - self.planned

    def largest(self) -> list[Cause]:
        """The causes of the date, the largest first, what is small last."""
        return sorted(self.chain, key=lambda each: (each.kind == "rest", -abs(each.minutes)))

    def total(self, kind: str) -> int:
        """Minutes of all causes of a kind."""
        return sum(each.minutes for each in self.chain if each.kind == kind)


def why(view: View) -> Why:
    """The causes of a game that has ended, or of where it stands."""
    origins = Origins(view)
    target = view.project.deadline.task
    public = view.public
    finish = public.tasks[target].finished
    known = finish >= 0 and target in public.baseline
    planned = public.baseline[target].finish if known else -1
    chain = _gathered(_chain(view, origins, target)) if known else ()
    spent, money = _money(view, origins)
    return Why(planned, public.deadline, finish, chain, view.project.bac, spent, money)


class _Plan:
    """The baseline with a place for tasks that were not in it: nothing long, after what is before
    them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known = {id: (each.start, each.finish) for id, each in view.public.baseline.items()}

    def span(self, id: str) -> tuple[int, int]:
        if id not in self._known:
            after = self._view.public.tasks[id].after
            start = max((self.span(link.task)[1] for link in after), default=0)
            self._known[id] = (start, start)
        return self._known[id]

    def moment(self, link: Link) -> int:
        start, finish = self.span(link.task)
        return (finish if link.kind == "FS" else start) + link.lag


def _chain(view: View, origins: Origins, target: str) -> list[Cause]:
    """From the start to the milestone; sums exactly to its finish minus that of the baseline."""
    plan = _Plan(view)
    tasks = view.public.tasks
    found: list[list[Cause]] = []
    id, whole = target, True
    while id:
        state = tasks[id]
        here: list[Cause] = []
        driver = _driver(view, state)
        start = plan.span(id)[0]
        if driver is None:
            here += _wait(view, id, 0, state.started - start)
        else:
            moment = _moment(view, driver)
            here += _wait(view, id, moment, state.started - moment - (start - plan.moment(driver)))
        if whole:
            here += _length(view, origins, id, plan)
        found.append(here)
        whole = driver is not None and driver.kind == "FS"
        id = driver.task if driver is not None else ""
    return [cause for part in reversed(found) for cause in part]


def _moment(view: View, link: Link) -> int:
    other = view.public.tasks[link.task]
    return (other.finished if link.kind == "FS" else other.started) + link.lag


def _driver(view: View, state: TaskState) -> Link | None:
    """The link that let the task start last."""
    tasks = view.public.tasks
    counted = [
        link
        for link in state.after
        if link.kind in ("FS", "SS") and tasks[link.task].status not in ("dropped", "out")
    ]
    return max(counted, key=lambda link: _moment(view, link), default=None)


def _wait(view: View, id: str, since: int, against_plan: int) -> Iterator[Cause]:
    """The wait between what came before and the start, more or less than planned."""
    state, name = view.public.tasks[id], view.name(id)
    queued = state.started - max(state.ready_at, since)
    for_people = max(0, min(against_plan, queued))
    if for_people:
        title = f"{name} was ready and waited for its people"
        yield Cause("queue", title, for_people, subject=id, task=id, time=state.started)
    rest = against_plan - for_people
    if rest > 0:
        calendar = state.window or not state.not_before
        title = f"{name} waited for its date" if calendar else f"{name} was held back by the plan"
        kind = "queue" if calendar else "decision"
        yield Cause(kind, title, rest, subject=id, task=id, time=state.started)
    elif rest:
        title = f"{name} could start earlier after what was before it"
        yield Cause("queue", title, rest, subject=id, task=id, time=state.started)


def _length(view: View, origins: Origins, id: str, plan: _Plan) -> list[Cause]:
    """How much longer the task was than planned, and what made it so."""
    state, name = view.public.tasks[id], view.name(id)
    start, finish = plan.span(id)
    over = (state.finished - state.started) - (finish - start)
    found: list[Cause] = []

    def put(origin: Origin, title: str, minutes: int) -> None:
        if minutes:
            about = origin.subject or id
            found.append(Cause(origin.kind, title, minutes, 0, about, id, origin.time))

    added = 0
    for entry, origin in origins.of_work(id):
        added += entry.amount
        less = "less" if entry.amount < 0 else "more"
        put(origin, f"{name}, {less} work: {origin.title or entry.detail}", entry.amount)
    rework = state.rework // MILLION
    crew = Origin("crew", "", "", state.finished)
    put(crew, f"{name}: work had to be done again", rework)
    if state.known < 0:
        put(crew, f"{name} took {_more(over - added - rework)} than planned", over - added - rework)
        return found
    drawn = (state.known - state.extra) * MILLION // max(1, state.scaled) // MILLION
    expected = view.project.tasks[id].estimate.mean
    if state.basis is not None:
        origin = origins.of_change(id)
        put(origin, f"{name}: {origin.title or 'a later estimate'}", state.basis.mean - expected)
        expected = state.basis.mean
    scaled = (state.known - state.extra) // MILLION - drawn
    origin = origins.of_change(id)
    put(origin, f"{name}: {origin.title or 'the work changed'}", scaled)
    luck = Origin("luck", "", "", state.finished)
    put(luck, f"{name} was {_larger(drawn - expected)} than estimated", drawn - expected)
    rest = over - sum(cause.minutes for cause in found)
    put(crew, f"{name}: the crew was {_slower(rest)} than the baseline reckoned", rest)
    return found


def _more(minutes: int) -> str:
    return "longer" if minutes > 0 else "less time"


def _larger(minutes: int) -> str:
    return "larger" if minutes > 0 else "smaller"


def _slower(minutes: int) -> str:
    return "slower" if minutes > 0 else "faster"


def _gathered(causes: list[Cause]) -> tuple[Cause, ...]:
    """What is small in one line at the end, so that the sum stays exact."""
    kept = [cause for cause in causes if abs(cause.minutes) >= SMALL]
    rest = sum(cause.minutes for cause in causes) - sum(cause.minutes for cause in kept)
    if rest:
        kept.append(Cause("rest", "Many small things together", rest))
    return tuple(kept)


def _money(view: View, origins: Origins) -> tuple[int, tuple[Cause, ...]]:
    """What was spent, and the causes of the difference to the budget, the largest first."""
    public, project = view.public, view.project
    ledger = public.ledger
    since = view.now - ledger.settled
    labour = (ledger.labour + ledger.burn * since) // (DAY * PERMILLE)
    idle = (ledger.idle + ledger.idle_burn * since) // (DAY * PERMILLE)
    paid = dict(ledger.items)
    for item, cents in ledger.daily.items():
        run = cents * (view.now - ledger.daily_since[item]) // DAY
        paid[item] = paid.get(item, 0) + run - ledger.daily_paid.get(item, 0)
    allowed = {each.id: each for each in project.budget if each.starts.kind != "never"}
    planned_labour = project.bac - sum(each.planned for each in allowed.values())
    allowance = min(idle, sum(each.planned for each in project.budget if each.id not in allowed))
    worked = labour - idle + allowance - planned_labour
    found = [
        Cause("queue", "People booked and without work, beyond the allowance", 0, idle - allowance),
        Cause("crew", "Work of people, against the plan", 0, worked),
    ]
    for id, cents in paid.items():
        if id in allowed:
            more = "more" if cents > allowed[id].planned else "less"
            title = f"{allowed[id].name}: {more} than planned"
            kind = "time" if allowed[id].per_day else "luck"
            found.append(Cause(kind, title, 0, cents - allowed[id].planned, id))
        else:
            origin = origins.of_payment(id)
            title = "Penalty for late days" if id == "delay penalty" else origin.title or id
            found.append(Cause(origin.kind, title, 0, cents, origin.subject, "", origin.time))
    found += [
        Cause("time", f"{each.name}: not needed", 0, -each.planned, id)
        for id, each in allowed.items()
        if id not in paid
    ]
    spent = labour + sum(paid.values())
    found.sort(key=lambda cause: -abs(cause.cents))
    kept = [cause for cause in found if abs(cause.cents) >= SMALL_SUM]
    rest = spent - project.bac - sum(cause.cents for cause in kept)
    if rest:
        kept.append(Cause("rest", "Small sums together", 0, rest))
    return spent, tuple(kept)
