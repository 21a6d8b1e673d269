"""Project charter: what was asked, what the manager wrote into it, and what was promised."""

from __future__ import annotations

from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Pairs,
    Paragraph,
    Run,
    Split,
    Table,
    body,
    cell,
    note,
    words,
)
from game.evidence.charts import timeline
from game.evidence.material import Material
from game.evidence.ranges import ranges
from game.evidence.words import (
    amount,
    count_cell,
    dash,
    day,
    finish,
    finish_date,
    finish_day,
    long_date,
    money_cell,
    number,
    percent_cell,
    plain_date,
    plural,
)
from game.model.scenario import Scenario
from game.model.units import DAY

FIELDS = (
    ("purpose", "Purpose"),
    ("objectives", "Objectives"),
    ("success", "Success criteria"),
    ("in_scope", "In scope"),
    ("out_of_scope", "Out of scope"),
    ("assumptions", "Assumptions"),
    ("constraints", "Constraints"),
    ("authority", "Authority"),
)


def charter(material: Material) -> Document:
    """The charter as it stood at the baseline, with later words dated."""
    story = material.story
    project = story.project
    weeks = -(-project.deadline.minute // (5 * DAY))
    blocks: list[Block] = [
        Split(
            _given(material, ("purpose", "objectives", "in_scope", "out_of_scope", "authority")),
            (Heading("Success is measured by"), _measures(project), *_money(material)),
        ),
        Split(_aims(material), _given(material, ("success", "assumptions", "constraints"))),
        *_milestones(material),
        *_risks(material),
        Heading("Who decides what"),
        _people(material),
        *_approval(material),
    ]
    team = plural(len(project.people), "person", "people")
    subtitle = f"{project.charter.organisation}, {weeks} weeks, {team}"
    return Document("charter", "Project charter", subtitle, tuple(blocks))


def _given(material: Material, fields: tuple[str, ...]) -> tuple[Block, ...]:
    """Each field: what the sponsor gave, and under it what the manager wrote."""
    names = dict(FIELDS)
    given = material.story.project.charter
    blocks: list[Block] = []
    for field in fields:
        blocks.append(Heading(names[field]))
        told = str(getattr(given, field, ""))
        mine = material.charter(field)
        if told:
            blocks.append(body(told))
        if mine:
            blocks.append(words(f"Manager’s words, {day(mine.time)}", mine.text))
        elif not told:
            blocks.append(words("Manager’s words", ""))
    return tuple(blocks)


def _aims(material: Material) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading("The manager’s aims")]
    aims = material.aims()
    if not aims:
        blocks.append(words("Aims, in the manager’s own words", ""))
    blocks += [
        words(f"Aim {number + 1}, written on {day(each.time)}", each.text)
        for number, each in aims.items()
    ]
    return tuple(blocks)


def _measures(project: Scenario) -> Pairs:
    rows = [(part.name, cell(f"{part.weight} of 100 points")) for part in project.score]
    return Pairs(tuple(rows))


def _money(material: Material) -> tuple[Block, ...]:
    project = material.story.project
    late = project.deadline.penalty
    rows = [
        ("Approved budget", money_cell(project.bac)),
        ("Contingency reserve, manager", money_cell(project.contingency)),
        ("Management reserve, sponsor", money_cell(project.management_reserve)),
    ]
    if late:
        rows.append(
            (f"A working day after day {finish_day(project.deadline.minute)}", money_cell(late))
        )
    return (Heading(f"Money, {material.currency}"), Pairs(tuple(rows)))


def _milestones(material: Material) -> tuple[Block, ...]:
    story = material.story
    project = story.project
    baseline = story.baselines[0].plan if story.baselines else {}
    found = ranges(story)
    rows: list[tuple[Cell, ...]] = []
    stops = []
    for id, task in project.tasks.items():
        if not task.milestone or id not in baseline:
            continue
        planned = baseline[id].finish
        early, late = found.get(id, (planned, planned))
        rows.append(
            (
                cell(task.milestone),
                count_cell(finish_day(planned)),
                cell(plain_date(finish_date(story.calendar, planned))),
                cell(f"{finish_day(early)} to {finish_day(late)}"),
            )
        )
        stops.append((planned / DAY, early / DAY, late / DAY, task.milestone))
    stops.sort()
    table = Table(
        "Milestones with ranges",
        (
            Column("Milestone", 4),
            Column("baseline, day", 1.6, "right"),
            Column("date", 2, "right"),
            Column("P10 to P80, day", 2, "right"),
        ),
        tuple(rows),
        "No baseline has been set.",
    )
    blocks: list[Block] = [Heading("Milestones"), table]
    if stops:
        alt = "Milestones on a line of working days with the range of each: " + ", ".join(
            f"{name} day {at:.0f} ({early:.0f} to {late:.0f})" for at, early, late, name in stops
        )
        blocks.append(timeline(alt + ".", stops, project.deadline.minute / DAY))
        blocks.append(
            note(
                "Ranges: 400 draws of the three-point estimates with their shared error, in the "
                "sequence of the baseline; without risks, leave and calendar windows."
            )
        )
    return tuple(blocks)


def _risks(material: Material) -> tuple[Block, ...]:
    story = material.story
    known = [risk for risk in story.project.risks.values() if risk.known]
    known.sort(key=lambda risk: -risk.impact_days[1] * risk.probability)
    rows = []
    for risk in known[:5]:
        low, high = risk.impact_days
        rows.append(
            (
                cell(risk.name),
                percent_cell(story.view.public.risks[risk.id].frozen),
                cell(f"{number(low)} to {number(high)}") if high else dash(),
                cell(story.view.name(risk.owner)),
            )
        )
    table = Table(
        "Key risks at the start",
        (
            Column("Risk known at the start", 4),
            Column("manager’s chance", 1.7, "right"),
            Column("days", 1.2, "right"),
            Column("owner", 2.2),
        ),
        tuple(rows),
        "None was known at the start.",
    )
    return (Heading("Key risks"), table)


def _people(material: Material) -> Table:
    project = material.story.project
    rows: list[tuple[Cell, ...]] = []
    for who in project.stakeholders.values():
        role = "Sponsor: date, management reserve, new baseline. " if who.sponsor else ""
        text = f"{role}Power {who.power}, interest {who.interest}."
        rows.append((cell(f"{who.name}, {who.title}"), cell(text)))
    manager = f"Plan, staffing, contingency up to {project.currency} {amount(project.contingency)}."
    rows.append((cell("Project manager"), cell(manager)))
    return Table(
        "Who decides what", (Column("Person", 3), Column("Decides, or is heard", 5)), tuple(rows)
    )


def _approval(material: Material) -> tuple[Block, ...]:
    story = material.story
    public = story.view.public
    if not public.started:
        return (note("Not approved yet: no baseline has been set."),)
    first = story.baselines[0]
    when = long_date(story.calendar.date_at(first.minute))
    return (
        Paragraph(
            (
                Run("Approval. ", "strong"),
                Run(
                    f"The sponsor (simulated) started the project on {day(first.minute)}, {when}, "
                    f"with the manager’s promise of {finish(first.promised)} for "
                    f"“{story.project.deadline.name}”. There is no signature: nobody signs in a "
                    "simulation."
                ),
            ),
            "note",
        ),
    )
