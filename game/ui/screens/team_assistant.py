"""The assistant's proposal: who could work on what now. Take it, take part of it, or refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.managers.staffing import filled, propose, releases, slack
from game.model.actions import Action, Assign, Release
from game.model.crew import slot_of
from game.model.units import DAY
from game.model.view import View
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Button, Check, Node, Panel, ScrollArea, Ui
from game.ui.screens import figures, gantt_rows
from game.ui.screens.parts import empty, inner, line

if TYPE_CHECKING:
    from game.ui.screens.team import TeamScreen

PATIENCE = 15 * DAY
NEAR = 5 * DAY
HALF = 500
LEAST = 100
MOST = 3
ROW_H = 44.0


def helpers(view: View) -> list[Assign]:
    """Idle people with half a skill or more who could help a running task, the nearest to the
    date first; each person once, as far as more people are of use."""
    public = view.public
    found: list[Assign] = []
    used: set[str] = set()
    running = [
        id
        for id, state in public.tasks.items()
        if state.status == "active" and slack(view, id) < NEAR
    ]
    for id in sorted(running, key=lambda id: slack(view, id)):
        task = view.project.tasks[id]
        for slot in task.slots:
            room = slot.largest - filled(view, task, slot)
            for person, state in public.people.items():
                idle = state.status == "here" and not view.load(person) and person not in used
                if state.profile.manager or not idle or room < LEAST:
                    continue
                if slot_of(state, task) is not slot or state.skills.get(slot.role, 0) < HALF:
                    continue
                share = min(room, state.profile.capacity)
                room -= share
                used.add(person)
                found.append(Assign(person, id, share))
    return found[:MOST]


class Assistant:
    """Remembers what the player has unticked, and a refusal until the world changes."""

    def __init__(self, screen: TeamScreen) -> None:
        self.screen = screen
        self.off: set[Action] = set()
        self.on: set[Action] = set()
        self.refused: tuple[Action, ...] = ()

    def proposal(self) -> list[Action]:
        moves = self._moves()
        return [] if tuple(moves) == self.refused else moves

    def _moves(self) -> list[Action]:
        """Missing crews first, then idle people who could help, then releases."""
        view = self.screen.view
        moves: list[Action] = [*propose(view)]
        if view.public.started:
            taken = {m.person for m in moves if isinstance(m, Assign)}
            moves += [m for m in helpers(view) if m.person not in taken]
            moves += releases(view, PATIENCE, moves)
        return moves

    def ticked(self, move: Action) -> bool:
        """Missing crews are ticked unless switched off; the rest is offered unticked."""
        return move in self.on if self._offered(move) else move not in self.off

    def _offered(self, move: Action) -> bool:
        """Whether the move is only an offer. In the tutorial help is proposed outright."""
        view = self.screen.view
        if isinstance(move, Assign) and move in helpers(view):
            return not view.project.tutorial
        return isinstance(move, Release)

    def build(self, ui: Ui, panel: Rect) -> list[Node]:
        moves = self.proposal()
        count = wording.plural(len(moves), "change") if moves else ""
        nodes: list[Node] = [
            Panel("assistant", panel, "Assistant proposes", icon="assistant", figure=count)
        ]
        area = inner(ui, panel, 40, 52)
        if not moves:
            text = "Every task that can run has its crew, as far as there are people."
            if self.refused:
                text = "You refused the proposal. A new one comes when something changes."
            return nodes + empty(ui, "assistant", area, text)
        rows: list[Node] = []
        for i, move in enumerate(moves):
            rows += self._row(i, move, Rect(area.x, area.y + i * ROW_H, area.w - 8, ROW_H))
        total = ROW_H * len(moves)
        if total <= area.h:
            nodes += rows
        else:
            shown = Rect(area.x - 6, area.y, area.w + 12, area.h)
            nodes.append(ScrollArea("assistant.rows", shown, "Proposals", rows, total))
        chosen = [m for m in moves if self.ticked(m)]
        y = panel.bottom - 44
        everything = len(chosen) == len(moves)
        label = "Take all" if everything else f"Take {len(chosen)}"
        nodes += [
            Button(
                "assistant.take",
                Rect(area.x, y, area.w - 100, 32),
                label,
                self.take,
                primary=True,
                shortcut="P",
                reason="" if chosen else "nothing is ticked",
            ),
            Button("assistant.refuse", Rect(area.right - 92, y, 92, 32), "Refuse", self.refuse),
        ]
        return nodes

    def _row(self, i: int, move: Action, at: Rect) -> list[Node]:
        offered = self._offered(move)

        def change(on: bool) -> None:
            wanted = self.on if offered else self.off
            if on == offered:
                wanted.add(move)
            else:
                wanted.discard(move)

        title, note = self._words(move)
        return [
            Check(
                f"assistant.{i}",
                Rect(at.x, at.y, at.w, 24),
                title,
                self.ticked(move),
                change,
                group="assistant.rows",
            ),
            line(f"assistant.{i}.note", at.x + 28, at.y + 23, at.w - 28, note, colour="muted"),
        ]

    def _words(self, move: Action) -> tuple[str, str]:
        view = self.screen.view
        if isinstance(move, Assign):
            code = figures.code(view, move.person)
            slack = gantt_rows.floats(view).get(move.task, 0) // DAY
            waits = view.public.tasks[move.task].status == "ready"
            note = "can start now" if waits else "runs with less than its crew"
            if move in helpers(view):
                skills = view.public.people[move.person].skills
                best = max(skills.get(s.role, 0) for s in view.project.tasks[move.task].slots)
                note = f"idle, could help at skill {best / 1000:.1f}"
            return (
                f"{code} on {wording.task_label(view, move.task)}, {wording.percent(move.share)}",
                f"{note}; float {slack} d",
            )
        assert isinstance(move, Release)
        role = view.public.people[move.person].profile.role
        rate = view.project.roles[role].day_rate
        return (
            f"Release {figures.code(view, move.person)}",
            f"idle, {wording.money_short(rate)} a day",
        )

    def take(self) -> None:
        """Submits what is ticked as one step."""
        chosen = [m for m in self.proposal() if self.ticked(m)]
        if not chosen:
            self.screen.play.ui.toast(
                "Nothing to take", "The assistant proposes nothing now.", "notice"
            )
            return
        self.screen.run.submit(
            *chosen, done="Proposal taken", text=f"{wording.plural(len(chosen), 'change')}."
        )
        self.off.clear()
        self.on.clear()

    def refuse(self) -> None:
        self.refused = tuple(self._moves())
        if self.screen.play.coach is not None:
            self.screen.play.coach.happened("staffed")
