"""The terms of the game and of the field, each in a sentence, by subject."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """`confused` names what it is often taken for; `where` the screen that shows it."""

    name: str
    subject: str
    short: str
    text: str
    where: str = ""
    confused: str = ""


SUBJECTS = ("time", "money", "risk", "people", "quality", "game")

TERMS: tuple[Term, ...] = (
    Term(
        "Assistant",
        "game",
        "proposes who works on what",
        (
            "Puts free people with the right skill on tasks that can run, those with least float "
            "first. You take, change or refuse it."
        ),
        "team",
    ),
    Term(
        "Baseline",
        "time",
        "the plan as it was promised",
        (
            "The dates of every task as they stood when the project started, or when the sponsor "
            "agreed to a new start. Grey lines under the bars."
        ),
        "plan",
        "The current plan moves every week; the baseline does not.",
    ),
    Term(
        "Budget at completion",
        "money",
        "what the project may cost",
        "All planned labour and all listed items. Short: BAC. What goes beyond it is overrun.",
        "money",
    ),
    Term(
        "Contingency reserve",
        "money",
        "your money for what goes wrong",
        (
            "Costs of decisions and risk responses come from it while it lasts. You may spend it "
            "without asking."
        ),
        "money",
        "The management reserve belongs to the sponsor.",
    ),
    Term(
        "Cost performance index",
        "money",
        "earned value ÷ actual cost",
        "CPI. Under 1 the work done has cost more than planned.",
        "money",
    ),
    Term(
        "Critical path",
        "time",
        "the chain that sets the date",
        "Tasks whose delay moves the dated milestone at once. Bright bars in the plan.",
        "plan",
        "It changes while the project runs.",
    ),
    Term(
        "Deadline",
        "time",
        "the day that counts",
        (
            "The day by which the dated milestone must be reached. Each later working day costs "
            "money, up to a limit."
        ),
        "home",
        "Your promise is a day that you chose yourself.",
    ),
    Term(
        "Decision",
        "game",
        "a message that asks you to choose",
        (
            "It has a last day and a default that happens when nobody answers. Some choices need "
            "trust or preparation."
        ),
        "inbox",
    ),
    Term(
        "Earned value",
        "money",
        "the worth of the work done",
        "The planned labour of finished work, and of running work by its reported progress.",
        "money",
    ),
    Term(
        "Early sign",
        "risk",
        "an indicator that a risk is on its way",
        "It is read at certain moments and shows calm or rising. It may deceive.",
        "risks",
    ),
    Term(
        "Estimate at completion",
        "money",
        "what it will have cost",
        (
            "Spent so far, planned labour of the rest, listed items that are left, and the price "
            "of the delay that the plan shows."
        ),
        "money",
    ),
    Term(
        "Exposure",
        "risk",
        "chance times impact",
        "The delay that a risk costs on average. Compare it with the price of a response.",
        "risks",
    ),
    Term(
        "Fast-track",
        "time",
        "overlap tasks that follow each other",
        (
            "A task starts before its predecessor is finished. It saves time; some of the work "
            "will be rework."
        ),
        "plan",
    ),
    Term(
        "Fatigue",
        "people",
        "how tired a person is",
        (
            "Overtime raises it, normal weeks lower it. Tired people are slower, make mistakes "
            "and leave."
        ),
        "team",
    ),
    Term(
        "Float",
        "time",
        "days a task can slip",
        (
            "How many days a task may be late before the dated milestone moves. A task without "
            "float is critical."
        ),
        "plan",
        "A buffer is time that you add on purpose; float is what the network leaves over.",
    ),
    Term(
        "Focus",
        "people",
        "what switching costs",
        (
            "Somebody with several tasks at once loses time at each change. Two tasks are slower "
            "than one after the other."
        ),
        "team",
    ),
    Term(
        "Forecast",
        "game",
        "your own chance for something",
        (
            "Before some decisions you say how likely something is. Afterwards you see how good "
            "your numbers are."
        ),
        "journal",
    ),
    Term(
        "Gate",
        "game",
        "what a choice needs",
        "A closed choice shows a lock and what opens it, for example the trust of somebody.",
        "inbox",
    ),
    Term(
        "Hidden rework",
        "quality",
        "faults that nobody has seen yet",
        "Wrong work looks finished. Reviews and tests find it; the later, the dearer.",
        "plan",
    ),
    Term(
        "Level",
        "game",
        "how rough the world is",
        (
            "Learner, practitioner or expert: how often things happen, how true reports and "
            "signs are, how large your reserve is."
        ),
        "",
    ),
    Term(
        "Management reserve",
        "money",
        "the sponsor's money",
        (
            "You can ask for it when more than half of your contingency is used. Trust and an "
            "honest report decide."
        ),
        "money",
    ),
    Term(
        "Morale",
        "people",
        "how willing a person is",
        (
            "Talks, rest and good news raise it; pressure, overtime and surprises lower it. Low "
            "morale is slow and makes people leave."
        ),
        "team",
    ),
    Term(
        "Overrun",
        "money",
        "cost above the budget",
        "All cost at the end, penalties included, minus the budget at completion, divided by it.",
        "money",
    ),
    Term(
        "Pairing",
        "people",
        "two people share what they know",
        "Four weeks side by side, both a little slower. It cuts the damage if one of them leaves.",
        "team",
    ),
    Term(
        "Planned value",
        "money",
        "the work that should be done by now",
        "The planned labour of all that the baseline expected until today.",
        "money",
    ),
    Term(
        "Productivity",
        "people",
        "the product of named factors",
        (
            "Skill × ramp-up × focus × morale × fatigue and more. F1 on a cell of the team "
            "screen shows each of them."
        ),
        "team",
    ),
    Term(
        "Promise",
        "time",
        "the day that you said",
        (
            "People remember it. A kept promise wins trust; a later date costs trust, less when "
            "it is said early."
        ),
        "home",
    ),
    Term(
        "Ramp-up",
        "people",
        "the time until somebody new is fast",
        "Newcomers start slowly and take time of those who show them around.",
        "team",
    ),
    Term(
        "Response",
        "risk",
        "what you do about a risk",
        (
            "Avoid, mitigate, transfer, accept or escalate; for a chance: exploit, share, "
            "enhance. Some only after it happened."
        ),
        "risks",
    ),
    Term(
        "Risk",
        "risk",
        "something uncertain that matters",
        "Cause, event, effect. It has a time in which it can happen, and often an early sign.",
        "risks",
        "A risk that has happened is an issue: decide, do not estimate.",
    ),
    Term(
        "Schedule performance index",
        "time",
        "earned value ÷ planned value",
        "SPI. Under 1 less is done than planned. Near the end it always runs to 1.",
        "money",
    ),
    Term(
        "Seed",
        "game",
        "which luck you get",
        (
            "The same scenario, seed and decisions give the same run. Luck does not depend on "
            "the order of your clicks."
        ),
        "",
    ),
    Term(
        "Status report",
        "game",
        "what you say about the project",
        (
            "Date, cost and state, with your words. Trust reacts to what later turns out, not to "
            "the colour."
        ),
        "report",
    ),
    Term(
        "Technical debt",
        "quality",
        "shortcuts that slow the work",
        "It makes work slower and faultier. Reserve a part of the capacity to pay it down.",
        "moves",
    ),
    Term(
        "True course",
        "time",
        "where the project was heading",
        (
            "Shown after the end. At each day: when the milestone would have come with the luck "
            "that this project had, if the handbook manager had led it from then."
        ),
        "",
        "What could be known then is the forecast; nobody can know the luck to come.",
    ),
    Term(
        "Trust",
        "people",
        "how far somebody follows you",
        (
            "It moves by contact, kept promises, early or late bad news, and surprises. It opens "
            "gates, reserves and new dates."
        ),
        "stakeholders",
    ),
    Term(
        "Your hours",
        "game",
        "forty hours a week",
        "Talks, reports and moves take your time. What does not fit waits its turn on your list.",
        "moves",
    ),
)


def find(name: str) -> Term | None:
    """The term of that name, whatever its case."""
    wanted = name.casefold()
    return next((t for t in TERMS if t.name.casefold() == wanted), None)


def search(text: str) -> list[Term]:
    """Terms whose name or sentence holds all the words, names first."""
    words = text.casefold().split()
    found = [t for t in TERMS if all(w in f"{t.name} {t.short} {t.text}".casefold() for w in words)]
    return sorted(found, key=lambda t: not all(w in t.name.casefold() for w in words))
