"""Assigning people: by mouse, by keyboard, with the assistant, and what refuses."""

from __future__ import annotations

from game.model.actions import Assign
from tests.ui.screens import moments
from tests.ui.screens.player import Player


def on_team(day: int = 60) -> Player:
    return Player(moments.showing(moments.at(day), "team"))


def cells(player: Player, *, filled: bool) -> list[str]:
    return [
        n.key
        for n in player.play.stage.nodes
        if n.key.startswith("cell.") and bool(getattr(n, "text", "")) == filled
    ]


def share(player: Player, key: str) -> int:
    _, person, task = key.split(".")
    assert player.play.run is not None
    return player.play.run.view.public.assignments[task].get(person, 0)


def possible(player: Player, row_of: str) -> str:
    """An empty cell in the row of a person where the person could work."""
    run = player.play.run
    assert run is not None
    person = row_of.split(".")[1]
    for key in cells(player, filled=False):
        _, who, task = key.split(".")
        if who == person and not run.possible(Assign(who, task, 100)):
            return key
    raise AssertionError(f"nothing for {person}")


def test_plus_and_minus_step_the_share() -> None:
    player = on_team()
    key = cells(player, filled=True)[0]
    before = share(player, key)
    player.play.ui.focus_on(key)
    player.press("-")
    assert share(player, key) == before - 100
    player.press("+")
    assert share(player, key) == before
    player.press("Delete")
    assert share(player, key) == 0
    player.press("Z")
    assert share(player, key) == before


def test_a_share_is_carried_by_keyboard_and_put_back_with_escape() -> None:
    player = on_team()
    key = cells(player, filled=True)[0]
    before = share(player, key)
    player.play.ui.focus_on(key)
    player.press("Space", "Right")
    assert player.carries()
    player.press("Escape")
    assert not player.carries()
    assert share(player, key) == before
    target = possible(player, key)
    player.press("Space")
    for _ in range(8):
        drag = player.play.ui.drag
        if drag is None or drag.target == target:
            break
        player.press("Right")
    player.press("Space")
    assert share(player, target) == before
    assert share(player, key) == 0


def test_a_share_is_dragged_by_mouse_and_one_undo_takes_it_back() -> None:
    player = on_team()
    key = cells(player, filled=True)[0]
    before = share(player, key)
    target = possible(player, key)
    player.drag(key, target)
    assert (share(player, key), share(player, target)) == (0, before)
    player.press("Z")
    assert (share(player, key), share(player, target)) == (before, 0)


def test_a_chip_stays_in_its_row() -> None:
    player = on_team()
    key = cells(player, filled=True)[0]
    person = key.split(".")[1]
    other = next(k for k in cells(player, filled=False) if k.split(".")[1] != person)
    before = share(player, key)
    player.drag(key, other)
    assert share(player, key) == before
    assert "Not possible" in player.words()


def test_an_impossible_cell_says_why_and_the_way_out() -> None:
    player = on_team()
    run = player.play.run
    assert run is not None
    for key in cells(player, filled=False):
        _, who, task = key.split(".")
        reason = run.possible(Assign(who, task, 100))
        if "skills" in reason:
            player.click(key)
            assert share(player, key) == 0
            words = player.words()
            assert "Not possible" in words
            assert "Train" in words
            return
    raise AssertionError("everybody can do everything")


def test_the_rate_of_a_cell_names_its_factors() -> None:
    player = on_team()
    player.play.ui.focus_on(cells(player, filled=True)[0])
    player.press("F1")
    words = player.words()
    assert "Works at" in words
    assert "Skill" in words


def test_the_assistant_can_be_taken_in_part_or_refused() -> None:
    player = on_team(60)
    moves = [n for n in player.play.stage.nodes if n.role == "check box"]
    if not moves:
        return
    player.click("assistant.refuse")
    assert "You refused the proposal" in player.words()


def test_hours_and_talks_are_recorded() -> None:
    player = on_team()
    run = player.play.run
    assert run is not None
    person = cells(player, filled=True)[0].split(".")[1]
    player.click(f"head.{person}")
    player.click("person.hours")
    actions = len(run.session.recording.actions)
    player.play.ui.focus_on("person.hours")
    player.press("Right")
    assert len(run.session.recording.actions) > actions
    player.click("person.talk")
    assert any("One-to-one" in e.label for e in run.view.public.errands)


def test_in_a_small_window_people_are_listed_with_their_tasks_and_put_on_others() -> None:
    player = Player(moments.showing(moments.at(60), "team"), 640, 360)
    run = player.run
    person = next(
        id
        for id, crew in ((p, t) for t, c in run.view.public.assignments.items() for p in c)
        if run.view.public.tasks[crew].status == "active" and id != "you"
    )
    task = next(t for t, c in run.view.public.assignments.items() if person in c)
    node = player.node(f"head.{person}")
    assert task in node.value_text(player.play.ui)
    player.play.ui.focus_on(f"head.{person}")
    player.press("Enter")
    player.play.stage.press(f"menu.off.{task}")
    assert person not in run.view.public.assignments[task]
    player.play.ui.focus_on(f"head.{person}")
    player.press("Enter")
    player.play.stage.press(f"menu.on.{task}")
    assert run.view.public.assignments[task][person] > 0
    player.play.ui.focus_on(f"head.{person}")
    player.press("Enter", "Enter")
    assert player.find("person.name") is not None
