"""The points of a moment: what was to be decided, and the options that there were.

Dilemmas, responses, reports and other moves in the order in which the player made them, then what
the reference would have done and the player did not, then all staffing as one group. Each is tried
with the player's earlier decisions of the moment made. Doing nothing is always an option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.debrief.moments import Moment
from game.engine.rules.stakeholders import honest
from game.managers.plans import REPORT, STAFFING, Key, Plan, blocks, compose
from game.managers.staffing import propose
from game.model import actions as a
from game.model.units import DAY
from game.model.view import View
from game.model.world import Said

Possible = Callable[[a.Action], bool]
"""Whether a move is possible at the moment, as far as its view tells."""
NOTHING = "nothing"
OMITTED = "omitted"
"""The kind of a point about what the reference would have done and the player did not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An option, the plan of the whole moment that tries it, and the moves that are its own."""

    id: str
    title: str
    kind: str
    plan: Plan
    block: Plan = ()


@dataclass(frozen=True, slots=True)
class Honest:
    """What an honest report would have said, by the forecast of the moment: minutes and cents."""

    finish_p50: int
    finish_p80: int
    cost_p50: int
    cost_p80: int


@dataclass(frozen=True, slots=True)
class Point:
    """One decision of a moment, ready to be tried."""

    key: Key
    title: str
    chosen: str
    reference: str
    candidates: tuple[Candidate, ...]
    flagged: str
    tags: tuple[str, ...]
    action: int

    @property
    def plans(self) -> Mapping[str, Plan]:
        """The plan of each option."""
        return {each.id: each.plan for each in self.candidates}


def base_plan(moment: Moment) -> Plan:
    """The plan of a moment at which the reference decides everything."""
    return compose(moment.reference, {})


def reports(moment: Moment) -> bool:
    """Whether the player has reported, so that honest reports are options."""
    return REPORT in blocks(moment.played)


def points(
    moment: Moment, possible: Possible, honest_report: Honest | None, *, apart: bool = False
) -> tuple[Point, ...]:
    """The points of a moment in their order; `honest_report` where the player has reported.

    What the reference would have done and the player did not is one point, or with `apart` one for
    each kind of move; the gains of those add up to the gain of the one.
    """
    theirs, ours = blocks(moment.accepted), blocks(moment.played)
    done: dict[Key, Plan] = {}
    found: list[Point] = []

    def add(key: Key, title: str, options: _Options, tags: tuple[str, ...], flag: str) -> None:
        candidates = options.candidates(moment, done)
        if len(candidates) > 1:
            action = _number(moment, ours.get(key, ()))
            chosen, reference = options.chosen, options.reference
            found.append(Point(key, title, chosen, reference, candidates, flag, tags, action))
        if options.chosen != options.reference:
            done.update(dict.fromkeys(options.keys, ours.get(key, ())))

    early = [key for key in ours if key != STAFFING]
    late = [key for key in theirs if key not in ours and key != STAFFING]
    for key in [*early, *(key for key in late if key.kind == "dilemma")]:
        options = _Options((key,), ours.get(key, ()), theirs.get(key, ()))
        options.offer(_further(moment.view, key, possible, honest_report))
        flag = _flag(moment.view, ours.get(key, ()))
        add(key, _title(moment.view, key), options, _tags(moment.view, key), flag)
    omitted = [key for key in late if key.kind != "dilemma"]
    kinds = dict.fromkeys(key.kind for key in omitted) if apart else [""] if omitted else []
    for kind in kinds:
        keys = tuple(key for key in omitted if key.kind == kind or not kind)
        whole = tuple(action for key in keys for action in theirs[key])
        tags = tuple(dict.fromkeys(tag for key in keys for tag in _tags(moment.view, key)))
        options = _Options(keys, (), whole)
        add(Key(OMITTED, kind), _undone(moment.view, kind, keys), options, tags, "")
    if STAFFING in ours or STAFFING in theirs:
        options = _Options((STAFFING,), ours.get(STAFFING, ()), theirs.get(STAFFING, ()))
        proposal = tuple(action for action in propose(moment.view) if possible(action))
        options.offer([("assistant", "As the assistant proposes", "assistant", proposal)])
        add(STAFFING, "Staffing", options, (), "")
    return tuple(found)


class _Options:
    """The options of one point as blocks of moves; equal blocks are one option."""

    def __init__(self, keys: tuple[Key, ...], ours: Plan, theirs: Plan) -> None:
        self.keys = keys
        self._ours, self._theirs = ours, theirs
        self._blocks: dict[Plan, tuple[str, str, str]] = {}
        sent = keys[0] == REPORT
        self._put("player", "As sent" if sent else "What you did", "player", ours)
        self._put("reference", "What the handbook would do", "reference", theirs)
        if keys[0].kind != "baseline":
            self._put(NOTHING, "Nothing for now", "nothing", ())

    def _put(self, id: str, title: str, kind: str, block: Plan) -> None:
        if not block:
            id, title, kind = NOTHING, "Nothing for now", "nothing"
        self._blocks.setdefault(block, (id, title, kind))

    def offer(self, further: list[tuple[str, str, str, Plan]]) -> None:
        """Options of the scenario or the assistant; their names count for equal blocks."""
        for id, title, kind, block in further:
            if not block:
                continue
            known = self._blocks.get(block)
            if known is None or kind != "assistant":
                self._blocks[block] = (id, title, kind)

    @property
    def chosen(self) -> str:
        """The id of what the player did."""
        return self._blocks[self._ours][0]

    @property
    def reference(self) -> str:
        """The id of what the reference would do."""
        return self._blocks[self._theirs][0]

    def candidates(self, moment: Moment, done: Mapping[Key, Plan]) -> tuple[Candidate, ...]:
        """Every option with the plan that tries it."""
        made = []
        for block, (id, title, kind) in self._blocks.items():
            replaced = dict(done)
            if block != self._theirs:
                replaced.update(dict.fromkeys(self.keys, ()))
                replaced[self.keys[0]] = block
            made.append(Candidate(id, title, kind, compose(moment.reference, replaced), block))
        return tuple(made)


def _further(
    view: View, key: Key, possible: Possible, honest_report: Honest | None
) -> list[tuple[str, str, str, Plan]]:
    """What the scenario offers beside what player and reference did."""
    offers: list[tuple[str, str, str, a.Action]] = []
    if key.kind == "dilemma":
        offers += [
            (choice.id, choice.title, "choice", a.Answer(key.subject, choice.id))
            for choice in view.project.dilemmas[key.subject].choices
        ]
    elif key.kind == "response":
        offers += [
            (response.id, response.title, "response", a.Respond(key.subject, response.id))
            for response in view.project.risks[key.subject].responses
        ]
    elif key == REPORT and honest_report:
        told = honest_report
        for id, title, finish, cost in (
            ("p50", "An honest report, as likely as not", told.finish_p50, told.cost_p50),
            ("p80", "An honest report with a margin", told.finish_p80, told.cost_p80),
        ):
            colour = _colour(view, finish)
            offers.append((id, title, id, a.Report(finish, finish, cost, colour)))
    return [(id, title, kind, (act,)) for id, title, kind, act in offers if possible(act)]


def _colour(view: View, finish: int) -> str:
    spare = (view.public.deadline - finish) // DAY
    return "ok" if spare >= 0 else "warn" if spare >= -5 else "bad"


_TITLES = {
    "report": "Status report",
    "look": "Looking for risks",
    "reserve": "Management reserve",
    "baseline": "The date to promise",
    "planning": "Plan and quality",
    "staffing": "Staffing",
}


_UNDONE = {
    "": "Left undone",
    "response": "Risks without a response",
    "move": "Measures not taken",
    "talk": "Not talked with",
    "question": "Not asked before",
}
_UNDONE_ALONE = {
    "report": "No status report",
    "look": "No look for risks",
    "reserve": "Reserve not drawn on",
    "planning": "Plan and quality left as they were",
}
_NAMED = 2


def _undone(view: View, kind: str, keys: tuple[Key, ...]) -> str:
    """What was not done, the first by name and the others by their number."""
    if kind in _UNDONE_ALONE:
        return _UNDONE_ALONE[kind]
    named = [view.name(key.subject) if kind else _title(view, key) for key in keys[:_NAMED]]
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    return f"{_UNDONE[kind]}: {', '.join(named)}{more}"


def _title(view: View, key: Key) -> str:
    if key.kind == "question":
        return f"Question before: {view.name(key.subject)}"
    if key.kind == "talk":
        return f"Talk with {view.name(key.subject)}"
    return _TITLES.get(key.kind) or view.name(key.subject)


def _tags(view: View, key: Key) -> tuple[str, ...]:
    project = view.project
    match key.kind:
        case "dilemma" | "question":
            return project.dilemmas[key.subject].tags
        case "response":
            return project.risks[key.subject].tags
        case "move":
            return project.moves[key.subject].tags
    return ()


def _flag(view: View, block: Plan) -> str:
    """What is dishonest or unsafe about the moves, by rule; "" for nothing."""
    for action in block:
        if isinstance(action, a.Answer):
            choices = view.project.dilemmas[action.dilemma].choices
            if any(choice.trap for choice in choices if choice.id == action.choice):
                return "This answer is dishonest or unsafe, whatever it pays."
        if isinstance(action, a.Report):
            said = Said(
                *(view.now, action.low, action.high, action.cost, action.colour, action.text),
                *(0, view.public.float_days, 0),
            )
            if not honest(said, view.public.deadline):
                return "The report says on time; the plan of that day did not."
    return ""


def _number(moment: Moment, block: Plan) -> int:
    """The number in the recording of the first action of a block, -1 for none."""
    for number, action in zip(moment.numbers, moment.played, strict=True):
        if action in block:
            return number
    return -1
