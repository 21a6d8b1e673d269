"""When the player last looked at a run: the measure of what has changed since, kept with the save.

`last` is the moment when time last began to run; `unread` the first such moment whose changes the
player has not seen yet, None where all were. A small file beside the recording keeps both, so that
a game that is taken up again tells what had changed when it was left. What does not belong there or
is damaged is ignored.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.errors import ContingencyError
from game.model.units import WEEK
from game.model.view import View
from game.outlook import Forecast
from game.outlook.again import replay
from game.recording import Recording, dump
from game.session import Session
from game.ui.digest import Line, digest


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen, when so many actions were in the recording."""

    view: View
    actions: int


class Looks:
    """The looks of one game; nothing is kept without a `path`."""

    def __init__(self, session: Session, path: Path | None) -> None:
        self._session = session
        self._file = None if path is None else path.with_name(path.name + ".looks")
        self.last: Look | None = None
        self.unread: Look | None = None
        self.until = 0
        """How much of the log had been told when time stopped; the rest is what was done since."""
        self._asked: tuple[object, ...] = ()
        self._lines: list[Line] = []

    @property
    def since(self) -> View | None:
        """The look that the digest measures against."""
        found = self.unread or self.last
        return found.view if found is not None else None

    def away(self, view: View) -> None:
        """Time begins to run: what the player has seen so far is the measure of change."""
        self.last = Look(view, len(self._session.recording.actions))
        if self.unread is None:
            self.unread = self.last

    def stopped(self, view: View, *, told: bool = False) -> None:
        """Time stands still again; `told` where the player is told all of it at once."""
        self.until = len(view.public.log)
        if told:
            self.unread = None
        self._keep()

    def read(self) -> None:
        """The player has seen what changed."""
        if self.unread is not None:
            self.unread = None
            self._keep()

    def recall(self) -> None:
        """For a game taken up again: as it was left, else everything since a week ago."""
        view = self._session.view()
        self.until = len(view.public.log)
        if not view.public.started:
            return
        try:
            found = self._found()
            self.last = self._again(found["last"])
            kept = found["unread"]
            same = kept == found["last"]
            self.unread = None if kept is None else self.last if same else self._again(kept)
            self.until = min(self.until, int(found["until"]))
        except (OSError, ValueError, KeyError, TypeError, ContingencyError):
            self.unread = None
            then = view.now - WEEK
            self.last = None if then < 0 else self._seen(self._session.recording.until(then))

    def lines(
        self,
        since: View,
        view: View,
        forecasts: tuple[Forecast, Forecast] | None,
        *,
        report_due: bool = False,
    ) -> list[Line]:
        """What changed since that look; worked out once as long as nothing moves."""
        asked = (since, view, forecasts, report_due, self.until)
        same = len(asked) == len(self._asked) and all(
            a is b or (not isinstance(a, View) and a == b)
            for a, b in zip(asked, self._asked, strict=True)
        )
        if not same:
            self._asked = asked
            self._lines = digest(
                since, view, until=self.until, forecasts=forecasts, report_due=report_due
            )
        return self._lines

    def _found(self) -> dict[str, Any]:
        if self._file is None:
            raise FileNotFoundError
        found = json.loads(self._file.read_text(encoding="utf-8"))
        whole = self._session.recording
        if found["reached"] != whole.reached or found["key"] != _key(whole.until(whole.reached, 1)):
            raise ValueError("The file is of another game, or the game has gone on without it.")
        return dict(found)

    def _again(self, kept: dict[str, int]) -> Look:
        cut = self._session.recording.until(int(kept["minute"]), int(kept["actions"]))
        if len(cut.actions) != kept["actions"] or cut.reached != kept["minute"]:
            raise ValueError("The game never stood there.")
        return self._seen(cut)

    def _seen(self, cut: Recording) -> Look:
        return Look(replay(cut, self._session.scenario).view(), len(cut.actions))

    def _keep(self) -> None:
        if self._file is None or self.last is None:
            return
        whole = self._session.recording
        kept = {
            "key": _key(whole.until(whole.reached, 1)),
            "reached": whole.reached,
            "last": _place(self.last),
            "unread": None if self.unread is None else _place(self.unread),
            "until": self.until,
        }
        # a disk that is full costs the measure of change, and nothing else
        with suppress(OSError):
            self._file.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def _place(look: Look) -> dict[str, int]:
    return {"minute": look.view.now, "actions": look.actions}


def _key(begun: Recording) -> str:
    """Tells one game from another: its header and its first action."""
    return blake2b(dump(Recording(begun.header, begun.actions)), digest_size=12).hexdigest()
