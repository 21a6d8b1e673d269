"""Cells of the team table: shares that are carried, dropped and stepped, and their rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.model.actions import Assign
from game.model.crew import slot_of
from game.model.units import DAY
from game.ui import why, wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Card,
    Carried,
    DropSpot,
    Factor,
    Node,
    Spot,
    Ui,
)
from game.ui.screens import figures, gantt_rows
from game.ui.screens.why_card import events

if TYPE_CHECKING:
    from game.ui.screens.team import TeamScreen


@dataclass(slots=True, eq=False)
class ShareCell(Spot):
    """An assignment cell; `+`, `−` and Delete change it where it stands."""

    change: Callable[[int], None] = lambda _: None

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.name in ("+", "=", "-", "−", "Delete", "Backspace"):
            by = {"+": 100, "=": 100, "-": -100, "−": -100}.get(key.name, -10_000)
            self.change(by)
            return True
        return False

    def wheel(self, ui: Ui, dy: float) -> bool:
        return False


def cell(screen: TeamScreen, person: str, task: str, at: Rect, family: str, code: str) -> Node:
    share = screen.share_of(person, task)
    text = f"{share // 10} %" if share else ""
    carried = Carried(
        "share", f"{person}|{task}", f"{code}, {text}", f"family.{family}.edge", "person.text"
    )
    label = f"{code} on {task}"
    return ShareCell(
        f"cell.{person}.{task}",
        at,
        label,
        text=text,
        fill=f"family.{family}",
        edge=f"family.{family}.edge",
        action=lambda: _press(screen, person, task),
        change=lambda by: _change(screen, person, task, by),
        group="grid",
        carries=carried if share else None,
        accepts=DropSpot(
            lambda c: _drop(screen, c, person, task),
            lambda c: _refuses(screen, c, person, task),
            lambda c: rate_card(screen, person, task),
        ),
        card=lambda: rate_card(screen, person, task),
    )


def _press(screen: TeamScreen, person: str, task: str) -> None:
    """Enter or click: an empty cell takes the free share, a filled one selects the person."""
    screen.select(person)
    if not screen.share_of(person, task):
        screen.assign(person, task, _natural(screen, person, task))


def _natural(screen: TeamScreen, person: str, task: str) -> int:
    """The share that a click gives: what is free, at most what the slot wants."""
    view = screen.view
    slot = slot_of(view.public.people[person], view.project.tasks[task])
    wanted = slot.nominal if slot else 500
    free = screen.free_share(person) or 500
    most = view.public.people[person].profile.capacity
    return max(100, min(free, wanted, most))


def _change(screen: TeamScreen, person: str, task: str, by: int) -> None:
    screen.select(person)
    screen.step_share(person, task, by)


def _drop(screen: TeamScreen, carried: Carried, person: str, task: str) -> None:
    source = carried.id.split("|")[1]
    screen.select(person)
    screen.move_share(person, source, task)


def _refuses(screen: TeamScreen, carried: Carried, person: str, task: str) -> str:
    who, source = carried.id.split("|")
    view = screen.view
    if who != person:
        here, own = figures.code(view, person), figures.code(view, who)
        return f"This is the row of {here}; {own} has another."
    if source == task:
        return ""
    return screen.run.possible(Assign(person, task, 100))


def rate_card(screen: TeamScreen, person: str, task: str) -> Card:
    """How fast a person is or would be on a task, factor by factor."""
    view = screen.view
    entry = view.project.tasks[task]
    code = figures.code(view, person)
    refusal = screen.run.possible(Assign(person, task, 100))
    title = f"{code} on {wording.task_label(view, task)}"
    if refusal:
        return Card(title, refusal)
    factors = screen.run.session.explain_person(person, task)
    product = 1.0
    for value in factors.values():
        product *= value
    slot = slot_of(view.public.people[person], entry)
    role = view.project.roles[slot.role].name.lower() if slot else "nobody"
    rows = [Factor(name.capitalize(), wording.factor(value)) for name, value in factors.items()]
    slack = gantt_rows.floats(view).get(task, 0)
    rows.append(Factor(f"Float of {task}", wording.days(slack // DAY * DAY)))
    have, want = crew(screen, task)
    rows.append(
        Factor(
            "Crew, assigned of nominal",
            f"{wording.decimal(have / 1000)} of {wording.decimal(want / 1000)}",
        )
    )
    return Card(
        title,
        f"Works at {wording.factor(product)} of a fully trained {role}.",
        tuple(rows) + events(why.task_pace(screen.run.session, task).moved),
        "computed, now",
    )


def crew(screen: TeamScreen, task: str) -> tuple[int, int]:
    """Shares assigned, and the nominal crew, permille."""
    view = screen.view
    return (
        sum(view.public.assignments[task].values()),
        sum(slot.nominal for slot in view.project.tasks[task].slots),
    )
