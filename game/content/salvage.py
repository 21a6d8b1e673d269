"""What of a faulty file can still be read, so that lint can speak of the rest of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from game.content.written.plan import ScenarioEntry

_ROUNDS = 4
_NOTHING = "nothing"
_STOCK: Mapping[str, Any] = {
    "id": "broken",
    **dict.fromkeys(
        ("title", "subtitle", "version", "summary", "emblem", "sponsor", "end_task"), _NOTHING
    ),
    "minutes_to_play": [1, 1],
    "trains": [],
    "start": "2027-01-04",
    "horizon": "1 d",
    "deadline": {
        "task": _NOTHING,
        "name": _NOTHING,
        "short": _NOTHING,
        "by": "1 d",
        "penalty": 0,
        "penalty_cap_days": 0,
    },
    **dict.fromkeys(("bac", "contingency", "management_reserve"), 0),
    "score": [
        {
            "id": _NOTHING,
            "name": _NOTHING,
            "weight": 100,
            "measures": [{"name": _NOTHING, "expression": "0", "unit": "", "points": [[0, 0]] * 2}],
        }
    ],
    "charter": {
        **dict.fromkeys(
            (
                "organisation",
                "purpose",
                "objectives",
                "in_scope",
                "out_of_scope",
                "authority",
                "assumptions",
                "sponsor_words",
            ),
            _NOTHING,
        ),
        "practise": [],
    },
}
"""Stands in for a field of the head that cannot be read; lint then leaves the whole alone."""


def salvage(data: Any) -> tuple[ScenarioEntry, frozenset[str]] | None:
    """The scenario without its faulty entries, and the ids of what is missing.

    None where too little is left. `data` is changed.
    """
    missing = {_NOTHING}
    for _ in range(_ROUNDS):
        try:
            return ScenarioEntry.model_validate(data), frozenset(missing)
        except ValidationError as error:
            faulty: dict[str, set[Any]] = {}
            for detail in error.errors(include_url=False):
                field, *below = detail["loc"]
                faulty.setdefault(str(field), set()).update(below[:1] or [None])
            for field, entries in faulty.items():
                if not _repair(data, field, entries, missing):
                    return None
    return None


def _repair(data: dict[str, Any], field: str, entries: set[Any], missing: set[str]) -> bool:
    """Takes the faulty entries out of a field, or the field out of the file."""
    value = data.get(field)
    if field in _STOCK:
        data[field] = _STOCK[field]
    elif isinstance(value, list) and None not in entries:
        for index in entries:
            if isinstance(value[index], dict):
                missing.add(str(value[index].get("id")))
        data[field] = [item for index, item in enumerate(value) if index not in entries]
    elif isinstance(value, dict) and None not in entries:
        missing.update(map(str, entries))
        data[field] = {key: item for key, item in value.items() if key not in entries}
    elif field in data and field not in ScenarioEntry.model_fields:
        del data[field]
    else:
        return False
    return True
