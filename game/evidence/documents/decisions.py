"""Decision log: context, options, what was known, choice, reason, expected value, outcome."""

from __future__ import annotations

from game.debrief.analysis import Decision as Judged
from game.evidence.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Pairs,
    Paragraph,
    Run,
    Split,
    Table,
    body,
    cell,
    note,
)
from game.evidence.charts import intervals
from game.evidence.material import NOT_ANALYSED, Material, reasons
from game.evidence.replay import Decision, Story
from game.evidence.words import (
    amount,
    dash,
    day,
    finish,
    moment,
    money_cell,
    plural,
    points,
    short,
    signed,
    signed_points,
    typographic,
)
from game.model.effects import Chance as ChanceOf
from game.model.effects import Cutover, Effect, Later, Tell
from game.model.effects import When as WhenOf
from game.model.units import DAY

LABELS = {
    "excellent": "excellent",
    "good": "good, or a tie",
    "inaccuracy": "inaccuracy",
    "mistake": "mistake",
    "blunder": "blunder",
}
LONGEST = 420
"""Characters of a message that a log repeats."""


def decisions(material: Material) -> Document:
    """Each asked decision in full, then all moves in one table."""
    story = material.story
    asked = [each for each in story.decisions if each.dilemma]
    blocks: list[Block] = []
    if not asked:
        blocks.append(body("No decision was asked in this game."))
    for each in asked:
        blocks += _entry(material, each)
    others = [each for each in story.decisions if not each.dilemma]
    blocks += [Entry("Other decisions"), _others(material, others), _how(material)]
    subtitle = (
        f"{plural(len(asked), 'decision')} asked, {plural(len(others), 'move')} of the manager"
    )
    return Document("decisions", "Decision log", subtitle, tuple(blocks))


def _entry(material: Material, decision: Decision) -> tuple[Block, ...]:
    story = material.story
    judged = material.judged(decision)
    when = moment(story.calendar, decision.minute)
    return (
        Entry(decision.title, when),
        Split(
            (Heading("Context"), body(context(story, decision))),
            (Heading("What was known"), known_then(material, decision)),
            0.56,
        ),
        Heading("Options"),
        options(material, decision, judged),
        *chart_of(judged),
        Split(
            (
                Heading("Choice"),
                chosen(story, decision),
                Heading("Reason"),
                *reasons(material, decision),
            ),
            (
                Heading("Expected value"),
                worth(judged),
                Heading("Outcome"),
                *expected(story, decision),
                *outcome(material, decision),
            ),
        ),
    )


def context(story: Story, decision: Decision) -> str:
    """The message that asked for the decision, as it was shown."""
    message = next((m for m in story.view.public.inbox if m.dilemma == decision.dilemma), None)
    if message is None:
        return "No message is recorded."
    text = " ".join(message.body.split())
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{story.view.name(message.sender)}, {day(message.time)}: “{text}”"


def known_then(material: Material, decision: Decision) -> Pairs:
    """Plan, money and trust as they stood, what was asked, what was expected."""
    story, before = material.story, decision.before
    public = story.view.public
    rows = [
        (f"Plan: {story.project.deadline.short}", cell(finish(before.finish))),
        ("Float to the deadline", cell(f"{signed(before.float_days)} d")),
        ("Cost at completion", cell(f"{material.currency} {amount(before.plan_cost)}")),
        ("Contingency left", cell(f"{material.currency} {amount(before.contingency)}")),
        ("Trust of the sponsor", cell(f"{before.trust // 10} of 100")),
    ]
    state = public.dilemmas.get(decision.dilemma)
    if state is not None:
        asked = plural(len(state.asked), "question") if state.asked else "nothing"
        rows.append(("Asked before deciding", cell(asked)))
    forecast = public.forecasts.get(decision.dilemma)
    if forecast is not None:
        rows.append(("Manager’s forecast", cell(f"{short(forecast.probability / 10)} %")))
        rows.append(("Review date", cell(day(forecast.due))))
    return Pairs(tuple(rows))


