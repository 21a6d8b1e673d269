"""Every field of `Hidden` and every kind of event: its prior, and how it is drawn given a view.

A test holds this table against the classes and the table of events: what is added to the hidden
half without an answer here fails it.
"""

from __future__ import annotations

from typing import NamedTuple


class Redraw(NamedTuple):
    """What a thing is without any view, what a view says of it, and where that is done."""

    prior: str
    redraw: str
    where: str


FIELDS: dict[str, Redraw] = {
    "Hidden.seed": Redraw(
        "the game's",
        "the replicate's: all that chance decides from now on is drawn anew",
        "posterior",
    ),
    "Hidden.z_project": Redraw(
        "64 equally likely values",
        "exact sum over all values, given finished and running tasks and the tail event",
        "luck",
    ),
    "Hidden.z_role": Redraw(
        "16 equally likely values for each role",
        "the same, given Z_project",
        "luck",
    ),
    "Hidden.tail_task": Redraw(
        "armed with a parameter's chance, then any task with a crew that is no gate",
        "weighed together with Z_project: tasks far over their estimate draw it, others lose it",
        "luck",
    ),
    "Hidden.tail_factor": Redraw(
        "Pareto by table",
        "given the work that its task has shown, in sixteenths; else the prior",
        "luck",
    ),
    "Hidden.tasks": Redraw("one of each task", "see HiddenTask", "posterior"),
    "Hidden.people": Redraw(
        "one of each person who may leave", "see HiddenPerson; newcomers have one too", "people"
    ),
    "Hidden.risks": Redraw("one of each risk", "see HiddenRisk", "risks"),
    "Hidden.meters": Redraw(
        "as the scenario says",
        "as reckoned from what was seen, and what unseen lots have done, drawn so that nothing "
        "that was shown since speaks against it",
        "posterior",
    ),
    "Hidden.counts": Redraw(
        "none",
        "tests of risks held so far, searches done, state triggers gone off; occurrences of "
        "draws start anew with the new seed",
        "posterior",
    ),
    "HiddenTask.quantile": Redraw(
        "uniform",
        "finished: follows from work and factor; running: cut off below the work done and weighed "
        "by the last report, in 64 slices; else uniform",
        "effort",
    ),
    "HiddenTask.factor": Redraw(
        "exp of the shared luck, times the tail event",
        "from the redrawn luck",
        "luck",
    ),
    "HiddenTask.work": Redraw(
        "quantile of the estimate × factor",
        "finished or once at its end: known; else from quantile and factor, with what was seen "
        "being multiplied and added",
        "effort",
    ),
    "HiddenTask.added": Redraw("0", "the rework that was found: known", "posterior"),
    "HiddenTask.defects": Redraw(
        "0",
        "reckoned from the work done and the pressure of those weeks, less what was found; what "
        "effects brought in is known, what unseen lots brought in is drawn",
        "defects",
    ),
    "HiddenTask.optimism": Redraw(
        "three values",
        "given the last report and the redrawn work; without a report the prior, and plain once "
        "the task is over",
        "effort",
    ),
    "HiddenPerson.threshold": Redraw(
        "exponential", "exponential, cut off below the hazard so far", "people"
    ),
    "HiddenPerson.hazard": Redraw(
        "grows weekly with morale and fatigue",
        "as if the person had always been as now: only the rest matters, and it is memoryless",
        "people",
    ),
    "HiddenRisk.probability": Redraw(
        "16 values around the stated one",
        "exact sum, given signs read, tests survived and tests that struck; as stated "
        "once it is closed",
        "risks",
    ),
    "HiddenRisk.draw": Redraw(
        "uniform", "above or below the probability as signs and tests speak for it", "risks"
    ),
    "HiddenRisk.window": Redraw(
        "0",
        "of a risk in the register as its status says, else from the triggers that open and "
        "close it",
        "risks",
    ),
    "HiddenRisk.at_opening": Redraw(
        "-1", "the probability of today if it has opened: nothing but the debrief reads it", "risks"
    ),
}

EVENTS: dict[str, Redraw] = {
    "task_due": Redraw(
        "retimed with each rate", "from the redrawn work and today's rate", "posterior"
    ),
    "task_ready": Redraw("at holds and dates", "known", "pending"),
    "week": Redraw("every week", "known", "pending"),
    "horizon": Redraw("once", "known", "pending"),
    "errand": Redraw("the first on the manager's list", "known", "pending"),
    "errand_done": Redraw("after its lead time", "known: Public.coming", "pending"),
    "pace_ends": Redraw("at the end of a temporary factor", "known", "pending"),
    "back": Redraw("at the end of an absence", "known", "pending"),
    "leave": Redraw("holidays", "known", "pending"),
    "ill": Redraw(
        "exponential gaps", "exponential, cut off below the time since the last", "people"
    ),
    "leave_for_good": Redraw("after the notice", "known", "pending"),
    "join": Redraw("after a lead time", "known: Public.coming", "pending"),
    "trigger": Redraw(
        "set off by what happened, after a delay and a spread",
        "known without a spread; else uniform over what is left of the spread, unless it has gone "
        "off unseen; strikes of risks are weighed with their risk",
        "pending, risks",
    ),
    "effects": Redraw(
        "later effects of choices, moves and risks",
        "known: Public.coming; those behind an unseen lot are drawn with it",
        "pending, posterior",
    ),
    "strike": Redraw("in the instant of the effect", "never waits", "pending"),
    "dilemma_due": Redraw("at the deadline", "known", "pending"),
    "forecast_due": Redraw("at its date", "known", "pending"),
}
