"""A scenario as it is offered, before one begins: how long it is, and what each level changes."""

from __future__ import annotations

from game.model.parameters import LEVELS
from game.model.scenario import Scenario
from game.model.units import WEEK
from game.ui import wording


def level_text(level: str) -> str:
    """What a level changes, from its figures."""
    values = LEVELS[level]
    if not values:
        return "The world as the handbook describes it; scores are compared at this level."
    parts = []
    rate = values.get("event_rate", 1000)
    if rate != 1000:
        word = "more" if rate > 1000 else "less"
        parts.append(f"risks {abs(rate - 1000) // 10} % {word} likely")
    easy = level == "learner"
    if values.get("report_noise"):
        parts.append("reports nearer to the truth" if easy else "reports vaguer")
    if values.get("indicator_noise"):
        parts.append("early signs clearer" if easy else "early signs deceive more often")
    reserve = values.get("reserve_factor", 1000)
    if reserve != 1000:
        parts.append(f"contingency {reserve // 10} %")
    text = wording.listed(parts)
    return f"{text[:1].upper()}{text[1:]}."


def weeks(scenario: Scenario) -> str:
    """How long the project runs until its date, in the game."""
    return wording.plural(-(-scenario.deadline.minute // WEEK), "week")


def play_time(scenario: Scenario) -> str:
    """How long a person plays."""
    low, high = scenario.minutes_to_play
    return f"{low} to {high} minutes" if low != high else f"{low} minutes"


def practised(scenario: Scenario) -> str:
    """What it trains, in one sentence."""
    return f"You practise: {'; '.join(scenario.trains)}."


def length(scenario: Scenario) -> str:
    """Both lengths in one line."""
    return f"{weeks(scenario)} in the game, {play_time(scenario)} to play"
