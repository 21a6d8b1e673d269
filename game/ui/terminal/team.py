"""The team: who works on what, who is free, who is tired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import AutomateTests, Hire, PayDownDebt, Retrospective
from game.model.view import View
from game.model.world import PRESENT, PersonState
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.console import cut
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

CODE, NAME, LOAD, WORK = 6, 15, 5, 27


def team(game: Game) -> Page:
    """Everybody with load, work, morale and fatigue; a number opens one."""
    view, console = game.view, game.console
    page = Page("TEAM")
    if not console.plain:
        names = f"{'':<{CODE}}{'Name':<{NAME}}{'Load':>{LOAD}}"
        head = f"     {names}  {'Works on':<{WORK}} {'Morale'} {'Tired'}"
        page.add(console.style(head, "dim"))
    for id in figures.team(view):
        state = view.public.people[id]
        label = _spoken(view, id, state) if console.plain else _row(game, id, state)
        page.choice(label, lambda id=id: game.go(pages.maker("person", game, id)))  # type: ignore[misc]
    page.add(*(f" {line}" for line in console.wrap(_errands(view), console.width - 2)))
    page.keys["hire"] = lambda _: hire(game)
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number opens a person · a assistant · hire · retro · Enter home · ? help"
    return page


def state_text(view: View, state: PersonState) -> str:
    """ "here", "away until day 50", "leaves on day 60"."""
    word = phrases.PERSON[state.status]
    if state.leaves_at >= 0 and state.status != "gone":
        return f"leaves on {w.day(state.leaves_at)}"
    if state.status in ("away", "coming") and state.back_at >= 0:
        return f"{'away until' if state.status == 'away' else 'here on'} {w.day(state.back_at)}"
    return word


def _work(view: View, id: str, state: PersonState) -> str:
    parts = [f"{task} {w.percent_number(share)}" for task, share in figures.works_on(view, id)]
    if state.status not in PRESENT or state.leaves_at >= 0:
        parts.insert(0, state_text(view, state))
    if not parts:
        return "free, paid" if state.booked and not state.profile.manager else "free"
    return ", ".join(parts)


def _row(game: Game, id: str, state: PersonState) -> str:
    view, console = game.view, game.console
    load = view.load(id)
    over = "!" if load > state.profile.capacity else ""
    morale, tired = figures.points(state.morale), figures.points(state.fatigue)
    low = "low" if state.morale < figures.LOW_MORALE else ""
    high = "high" if state.fatigue > figures.HIGH_FATIGUE else ""
    return (
        f"{console.fit(figures.code(view, id), CODE)}{console.fit(state.profile.name, NAME)}"
        f"{w.percent_number(load) + over:>{LOAD}}  {console.fit(_work(view, id, state), WORK)} "
        f"{morale:>2} {low:<4}{tired:>2} {high}"
    ).rstrip()


def _spoken(view: View, id: str, state: PersonState) -> str:
    text = f"{state.profile.name}, {w.label(view, state.profile.role)}: {_work(view, id, state)}"
    if state.morale < figures.LOW_MORALE:
        text += f", morale {figures.points(state.morale)}, low"
    if state.fatigue > figures.HIGH_FATIGUE:
        text += f", fatigue {figures.points(state.fatigue)}, high"
    return text


def _errands(view: View) -> str:
    """The manager's own list."""
    errands = view.public.errands
    if not errands:
        return "Your list is empty. You have 40 hours a week, less your share in tasks."
    names = w.listed([errand.label for errand in errands[:5]])
    more = f" and {len(errands) - 5} more" if len(errands) > 5 else ""
    return f"Your list: {w.hours(figures.errand_minutes(view))}: {names}{more}."


def hire(game: Game) -> None:
    """A role, then a contractor or an employee."""
    view = game.view
    roles = [id for id in view.project.roles if game.session.check(Hire(id, "contractor")) is None]

    def origin(role: str) -> None:
        p = game.parameters
        game.ask_which(
            "Which",
            [
                Choice(
                    f"A contractor: here in {p.contractor_lead} days, dearer",
                    lambda: _act(game, Hire(role, "contractor")),
                ),
                Choice(
                    f"An employee: here in {p.employee_lead} days",
                    lambda: _act(game, Hire(role, "employee")),
                ),
            ],
        )

    game.ask_which(
        "Which role",
        [Choice(w.label(view, id), lambda id=id: origin(id)) for id in roles],  # type: ignore[misc]
    )


def _act(game: Game, action: Hire | Retrospective | AutomateTests | PayDownDebt) -> None:
    game.act(action)


def short(view: View, id: str) -> str:
    """Name and role for lists."""
    state = view.public.people[id]
    return cut(f"{state.profile.name}, {w.label(view, state.profile.role)}", 40)
