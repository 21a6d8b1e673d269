"""Status reports as they were sent, each with what the plan said at that moment."""

from __future__ import annotations

from game.evidence.axes import Mark, Series, curves
from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Signal,
    Split,
    Table,
    body,
    cell,
    note,
    words,
)
from game.evidence.charts import strip
from game.evidence.documents.risks import known_risks
from game.evidence.material import Material
from game.evidence.replay import Story
from game.evidence.svg import ACCENT, LUCK
from game.evidence.value import Figure, at
from game.evidence.words import (
    COLOURS,
    amount,
    dash,
    day,
    decimal,
    finish,
    finish_day,
    moment,
    percent_cell,
    plural,
    signed,
)
from game.model.actions import EstimateRisk
from game.model.units import DAY
from game.model.world import Said

RULE = {
    "ok": "green: “on track”, in the manager’s judgement",
    "warn": "amber: “at risk”, in the manager’s judgement",
    "bad": "red: “off track”, in the manager’s judgement",
}
MOST_NEWS = 5
NEWS = {
    "task_finished": "{name} finished",
    "risk_struck": "happened: {name}",
    "deadline_moved": "the deadline moved to day {amount}",
    "task_dropped": "{name} out of scope",
    "task_added": "{name} in scope",
    "left": "{name} left the project",
    "answered": "decided: {detail}",
    "lapsed": "nobody answered, so: {detail}",
    "outage": "{amount} h of outage",
    "reserve": "reserve released",
}


def reports(material: Material) -> Document:
    """All reports in order; first, what was said beside what the plan said."""
    story = material.story
    sent = story.view.public.reports
    blocks: list[Block] = []
    if not sent:
        blocks.append(body("No status report was sent."))
    else:
        blocks += [Heading("Reported day and the plan’s day, report by report"), _both(story)]
        blocks.append(
            note(
                "Reports stand as they were sent and cannot be changed. The plan’s figures are "
                "those that the manager could see at that moment; nobody else saw them."
            )
        )
    for number, said in enumerate(sent):
        previous = sent[number - 1] if number else None
        blocks += _entry(material, number + 1, said, previous)
    subtitle = f"{plural(len(sent), 'report')} to {_sponsor(story)}, as sent"
    return Document("reports", "Status reports", subtitle, tuple(blocks))


def _sponsor(story: Story) -> str:
    return story.project.stakeholders[story.project.sponsor].name


def _both(story: Story) -> Block:
    sent = story.view.public.reports
    said = tuple((each.time / DAY, (each.low + each.high) / 2 / DAY) for each in sent)
    plan = tuple((each.time / DAY, each.plan_finish / DAY) for each in sent)
    deadline = finish_day(story.view.public.deadline)
    alt = (
        f"{len(sent)} reports: the day that was said (middle of the range) went from "
        f"{said[0][1]:.0f} to {said[-1][1]:.0f}, that of the plan from {plan[0][1]:.0f} to "
        f"{plan[-1][1]:.0f}; the deadline is day {deadline}."
    )
    return curves(
        alt,
        (
            Series("reported", said, ACCENT, dots=True),
            Series("plan", plan, LUCK, dots=True, dash="3 2"),
        ),
        unit="finish day",
        size=(482, 130),
        marks=(Mark(f"deadline {deadline}", deadline),),
        x_name="sent on working day",
    )


def _entry(material: Material, number: int, said: Said, previous: Said | None) -> tuple[Block, ...]:
    story = material.story
    colour = said.colour if said.colour in ("ok", "warn", "bad") else "unknown"
    low, high = finish_day(said.low), finish_day(said.high)
    told = f"day {low}" if low == high else f"day {low} to {high}"
    plan = finish_day(said.plan_finish)
    deadline = finish_day(_deadline(story, said.time))
    sentence = f"{story.project.deadline.short}: {told}; deadline day {deadline}."
    alt = f"Said: {told}. The plan said day {plan}. Deadline: day {deadline}."
    marks = [(float(plan), "plan", "bar"), (float(deadline), "deadline", "line")]
    promised = _promised(story, said.time)
    if promised >= 0 and finish_day(promised) != deadline:
        marks.insert(0, (float(finish_day(promised)), "promised", "dash"))
    figure, before = at(story, said.time), at(story, previous.time) if previous else None
    news = _news(story, previous.time if previous else -1, said.time)
    return (
        Entry(
            f"Status report {number}", f"{moment(story.calendar, said.time)}, to {_sponsor(story)}"
        ),
        Signal(colour, COLOURS[colour], sentence),  # type: ignore[arg-type]
        strip(alt, low, high, marks),  # type: ignore[arg-type]
        Split(
            (
                Heading("Figures of the moment"),
                _figures(material, said, previous, figure, before),
                Heading("Top risks, by the manager’s estimates"),
                _risks(story, said.time),
            ),
            (
                words("In the manager’s own words", said.text),
                Heading("What changed since"),
                *(body(line) for line in news),
                Heading("Decisions needed"),
                body(_needed(story, said.time)),
            ),
            0.56,
        ),
        note(f"Rule of the colour: {RULE.get(colour, 'none')}. Sent on {day(said.time)}."),
    )


