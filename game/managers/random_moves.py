"""A manager who does anything that is allowed: a test player, and the floor of every comparison."""

from __future__ import annotations

from random import Random

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
from game.model.units import DAY, PERMILLE
from game.model.view import View


class RandomMoves:
    """Draws its moves from its own generator, so that a game with it can be repeated."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def __call__(self, view: View) -> list[Action]:
        """A few arbitrary moves; half the time the assistant's staffing as well."""
        public = view.public
        if not public.started:
            return [SetBaseline(public.deadline)]
        random = self._random
        moves: list[Action] = []
        for id in view.open_dilemmas():
            choices = list(view.project.dilemmas[id].choices)
            random.shuffle(choices)
            moves += [Answer(id, choice.id) for choice in choices]
        if random.random() < 0.5:
            moves += propose(view)
        moves += [self._move(view) for _ in range(random.randrange(4))]
        return moves

    def _move(self, view: View) -> Action:
        random = self._random
        public = view.public
        project = view.project
        person = random.choice(list(public.people))
        task = random.choice(list(public.tasks))
        kind = random.randrange(11)
        if kind == 0:
            return Release(person)
        if kind == 1:
            return SetOvertime(person, random.choice([40, 45, 50, 55, 60]))
        if kind == 2:
            return Hire(random.choice(list(project.roles)), random.choice(["contractor", "employee"]))
        if kind == 3 and project.risks:
            risk = random.choice(list(project.risks.values()))
            if risk.responses:
                return Respond(risk.id, random.choice(risk.responses).id)
        if kind == 4:
            return Talk(random.choice(list(project.stakeholders)), "listen")
        if kind == 5:
            finish = random.randrange(public.now + DAY, project.horizon + 2 * DAY)
            return Report(finish, finish, project.bac, random.choice(["ok", "warn", "bad"]))
        if kind == 6 and project.moves:
            return MakeMove(random.choice(list(project.moves)))
        if kind == 7:
            return OneToOne(person)
        if kind == 8:
            return Review(task, random.random() < 0.5)
        if kind == 9:
            return Delay(task, public.now + random.randrange(20) * DAY)
        return Assign(person, task, random.randrange(0, PERMILLE + 1, 100))
