"""The result of a game that has ended; its arithmetic is that of `game/model/score.py`."""

from __future__ import annotations

from game.model.score import Account, Mark, Part, reckon
from game.session import Session

__all__ = ["Account", "Mark", "Part", "account"]


def account(session: Session) -> Account:
    """The score of a game that has ended. Raises PermissionError before."""
    return reckon(session.scenario.score, session.outcome)
