"""The debrief of a game that has ended, for window and terminal: what is known of it so far.

Facts and causes are there at once; what has to be computed comes in parts (`computing`).
"""

from __future__ import annotations

import secrets
from pathlib import Path

from game import recording
from game.debrief import words
from game.debrief.analysis import Decision
from game.debrief.calibration import Calibration, calibrate
from game.debrief.causes import Why, why
from game.debrief.competences import Standing, standings
from game.debrief.rewind import (
    MOST,
    Branch,
    Pair,
    Rewind,
    branches_beside,
    keep_branches,
    read_branches,
)
from game.debrief.score import account
from game.debrief.weights import Reweighed, own, reweigh
from game.errors import ContingencyError
from game.model import actions as a
from game.model.view import View
from game.session import Session
from game.ui import phrases, saves
from game.ui.computing import Computing
from game.ui.own_moves import Taken, spoken, taken

UNSEEN = 1_000_000
"""The first replicate that a branch by hand may go on in: above all that an analysis looks at."""


class Debriefing(Computing):
    """All that screens and pages of the debrief read, and what the learner writes."""

    def __init__(self, session: Session, path: Path | None, where: str = "") -> None:
        super().__init__(session, path, where)
        self.view: View = session.view()
        self.taken: list[Taken] = taken(session)
        self.why: Why = why(self.view)
        self.reached = 7 if words.is_open(self.view) else 1
        self.branches: list[Branch] = read_branches(branches_beside(path)) if path else []
        self.pair: Pair | None = None
        self.selected = ""
        self.weights: dict[str, int] = own(session.scenario.score)
        self._calibration: tuple[int, Calibration] | None = None
        self._rewind: tuple[int, Rewind] | None = None
        self._moves: dict[tuple[str, str], tuple[str, ...]] = {}

    @property
    def hindsight(self) -> bool:
        """Whether this game is a branch, whose player knew what would come."""
        return self.session.recording.header.is_branch

    @property
    def calibration(self) -> Calibration:
        """Forecasts, risk estimates and reports against what came."""
        if self._calibration is None or self._calibration[0] != len(self.course):
            hidden = self.session.truth()
            chances = {id: risk.at_opening for id, risk in hidden.risks.items()}
            horizon = self.session.scenario.horizon
            known = {
                each.time: (_or(each.known[1], horizon), _or(each.known[2], horizon))
                for each in self.course
                if each.known
            }
            made = calibrate(self.view, chances, known)
            self._calibration = len(self.course), made
        return self._calibration[1]

    @property
    def rewind(self) -> Rewind:
        """The game, ready for another choice; made when first wanted, anew for each analysis."""
        found = self.analysis.decisions if self.analysis is not None else ()
        if self._rewind is None or self._rewind[0] != len(found):
            made = Rewind(
                *(self.session.recording, self.session.scenario),
                decisions=found,
                look=self.settings.looks[0],
            )
            self._rewind = len(found), made
        return self._rewind[1]

    def moves(self, decision: Decision, option: str) -> tuple[str, ...]:
        """What an option means in moves, where its title does not say it; empty until known."""
        return self._moves.get((decision.id, option), ())

    def name_moves(self) -> None:
        """Works out the moves behind the options of the decisions that mattered; what was named by
        who would do it gets them as its title."""
        known: dict[tuple[str, str], tuple[str, ...]] = {}
        for decision in self.weighty():
            view = self.rewind.moment(decision.id).view
            for each in self.rewind.point(decision.id).candidates:
                if each.kind not in ("choice", "response"):
                    known[decision.id, each.id] = tuple(
                        phrases.describe(action, view) for action in each.block
                    )
        self._moves = known
        if self.analysis is not None:
            self.analysis = spoken(self.analysis, known)

    def reweighed(self) -> Reweighed | None:
        """The game under the weights that the player has set; the rating stays as it is."""
        if self.analysis is None or not self.complete:
            return None
        earned = [part.hundredths for part in account(self.session).parts]
        return reweigh(self.analysis, self.session.scenario.score, earned, self.weights)

    def keep(self, branch: Branch) -> None:
        """Keeps a branch beside the recording, in place of one that tried the same."""
        kept = [each for each in self.branches if _same(each) != _same(branch)]
        self._keep_all([*kept, branch])

    @property
    def full(self) -> str:
        """Why no branch can be added, in a sentence; "" where one can."""
        return f"{MOST} branches are kept. Remove one first." if len(self.branches) >= MOST else ""

    def remove(self, branch: Branch) -> str:
        """Forgets a branch, with the saved game of one continued by hand; a sentence where that
        cannot be deleted, else ""."""
        if branch.path:
            try:
                saves.delete(saves.find(Path(branch.path).stem))
            except ContingencyError as error:
                return str(error)
        self._keep_all([each for each in self.branches if each is not branch])
        return ""

    def _keep_all(self, branches: list[Branch]) -> None:
        self.branches = branches
        if self.path is not None:
            keep_branches(branches_beside(self.path), branches)

    def weighty(self) -> list[Decision]:
        """Decisions that mattered or cost something, in order of time."""
        if self.analysis is None:
            return []
        return [each for each in self.analysis.decisions if each.matters]

    def decision(self, id: str) -> Decision | None:
        """The decision of that id."""
        found = self.analysis.decisions if self.analysis is not None else ()
        return next((each for each in found if each.id == id), None)

    def by_subject(self, subject: str) -> Decision | None:
        """The decision about a dilemma, risk or move that mattered most."""
        found = self.analysis.decisions if self.analysis is not None else ()
        mine = [each for each in found if each.subject == subject]
        return max(mine, key=lambda each: each.spread, default=None)

    def number(self, decision: Decision) -> int:
        """The number that a decision bears on screen, from 1 in order of time; 0 for none."""
        for number, each in enumerate(self.weighty(), 1):
            if each.id == decision.id:
                return number
        return 0

    def themes(self) -> tuple[Standing, ...]:
        """Skill themes, weakest first."""
        return standings(self.analysis.decisions) if self.analysis is not None else ()

    def say(self, *entries: a.WriteJournal) -> str:
        """Puts words into the recording; a sentence where they cannot be kept, else ""."""
        for entry in entries:
            try:
                refusal = self.session.submit(entry)
            except ContingencyError as error:
                return str(error)
            if refusal is not None:
                return f"{refusal.text} {refusal.way_out}".strip()
        self.view = self.session.view()
        if words.is_open(self.view):
            self.reached = max(self.reached, 2)
        return ""

    def play_out(self, decision: str, option: str) -> None:
        """Tries another option in the same luck, beside the screen."""

        def work() -> None:
            self.keep(self.rewind.play_out(decision, option))

        self.beside("playing the branch out", work)

    def by_hand(self, decision: str, option: str, luck: str) -> tuple[Session, Path | None]:
        """A new game from this decision on, in the `same` luck or in `others`, saved where this one
        is; the game that was is kept. Raises RecordingError."""
        parent = self.path.name if self.path is not None else ""
        path = saves.new_path(self.session.scenario) if self.path is not None else None
        number = None if luck == "same" else UNSEEN + secrets.randbelow(UNSEEN)
        made = self.rewind.branch(decision, option, luck=number, path=path, parent=parent)
        return made, path

    def gather(self) -> None:
        """Looks where the branches stand that were continued by hand, beside the screen."""
        known = {each.path for each in self.branches if each.path}
        there = saves.branches_of(self.path) if self.path is not None else []
        if not (there or known):
            return

        def work() -> None:
            gone = known - {str(path) for path in there}
            self.branches = [each for each in self.branches if each.path not in gone]
            for path in there:
                found = self.rewind.by_hand(recording.read(path), path)
                if found is not None:
                    self.keep(found)

        self.beside("looking at your branches", work)

    def compare(self, decision: str, first: str, second: str, futures: int = 200) -> None:
        """Compares two options in other luck, beside the screen."""

        def work() -> None:
            self.pair = self.rewind.compare(
                *(decision, first, second), futures=futures, executor=self.executor()
            )

        self.pair = None
        self.beside(f"comparing in {futures} other futures", work)


def _same(branch: Branch) -> tuple[str, ...]:
    """What makes two branches one: the file, or what was tried and who led it."""
    return (branch.path or f"{branch.decision} {branch.option}", branch.leader)


def _or(minute: int, horizon: int) -> int:
    return minute if minute >= 0 else horizon
