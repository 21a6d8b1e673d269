"""Change log: scope, deadline and baseline, each with what it did to the plan."""

from __future__ import annotations

from dataclasses import dataclass

from game.evidence.blocks import Block, Cell, Column, Document, Heading, Table, cell, note
from game.evidence.material import Material
from game.evidence.replay import Story
from game.evidence.words import dash, day, finish, finish_day, plural, signed
from game.model.effects import (
    AddTask,
    AddWork,
    Chance,
    DropTask,
    Effect,
    Later,
    MoveDeadline,
    Replan,
    ScaleWork,
    When,
)
from game.model.units import DAY

SCOPE = (AddTask, DropTask, AddWork, Replan, ScaleWork, MoveDeadline)


@dataclass(frozen=True, slots=True)
class Change:
    """One line: where it came from, what it asks, what was decided, what it did in days."""

    minute: int
    source: str
    what: str
    decision: str
    effect: str


def changes(material: Material) -> Document:
    """Requests with decisions, then what changed in the plan and why, then the baselines."""
    story = material.story
    requests = _requests(story)
    effects = _effects(story)
    blocks: tuple[Block, ...] = (
        Heading("Requests and decisions"),
        Table(
            "Change requests",
            (
                Column("day", 0.6),
                Column("request from", 1.5),
                Column("what is asked", 2.6),
                Column("decision", 2.8),
                Column("plan before and after", 2.4),
            ),
            tuple(_row(change) for change in requests),
            "Nobody asked for a change of scope, work or date.",
        ),
        note(
            "Requests are the messages whose answers could change scope, work or the deadline. "
            "The plan is the expected day of the dated milestone, before and after the decision."
        ),
        Heading("What changed in the plan"),
        Table(
            "Changes to tasks",
            (Column("day", 0.6), Column("task", 3), Column("change", 2), Column("because of", 3)),
            tuple(
                (cell(day(c.minute)[4:]), cell(c.what), cell(c.effect), cell(c.source))
                for c in effects
            ),
            "No task was changed.",
        ),
        Heading("Baselines"),
        _baselines(story),
    )
    subtitle = f"{plural(len(requests), 'request')}, {plural(len(effects), 'change')} to tasks"
    return Document("changes", "Change log", subtitle, blocks)


def _row(change: Change) -> tuple[Cell, ...]:
    return (
        cell(day(change.minute)[4:]),
        cell(change.source),
        cell(change.what),
        cell(change.decision),
        cell(change.effect),
    )


def _requests(story: Story) -> list[Change]:
    found = []
    for decision in story.decisions:
        dilemma = story.project.dilemmas.get(decision.dilemma)
        if dilemma is None or not any(_changes_scope(c.effects) for c in dilemma.choices):
            continue
        choice = decision.choice
        title = choice.title if choice else decision.chosen
        lapsed = " (nobody answered in time)" if decision.number < 0 else ""
        before, after = decision.before, decision.after
        moved = signed((after.finish - before.finish) / DAY)
        effect = f"day {finish_day(before.finish)} to {finish_day(after.finish)} ({moved} d)"
        found.append(
            Change(
                decision.minute,
                story.view.name(dilemma.sender),
                dilemma.title,
                f"{decision.chosen}: {title}{lapsed}",
                effect,
            )
        )
    return found


def _changes_scope(effects: tuple[Effect, ...]) -> bool:
    for effect in effects:
        if isinstance(effect, SCOPE):
            return True
        if isinstance(effect, Chance | When) and (
            _changes_scope(effect.then) or _changes_scope(effect.otherwise)
        ):
            return True
        if isinstance(effect, Later) and _changes_scope(effect.effects):
            return True
    return False


def _effects(story: Story) -> list[Change]:
    found = []
    for entry in story.view.public.log:
        name = f"{entry.subject} {story.view.name(entry.subject)}"
        match entry.kind:
            case "work_added":
                effect = f"{signed(entry.amount / DAY)} d of work"
                found.append(Change(entry.time, entry.detail, name, "", effect))
            case "task_added":
                found.append(Change(entry.time, "–", name, "", "now in scope"))
            case "task_dropped":
                found.append(Change(entry.time, "–", name, "", "out of scope"))
            case "task_changed":
                found.append(Change(entry.time, "–", name, "", entry.detail))
            case "deadline_moved":
                what = story.project.deadline.name
                found.append(Change(entry.time, "–", what, "", f"deadline now day {entry.amount}"))
    return found


def _baselines(story: Story) -> Table:
    rows: list[tuple[Cell, ...]] = []
    target = story.project.deadline.task
    for number, each in enumerate(story.baselines, 1):
        planned = each.plan.get(target)
        state = "refused by the sponsor" if each.refused else "accepted"
        rows.append(
            (
                cell(str(number), "strong"),
                cell(day(each.minute)[4:]),
                cell(finish(each.promised)),
                cell(finish(planned.finish)) if planned else dash(),
                cell(state),
            )
        )
    return Table(
        "Baselines",
        (
            Column("no.", 0.6),
            Column("set on day", 1),
            Column("promised", 1.4),
            Column("plan of that moment", 2),
            Column("sponsor", 3),
        ),
        tuple(rows),
        "No baseline has been set.",
    )
