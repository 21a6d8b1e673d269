"""Plays games and prints their digests; run by `test_determinism.py` in processes of its own.

The scenarios come as a pickle on standard input, so that a Python without our libraries will do:
the engine, the session and the managers stand on the standard library alone.
"""

from __future__ import annotations

import json
import pickle
import sys
from typing import Any

LIBRARIES = ("pydantic", "yaml", "numpy", "pygame", "platformdirs")
NEW_LETTER = "\U0001fae8"
"""Of Unicode 15: Python 3.11 shows it by its number, later ones as it is."""


def digest(scenario: Any, seed: int, manager: str) -> str:
    """The digest of a game led to its end, with a word in the journal."""
    from game.managers import play, policy
    from game.model.actions import WriteJournal
    from game.session import Session

    session = Session.start(scenario, seed)
    session.submit(WriteJournal("", NEW_LETTER))
    play(session, policy(manager, seed))
    return session.digest()


def main() -> None:
    """Reads tuples of scenario, seed and manager; writes digests, and libraries that came along."""
    digests = [digest(*game) for game in pickle.load(sys.stdin.buffer)]
    foreign = [name for name in LIBRARIES if name in sys.modules]
    sys.stdout.write(json.dumps({"digests": digests, "foreign": foreign}))


if __name__ == "__main__":
    main()
