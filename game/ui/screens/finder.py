"""Ctrl+K: every action, screen, task, person, risk and term by what one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.ui import around, wording
from game.ui.kit import Finder, MenuItem
from game.ui.screens import dialogs, figures, gantt_rows, glossary, offers
from game.ui.screens.base import RunScreen
from game.ui.screens.register_words import indicator_state, listed

if TYPE_CHECKING:
    from game.ui.play import Play


def open_finder(play: Play) -> None:
    """Builds the list once, and filters it while the player types."""
    everything = _everything(play)

    def find(text: str) -> Sequence[MenuItem]:
        words = text.casefold().split()
        if not words:
            return [item for item in everything if item.group != "Explain"]
        found = [i for i in everything if all(w in f"{i.label} {i.text}".casefold() for w in words)]
        return sorted(
            found,
            key=lambda i: (_GROUPS.index(i.group), bool(i.reason), not _begins(i.label, words[0])),
        )

    play.ui.open(Finder(find))


_GROUPS = ("Do", "Go to", "Explain")


def _begins(label: str, word: str) -> bool:
    return any(part.casefold().startswith(word) for part in label.split())


def _everything(play: Play) -> list[MenuItem]:
    return [*_do(play), *_go(play), *_explain(play)]


def _do(play: Play) -> list[MenuItem]:
    run = play.run
    assert run is not None
    view = run.view
    items: list[MenuItem] = []
    for id in view.open_dilemmas():
        title = view.project.dilemmas[id].title
        last = (view.public.dilemmas[id].deadline - 1) // 480
        items.append(
            MenuItem(
                f"decide.{id}",
                f"Decide: {title}",
                partial(play.open_dilemma, id),
                "D",
                "decision",
                "Do",
                f"answer by day {last}",
            )
        )
    items += [
        MenuItem(
            "next",
            "Run to the next event",
            play.next_event,
            "N",
            "next",
            "Do",
            "time stops by itself",
        ),
        MenuItem("play", "Play, pause", play.toggle_time, "Space", "play", "Do", "let time run"),
        MenuItem(
            "changed",
            "What changed",
            play.open_changed,
            "F4",
            "eye",
            "Do",
            "since you last looked",
        ),
        MenuItem(
            "back", "Take back the last step", run.take_back, "Z", "undo", "Do", "until time runs"
        ),
    ]
    screen = play.screen("moves")
    assert isinstance(screen, RunScreen)
    for offer in offers.offers(screen):
        reason = run.possible(offer.action) if offer.action is not None else ""
        items.append(
            MenuItem(
                offer.key,
                offer.title,
                partial(offers.do, screen, offer),
                icon=offers.CATEGORIES[offer.category][1],
                group="Do",
                text=f"{offers.prices(offer)}; {offer.text}",
                reason=reason,
            )
        )
    items.append(
        MenuItem(
            "copy",
            "Save a copy",
            lambda: dialogs.save_copy(play),
            "Ctrl+S",
            "save",
            "Do",
            "under a name",
        )
    )
    return items


def _go(play: Play) -> list[MenuItem]:
    run = play.run
    assert run is not None
    view = run.view
    items = [
        MenuItem(
            f"go.{i.key}",
            i.label,
            partial(play.go, i.key),
            i.number,
            i.icon,
            "Go to",
            "screen",
        )
        for i in around.rail(play)
    ]
    items += [
        MenuItem(
            "go.forecast",
            "Forecast history",
            lambda: play.go("forecast"),
            "F",
            "target",
            "Go to",
            "how it moved",
        ),
        MenuItem(
            "go.settings",
            "Settings",
            lambda: play.go("settings"),
            "F10",
            "settings",
            "Go to",
            "screen",
        ),
        MenuItem(
            "go.help", "Help", lambda: play.go("help"), "F2", "help", "Go to", "terms and keys"
        ),
    ]

    def to(name: str, id: str) -> Callable[[], None]:
        def go() -> None:
            play.screen(name).select(id)
            play.go(name)

        return go

    slack = gantt_rows.floats(view)
    for id in gantt_rows.in_scope(view):
        state = view.public.tasks[id]
        critical = state.status != "finished" and slack.get(id, 0) < gantt_rows.CRITICAL
        text = (
            f"task, {'critical, ' if critical else ''}{wording.day(gantt_rows.span(view, id)[1])}"
        )
        items.append(
            MenuItem(
                f"task.{id}",
                f"{id} {view.project.tasks[id].name}",
                to("plan", id),
                icon="plan",
                group="Go to",
                text=text,
            )
        )
    for id in figures.team(view):
        profile = view.public.people[id].profile
        role = view.project.roles[profile.role].name.lower()
        items.append(
            MenuItem(
                f"person.{id}",
                f"{profile.name}, {figures.code(view, id)}",
                to("team", id),
                icon="person",
                group="Go to",
                text=role,
            )
        )
    for id in listed(view):
        word = indicator_state(view, id)[1].lower()
        items.append(
            MenuItem(
                f"risk.{id}",
                f"{id} {view.project.risks[id].name}",
                to("risks", id),
                icon="risks",
                group="Go to",
                text=f"risk, {word}",
            )
        )
    for id, who in view.project.stakeholders.items():
        items.append(
            MenuItem(
                f"who.{id}",
                who.name,
                to("stakeholders", id),
                icon="people",
                group="Go to",
                text=who.title,
            )
        )
    return items


def _explain(play: Play) -> list[MenuItem]:
    def explain(name: str) -> Callable[[], None]:
        def go() -> None:
            play.screen("help").select(name)
            play.go("help")

        return go

    return [
        MenuItem(f"term.{t.name}", t.name, explain(t.name), "F2", "help", "Explain", t.short)
        for t in glossary.TERMS
    ]
