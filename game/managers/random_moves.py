"""A manager who does anything that is allowed: a test player, and the floor of every comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from game.engine.chance import pick
from game.managers.staffing import propose
from game.model.actions import (
    Action,
    Answer,
    Assign,
    Delay,
    Hire,
    MakeMove,
    OneToOne,
    Release,
    Report,
    Respond,
    Review,
    SetBaseline,
    SetOvertime,
    Talk,
)
from game.model.units import DAY
from game.model.view import View

T = TypeVar("T")


class RandomMoves:
    """Draws its moves by its own seed, so that a game with it can be repeated anywhere."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drawn = 0

    def __call__(self, view: View) -> list[Action]:
        """A few arbitrary moves; half the time the assistant's staffing as well."""
        public = view.public
        if not public.started:
            return [SetBaseline(public.deadline)]
        moves: list[Action] = []
        for id in view.open_dilemmas():
            choices = list(view.project.dilemmas[id].choices)
            while choices:
                moves.append(Answer(id, choices.pop(self._number(len(choices))).id))
        if self._number(2):
            moves += propose(view)
        return moves + [self._move(view) for _ in range(self._number(4))]

    def _number(self, count: int) -> int:
        self._drawn += 1
        return pick(self._seed, f"random manager:{self._drawn}", count)

    def _one(self, things: Sequence[T]) -> T:
        return things[self._number(len(things))]

    def _move(self, view: View) -> Action:
        public = view.public
        project = view.project
        person = self._one(list(public.people))
        task = self._one(list(public.tasks))
        match self._number(11):
            case 0:
                return Release(person)
            case 1:
                return SetOvertime(person, self._one((40, 45, 50, 55, 60)))
            case 2:
                return Hire(self._one(list(project.roles)), self._one(("contractor", "employee")))
            case 3 if project.risks:
                risk = self._one(list(project.risks.values()))
                response = self._one(risk.responses).id if risk.responses else ""
                return Respond(risk.id, response)
            case 4:
                return Talk(self._one(list(project.stakeholders)), "listen")
            case 5:
                finish = public.now + self._number(200) * DAY
                return Report(finish, finish, project.bac, self._one(("ok", "warn", "bad")))
            case 6 if project.moves:
                return MakeMove(self._one(list(project.moves)))
            case 7:
                return OneToOne(person)
            case 8:
                return Review(task, self._number(2) == 0)
            case 9:
                return Delay(task, public.now + self._number(20) * DAY)
            case _:
                return Assign(person, task, self._number(11) * 100)
