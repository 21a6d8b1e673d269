"""The forecast beside a game in the window: when it is asked for, and how fresh the last one is.

The lookout plays the futures in processes of its own; here is only when: a moment after the game
has changed and time stands still, and while time runs as often as an answer comes back. Nothing
here waits for anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.model.units import WEEK
from game.model.view import View
from game.outlook import Forecast, Lookback, Lookout
from game.ui.run import Run

SETTLED_MS = 300
"""How long nothing must have changed before a forecast is asked for: clicks come in series."""
PICTURED = 12
"""Forecasts of the past that a picture shows."""
LOOK_MS = 120
"""How often the window looks whether an answer has come."""


class Ahead:
    """What may come, for the screens of one window. Without a lookout there is never a forecast."""

    def __init__(self, lookout: Lookout | None) -> None:
        self._lookout = lookout
        self._back = Lookback(lookout) if lookout is not None else None
        self._asked: View | None = None
        self._seen: View | None = None
        self._rested = 0
        self._first: View | None = None

    @property
    def latest(self) -> Forecast | None:
        """The last forecast of this game."""
        return self._lookout.latest if self._lookout is not None else None

    @property
    def history(self) -> Sequence[Forecast]:
        """All forecasts of this game, oldest first, one a minute: those made here since it was
        opened, and of the week ends before them as far as they have been looked back at."""
        if self._lookout is None or self._back is None:
            return ()
        made = {each.made: each for each in self._lookout.history}
        return [each for _, each in sorted((self._back.found | made).items())]

    @property
    def missing(self) -> int:
        """How many week ends of the past have not been looked back at yet."""
        return self._back.missing if self._back is not None and self._back.waits else 0

    @property
    def computing(self) -> str:
        """How far a first forecast is, in words; "" when one is shown already or none is made."""
        if self._lookout is None or self.latest is not None or not self._lookout.busy:
            return ""
        return f"{self._lookout.progress} of {self._lookout.futures} futures played"

    @property
    def trouble(self) -> str:
        """Why there is no forecast, "" if there is one or one is on its way."""
        return self._lookout.trouble if self._lookout is not None else ""

    def stale(self, view: View) -> bool:
        """Whether the game has moved on since the forecast shown was asked for."""
        return self.latest is not None and (
            self.latest.made < view.now or (self._lookout is not None and self._lookout.stale)
        )

    def warm_up(self) -> None:
        """Starts the processes, so that the first question costs no more than any other."""
        if self._lookout is not None:
            self._lookout.warm_up()

    def begin(self, run: Run, before: View | None = None) -> None:
        """Another game: `before`, a view of its past, is asked about first, to have a measure."""
        if self._lookout is not None:
            self._lookout.forget()
        if self._back is not None:
            self._back.begin(run.session.scenario, run.path)
        self._asked = self._seen = None
        self._first = before

    def tick(self, run: Run, ms: int) -> bool:
        """Asks and looks; True if a new forecast has come."""
        lookout = self._lookout
        if lookout is None:
            return False
        news = lookout.poll()
        if run.view is not self._seen:
            self._seen, self._rested = run.view, 0
        else:
            self._rested += ms
        self._ask(lookout, run)
        return self._look_back(lookout, run) or news

    def _look_back(self, lookout: Lookout, run: Run) -> bool:
        """The past, while time stands and nothing else is asked; True if more of it is there."""
        back = self._back
        assert back is not None
        settled = not _open(run.view) or (self._asked is run.view and not lookout.busy)
        free = run.settings.forecast and not run.running and settled
        news = free and back.look(run.session.recording)
        return back.tick(free=free) or news

    def look(self, run: Run) -> None:
        """Forecasts of a week ago and of now, waited for: for pictures."""
        lookout = self._lookout
        assert lookout is not None
        for view in (run.looked, run.view):
            if view is not None and _open(view):
                lookout.ask(view, run.session.recording.header.overrides)
                lookout.poll()
        self._asked = run.view

    def look_back(self, run: Run) -> None:
        """Forecasts of week ends of the past, a dozen at most, waited for: for pictures."""
        assert self._back is not None
        recording = run.session.recording
        weeks = max(1, -(-recording.reached // (PICTURED * WEEK)))
        self._back.begin(run.session.scenario, run.path)
        self._back.fill(recording, range(0, recording.reached, weeks * WEEK))

    def wait_ms(self, run: Run) -> int | None:
        """When to tick again, None where there is nothing to wait for."""
        if self._lookout is None or not run.settings.forecast:
            return None
        waits = _open(run.view) and (self._lookout.busy or self._asked is not run.view)
        return LOOK_MS if waits or self.missing else None

    @property
    def able(self) -> bool:
        """Whether anything is computed beside the screen at all."""
        return self._lookout is not None

    def close(self) -> None:
        """Lets the processes go."""
        if self._lookout is not None:
            self._lookout.close()

    def _ask(self, lookout: Lookout, run: Run) -> None:
        if not run.settings.forecast or self._asked is run.view or not _open(run.view):
            return
        if not (not lookout.busy if run.running else self._rested >= SETTLED_MS):
            return
        view = run.view
        if self._first is not None:
            if lookout.busy:
                return
            view, self._first = self._first, None
        else:
            self._asked = view
        lookout.ask(view, run.session.recording.header.overrides)


def _open(view: View) -> bool:
    """Whether anything is still to come."""
    return view.public.started and not view.public.ended
