"""The chart of the facts: the date over time as planned, known, said and in truth, and the tracks
below it: milestones, decisions, risks that happened, the colours said and by the rule."""

from __future__ import annotations

from game.model.units import DAY
from game.ui import turns as told
from game.ui import wording
from game.ui.charts import (
    Axis,
    Band,
    Dot,
    End,
    Ends,
    Level,
    Line,
    Picture,
    Piece,
    Reading,
    Span,
    Spot,
    Track,
    Tracks,
    Value,
)
from game.ui.charts.tracks import STEP
from game.ui.debriefing import Debriefing
from game.ui.painter import Metrics
from game.ui.theme import STATES

COLUMNS = (
    "Day",
    "Plan then",
    "P50 then",
    "P10 to P80",
    "You said",
    "In truth",
    "Your colour",
    "By the rule",
)
LABELS = 118.0
"""Room for the names of the lines."""
LEAST = 150.0
"""Height that the lines need above the tracks."""
COUNT = 6
"""Tracks."""
AXES = 40.0
"""Height of what is written above and below the field."""
_DASH = (5.0, 4.0)


def picture(debrief: Debriefing, metrics: Metrics, height: float) -> Picture:
    """Lines and, where `height` has room for both, the tracks below them on the same days."""
    below = tracks(debrief) if has_both(height) else None
    return _picture(debrief, metrics, height, below, lines=True)


def tracks_alone(debrief: Debriefing, metrics: Metrics, height: float) -> Picture:
    """The tracks for a page that has no room for the lines."""
    step = min(1.6 * STEP, (height - AXES) / COUNT)
    return _picture(debrief, metrics, height, tracks(debrief, step), lines=False)


def has_both(height: float) -> bool:
    """Whether lines and tracks go into one chart of this height."""
    return height >= COUNT * STEP + LEAST + AXES


def _picture(
    debrief: Debriefing, metrics: Metrics, height: float, below: Tracks | None, *, lines: bool
) -> Picture:
    view = debrief.view
    turns = told.turns(debrief)
    planned = [each.planned for each in told.milestones(debrief)]
    end = max(view.now, told.over(debrief), *planned) / DAY
    across = Axis(0, end * 1.02, "working day", whole=True)
    readings = _readings(debrief, turns)
    name = view.project.deadline.name
    reports = wording.plural(len(view.public.reports), "report")
    sentence = f"{name} over {wording.day(view.now)}: planned, known, reported, true; {reports}"
    left = below.names(metrics) if below is not None else 0.0
    if not lines:
        assert below is not None
        return Picture(
            *(sentence, across, Axis(0, 1, ticks=()), [below], readings, COLUMNS),
            right=12,
            left=left,
        )
    pieces, values = _lines(debrief, turns)
    low, high = min(values), max(values)
    room = max(2.0, (high - low) * 0.08)
    low, high = low - room, high + room
    ticks = tuple(Axis(low, high, most=6).shown())
    inside = height - AXES
    if below is not None:
        share = below.height / inside
        low -= (high - low) * share / (1 - share)
        pieces.append(below)
    up = Axis(low, high, "finish, working day", ticks=ticks)
    return Picture(sentence, across, up, pieces, readings, COLUMNS, right=LABELS, left=left)


def _lines(debrief: Debriefing, turns: list[told.Turn]) -> tuple[list[Piece], list[float]]:
    """The pieces of the upper part and the days that it must hold."""
    why, public = debrief.why, debrief.view.public
    over = told.over(debrief)
    turns = [each for each in turns if each.time <= over]
    plan = [(each.time / DAY, each.plan / DAY) for each in turns if each.plan >= 0]
    true = [(each.time / DAY, each.heading / DAY) for each in turns if each.heading >= 0]
    said = [(each.time / DAY, each.high / DAY) for each in public.reports if each.time <= over]
    known = [(each.time / DAY, *each.known) for each in turns if each.known]
    levels = [(why.deadline / DAY, f"date {wording.finish_number(why.deadline)}")]
    if why.planned >= 0:
        levels.append((why.planned / DAY, f"baseline {wording.finish_number(why.planned)}"))
    values = [y for y, _ in levels] + [y for _, y in (*plan, *true, *said)]
    values += [minute / DAY for _, *all in known for minute in all if minute >= 0]
    top = max(values)
    fan = [
        (x, *(minute / DAY if minute >= 0 else top for minute in (low, middle, high)))
        for x, low, middle, high in known
    ]
    upper = max(y for y, _ in levels)
    pieces: list[Piece] = [Band([(x, low, high) for x, low, _, high in fan])]
    pieces.append(Line([(x, middle) for x, _, middle, _ in fan], "luck", 2))
    pieces.append(Line(plan, "plan", 2, _DASH))
    if true:
        pieces.append(Line(true, "text", 2, steps=True))
    held = [*said, (over / DAY, said[-1][1])] if said else []
    pieces.append(Line(held, "you", 2, steps=True))
    pieces += [Dot(x, y, "you", "square", 4) for x, y in said]
    pieces += [Level(y, word, at=0.0, below=y < upper, plate=True) for y, word in levels]
    ends: list[End] = []
    if plan:
        ends.append(End(*plan[-1], "plan then", "plan"))
    if fan:
        ends.append(End(fan[-1][0], fan[-1][2], "known P10–P80", "luck"))
    if said:
        ends.append(End(*held[-1], "you reported", "you", 600))
    if why.finish >= 0:
        at = why.finish / DAY
        pieces.append(Dot(at, at, "text", "diamond", 6))
        word = "true course" if true else "came"
        ends.append(End(at, at, f"{word}: {wording.finish_number(why.finish)}", "text", 600))
    elif true:
        ends.append(End(*true[-1], "true course", "text", 600))
    pieces.append(Ends(ends, reach=16, plate=True))
    return pieces, values


