"""Risks have sensible odds, and responses do something."""

from __future__ import annotations

from game.content.problem import Problem
from game.content.where import Where
from game.model.scenario import Risk, Scenario
from game.model.units import PERMILLE

_FOR_THREATS = ("avoid", "mitigate", "transfer")
_FOR_OPPORTUNITIES = ("exploit", "share", "enhance")


def check_odds(scenario: Scenario, where: Where) -> list[Problem]:
    """Probabilities neither 0 nor 1, also with their modifiers; signs better than chance."""
    problems = []
    for risk in scenario.risks.values():
        here = ("risks", risk.id)
        if not 0 < risk.probability < PERMILLE:
            message = "A risk is neither impossible nor certain."
            remedy = "Write a probability between 0 and 1; what is certain is a happening."
            problems.append(where.problem((*here, "probability"), message, remedy))
        for index, (_, times) in enumerate(risk.modifiers):
            if times == PERMILLE or risk.probability * times > PERMILLE * PERMILLE:
                message = f"This factor makes the probability {risk.probability * times / 10**6:g}."
                remedy = "Write a factor other than 1 that keeps it at most 1."
                place = (*here, "modifiers", index, "times")
                problems.append(where.problem(place, message, remedy))
        if risk.indicator and risk.indicator.sensitivity <= risk.indicator.false_alarm:
            message = "The sign says nothing: false alarms are as frequent as true ones."
            remedy = "Write a sensitivity above false_alarm."
            problems.append(where.problem((*here, "indicator", "sensitivity"), message, remedy))
    return problems


def check_responses(scenario: Scenario, where: Where) -> list[Problem]:
    """The kind fits the risk, and the response changes something."""
    problems = []
    for risk in scenario.risks.values():
        strange = _FOR_THREATS if risk.opportunity else _FOR_OPPORTUNITIES
        for response in risk.responses:
            here = ("risks", risk.id, "responses", response.id)
            if response.kind in strange:
                what = "an opportunity" if risk.opportunity else "a threat"
                message = f"{response.kind} is no response to {what}."
                fitting = _FOR_OPPORTUNITIES if risk.opportunity else _FOR_THREATS
                remedy = f"Write {', '.join(fitting)}, accept or escalate."
                problems.append(where.problem((*here, "kind"), message, remedy))
            factors = (response.probability, response.impact)
            idle = factors == (PERMILLE, PERMILLE) and not response.effects
            if idle and response.kind != "accept":
                message = "This response changes nothing."
                remedy = "Write probability, impact or effects."
                problems.append(where.problem(here, message, remedy))
            if response.secondary == risk.id:
                message = "The response brings the risk it answers."
                problems.append(where.problem((*here, "secondary"), message, "Name another."))
    return problems


def check_windows(scenario: Scenario, where: Where) -> list[Problem]:
    """A risk does not close at the moment at which it opens."""
    return [
        where.problem(
            ("risks", risk.id, "closes"),
            "The risk closes at the moment at which it opens.",
            "Close it later: it can strike only in between.",
        )
        for risk in scenario.risks.values()
        if _moment(risk) == (risk.closes.kind, risk.closes.subject, risk.closes.amount)
        and risk.opens.delay + risk.opens.spread >= risk.closes.delay
    ]


def _moment(risk: Risk) -> tuple[str, str, int]:
    return risk.opens.kind, risk.opens.subject, risk.opens.amount
