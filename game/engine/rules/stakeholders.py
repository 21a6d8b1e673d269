"""What people think of the manager: contact, reports against what later shows, promises, surprises.

People hold the date they were last told (`Public.expected`). A later date is bad news: cheap in
time, dear near the date. Who says "on time" while the plan says otherwise, or nothing at all, is
found out with a chance each week, and for certain when the date passes. Sizes: parameters; whom
news reaches: `trust.py`; what only the sponsor gives: `sponsor.py`. Source: Snow, Keil and
Wallace 2007.
"""

from __future__ import annotations

from game.engine import agenda, chance
from game.engine.agenda import note
from game.engine.rules import errands, inbox, trust
from game.engine.rules.written import bad_characters
from game.model.actions import Refusal, Report, Talk
from game.model.scenario import Stakeholder
from game.model.units import DAY, PERMILLE, WEEK
from game.model.world import Said, World

COLOURS = ("ok", "warn", "bad")
ABOUT = ("listen", "progress", "help")
TOLERANCE = 3 * DAY
"""A date told this much later than the last one is bad news."""
FULL_SLIP = 10 * DAY
"""A slip that weighs fully; smaller ones weigh in proportion, at least `LEAST_WEIGHT`."""
LEAST_WEIGHT = 300
IN_TIME = 40 * DAY
"""Bad news this long before the date costs least; from then on it grows dearer."""
EARLY = 20 * DAY
"""A warning this long before the deadline counts as early."""
LATE_PLAN = -5
"""`float_days` under which it is not honest to say "on time"."""
PROOF = 4 * WEEK
"""So long after a warning a plan that is still late proves it right."""
FRESH = 2 * WEEK
"""A talk sooner after the last contact is worth less, in proportion."""
SILENCE = 3 * WEEK
"""Without contact for so long, trust of highly interested people fades."""
HELPFUL = 600
"""Trust from which help is given freely."""
WORD = {"high": 12, "medium": 8, "low": 4}
"""Trust of all others that a good word of somebody of this power is worth."""


def check_talk(world: World, action: Talk) -> Refusal | None:
    """A stakeholder of the project and something to talk about."""
    if action.stakeholder not in world.public.stakeholders:
        return Refusal("unknown", f"There is no stakeholder {action.stakeholder}.")
    if action.about not in ABOUT:
        return Refusal("about", "Listen, tell how things stand, or ask for help.")
    return None


def do_talk(world: World, action: Talk) -> None:
    """Puts the talk on the manager's list."""
    who: Stakeholder = world.rules.scenario.stakeholders[action.stakeholder]
    errands.queue(world, action, world.rules.parameters.talk_minutes, 0, f"Talk with {who.name}")