def tracks(debrief: Debriefing, step: float = STEP) -> Tracks:
    """What was planned and came, was decided, happened, was said, and should have been said."""
    stones = told.milestones(debrief)
    planned = [each for each in stones if each.planned >= 0]
    came = sorted((each for each in stones if each.came >= 0), key=lambda each: each.came)
    struck = told.struck(debrief)
    said = told.said(debrief)
    return Tracks(
        (
            Track("Planned", [Spot(each.planned / DAY, "ring", "plan") for each in planned]),
            Track(
                "Came",
                [Spot(each.came / DAY, "diamond", "text", each.name) for each in came],
                linked=[(e.planned / DAY, e.came / DAY) for e in came if e.planned >= 0],
            ),
            Track("Decisions", [Spot(e.time / DAY, "square", "you") for e in debrief.taken]),
            Track(
                "Risks struck",
                [Spot(time / DAY, "circle", "luck") for time, _ in struck],
                empty="" if struck else "none",
            ),
            Track("You said", spans=_spans(said), empty="" if said else "no status report"),
            Track("By the rule", spans=_spans(told.by_rule(debrief))),
        ),
        step,
        LABELS if step == STEP else 0.0,
    )


def _spans(stretches: list[told.Stretch]) -> list[Span]:
    return [Span(each.start / DAY, each.end / DAY, each.state) for each in stretches]


def _readings(debrief: Debriefing, turns: list[told.Turn]) -> list[Reading]:
    """Each turn, and between them the days on which something was decided, struck or reached."""
    happened = _happened(debrief)
    times = {each.time for each in turns} | {time for time, _ in happened}
    ends = [*turns[1:], None]
    found = []
    for turn, following in zip(turns, ends, strict=True):
        until = following.time if following is not None else max(times) + 1
        for time in sorted(each for each in times if turn.time <= each < until):
            values = _values(turn, at=time == turn.time)
            values += [value for at, value in happened if at == time]
            found.append(Reading(time / DAY, f"Day {time // DAY}", tuple(values)))
    return found


def _values(turn: told.Turn, *, at: bool) -> list[Value]:
    asked = turn.known if at else ()
    low, middle, high = (_number(minute) for minute in asked or (-1, -1, -1))
    heading = "–" if turn.heading == told.UNKNOWN else _day(turn.heading, "not reached")
    return [
        Value("plan then", _day(turn.plan), "plan", _y(turn.plan)),
        Value("known then, P50", middle, "luck", _y(asked[1]) if asked else None),
        Value("known then, P10 to P80", f"{low} to {high}" if asked else "–", "luck"),
        Value("you said", _day(turn.said), "you", _y(turn.said)),
        Value("in truth", heading, "text", _y(turn.heading)),
        Value("your colour", STATES[turn.colour].word if turn.colour else "–", "you"),
        Value("by the rule", STATES[turn.rule].word, "text2"),
    ]


def _happened(debrief: Debriefing) -> list[tuple[int, Value]]:
    """(minute, what) of decisions, risks that struck and milestones."""
    found = [(e.time, Value(f"{e.title}: {e.choice}", "", "you")) for e in debrief.taken]
    found += [
        (time, Value(f"It happened: {name}", "", "luck")) for time, name in told.struck(debrief)
    ]
    found += [
        (each.came, Value(f"{each.name}, planned {_day(each.planned)}", "", "text"))
        for each in told.milestones(debrief)
        if each.came >= 0
    ]
    return found


def _y(minute: int) -> float | None:
    return minute / DAY if minute >= 0 else None


def _day(minute: int, never: str = "–") -> str:
    return f"day {wording.finish_number(minute)}" if minute >= 0 else never


def _number(minute: int) -> str:
    return str(wording.finish_number(minute)) if minute >= 0 else "–"
