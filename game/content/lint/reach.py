"""Everything that is written can happen: triggers fire, gates open, optional tasks come in.

What can happen is found from below: at first the plan's own tasks; then whatever triggers, gates
and effects make possible with what was possible before, until nothing is added.
"""

from __future__ import annotations

import ast

from game.content.lint.walk import entries
from game.content.problem import Path, Problem
from game.content.where import Where
from game.model import conditions
from game.model import effects as act
from game.model.scenario import Choice, Move, Response, Scenario, Trigger

_FAMILIES = {
    "started": "task",
    "finished": "task",
    "active": "task",
    "chosen": "choice",
    "flag": "flag",
    "struck": "risk",
    "used": "move",
    "responding": "response",
    "open": "dilemma",
}


class Reach:
    """What can happen in a scenario, as (kind, id)."""

    def __init__(self, scenario: Scenario, where: Where) -> None:
        self.horizon = scenario.horizon
        self.found = {("task", task.id) for task in scenario.tasks.values() if not task.optional}
        size = -1
        while size != len(self.found):
            size = len(self.found)
            self._grow(scenario)
            for path, effect in where.effects:
                if self._acts(path):
                    self._follow(effect)

    def _grow(self, scenario: Scenario) -> None:
        for dilemma in scenario.dilemmas.values():
            if any(self.fires(trigger) for trigger in dilemma.triggers):
                self.found.add(("dilemma", dilemma.id))
                self.found.update(
                    ("choice", f"{dilemma.id}.{choice.id}")
                    for choice in dilemma.choices
                    if self.may_hold(choice.gate)
                )
        for risk in scenario.risks.values():
            if any(self.fires(trigger) for trigger in risk.strikes):
                self.found.add(("risk", risk.id))
            self.found.update(
                ("response", f"{risk.id}.{response.id}")
                for response in risk.responses
                if self.may_hold(response.gate)
            )
        self.found.update(
            ("happening", happening.id)
            for happening in scenario.happenings.values()
            if any(self.fires(trigger) for trigger in happening.triggers)
        )
        for move in scenario.moves.values():
            if self.may_hold(move.gate):
                self.found.add(("move", move.id))

    def _acts(self, path: Path) -> bool:
        """Whether the owner of the effect at `path` can come to pass."""
        match path:
            case ("dilemmas", dilemma, "choices", choice, *_):
                return ("choice", f"{dilemma}.{choice}") in self.found
            case ("risks", risk, "responses", response, *_):
                return ("response", f"{risk}.{response}") in self.found
            case ("risks", risk, *_):
                return ("risk", risk) in self.found
            case ("happenings", happening, *_):
                return ("happening", happening) in self.found
        return ("move", path[1]) in self.found

    def _follow(self, effect: act.Effect) -> None:
        if isinstance(effect, act.SetFlag) and effect.value:
            self.found.add(("flag", effect.flag))
        elif isinstance(effect, act.AddTask):
            self.found.add(("task", effect.task))
        elif isinstance(effect, act.StrikeRisk):
            self.found.add(("risk", effect.risk))

    def fires(self, trigger: Trigger) -> bool:
        """Whether the trigger's moment can come with its condition."""
        if not trigger.chance or not self.may_hold(trigger.condition):
            return False
        if trigger.kind == "never":
            return False
        if trigger.kind == "day":
            return trigger.amount < self.horizon
        kind = {"month_end": "task"}.get(trigger.kind) or _FAMILIES.get(trigger.kind)
        return kind is None or (kind, trigger.subject) in self.found

    def may_hold(self, text: str) -> bool:
        """Whether a condition can be true; empty ones and broken ones can."""
        if not text:
            return True
        try:
            tree = conditions.parse(text)
        except conditions.ConditionError:
            return True
        return self._truth(tree) is not False

    def _truth(self, node: ast.expr) -> bool | None:
        """True, False, or None where it depends."""
        if isinstance(node, ast.Constant):
            return bool(node.value)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            inner = self._truth(node.operand)
            return None if inner is None else not inner
        if isinstance(node, ast.BoolOp):
            parts = [self._truth(value) for value in node.values]
            decisive = isinstance(node.op, ast.Or)
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        family, _, id = (conditions.dotted(node) or "").partition(".")
        if family in _FAMILIES and (_FAMILIES[family], id) not in self.found:
            return False
        return None


def check_reach(scenario: Scenario, where: Where) -> list[Problem]:
    """Triggers that cannot fire, gates that never open, optional tasks that never come in."""
    reach = Reach(scenario, where)
    problems = []
    for path, entry in entries(scenario, where):
        if isinstance(entry, Trigger) and not reach.fires(entry):
            if entry.kind == "never" and path[0] == "budget":
                continue
            message = "This trigger can never fire."
            remedy = "Look at what it waits for and at its condition: nothing brings that about."
            problems.append(where.problem(path, message, remedy))
        elif isinstance(entry, Choice | Response | Move) and not reach.may_hold(entry.gate):
            message = "This gate can never open."
            problems.append(
                where.problem((*path, "gate"), message, "Nothing brings about what it asks for.")
            )
    for risk in scenario.risks.values():
        if not risk.strikes and ("risk", risk.id) not in reach.found:
            message = f"The risk {risk.id} can never happen."
            remedy = "Add strikes, or an effect `strike`."
            problems.append(where.problem(("risks", risk.id), message, remedy))
    for task in scenario.tasks.values():
        if ("task", task.id) not in reach.found:
            message = f"Nothing brings the optional task {task.id} into scope."
            problems.append(
                where.problem(
                    ("tasks", task.id), message, "Add an effect `add_task`, or remove it."
                )
            )
    return problems
