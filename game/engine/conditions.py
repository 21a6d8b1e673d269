"""Conditions, figures and placeholders of a scenario, read from a world.

`game/model/conditions.py` publishes the names and parses; here each name has its reading in
Python, and a text is compiled once and kept by text, outside any world. Nothing here changes one.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache

from game.engine.rules import money
from game.model.conditions import ConditionError, dotted, parse
from game.model.units import DAY, PERMILLE
from game.model.world import Public, World

Reader = Callable[[World, Public], int]

WORKING = ("here", "notice", "released")


def holds(world: World, text: str) -> bool:
    """Whether a condition is true now; an empty one is."""
    return not text or bool(compiled(text)(world, world.public))


def value(world: World, text: str) -> int:
    """The value of an expression now, in the unit of its names; true counts 1."""
    return int(compiled(text)(world, world.public))


def fill(world: World, text: str) -> str:
    """The text with every `{expression}` of public names replaced by its value now."""
    if "{" not in text:
        return text
    return _PLACEHOLDER.sub(lambda match: str(value(world, match[1])), text)


@cache
def compiled(text: str) -> Reader:
    """The expression as a function of a world and its public part. Raises ConditionError."""
    source = f"lambda w, p: {_source(parse(text))}"
    reader: Reader = eval(source, _READERS)
    return reader


_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")

_OPERATORS: dict[type[ast.AST], str] = {
    ast.And: " and ",
    ast.Or: " or ",
    ast.Not: "not ",
    ast.USub: "-",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.FloorDiv: "//",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def _source(node: ast.expr) -> str:
    """Python for a node of the white list that `parse` has let through."""
    match node:
        case ast.Constant():
            return repr(node.value)
        case ast.BoolOp():
            return "(" + _OPERATORS[type(node.op)].join(map(_source, node.values)) + ")"
        case ast.UnaryOp():
            return f"({_OPERATORS[type(node.op)]}{_source(node.operand)})"
        case ast.BinOp():
            return f"({_source(node.left)}{_OPERATORS[type(node.op)]}{_source(node.right)})"
        case ast.Compare():
            pairs = zip(node.ops, node.comparators, strict=True)
            rest = "".join(f"{_OPERATORS[type(op)]}{_source(right)}" for op, right in pairs)
            return f"({_source(node.left)}{rest})"
    return _reading(dotted(node) or "")


def _reading(name: str) -> str:
    """Python that reads a published name."""
    family, *ids = name.split(".")
    pattern = NAMES.get((family, len(ids)))
    if pattern is None:
        raise ConditionError(f"There is no name {name!r} to read.")
    return pattern.format(*map(repr, ids))


# (family, how many ids follow) -> what reads it; w is the world, p its public part.
NAMES: dict[tuple[str, int], str] = {
    ("float_days", 0): "p.float_days",
    ("day", 0): f"(p.now // {DAY})",
    ("days_left", 0): f"((p.deadline - p.now) // {DAY})",
    ("days_late", 0): "days_late(w)",
    ("contingency", 0): "contingency(w)",
    ("reserve_left", 0): "(p.ledger.reserve // 100_000)",
    ("overrun", 0): "overrun(w)",
    ("morale", 0): "morale(p)",
    ("fatigue", 0): "fatigue(p)",
    ("headcount", 0): "headcount(p)",
    ("mean_trust", 0): "mean_trust(p)",
    ("month_end_in", 0): f"w.rules.calendar.month_end_in(p.now // {DAY})",
    ("reports", 0): "len(p.reports)",
    ("promised_day", 0): f"(p.promised // {DAY})",
    ("defects", 0): "defects(w)",
    ("outage_hours", 0): "(p.meters if 'outage' in p.meters else w.hidden.meters)['outage']",
    ("trust", 1): "p.stakeholders[{0}].trust",
    ("meter", 1): "(p.meters if {0} in p.meters else w.hidden.meters)[{0}]",
    ("flag", 1): "p.flags[{0}]",
    ("started", 1): "(p.tasks[{0}].started >= 0)",
    ("finished", 1): "(p.tasks[{0}].status == 'finished')",
    ("active", 1): "(p.tasks[{0}].status == 'active')",
    ("dropped", 1): "(p.tasks[{0}].status in ('dropped', 'out'))",
    ("slack", 1): "slack(p, {0})",
    ("chosen", 2): "(p.dilemmas[{0}].choice == {1})",
    ("open", 1): "(p.dilemmas[{0}].status == 'open')",
    ("struck", 1): "(p.risks[{0}].struck > 0)",
    ("rising", 1): "(p.risks[{0}].indicator == 'rising')",
    ("responding", 2): "(p.risks[{0}].responses.get({1}, -1) >= 0)",
    ("used", 1): "(p.moves[{0}] != [])",
    ("here", 1): "here(p, {0})",
    ("free", 1): "free(p, {0})",
}


def days_late(world: World) -> int:
    """Days the dated milestone's finish, real or planned, lies after its date; 0 if early."""
    public = world.public
    finished = public.tasks[world.rules.scenario.deadline.task].finished
    if finished >= 0:
        return max(0, -((public.deadline - finished) // DAY))
    return max(0, -public.float_days, -((public.deadline - public.now) // DAY))


def contingency(world: World) -> int:
    """Percent of the contingency reserve that is left; more than 100 after a draw from above."""
    rules = world.rules
    total = rules.scenario.contingency * rules.parameters.reserve_factor // PERMILLE
    return world.public.ledger.contingency * 100 // total if total else 0


def overrun(world: World) -> int:
    """Cost at completion above BAC, in permille of BAC: as planned now, after the end as it was."""
    public = world.public
    bac: int = world.rules.scenario.bac
    cost = money.spent(world) if public.ended else public.plan_cost
    return (cost - bac) * PERMILLE // bac


def morale(public: Public) -> int:
    """Mean morale of everybody who has not left."""
    return _mean([p.morale for p in public.people.values() if p.status != "gone"])


def fatigue(public: Public) -> int:
    """Mean fatigue of everybody who has not left."""
    return _mean([p.fatigue for p in public.people.values() if p.status != "gone"])


def mean_trust(public: Public) -> int:
    """Mean trust of all stakeholders."""
    return _mean([s.trust for s in public.stakeholders.values()])


def headcount(public: Public) -> int:
    """People whom the project pays for."""
    return len([1 for p in public.people.values() if p.booked and p.status != "gone"])


def slack(public: Public, task: str) -> int:
    """Total float in days in the current plan, 0 for a task that is not in it."""
    return public.current.slack(task) // DAY


def here(public: Public, role: str) -> int:
    """People of the role who can work now."""
    people = public.people.values()
    return len([1 for p in people if p.profile.role == role and p.status in WORKING])


def free(public: Public, role: str) -> int:
    """People of the role who can work now and have no active task."""
    busy: dict[str, int] = {}
    for task, crew in public.assignments.items():
        if crew and public.tasks[task].status == "active":
            busy |= crew
    return len(
        [
            1
            for id, p in public.people.items()
            if p.profile.role == role and p.status in WORKING and id not in busy
        ]
    )


def defects(world: World) -> int:
    """Undiscovered rework in all products, in whole days at the nominal crew."""
    total = 0
    for task in world.hidden.tasks.values():
        total += task.defects
    return total // (DAY * 1_000_000)


def _mean(values: list[int]) -> int:
    return sum(values) // len(values) if values else 0


_READERS: dict[str, object] = {
    "__builtins__": {"len": len},
    "contingency": contingency,
    "days_late": days_late,
    "defects": defects,
    "fatigue": fatigue,
    "free": free,
    "headcount": headcount,
    "here": here,
    "mean_trust": mean_trust,
    "morale": morale,
    "overrun": overrun,
    "slack": slack,
}
