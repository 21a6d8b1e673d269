"""Why work goes as fast as it does, and why people feel and trust as they do."""

from __future__ import annotations

from game.model.events import LogEntry
from game.model.parameters import Parameters
from game.model.view import View
from game.session import Session
from game.ui import figures, phrases, wording
from game.ui.why.told import Factor, Moved, Why, about, behind, told

OF_TASK = (
    "task_started",
    "task_waits",
    "task_stopped",
    "task_changed",
    "work_added",
    "rework",
    "task_added",
)
OF_PERSON = ("ill", "away", "back", "overtime", "joined", "notice", "stays", "left", "rebooked")
LOOK_BACK = "Retrospective"


def task_pace(session: Session, id: str) -> Why:
    """The pace of a task: each slot, who is in it, and the named factors of each person."""
    view = session.view()
    state = view.public.tasks[id]
    title = f"Pace of {wording.task_label(view, id)}"
    moved = _of_task(view, id)
    if not view.project.tasks[id].slots:
        return Why(title, "It is done outside; nobody of ours works on it.", moved=moved)
    rows: list[Factor] = []
    ratios = []
    for slot in session.explain_rate(id):
        ratio = slot.effective / slot.nominal if slot.nominal else 0.0
        ratios.append(ratio)
        rows.append(
            (
                f"{wording.label(view, slot.role)}: effective of wanted",
                f"{wording.factor(slot.effective)} of {wording.factor(slot.nominal)}",
                "" if slot.people else "Nobody works in it.",
            )
        )
        for person, share, factors in slot.people:
            said = f"{view.name(person)}, {round(share * 100)} %"
            rows.append((said, wording.factor(share * _times(factors)), wording.product(factors)))
    if state.status == "active":
        text = f"It goes at {wording.factor(state.rate / 1_000_000)} of its nominal pace. "
    else:
        reason = f": {state.why}" if state.why else ""
        text = f"{phrases.TASK[state.status].capitalize()}{reason}. "
    if len(ratios) > 1:
        text += "The weakest slot sets the pace."
    return Why(title, text.strip(), tuple(rows), moved, "computed, now")


def _times(factors: dict[str, float]) -> float:
    value = 1.0
    for factor in factors.values():
        value *= factor
    return value


def _of_task(view: View, id: str) -> tuple[Moved, ...]:
    """What happened to the task and to those who work on it, since they do."""
    crew = view.public.assignments[id]
    since = {
        person: max(
            (
                e.time
                for e in view.public.log
                if e.kind == "assigned" and e.subject == person and e.detail == id
            ),
            default=0,
        )
        for person in crew
    }

    def counts(entry: LogEntry) -> bool:
        if entry.subject == id:
            return entry.kind in OF_TASK
        if entry.kind in ("assigned", "unassigned"):
            return entry.detail == id
        return (
            entry.subject in crew
            and entry.kind in OF_PERSON
            and entry.time >= since.get(entry.subject, 0)
        )

    return told(view, filter(counts, view.public.log))


def pace(session: Session, person: str) -> Why:
    """How fast a person is on what is in work, factor by factor."""
    view = session.view()
    tasks = [
        task
        for task, _ in figures.works_on(view, person)
        if view.public.tasks[task].status == "active"
    ]
    rows: list[Factor] = []
    for task in tasks:
        factors = session.explain_person(person, task)
        label = wording.task_label(view, task)
        rows.append((label, wording.factor(_times(factors)), wording.product(factors)))
    text = (
        "Of a fully trained person, on each task in work."
        if tasks
        else "Nothing is in work now, so there is no pace."
    )
    moved = told(view, about(view, person, (*OF_PERSON, "assigned", "unassigned", "released")))
    return Why(f"Pace of {view.name(person)}", text, tuple(rows), moved, "computed, now")


