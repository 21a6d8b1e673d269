"""Single decisions out of games, judged at once."""

from __future__ import annotations

import pytest

from game.debrief import drills
from tests.debrief.games import analysed, played, scenario


def test_a_game_gives_its_dilemmas_as_drills_with_their_choices() -> None:
    found = list(drills.from_game(played("novice"), scenario()))
    assert found
    for drill in found:
        subject = drill.point.key.subject
        assert subject in drill.session.view().open_dilemmas()
        assert len(drills.choices(drill)) >= 2


def test_an_answer_is_judged_by_paired_futures() -> None:
    drill = next(drills.from_scenario(scenario(), 3))
    judged = [drills.judge(drill, option.id, futures=8) for option in drills.choices(drill)]
    values = [{each.id: each.value for each in decision.options} for decision in judged]
    assert all(value == values[0] for value in values)
    assert {decision.best for decision in judged} == {judged[0].best}
    with pytest.raises(KeyError):
        drills.judge(drill, "nothing of the kind", futures=8)


def test_the_weakest_theme_is_drilled_first_and_own_games_before_others() -> None:
    own = list(drills.from_game(played("novice"), scenario()))
    others = list(drills.from_scenario(scenario(), 3))
    theme = own[-1].theme
    order = drills.weakest_first([*others, *own], [theme])
    assert order[0].theme == theme
    assert order[0].own
    assert len(order) == len(own) + len(others)


def test_weak_themes_come_from_what_was_lost() -> None:
    found = drills.weak_themes([analysed("novice")])
    assert len(found) == len(set(found))
    assert found
