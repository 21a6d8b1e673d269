"""Lessons learned and retrospective: the player's words beside causes and numbers; competences."""

from __future__ import annotations

from game.debrief.calibration import calibrate
from game.debrief.causes import why
from game.debrief.competences import OUTLINE, met, standings
from game.debrief.score import Mark, Part
from game.debrief.words import (
    AGAIN,
    AIM,
    ANOTHER,
    CAUSE,
    CHANGE,
    COMPARED,
    QUESTION,
    RETROSPECTIVE,
    RULE,
    RULE_AT_WORK,
)
from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Split,
    Table,
    body,
    cell,
    note,
    words,
)
from game.evidence.charts import claims, waterfall
from game.evidence.material import NOT_ANALYSED, Material, quoted
from game.evidence.replay import Story
from game.evidence.words import (
    amount,
    count_cell,
    dash,
    day,
    decimal,
    plural,
    points,
    short,
    signed,
    signed_points,
)
from game.model.units import DAY

OWN_VIEW = "own view"


def lessons(material: Material) -> Document:
    """Keep, change, cause, evidence, next rule; aims beside what came true."""
    story = material.story
    view = material.written("journal", OWN_VIEW)
    own = quoted("Own view", view) if view else ()
    blocks: tuple[Block, ...] = (
        *own,
        Split(
            (
                Heading("Keep"),
                *quoted("Would take again", [*material.debrief(AGAIN), *material.debrief(ANOTHER)]),
                *_lines(material, "keep"),
                Heading("Change"),
                *quoted("Would decide otherwise", material.debrief(CHANGE)),
                *_lines(material, "different"),
            ),
            (
                Heading("Cause"),
                *quoted("What drove the date", material.debrief(CAUSE)),
                *_optional(material, COMPARED, "What the comparison says"),
                Heading("Next rule"),
                *quoted("For the next run", material.debrief(RULE)),
                *quoted("For real work", material.debrief(RULE_AT_WORK)),
                *_lines(material, "try"),
                *_optional(material, QUESTION, "Still open"),
            ),
        ),
        Heading("Evidence: why the date and the cost came out so"),
        _causes(material),
        note(
            "From the log, exact to the minute: what each part added to the dated milestone "
            "against the baseline. A day of delay is not a mistake by itself."
        ),
        Heading("Aims, and what came true"),
        *_aims(material),
        Heading("Forecasts and risk estimates, and what came"),
        *_calibration(material),
        Heading("Journal"),
        _journal(material),
    )
    held = sum(entry.kind == "looked" for entry in story.view.public.log)
    subtitle = (
        f"{plural(story.view.public.retrospectives, 'retrospective')} held with the team, "
        f"{plural(held, 'look', 'looks')} for risks"
    )
    return Document("lessons", "Lessons learned and retrospective", subtitle, blocks)


def _optional(material: Material, kind: str, label: str) -> tuple[Block, ...]:
    entries = material.debrief(kind)
    return quoted(label, entries) if entries else ()


def _lines(material: Material, kind: str) -> tuple[Block, ...]:
    """Lines that were added to the retrospective under one of its three heads."""
    return _optional(material, kind, f"{RETROSPECTIVE[kind]}, added")


def _causes(material: Material) -> Table:
    found = why(material.story.view)
    kinds = {
        "decision": "decision",
        "luck": "luck",
        "queue": "waiting",
        "crew": "staffing",
        "time": "time",
        "rest": "small things",
    }
    rows: list[tuple[Cell, ...]] = [
        (
            cell(kinds.get(each.kind, each.kind)),
            cell(each.title),
            Cell((Run(f"{signed(each.minutes / DAY)} d"),), round(each.minutes / DAY, 2), "days"),
            cell(""),
        )
        for each in found.largest()[:8]
    ]
    rows += [
        (
            cell(kinds.get(each.kind, each.kind)),
            cell(each.title),
            cell(""),
            Cell((Run(amount(each.cents)),), round(each.cents / 100), "money"),
        )
        for each in found.money[:6]
    ]
    return Table(
        "Causes of date and cost",
        (
            Column("kind", 1.1),
            Column("cause", 5),
            Column("date", 1, "right"),
            Column(f"cost, {material.currency}", 1.4, "right"),
        ),
        tuple(rows),
        "The dated milestone was not reached, so there is no chain of causes to it.",
    )


def _aims(material: Material) -> tuple[Block, ...]:
    """Each aim of the charter, and under it what the manager says became of it."""
    aims = material.aims()
    blocks: list[Block] = []
    for number, aim in aims.items():
        blocks.append(words(f"Aim {number + 1}, written on {day(aim.time)}", aim.text))
        judged = material.debrief(f"{AIM}:{number}")
        label = "What became of it, in the manager’s own words"
        blocks += quoted(label, judged[-1:], label)
    if not aims:
        blocks.append(words("Aims in the charter", ""))
    return (*blocks, _results(material.story))


def _results(story: Story) -> Table:
    rows = [
        (
            cell(part.name),
            cell(mark.name),
            cell(_measured(mark)),
            cell(_points(part, mark)),
        )
        for part in (story.score.parts if story.score else ())
        for mark in part.marks
    ]
    return Table(
        "Result by measure",
        (
            Column("part", 1.6),
            Column("measure of the scenario", 4),
            Column("what came", 2, "right"),
            Column("points", 1.6, "right"),
        ),
        tuple(rows),
        "The project has not ended; there is no result yet.",
    )


