"""What is scheduled to happen, and the log of what did happen.

An `Event` waits in the agenda; `engine/dispatch.py` holds the one table `kind -> handler`.
A `LogEntry` is what the manager has seen; `SENTENCES` tells each kind in words.
"""

from __future__ import annotations

from typing import NamedTuple

from game.model.actions import Action
from game.model.effects import Effect


class Event(NamedTuple):
    """Something to come. `number` is a version or an occurrence; `effects` act if it carries any,
    and an `action` of the manager comes to its result."""

    kind: str
    subject: str = ""
    number: int = 0
    effects: tuple[Effect, ...] = ()
    action: Action | None = None


class LogEntry(NamedTuple):
    """One thing the manager saw. `amount` has the unit that the sentence of `kind` says."""

    time: int
    kind: str
    subject: str = ""
    amount: int = 0
    detail: str = ""


SENTENCES: dict[str, str] = {
    "task_ready": "{subject} can start.",
    "task_started": "{subject} has started.",
    "task_finished": "{subject} is finished.",
    "task_waits": "{subject} waits: {detail}.",
    "task_stopped": "{subject} stands still: {detail}.",
    "task_dropped": "{subject} is out of scope.",
    "task_added": "{subject} is now in scope.",
    "task_changed": "{subject}: {detail}.",
    "work_added": "{subject} needs {days:+} d of work: {detail}.",
    "rework": "{subject}: {days} d of rework found.",
    "assigned": "{subject} works on {detail} at {percent} %.",
    "unassigned": "{subject} no longer works on {detail}.",
    "released": "{subject} goes back to the line organisation.",
    "rebooked": "{subject} comes back to the project on day {day}.",
    "overtime": "{subject} works {amount} hours a week.",
    "ill": "{subject} is ill.",
    "away": "{subject} is away: {detail}.",
    "back": "{subject} is back.",
    "notice": "{subject} has given notice and leaves on day {day}.",
    "stays": "{subject} stays.",
    "left": "{subject} has left the project.",
    "joined": "{subject} has joined as {detail}.",
    "recruiting": "Somebody for {subject} is expected on day {day}.",
    "message": "{detail}",
    "dilemma": "A decision is asked: {detail}.",
    "answered": "You decided: {detail}.",
    "lapsed": "Nobody answered, so: {detail}.",
    "result": "{detail}.",
    "risk_found": "New in the register: {detail}.",
    "risk_struck": "It has happened: {detail}.",
    "risk_closed": "Can no longer happen: {detail}.",
    "indicator_rising": "Early sign for {subject}: {detail}.",
    "indicator_calm": "Early sign for {subject} is calm: {detail}.",
    "response_runs": "{subject}: response works now, {detail}.",
    "response_started": "{subject}: response begun, {detail}.",
    "looked": "Risks looked for: {amount} found.",
    "spent": "{detail}: USD {money}.",
    "reserve": "USD {money} from the management reserve.",
    "reserve_refused": "The sponsor does not release the reserve now.",
    "baseline": "Baseline set, {detail}.",
    "rebaseline_refused": "The sponsor does not accept a new baseline now.",
    "forecast_moved": "The current plan ends on day {day} ({days:+} d).",
    "reported": "Status report sent: day {day}, {detail}.",
    "surprise": "{subject} was surprised: {detail}.",
    "trust": "{subject} trusts you {detail}.",
    "talked": "You talked with {subject}.",
    "move_made": "Done: {detail}.",
    "move_queued": "On your list: {detail}.",
    "morale": "Morale: {detail}.",
    "deadline_moved": "The deadline is now day {day}.",
    "outage": "The cutover brought {amount} hours of outage.",
    "cutover_ok": "The cutover went without an outage.",
    "week": "Week {amount} begins.",
    "journal": "Journal: {detail}",
    "forecast": "You expect {percent} %: {detail}",
    "forecast_true": "It came true: {detail}",
    "forecast_false": "It did not come true: {detail}",
    "forecast_void": "No longer to be decided: {detail}",
    "hint": "Hint used: {detail}.",
    "ended": "The project has ended: {detail}.",
}
