"""One person: skills, state, work with its rates, and the moves that concern them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import Action, Assign, OneToOne, Pair, Release, SetOvertime, Train
from game.model.world import OPEN, PersonState
from game.ui import figures
from game.ui import wording as w
from game.ui.terminal import asking, pages
from game.ui.terminal.page import Choice, Page
from game.ui.terminal.plan import float_text, in_order
from game.ui.terminal.task import share_of
from game.ui.terminal.team import short, state_text

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def person(game: Game, id: str) -> Page:
    """A person's card."""
    view, console = game.view, game.console
    state = view.public.people[id]
    page = Page("PERSON")
    page.add(
        " " + console.style(f"{state.profile.name}, {w.label(view, state.profile.role)}", "bold")
    )
    for text in _facts(game, id, state):
        page.add(*(f" {line}" for line in console.wrap(text, console.width - 2)))
    _moves(game, page, id, state)
    page.enter = Choice("team", lambda: game.go(pages.maker("team", game)))
    page.keys["why"] = lambda rest: asking.why(game, rest or id)
    page.hint = "Enter team · why: pace, morale · h home · z take back · ? help"
    return page


def _facts(game: Game, id: str, state: PersonState) -> list[str]:
    view = game.view
    skills = [
        f"{w.label(view, role)} {w.factor(permille / 1000)}"
        for role, permille in sorted(state.skills.items(), key=lambda pair: -pair[1])
        if permille
    ]
    rate = view.project.roles[state.profile.role].day_rate * state.rate_permille // 1000
    here = state_text(view, state).capitalize()
    facts = [
        (
            f"{here}. At most {w.percent(state.profile.capacity)} of a week; booked "
            f"{w.percent(state.booked)}; {w.money(rate)} a day; {state.overtime} hours a week."
        ),
        f"Skills: {w.listed(skills)}.",
        (
            f"Morale {figures.points(state.morale)}{_low(state)}, fatigue "
            f"{figures.points(state.fatigue)}{_high(state)} of 100."
        ),
    ]
    leave = [f"days {first} to {last}" for first, last in state.profile.leave if last >= view.day]
    if leave:
        facts.append(f"On leave {w.listed(leave)}.")
    for task, share in figures.works_on(view, id):
        factors = game.session.explain_person(id, task)
        facts.append(
            f"{w.task_label(view, task)} at {w.percent(share)}: rate {w.product(factors)}."
        )
    return facts


def _low(state: PersonState) -> str:
    return " (low)" if state.morale < figures.LOW_MORALE else ""


def _high(state: PersonState) -> str:
    return " (high)" if state.fatigue > figures.HIGH_FATIGUE else ""


def _moves(game: Game, page: Page, id: str, state: PersonState) -> None:
    page.choice("Assign to a task", lambda: _assign(game, id))
    if figures.works_on(game.view, id):
        page.choice("Change a share, or take off a task", lambda: _share(game, id))
    if not state.profile.manager:
        page.choice("One-to-one talk (1 h)", lambda: _act(game, OneToOne(id)))
    page.choice(f"Hours a week (now {state.overtime})", lambda: _hours(game, id))
    if not state.profile.manager:
        page.choice("Train for another role (half days, two weeks)", lambda: _train(game, id))
        page.choice("Pair with somebody (four weeks)", lambda: _pair(game, id))
        page.choice("Release to the line organisation", lambda: _act(game, Release(id)))


def _act(game: Game, action: Action) -> None:
    game.act(action)


def _assign(game: Game, id: str) -> None:
    view = game.view
    share = min(100, view.public.people[id].profile.capacity)
    options = []
    for task in in_order(view):
        state = view.public.tasks[task]
        if state.status not in OPEN or game.session.check(Assign(id, task, share)):
            continue
        factors = game.session.explain_person(id, task)
        label = f"{w.task_label(view, task)}, {float_text(view, task)}: rate {w.product(factors)}"
        options.append(
            (state.status == "waiting", Choice(label, lambda t=task: share_of(game, id, t)))  # type: ignore[misc]
        )
    if not options:
        game.say("There is no open task for these skills. Train, or look at the plan.")
        return
    options.sort(key=lambda pair: pair[0])
    game.ask_which("Which task", [choice for _, choice in options[:15]])


def _share(game: Game, id: str) -> None:
    view = game.view
    game.ask_which(
        "Which task",
        [
            Choice(
                f"{w.task_label(view, task)}, now {w.percent(share)}",
                lambda t=task: share_of(game, id, t),  # type: ignore[misc]
            )
            for task, share in figures.works_on(view, id)
        ],
    )


def _hours(game: Game, id: str) -> None:
    number = game.ask_number("Hours a week", 40, 60)
    if number >= 0:
        game.act(SetOvertime(id, number))


def _train(game: Game, id: str) -> None:
    view = game.view
    skills = view.public.people[id].skills
    game.ask_which(
        "For which role",
        [
            Choice(
                f"{w.label(view, role)}, now {w.factor(skills.get(role, 0) / 1000)}",
                lambda r=role: _act(game, Train(id, r)),  # type: ignore[misc]
            )
            for role in view.project.roles
            if game.session.check(Train(id, role)) is None
        ],
    )


def _pair(game: Game, id: str) -> None:
    view = game.view
    game.ask_which(
        f"Who works beside {view.name(id)} and learns",
        [
            Choice(short(view, other), lambda o=other: _act(game, Pair(id, o)))  # type: ignore[misc]
            for other in figures.team(view)
            if game.session.check(Pair(id, other)) is None
        ],
    )
