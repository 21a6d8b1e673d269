"""The language of conditions and score expressions: which names there are, and what may be written.

`float_days < -5 and trust.ingrid_vale >= 500` is parsed with Python's `ast` and held against a
white list, node by node. Nothing is evaluated here: `engine` compiles what has passed, `content`
reports what has not. A name is public (what the manager may see) or hidden.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.model.scenario import Scenario

LONGEST = 400
"""Characters in one expression."""


class ConditionError(ValueError):
    """The text is not an expression of this language; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Name:
    """A published name or family of names, with its unit and whether the manager may see it."""

    pattern: str
    meaning: str
    public: bool = True


BUILT_IN: tuple[Name, ...] = (
    Name("float_days", "days between the dated milestone and the current plan, negative = late"),
    Name("day", "working days since the start"),
    Name("days_left", "working days until the dated milestone's date"),
    Name("days_late", "finish of the dated milestone, or the plan's, after its date; 0 if early"),
    Name("contingency", "percent of the contingency reserve that is left"),
    Name("reserve_left", "management reserve that is left, in thousand USD"),
    Name("overrun", "all cost as now forecast above BAC, in permille of BAC"),
    Name("morale", "mean morale of the team, 0 to 1000"),
    Name("fatigue", "mean fatigue of the team, 0 to 1000"),
    Name("headcount", "people who are booked"),
    Name("mean_trust", "mean trust of all stakeholders, 0 to 1000"),
    Name("month_end_in", "working days until the next month end"),
    Name("reports", "status reports sent so far"),
    Name("promised_day", "the day that the manager promised"),
    Name("defects", "undiscovered rework in all products, in person-days", public=False),
)
"""Names that every scenario has."""

OUTAGE = Name("outage_hours", "hours of outage; only where the scenario has a meter `outage`")

FAMILIES: tuple[Name, ...] = (
    Name("trust.<stakeholder>", "trust, 0 to 1000"),
    Name("meter.<meter>", "0 to 1000; hidden unless the scenario declares the meter public"),
    Name("flag.<flag>", "true when set"),
    Name("started.<task>", "true from the start of the task on"),
    Name("finished.<task>", "true when the task is finished"),
    Name("active.<task>", "true between start and finish"),
    Name("dropped.<task>", "true when the task is out of scope"),
    Name("slack.<task>", "float in days in the current plan"),
    Name("chosen.<dilemma>.<choice>", "true when this choice was made, by the manager or default"),
    Name("open.<dilemma>", "true while the dilemma waits for an answer"),
    Name("struck.<risk>", "true when the risk has happened"),
    Name("rising.<risk>", "true while the early sign shows rising; only risks with an indicator"),
    Name("responding.<risk>.<response>", "true when the response runs"),
    Name("used.<move>", "true when the move was made at least once"),
    Name("here.<role>", "people of the role who can work now"),
    Name("free.<role>", "people of the role who are here without an active task"),
)
"""Names that come from what the scenario defines."""


def names(scenario: Scenario) -> dict[str, bool]:
    """Every name that expressions of this scenario may use, and whether it is public."""
    known = {name.pattern: name.public for name in BUILT_IN}
    for meter in scenario.meters.values():
        known[f"meter.{meter.id}"] = meter.public
        if meter.id == "outage":
            known[OUTAGE.pattern] = meter.public
    known.update(dict.fromkeys(_public_names(scenario), True))
    return known


def _public_names(scenario: Scenario) -> Iterator[str]:
    yield from (f"trust.{id}" for id in scenario.stakeholders)
    yield from (f"flag.{id}" for id in scenario.flags)
    for family in ("started", "finished", "active", "dropped", "slack"):
        yield from (f"{family}.{id}" for id in scenario.tasks)
    for dilemma in scenario.dilemmas.values():
        yield f"open.{dilemma.id}"
        yield from (f"chosen.{dilemma.id}.{choice.id}" for choice in dilemma.choices)
    for risk in scenario.risks.values():
        yield f"struck.{risk.id}"
        if risk.indicator is not None:
            yield f"rising.{risk.id}"
        yield from (f"responding.{risk.id}.{response.id}" for response in risk.responses)
    yield from (f"used.{id}" for id in scenario.moves)
    for family in ("here", "free"):
        yield from (f"{family}.{id}" for id in scenario.roles)


