"""Turns what pydantic finds wrong with a file into problems that say what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.content.problem import Path, Problem
from game.content.where import Where
from game.content.written.base import Written
from game.content.written.plan import ScenarioEntry
from game.content.written.values import OWN_ERROR

_SHAPES = {
    "list_type": ("This must be a list.", "Write `- …` lines below the key, or `[…, …]`."),
    "dict_type": ("This must be a mapping.", "Write `key: value` lines below, or `{key: value}`."),
    "model_type": ("This must be a mapping.", "Write `key: value` lines below, or `{key: value}`."),
    "string_type": ("This must be text.", "Put quotes around it."),
}


def problems_of(error: ValidationError, where: Where) -> list[Problem]:
    """One problem for each thing that is wrong, in the order of the file."""
    return sorted({_problem(detail, where) for detail in error.errors(include_url=False)})


def _problem(detail: ErrorDetails, where: Where) -> Problem:
    path: Path = tuple(step for step in detail["loc"] if step != "[key]")
    kind = detail["type"]
    message, remedy = _sentences(kind, path, detail)
    of_key = kind == "extra_forbidden" or path != detail["loc"]
    return Problem(where.file, *where.mark(path, of_key=of_key), message, remedy)


def _sentences(kind: str, path: Path, detail: ErrorDetails) -> tuple[str, str]:
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind == OWN_ERROR:
        return str(context["message"]), str(context["remedy"])
    last = path[-1] if path else ""
    if kind == "missing":
        return f"`{last}` is missing.", f"Add `{last}: …` here.{_meaning(path)}"
    if kind == "extra_forbidden":
        return f"There is no field `{last}` here.", _advice(str(last), fields_at(path[:-1]))
    if kind == "literal_error":
        allowed = [
            word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")
        ]
        return "This word is not one of those allowed.", _advice(str(detail["input"]), allowed)
    if kind in ("too_short", "too_long"):
        bound = "at least" if kind == "too_short" else "at most"
        limit = context.get("min_length", context.get("max_length"))
        return (
            f"There must be {bound} {limit} here.",
            "Add some." if bound == "at least" else "Remove some.",
        )
    return _SHAPES.get(kind, (f"{detail['msg']}.", "Look it up in docs/authoring.md."))


def _advice(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Write one of: {', '.join(known)}." if known else "Remove it."


def _meaning(path: Path) -> str:
    entry = _entry_at(path[:-1])
    for name, field in entry.model_fields.items() if entry else ():
        if (field.alias or name) == path[-1] and field.description:
            return f" It says: {field.description}."
    return ""


def fields_at(path: Path) -> list[str]:
    """The words that may stand as keys at a place of the file."""
    entry = _entry_at(path)
    if entry is None:
        return []
    return [field.alias or name for name, field in entry.model_fields.items()]


def _entry_at(path: Path) -> type[Written] | None:
    """The kind of entry at a place, following the fields down from the whole file."""
    here: type[Written] | None = ScenarioEntry
    for step in path:
        if isinstance(step, int):
            continue
        fields = here.model_fields.items() if here else ()
        found = next((f for name, f in fields if (f.alias or name) == step), None)
        here = next(entries_in(found.annotation), None) if found else None
    return here


def entries_in(annotation: Any) -> Iterator[type[Written]]:
    """The kinds of entry that a field's type speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        yield annotation
    for part in get_args(annotation):
        yield from entries_in(part)
