"""A line of the digest, and the groups that lines stand in. No derivation here."""

from __future__ import annotations

from dataclasses import dataclass

NEEDS_YOU = "Needs you"
DATE = "Date and forecast"
CAME_IN = "Came in"
TASKS = "Tasks"
RISKS = "Risks"
PEOPLE = "People"
MONEY = "Money"


@dataclass(frozen=True, slots=True)
class Line:
    """`good` is 1 better, −1 worse, 0 neither; lines with more `weight` come first.

    What was measured has `then` and `now`, and `difference` says by how much or when. More stands
    on `screen`, prepared to show `about`. `asks` is the number to ask why: date, cost, pace, trust,
    morale or fatigue, of `about`.
    """

    group: str
    text: str
    weight: float
    good: int = 0
    then: str = ""
    now: str = ""
    difference: str = ""
    screen: str = "journal"
    about: str = ""
    asks: str = ""

    def said(self) -> str:
        """The line as a sentence: "M08 Circuit slips, 44 to 51, +7 d"."""
        moved = f"{self.then} to {self.now}" if self.then and self.now else ""
        return ", ".join(part for part in (self.text, moved, self.difference) if part)
