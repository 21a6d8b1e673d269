"""One-page case story: situation, options, decision, result, learning, for one decision."""

from __future__ import annotations

from game.debrief.words import CHANGE, RULE, RULE_AT_WORK
from game.evidence import ledger
from game.evidence.blocks import Block, Document, Heading, Paragraph, Run, Split, body, note, run
from game.evidence.documents.decisions import (
    chart_of,
    chosen,
    context,
    known_then,
    options,
    outcome,
    worth,
)
from game.evidence.material import Material, quoted, reasons
from game.evidence.replay import Decision
from game.evidence.words import amount, finish, finish_day, plural, points, short, signed_points
from game.model.units import DAY

MOST_REASONS = 2


def case_story(material: Material, wanted: str = "") -> Document:
    """The story of the decision `wanted` (a dilemma's id), or of the one that tells most."""
    decision = pick(material, wanted)
    if decision is None:
        text = "No decision was asked in this game, so there is no story to tell yet."
        return Document("case-story", "Case story", "Not in this run", (body(text),))
    judged = material.judged(decision)
    learned = [
        *material.debrief(CHANGE),
        *material.debrief(RULE),
        *material.debrief(RULE_AT_WORK),
    ]
    blocks: list[Block] = [
        Paragraph(run(_lead(material, decision)), "lead"),
        Split(
            (Heading("Situation"), body(context(material.story, decision))),
            (Heading("What was known"), known_then(material, decision)),
            0.56,
        ),
        Heading("Options and what they were worth"),
        options(material, decision, judged),
        *chart_of(judged),
        Split(
            (Heading("Decision"), chosen(material.story, decision), *_said(material, decision)),
            (
                Heading("Result"),
                *outcome(material, decision, end=False)[-2:],
                body(_result(material)),
            ),
        ),
        Split(
            (Heading("Expected value"), worth(judged)),
            (
                Heading("What the manager learned"),
                *quoted("Learned", learned[-2:], "Learned, in the manager’s own words"),
            ),
        ),
        *_account(material),
    ]
    return Document("case-story", f"Case story: {decision.title}", _subtitle(), tuple(blocks))


def _subtitle() -> str:
    return "One decision in short: situation, options, decision, result, learning"


def pick(material: Material, wanted: str) -> Decision | None:
    """The decision that tells most: own words first, then most at stake."""
    asked = [each for each in material.story.decisions if each.dilemma]
    for each in asked:
        if each.dilemma == wanted:
            return each

    def weight(decision: Decision) -> tuple[bool, int, int]:
        judged = material.judged(decision)
        said = bool(material.written("journal", decision.about))
        stake = judged.spread if judged else 0
        return (said, stake, max((option.cost for option in decision.options), default=0))

    return max(asked, key=weight, default=None)


def _said(material: Material, decision: Decision) -> tuple[Block, ...]:
    """The first reasons; a story has one page."""
    found = reasons(material, decision)
    if len(found) <= MOST_REASONS:
        return found
    more = note(f"And {len(found) - MOST_REASONS} more, in the decision log.")
    return (*found[:MOST_REASONS], more)


def _lead(material: Material, decision: Decision) -> str:
    story = material.story
    project = story.project
    late = project.deadline.penalty
    penalty = (
        f" Each day after the deadline costs {material.currency} {amount(late)}." if late else ""
    )
    state = story.view.public.dilemmas.get(decision.dilemma)
    since = state.arrived if state is not None and state.arrived >= 0 else decision.minute
    dilemma = project.dilemmas[decision.dilemma]
    limit = short(dilemma.answer_within / DAY)
    plan = finish_day(decision.before.finish)
    return (
        f"{since // DAY} days into “{project.title}” ({project.subtitle}) a message asks for a "
        f"decision within {limit} days. The plan says day {plan}, the deadline is day "
        f"{finish_day(project.deadline.minute)}.{penalty}"
    )


def _result(material: Material) -> str:
    story = material.story
    done = story.view.public.tasks[story.project.deadline.task].finished
    spent = f"{material.currency} {amount(ledger.spent(story.view))}"
    if done < 0:
        return f"The dated milestone is not reached; {spent} are spent."
    late = finish_day(done) - finish_day(story.view.public.deadline)
    days = plural(abs(late), "day")
    text = f"{days} late" if late > 0 else "on time" if late == 0 else f"{days} early"
    budget = f"{material.currency} {amount(story.project.bac)}"
    return (
        f"The project reached its date on {finish(done)}, {text}, and has cost {spent} of {budget}."
    )


def _account(material: Material) -> tuple[Block, ...]:
    a = material.analysis
    if a is None:
        score = material.story.score
        result = f" Result: {points(score.hundredths)} of 100 points." if score else ""
        return (
            Heading("Decision and luck"),
            Paragraph((Run("Decision and luck: not analysed.", "muted"), Run(result, "muted"))),
        )
    account = (
        f"{points(a.start_value)} points expected at the start, decisions "
        f"{signed_points(a.gains)}, luck {signed_points(a.luck_points)}, result {points(a.score)}."
    )
    return (
        Heading("Decisions and luck of the whole run"),
        body(account),
        note("Sentences with a blue bar are the manager’s own and were not edited."),
    )
