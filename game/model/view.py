"""What a screen, a document or a computer player gets: the public part of a world, read-only.

The scenario may be read through `project`; hidden meters, draws and the agenda are not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from game.model.calendar import Calendar
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.world import PersonState, Public


@dataclass(frozen=True, slots=True)
class View:
    """The project as the manager may see it."""

    project: Scenario
    public: Public
    calendar: Calendar

    @property
    def now(self) -> int:
        """Working minutes since the start."""
        return self.public.now

    @property
    def day(self) -> int:
        """The current day, 0 before the first has passed."""
        return self.public.now // DAY

    @property
    def today(self) -> date:
        """The calendar date of this moment."""
        return self.calendar.date_at(self.public.now)

    def load(self, person: str) -> int:
        """Sum of a person's shares on active tasks, permille."""
        tasks = self.public.tasks
        return sum(
            crew[person]
            for task, crew in self.public.assignments.items()
            if person in crew and tasks[task].status == "active"
        )

    def open_dilemmas(self) -> list[str]:
        """Ids of decisions that wait, the one due first in front."""
        waiting = [(d.deadline, i) for i, d in self.public.dilemmas.items() if d.status == "open"]
        return [i for _, i in sorted(waiting)]

    def present(self, role: str) -> list[str]:
        """People of a role who can work now."""
        return [
            i
            for i, p in self.public.people.items()
            if p.profile.role == role and p.status in ("here", "notice", "released")
        ]

    def name(self, id: str) -> str:
        """The name on screen of a person, stakeholder, task, risk, dilemma or move."""
        state = self.public.people.get(id)
        if state is not None:
            return state.profile.name
        for entries in (self.project.stakeholders, self.project.tasks, self.project.risks):
            if id in entries:
                return str(entries[id].name)
        for titled in (self.project.dilemmas, self.project.moves):
            if id in titled:
                return str(titled[id].title)
        return id

    def skill(self, person: PersonState, role: str) -> int:
        """Permille of a fully trained person of `role`."""
        return person.skills.get(role, 0)

    def contingency_percent(self) -> int:
        """Share of the contingency reserve that is left, percent."""
        total = self.public.ledger.contingency_start
        return self.public.ledger.contingency * 100 // total if total else 0
