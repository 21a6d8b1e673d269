"""The fan of forecasts: how date, cost and chances stood when each forecast was made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from game.model.units import DAY
from game.model.view import View
from game.outlook import Forecast
from game.ui import course, wording
from game.ui.charts import (
    Axis,
    Band,
    Dot,
    End,
    Ends,
    Level,
    Line,
    Moment,
    Picture,
    Piece,
    Reading,
    Value,
    around,
)
from game.ui.course import Happening, What
from game.ui.painter import Dash, Metrics
from game.ui.screens import figures

MILLION = 100_000_000
"""Cents in a million of the currency."""
QUANTILES = (100, 250, 500, 750, 800)
TOLD = 3
"""Happenings that the value at a point names."""
HAPPENED = "what happened"
REACH = 14.0
"""From the end of the field to the names beside it, in pixels."""
MOVED = 30
"""Permille by which a chance must have moved to have its curve."""
STYLES: tuple[tuple[str, float, Dash | None], ...] = (
    ("luck", 3, None),
    ("you", 2, None),
    ("money", 2, None),
    ("money", 2, (5, 4)),
    ("plan", 2, None),
    ("text2", 2, (2, 3)),
    ("you", 2, (5, 4)),
    ("luck", 2, (2, 3)),
    ("plan", 2, (5, 4)),
)
"""Colour, width and dash of the curve of each target."""
LOOKS = {
    "you": ("you", "square"),
    "struck": ("luck", "circle"),
    "date": ("text", "diamond"),
    "work": ("plan", ""),
}
"""Colour and shape of a mark; what has no shape is told and not drawn."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the pictures are made of: the forecasts, oldest first, and what happened."""

    view: View
    history: Sequence[Forecast]
    found: Sequence[Happening]

    @property
    def edge(self) -> float:
        """The day at the right end of the field, where the names of the curves begin."""
        return max(1.0, self.view.now / DAY) * 1.02


def picture(made: Course, what: What, metrics: Metrics) -> Picture:
    """The course of the forecast of one thing."""
    if not made.history:
        return Picture("No forecast yet", Axis(0, 1), Axis(0, 1))
    drawn = {"date": _date, "cost": _cost, "chance": _chances}[what](made)
    words = [end.word for piece in drawn.pieces if isinstance(piece, Ends) for end in piece.ends]
    wide = max(metrics.measure(word, "text_s", 600) for word in words)
    return replace(drawn, right=wide + REACH + 10)


def _date(made: Course) -> Picture:
    view = made.view
    dates = figures.dates(view)

    def at(each: Forecast, permille: int) -> float:
        return float(course.day_of(each, permille, view))

    deadlines = _deadlines(view)
    levels: list[Piece] = [Line(deadlines, "text", 2, (8, 4), steps=True)]
    same = dates.promised == dates.deadline
    name = f"{view.project.deadline.short} {dates.deadline}" + (", promised" if same else "")
    ends = [End(made.edge, deadlines[-1][1], name, "text")]
    if dates.promised > 0 and not same:
        levels.append(Level(dates.promised, "", "text2", (2, 3)))
        ends.append(End(made.edge, dates.promised, f"promised {dates.promised}"))
    marks = [y for _, y in deadlines] + ([float(dates.promised)] if dates.promised > 0 else [])
    fan = _fan(made, at, lambda value: f"{value:.0f}", ends, levels, marks)
    first, last = (each.finish_at(500) for each in (made.history[0], made.history[-1]))
    horizon = view.project.horizon
    said = [wording.finish(horizon if each is None else each) for each in (first, last)]
    return replace(
        fan,
        sentence=f"{view.project.deadline.name}: half of the futures reached it by {said[0]} at "
        f"first, by {said[1]} now",
        up=replace(fan.up, title="reached by working day", most=6),
    )


def _cost(made: Course) -> Picture:
    view = made.view
    money = figures.money(view)

    def at(each: Forecast, permille: int) -> float:
        return each.cost_at(permille) / MILLION

    levels: list[Piece] = [
        Level(money.limit / MILLION),
        Level(money.budget / MILLION, "", "line_strong", None),
    ]
    marks = [money.limit / MILLION, money.budget / MILLION]
    ends = [
        End(made.edge, marks[0], f"limit {wording.amount(money.limit)}", "text"),
        End(made.edge, marks[1], f"approved {wording.amount(money.budget)}"),
    ]
    fan = _fan(made, at, lambda value: wording.amount(round(value * MILLION)), ends, levels, marks)
    first, last = (
        wording.amount(each.cost_at(500)) for each in (made.history[0], made.history[-1])
    )
    return replace(
        fan,
        sentence=f"Cost at completion: half of the futures stayed under {first} at first, under "
        f"{last} now",
        up=replace(fan.up, title=f"{view.project.currency} m at completion", most=6),
    )


