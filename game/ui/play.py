"""The game in a window: which screen is shown, which run is played, keys that count everywhere.

`open_window` is the entry. Screens get the `Play`; they call `go`, act through `run`, and know
nothing of each other.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.debrief import words
from game.errors import ContingencyError
from game.model.scenario import Scenario
from game.outlook import Lookout
from game.session import Session
from game.ui import around, crash_report
from game.ui import settings as keeping
from game.ui.ahead import Ahead
from game.ui.crash import GuardedStage
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import Menu, Node, Toast, Ui
from game.ui.language.catalogue import Language, wanted
from game.ui.language.data import texts_of, written
from game.ui.library import Library
from game.ui.run import Run, ToldKind
from game.ui.screens import dialogs, registry, whatchanged
from game.ui.screens.base import PlayScreen, RunScreen
from game.ui.screens.coach import Coach
from game.ui.screens.finder import open_finder
from game.ui.sound import cues

if TYPE_CHECKING:
    from game.ui.app import App


class Play:
    """`library` is where scenarios and saved games are found; tests bring their own. Without a
    `lookout` no forecasts are made."""

    def __init__(
        self,
        settings: keeping.Settings | None = None,
        library: Library | None = None,
        lookout: Lookout | None = None,
    ) -> None:
        self.settings = settings or keeping.load()
        self.library = library or Library()
        self.ahead = Ahead(lookout)
        self.run: Run | None = None
        self.coach: Coach | None = None
        self._screens: dict[str, PlayScreen] = {}
        self._language: Language | None = None
        self._before: list[str] = []
        self.name = "title"
        first = registry.make("title", self)
        self.stage = GuardedStage(first, self._on_key, self._on_quit, self.explain)
        first.first_focus = first.arrival()
        self.ui.log_toast = self._keep_toast
        self._screens["title"] = first
        self.apply_settings()
        damaged = keeping.damage() if settings is None else ""
        if damaged:
            self.ui.toast("New settings", damaged, "refusal")

    @property
    def ui(self) -> Ui:
        return self.stage.ui

    def speak(self, language: Language | None) -> None:
        """Says everything in this language; what scenarios and players wrote stays as it is."""
        self._language = language
        self.stage.speak(language)
        self._keep_data()

    def _keep_data(self) -> None:
        if self._language is None:
            return
        offered = texts_of(self.library.scenarios)
        self._language.keep([*offered, *(written(self.run.session) if self.run else ())])

    # Screens

    def go(self, name: str) -> None:
        """Shows a screen; one of a run keeps what was typed into it until the run ends."""
        if name == "home" and self.run is not None:
            public = self.run.view.public
            name = "end" if public.ended else name if public.started else "briefing"
        if name != self.name:
            self._before = [*self._before, self.name][-20:]
        self.name = name
        self._keep_data()
        screen = self.screen(name)
        self.ui.page = 0
        screen.first_focus = screen.arrival()
        if self.coach is not None:
            self.coach.saw(name)
            screen.first_focus = self.coach.focus() or screen.first_focus
        self.stage.show(screen)

    def screen(self, name: str) -> PlayScreen:
        """The screen of that name as it is kept, for those that prepare it before going there."""
        if name not in self._screens:
            self._screens[name] = registry.make(name, self)
        return self._screens[name]

    def back(self) -> None:
        """One level up: from a screen of the run to home, from elsewhere to where one came from."""
        outside = ("title", "scenarios", "settings", "help", "briefing")
        if self.name in ("settings", "help") and self._before:
            self.go(self._before[-1])
        elif self.run is None or self.name in outside:
            self.leave()
        elif self.name in ("home", "end"):
            self.open_menu()
        elif self.name == "result":
            self.go("end")
        else:
            self.go("home")

    # Runs

    def start(self, scenario: Scenario, seed: int, level: str) -> None:
        """A new game, saved from its first moment; shows the briefing."""
        try:
            session, path = self.library.begin(scenario, seed, level)
        except ContingencyError as error:
            self.ui.refuse(str(error))
            return
        self._take_up(session, path)
        self.go("home" if scenario.tutorial else "briefing")

    def resume(self, path: Path) -> None:
        """Takes a saved game up where it stopped."""
        try:
            session, path = self.library.open(path)
        except ContingencyError as error:
            self.ui.refuse(str(error))
            return
        self._take_up(session, path)
        assert self.run is not None
        self.run.looks.recall()
        self.ahead.begin(self.run, self.run.looked)
        self.go("home")

    def drill(self, path: Path) -> None:
        """Opens the drill of a finished game whose debrief has been computed."""
        self.resume(path)
        if self.run is not None and self.run.session.ended:
            written = words.is_open(self.run.view)
            self.go("debrief.drill" if written else "debrief.view")

    def take(self, session: Session, path: Path | None = None) -> None:
        """Shows a session that somebody else made (branches, pictures, tests)."""
        self._take_up(session, path)
        assert self.run is not None
        self.run.looks.recall()

    def _take_up(self, session: Session, path: Path | None) -> None:
        self._close_run()
        crash_report.watch(path)
        self.run = Run(session, self.settings, self.tell, path)
        self.ahead.begin(self.run)
        self.coach = Coach(self) if session.scenario.tutorial else None

    def _close_run(self) -> None:
        """Ends saving; a game in which nothing was done leaves no file behind."""
        run, self.run, self.coach = self.run, None, None
        self._screens.clear()
        if run is None:
            return
        run.close()
        if run.path is not None and not run.session.recording.actions:
            with suppress(OSError):  # an empty game left behind harms nobody
                run.path.unlink(missing_ok=True)
        self.library.refresh()

    def leave(self) -> None:
        """Back to the title; the game is saved."""
        self._close_run()
        self._before.clear()
        self.go("title")

    def explain(self, term: str) -> None:
        """The glossary at a term."""
        self.screen("help").select(term)
        self.go("help")

    def _keep_toast(self, toast: Toast) -> None:
        if self.run is not None and toast.kind == "refusal":
            self.run.note(f"{toast.title}: {toast.text}")

    def tell(self, title: str, text: str, kind: ToldKind) -> None:
        self.ui.toast(title, text, kind)

    # Time

    def tick(self, ms: int, *, still: bool) -> bool:
        """Lets time run, unless a form is open (`still`); True if there is something new to see."""
        run = self.run
        if run is None:
            return False
        moved = not still and run.tick(ms)
        if moved:
            self._after_time()
        return self.ahead.tick(run, ms) or moved

    def wait_ms(self, *, still: bool) -> int | None:
        """When to tick again, in milliseconds; None for not before something happens."""
        run = self.run
        if run is None:
            return None
        return 16 if run.running and not still else self.ahead.wait_ms(run)

    def _after_time(self) -> None:
        run = self.run
        assert run is not None
        self.ui.refresh()
        if not run.running and run.looked is not None:
            self.ui.cue(cues.after_time(run.looked, run.view))
        if self.coach is not None:
            self.coach.time_passed()
        if run.view.public.ended and self.name != "end":
            self.go("end")

    def toggle_time(self) -> None:
        assert self.run is not None
        self.set_speed(0 if self.run.running else 1)

    def set_speed(self, speed: int) -> None:
        """Lets time run or stop; a decision that waits is asked about first."""
        run = self.run
        assert run is not None
        if speed and self._must_start_first():
            return
        if speed and not run.running and run.must_ask():
            dialogs.run_on(self, lambda: self._run_at(speed))
        else:
            self._run_at(speed)

    def _run_at(self, speed: int) -> None:
        assert self.run is not None
        if speed:
            self._look_away()
        self.run.set_speed(speed)
        self.ui.refresh()

    def next_event(self) -> None:
        run = self.run
        assert run is not None
        if self._must_start_first():
            return
        if run.must_ask():
            dialogs.run_on(self, self._next_event)
        else:
            self._next_event()

    def _next_event(self) -> None:
        assert self.run is not None
        self._look_away()
        self.run.next_event()
        self._after_time()

    def _must_start_first(self) -> bool:
        run = self.run
        assert run is not None
        if run.view.public.started:
            return False
        self.ui.refuse("Promise a date and set the baseline first; then time can run.")
        return True

    def _look_away(self) -> None:
        """What was in view has been seen. Time does not run beside an unsent form; what was typed
        is kept."""
        screen, run = self.stage.screen, self.run
        if not isinstance(screen, RunScreen) or run is None:
            return
        if screen.shows_changes and not run.running:
            run.looks.read()
        if screen.form:
            self.go("home")

    def decide(self) -> None:
        """Opens the decision that is due first."""
        assert self.run is not None
        waiting = self.run.view.open_dilemmas()
        if waiting:
            self.open_dilemma(waiting[0])
        else:
            self.ui.toast("No decision is waiting", "", "notice")

    def open_dilemma(self, id: str) -> None:
        self.go(f"decision.{id}")

    # The frame

    def above_overlay(self, ui: Ui, area: Rect) -> Rect:
        """The area a screen may use: the tutorial takes the lower part of some."""
        return self.coach.room(ui, self.name, area) if self.coach is not None else area

    def overlay(self, ui: Ui) -> list[Node]:
        return self.coach.nodes(ui) if self.coach is not None else []

    def open_finder(self) -> None:
        open_finder(self)

    def open_menu(self) -> None:
        """What concerns the game and not the project."""
        self.ui.open(Menu(around.menu(self), 8, self.ui.size[1]))

    def open_changed(self) -> None:
        """What changed since the player last looked, over any screen of the run."""
        whatchanged.open_changed(self)

    def open_evidence(self) -> None:
        """The evidence: a draft while the game goes on; after it once the debrief is open."""
        if self.run is not None and self.run.session.ended and not words.is_open(self.run.view):
            self.ui.refuse("Write your view first: the evidence holds the result.")
        else:
            self.go("evidence")

    # Settings and keys

    def apply_settings(self, *, keep: bool = False) -> None:
        """The stage follows the settings; `keep` writes them for this computer."""
        self.stage.display = self.settings.display()
        self.ui.reduced_motion = self.settings.reduced_motion
        self.ui.refresh()
        trouble = keeping.save(self.settings) if keep else ""
        if trouble:
            self.ui.toast("Not saved", trouble, "refusal")

    def toggle_fullscreen(self) -> None:
        self.settings.fullscreen = not self.settings.fullscreen
        self.apply_settings(keep=True)

    def quit(self) -> None:
        self._close_run()
        self.ahead.close()
        self.stage.quit()

    def _on_quit(self) -> bool:
        if self.run is not None:
            self.run.close()
        self.ahead.close()
        return True

    def _on_key(self, key: Key) -> bool:
        everywhere = {
            "F10": lambda: self.go("settings"),
            "F2": lambda: self.go("help"),
            "F1": lambda: self.go("help"),
            "F11": self.toggle_fullscreen,
            "Ctrl+Q": self.quit,
            "Escape": self.back,
        }
        action = everywhere.get(key.chord)
        if action is None and self.run is not None:
            action = {
                "D": self.decide,
                "Z": self.run.take_back,
                "Ctrl+K": self.open_finder,
                "Ctrl+S": lambda: dialogs.save_copy(self),
            }.get(key.chord)
        if action is None:
            return False
        action()
        self.ui.refresh()
        return True


def open_window(
    scenario: Scenario | None = None,
    *,
    seed: int | None = None,
    level: str | None = None,
    save: Path | None = None,
) -> int:
    """Opens the window: on the title, on the briefing of `scenario`, or in the game `save`."""
    from game.ui import desktop

    play = Play(lookout=Lookout())
    play.speak(wanted())
    if play.settings.forecast:
        play.ahead.warm_up()
    if save is not None:
        play.resume(save)
    elif scenario is not None:
        play.start(
            scenario, play.library.new_seed() if seed is None else seed, level or "practitioner"
        )
    app: App = play.stage
    desktop.run(app, title="Contingency")
    return play.stage.exit_code