def _deadline(story: Story, minute: int) -> int:
    """The deadline as it stood at that moment; the log has its days."""
    moved = [
        entry.amount * DAY
        for entry in story.view.public.log
        if entry.kind == "deadline_moved" and entry.time <= minute
    ]
    return moved[-1] if moved else story.project.deadline.minute


def _promised(story: Story, minute: int) -> int:
    held = [each.promised for each in story.baselines if each.minute <= minute and not each.refused]
    return held[-1] if held else -1


def _figures(
    material: Material,
    said: Said,
    previous: Said | None,
    figure: Figure | None,
    before: Figure | None,
) -> Table:
    def index(of: Figure | None, name: str) -> str:
        value = getattr(of.figures, name) if of else None
        return "–" if value is None else decimal(value, 2)

    rows = [
        ("Finish", _range(said), finish(said.plan_finish), _range(previous) if previous else "–"),
        (
            f"Final cost, {material.currency}",
            amount(said.cost),
            amount(said.plan_cost),
            amount(previous.cost) if previous else "–",
        ),
        ("Efficiency, CPI", "–", index(figure, "cpi"), index(before, "cpi")),
        ("Schedule, SPI(t)", "–", index(figure, "spi_t"), index(before, "spi_t")),
    ]
    return Table(
        "Figures of the report",
        (
            Column("measure", 2.6),
            Column("said", 1.6, "right"),
            Column("plan, books", 1.5, "right"),
            Column("last report", 1.6, "right"),
        ),
        tuple(
            (cell(a), cell(b, "strong" if b != "–" else "muted"), cell(c), cell(d, "muted"))
            for a, b, c, d in rows
        ),
    )


def _range(said: Said) -> str:
    low, high = finish_day(said.low), finish_day(said.high)
    return f"day {low}" if low == high else f"{low} to {high}"


def _news(story: Story, since: int, until: int) -> list[str]:
    happened = [
        entry
        for entry in story.view.public.log
        if since < entry.time <= until and entry.kind in NEWS
    ]
    found = []
    weighty = [entry for entry in happened if entry.kind != "task_finished"]
    shown = happened if len(happened) <= MOST_NEWS else weighty[:MOST_NEWS]
    for entry in happened:
        if entry in shown:
            text = NEWS[entry.kind].format(
                name=story.view.name(entry.subject), detail=entry.detail, amount=entry.amount
            )
            found.append(f"{day(entry.time).capitalize()}: {text}.")
    if len(happened) > len(found):
        found.append(f"And {plural(len(happened) - len(found), 'more change')}.")
    return found or ["Nothing that the log counts as a change."]


def _risks(story: Story, minute: int) -> Table:
    """The open risks with the largest expected delay, as the manager saw them then."""
    estimates: dict[str, tuple[int, int]] = {}
    for when, act in story.acts:
        if isinstance(act, EstimateRisk) and when <= minute:
            estimates[act.risk] = (act.probability, act.impact)
    over = {
        entry.subject
        for entry in story.view.public.log
        if entry.kind in ("risk_closed", "risk_struck") and entry.time <= minute
    }
    still = [risk for risk in known_risks(story) if risk.id not in over and risk.id in estimates]
    still.sort(key=lambda risk: -estimates[risk.id][0] * estimates[risk.id][1])
    rows: list[tuple[Cell, ...]] = []
    for risk in still[:3]:
        chance, impact = estimates[risk.id]
        rows.append(
            (
                cell(risk.name),
                percent_cell(chance),
                cell(f"{signed(impact / DAY)} d") if impact else dash(),
                cell(story.view.name(risk.owner)),
            )
        )
    return Table(
        "Top risks",
        (
            Column("risk", 3.4),
            Column("chance", 1, "right"),
            Column("impact", 1, "right"),
            Column("owner", 1.9),
        ),
        tuple(rows),
        "The manager had estimated no open risk by then: not recorded.",
    )


def _needed(story: Story, minute: int) -> str:
    waiting = [
        f"{story.project.dilemmas[id].title} (by {day(state.deadline)})"
        for id, state in story.view.public.dilemmas.items()
        if 0 <= state.arrived <= minute and (state.answered < 0 or state.answered > minute)
    ]
    return "; ".join(waiting) + "." if waiting else "None was waiting."
