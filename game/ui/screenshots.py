"""Pictures of any screen of any moment, without a display."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game import recording as recordings
from game.debrief import settings as analysing
from game.debrief import words
from game.errors import UsageError
from game.managers import play as lead
from game.managers import policy
from game.model.units import DAY
from game.model.view import View
from game.outlook import Lookout
from game.outlook.again import replay
from game.outlook.workers import Here
from game.recording import Recording
from game.session import Session
from game.ui import saves
from game.ui.ahead import Ahead
from game.ui.run import Run
from game.ui.settings import Settings

if TYPE_CHECKING:
    from game.ui.play import Play

SCENARIO = "cloud-migration"
SEED = 1
DECISION = "decision"
AT_DAY = 41
OUTSIDE = ("title", "scenarios", "settings", "help")
AFTER = ("end", "result")
DEBRIEF = ("debrief.", "evidence")
"""How the names of screens begin that look back at a game."""
OPENING = "debrief.view"
"""The one screen of the debrief that shows no analysis."""


def take(
    names: list[str],
    folder: Path,
    *,
    recording: Path | None = None,
    day: int | None = None,
    size: tuple[int, int] = (1280, 720),
    theme: str = "dark",
    percent: int = 100,
) -> Iterator[Path]:
    """Saves a PNG of each screen (all of them without names) and yields its path.

    Of a recording the moment shown is `day`, or where it stopped; without one the handbook
    manager leads the cloud migration. Raises UsageError for a screen that there is not.
    """
    from game.ui.play import Play
    from game.ui.screens.registry import SCREENS

    known = [*SCREENS, DECISION]
    for name in names:
        if name not in known and not name.startswith(f"{DECISION}."):
            raise UsageError(f"There is no screen {name!r}; there are: {', '.join(known)}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror}.") from error
    settings = Settings(theme=theme, percent=percent)
    found = recordings.read(recording) if recording else None
    if found is None and day is None:
        day = AT_DAY
    sessions: dict[str, Session] = {}
    ahead: dict[str, Ahead] = {}
    analysed: Play | None = None
    for name in names or known:
        deep = name.startswith(DEBRIEF) and name != OPENING
        if deep and analysed is not None:
            analysed.go(name)
            yield _shot(analysed, folder / f"{name}.png", size, settings)
            continue
        play = Play(replace(settings), lookout=Lookout(Here(), futures=FUTURES))
        if name not in OUTSIDE:
            moment = _moment(name)
            if moment not in sessions:
                sessions[moment] = _session(moment, found, day)
            play.take(sessions[moment].fork())
            if play.run is not None and moment in ("run", DECISION):
                if moment not in ahead:
                    ahead[moment] = play.ahead
                    play.ahead.look(play.run)
                play.ahead = ahead[moment]
                if name == "forecast":
                    play.ahead.look_back(play.run)
        if play.run is not None and name.startswith(DEBRIEF):
            _look_back(play.run, name, recording)
        if deep:
            analysed = play
        play.go(_of_decision(name, play.run.view) if play.run else name)
        made = _shot(play, folder / f"{name}.png", size, settings)
        if play.run is not None and not deep:
            play.run.close()
        yield made
    if analysed is not None and analysed.run is not None:
        analysed.run.close()


def _shot(play: Play, path: Path, size: tuple[int, int], settings: Settings) -> Path:
    from game.ui import desktop

    theme, percent = settings.display().theme, settings.percent
    desktop.shoot(play.stage, path, size[0], size[1], theme, percent)
    return path


FUTURES = 100
"""Futures behind the forecast that a picture shows."""
FEW = analysing.Settings(rollouts=8, compared=0)
"""How precise the analysis behind a picture is, unless a finer one lies beside the recording."""


def _look_back(run: Run, name: str, recording: Path | None) -> None:
    """The debrief at one of its screens: analysed, and opened by a view unless that is shown."""
    debrief = run.debrief()
    debrief.here(recording)
    if name == OPENING:
        return
    if not words.is_open(run.view):
        debrief.say(words.entry(words.SKIPPED, "(Opened for a picture.)"))
    debrief.reached = 7
    debrief.finish(debrief.kept_settings(FEW))
    run.refresh()
    run.packer = Here()


def _moment(name: str) -> str:
    if name in AFTER or name == "briefing":
        return name
    if name.startswith(DEBRIEF):
        return AFTER[0]
    return DECISION if name.startswith(DECISION) else "run"


def _of_decision(name: str, view: View) -> str:
    """The screen of the decision that waits, for the plain name."""
    waiting = view.open_dilemmas()
    return f"{DECISION}.{waiting[0]}" if name == DECISION and waiting else name


def _session(moment: str, found: Recording | None, day: int | None) -> Session:
    """The game at the moment that a screen wants to show."""
    if found is None:
        found = _led()
    scenario = saves.scenario_of(found.header)
    if moment == "briefing":
        return replay(_until(found, 0, before=True), scenario)
    if moment in AFTER:
        session = replay(found, scenario)
        if not session.ended:
            raise UsageError("This recording does not reach the end; leave out end and result.")
        return session
    minute = found.reached if day is None else day * DAY
    session = replay(_until(found, minute), scenario)
    if moment == DECISION and not session.view().open_dilemmas():
        return _at_a_decision(found, 0 if day is None else minute)
    return session


def _led() -> Recording:
    from game.content.load import load_scenario

    session = Session.start(load_scenario(SCENARIO), SEED, manager="handbook")
    lead(session, policy("handbook"))
    return session.recording


def _until(found: Recording, minute: int, *, before: bool = False) -> Recording:
    """The recording cut at a minute; `before` leaves out what was done at that minute."""
    done = sum(1 for at, _ in found.actions if at < minute)
    return found.until(minute, done if before else None)


def _at_a_decision(found: Recording, minute: int) -> Session:
    """The first moment from `minute` on at which a decision waits."""
    scenario = saves.scenario_of(found.header)
    times = sorted({at for at, _ in found.actions if at >= minute})
    for at in times:
        session = replay(_until(found, at, before=True), scenario)
        if session.view().open_dilemmas():
            return session
    raise UsageError("No decision waits at that moment or later; choose an earlier day.")
