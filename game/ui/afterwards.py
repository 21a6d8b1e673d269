"""What the tutorial says in the debrief: one short note for each step, for window and terminal.

A note is shown when the learner first comes to its step. It says what to look at and what not to
conclude; the numbers themselves are the screen's.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """`way` is a screen that the note offers to go to, `label` what that is called."""

    heading: str
    text: str
    way: str = ""
    label: str = ""


NOTES = {
    "end": Note(
        "That was a whole project",
        "I could show you the score now. But say first what you think of your own decisions: "
        "whoever judges first learns more from what comes.",
    ),
    "view": Note(
        "You speak first",
        "Take one decision that you would make again, whatever came of it, and say why. One "
        "sentence is enough. Nobody marks it; it is yours and stays as you wrote it.",
    ),
    "facts": Note(
        "The facts, without a verdict",
        "What was planned, what you reported, what came. See where the lines part. Whether that "
        "was you or chance, nobody says yet.",
    ),
    "skill": Note(
        "Your decisions on one side, luck on the other",
        "Two numbers, side by side: a decision is judged by what you could know when you made it, "
        "the result by what came. A good decision can end badly. Open one and see.",
        "debrief.decision",
        "Open a decision",
    ),
    "decision": Note(
        "One decision, taken apart",
        "Every choice was played on from what you knew then, in the same futures. Where the ranges "
        "overlap, nobody can say which is better, and I would not call it a mistake.",
    ),
    "why": Note(
        "Where the days went",
        "Guess first which cause weighed most. Then the days appear, and they add up to your date. "
        "A cause is not yet a fault.",
    ),
    "whatif": Note(
        "The same luck, another choice",
        "Play another choice out and lay it beside your run. One branch proves little: let the two "
        "meet in other futures as well.",
    ),
    "themes": Note(
        "What your decisions were about",
        "This speaks of a few decisions in one short game, not of you. The theme with most to gain "
        "stands first; a drill of five minutes trains it.",
    ),
    "next": Note(
        "One thing to take along",
        "Write a rule for your next project, short enough to remember. You will find it in the "
        "briefing when you begin.",
    ),
    "evidence": Note(
        "Something to show",
        "Your decisions, reports and lessons as documents. Each says that it was a simulation, and "
        "anybody can check that it is true. That was all from me; the next project is yours.",
        "scenarios",
        "Choose a project",
    ),
}
