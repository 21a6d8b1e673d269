"""A run and its branches compared figure by figure, for window and terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.debrief.rewind import BY_HAND, Branch
from game.debrief.score import account
from game.ui import wording
from game.ui.debriefing import Debriefing


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference against the run in words; `better` is None where there is none."""

    text: str
    better: bool | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of the run and what the branches make of it."""

    name: str
    own: str
    gaps: tuple[Gap, ...]


def ended(debrief: Debriefing) -> list[Branch]:
    """Branches that can be compared, the latest last."""
    count = len(debrief.session.scenario.score)
    return [each for each in debrief.branches if len(each.parts) == count]


def lines(debrief: Debriefing, branches: list[Branch]) -> list[Line]:
    """Score, date, cost, trust, and each part of the score."""
    why, own = debrief.why, account(debrief.session)
    trust = [each.trust for each in debrief.view.public.stakeholders.values()]
    mine = sum(trust) // len(trust) // 10 if trust else 0

    def line(name: str, figure: str, gaps: Callable[[Branch], Gap]) -> Line:
        return Line(name, figure, tuple(gaps(each) for each in branches))

    found = [
        line("Score", points(own.hundredths), lambda b: _gap(b.score - own.hundredths, points)),
        line(
            debrief.view.project.deadline.name,
            day(why.finish),
            lambda b: _days(b.finish, why.finish),
        ),
        line(
            "Cost",
            wording.amount(why.spent),
            lambda b: _gap(b.cost - why.spent, wording.amount, less=True),
        ),
    ]
    if trust:
        found.append(
            line("Trust, average of 100", str(mine), lambda b: _gap(b.trust // 10 - mine, str))
        )
    for place, part in enumerate(own.parts):
        gaps = tuple(_gap(each.parts[place] - part.hundredths, points) for each in branches)
        found.append(Line(f"Points: {part.name}", points(part.hundredths), gaps))
    return found


def led(branch: Branch) -> str:
    """Who played it on, in which luck."""
    who = "you" if branch.leader == BY_HAND else "handbook"
    return f"{who}, other luck" if branch.luck >= 0 else f"{who}, same luck"


def state(branch: Branch) -> str:
    """Its finish, or how far it has come."""
    return day(branch.finish) if branch.score >= 0 else f"at day {wording.day_number(branch.time)}"


def points(hundredths: int) -> str:
    """Points with one decimal."""
    return f"{hundredths / 100:.1f}"


def day(minute: int) -> str:
    """A finish; words where there is none."""
    return wording.finish(minute) if minute >= 0 else "not reached"


def _days(finish: int, own: int) -> Gap:
    if finish < 0 or own < 0:
        return Gap(day(finish))
    gap = wording.finish_number(finish) - wording.finish_number(own)
    return _gap(gap, lambda count: f"{count} d", less=True)


def _gap(gap: int, say: Callable[[int], str], *, less: bool = False) -> Gap:
    """`less` says that less is better."""
    if not gap:
        return Gap("the same")
    text = f"{'+' if gap > 0 else '−'}{say(abs(gap))}"
    return Gap(text, (gap < 0) == less, gap > 0)
