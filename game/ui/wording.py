"""How figures, dates and log entries become words: shared by the terminal and the window.

Numbers in, strings out; nothing here knows a screen. Units as in `game/model/units.py`. A minus is
U+2212, money has its currency in front ("USD 1.32 m"), a day comes before its date. What actions
and states are called stands in `phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from game.model.events import SENTENCES, LogEntry
from game.model.units import DAY, MINUTES_PER_HOUR
from game.model.view import View

MINUS = "\N{MINUS SIGN}"
_MINUS_SIGN = re.compile(r"(?<![\w.,)])-(?=\d)")
NOTHING = "–"
CURRENCY = "USD"
DAY_BEGINS = 9
"""The hour at which a working day starts."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: int) -> str:
    """1317400 → "1,317,400", with a typographic minus."""
    return f"{value:,}".replace("-", MINUS)


def signed(value: int) -> str:
    """A difference: "+7", "−2", "0"."""
    return f"{value:+d}".replace("-", MINUS) if value else "0"


def decimal(value: float) -> str:
    """One decimal where it says something: "2.5", "3"."""
    return f"{value:.1f}".removesuffix(".0").replace("-", MINUS)


def factor(value: float) -> str:
    """A factor of a rate: "0.61"."""
    return f"{value:.2f}".replace("-", MINUS)


def product(factors: Mapping[str, float]) -> str:
    """ "0.61 = skill 0.90 × ramp-up 0.80 × 2 tasks at once 0.90"; factors of one are left out."""
    value = 1.0
    for each in factors.values():
        value *= each
    named = [f"{name} {factor(each)}" for name, each in factors.items() if abs(each - 1) >= 0.005]
    return f"{factor(value)} = {' × '.join(named)}" if named else factor(value)


def day_number(minute: int) -> int:
    """The working day that a minute lies in; day 0 is the first."""
    return minute // DAY


def day(minute: int) -> str:
    """ "day 41"; "–" for a moment that is not known."""
    return f"day {day_number(minute)}" if minute >= 0 else NOTHING


def finish_number(minute: int) -> int:
    """The working day by whose end a finish is reached; `float_days` counts the same way."""
    return -(-minute // DAY)


def finish(minute: int) -> str:
    """A finish: "day 42" for any moment after day 41; "–" where it is not known."""
    return f"day {finish_number(minute)}" if minute >= 0 else NOTHING


def finish_text(view: View, minute: int) -> str:
    """ "day 42, Tue 2 Mar 2027" """
    return f"{finish(minute)}, {date(view, finish_number(minute) * DAY)}"


def date(view: View, minute: int) -> str:
    """ "Mon 1 Mar 2027" """
    when = view.calendar.date_at(minute)
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year}"


def date_text(view: View, minute: int) -> str:
    """ "day 41, Mon 1 Mar 2027" """
    return f"{day(minute)}, {date(view, minute)}"


def week(minute: int) -> str:
    """ "week 9": the first five working days are week 1."""
    return f"week {minute // (5 * DAY) + 1}"


def clock(minute: int) -> str:
    """The time of day, "09:10"."""
    hour, rest = divmod(minute % DAY, MINUTES_PER_HOUR)
    return f"{DAY_BEGINS + hour:02d}:{rest:02d}"


def span(minutes: int) -> str:
    """A duration: "3 d", "2.5 d", "4 h", "30 min", "0"."""
    size = abs(minutes)
    if size >= DAY:
        return f"{decimal(minutes / DAY)} d"
    if size >= MINUTES_PER_HOUR:
        return f"{decimal(minutes / MINUTES_PER_HOUR)} h"
    return f"{number(minutes)} min" if minutes else "0"


def hours(minutes: int) -> str:
    """The manager's time: "4 h", "1.5 h", "45 min", never days."""
    if abs(minutes) >= MINUTES_PER_HOUR:
        return f"{decimal(minutes / MINUTES_PER_HOUR)} h"
    return f"{number(minutes)} min" if minutes else "0 h"


