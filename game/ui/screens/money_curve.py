"""Cost and progress over time: planned and earned value, actual cost, and futures of the cost."""

from __future__ import annotations

from game.model.units import DAY
from game.outlook import Forecast
from game.ui import wording
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
)
from game.ui.screens import figures, home_forecast
from game.ui.screens.base import RunScreen

MILLION = 100_000_000
"""Cents in a million of the currency."""


def picture(screen: RunScreen) -> Picture:
    """The S-curves by working day, with the fan from today to the end where futures were played."""
    view = screen.view
    money, dates = figures.money(view), figures.dates(view)
    found = screen.play.ahead.latest
    now = view.now / DAY
    weeks = [*view.public.values]
    if not weeks or weeks[-1][0] < view.now:
        last = weeks[-1] if weeks else (0, 0, 0, 0)
        weeks.append((view.now, last[1], last[2], money.spent))
    planned, earned, actual = (
        [(each[0] / DAY, each[column] / MILLION) for each in weeks] for column in (1, 2, 3)
    )
    end = max(dates.plan, dates.deadline, now)
    top = max(money.forecast, money.limit)
    pieces: list[Piece] = [
        Level(money.limit / MILLION, f"limit {wording.amount(money.limit)}"),
        Level(
            money.budget / MILLION,
            f"approved {wording.amount(money.budget)}",
            "line_strong",
            None,
            below=True,
        ),
    ]
    ends: list[End] = []
    if found is not None:
        low, high = (found.cost_at(q) for q in (100, 800))
        days = home_forecast.days(found, view)
        end, top = max(end, days[4]), max(top, high)
        pieces += _fan(found, days[2], actual[-1])
        ends = [
            End(end * 1.04, cents / MILLION, f"{name} {wording.amount(cents)}", "luck", weight)
            for name, cents, weight in (
                ("P80", high, 400),
                ("P50", found.cost_at(500), 600),
                ("P10", low, 400),
            )
        ]
    else:
        finish = (max(float(dates.plan), now + 1), money.forecast / MILLION)
        pieces += [Line([actual[-1], finish], "money", 2, (2, 3)), Dot(*finish, "money")]
        ends = [End(*finish, wording.amount(money.forecast), "money", 600)]
    pieces += [
        Line(planned, "plan", 2, (5, 4)),
        Line(earned, "you", 3),
        Line(actual, "money", 3),
        Moment(dates.deadline, f"{view.project.deadline.short} {dates.deadline}", "deadline"),
        Moment(now, f"today {view.day}"),
        Ends(ends, reach=6),
        Ends(
            [
                End(now, planned[-1][1], f"planned {_said(planned)}", "text2"),
                End(now, earned[-1][1], f"earned {_said(earned)}", "you", 600),
                End(now, actual[-1][1], f"spent {_said(actual)}", "money", 600),
            ],
            left=now > end * 0.55,
        ),
    ]
    readings = [
        Reading(
            at / DAY,
            wording.day(at).capitalize(),
            (
                Value("planned value", wording.amount(pv), "plan", pv / MILLION),
                Value("earned value", wording.amount(ev), "you", ev / MILLION),
                Value("actual cost", wording.amount(ac), "money", ac / MILLION),
                Value("CPI", f"{ev / ac:.2f}" if ac else "–"),
                Value("SPI", f"{ev / pv:.2f}" if pv else "–"),
            ),
        )
        for at, pv, ev, ac in weeks
    ]
    spent, whole = wording.amount(money.spent), wording.amount(money.forecast)
    return Picture(
        f"Spent {spent}, {whole} at completion by the plan, limit {wording.amount(money.limit)}",
        Axis(0, end * 1.04, "working day"),
        Axis(0, top / MILLION * 1.12, f"{view.project.currency} m"),
        pieces,
        readings,
        ("Day", "planned value", "earned value", "actual cost", "CPI", "SPI"),
        right=96,
    )


def _fan(found: Forecast, day: float, here: tuple[float, float]) -> list[Piece]:
    """From what is spent now to P10, P50 and P80 at the middle finish of the futures."""
    low, middle, high = (found.cost_at(q) / MILLION for q in (100, 500, 800))
    return [
        Band([(here[0], here[1], here[1]), (day, low, high)]),
        Line([here, (day, middle)], "luck", 2, (2, 3)),
        Dot(day, middle, "luck"),
    ]


def _said(curve: list[tuple[float, float]]) -> str:
    return wording.amount(round(curve[-1][1] * MILLION))
