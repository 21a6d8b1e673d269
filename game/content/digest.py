"""The digest of a scenario: over what the rules read, not over its prose.

A text may be mended without touching a recording; a number may not. Fields at their default are
left out, so that the model can gain an optional field without changing what is already there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from game.model import effects, scenario

PROSE: dict[type, tuple[str, ...]] = {
    scenario.Scenario: (
        "title",
        "subtitle",
        "version",
        "summary",
        "emblem",
        "minutes_to_play",
        "trains",
        "flags",
        "charter",
        "tutorial",
        "digest",
    ),
    scenario.Role: ("name",),
    scenario.Person: ("name", "portrait"),
    scenario.Task: ("name", "short", "deliverable", "acceptance"),
    scenario.Stakeholder: ("name", "portrait", "title", "wants", "fears", "helps"),
    scenario.Meter: ("name", "meaning"),
    scenario.Response: ("title", "changes", "gate_text"),
    scenario.Indicator: ("watched", "calm", "rising"),
    scenario.Risk: ("name", "cause", "event", "effect", "impact_text", "message", "tags"),
    scenario.Question: ("text", "answer"),
    scenario.ForecastPrompt: ("text",),
    scenario.Choice: ("title", "text", "time_text", "depends_text", "gate_text"),
    scenario.Dilemma: ("title", "body", "tags"),
    scenario.Move: ("title", "text", "gate_text", "tags"),
    scenario.BudgetItem: ("name",),
    scenario.Deadline: ("name", "short"),
    scenario.Measure: ("name", "unit"),
    scenario.ScorePart: ("name",),
    effects.Pace: ("reason",),
    effects.Tell: ("subject", "body"),
    effects.EndProject: ("reason",),
}
"""Fields that only people read."""


def digest_of(whole: scenario.Scenario) -> str:
    """32 hex digits, the same on every platform and Python."""
    text = repr((_bare(whole), tuple(whole.flags)))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _bare(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        prose = PROSE.get(type(value), ())
        kept = (
            (field.name, getattr(value, field.name))
            for field in fields(value)
            if field.init and field.name not in prose
        )
        defaults = {field.name: field.default for field in fields(value)}
        return (
            type(value).__name__,
            *((name, _bare(item)) for name, item in kept if not _same(item, defaults[name])),
        )
    if isinstance(value, Mapping):
        return tuple((key, _bare(item)) for key, item in value.items())
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    return value.isoformat() if isinstance(value, date) else value


def _same(item: Any, default: Any) -> bool:
    return default is not MISSING and item == default
