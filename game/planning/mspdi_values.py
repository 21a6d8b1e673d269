"""Values of MSPDI elements: dates, durations, flags, each refused with its line if malformed."""

from __future__ import annotations

import re
from datetime import datetime

from game.errors import PlanFileError
from game.planning.safe_xml import Element
from game.planning.worktime import DAY

DURATION = re.compile(
    r"P(?:(\d{1,6})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?)?"
)
CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?")
MOST_MINUTES = 60_000_000


class Values:
    """Reads the children of elements of one file; `source` names it in errors."""

    def __init__(self, source: str) -> None:
        self.source = source

    def refuse(self, element: Element, problem: str) -> PlanFileError:
        """The error to raise for something wrong with an element."""
        return PlanFileError(self.source, problem, element.line)

    def text(self, element: Element, name: str, default: str = "") -> str:
        child = element.find(name)
        return default if child is None else child.text.strip() or default

    def flag(self, element: Element, name: str, default: bool = False) -> bool:
        return self.text(element, name, "1" if default else "0") in ("1", "true")

    def whole(self, element: Element, name: str, default: int, *, least: int = 0, most: int) -> int:
        word = self.text(element, name, str(default))
        digits = word.removeprefix("-")
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 12):
            raise self.refuse(element, f"{name} {word[:40]!r} is not a whole number.")
        if not least <= int(word) <= most:
            raise self.refuse(element, f"{name} {word} lies outside {least} to {most}.")
        return int(word)

    def number(self, element: Element, name: str, default: float) -> float:
        word = self.text(element, name, str(default))
        try:
            found = float(word)
        except ValueError:
            found = -1.0
        if not 0 <= found <= 1e12:
            raise self.refuse(element, f"{name} {word[:40]!r} is not a number, 0 or more.")
        return found

    def date(self, element: Element, name: str) -> int | None:
        """Clock minutes, None where the element has none."""
        word = self.text(element, name)
        if not word or word == "NA":
            return None
        try:
            when = datetime.fromisoformat(word)
        except ValueError:
            raise self.refuse(element, f"{name} {word[:40]!r} is not a date.") from None
        if when.year < 1900 or when.year > 2300:
            raise self.refuse(element, f"{name} {word[:40]} lies outside 1900 to 2300.")
        return when.toordinal() * DAY + when.hour * 60 + when.minute

    def clock(self, element: Element, name: str) -> int:
        """Minutes of the day, as `08:00:00`."""
        word = self.text(element, name)
        match = CLOCK.fullmatch(word)
        if match is None or int(match[1]) > 24 or int(match[2]) > 59:
            raise self.refuse(element, f"{name} {word[:40]!r} is not a time of day.")
        return min(DAY, int(match[1]) * 60 + int(match[2]))

    def duration(self, element: Element, name: str) -> int:
        """Minutes, as `PT8H0M0S`; 0 where the element has none."""
        word = self.text(element, name, "PT0H0M0S")
        match = DURATION.fullmatch(word)
        if match is None:
            raise self.refuse(element, f"{name} {word[:40]!r} is not a duration.")
        days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        found = days * DAY + hours * 60 + minutes + (seconds + 30) // 60
        if found > MOST_MINUTES:
            raise self.refuse(element, f"{name} {word[:40]} is longer than a century.")
        return found
