"""A whole game as a page to read: what happened, the figures and the digest, ten to fifteen times.

One page for each built-in scenario and manager lies beside this file. `test_playthroughs.py`
plays them again; `python -m tests.playthroughs.regenerate` writes them anew.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from game.content import find_scenarios, load_scenario
from game.debrief.score import account
from game.managers import play, policy
from game.model.actions import Action, Refusal
from game.model.events import LogEntry
from game.model.scenario import Scenario
from game.model.units import DAY, MILLION
from game.model.view import View
from game.recording import RULES_VERSION
from game.session import ANYTHING, Session

FOLDER = Path(__file__).parent
MANAGERS = ("handbook", "idle")
SEED = 1
PARTS = 9
"""Checkpoints until the deadline; late games have some more."""
WIDTH = 100

# What a reader wants to see happen; the manager's own moves are counted instead.
TOLD = {
    "task_started": "starts",
    "task_finished": "finished",
    "task_stopped": "stands still",
    "task_dropped": "dropped",
    "task_added": "in scope",
    "rework": "rework",
    "dilemma": "asks",
    "answered": "answered",
    "lapsed": "lapsed",
    "risk_found": "found",
    "risk_struck": "struck",
    "risk_closed": "over",
    "indicator_rising": "rising",
    "ill": "ill",
    "away": "away",
    "notice": "gives notice",
    "left": "left",
    "joined": "joined",
    "surprise": "surprised",
    "reserve": "reserve",
    "baseline": "baseline",
    "deadline_moved": "deadline moved",
    "outage": "outage",
    "cutover_ok": "cutover without outage",
    "ended": "ended",
}


class Watched:
    """A session that writes down how things stand every `step` days, without disturbing."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.step = max(1, session.scenario.deadline.minute // DAY // PARTS) * DAY
        self.moves: Counter[str] = Counter()
        self.told = 0
        self.lines: list[str] = []

    def view(self) -> View:
        return self.session.view()

    def submit(self, action: Action) -> Refusal | None:
        refusal = self.session.submit(action)
        if refusal is None:
            self.moves[type(action).__name__] += 1
        return refusal

    def advance(self, until: int, stop: int = ANYTHING) -> int:
        """As `Session.advance`, in pieces that end where something is to be written down."""
        reasons = 0
        while not reasons & stop and not self.session.ended:
            now = self.session.view().now
            if now >= until:
                break
            reasons = self.session.advance(min(until, now - now % self.step + self.step), stop)
            if self.session.view().now % self.step == 0 or self.session.ended:
                self.checkpoint()
        return reasons

    @property
    def attention(self) -> int:
        return self.session.attention

    @property
    def ended(self) -> bool:
        return self.session.ended

    def checkpoint(self) -> None:
        """Writes what happened since the last one, and how things stand."""
        view = self.session.view()
        public = view.public
        events = [event(entry) for entry in public.log[self.told :] if entry.kind in TOLD]
        self.told = len(public.log)
        fill = self.session.fill
        self.lines += [
            "",
            f"day {view.day} · {view.today}" + (" · the end" if public.ended else ""),
            f"  float {public.float_days} d · cost at completion {dollars(public.plan_cost)} · "
            + fill("overrun {overrun} permille · ")
            + f"contingency {dollars(public.ledger.contingency)}",
            fill("  morale {morale} · fatigue {fatigue} · trust {mean_trust} · booked {headcount}"),
            *wrapped("tasks", [progress(view, id) for id in public.tasks if running(view, id)]),
            *wrapped("meters", [f"{id} {value}" for id, value in public.meters.items()]),
            *wrapped("moves", [f"{kind} {count}" for kind, count in sorted(self.moves.items())]),
            *wrapped("since", events),
            f"  {self.session.digest()}",
        ]
        self.moves.clear()


def running(view: View, id: str) -> bool:
    return view.public.tasks[id].status == "active"


def progress(view: View, id: str) -> str:
    """A running task with its reported progress."""
    state = view.public.tasks[id]
    done = (state.done + state.rate * (view.now - state.touched)) // MILLION
    return f"{id} {done * 100 // max(1, done + state.remaining)} %"


def event(entry: LogEntry) -> str:
    """One line of the log in a few words."""
    subject = f"{entry.subject} " if entry.subject else ""
    return f"{entry.time // DAY} {subject}{TOLD[entry.kind]}"


def dollars(cents: int) -> str:
    return f"{cents // 100:,}"


def wrapped(name: str, items: list[str]) -> list[str]:
    """`name: a, b, c` in lines of a readable width; nothing where there is nothing."""
    lines: list[str] = []
    line = f"  {name}:"
    for number, item in enumerate(items):
        part = f" {item}" + ("," if number < len(items) - 1 else "")
        if len(line) + len(part) > WIDTH:
            lines.append(line)
            line = "   "
        line += part
    return [*lines, line] if items else []


def page(scenario: Scenario, manager: str) -> str:
    """The whole game as text."""
    session = Session.start(scenario, SEED)
    watched = Watched(session)
    play(watched, policy(manager, SEED))
    result = account(session)
    view = session.view()
    head = [
        f"{scenario.title} ({scenario.id}), led by {manager}, seed {SEED}, {view.public.level}",
        f"scenario {scenario.digest}, rules {RULES_VERSION}",
    ]
    tail = [
        "",
        f"score {result.score:.2f} of 100 · {view.public.ended} on day {view.day}",
        *(f"  {part.name} {part.hundredths / 100:.2f} of {part.weight}" for part in result.parts),
    ]
    return "\n".join([*head, *watched.lines, *tail]) + "\n"


def pages() -> dict[Path, tuple[Path, str]]:
    """File of each page, with the scenario file and the manager that it tells of."""
    return {
        FOLDER / f"{name}-{manager}.txt": (file, manager)
        for name, file in find_scenarios().items()
        for manager in MANAGERS
    }


def played(file: Path) -> str:
    """The page that belongs into this file."""
    source, manager = pages()[file]
    return page(load_scenario(source), manager)