def expected(story: Story, decision: Decision) -> tuple[Block, ...]:
    """The claim that the manager gave a chance for, and whether it came true."""
    forecast = story.view.public.forecasts.get(decision.dilemma)
    dilemma = story.project.dilemmas.get(decision.dilemma)
    if forecast is None or dilemma is None or dilemma.forecast is None:
        return ()
    came = {"true": "came true", "false": "did not come true", "void": "became moot"}
    claim = typographic(dilemma.forecast.text).rstrip(".")
    end = came.get(forecast.outcome, "is still open")
    return (body(f"The forecast “{claim}” {end}."),)


def options(material: Material, decision: Decision, judged: Judged | None) -> Table:
    """What could be chosen, with price, time and, where analysed, the expected score."""
    values = {option.id: option for option in judged.options} if judged else {}
    rows: list[tuple[Cell, ...]] = []
    for option in decision.options:
        taken = option.id == decision.chosen
        runs = [Run(option.title, "strong" if taken else "plain")]
        if taken:
            runs.append(Run(" chosen" if decision.number >= 0 else " by default", "mark"))
        if judged and option.id == judged.best:
            runs.append(Run(" best", "mark"))
        if option.closed:
            runs.append(Run(f" closed: {option.closed}", "muted"))
        value = values.get(option.id)
        rows.append(
            (
                cell(option.id, "strong"),
                Cell(tuple(runs)),
                money_cell(option.cost) if option.cost else dash(),
                cell(option.time_text) if option.time_text else dash(),
                cell(_plus_minus(value.value, value.low, value.high))
                if value
                else cell(NOT_ANALYSED if judged is None else "–", "muted"),
            )
        )
    return Table(
        f"Options: {decision.title}",
        (
            Column("id", 0.5),
            Column("option", 4),
            Column(f"cost, {material.currency}", 1.2, "right"),
            Column("time", 3),
            Column("expected score", 1.6, "right"),
        ),
        tuple(rows),
    )


def _plus_minus(value: int, low: int, high: int) -> str:
    return f"{points(value)} ± {points((high - low) // 2)}"


def chart_of(judged: Judged | None) -> tuple[Block, ...]:
    """The options' values with their intervals, the chosen one in blue; none where the options
    were worth about the same."""
    if judged is None or len(judged.options) < 2 or not judged.matters:
        return ()
    rows = [
        (
            f"{o.id} {o.title}" if o.kind == "choice" else o.title,
            o.value / 100,
            o.low / 100,
            o.high / 100,
            o.id == judged.chosen,
        )
        for o in sorted(judged.options, key=lambda each: -each.value)
    ]
    alt = (
        "Expected final score of each option with its 95 % interval, "
        f"{judged.replicates} paired futures: "
        + "; ".join(
            f"{label} {value:.1f} ({low:.1f} to {high:.1f})" + (", chosen" if taken else "")
            for label, value, low, high, taken in rows
        )
    )
    return (intervals(alt + ".", rows),)


def chosen(story: Story, decision: Decision) -> Paragraph:
    """What was done, in a sentence."""
    choice = decision.choice
    title = f"{choice.id}: {choice.title}" if choice else decision.chosen
    if decision.number < 0:
        return Paragraph((Run(f"Nobody answered in time; the default came: {title}."),))
    state = story.view.public.dilemmas.get(decision.dilemma)
    took = ""
    if state is not None and state.arrived >= 0:
        after = short((decision.minute - state.arrived) / DAY)
        took = ", the day of the message" if after == "0" else f", {after} d after the message"
    return Paragraph((Run(f"{title}, on {day(decision.minute)}{took}."),))


