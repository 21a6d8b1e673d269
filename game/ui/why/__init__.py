"""Why a number is what it is: its factors, and the events that moved it, for window and terminal.

Everything comes from the view and its log, so nothing is told that the manager cannot know.
"""

from game.ui.why.money import cost, finish, forecasts
from game.ui.why.people import fatigue, morale, pace, task_pace, trust
from game.ui.why.risks import chance
from game.ui.why.score import measure, result
from game.ui.why.told import Moved, Why

__all__ = [
    "Moved",
    "Why",
    "chance",
    "cost",
    "fatigue",
    "finish",
    "forecasts",
    "measure",
    "morale",
    "pace",
    "result",
    "task_pace",
    "trust",
]