def _fan(
    made: Course,
    at: Callable[[Forecast, int], float],
    form: Callable[[float], str],
    ends: list[End],
    levels: list[Piece],
    marks: Sequence[float],
) -> Picture:
    """Bands from P10 to P80 and P25 to P75, the line of P50, and what happened below them."""
    rows = [(each.made / DAY, *(at(each, q) for q in QUANTILES)) for each in made.history]
    values = [value for row in rows for value in row[1:]] + list(marks)
    up, ground = _with_ground(around(values))
    last = rows[-1]
    ends = [
        *(
            End(made.edge, last[n], f"{name} {form(last[n])}", "luck", weight)
            for name, n, weight in (("P80", 5, 400), ("P50", 3, 600), ("P10", 1, 400))
        ),
        *ends,
    ]
    shown = _marks(made.found, made.view, ground)
    if shown:
        ends.append(End(made.edge, ground, HAPPENED, "muted"))
    middle = [(row[0], row[3]) for row in rows]
    pieces: list[Piece] = [
        Band([(row[0], row[1], row[5]) for row in rows], "luck_band2"),
        Band([(row[0], row[2], row[4]) for row in rows], "luck_band3"),
        *levels,
        Line(middle, "luck", 3),
        *(Dot(x, y, "luck", r=3) for x, y in (middle if len(middle) < 16 else middle[-1:])),
        *shown,
        Ends(ends, reach=REACH),
        Moment(made.view.now / DAY, f"today {made.view.day}"),
    ]
    readings = [
        Reading(
            row[0],
            f"Made on {wording.day(each.made)}",
            (
                Value("P80", form(row[5]), "luck_band3", row[5]),
                Value("P50", form(row[3]), "luck", row[3]),
                Value("P10", form(row[1]), "luck_band3", row[1]),
                Value("in time", wording.percent(each.chance("deadline")), "text2"),
                *_told(made, n),
            ),
            note="; ".join(each.text for each in _since(made, n)),
        )
        for n, (row, each) in enumerate(zip(rows, made.history, strict=True))
    ]
    columns = ("Forecast", "P80", "P50", "P10", "in time")
    across = Axis(0, made.edge, "working day", whole=True)
    return Picture("", across, up, pieces, readings, columns, "What happened before")


def _chances(made: Course) -> Picture:
    """The chance of each target over time; lines differ by colour and dash."""
    view, history = made.view, made.history
    up, ground = _with_ground(Axis(0, 104))
    kinds = _moving(history)
    names = [course.short_names(history[-1], view)[n] for n in kinds]
    ids = [history[-1].targets[n].id for n in kinds]
    curves = [[(each.made / DAY, each.chance(id) / 10) for each in history] for id in ids]
    pieces: list[Piece] = []
    ends = []
    for n, name, curve in zip(kinds, names, curves, strict=True):
        colour, width, dash = STYLES[n % len(STYLES)]
        pieces.append(Line(curve, colour, width, dash))
        if len(curve) == 1:
            pieces.append(Dot(*curve[0], colour))
        now = curve[-1][1]
        ends.append(End(made.edge, now, f"{name} {now:.0f}", colour, 600 if not n else 400))
    shown = _marks(made.found, view, ground)
    if shown:
        ends.append(End(made.edge, ground, HAPPENED, "muted"))
    pieces += [
        *shown,
        Ends(ends, reach=REACH),
        Moment(view.now / DAY, f"today {view.day}"),
    ]
    readings = [
        Reading(
            each.made / DAY,
            f"Made on {wording.day(each.made)}",
            tuple(
                Value(name, f"{curve[n][1]:.0f} %", STYLES[kind % len(STYLES)][0], curve[n][1])
                for kind, name, curve in zip(kinds, names, curves, strict=True)
            ),
        )
        for n, each in enumerate(history)
    ]
    first, last = (wording.percent(each.chance("deadline")) for each in (history[0], history[-1]))
    return Picture(
        f"Chance to be in time: {first} at first, {last} now",
        Axis(0, made.edge, "working day", whole=True),
        replace(up, title="of 100 futures", ticks=tuple((v, str(v)) for v in range(0, 101, 20))),
        pieces,
        readings,
        ("Forecast", *names),
    )


def _moving(history: Sequence[Forecast]) -> list[int]:
    """Places of the targets whose chance has moved, that of the date in any case: what was always
    sure or hopeless stands in the table of targets."""
    found = []
    for n, target in enumerate(history[-1].targets):
        chances = [each.chance(target.id) for each in history]
        if not n or max(chances) - min(chances) >= MOVED:
            found.append(n)
    return found


def _with_ground(up: Axis) -> tuple[Axis, float]:
    """Room below the curves, and where marks of what happened stand in it."""
    room = (up.high - up.low) * 0.1
    return replace(up, low=up.low - room), up.low - room * 0.5


def _marks(found: Sequence[Happening], view: View, ground: float) -> list[Piece]:
    """Squares for own decisions, circles for strikes, diamonds for dates that moved."""
    made: list[Piece] = []
    for each in found:
        colour, shape = LOOKS[each.kind]
        if shape and each.time <= view.now:
            made.append(Dot(each.time / DAY, ground, colour, shape, 4))  # type: ignore[arg-type]
    return made


def _since(made: Course, number: int) -> tuple[Happening, ...]:
    """What happened since the forecast before the one of this number."""
    start = made.history[number - 1].made if number else -1
    return course.between(made.found, start, made.history[number].made)


def _told(made: Course, number: int) -> list[Value]:
    names = _since(made, number)
    told = [Value(_cut(each.text), "", LOOKS[each.kind][0]) for each in names[:TOLD]]
    more = len(names) - TOLD
    return [*told, Value(f"and {more} more", "", "bg3")] if more > 0 else told


def _cut(text: str, most: int = 44) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _deadlines(view: View) -> list[tuple[float, float]]:
    """The deadline as it was known, from the start until now."""
    points = [(0.0, view.project.deadline.minute / DAY)]
    points += [
        (entry.time / DAY, float(entry.amount))
        for entry in view.public.log
        if entry.kind == "deadline_moved"
    ]
    return [*points, (view.now / DAY, view.public.deadline / DAY)]