def worth(judged: Judged | None) -> Paragraph:
    """Gain and loss of the choice as the analysis has them."""
    if judged is None:
        return Paragraph((Run(NOT_ANALYSED, "muted"),))
    text = (
        f"{LABELS[judged.label].capitalize()}. Against the handbook manager "
        f"{signed_points(judged.gain)} points, against the best option "
        f"{signed_points(-max(0, judged.loss))} (between {signed_points(-judged.loss_high)} and "
        f"{signed_points(-max(0, judged.loss_low))})."
    )
    if not judged.matters:
        text += " The options were worth about the same."
    if judged.flagged:
        text += f" {judged.flagged}"
    return Paragraph((Run(text),))


def outcome(material: Material, decision: Decision, *, end: bool = True) -> tuple[Block, ...]:
    """What the recording puts down to the choice: messages, work, money, the plan; and the `end`
    of the project."""
    story = material.story
    public = story.view.public
    choice = decision.choice
    lines: list[str] = []
    dilemma = story.project.dilemmas.get(decision.dilemma)
    if choice is not None and dilemma is not None:
        effects = next((c.effects for c in dilemma.choices if c.id == choice.id), ())
        subjects = _told(effects)
        lines += [
            f"{day(message.time).capitalize()}, {story.view.name(message.sender)}: "
            f"“{message.subject}”."
            for message in public.inbox
            if message.subject in subjects and message.time >= decision.minute
        ]
        lines += [
            f"{day(entry.time).capitalize()}: {story.view.name(entry.subject)}, "
            f"{signed(entry.amount / DAY)} d of work."
            for entry in public.log
            if entry.detail == choice.title and entry.kind == "work_added"
        ]
    moved = (decision.after.finish - decision.before.finish) / DAY
    if abs(moved) >= 0.5:
        lines.append(f"The plan moved by {signed(moved)} d at once.")
    done = public.tasks[story.project.deadline.task].finished
    if end and done >= 0:
        lines.append(f"In the end: {story.project.deadline.short} on {finish(done)}.")
    if not lines:
        lines.append("Nothing is recorded yet that follows from it.")
    return tuple(body(line) for line in lines[:7])


def _told(effects: tuple[Effect, ...]) -> list[str]:
    found: list[str] = []
    for effect in effects:
        match effect:
            case Tell(_, subject, _):
                found.append(subject)
            case ChanceOf(_, then, otherwise, _) | WhenOf(_, then, otherwise):
                found += [*_told(then), *_told(otherwise)]
            case Later(_, later):
                found += _told(later)
            case Cutover():
                found += [*_told(effect.succeeded), *_told(effect.failed)]
            case _:
                pass
    return found


def _others(material: Material, others: list[Decision]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for each in others:
        judged = material.judged(each)
        words = [w.text for w in material.written("journal", each.about)]
        after = each.after.finish - each.before.finish
        rows.append(
            (
                cell(day(each.minute)[4:]),
                cell(each.title),
                cell(f"{signed(each.before.float_days)} d"),
                cell(f"{signed(after / DAY)} d") if abs(after) >= DAY // 2 else dash(),
                cell(signed_points(judged.gain)) if judged else dash(),
                Cell((Run(words[0], "own"),)) if words else dash(),
            )
        )
    return Table(
        "Other decisions",
        (
            Column("day", 0.6),
            Column("decision", 3.6),
            Column("float", 0.9, "right"),
            Column("plan moved", 1, "right"),
            Column("gain, points", 1, "right"),
            Column("reason, own words", 2.6),
        ),
        tuple(rows),
        "None.",
    )


def _how(material: Material) -> Paragraph:
    if material.analysis is None:
        return note(
            "Expected values: not analysed. Reasons: as typed, “–” where none was recorded."
        )
    a = material.analysis
    return note(
        f"Expected values: final score out of 100 over up to {a.replicates} futures drawn anew "
        f"from what was known, led on by the {a.policy} manager; ± is half the 95 % interval. "
        "Gain: against what that manager would have done. Reasons: as typed, “–” where none was "
        "recorded."
    )