def days(minutes: int) -> str:
    """A number of working days: "12 d", "2.5 d"."""
    return f"{decimal(minutes / DAY)} d"


def signed_days(minutes: int) -> str:
    """A difference in days: "+7 d", "−2.5 d", "0 d"."""
    return f"{_plus(minutes / DAY)} d"


def _plus(value: float) -> str:
    text = decimal(value)
    return f"+{text}" if value > 0 and text != "0" else text.replace(f"{MINUS}0", "0") or "0"


def money_figure(cents: int) -> str:
    """Whole units without the currency: "1,317,400"."""
    size = (abs(cents) + 50) // 100
    return number(-size if cents < 0 else size)


def money(cents: int, currency: str = CURRENCY) -> str:
    """ "USD 1,317,400" """
    return f"{currency} {money_figure(cents)}"


def amount(cents: int) -> str:
    """Short, without the currency, for tables: "1.32 m", "126 k", "1.5 k", "850", "0"."""
    size = abs(cents) / 100
    if size >= 999_500:
        text = f"{size / 1_000_000:.2f} m"
    elif size >= 9_950:
        text = f"{size / 1_000:.0f} k"
    elif size >= 1_000:
        text = f"{decimal(size / 1_000)} k"
    else:
        text = f"{size:.0f}"
    return MINUS + text if cents < 0 and text != "0" else text


def money_short(cents: int, currency: str = CURRENCY) -> str:
    """ "USD 1.32 m" """
    return f"{currency} {amount(cents)}"


def signed_amount(cents: int) -> str:
    """A difference in money: "+20 k", "−1.5 k", "0"."""
    text = amount(cents)
    return f"+{text}" if cents > 0 and text != "0" else text


def percent(permille: int) -> str:
    """ "31 %", rounded to whole percent."""
    return f"{percent_number(permille)} %"


def percent_number(permille: int) -> str:
    """ "31" without the sign, for tables that have it in the heading."""
    whole = (abs(permille) + 5) // 10
    return number(-whole if permille < 0 else whole)


_TENTHS = {"permille": "%", "per thousand": "%", "of 1000": "of 100"}
"""Units of measures that are told by their tenth, as everywhere on screen."""


def measured(value: int, unit: str) -> str:
    """A measure of the result with its unit: "16 %", "65 of 100", "8 d", "yes"."""
    if unit == "yes or no":
        return "yes" if value else "no"
    return f"{measure_figure(value, unit)} {_TENTHS.get(unit, unit)}".rstrip()


def measure_figure(value: int, unit: str) -> str:
    """The figure alone, as its axis shows it."""
    return decimal(value / 10).replace("-", MINUS) if unit in _TENTHS else number(value)


