"""Writes the author's reference: `python -m game.content.reference > docs/authoring.md`.

Everything in it comes from where it is defined: fields and their meanings from the entries, names
from the language of conditions, checks from the passes of lint. The example is a real file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from game.content.lint import LOCAL, WHOLE
from game.content.messages import entries_in
from game.content.written.base import Written
from game.content.written.effects import EffectEntry
from game.content.written.events import MOMENTS, TriggerEntry
from game.content.written.plan import ScenarioEntry
from game.content.written.values import Kind
from game.model import conditions
from game.model.units import PERMILLE

EXAMPLE = Path(__file__).with_name("example.yaml")

_OPENING = """\
# Writing a scenario

<!-- Generated: python -m game.content.reference > docs/authoring.md -->

A scenario is one YAML file. `contingency lint FILE` names everything that is wrong with it, with
line, column and what to do; `contingency play FILE` plays it. What is built in stands in
`scenarios/`; the best way to begin is to copy the short example at the end of this page.

## How values are written

- **Text** is text: `no`, `on` and `off` are words. Truth values are `true` and `false` only.
  Quote a text that looks like a number or a time (`"12:30"`, `"1.0"`), that begins with
  `{ [ & * ! | > % @`, or that contains a colon and a space. `>-` folds long texts.
- **id**: letters, digits and underscores, beginning with a letter. Only the scenario's own id has
  hyphens. Risks, dilemmas, happenings and moves never share an id: the luck of their effects is
  drawn by name (`E2.B.effects.0`), so that adding an entry elsewhere changes nobody's luck.
- **time**: `5 d`, `4 h`, `2 w`, `30 min`, all working time: a week has 5 days, a day 8 hours.
  Where a field is called days or hours, it takes a plain number.
- **USD**: plain numbers, two decimals at most.
- **Probabilities, shares, factors, FTE**: decimals, three at most.
- **Meters, trust, morale, fatigue**: whole numbers from 0 to 1000; changes carry a sign.
- **date**: `2027-01-04`.
- Texts that a player reads may hold public names in braces, filled in when shown: `{float_days}`.
- Keys stand once. Tags and merge keys (`<<`) are refused; anchors and aliases are followed, within
  limits.
"""

_TRIGGERS = """
A trigger is a moment alone (`started M12`) or a mapping with `on:` and conditions. It fires after
the moment, plus `after`, plus an evenly drawn part of `spread`, if the condition holds then.
"""

_EFFECTS = """
A list of effects has one mapping with one key for each effect. Effects act in order.
"""

_EXPRESSIONS = """
Conditions and score figures are short expressions: `float_days < -5 and trust.sponsor >= 500`.
Allowed are `and`, `or`, `not`, comparisons, `+ - * //`, whole numbers, `True`, `False`,
parentheses and the names below; right of `//` stands a number above 0. At most {longest}
characters.

Hidden names may stand in triggers, effects, modifiers and the score, but not where the manager
would see them: in gates, texts and propositions to forecast.
"""


def reference() -> str:
    """The whole page."""
    lines = [_OPENING, "## The file\n", *_fields(ScenarioEntry)]
    for entry in _entries(ScenarioEntry):
        if entry not in (TriggerEntry, EffectEntry) and not _is_effect(entry):
            lines += [f"\n### {_title(entry)}\n", f"{_about(entry)}\n", *_fields(entry)]
    lines += ["\n## Triggers", _TRIGGERS, *_fields(TriggerEntry), "\n| moment | |", "|---|---|"]
    lines += [f"| `{kind}` | {_cell(meaning)} |" for kind, meaning in MOMENTS.items()]
    lines += ["\n## Effects", _EFFECTS, *_effects()]
    lines += ["\n## Conditions", _EXPRESSIONS.replace("{longest}", str(conditions.LONGEST))]
    lines += ["| name | meaning | |", "|---|---|---|", *_names()]
    lines += ["\n## What lint checks\n", *(f"- {_check(check)}" for check in LOCAL + WHOLE)]
    lines += ["\n## A short scenario\n", "```yaml", EXAMPLE.read_text("utf-8").rstrip(), "```"]
    return "\n".join(lines) + "\n"


def _entries(entry: type[Written], seen: list[type[Written]] | None = None) -> list[type[Written]]:
    """The kinds of entry below `entry`, each once, in the order in which they are met."""
    seen = [] if seen is None else seen
    for field in entry.model_fields.values():
        for below in entries_in(field.annotation):
            if below not in seen:
                seen.append(below)
                _entries(below, seen)
    return seen


def _is_effect(entry: type[Written]) -> bool:
    """Whether the entry is told among the effects."""
    return entry in _entries(EffectEntry) and entry.__name__ != "MessageEntry"


def _title(entry: type[Written]) -> str:
    return entry.__name__.removesuffix("Entry")


def _about(entry: type[Written]) -> str:
    """The first sentence of the entry's description, or of what it becomes."""
    text = entry.__dict__.get("__doc__") or entry.makes.__doc__
    return " ".join(text.split()).split(". ")[0].rstrip(".") + "."


def _fields(entry: type[Written]) -> Iterator[str]:
    yield from ("| field | written as | left out | meaning |", "|---|---|---|---|")
    for name, field in entry.model_fields.items():
        word = field.alias or name
        yield (
            f"| `{word}` | {_cell(_written(field))} | {_cell(_default(field))} "
            f"| {_cell(field.description or '')} |"
        )


def _effects() -> Iterator[str]:
    yield from ("| effect | what it does | fields |", "|---|---|---|")
    for word, field in EffectEntry.model_fields.items():
        below = next(entries_in(field.annotation), None)
        if below is None:
            detail = _written(field)
        else:
            detail = "; ".join(
                f"`{part.alias or name}` ({_written(part)}"
                + (f", else {_default(part)}" if _default(part) else "")
                + f"): {part.description}"
                for name, part in below.model_fields.items()
            )
        yield f"| `{word}` | {_cell(field.description or '')} | {_cell(detail)} |"


def _names() -> Iterator[str]:
    for name in (*conditions.BUILT_IN, conditions.OUTAGE, *conditions.FAMILIES):
        yield f"| `{name.pattern}` | {_cell(name.meaning)} | {'' if name.public else 'hidden'} |"


def _check(check: Any) -> str:
    return " ".join((check.__doc__ or "").split())


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return ""
    value = field.default_factory() if field.default_factory else field.default  # type: ignore[call-arg]
    if value is None or value in ("", [], {}):
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return "1" if value == PERMILLE else str(value)


def _written(field: FieldInfo) -> str:
    kind = next((part for part in field.metadata if isinstance(part, Kind)), None)
    return kind.words if kind else _shape(field.annotation)


def _shape(annotation: Any) -> str:
    """How a value of this type is written, in words."""
    parts = get_args(annotation)
    origin = get_origin(annotation)
    if origin is Annotated:
        kind = next((part for part in parts[1:] if isinstance(part, Kind)), None)
        return kind.words if kind else _shape(parts[0])
    if origin is Literal:
        return " or ".join(f"`{part}`" if part else '`""`' for part in parts)
    if origin is list:
        return f"list: {_shape(parts[0])}"
    if origin is dict:
        return f"mapping of {_shape(parts[0])}: {_shape(parts[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return _title(annotation)
    return " or ".join(_shape(part) for part in parts if part is not NoneType)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
