"""An analysis as lines of text: account, decisions that cost most, luck, how it was computed."""

from __future__ import annotations

from game.debrief.analysis import Analysis, Decision, Luck
from game.model.units import DAY

SHOWN = 10


def lines(analysis: Analysis) -> list[str]:
    """The analysis for a terminal; points with two decimals."""
    a = analysis
    state = "" if a.finished else f" (stopped after {a.done} of {a.total} moments)"
    told = [f"Skill and luck: {a.scenario}, seed {a.seed}, {a.level}{state}", ""]
    told += [
        f"  {points(a.start_value)} at the start {points(a.gains, sign=True)} decisions"
        f" {points(a.luck_points, sign=True)} luck = {points(a.score)} "
        + ("result" if a.ended else "now"),
    ]
    if a.accuracy is not None and a.decision_rating is not None:
        told.append(
            f"  Decisions {a.accuracy / 100:.0f} of 100: {a.mattered} of {len(a.decisions)} "
            f"mattered, {points(a.decision_rating)} points lost by each on average"
        )
    elif a.branch:
        told.append("  A branch, played by somebody who had seen what comes: no rating.")
    else:
        told.append(f"  None of {len(a.decisions)} decisions mattered by a point or more.")
    told += _faults(a) + _gains(a) + _luck(a) + _quarters(a)
    told += ["", f"  {a.rollouts} futures, up to {a.replicates} for an option; from each decision"]
    told.append(f"  on, the {a.policy} manager plays. What was hidden was drawn anew.")
    if a.sensitivity is not None:
        s = a.sensitivity
        told.append(
            f"  If the {s.other} manager played on, {s.agree} of {s.compared} decisions would be "
            f"judged alike; they lose {points(s.loss)} points here, {points(s.other_loss)} there."
        )
    return told


def points(hundredths: int, *, sign: bool = False) -> str:
    """Hundredths as points: 12.34, or +12.34."""
    text = f"{hundredths / 100:+.2f}" if sign else f"{hundredths / 100:.2f}"
    return text.replace("-", "−")


def _day(each: Decision | Luck) -> str:
    return f"day {each.time // DAY:>3}"


def option_title(decision: Decision, id: str) -> str:
    """The title of an option of a decision."""
    return next(option.title for option in decision.options if option.id == id)


def _faults(a: Analysis) -> list[str]:
    faults = [each for each in a.decisions if each.label not in ("good", "excellent")]
    faults.sort(key=lambda each: -each.loss)
    told = ["", "  What cost most"]
    for each in faults[:SHOWN]:
        lost = points(-each.loss, sign=True)
        doubt = f"({points(each.loss_low)} to {points(each.loss_high)})"
        chosen, best = option_title(each, each.chosen), option_title(each, each.best)
        told.append(f"    {_day(each)}  {each.label:<10} {lost:>7} {doubt}  {each.title}")
        told.append(f"             chosen: {chosen}; better: {best}")
    if len(faults) > SHOWN:
        told.append(f"    and {len(faults) - SHOWN} more")
    if not faults:
        told.append("    No decision that was worse than another by more than doubt.")
    told += [
        f"    {_day(each)}  {each.title}: {each.flagged}" for each in a.decisions if each.flagged
    ]
    return told


def _gains(a: Analysis) -> list[str]:
    won = sorted((each for each in a.decisions if each.gain_low > 0), key=lambda each: -each.gain)
    if not won:
        return []
    return [
        "",
        f"  Better than the {a.policy} manager",
        *(
            f"    {_day(each)}  {points(each.gain, sign=True):>7}  {each.title}: "
            f"{option_title(each, each.chosen)}"
            for each in won[:SHOWN]
        ),
    ]


def _luck(a: Analysis) -> list[str]:
    named = sorted((each for each in a.luck if each.time >= 0), key=lambda each: -abs(each.points))
    told = ["", "  Luck"]
    told += [
        f"    {_day(each)}  {points(each.points, sign=True):>7}  {each.event}"
        for each in named[:SHOWN]
    ]
    rest = a.luck_points - sum(each.points for each in named[:SHOWN])
    told.append(f"             {points(rest, sign=True):>7}  everything else")
    return told


def _quarters(a: Analysis) -> list[str]:
    return [
        "",
        "  Quarter of the game   decisions    luck",
        *(
            f"    day {q.first // DAY:>3} to {q.last // DAY:>3}     "
            f"{points(q.gains, sign=True):>9} {points(q.luck, sign=True):>7}"
            for q in a.quarters
        ),
    ]
