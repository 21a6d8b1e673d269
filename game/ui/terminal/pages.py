"""Where each page is made, by name, and what several pages need.

Pages are imported when first shown, so that the text game starts at once.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from game.managers.staffing import propose, releases
from game.model.actions import Action
from game.model.units import DAY
from game.model.view import View
from game.model.world import RiskState
from game.ui import wording as w
from game.ui.terminal.page import Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

RAIL = (
    ("home", "home"),
    ("plan", "plan"),
    ("moves", "moves"),
    ("team", "team"),
    ("risks", "risks"),
    ("people", "stakeholders"),
    ("money", "money"),
    ("inbox", "inbox"),
    ("report", "report"),
    ("journal", "journal"),
)
"""Numbers on Home: those of the window's rail, moves where it has the board."""

_WHERE = {
    "home": "home",
    "plan": "plan",
    "task": "task",
    "why": "task",
    "moves": "moves",
    "move": "moves",
    "team": "team",
    "person": "person",
    "assistant": "assistant",
    "risks": "risks",
    "risk": "risks",
    "stakeholders": "stakeholders",
    "stakeholder": "stakeholders",
    "money": "money",
    "forecast": "forecast",
    "changed": "changed",
    "past": "past",
    "inbox": "inbox",
    "message": "inbox",
    "decision": "decision",
    "report": "report",
    "journal": "journal",
    "log": "journal",
    "charter": "journal",
    "briefing": "briefing",
    "evidence": "evidence",
    "outline": "evidence",
    "result": "result",
    "truth": "result",
    "facts": "debrief_facts",
    **dict.fromkeys(("view", "skill"), "debrief"),
    "weights": "debrief_weights",
    **dict.fromkeys(("whatif", "judged"), "debrief_whatif"),
    **dict.fromkeys(("reasons", "calibration", "themes", "next_time"), "debrief_later"),
}
PATIENCE = 8 * DAY


def make(name: str, game: Game, *about: str) -> Page:
    """The page of that name, `about` what it shows (a task, a person, a risk)."""
    module = import_module(f"game.ui.terminal.{_WHERE[name]}")
    return cast(Page, getattr(module, name)(game, *about))


def maker(name: str, game: Game, *about: str) -> Callable[[], Page]:
    """What makes the page anew each time it is looked at."""
    return lambda: make(name, game, *about)


def proposal(view: View) -> list[Action]:
    """The assistant's: who should work on what, and who could go back to the line."""
    crews = propose(view)
    return crews + releases(view, PATIENCE, crews)


def sender(view: View, id: str) -> str:
    """Who sends a message, with the title where it is a stakeholder."""
    known = view.project.stakeholders.get(id)
    if known is not None and known.title:
        return f"{known.name}, {known.title[:1].lower()}{known.title[1:]}"
    if id in view.project.roles and id not in view.public.people:
        return w.label(view, id)
    state = view.public.people.get(id)
    if state is not None and not state.profile.manager:
        return f"{state.profile.name}, {w.label(view, state.profile.role).lower()}"
    return view.name(id)


def risk_sign(state: RiskState) -> str:
    """ok, warn, bad or unknown for a register entry."""
    if state.status == "struck":
        return "bad"
    return {"calm": "ok", "rising": "warn"}.get(state.indicator, "unknown")
