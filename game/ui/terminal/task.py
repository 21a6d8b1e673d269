"""One task: dates, crew, what it waits for, why it goes as fast as it does, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import Assign, Delay, FastTrack, Prioritise, Reestimate, Review
from game.model.units import DAY
from game.model.view import View
from game.model.world import OPEN, TaskState
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import asking, pages
from game.ui.terminal.page import Choice, Page
from game.ui.terminal.plan import dates_text, float_text

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def task(game: Game, id: str) -> Page:
    """A task and the moves it allows."""
    view, console = game.view, game.console
    entry, state = view.project.tasks[id], view.public.tasks[id]
    page = Page("TASK")
    page.add(" " + console.style(f"{id} {entry.name}", "bold"))
    for text in _facts(game, id, state):
        page.add(*(f" {line}" for line in console.wrap(text, console.width - 2)))
    if state.status in OPEN:
        if entry.slots:
            page.add(" Crew")
            _crew(game, page, id)
        _moves(game, page, id, state)
    page.keys["why"] = lambda rest: asking.why(game, rest or id)
    page.enter = Choice("plan", lambda: game.go(pages.maker("plan", game)))
    page.hint = "Enter plan · why: the factors of the rate · h home · z take back · ? help"
    return page


def _facts(game: Game, id: str, state: TaskState) -> list[str]:
    view = game.view
    entry = view.project.tasks[id]
    part = f"Part of: {entry.deliverable}. " if entry.deliverable else ""
    facts = []
    tag = "Milestone. " if entry.milestone else "Gate. " if entry.gate else ""
    status = phrases.TASK[state.status]
    if state.status == "active":
        done, left = w.percent(figures.progress(view, id)), w.days(state.remaining)
        status += f", {done} done, {left} left as reported on {w.day(state.reported_at)}"
    slack = float_text(view, id)
    facts.append(f"{part}{tag}{status.capitalize()}. Days {dates_text(view, id)}, {_float(slack)}.")
    base = view.public.baseline.get(id)
    planned = view.public.current.get(id)
    if base and planned and abs(planned.finish - base.finish) >= DAY:
        facts.append(
            f"Baseline: finish {w.finish(base.finish)}, now "
            f"{w.signed(w.finish_number(planned.finish) - w.finish_number(base.finish))} d."
        )
    guess = state.estimate
    facts.append(
        f"Estimate {w.days(guess.optimistic)}, {w.days(guess.most_likely)}, "
        f"{w.days(guess.pessimistic)} with its nominal crew."
    )
    after = [_link(view, link.task, link.kind, link.lag) for link in state.after]
    if after and state.started < 0:
        facts.append(f"After {w.listed(after)}.")
    if state.window:
        facts.append(f"Starts only in its window: {state.window.replace('_', ' ')}.")
    if state.why and state.status in OPEN:
        facts.append(f"Waits for: {state.why}.")
    if not entry.slots:
        facts.append(
            f"Done outside by {w.label(view, entry.supplier) or 'others'}; no crew of ours."
        )
    return facts


def _float(slack: str) -> str:
    return "critical" if slack == "critical" else f"float {slack}" if slack else "done"


def _link(view: View, id: str, kind: str, lag: int) -> str:
    label = w.task_label(view, id)
    words = {"FS": "", "SS": " (start)", "FF": " (finish with)", "SF": " (start to finish)"}[kind]
    return label + words + (f" {w.signed_days(lag)}" if lag else "")


def _crew(game: Game, page: Page, id: str) -> None:
    """Slots with who fills them; the smallest ratio sets the pace."""
    view = game.view
    for slot in game.session.explain_rate(id):
        names = [f"{view.name(who)} {round(share * 100)} %" for who, share, _ in slot.people]
        have = w.listed(names) if names else "nobody"
        page.add(
            f"     {w.label(view, slot.role)}: {w.decimal(slot.nominal)} wanted, at most "
            f"{w.decimal(slot.largest)}; {have}, effective {w.factor(slot.effective)}"
        )


def _moves(game: Game, page: Page, id: str, state: TaskState) -> None:
    view = game.view
    if view.project.tasks[id].slots:
        page.choice("Assign somebody", lambda: assign_to(game, id))
        if view.public.assignments[id]:
            page.choice("Take somebody off", lambda: _take_off(game, id))
        label = "End reviews" if state.reviewed else "Begin reviews (slower, finds defects early)"
        page.choice(label, lambda: _do(game, Review(id, not state.reviewed)))
    if state.status == "active":
        page.choice("Ask for a fresh estimate (1 h)", lambda: _do(game, Reestimate(id)))
    page.choice(f"Set the priority (now {state.priority})", lambda: _prioritise(game, id))
    if state.started < 0:
        held = f" (now {w.day(state.not_before)})" if state.not_before > view.now else ""
        page.choice(f"Hold until a day{held}", lambda: _hold(game, id))
        for link in state.after:
            unfinished = view.public.tasks[link.task].status in OPEN
            if link.kind == "FS" and unfinished:
                label = f"Overlap with {w.task_label(view, link.task)} (2 h, more rework)"
                page.choice(label, lambda a=link.task: _do(game, FastTrack(id, a)))  # type: ignore[misc]


def _do(game: Game, action: Reestimate | Review | FastTrack) -> None:
    game.act(action)


def _prioritise(game: Game, id: str) -> None:
    number = game.ask_number("Priority (3 goes first)", 0, 3)
    if number >= 0:
        game.act(Prioritise(id, number))


def _hold(game: Game, id: str) -> None:
    horizon = game.view.project.horizon // DAY
    number = game.ask_number("Not before day (0 lifts the hold)", 0, horizon)
    if number >= 0:
        game.act(Delay(id, number * DAY))


def assign_to(game: Game, id: str) -> None:
    """Who can do it, the free and skilled first; then the share."""
    view = game.view
    people = view.public.people
    options: list[tuple[tuple[bool, float], Choice]] = []
    for person in figures.team(view):
        state = people[person]
        if game.session.check(Assign(person, id, min(100, state.profile.capacity))):
            continue
        rate = 1.0
        for value in game.session.explain_person(person, id).values():
            rate *= value
        load = w.percent(view.load(person))
        label = f"{state.profile.name}, {w.label(view, state.profile.role)}: "
        label += f"rate {w.factor(rate)}, in work {load}, {phrases.PERSON[state.status]}"
        choice = Choice(label, lambda p=person: share_of(game, p, id))  # type: ignore[misc]
        options.append(((view.load(person) > 0, -rate), choice))
    if not options:
        game.say("Nobody can be assigned to this now. Train somebody, or recruit.")
        return
    options.sort(key=lambda pair: pair[0])
    game.ask_which("Who", [choice for _, choice in options])


def share_of(game: Game, person: str, id: str) -> None:
    """Asks for the share of a week and assigns, if that is possible at all."""
    capacity = game.view.public.people[person].profile.capacity // 10
    refusal = game.session.check(Assign(person, id, min(10, capacity) * 10))
    if refusal:
        game.say(phrases.refused(refusal), "bad")
        return
    number = game.ask_number("Share of the week in percent (0 takes off)", 0, capacity, capacity)
    if number >= 0:
        game.act(Assign(person, id, number * 10))


def _take_off(game: Game, id: str) -> None:
    crew = game.view.public.assignments[id]
    game.ask_which(
        "Whom",
        [
            Choice(f"{game.view.name(p)}, {w.percent(share)}", lambda p=p: _off(game, p, id))  # type: ignore[misc]
            for p, share in crew.items()
        ],
    )


def _off(game: Game, person: str, id: str) -> None:
    game.act(Assign(person, id, 0))


def why(game: Game, id: str) -> Page:
    """The task's page, its factors said first."""
    asking.why(game, id)
    return task(game, id)
