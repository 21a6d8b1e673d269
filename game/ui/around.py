"""What stands around every screen of a run: the rail, the clock, the time controls, the notice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.ui import wording
from game.ui.kit import Deadline, Frame, MenuItem, News, RailItem, TimeControls, Ui
from game.ui.screens import dialogs, figures, whatchanged
from game.ui.sound.cues import CUES

if TYPE_CHECKING:
    from game.ui.play import Play
    from game.ui.screens.base import RunScreen

CAPTION_MS = 3000
"""How long the caption of a cue stands."""
DATE_W = 158.0
"""What the top bar has for date and week; the weekday is left out where they need more."""
RAIL = (
    RailItem("home", "Home", "home", "1"),
    RailItem("plan", "Plan", "plan", "2"),
    RailItem("board", "Board", "board", "3"),
    RailItem("team", "Team", "team", "4"),
    RailItem("risks", "Risks", "risks", "5"),
    RailItem("stakeholders", "Stakeholders", "people", "6"),
    RailItem("money", "Money", "money", "7"),
    RailItem("inbox", "Inbox", "inbox", "8"),
    RailItem("report", "Report", "report", "9"),
    RailItem("journal", "Journal", "journal", "0"),
    RailItem("moves", "Moves", "fork", "F3"),
)


def frame(play: Play, screen: RunScreen, ui: Ui) -> Frame:
    """Rail, clock and time controls around a screen of the run."""
    run = play.run
    assert run is not None
    view = run.view
    ended, started = bool(view.public.ended), view.public.started
    dates = figures.dates(view)
    short = ui.layout in ("M", "S")
    date = wording.date(view, view.now)
    whole = f"{date}, {wording.week(view.now)}"
    if ui.measure(whole) > DATE_W:
        whole = whole.partition(" ")[2]
    return Frame(
        title=screen.title,
        rail=rail(play),
        current=screen.rail or screen.name,
        go=play.go,
        day=f"Day {view.day}" + ("" if started else ", not started"),
        date=date if short else whole,
        deadline=Deadline(
            "start",
            f"{view.project.deadline.short} {dates.deadline}",
            view.now / 480,
            dates.deadline,
            max(dates.deadline, dates.plan) * 1.18,
            p50=dates.plan,
        ),
        time=TimeControls(run.speed, play.set_speed, play.next_event, bool(view.open_dilemmas()))
        if started and not ended
        else None,
        stop=(run.stop.text or "Time stands still") if started else "Nothing runs yet",
        stop_state=run.stop.state,
        news=news(play),
        notice=_caption(play) or screen.notice or f"Saved, {wording.day(view.now)}",
        open_help=lambda: play.go("help"),
        open_menu=play.open_menu,
    )


def _caption(play: Play) -> str:
    """What has just sounded, for those who asked for captions."""
    ui = play.ui
    if not play.settings.captions or not ui.heard or ui.now - ui.heard_at > CAPTION_MS:
        return ""
    return f"Sound: {CUES[ui.heard].caption}"


def rail(play: Play) -> tuple[RailItem, ...]:
    """The screens that exist in this run, with what waits on them."""
    run = play.run
    assert run is not None
    shown = play.coach.rail(RAIL) if play.coach is not None else RAIL
    badges = {"inbox": len(run.view.open_dilemmas()), "report": int(run.report_due)}
    return tuple(RailItem(i.key, i.label, i.icon, i.number, badges.get(i.key, 0)) for i in shown)


def news(play: Play) -> News | None:
    """How much changed since the player last looked; nothing while time runs."""
    run = play.run
    assert run is not None
    since = run.looks.since
    if run.running or since is None:
        return None
    count = len(whatchanged.lines(play, since))
    text = wording.plural(count, "change") if count else "No change"
    fresh = bool(count) and run.looks.unread is not None
    return News(f"{text} since {wording.day(since.now)}", play.open_changed, fresh)


def menu(play: Play) -> list[MenuItem]:
    """What concerns the game and not the project."""
    items = [
        MenuItem("find", "Find anything", play.open_finder, "Ctrl+K", "search"),
        MenuItem("evidence", "Evidence of this game", play.open_evidence, "", "evidence"),
        MenuItem("copy", "Save a copy", lambda: dialogs.save_copy(play), "Ctrl+S", "save"),
        MenuItem("settings", "Settings", lambda: play.go("settings"), "F10", "settings"),
        MenuItem("help", "Help and keys", lambda: play.go("help"), "F2", "help"),
        MenuItem("full", "Full screen", play.toggle_fullscreen, "F11", "target"),
        MenuItem("title", "Title screen (saved)", play.leave, "", "left"),
        MenuItem("quit", "Quit (saved)", play.quit, "Ctrl+Q", "quit"),
    ]
    if play.ui.layout == "S" and play.run is not None:
        screens = [
            MenuItem(i.key, i.label, partial(play.go, i.key), i.number, i.icon) for i in rail(play)
        ]
        items = screens + items
    return items
