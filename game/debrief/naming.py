"""Short words for the events that luck is put down to: clauses, without a full stop."""

from __future__ import annotations

from game.model.events import LogEntry
from game.model.view import View

REST = "Everything else"
NOTHING = "Time passed"

_CLAUSES = {
    "ended": "The end of the project",
    "outage": "The cutover brought {amount} h of outage",
    "cutover_ok": "The cutover went without an outage",
    "risk_struck": "It happened: {subject}",
    "left": "{subject} left the project",
    "deadline_moved": "The deadline was moved",
    "notice": "{subject} gave notice",
    "result": "{detail}",
    "task_finished": "{subject} was finished",
    "surprise": "{subject} was surprised: {detail}",
    "rework": "{subject}: rework was found",
    "work_added": "{subject}: the work changed, {detail}",
    "ill": "{subject} fell ill",
    "lapsed": "Nobody answered: {detail}",
    "dilemma": "A decision was asked: {detail}",
    "stays": "{subject} stays",
    "joined": "{subject} joined",
    "risk_closed": "Can no longer happen: {detail}",
    "indicator_rising": "Early sign, rising: {subject}",
    "indicator_calm": "Early sign, calm: {subject}",
    "risk_found": "New in the register: {detail}",
    "looked": "{amount} risks were found",
    "reserve_refused": "The sponsor kept the reserve",
    "rebaseline_refused": "The sponsor refused a new baseline",
    "reserve": "The sponsor released reserve",
    "task_changed": "{subject}: {detail}",
    "task_dropped": "{subject} is out of scope",
    "task_added": "{subject} is in scope",
    "task_stopped": "{subject} stood still: {detail}",
    "away": "{subject} was away",
    "back": "{subject} came back",
    "message": "{subject}: {detail}",
}
TELLING = tuple(_CLAUSES)
"""Kinds of log entry that may have moved the value, the weightiest first."""


def weightiest(news: tuple[LogEntry, ...]) -> LogEntry | None:
    """The entry that a stretch of the log is named by: the weightiest kind, its first entry."""
    told = [entry for entry in news if entry.kind in _CLAUSES]
    return min(told, key=lambda entry: TELLING.index(entry.kind), default=None)


def words(entry: LogEntry, view: View) -> str:
    """The entry as a clause."""
    clause = _CLAUSES[entry.kind].format(
        subject=view.name(entry.subject), detail=entry.detail.rstrip("."), amount=entry.amount
    )
    return clause[:1].upper() + clause[1:]
