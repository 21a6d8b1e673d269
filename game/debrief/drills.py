"""Drills: one decision out of a game, answered in five minutes and judged at once.

Positions come from games that were played, the player's own first, or that a computer manager has
led. A drill is judged like a decision of a debrief, by paired futures from what can be seen there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from game.debrief.analysis import Analysis, Decision, Option
from game.debrief.competences import BY_TAG, ELSEWHERE, standings
from game.debrief.evaluate import Played, Question, answers
from game.debrief.points import Point
from game.debrief.position import judged, told
from game.debrief.rewind import Rewind
from game.managers import play, policy
from game.managers.plans import Plan
from game.model.scenario import Scenario
from game.outlook.forecast import pack, pickled
from game.outlook.workers import Here
from game.recording import Recording
from game.session import Session

FUTURES = 128
CHUNK = 32
MINUTES = 5
"""What a drill should take."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A position with something to decide: `session` stands there, `point` holds the options."""

    id: str
    title: str
    theme: str
    session: Session
    point: Point
    own: bool

    @property
    def time(self) -> int:
        """Working minutes."""
        return self.session.view().now


def from_game(recording: Recording, scenario: Scenario, *, own: bool = True) -> Iterator[Drill]:
    """The dilemmas of a recorded game as drills, in order of time. Raises RecordingError."""
    game = Rewind(recording, scenario)
    seen: set[str] = set()
    for number in range(game.count):
        if not game.waiting(number):
            continue
        for index, point in enumerate(game.points(number)):
            subject = point.key.subject
            if point.key.kind != "dilemma" or subject in seen or len(_choices(point)) < 2:
                continue
            id = f"{number}.{index}"
            session = game.session_at(id)
            state = session.view().public.dilemmas.get(subject)
            if state is not None and state.status == "open":
                seen.add(subject)
                yield Drill(id, point.title, theme_of(point), session, point, own)


def from_scenario(scenario: Scenario, seed: int, level: str = "practitioner") -> Iterator[Drill]:
    """Positions of a game that the handbook manager leads."""
    session = Session.start(scenario, seed, level, manager="handbook")
    play(session, policy("handbook"))
    yield from from_game(session.recording, scenario, own=False)


def theme_of(point: Point) -> str:
    """The id of the theme that a decision trains."""
    tag = next((tag for tag in point.tags if tag in BY_TAG), ELSEWHERE)
    return BY_TAG[tag].id


def choices(drill: Drill) -> tuple[Option, ...]:
    """What may be answered, without values."""
    return tuple(Option(each, title, "choice", 0, 0, 0) for each, title in _choices(drill.point))


def _choices(point: Point) -> list[tuple[str, str]]:
    return [(each.id, each.title) for each in point.candidates if each.kind == "choice"]


def judge(
    drill: Drill,
    chosen: str,
    *,
    futures: int = FUTURES,
    executor: Executor | None = None,
    ahead: int = 4,
) -> Decision:
    """The verdict on an answer. Raises KeyError for an option that there is not."""
    point = drill.point
    plans = point.plans
    if chosen not in plans:
        raise KeyError(chosen)
    view = drill.session.view()
    overrides = drill.session.recording.header.overrides
    parcel = pack(view, overrides, "handbook", pickled(view.project))
    different = tuple(dict.fromkeys(plans.values()))
    asked = [
        Question(parcel, different, start, min(start + CHUNK, futures))
        for start in range(0, futures, CHUNK)
    ]
    played: dict[Plan, list[Played]] = {plan: [] for plan in different}
    for answer in answers(executor or Here(), asked, ahead):
        for plan, column in zip(different, answer, strict=True):
            played[plan].extend(column)
    answered = replace(point, chosen=chosen, flagged=_trap(drill, chosen), action=-1)
    verdict = judged(answered, played)
    return told(answered, verdict, played, id=drill.id, time=view.now, count=futures)


def _trap(drill: Drill, chosen: str) -> str:
    dilemma = drill.session.scenario.dilemmas[drill.point.key.subject]
    if any(choice.trap for choice in dilemma.choices if choice.id == chosen):
        return "This answer is dishonest or unsafe, whatever it pays."
    return ""


def weakest_first(drills: Iterable[Drill], weak: Sequence[str]) -> list[Drill]:
    """Drills in the order of the themes in which most was lost; own games before others."""
    order = {theme: number for number, theme in enumerate(weak)}
    return sorted(drills, key=lambda each: (order.get(each.theme, len(order)), not each.own))


def weak_themes(analyses: Iterable[Analysis]) -> list[str]:
    """Themes over several games, those in which most was lost first."""
    every = [decision for analysis in analyses for decision in analysis.decisions]
    return [standing.theme.id for standing in standings(every)]


def kept_analysis(path: Path) -> Analysis | None:
    """The last finished analysis in a kept file, whatever game it belongs to."""
    found: Analysis | None = None
    with suppress(OSError, UnicodeError):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith('{"settings"'):
                with suppress(ValueError, KeyError, TypeError):
                    found = Analysis.from_json(json.loads(line)["analysis"])
    return found
