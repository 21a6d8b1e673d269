"""One game at the terminal: reads a command, changes the session, says what changed.

Here are the loop, acting, time and saving; pages and commands stand in the other modules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game import session as sessions
from game.debrief import words
from game.debrief.settings import Settings as Precision
from game.errors import ContingencyError
from game.model.actions import Action, TakeBack
from game.model.events import LogEntry
from game.model.parameters import Parameters
from game.model.units import DAY, WEEK
from game.model.view import View
from game.outlook import Forecast
from game.session import Session
from game.ui import crash_report, digest_news, figures, phrases, saves, wording
from game.ui.debriefing import Debriefing
from game.ui.language.data import written
from game.ui.looks import Looks
from game.ui.terminal import pages
from game.ui.terminal.console import Console
from game.ui.terminal.page import Choice, Page
from game.ui.terminal.tutor import Tutor

if TYPE_CHECKING:
    from game.ui.packing import Packing

Maker = Callable[[], Page]
PRECISION = Precision()
"""How precise the analysis of the debrief is."""
# Lines of the log that say nothing new to whoever has just acted, or that come every week.
_QUIET = ("week", "journal", "forecast", "hint")
_STOPS = (
    (sessions.END, "the project has ended"),
    (sessions.DECISION, "a decision is waiting"),
    (sessions.MILESTONE, "a milestone is reached"),
    (sessions.PEOPLE, "something changed in the team"),
    (sessions.SIGN, "a sign has changed"),
    (sessions.READY, "a task can start"),
    (sessions.NEWS, "there is news"),
)


class Leave(Exception):  # noqa: N818
    """The player leaves this game; it is saved."""


class Game:
    """The session with its page, its tutorial and what the player has seen so far."""

    def __init__(self, console: Console, session: Session, path: Path | None) -> None:
        self.console = console
        self.draft: dict[str, int | str] = {}
        self.picked: dict[str, str] = {}
        self.unsaid: set[str] = set()
        self.open(session, path)

    def open(self, session: Session, path: Path | None) -> None:
        """Takes up a game; the one played so far is closed."""
        self.session = session
        self.path = path
        crash_report.watch(path)
        self.view: View = session.view()
        self.looks = Looks(session, path)
        self.looks.recall()
        self.forecasts: list[Forecast] = []
        self.debriefing: Debriefing | None = None
        self.packing: Packing | None = None
        self.packed: tuple[int, int, bool] = (0, 0, False)
        self.foreseen: View | None = None
        self.waived: set[str] = set()
        self.stopped = ""
        self.steps: list[int] = []
        self.draft.clear()
        self.picked.clear()
        self.unsaid.clear()
        header = session.recording.header
        settled = {**session.scenario.parameters, **header.overrides}
        self.parameters = Parameters(header.level, settled)
        self.tutor = Tutor(
            session,
            lambda: (self.view, self.view.now >= self.report_due()),
            left=header.is_branch or words.is_open(self.view),
        )
        self.maker: Maker | None = None
        self.page = Page("")
        self._shown: list[str] | None = None

    @property
    def looked(self) -> View:
        """What the player saw when time last began to run; the present before it ever ran."""
        return self.looks.last.view if self.looks.last is not None else self.view

    @property
    def forecast(self) -> Forecast | None:
        """The last forecast that was asked for in this sitting."""
        return self.forecasts[-1] if self.forecasts else None

    def leave(self) -> None:
        """Ends this sitting; the game is saved."""
        raise Leave

    # Pages

    def go(self, maker: Maker) -> None:
        """Turns to another page; it is shown when the command is done."""
        self.maker = maker
        self._shown = None

    def show_again(self) -> None:
        """The page is printed anew when the command is done."""
        self._shown = None

    def refresh_page(self) -> None:
        """Shows the page if it is another one or offers something else than before."""
        assert self.maker is not None
        self._keep_data()
        self.page = self.maker()
        offered = [self.page.name, *(choice.label for choice in self.page.choices)]
        if offered != self._shown:
            self._shown = offered
            self.show()

    def _keep_data(self) -> None:
        self.console.keep(written(self.session))

    def show(self) -> None:
        """Prints the page."""
        console, page = self.console, self.page
        console.line()
        console.line(self._header(page))
        if self._taught:
            self.teach()
        elif self.view.public.ended:
            self.tutor.note(console, page.name)
        console.lines(page.lines)
        for line in console.said(page.hint).splitlines():
            console.write(f" {self._keys(line)}")

    def _header(self, page: Page) -> str:
        view, console = self.view, self.console
        title = view.project.title
        until = wording.day_number(view.public.deadline)
        day = f"Day {view.day} of {until}"
        right = page.right or f"{wording.date(view, view.now)}, wk {view.now // WEEK + 1}"
        if console.plain:
            return f" {page.name.capitalize()}. {title}. {day}. {right}."
        text = f" {page.name:<9} {title[:26]:<28}{day:<17}{right:>23} "
        return console.style(text[: console.width].ljust(console.width), "head")

    def _keys(self, hint: str) -> str:
        """A line of hints with its keys standing out."""
        style = self.console.style
        parts = []
        for part in hint.split(" · "):
            key, _, rest = part.partition(" ")
            rest = re.sub(r"\b\d+\b", lambda found: style(found[0], "key"), rest)
            parts.append(f"{style(key, 'key')} {rest}".rstrip())
        return style(" · ", "dim").join(parts)

    def choose(self, number: int) -> None:
        """What a number does on this page."""
        choices = self.page.choices
        if not 1 <= number <= len(choices):
            most = f"1 to {len(choices)}" if choices else "none"
            self.say(f"There is no choice {number} here ({most}). Type ? for help.")
            return
        choices[number - 1].do()

    def enter(self) -> None:
        """What Enter does: the next step of the tutorial, else what the page says."""
        if self._taught and self.tutor.enter():
            self.teach()
            return
        if self.page.enter is not None:
            self.page.enter.do()

    @property
    def _taught(self) -> bool:
        """Whether the tutorial may speak: while the project runs."""
        return self.view.public.started and not self.view.public.ended

    def teach(self, *, again: bool = False) -> None:
        """The step of the tutorial that counts now, if it was not shown yet."""
        self._keep_data()
        self.tutor.show(self.console, self.session.fill, again=again)

    # Saying

    def say(self, text: str, style: str = "") -> None:
        self.console.say(text, style)

    def tell(self, entries: list[LogEntry], *, dated: bool = False) -> None:
        """Lines of the log in words."""
        lines: list[str] = []
        today, width = "", self.console.width - 2
        for entry in entries:
            if entry.kind in _QUIET:
                continue
            day = wording.day(entry.time).capitalize()
            head = "" if not dated or day == today else f"{day}: "
            today = day
            said = self.console.said(wording.sentence(entry, self.view))
            lines += self.console.wrap(head + said, width)
            if entry.kind == "message":
                lines += self.console.wrap(self._body(entry), width - 2, "  ")
        self.console.lines(f" {line}" for line in lines)

    def _body(self, entry: LogEntry) -> str:
        """What the message of a log entry says."""
        at = digest_news.place_of(entry, self.view)
        return self.view.public.inbox[at].body if at >= 0 else ""

    # Acting

    def look(self) -> None:
        """Reads the view anew."""
        self.view = self.session.view()

    def act(self, *actions: Action, said: str = "", quiet: bool = False) -> bool:
        """Does the actions as one step and says what changed; False if any was refused."""
        before, listed = len(self.view.public.log), len(self.view.public.errands)
        count = 0
        for action in actions:
            refusal = self.session.submit(action)
            if refusal:
                self.say(phrases.refused(refusal), "bad")
                continue
            count += 1
            self.look()
            self.tutor.acted(action)
            self.look()
        if not count:
            return False
        self.steps.append(count)
        entries = self.view.public.log[before:]
        if not quiet:
            self.tell(entries)
        if said:
            self.say(said, "ok")
        elif not quiet and all(entry.kind in _QUIET for entry in entries):
            done = phrases.describe(actions[0], self.view)
            begun = len(self.view.public.errands) > listed
            self.say(f"On your list: {done}." if begun else f"Done: {done}.", "ok")
        if self.view.public.ended:
            self.stopped = "the project has ended"
        return count == len(actions)

    def take_back(self) -> None:
        """Undoes the last step, as far as time stands still and chance was not asked."""
        if not self.session.can_take_back:
            self.say(
                f"Too late to take back: {wording.day(self.view.now)} has begun, chance has spoken,"
                " or nothing was done yet.",
                "bad",
            )
            return
        count = self.steps.pop() if self.steps else 1
        undone = 0
        while undone < count and self.session.can_take_back:
            self.session.submit(TakeBack())
            undone += 1
        self.look()
        self.say(f"Taken back: {wording.plural(undone, 'action')}.", "ok")

    # Time

    def run(self, until: int, stop: int = sessions.ANYTHING) -> None:
        """Lets time run to `until`, or to the first thing in `stop`; says what happened."""
        view = self.view
        if view.public.ended:
            self.say("The project has ended. Time stands still.")
            return
        if not view.public.started:
            self.say("Time stands still until you promise a date and set the baseline.", "bad")
            return
        limit = self._limit(until)
        if limit < 0:
            return
        self.looks.away(view)
        self.steps.clear()
        self.show_again()
        reasons = self._advance(limit, stop)
        self.look()
        self.tell(self.view.public.log[len(view.public.log) :], dated=True)
        self.looks.stopped(self.view, told=True)
        self.stopped = self._why(reasons, limit < until)
        self.tutor.ran()

    def _advance(self, until: int, stop: int) -> int:
        """Runs until something in `stop`, or until the week in which a report falls due."""
        while True:
            mask = stop | sessions.WEEK | (sessions.READY if self.tutor.staffs else 0)
            reasons = self.tutor.staff(self.session.advance(until, mask))
            now = self.session.recording.reached
            due = self.report_due()
            if reasons & (stop | sessions.END) or now >= until or self.session.ended:
                return reasons
            if now % WEEK == 0 and 0 <= now - due < WEEK:
                return 0

    def _limit(self, until: int) -> int:
        """How far time may run, -1 if it stays: what waits for the player is said once, and typing
        the command again runs on. A decision is not run over before its last day."""
        for id in self.view.open_dilemmas():
            deadline = self.view.public.dilemmas[id].deadline
            last = (deadline - 1) // DAY * DAY
            on_last = self.view.now >= last
            if not self._told(f"{id} {on_last}"):
                title = self.view.name(id)
                when = "today at the latest" if on_last else f"until {wording.day(deadline)}"
                self.say(
                    f"“{title}” waits for your decision {when}: d decides. The same command again "
                    "runs on without an answer.",
                    "warn",
                )
                return -1
            until = min(until, deadline if on_last else last)
        idle = [id for id in figures.unstaffed(self.view) if not self._told(id)]
        if idle and pages.proposal(self.view):
            names = wording.listed([wording.task_label(self.view, id) for id in idle])
            self.say(
                f"{names} could go on and {'has' if len(idle) == 1 else 'have'} no people: a shows "
                "a proposal. The same command again runs on.",
                "warn",
            )
            return -1
        return until

    def _told(self, what: str) -> bool:
        """Whether the player was told before; from now on yes."""
        known = what in self.waived
        self.waived.add(what)
        return known

    def _why(self, reasons: int, held: bool) -> str:
        view = self.view
        if not view.public.ended and view.open_dilemmas():
            return "a decision is waiting" if not held else "a decision waits for its last day"
        moved = abs(view.public.float_days - self.looked.public.float_days) >= 3
        for bit, said in _STOPS:
            if reasons & bit:
                return "the plan's end has moved" if moved and bit == sessions.SIGN else said
        return "a status report is due" if view.now >= self.report_due() else ""

    def report_due(self) -> int:
        """The minute at which the next status report is due."""
        reports = self.view.public.reports
        last = reports[-1].time if reports else 0
        return int(last + self.parameters.report_due * DAY)

    # Asking

    def ask(self, question: str) -> str:
        """A line from the player; empty means no."""
        return self.console.read(f"{question} ")

    def ask_number(self, question: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number; -1 if the player gives up or types something else."""
        shown = "" if default is None else f" [{default}]"
        text = self.ask(f"{question}, {low} to {high}{shown}:").rstrip(" %d").strip()
        if not text:
            return -1 if default is None else default
        if not text.isdecimal() or not low <= int(text[:9]) <= high:
            self.say(f"A number from {low} to {high} is wanted. Nothing changed.")
            return -1
        return int(text)

    def ask_which(self, question: str, options: list[Choice]) -> None:
        """A short numbered list; what is chosen is done."""
        for number, option in enumerate(options, 1):
            self.console.option(number, option.label)
        number = self.ask_number(question, 1, len(options)) if options else -1
        if number > 0:
            options[number - 1].do()

    # Saving

    def keep(self, name: str) -> None:
        """A copy under a name; the game goes on in its own file."""
        if self.path is None:
            self.say("This game is not being saved.")
            return
        try:
            save = saves.keep(self.path, name)
        except ContingencyError as error:
            self.say(str(error), "bad")
            return
        self.say(f"A copy is kept as “{save.name}”. Your game goes on and saves itself.", "ok")

    def load(self, save: saves.Save) -> bool:
        """Goes on with another save; False if it cannot be opened."""
        try:
            session, path = saves.take_up(save)
        except ContingencyError as error:
            self.say(str(error), "bad")
            return False
        self.session.close()
        self.open(session, path)
        return True

    def where_saved(self) -> str:
        """How the player finds this game again."""
        if self.path is None:
            return "This game is not being saved."
        return f"Saved as “{self.path.stem}”. contingency continue takes it up again."
