"""A forecast in words and figures: for the command, for scripts and for the text game.

Says "if led by the handbook from here": a forecast is one of a way of leading, too.
"""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Any

from game.errors import UsageError
from game.model.actions import Action
from game.model.units import DAY, PERMILLE
from game.model.view import View
from game.outlook import Forecast
from game.outlook import forecast as look_ahead
from game.outlook.again import replay
from game.recording import Recording
from game.session import Session
from game.ui import saves
from game.ui import wording as w

POINTS = ((100, "P10"), (500, "P50"), (800, "P80"))
NEVER = "not reached"
BAR = 20


def of_recording(found: Recording, day: int | None) -> Session:
    """The game of a recording on the morning of `day`, or where it stopped. Raises UsageError."""
    minute = found.reached if day is None else day * DAY
    if minute > found.reached:
        reached = w.day(found.reached)
        raise UsageError(f"This recording reaches {reached} only; choose an earlier day.")
    actions: list[tuple[int, Action]] = [each for each in found.actions if each[0] <= minute]
    cut = Recording(found.header, actions, minute)
    session = replay(cut, saves.scenario_of(found.header))
    if session.ended:
        raise UsageError("The project has ended there; choose an earlier day with --day.")
    return session


def of_session(session: Session, futures: int, executor: Executor | None = None) -> Forecast:
    """The forecast of this moment of a game, waited for."""
    overrides = session.recording.header.overrides
    return look_ahead(session.view(), executor, futures=futures, overrides=overrides)


def as_json(view: View, made: Forecast) -> dict[str, Any]:
    """The forecast for scripts: minutes since the start, ISO dates, cents, score in points.

    A finish is null where so many futures do not reach the milestone at all.
    """
    finishes = {name.lower(): made.finish_at(permille) for permille, name in POINTS}
    return {
        "scenario": view.project.id,
        "as_of_minutes": made.made,
        "as_of_date": view.calendar.date_at(made.made).isoformat(),
        "futures": made.futures,
        "finish_minutes": finishes,
        "finish_date": {
            name: None if finish is None else view.calendar.date_at(_end(finish)).isoformat()
            for name, finish in finishes.items()
        },
        "cost_cents": {name.lower(): made.cost_at(permille) for permille, name in POINTS},
        "score": {name.lower(): made.score_at(permille) / 100 for permille, name in POINTS},
        "chance": {
            target.id: met / made.futures
            for target, met in zip(made.targets, made.met, strict=True)
        },
    }


def as_text(view: View, made: Forecast, *, bars: bool = True) -> list[str]:
    """The forecast for people: a table of three points, and the chance of each target."""
    project = view.project
    lines = [
        f"{made.futures} futures from {w.date_text(view, made.made)}, led by the handbook",
        "",
        f"{'':<24}" + "".join(f"{name:>18}" for _, name in POINTS),
    ]
    finishes = [made.finish_at(permille) for permille, _ in POINTS]
    days = [NEVER if each is None else w.finish(each) for each in finishes]
    dates = ["" if each is None else w.date(view, _end(each)) for each in finishes]
    lines.append(f"{project.deadline.name[:23]:<24}" + "".join(f"{day:>18}" for day in days))
    lines.append(f"{'':<24}" + "".join(f"{date:>18}" for date in dates))
    costs = [w.money(made.cost_at(permille), project.currency) for permille, _ in POINTS]
    lines.append(f"{'Cost':<24}" + "".join(f"{cost:>18}" for cost in costs))
    scores = [f"{made.score_at(permille) / 100:.1f}" for permille, _ in POINTS]
    lines.append(f"{'Score':<24}" + "".join(f"{score:>18}" for score in scores))
    lines += ["", "In how many of 100 futures"]
    for target, met in zip(made.targets, made.met, strict=True):
        share = met * PERMILLE // made.futures
        bar = "█" * (share * BAR // PERMILLE) if bars else ""
        lines.append(f"  {target.name:<48}{w.percent_number(share):>4}  {bar}".rstrip())
    lines.append("")
    lines.append("P80: eight of ten futures end by then, cost no more, score no higher.")
    return lines


def in_short(made: Forecast) -> str:
    """The finish in one line: "P10 to P80 day 160 to 206, P50 day 183; in time 38 of 100"."""
    finishes = [made.finish_at(permille) for permille, _ in POINTS]
    early, middle, late = (NEVER if f is None else str(w.finish_number(f)) for f in finishes)
    share = w.percent_number(made.chance("deadline"))
    return f"P10 to P80 day {early} to {late}, P50 day {middle}; in time {share} of 100"


def _end(finish: int) -> int:
    """The end of the working day by which a finish is reached, as its date is told elsewhere."""
    return w.finish_number(finish) * DAY