def _measured(mark: Mark) -> str:
    """A figure of the scenario with its unit, as a person would say it."""
    if mark.unit == "yes or no":
        return "yes" if mark.value else "no"
    if mark.unit == "per thousand":
        return f"{signed(mark.value / 10)} %"
    if mark.unit == "of 1000":
        return f"{short(mark.value / 10)} of 100"
    return f"{decimal(mark.value, 0)} {mark.unit}"


def _points(part: Part, mark: Mark) -> str:
    whole = part.weight * mark.share / (sum(each.share for each in part.marks) or 1)
    return f"{decimal(whole * mark.permille / 1000)} of {decimal(whole)}"


def _calibration(material: Material) -> tuple[Block, ...]:
    story = material.story
    found = calibrate(story.view)
    if not found.claims:
        return (
            Paragraph((Run("Forecasts and estimates: ", "muted"), Run("not recorded", "muted"))),
        )
    rows = [(story.view.name(each.subject), each.said, each.came) for each in found.claims]
    alt = "What the manager gave as a chance, and whether it came: " + "; ".join(
        f"{name} {said / 10:.0f} %, {'came' if came else 'did not come'}"
        for name, said, came in rows
    )
    score = f"Brier score {found.brier / 10000:.2f}" if found.brier is not None else ""
    text = (
        f"{score} over {len(rows)} statements (0 is perfect, 0.25 is what 50 % always gets). "
        "Full dot: it came."
    )
    return (claims(alt + ".", rows), note(text))


def _journal(material: Material) -> Table:
    story = material.story
    entries = [
        each
        for each in material.written("journal")
        if not each.about.startswith("debrief:") and each.about != OWN_VIEW
    ]
    rows = tuple(
        (
            cell(day(each.time)[4:]),
            _about(story, each.about),
            Cell((Run(each.text, "own"),)),
        )
        for each in entries
    )
    return Table(
        "Journal",
        (Column("day", 0.6), Column("about", 2), Column("in the manager’s own words", 5)),
        rows,
        "Nothing was written: not recorded.",
    )


def _about(story: Story, id: str) -> Cell:
    if not id:
        return dash()
    return cell("The baseline" if id == "SetBaseline" else story.view.name(id))


def competences(material: Material) -> Document:
    """Which skills the decisions called on, with gains and losses where analysed."""
    story = material.story
    blocks: list[Block] = [
        body(
            "Which fields of project management the decisions of this run belong to. It speaks of "
            "decisions, not of a person, and it is no grade and no certificate."
        )
    ]
    if material.analysis is None:
        blocks += [
            Heading("By theme"),
            Paragraph((Run("Gains and losses by theme: ", "muted"), Run(NOT_ANALYSED, "muted"))),
        ]
        counted = _met_without(story)
    else:
        a = material.analysis
        alt = (
            f"{points(a.start_value)} points expected at the start, decisions "
            f"{signed_points(a.gains)}, luck {signed_points(a.luck_points)}, result "
            f"{points(a.score)}."
        )
        blocks += [
            Heading("Decisions and luck of the whole run, in score points"),
            waterfall(alt, a.start_value, a.gains, a.luck_points, a.score),
            Heading("By theme"),
            _themes(material),
        ]
        counted = met(material.analysis.decisions)
    rows = tuple(
        (cell(code, "strong"), cell(domain), cell(name), count_cell(counted[code]))
        for code, (domain, name) in OUTLINE.items()
        if counted.get(code)
    )
    blocks += [
        Heading("Tasks of the PMP Examination Content Outline 2026 that were met"),
        Table(
            "Tasks met",
            (
                Column("task", 0.7),
                Column("domain", 1.8),
                Column("name", 4.5),
                Column("decisions", 1, "right"),
            ),
            rows,
            "None yet.",
        ),
        note(
            "Names only: the bodies that publish these outlines have nothing to do with this game. "
            "The cross-walk is the authors’ reading."
        ),
    ]
    return Document("competences", "Competence map", "By theme and by task", tuple(blocks))


def _met_without(story: Story) -> dict[str, int]:
    count = dict.fromkeys(OUTLINE, 0)
    for decision in story.decisions:
        dilemma = story.project.dilemmas.get(decision.dilemma)
        risk = story.project.risks.get(decision.about)
        move = story.project.moves.get(decision.about)
        for source in (dilemma, risk, move):
            for tag in source.tags if source is not None else ():
                if tag in count:
                    count[tag] += 1
    return count


def _themes(material: Material) -> Table:
    assert material.analysis is not None
    rows: list[tuple[Cell, ...]] = []
    for each in standings(material.analysis.decisions):
        theme = each.theme
        example = each.decisions[0]
        rows.append(
            (
                cell(theme.name, "strong"),
                count_cell(len(each.decisions)),
                cell(signed_points(each.gained)),
                cell(signed_points(-each.lost)),
                cell(f"{example.title}, {day(example.time)}"),
                cell(", ".join((*theme.icb4[:2], *theme.prince2[:1]))),
            )
        )
    return Table(
        "Decisions that mattered, by theme",
        (
            Column("theme", 2),
            Column("decisions", 0.9, "right"),
            Column("gained", 0.9, "right"),
            Column("lost", 0.9, "right"),
            Column("where most was at stake", 2.6),
            Column("also called (ICB4, PRINCE2)", 2.2),
        ),
        tuple(rows),
        "No decision of this run mattered by a point or more.",
    )
