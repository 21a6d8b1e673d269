"""The game behind docs/sample-pack: played by the authors, with their reasons in their own words.

`python -m tests.evidence.sample DIR` plays and judges it again and writes the pack. Staffing is
what the assistant proposed; every decision, estimate, report and sentence is listed here.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from game.content.load import find_scenarios, load_scenario
from game.debrief.analyst import analyse
from game.debrief.settings import Settings as Judging
from game.debrief.words import (
    AGAIN,
    AIM,
    ANOTHER,
    CAUSE,
    CHANGE,
    OWN_RISK,
    RULE,
    RULE_AT_WORK,
    entry,
)
from game.evidence.manifest import Precision
from game.evidence.pack import plan, save, steps
from game.evidence.portfolio import Settings, portfolio
from game.evidence.replay import tell
from game.managers.staffing import propose
from game.model import actions as a
from game.model.scenario import Scenario
from game.model.units import DAY
from game.outlook.workers import workers
from game.session import ANYTHING, DECISION, Session

SEED = 31
NAME = "Robin Sample"
MADE = date(2026, 11, 30)
REPORT_EVERY = 20 * DAY
KEPT = ("pdf", "html", "xlsx", "plan", "calendar")
"""Formats of the pack that is kept with the project; the rest would only make it larger."""

CHARTER = (
    ("aims", "Out of Harbour Street before the lease ends on day 175, promised for day 172."),
    ("aim_2", "Not more than a tenth above the budget, the reserve of the sponsor untouched."),
    ("aim_3", "Operations signs for the new platform because they helped to build it."),
    ("success", "No claim waits longer than a day because of a move, month-ends included."),
    ("constraints", "Two month-ends a quarter are closed for moves. One database expert only."),
)
RISKS = (
    ("R1", 55, 4, "Interviews forget what runs once a month."),
    ("R2", 50, 15, "The carrier has one survey crew; I would not bet on the ordered date."),
    ("R5", 25, 20, "Yuki is the only one who can restore the core. I want a second pair of hands."),
    ("R6", 35, 8, "The way back has never been timed."),
    ("R7", 30, 7, ""),
)
RESPONSES = (("R1", "capture"), ("R5", "pair"), ("R7", "as_code"), ("R4", "tagging"))
LATER = ((("R6", "rollback"), 60), (("R6", "rehearse"), 80), (("R3", "checklist"), 70))
ANSWERS = {
    "E1": ("C", 60, "Capturing costs money but stops nobody; a frozen list would be a bet."),
    "E2": ("A", 30, "The pilot drives everything. A tunnel makes us independent of the carrier."),
    "E3": ("D", 50, "Fewer applications is the only change that saves time and run cost at once."),
    "E4": ("C", 70, "A failed closing costs Claims more than some days cost us."),
    "E5": ("B", 55, "Money would keep her a year. Twenty days of hand-over keep the knowledge."),
    "E6": ("A", 60, "I do not want to learn the real copy time in the night of the cutover."),
    "E7": ("B", 65, "A turn-back point costs a day and takes away the worst end."),
    "E8": ("A", 60, "Finance should hear it from us, with a plan, and not find it."),
    "P1": ("B", 0, "Criteria in writing outlive both designs."),
    "P2": ("B", 0, "She sees what we miss. Writing first gives her the floor."),
    "P3": ("B", 0, "One man with the cables in his head is a risk, not a document."),
    "P4": ("D", 0, "They will run it for years; now is the cheapest moment to ask."),
    "P5": ("B", 0, "Fast is no excuse. I say it once, clearly."),
    "P6": ("B", 0, "Silence would be read as a yes."),
}
REPORTS = (
    (
        "Discovery shows more unknown traffic than we hoped, and our test analyst leaves on "
        "day 25. The range is wide because the line is ordered and not yet surveyed."
    ),
    (
        "The private line slips by weeks, and the middle of my range lies after the lease. I come "
        "back with a way to start the pilot without it."
    ),
    (
        "The pilot starts without waiting for the line. Four applications are retired, so both "
        "waves are shorter. Yuki has resigned; I bought twenty days of hand-over."
    ),
    (
        "The pilot is done, wave 1 runs, and what Yuki knows is with her successor. The plan looks "
        "comfortable. I do not believe all of it yet."
    ),
    (
        "Wave 1 is done, and wave 2 runs. The plan has hardly moved since my last report. I keep a "
        "week in my pocket for the core."
    ),
    "Wave 2 is done. What is left is the core: tests, one dress rehearsal more, and the weekend.",
    (
        "We go, with a turn-back point at half-time. Claims closes its month in peace: what it "
        "needs moves afterwards."
    ),
    "The core runs in the cloud. The rooms are being emptied; one day is left to the lease.",
)
AIMS = (
    ("reached", "Day 174. Two days after my promise, one before the lease."),
    ("missed", "Labour cost more than a tenth on top: I kept people booked who waited."),
    ("reached", "Mette Lund signed. Her person wrote half of the runbooks."),
)


def scenario() -> Scenario:
    """The cloud migration."""
    return load_scenario(find_scenarios()["cloud-migration"])


def played(path: Path | None = None, seed: int = SEED) -> Session:
    """The whole game, recorded at `path` if one is given."""
    session = Session.start(scenario(), seed, player=NAME, path=path)
    _begin(session)
    while not session.ended:
        session.advance(min(session.view().now + 5 * DAY, session.scenario.horizon + DAY), ANYTHING)
        _act(session)
    _end(session)
    session.close()
    return session


def _begin(session: Session) -> None:
    for field, text in CHARTER:
        _do(session, a.WriteCharter(field, text))
    for risk, chance, days, why in RISKS:
        _do(session, a.EstimateRisk(risk, chance * 10, days * DAY))
        if why:
            _do(session, a.WriteJournal(risk, why))
    text = "Because the old rooms are let already, the landlord may want them back earlier."
    _do(session, a.WriteRisk(text, 100, 10 * DAY))
    _do(session, a.SetBaseline(172 * DAY))
    why = "The plan says less, but half of the futures end later than a plan. I keep a margin."
    _do(session, a.WriteJournal("SetBaseline", why))
    _do(session, a.LookForRisks("premortem"))
    for risk, response in RESPONSES:
        _do(session, a.Respond(risk, response))
    _do(session, a.Talk("ingrid_vale", "listen"))
    _do(session, a.Talk("mette_lund", "listen"))
    _staff(session)


def _act(session: Session) -> None:
    view = session.view()
    for id in view.open_dilemmas():
        choice, percent, why = ANSWERS[id]
        dilemma = view.project.dilemmas[id]
        if dilemma.forecast is not None:
            _do(session, a.Forecast(id, percent * 10))
        if dilemma.questions:
            _do(session, a.Ask(id, dilemma.questions[0].id))
        _do(session, a.WriteJournal(id, why))
        if session.submit(a.Answer(id, choice)) is not None:
            _do(session, a.Answer(id, dilemma.default))
    for (risk, response), day in LATER:
        if view.day >= day and response not in view.public.risks[risk].responses:
            session.submit(a.Respond(risk, response))
    last = view.public.reports[-1].time if view.public.reports else 0
    reached = view.public.tasks[view.project.deadline.task].finished >= 0
    if view.now - last >= REPORT_EVERY and not reached:
        _report(session)
    if view.day in (75, 110) and view.public.retrospectives < 2:
        session.submit(a.Retrospective())
    if session.attention & DECISION:
        return
    _staff(session)


def _report(session: Session) -> None:
    view = session.view()
    plan = view.public.current[view.project.deadline.task].finish
    spread = max(2 * DAY, (plan - view.now) // 8)
    low, high = max(view.now, plan - spread // 2), max(view.now, plan) + spread
    late = high - view.public.deadline
    colour = "ok" if late <= 0 else "warn" if low < view.public.deadline else "bad"
    text = REPORTS[min(len(view.public.reports), len(REPORTS) - 1)]
    session.submit(a.Report(low, high, view.public.plan_cost, colour, text))


def _staff(session: Session) -> None:
    for action in propose(session.view()):
        session.submit(action)
    view = session.view()
    states = view.public.tasks
    open_tasks = [id for id in states if states[id].status in ("ready", "active")]
    for id, person in view.public.people.items():
        busy = any(id in view.public.assignments[task] for task in open_tasks)
        if person.booked and not busy and not person.profile.manager:
            session.submit(a.Release(id))


def _end(session: Session) -> None:
    paired = _place_of(session, "R5")
    asked = _place_of(session, "P4")
    retire = _place_of(session, "E3")
    words = (
        entry(
            AGAIN, "Pairing the database expert in the first week, long before she left.", paired
        ),
        entry(ANOTHER, "Asking who still uses an application before we move it.", retire),
        entry(CHANGE, "I would have asked Operations before the first wave.", asked),
        entry(
            CAUSE,
            "What each thing waited for, more than what it took. I watched tasks, not the gaps.",
        ),
        entry(RULE, "Release whoever waits longer than a week, and book again when it is sure."),
        entry(RULE_AT_WORK, "Say the range, not the date, and say it in the first report."),
        entry("try", "A look at who waits for whom, every Monday, with the whole team."),
    )
    for each in words:
        _do(session, each)
    _do(session, entry(OWN_RISK, "did not come", 0))
    for number, (verdict, why) in enumerate(AIMS):
        _do(session, entry(AIM, f"{verdict}: {why}", number))


def _place_of(session: Session, subject: str) -> int:
    """The number of the action that answered a dilemma, or a risk."""
    for number, (_, act) in enumerate(session.recording.actions):
        if isinstance(act, a.Answer) and act.dilemma == subject:
            return number
        if isinstance(act, a.Respond) and act.risk == subject:
            return number
    raise KeyError(subject)


def _do(session: Session, action: a.Action) -> None:
    refusal = session.submit(action)
    assert refusal is None, (action, refusal)


def pack(folder: Path) -> str:
    """Plays and analyses the game and writes its pack to `folder`; what to say at the end."""
    session = played()
    found, precision = session.recording, Precision()
    kept = Path(tempfile.gettempdir()) / "contingency-sample.analysis"
    with workers() as executor:
        steps_made = list(
            analyse(found, session.scenario, executor, Judging(precision.rollouts), keep=kept)
        )
    made = portfolio(
        tell(found, session.scenario), steps_made[-1].analysis, Settings(MADE, name=NAME)
    )
    began = time.perf_counter()
    whole = {step.name: step.data for step in steps(plan(made, precision=precision))}
    took = time.perf_counter() - began
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case-story.pdf").write_bytes(whole["documents/01-case-story.pdf"])
    target = folder / "pack.zip"
    target.unlink(missing_ok=True)
    save({step.name: step.data for step in steps(plan(made, KEPT, precision))}, target)
    return f"{len(whole)} files in {took:.1f} s; {target} is checked with: contingency verify"


if __name__ == "__main__":
    print(pack(Path(sys.argv[1])))  # noqa: T201