def morale(view: View, person: str, p: Parameters) -> Why:
    """Where morale stands, what pulls at it, and what happened to the person."""
    state = view.public.people[person]
    rows: list[Factor] = [
        ("Now", str(state.morale // 10), ""),
        (
            "Goes back by itself towards",
            str(p.morale_home // 10),
            f"by {wording.decimal(p.morale_drift / 10)} a week",
        ),
    ]
    extra = (state.overtime - 40) / 40
    if extra > 0:
        weekly = wording.decimal(p.overtime_morale * extra * 4 / 10)
        rows.append((f"Overtime, {state.overtime} h a week", f"−{weekly} a week", ""))
    talked = wording.day(state.talked) if state.talked >= 0 else "none yet"
    rows.append(("Last one-to-one", talked, ""))
    text = "Low morale slows work and makes people leave. Talks, rest and good news raise it."
    return Why("Morale", text, tuple(rows), _felt(view, person), f"0 to 100, {_now(view)}")


def fatigue(view: View, person: str, p: Parameters) -> Why:
    """Where fatigue stands and what raises or lowers it."""
    state = view.public.people[person]
    extra = (state.overtime - 40) / 40
    if extra > 0:
        weekly = f"+{wording.decimal(int(p.strain_fatigue * extra) / 10)} a week"
    elif state.fatigue > 150:
        weekly = f"−{wording.decimal(p.strain_fatigue * p.recovery // 4000 / 10)} a week"
    else:
        weekly = "no change"
    rows: tuple[Factor, ...] = (
        ("Now", str(state.fatigue // 10), ""),
        (f"At {state.overtime} hours a week", weekly, ""),
        ("Rested is", "15", ""),
    )
    text = "Tired people work slower and make mistakes. Overtime raises it, normal weeks lower it."
    moved = told(view, about(view, person, ("overtime", "ill", "away", "back")))
    return Why("Fatigue", text, rows, moved, f"0 to 100, {_now(view)}")


def _felt(view: View, person: str) -> tuple[Moved, ...]:
    """What the person lived through: talks, overtime, a day off, others leaving, decisions."""
    name = view.public.people[person].profile.name

    def counts(entry: LogEntry) -> bool:
        if entry.kind in ("left", "answered", "lapsed"):
            return True
        if entry.kind == "move_made":
            return entry.detail.startswith(LOOK_BACK) or name in entry.detail
        if entry.kind == "result":
            return entry.detail.startswith(name)
        return entry.subject == person and entry.kind in OF_PERSON

    return told(view, filter(counts, view.public.log))


def trust(view: View, stakeholder: str) -> Why:
    """Trust since the start: what was noticed, and what stood behind it."""
    who = view.project.stakeholders[stakeholder]
    now = view.public.stakeholders[stakeholder].trust
    changes = about(view, stakeholder, ("trust",))
    won = sum(e.amount for e in changes if e.amount > 0)
    lost = sum(e.amount for e in changes if e.amount < 0)
    small = now - who.trust - won - lost
    rows: list[Factor] = [("At the start", _points(who.trust), "")]
    if won:
        rows.append(("Won", _points(won, sign=True), ""))
    if lost:
        rows.append(("Lost", _points(lost, sign=True), ""))
    if small:
        rows.append(("Small moves together", _points(small, sign=True), ""))
    rows.append(("Now", _points(now), ""))
    moved = tuple(
        Moved(
            wording.day(entry.time),
            _points(entry.amount, sign=True),
            behind(view, entry) or wording.sentence(entry, view),
        )
        for entry in reversed(changes)
    )
    text = (
        f"Helps: {who.helps[:1].lower()}{who.helps[1:]}"
        if who.helps
        else "It moves by contact, promises kept, and news told early or late."
    )
    return Why(f"Trust of {who.name}", text, tuple(rows), moved, f"0 to 100, {_now(view)}")


def _points(value: int, *, sign: bool = False) -> str:
    shown = wording.decimal(abs(value) / 10)
    if not sign:
        return shown
    return f"{'+' if value > 0 else wording.MINUS}{shown}"


def _now(view: View) -> str:
    return wording.day(view.now)
