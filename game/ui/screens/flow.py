"""How work flows: tasks in each state over time, and how much each role has to carry soon."""

from __future__ import annotations

from game.model.units import DAY, WEEK
from game.model.view import View
from game.model.world import IN_SCOPE, OPEN, PRESENT
from game.ui import wording
from game.ui.charts import Axis, Band, Bar, End, Ends, Level, Line, Picture, Piece, Reading, Value
from game.ui.screens import gantt_rows

AHEAD = 20
"""Working days that the load looks ahead."""
NOBODY = 2.0
"""Shown as the load of a role that has work and no people."""


def counts(view: View, minute: int) -> tuple[int, int, int]:
    """Tasks finished, in progress and ready or waiting for their crew at a moment, of those that
    are in scope now."""
    done = running = ready = 0
    for state in view.public.tasks.values():
        if state.status not in IN_SCOPE:
            continue
        if 0 <= state.finished <= minute:
            done += 1
        elif 0 <= state.started <= minute:
            running += 1
        elif 0 <= state.ready_at <= minute:
            ready += 1
    return done, running, ready


def picture(view: View) -> Picture:
    """The cumulative flow diagram, week by week."""
    moments = [*range(0, view.now, WEEK), view.now]
    flows = [(minute / DAY, *counts(view, minute)) for minute in moments]
    whole = sum(1 for state in view.public.tasks.values() if state.status in IN_SCOPE)
    done = [(day, float(d)) for day, d, _, _ in flows]
    begun = [(day, float(d + r)) for day, d, r, _ in flows]
    able = [(day, float(d + r + w)) for day, d, r, w in flows]
    last = flows[-1]
    pieces: list[Piece] = [
        Band([(day, 0.0, value) for day, value in done], "bg3"),
        Band([(a[0], a[1], b[1]) for a, b in zip(done, begun, strict=True)], "you_dim"),
        Band([(a[0], a[1], b[1]) for a, b in zip(begun, able, strict=True)], "luck_band2"),
        Line(done, "plan"),
        Line(begun, "you"),
        Line(able, "luck", 2, (4, 3)),
        Ends(
            [
                End(last[0], last[1], f"done {last[1]}", "text2"),
                End(last[0], last[1] + last[2], f"in progress {last[2]}", "you", 600),
                End(last[0], sum(last[1:]), f"can start {last[3]}", "luck"),
            ],
            reach=8,
        ),
    ]
    readings = [
        Reading(
            day,
            wording.day(round(day * DAY)).capitalize(),
            (
                Value("can start", str(w), "luck", float(d + r + w)),
                Value("in progress", str(r), "you", float(d + r)),
                Value("done", str(d), "plan", float(d)),
            ),
        )
        for day, d, r, w in flows
    ]
    return Picture(
        f"{last[1]} of {whole} tasks done, {last[2]} in progress, {last[3]} could start",
        Axis(0, max(5.0, view.now / DAY), "day", most=6),
        Axis(0, max(1, whole), "", most=4, whole=True),
        pieces,
        readings,
        ("Day", "can start", "in progress", "done"),
        right=104,
    )


def load(view: View) -> Picture:
    """For each role the work that the plan puts into the next days, by the time of its people."""
    shares = loads(view)
    top = max([1.2, *(share for _, share in shares)])
    pieces: list[Piece] = [
        Bar(
            number,
            0,
            share,
            0.6,
            "bad_bg" if share > 1 else "you_dim",
            "bad" if share > 1 else "you",
            f"{share:.0%}".replace("%", " %"),
            600 if share > 1 else 400,
            inside=share > 0.3,
        )
        for number, (_, share) in enumerate(shares)
    ]
    pieces.append(Level(1.0, ""))
    heavy = [role for role, share in shares if share > 1]
    return Picture(
        f"More than they can carry: {', '.join(heavy)}" if heavy else "Nobody has too much",
        Axis(-0.5, len(shares) - 0.5, "", ticks=tuple((i, r) for i, (r, _) in enumerate(shares))),
        Axis(0, top * 1.2, "", ticks=((0, "0"), (1, "full"))),
        pieces,
        [
            Reading(
                number,
                view.project.roles[role].name,
                (Value("load", f"{share:.0%}".replace("%", " %")),),
                share,
            )
            for number, (role, share) in enumerate(shares)
        ],
        ("Role", "load"),
        empty="" if shares else "No role has work in the plan of the next weeks.",
    )


def loads(view: View) -> list[tuple[str, float]]:
    """Roles that have work in the next `AHEAD` days, with work ÷ time of present people."""
    until = view.now + AHEAD * DAY
    wanted: dict[str, int] = {}
    for id, state in view.public.tasks.items():
        if state.status not in OPEN:
            continue
        start, finish = gantt_rows.span(view, id)
        minutes = max(0, min(finish, until) - max(start, view.now))
        for slot in view.project.tasks[id].slots:
            if minutes:
                wanted[slot.role] = wanted.get(slot.role, 0) + slot.nominal * minutes
    found = []
    for role in view.project.roles:
        if role not in wanted:
            continue
        people = [
            person.profile.capacity
            for person in view.public.people.values()
            if person.profile.role == role and person.status in (*PRESENT, "released", "away")
        ]
        time = sum(people) * AHEAD * DAY
        found.append((role, wanted[role] / time if time else NOBODY))
    return found
