"""Writes `docs/validity.md` from what is measured here and now.

    python -m tests.validity.report [FILE]

Ends with 1 when a required finding fails. Takes some minutes; the same games give the same page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from game.recording import RULES_VERSION
from tests.validity import forecasts, levers, luck, people, planning, projects, stories, work
from tests.validity.finding import Finding, broken
from tests.validity.games import STORIES, load

PAGE = Path(__file__).resolve().parents[2] / "docs" / "validity.md"
Measure = Callable[[], list[Finding]]


class Section(NamedTuple):
    """A heading, what a reader should know first, and what is measured."""

    heading: str
    words: str
    measures: tuple[Measure, ...]
    needs_data: bool = False


SECTIONS = (
    Section(
        "Adding people",
        "A newcomer is slow at first and takes an expert's time. That, not a rule about late "
        "projects, is what makes hiring a decision: it pays when there is time left for it to pay.",
        (people.adding_people, people.break_even_days, people.team_size),
    ),
    Section(
        "Learning, long weeks, leaving",
        "What people can do changes with practice and with strain, and now and then one goes.",
        (people.learning, people.overtime, people.leaving),
    ),
    Section(
        "Rework, flow, cutovers",
        "Work that was wrong is done again; what is in progress at once takes longer; a night that "
        "was rehearsed goes well more often.",
        (work.rework, work.board, work.cutovers),
    ),
    Section(
        "Networks and uncertainty",
        "Where paths meet, the latest decides. Where errors are shared, they do not cancel.",
        (work.merge_bias, work.correlation),
    ),
    Section(
        "Levers of the cloud migration",
        "Chance to leave the data centre by day 175 and mean days late, one lever at a time, "
        "beside a Monte Carlo that was made before the engine. Scope and sequence move the date; "
        "one more person of a role that does not bind moves nothing.",
        (levers.lever_table,),
    ),
    Section(
        "No lever hurts by accident",
        "What cannot help must not harm either, or a player learns something false.",
        (levers.no_anomalies,),
    ),
    Section(
        "Luck",
        "Every random number is a function of seed, purpose and occurrence. Two decisions compared "
        "with the same luck differ only by what they did.",
        (luck.draws, luck.common_random_numbers),
    ),
    Section(
        "Forecasts",
        "A forecast plays futures that are drawn from what the manager could know at a random "
        "moment of a game. Whether they are the right futures shows in how such games went on.",
        (forecasts.calibration,),
    ),
    Section(
        "Games beside real projects",
        "Unmanaged play (people staff themselves, default answers decide) beside records. These "
        "are bands of many different projects; ours is one project told many times.",
        (
            projects.task_noise,
            projects.project_effort,
            projects.schedule,
            projects.cone,
            projects.finding_and_fixing,
            projects.suppliers,
        ),
    ),
    Section(
        "What the stories aim at",
        "Unmanaged play should go as projects without a manager go: late more often than not, and "
        "dearer.",
        (projects.aims, projects.dates),
    ),
    Section(
        "Whether skill shows",
        "Computer managers of different skill with the same luck. The handbook is a careful reader "
        "of the rules; the novice has plausible bad habits.",
        (stories.manager_order, stories.skill_and_luck),
    ),
    Section(
        "Planning desk: exact figures",
        "What can be computed exactly must come out exactly.",
        (planning.earned_value, planning.plan_risk),
    ),
    Section(
        "Planning desk: reference instances",
        "Networks and plans that others have solved.",
        (planning.critical_paths, planning.levelling, planning.stored_dates),
        needs_data=True,
    ),
)

OPENING = """# Can the model be trusted?

A simulator teaches its model. This page holds the model against numbers that nobody here made up:
published measurements, closed forms, and instances that others have solved. It is written by
`python -m tests.validity.report` from what the engine really does; nothing on it was typed in.

How to read it. *Reference* is the number from outside, *model* what was measured, *tolerance* how
far apart they may be, *sample* how much was played. **agrees**: within the tolerance. **differs**:
outside, and the note under the table says why we leave it so. Where a row must agree, a test fails
if it does not.

What to tell a class. The shapes are sound: late hires, long weeks, merging paths, shared errors,
hidden rework and rehearsed cutovers act as in the literature. The single digits are not a forecast
of anybody's project. Sources marked as our own calibration are opinions with a number.
"""


def page(sections: Sequence[tuple[Section, list[Finding]]], skipped: Sequence[str]) -> str:
    """The whole page."""
    findings = [finding for _, found in sections for finding in found]
    agreeing = sum(finding.agrees for finding in findings)
    versions = ", ".join(f"{name} `{load(name).digest[:8]}`" for name in STORIES)
    differing = dict.fromkeys(finding.row for finding in findings if not finding.agrees)
    count = f"{len(findings)} rows: {agreeing} agree, {len(findings) - agreeing} differ"
    names = f" ({', '.join(differing)})" if differing else ""
    parts = [OPENING, f"{count}{names}. Measured with rules {RULES_VERSION}; {versions}.\n"]
    for section, found in sections:
        parts.append(f"## {section.heading}\n\n{section.words}\n\n{_table(found)}")
    if skipped:
        parts.append(f"Not measured for this page: {', '.join(skipped)}.\n")
    return "\n".join(parts)


# Heading of each column and what stands in it; a column whose cells are all the same becomes a line
# above the table.
COLUMNS: tuple[tuple[str, Callable[[Finding], str]], ...] = (
    ("row", lambda it: it.row),
    ("what", lambda it: it.claim),
    ("reference", lambda it: it.reference),
    ("model", lambda it: f"**{it.model}**"),
    ("tolerance", lambda it: it.tolerance),
    ("sample", lambda it: it.sample),
    ("source", lambda it: it.source),
)


def _table(findings: Sequence[Finding]) -> str:
    common, shown = [], []
    for heading, cell in COLUMNS:
        values = {cell(finding) for finding in findings}
        if len(values) == 1 and len(findings) > 1:
            common.append(f"{heading.capitalize()}: {values.pop()}.")
        else:
            shown.append((heading, cell))
    headings = [heading for heading, _ in shown]
    lines = [
        "| " + " | ".join([*headings, "verdict"]) + " |",
        "|" + "---|" * (len(shown) + 1),
    ]
    notes: list[str] = []
    for finding in findings:
        verdict = finding.verdict
        if not finding.agrees and finding.why:
            if finding.why not in notes:
                notes.append(finding.why)
            verdict += f" ({notes.index(finding.why) + 1})"
        cells = [*(cell(finding) for _, cell in shown), verdict]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    parts = [*([" ".join(common)] if common else []), "\n".join(lines)]
    if notes:
        parts.append("\n".join(f"{i}. {note}" for i, note in enumerate(notes, 1)))
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Measures all and writes the page; says what it does meanwhile."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    sections, skipped = [], []
    for section in SECTIONS:
        if section.needs_data and not planning.there_are_data():
            skipped.append(section.heading)
            continue
        sys.stderr.write(f"{section.heading} …\n")
        sections.append((section, [each for measure in section.measures for each in measure()]))
    file.write_text(page(sections, skipped), encoding="utf-8", newline="\n")
    wrong = [line for _, found in sections for line in broken(found)]
    sys.stderr.write("".join(f"fails: {line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
