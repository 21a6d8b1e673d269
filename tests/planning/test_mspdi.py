"""Plans in MSPDI: the stored dates of the reference file, and files that mean harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from game.errors import PlanFileError
from game.planning.dated import Limits, analyse_dated, early_dates
from game.planning.mspdi import Plan, read_mspdi
from game.planning.network import Demand
from game.planning.worktime import DAY

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "mspdi"
FILES = sorted(FOLDER.glob("*.xml")) if FOLDER.is_dir() else []
HEAD = "<StartDate>2026-01-05T08:00:00</StartDate>"
needs_data = pytest.mark.skipif(not FILES, reason="the MSPDI files are not beside the checkout")


def _task(uid: int, more: str = "", hours: int = 8) -> str:
    return (
        f"<Task><UID>{uid}</UID><Name>T{uid}</Name><Duration>PT{hours}H0M0S</Duration>{more}</Task>"
    )


def _link(uid: int, kind: int = 1, lag: int = 0, form: int = 7) -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def _read(tasks: str, more: str = "") -> Plan:
    text = (
        '<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">'
        f"{HEAD}{more}<Tasks>{tasks}</Tasks></Project>"
    )
    return read_mspdi(text.encode(), "x.xml")


def _when(minutes: int) -> str:
    day = datetime.fromordinal(minutes // DAY)
    return day.replace(hour=minutes % DAY // 60, minute=minutes % 60).isoformat()[:16]


def _starts(plan: Plan) -> dict[str, str]:
    return {name: _when(start) for name, (start, _) in early_dates(plan.jobs, plan.start).items()}


@needs_data
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_links_alone_reproduce_every_stored_date_without_the_constraints(file: Path) -> None:
    """With them: tests/validity."""
    plan = read_mspdi(file.read_bytes(), file.name)
    jobs = [replace(job, limits=Limits()) for job in plan.jobs]
    assert early_dates(jobs, plan.start) == plan.stored


@needs_data
def test_late_dates_and_total_slack_are_those_that_the_file_stores() -> None:
    plan = read_mspdi(FILES[0].read_bytes(), FILES[0].name)
    times = analyse_dated(plan.jobs, plan.start)
    assert _when(times["15"].late_start) == "2014-10-30T08:00"
    assert _when(times["15"].late_finish) == "2014-10-30T17:00"
    assert [times[uid].total_float for uid in ("1", "3", "5", "7", "9")] == [
        4800,
        4320,
        3840,
        2400,
        0,
    ]


@pytest.mark.parametrize(
    ("lag", "form", "start"),
    [
        (0, 7, "2026-01-06T08:00"),
        (600, 5, "2026-01-06T09:00"),
        (16 * 600, 6, "2026-01-06T09:00"),
        (3 * 14400, 8, "2026-01-08T17:00"),
        (50, 19, "2026-01-06T13:00"),
        (225, 20, "2026-01-06T11:00"),
        (-4800, 7, "2026-01-05T08:00"),
    ],
)
def test_lags_are_working_elapsed_or_percent(lag: int, form: int, start: str) -> None:
    plan = _read(_task(1) + _task(2, _link(1, 1, lag, form)))
    expected = "2026-01-09T08:00" if start.endswith("17:00") else start
    assert _starts(plan)["2"] == expected


CALENDAR = """<CalendarUID>3</CalendarUID><Calendars>
<Calendar><UID>1</UID><WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay>
<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod>
<FromDate>2026-01-08T00:00:00</FromDate><ToDate>2026-01-08T23:59:00</ToDate></TimePeriod></WeekDay>
</WeekDays></Calendar>
<Calendar><UID>3</UID><BaseCalendarUID>1</BaseCalendarUID><WeekDays>
<WeekDay><DayType>3</DayType><DayWorking>1</DayWorking><WorkingTimes>
<WorkingTime><FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime>
<WorkingTime><FromTime>08:00:00</FromTime><ToTime>10:00:00</ToTime></WorkingTime>
</WorkingTimes></WeekDay></WeekDays><Exceptions><Exception><Type>6</Type><DaysOfWeek>2</DaysOfWeek>
<Occurrences>1</Occurrences><EnteredByOccurrences>1</EnteredByOccurrences>
<TimePeriod><FromDate>2026-01-11T00:00:00</FromDate><ToDate>2026-03-01T23:59:00</ToDate></TimePeriod>
<DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>"""


def test_calendars_inherit_and_know_shifts_exceptions_and_recurrence() -> None:
    """Monday 8 h, Tuesday 2 + 2, Wednesday 8, Thursday and Friday none, Monday 12th none."""
    chain = _task(1) + "".join(_task(uid, _link(uid - 1), hours=4) for uid in range(2, 6))
    assert list(_starts(_read(chain, CALENDAR)).values()) == [
        "2026-01-05T08:00",
        "2026-01-06T08:00",
        "2026-01-07T08:00",
        "2026-01-07T13:00",
        "2026-01-13T08:00",
    ]


def test_links_of_a_summary_hold_for_its_leaves() -> None:
    tasks = (
        _task(1)
        + "<Task><UID>2</UID><OutlineLevel>1</OutlineLevel>"
        + _link(1)
        + "</Task>"
        + _task(3, "<OutlineLevel>2</OutlineLevel>")
        + _task(4, "<OutlineLevel>2</OutlineLevel>", hours=16)
        + _task(5, "<OutlineLevel>1</OutlineLevel>" + _link(2))
    )
    starts = _starts(_read(tasks))
    assert starts.keys() == {"1", "3", "4", "5"}
    assert starts["3"] == starts["4"] == "2026-01-06T08:00"
    assert starts["5"] == "2026-01-08T08:00"


def test_what_happened_and_what_is_kept_by_hand_stays() -> None:
    plan = _read(
        _task(1, "<ActualStart>2026-01-06T08:00:00</ActualStart>")
        + _task(
            2,
            _link(1) + "<Manual>1</Manual><ManualStart>2026-01-05T09:00:00</ManualStart>"
            "<ManualFinish>2026-01-05T10:00:00</ManualFinish>",
        )
        + _task(3, "<Active>0</Active>")
    )
    assert _starts(plan) == {"1": "2026-01-06T08:00", "2": "2026-01-05T09:00"}


def test_resources_have_units_shares_and_a_calendar() -> None:
    more = (
        CALENDAR
        + "<Resources><Resource><UID>7</UID><MaxUnits>2.5</MaxUnits><CalendarUID>1</CalendarUID>"
        "</Resource></Resources><Assignments><Assignment><TaskUID>1</TaskUID>"
        "<ResourceUID>7</ResourceUID><Units>0.5</Units></Assignment></Assignments>"
    )
    plan = _read(_task(1, hours=12), more)
    assert plan.capacity == {"7": 2500}
    assert plan.demands == {"1": (Demand("7", 500),)}
    assert _when(early_dates(plan.jobs, plan.start)["1"][1]) == "2026-01-06T12:00"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><Project>&b;</Project>'
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "x.xml, line 1: document types and entities are not accepted."),
        (
            '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project>&x;</Project>',
            "x.xml, line 1: document types and entities are not accepted.",
        ),
        ('<!DOCTYPE p SYSTEM "http://x.invalid/p.dtd"><Project/>', "x.xml, line 1: document types"),
        ("<a>" * 100_000, "x.xml, line 1: elements are nested more than 50 deep."),
        (f"<Project>{'x' * 50_000}</Project>", "x.xml, line 1: Project is longer than"),
        ("", "x.xml, line 1: this is not well-formed XML (no element found)."),
        ("<Project>\n<Tasks>", "x.xml, line 2: this is not well-formed XML"),
        ("<Plan/>", "x.xml, line 1: this is Plan, not a Project in MSPDI."),
        (
            "<Project><ScheduleFromStart>0</ScheduleFromStart></Project>",
            "x.xml, line 1: plans that are scheduled from their finish",
        ),
        ("<Project/>", "x.xml, line 1: neither the project nor a task has a start."),
        ('<?xml version="1.0" encoding="klingon"?><Project/>', "x.xml"),
    ],
)
def test_hostile_and_malformed_files_are_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(PlanFileError) as raised:
        read_mspdi(text.encode(), "x.xml")
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("tasks", "more", "problem"),
    [
        (_task(1) + _task(1), "", "a UID of its own"),
        (_task(1).replace("PT8H0M0S", "eight hours"), "", "'eight hours' is not a duration"),
        (_task(1).replace("PT8H", "PT99999999H"), "", "longer than a century"),
        (_task(1, _link(1)), "", "follows itself"),
        (_task(1, "<ActualStart>yesterday</ActualStart>"), "", "'yesterday' is not a date"),
        (_task(1, "<ConstraintType>8</ConstraintType>"), "", "lies outside 0 to 7"),
        (_task(1), CALENDAR.replace(">10:00:00<", ">ten<"), "'ten' is not a time of day"),
        (_task(1), CALENDAR.replace(">10:00:00<", ">07:00:00<"), "ends before it begins"),
        (_task(1), CALENDAR.replace(">6</Type>", ">3</Type>"), "type 3 are not read"),
        (_task(1), CALENDAR.replace("<UID>3</UID>", "<UID>1</UID>"), "have the UID 1"),
        (
            _task(1),
            CALENDAR.replace("<UID>1</UID>", "<UID>1</UID><BaseCalendarUID>3</BaseCalendarUID>"),
            "each other's base",
        ),
    ],
)
def test_a_value_that_makes_no_sense_is_named_with_its_line(
    tasks: str, more: str, problem: str
) -> None:
    with pytest.raises(PlanFileError, match=problem) as raised:
        _read(tasks, more)
    assert str(raised.value).startswith("x.xml, line ")
