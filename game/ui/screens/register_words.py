"""The risk register as screens tell it: what is known, what the early sign says, own estimates."""

from __future__ import annotations

from game.model.units import DAY
from game.model.view import View
from game.ui import wording


def listed(view: View) -> list[str]:
    """Risks in the register, in the scenario's order."""
    return [id for id, state in view.public.risks.items() if state.status != "unknown"]


def open_risks(view: View) -> list[str]:
    return [id for id in listed(view) if view.public.risks[id].status in ("dormant", "open")]


def estimate(view: View, id: str) -> tuple[int, int]:
    """Probability (permille) and impact (minutes): the manager's own, else what the card states."""
    state, risk = view.public.risks[id], view.project.risks[id]
    probability = state.probability if state.probability >= 0 else risk.probability
    low, high = risk.impact_days
    stated = max(-low, high) if low < 0 < high else (low + high) / 2
    impact = state.impact if state.impact >= 0 else round(stated * DAY)
    return probability, impact


def with_responses(view: View, id: str) -> tuple[int, int]:
    """The same after the responses that run, by their stated factors."""
    probability, impact = estimate(view, id)
    state = view.public.risks[id]
    return (
        probability * state.probability_factor // 1000,
        impact * state.impact_factor // 1000,
    )


def exposure(view: View, id: str) -> float:
    """Expected delay in days, responses counted."""
    probability, impact = with_responses(view, id)
    return probability / 1000 * impact / DAY


def own_words(view: View, id: str) -> str:
    """ "30 % × 12 d", from the own estimate or the stated one."""
    probability, impact = with_responses(view, id)
    return f"{wording.percent(probability)} × {wording.number(round(impact / DAY))} d"


def indicator_state(view: View, id: str) -> tuple[str, str, str]:
    """State, word and text of a risk's early sign."""
    state, risk = view.public.risks[id], view.project.risks[id]
    if state.status == "struck":
        return "ok" if risk.opportunity else "bad", "Happened", risk.event
    if state.status == "closed":
        return "ok", "Over", "can no longer happen"
    sign = risk.indicator
    if sign is None:
        return "unknown", "No sign", "there is no early sign"
    if state.indicator == "rising":
        return "warn", "Rising", sign.rising
    if state.indicator == "calm":
        return "ok", "Calm", sign.calm
    return "unknown", "Not known", sign.watched


def watched(view: View) -> list[str]:
    """Open risks, rising signs first, then by expected delay."""
    order = {"rising": 0}

    def weight(id: str) -> tuple[int, float]:
        return order.get(view.public.risks[id].indicator, 1), -abs(exposure(view, id))

    return sorted(open_risks(view), key=weight)
