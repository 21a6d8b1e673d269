"""RACI matrix and stakeholder map, read from what was done."""

from __future__ import annotations

from game.evidence.blocks import Block, Cell, Column, Document, Heading, Split, Table, cell, note
from game.evidence.charts import influence
from game.evidence.documents.plan import workers
from game.evidence.material import Material
from game.evidence.replay import Story
from game.evidence.words import dash, day, plural
from game.model.actions import Talk

LEVEL = {"low": 0, "medium": 1, "high": 2}


def people(material: Material) -> Document:
    """Who did what, who answered for it, who was told."""
    story = material.story
    blocks = (
        Heading("Stakeholders"),
        Split((_map(story),), (_engagement(story),), 0.42),
        _stakeholders(story),
        note(
            "Wants and fears stand here only if the manager asked for them in a talk. Trust: from "
            "0 to 100, at the start and now."
        ),
        Heading("RACI"),
        note(
            "Read from the recording: R worked on the task; A answers for it, which is the "
            "manager, and at a gate the sponsor; S a supplier; I was told by status reports or "
            "talks while it ran."
        ),
        _raci(story),
    )
    subtitle = f"{plural(len(story.project.stakeholders), 'stakeholder')}, "
    subtitle += plural(len(story.view.public.people), "person", "people") + " in the team"
    return Document("people", "RACI and stakeholder map", subtitle, blocks, wide=True, prose=False)


def _state(trust: int) -> str:
    return "ok" if trust >= 600 else "warn" if trust >= 450 else "bad"


def _map(story: Story) -> Block:
    rows = []
    for id, who in story.project.stakeholders.items():
        trust = story.view.public.stakeholders[id].trust
        rows.append((who.name, LEVEL[who.power], LEVEL[who.interest], _state(trust)))
    alt = "Stakeholders by power and interest: " + "; ".join(
        f"{who.name} power {who.power}, interest {who.interest}"
        for who in story.project.stakeholders.values()
    )
    return influence(alt + ".", rows)


def _talks(story: Story, id: str) -> list[tuple[int, Talk]]:
    return [
        (minute, act)
        for minute, act in story.acts
        if isinstance(act, Talk) and act.stakeholder == id
    ]


def _engagement(story: Story) -> Table:
    public = story.view.public
    rows: list[tuple[Cell, ...]] = []
    for id, who in story.project.stakeholders.items():
        talks = ", ".join(f"{day(minute)[4:]} ({act.about})" for minute, act in _talks(story, id))
        state = public.stakeholders[id]
        rows.append(
            (
                cell(who.name, "strong"),
                cell(f"{who.trust // 10} → {state.trust // 10}"),
                cell(talks) if talks else dash(),
            )
        )
    return Table(
        "Contact with stakeholders",
        (Column("person", 2.2), Column("trust", 1.2, "right"), Column("talks, by day", 3.6)),
        tuple(rows),
    )


def _stakeholders(story: Story) -> Table:
    asked = {m.sender for m in story.view.public.inbox if m.subject == "What matters to me"}
    rows: list[tuple[Cell, ...]] = []
    for id, who in story.project.stakeholders.items():
        known = id in asked
        rows.append(
            (
                cell(who.name, "strong"),
                cell(who.title),
                cell(who.power),
                cell(who.interest),
                cell(who.engagement),
                cell("leading" if who.sponsor else "supportive"),
                cell(who.wants) if known else cell("not asked", "muted"),
                cell(who.fears) if known else cell("not asked", "muted"),
            )
        )
    return Table(
        "Stakeholder register",
        (
            Column("person", 1.6),
            Column("role", 2.2),
            Column("power", 0.9),
            Column("interest", 0.9),
            Column("engagement at the start", 1.4),
            Column("wanted", 1.2),
            Column("wants", 3),
            Column("fears", 3),
        ),
        tuple(rows),
    )


def _raci(story: Story) -> Table:
    public = story.view.public
    project = story.project
    team = [id for id, state in public.people.items() if not state.profile.manager]
    roles = list(dict.fromkeys(public.people[id].profile.role for id in team))
    sponsor = project.stakeholders[project.sponsor]
    rows: list[tuple[Cell, ...]] = []
    for id, task in project.tasks.items():
        state = public.tasks[id]
        if state.started < 0:
            continue
        worked = {public.people[person].profile.role for person in workers(story, id)}
        mine = any(public.people[person].profile.manager for person in workers(story, id))
        manager = ("R" if mine else "") + ("" if task.gate else "A")
        told = _told(story, state.started, state.finished if state.finished >= 0 else public.now)
        top = "A" if task.gate else "I" if told else ""
        rows.append(
            (
                cell(id, "strong"),
                cell(task.name),
                cell(manager),
                cell(top),
                *(cell("R" if role in worked else "") for role in roles),
                cell("S" if task.supplier else ""),
            )
        )
    return Table(
        "RACI matrix",
        (
            Column("id", 0.8),
            Column("task", 4.6),
            Column("PM", 0.7),
            Column(sponsor.name.split(" ")[0], 0.9),
            *(Column(role, 0.75) for role in roles),
            Column("supplier", 1),
        ),
        tuple(rows),
        "No task has started.",
    )


def _told(story: Story, start: int, finish: int) -> bool:
    sponsor = story.project.sponsor
    reported = any(start <= said.time <= finish for said in story.view.public.reports)
    talked = any(start <= minute <= finish for minute, _ in _talks(story, sponsor))
    return reported or talked