def complete_talk(world: World, action: Talk) -> None:
    """The talk has taken place.

    "listen" wins most trust and, the first time, tells wants and fears; "progress" wins two thirds
    and counts as a report to that person; "help" wins none, costs some where trust is below 600,
    and makes the person speak up for the project before all others.
    """
    p = world.rules.parameters
    state = world.public.stakeholders[action.stakeholder]
    who: Stakeholder = world.rules.scenario.stakeholders[action.stakeholder]
    since = min(FRESH, world.public.now - state.contacted) if state.talks else FRESH
    won = p.trust_talk * since // FRESH
    if action.about == "help":
        if state.trust < HELPFUL:
            trust.change(world, who.id, -p.help_price)
        for other in world.public.stakeholders:
            if other != who.id:
                trust.change(world, other, WORD[who.power] * since // FRESH)
    else:
        trust.change(world, who.id, won if action.about == "listen" else won * 2 // 3)
    if action.about == "listen" and not state.talks:
        body = f"What I want: {who.wants}. What worries me: {who.fears}. What helps: {who.helps}."
        inbox.post(world, who.id, "What matters to me", body)
    state.talks += 1
    state.contacted = world.public.now
    note(world, "talked", who.id, detail=action.about)


def check_report(world: World, action: Report) -> Refusal | None:
    """A range of dates not in the past, a colour, plain words; one report a day."""
    public = world.public
    if not public.started:
        return Refusal("start", "There is nothing to report yet.", "Set the baseline first.")
    if action.colour not in COLOURS:
        return Refusal("colour", "A report is green, amber or red.")
    done = public.tasks[world.rules.scenario.deadline.task].finished >= 0
    if action.low > action.high or (action.low < public.now and not done):
        return Refusal("range", "The finish lies in a range of dates that are not in the past.")
    if action.cost < 0:
        return Refusal("range", "The cost at completion cannot be negative.")
    if public.reports and public.reports[-1].time // DAY == public.now // DAY:
        return Refusal("today", "You have reported today.", "Report again from tomorrow on.")
    return bad_characters(action.text, 600)


def do_report(world: World, action: Report) -> None:
    """Says it, with the plan's figures of the moment beside it; people react at once."""
    public = world.public
    p = world.rules.parameters
    task = world.rules.scenario.deadline.task
    planned = public.current.get(task)
    finish = planned.finish if planned else public.now
    due = not public.reports or public.now - public.reports[-1].time >= p.report_due * DAY
    public.reports.append(
        Said(
            public.now,
            action.low,
            action.high,
            action.cost,
            action.colour,
            action.text,
            finish,
            public.float_days,
            public.plan_cost,
        )
    )
    errands.load(world, p.report_minutes, "Status report")
    note(world, "reported", amount=action.high // DAY, detail=action.colour)
    if due:
        trust.change_all(world, p.report_trust)
    for id, _ in trust.audience(world):
        public.stakeholders[id].contacted = public.now
    if public.tasks[task].finished < 0:
        late = action.high > public.deadline and action.colour != "ok"
        hear(world, (action.low + action.high) // 2, warned=late or action.colour == "bad")


def hear(world: World, finish: int, *, warned: bool = False) -> None:
    """People hear that the dated milestone will be reached at minute `finish`.

    A date after the deadline is a warning in any case. Called too for the promise at the start
    and for a new baseline.
    """
    public = world.public
    slip = finish - expected(world)
    if slip >= TOLERANCE:
        trust.change_all(world, -_bad_news(world, slip, finish))
    public.expected, public.expected_at = finish, public.now
    if finish > public.deadline or warned:
        if public.warned_at < 0:
            public.warned_at = public.now
    else:
        public.warned_at = -1


def expected(world: World) -> int:
    """The minute at which people expect the dated milestone."""
    public = world.public
    if public.expected >= 0:
        return public.expected
    return public.promised if public.promised >= 0 else public.deadline


def _bad_news(world: World, slip: int, finish: int) -> int:
    """Trust lost by news of a slip (minutes): dearer near the expected date, half if in time."""
    p = world.rules.parameters
    ahead = max(0, min(IN_TIME, expected(world) - world.public.now))
    worst = p.bad_news_late - (p.bad_news_late - p.bad_news_early) * ahead // IN_TIME
    weight = max(LEAST_WEIGHT, min(PERMILLE, slip * PERMILLE // FULL_SLIP))
    if finish <= world.public.deadline:
        weight //= 2
    return int(worst * weight // PERMILLE)


def weekly(world: World) -> None:
    """A week's fading, missing reports, and what people find out about the date."""
    public = world.public
    _fade(world)
    if public.tasks[world.rules.scenario.deadline.task].status in ("finished", "dropped"):
        return
    _miss_reports(world)
    if public.warned_at >= 0:
        if public.now - public.warned_at >= PROOF and public.float_days < 0:
            _vindicate(world)
    elif public.now > public.deadline:
        _surprise(world, "the date passed without a word")
    elif public.float_days < LATE_PLAN and _says_otherwise(world) and _found_out(world):
        _surprise(world, "the plan ends later than you said")


def milestone(world: World) -> None:
    """The dated milestone is reached: promises are kept or not, warnings prove right."""
    public = world.public
    p = world.rules.parameters
    if public.now <= public.promised:
        trust.change_all(world, p.promise_kept)
        return
    if public.now > public.deadline:
        if public.warned_at < 0:
            _surprise(world, "it came later than you said")
            return
        _vindicate(world)
    trust.change_all(world, -(p.promise_kept // 2))


def honest(said: Said, deadline: int) -> bool:
    """Whether a report did not say "on time" against the plan of its moment."""
    late = (said.low + said.high) // 2 > deadline or said.colour != "ok"
    return late or said.float_days >= LATE_PLAN


def _says_otherwise(world: World) -> bool:
    """Whether "on time" was said against the plan, or said too long ago to be excused."""
    public = world.public
    stale: bool = public.now - public.expected_at > world.rules.parameters.report_due * DAY
    reported = public.reports and public.reports[-1].time >= public.expected_at
    return stale or bool(reported and not honest(public.reports[-1], public.deadline))


def _found_out(world: World) -> bool:
    permille = world.rules.parameters.found_out
    return chance.happens(world, "stakeholders:found_out", permille)


def _surprise(world: World, what: str) -> None:
    """Others find what was not said. From now on they know."""
    public = world.public
    for id, concern in trust.audience(world):
        trust.change(world, id, trust.scaled(-world.rules.parameters.surprise, concern))
    note(world, "surprise", world.rules.scenario.sponsor, detail=what, stop=agenda.NEWS)
    planned = public.current.get(world.rules.scenario.deadline.task)
    public.expected = max(public.now, planned.finish if planned else 0)
    public.expected_at = public.warned_at = public.now
    public.vindicated = True


def _vindicate(world: World) -> None:
    """Bad news has proved right; counted once, and only if it came early."""
    public = world.public
    if not public.vindicated and public.deadline - public.warned_at >= EARLY:
        public.vindicated = True
        trust.change_all(world, world.rules.parameters.bad_news_proven)


def _fade(world: World) -> None:
    public = world.public
    for id, who in world.rules.scenario.stakeholders.items():
        state = public.stakeholders[id]
        if who.interest == "high" and public.now - state.contacted > SILENCE:
            trust.change(world, id, -world.rules.parameters.trust_decay)


def _miss_reports(world: World) -> None:
    """A small loss each week while a report is overdue, not with those who were talked to."""
    public = world.public
    p = world.rules.parameters
    last = public.reports[-1].time if public.reports else 0
    if public.now - last <= p.report_overdue * DAY:
        return
    for id, concern in trust.audience(world):
        if public.now - public.stakeholders[id].contacted > p.report_overdue * DAY:
            trust.change(world, id, trust.scaled(-(p.report_trust // 2), concern))