_TOKEN = re.compile(
    r"\s+|[A-Za-z_][A-Za-z_0-9]*|[0-9]+(?![A-Za-z_0-9.])|<=|>=|==|!=|//|[-+*<>().]", re.ASCII
)
_LONGEST_NUMBER = 9
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_ALLOWED = "and, or, not, < <= > >= == !=, + - * //, whole numbers, True, False, names, parentheses"


def parse(text: str) -> ast.expr:
    """The expression as a tree of allowed nodes only. Raises ConditionError."""
    if len(text) > LONGEST:
        raise ConditionError(f"The expression is longer than {LONGEST} characters.")
    _check_tokens(text)
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        _check(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, ConditionError):
            raise
        raise ConditionError(f"{text!r} is not a complete expression.") from None
    return tree


def _check_tokens(text: str) -> None:
    """Keeps away whatever Python's own parser would warn about or read in an unexpected way."""
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise ConditionError(
                f"{text[at : at + 12]!r} cannot stand here; allowed are {_ALLOWED}."
            )
        if token[0].isdigit() and len(token[0]) > _LONGEST_NUMBER:
            raise ConditionError(f"The number {token[0]} is too large.")
        at = token.end()


def _check(node: ast.expr) -> None:
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            _check(value)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        _check(node.operand)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, _OPERATORS):
        _check(node.left)
        _check(node.right)
        if isinstance(node.op, ast.FloorDiv) and not _is_number(node.right, above=0):
            raise ConditionError("What stands behind // must be a whole number above 0.")
    elif isinstance(node, ast.Compare) and all(isinstance(op, _COMPARISONS) for op in node.ops):
        for value in (node.left, *node.comparators):
            _check(value)
    elif not _is_number(node) and dotted(node) is None:
        raise ConditionError(f"Only these can be written: {_ALLOWED}.")


def _is_number(node: ast.expr, above: int = -1) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > above


def dotted(node: ast.expr) -> str | None:
    """The published name that a node spells (`chosen.E1.B`), or None if it is something else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        front = dotted(node.value)
        return None if front is None else f"{front}.{node.attr}"
    return None


def _names_in(node: ast.expr) -> Iterator[str]:
    name = dotted(node)
    if name is not None:
        yield name
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield from _names_in(child)


def referenced(text: str) -> tuple[str, ...]:
    """The names an expression uses, each once, in order. Raises ConditionError."""
    return tuple(dict.fromkeys(_names_in(parse(text))))


def problems(text: str, known: Mapping[str, bool], *, public_only: bool = False) -> list[str]:
    """What is wrong with an expression, as sentences; `known` is what `names` returns."""
    try:
        used = referenced(text)
    except ConditionError as error:
        return [str(error)]
    return [problem for name in used for problem in _name_problems(name, known, public_only)]


_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|([{}])")


def placeholders(text: str) -> tuple[str, ...]:
    """The names in `{braces}` of a text, in order; a brace without its partner is named as is."""
    return tuple(match[2] or match[1] for match in _PLACEHOLDER.finditer(text))


def placeholder_problems(text: str, known: Mapping[str, bool]) -> list[str]:
    """What is wrong with the placeholders of a text, as sentences: only public names may stand."""
    return [
        problem
        for name in placeholders(text)
        for problem in _name_problems(name, known, public_only=True)
    ]


def _name_problems(name: str, known: Mapping[str, bool], public_only: bool) -> list[str]:
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        return [f"There is no name {name!r} to read.{hint}"]
    if public_only and not known[name]:
        return [f"{name} is hidden from the manager and cannot be used here."]
    return []
