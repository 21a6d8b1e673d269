"""How a stakeholder stands to the project, in words and states; from trust and the scenario."""

from __future__ import annotations

from game.model.view import View

RESISTS, SUPPORTS = 420, 600


def attitude(view: View, id: str) -> tuple[str, str]:
    """State and word: what the scenario says at the start, then what trust makes of it."""
    who = view.project.stakeholders[id]
    trust = view.public.stakeholders[id].trust
    if view.public.stakeholders[id].contacted == 0 and who.engagement == "unaware":
        return "warn", "unaware"
    if trust < RESISTS:
        return "warn", "resistant"
    if trust >= SUPPORTS:
        return "ok", "supportive"
    return "unknown", "neutral"
