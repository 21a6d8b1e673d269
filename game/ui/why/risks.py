"""Why a risk stands in the register with the chance that it has."""

from __future__ import annotations

from game.model.units import DAY
from game.model.view import View
from game.ui import wording
from game.ui.why.told import Factor, Why, about, told

OF_RISK = (
    "risk_found",
    "indicator_rising",
    "indicator_calm",
    "response_started",
    "response_runs",
    "risk_struck",
    "risk_closed",
)


def chance(view: View, id: str) -> Why:
    """The stated figure, one's own, and each response that runs; the early sign beside it."""
    risk, state = view.project.risks[id], view.public.risks[id]
    own = state.probability >= 0
    low, high = risk.impact_days
    rows: list[Factor] = [
        (
            "As the register states it",
            wording.percent(risk.probability),
            f"{low} to {high} d".replace("-", wording.MINUS),
        )
    ]
    if own:
        rows.append(
            ("You wrote", wording.percent(state.probability), f"{state.impact // DAY} d if so")
        )
    for response in risk.responses:
        if state.responses.get(response.id, -1) < 0:
            continue
        rows.append((response.title, f"× {wording.decimal(response.probability / 1000)}", ""))
    start = state.probability if own else risk.probability
    after = start * state.probability_factor // 1000
    rows.append(("With the responses that run", wording.percent(after), ""))
    if risk.indicator is not None:
        sign = {"rising": risk.indicator.rising, "calm": risk.indicator.calm}
        said = sign.get(state.indicator, "Not read yet.")
        rows.append(("Early sign", state.indicator or "not known", said))
    text = (
        "It starts from your own figure, or else from the stated one. "
        "An early sign is not counted in; what it is worth is your judgement."
    )
    moved = told(view, about(view, id, OF_RISK))
    return Why(f"Chance of {id}", text, tuple(rows), moved, f"register, {wording.day(view.now)}")
