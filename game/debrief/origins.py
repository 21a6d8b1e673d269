"""Whose doing something was, as far as the log tells: an answer, a move, a risk that struck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.events import LogEntry
from game.model.view import View

_DOING = {
    "answered": "decision",
    "lapsed": "decision",
    "move_made": "decision",
    "response_runs": "decision",
    "response_started": "decision",
    "risk_struck": "luck",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """`kind` as of `causes.Cause`; `title` says it in words, `subject` is its id."""

    kind: str
    title: str
    subject: str
    time: int


class Origins:
    """Looks origins up in the log of a view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._log = view.public.log
        self._titles: dict[str, tuple[str, str]] = {}
        project = view.project
        for id, dilemma in project.dilemmas.items():
            taken = view.public.dilemmas[id].choice
            for choice in dilemma.choices:
                if choice.id == taken:
                    self._titles[choice.title] = ("decision", id)
        self._titles |= {move.title: ("decision", id) for id, move in project.moves.items()}
        self._titles |= {risk.name: ("luck", id) for id, risk in project.risks.items()}

    def of_work(self, task: str) -> Iterator[tuple[LogEntry, Origin]]:
        """Work that was added to a task or taken off it (minutes), each with its origin."""
        for number, entry in enumerate(self._log):
            if entry.kind == "work_added" and entry.subject == task:
                yield entry, self._origin(number, entry)

    def of_change(self, task: str) -> Origin:
        """What changed the estimate or the size of a task last."""
        for number in range(len(self._log) - 1, -1, -1):
            entry = self._log[number]
            if entry.kind == "task_changed" and entry.subject == task:
                return self._origin(number, entry)
        return Origin("luck", "", "", -1)

    def of_payment(self, item: str) -> Origin:
        """What an unplanned payment was for."""
        for number, entry in enumerate(self._log):
            if entry.kind == "spent" and entry.subject == item:
                return self._origin(number, entry)
        return Origin("rest", "", "", -1)

    def _origin(self, number: int, entry: LogEntry) -> Origin:
        """By its words, else by what was told last in the same minute."""
        known = self._titles.get(entry.detail)
        if known is not None:
            return Origin(known[0], self._words(known[1], entry.detail), known[1], entry.time)
        for before in reversed(self._log[:number]):
            if before.time != entry.time:
                break
            if before.kind in _DOING:
                words = self._words(before.subject, before.detail)
                return Origin(_DOING[before.kind], words, before.subject, entry.time)
        return Origin("luck", entry.detail, "", entry.time)

    def _words(self, subject: str, detail: str) -> str:
        if subject in self._view.project.dilemmas:
            return f"{self._view.name(subject)}, “{detail}”"
        return detail.rstrip(".")
