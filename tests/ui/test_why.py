"""Every number opens into its factors and the events behind it, by pointer and by keyboard."""

from __future__ import annotations

from functools import cache

import pytest

from game.model.parameters import Parameters
from game.session import Session
from game.ui import figures, why
from game.ui.events import PointerMove, Tick
from game.ui.kit import Card
from game.ui.kit.floating import card_height
from game.ui.screens import whatchanged
from game.ui.theme import TOOLTIP_DELAY_MS
from game.ui.why import Why
from tests.ui.screens import moments
from tests.ui.screens.player import Player
from tests.ui.screens.states import LAYOUTS

DAY = 90
NUMBERS = [
    ("plan", "task.pace.name", "of its nominal pace"),
    ("team", "person.pace", "fully trained"),
    ("team", "person.morale", "Goes back by itself towards"),
    ("team", "person.fatigue", "hours a week"),
    ("stakeholders", "who.trust", "At the start"),
    ("home", "exit.name", "Planned finish"),
    ("home", "float.name", "Float to the date"),
    ("home", "cost.name", "Work and items to come, by plan"),
    ("home", "changed.1", "Planned finish"),
    ("money", "says.0.name", "Cost at completion"),
    ("risks", "detail.now.name", "With the responses that run"),
    ("result", "score.name", "Schedule"),
    ("result", "mark.0.name", "Full marks"),
]


def at(screen: str, w: float = 1280, h: float = 720) -> Player:
    session = moments.ended() if screen == "result" else moments.at(DAY)
    player = Player(moments.showing(session, screen), w, h)
    if screen == "plan":
        view = player.run.view
        running = [i for i, t in view.public.tasks.items() if t.status == "active"]
        player.play.screen("plan").select(next(i for i in running if view.project.tasks[i].slots))
        player.play.ui.refresh()
        player.draw()
    if screen == "team":
        player.play.screen("team").select("CLD1")
        player.play.ui.refresh()
        player.draw()
    return player


def words(card: Card) -> str:
    lines = [f"{f.name} {f.value} {f.note}" for f in card.factors]
    return " ".join([card.title, card.text, *lines])


@pytest.mark.parametrize(("screen", "key", "said"), NUMBERS)
def test_a_number_opens_with_f1_and_with_the_pointer(screen: str, key: str, said: str) -> None:
    player = at(screen)
    ui = player.play.ui
    ui.focus_on(key)
    player.press("F1")
    assert said in words(ui.cards[-1].card)
    assert ui.cards[-1].card.factors
    player.press("Escape")
    assert not ui.cards
    rect = player.node(key).seen
    player.play.stage.handle(PointerMove(rect.x + 4, rect.cy))
    for _ in range(2):
        player.play.stage.handle(Tick(TOOLTIP_DELAY_MS))
        player.draw()
    assert said in words(ui.cards[-1].card)


@pytest.mark.parametrize("screen", sorted({screen for screen, _, _ in NUMBERS}))
def test_in_small_windows_too_each_number_stands_on_some_page(screen: str) -> None:
    for w, h in LAYOUTS[2:]:
        player = at(screen, w, h)
        ui = player.play.ui
        found: set[str] = set()
        for page in range(max(1, len(player.play.stage.screen.pages(ui)))):
            ui.page = page
            ui.refresh()
            player.draw()
            found |= {node.key for node in player.play.stage.nodes if node.explanation(ui)}
        keys = {key for where, key, _ in NUMBERS if where == screen} - {"who.trust"}
        assert keys | ({"who.state"} if screen == "stakeholders" else set()) <= found


def test_everything_that_changed_opens() -> None:
    for day in (20, 40, 60, 90, 120):
        player = Player(moments.showing(moments.at(day), "home"))
        run, ui = player.run, player.play.ui
        assert run.looked is not None
        for number, line in enumerate(whatchanged.lines(player.play, run.looked)):
            if player.find(f"changed.{number}") is None or not line.asks:
                continue
            ui.cards.clear()
            ui.focus_on(f"changed.{number}")
            player.press("F1")
            assert ui.cards[-1].card.title, line.text
            player.draw()


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_the_longest_answer_fits_into_the_window(w: float, h: float) -> None:
    player = at("plan", w, h)
    ui = player.play.ui
    for page in range(max(1, len(player.play.stage.screen.pages(ui)))):
        ui.page = page
        ui.refresh()
        player.draw()
        if player.find("task.pace.name") is not None:
            break
    ui.focus_on("task.pace.name")
    player.press("F1")
    assert card_height(ui.metrics, ui.cards[-1].card) <= h
    player.draw()


@cache
def late() -> Session:
    return moments.at(DAY)


def everything(session: Session) -> list[Why]:
    view = session.view()
    p = Parameters(session.recording.header.level, session.scenario.parameters)
    return [
        why.finish(view),
        why.cost(view),
        *(why.task_pace(session, id) for id in view.project.tasks),
        *(why.pace(session, id) for id in figures.team(view)),
        *(why.morale(view, id, p) for id in figures.team(view)),
        *(why.fatigue(view, id, p) for id in figures.team(view)),
        *(why.trust(view, id) for id in view.project.stakeholders),
        *(why.chance(view, id) for id in figures.known_risks(view)),
    ]


def test_events_come_with_the_newest_first() -> None:
    for each in everything(late()):
        days = [int(moved.day.removeprefix("day ")) for moved in each.moved]
        assert days == sorted(days, reverse=True), each.title


def test_the_parts_of_the_cost_add_up() -> None:
    view = late().view()
    parts: list[int] = []
    for name, figure, _ in why.cost(view).factors:
        cents = int(figure.replace(",", "").replace("−", "-")) * 100
        if name == "Cost at completion":
            assert abs(sum(parts) - cents) <= 300
            return
        parts.append(cents)
    raise AssertionError("the sum is missing")


def test_trust_adds_up_from_the_start() -> None:
    view = late().view()
    moved = 0
    for id in view.project.stakeholders:
        figures_of = {
            name: value.replace("−", "-") for name, value, _ in why.trust(view, id).factors
        }
        now = float(figures_of.pop("Now"))
        assert abs(sum(float(value) for value in figures_of.values()) - now) < 0.05
        moved += len(why.trust(view, id).moved)
    assert moved > 5


def test_two_games_that_look_alike_are_explained_alike() -> None:
    """Whatever is hidden, an answer depends on what was seen alone."""
    session = late()
    twin = session.fork()
    hidden = twin._world.hidden
    for task in hidden.tasks.values():
        task.work *= 3
    for risk in hidden.risks.values():
        risk.probability = 1000 - risk.probability
    for person in hidden.people.values():
        person.hazard += 1000
    assert everything(twin) == everything(session)


def test_the_measures_of_the_result_name_what_moved_them() -> None:
    play = moments.showing(moments.ended(), "end")
    assert play.run is not None
    from game.debrief.score import account

    found = account(play.run.session)
    causes = play.run.debrief().why
    view = play.run.view
    answers = [why.measure(view, part, mark, causes) for part in found.parts for mark in part.marks]
    assert all(answer.factors for answer in answers)
    assert sum(bool(answer.moved) for answer in answers) > len(answers) // 2
    assert [name for name, _, _ in why.result(found).factors] == [p.name for p in found.parts]