def capital(text: str) -> str:
    """The text with a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 decision", "3 decisions"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(names: list[str], last: str = "and") -> str:
    """ "a, b and c"; "–" for none."""
    if not names:
        return NOTHING
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def with_minus(text: str) -> str:
    """A text of a scenario with true minus signs before its figures."""
    return _MINUS_SIGN.sub(MINUS, text)


def label(view: View, id: str) -> str:
    """What a thing is called in a sentence: a task with its code ("M08 Circuit"), a role or a
    budget item by its name, everything else as `view.name` says."""
    scenario = view.project
    if id in scenario.tasks:
        return task_label(view, id)
    if id in scenario.roles and id not in view.public.people:
        return scenario.roles[id].name
    if id in scenario.meters:
        return scenario.meters[id].name
    return view.name(id)


def task_label(view: View, id: str) -> str:
    """ "M08 Circuit"; the id alone where it says the same."""
    short = view.project.tasks[id].short
    return short if short == id else f"{id} {short}"


def item_name(view: View, item: str) -> str:
    """The name of a cost: of a budget item, or of what a rule or an effect calls it."""
    for entry in view.project.budget:
        if entry.id == item:
            return entry.name
    name = view.name(item)
    return capital(name).replace("_", " ")


COLOURS = {"ok": "on track", "warn": "at risk", "bad": "off track"}
ENDINGS = {
    "complete": "everything is done",
    "horizon": "the time is over and the work is not done",
}


class _Figure(str):
    """A figure that a sentence may ask to show with its sign (`{days:+}`)."""

    plus: str

    def __new__(cls, text: str, plus: str) -> _Figure:
        made = super().__new__(cls, text)
        made.plus = plus
        return made

    def __format__(self, spec: str) -> str:
        return self.plus if spec == "+" else str(self)


def _days_figure(minutes: int) -> _Figure:
    return _Figure(decimal(minutes / DAY), _plus(minutes / DAY))


# Kinds of entry whose amount is a number of days, not a minute.
_AMOUNT_IN_DAYS = ("rework", "deadline_moved", "reported")


def sentence(entry: LogEntry, view: View) -> str:
    """A line of the log in words; an unknown kind shows its detail rather than nothing."""
    pattern = SENTENCES.get(entry.kind)
    if pattern is None:
        return entry.detail or entry.kind.replace("_", " ")
    if entry.kind == "message":
        return f"{label(view, entry.subject)}: “{entry.detail.rstrip('.')}”."
    text = " ".join(pattern.format(**_parts(entry, view)).split())
    text = _TWO_ENDS.sub(r"\1", text)
    return second_person(text) if text.startswith("You ") else text


_TWO_ENDS = re.compile(r"([.?!…])\.$")
_VERBS = {"works": "work", "has": "have", "is": "are", "goes": "go", "comes": "come"}
_VERBS |= {"stays": "stay", "trusts": "trust"}


def second_person(text: str) -> str:
    """ "You works on …" → "You work on …"."""
    you, verb, *rest = text.split(" ", 2)
    said = " ".join([you, _VERBS.get(verb, verb), *rest])
    return said.replace("You no longer works", "You no longer work")


def _parts(entry: LogEntry, view: View) -> dict[str, Any]:
    minutes = entry.amount * DAY if entry.kind in _AMOUNT_IN_DAYS else entry.amount
    moved = entry.kind == "forecast_moved"
    change = int(entry.detail or 0) * DAY if moved else minutes
    return {
        "subject": label(view, entry.subject),
        "detail": _detail(entry, view),
        "amount": number(entry.amount),
        "percent": percent_number(entry.amount),
        "money": money_figure(entry.amount),
        "day": finish_number(minutes) if moved else day_number(minutes),
        "days": _days_figure(change),
    }


def _detail(entry: LogEntry, view: View) -> str:
    """The detail with ids in it replaced by names."""
    if entry.kind == "spent":
        return item_name(view, entry.detail)
    if entry.kind in ("assigned", "unassigned"):
        return label(view, entry.detail)
    if entry.kind == "ended":
        return ENDINGS.get(entry.detail, entry.detail)
    if entry.kind == "reported":
        return COLOURS.get(entry.detail, entry.detail)
    if entry.kind in ("task_waits", "task_stopped", "task_changed"):
        return _with_names(entry.detail, view)
    return entry.detail.rstrip(".") if _closes_itself(entry.kind) else entry.detail


def _closes_itself(kind: str) -> bool:
    """Whether the sentence of `kind` brings the full stop after its detail."""
    return SENTENCES[kind].endswith("{detail}.")


_WORD = re.compile(r"\b[A-Za-z_]\w*\b")


def _with_names(text: str, view: View) -> str:
    tasks = view.project.tasks
    return _WORD.sub(
        lambda match: task_label(view, match[0]) if match[0] in tasks else match[0], text
    )


def why_it_ended(view: View) -> str:
    """Why the game is over, as a clause; "" while it runs."""
    ended = view.public.ended
    return ENDINGS.get(ended, ended)
