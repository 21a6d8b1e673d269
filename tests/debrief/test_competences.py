"""The map from decisions to themes and outlines."""

from __future__ import annotations

from dataclasses import replace

from game.content.load import find_scenarios
from game.debrief.analysis import Decision
from game.debrief.competences import OUTLINE, THEMES, met, standings, strongest, theme_of
from tests.debrief.games import analysed, scenario


def decision(id: str, tag: str, loss: int, gain: int = 0) -> Decision:
    first = analysed("novice").decisions[0]
    return replace(
        first,
        id=id,
        tags=(tag,),
        loss=loss,
        loss_low=loss - 1 if loss else 0,
        gain=gain,
        gain_low=gain - 1 if gain else 0,
        matters=True,
    )


def test_each_task_of_the_outline_belongs_to_one_theme() -> None:
    codes = [code for theme in THEMES for code in theme.eco]
    assert sorted(codes) == sorted(OUTLINE)


def test_tags_of_all_scenarios_are_known() -> None:
    for id in find_scenarios():
        found = scenario(id)
        used = {tag for part in found.dilemmas.values() for tag in part.tags}
        used |= {tag for part in found.risks.values() for tag in part.tags}
        used |= {tag for part in found.moves.values() for tag in part.tags}
        assert used <= set(OUTLINE)


def test_each_decision_counts_for_one_theme() -> None:
    decisions = [each for each in analysed("novice").decisions if each.matters]
    counted = [each.id for standing in standings(decisions) for each in standing.decisions]
    assert sorted(counted) == sorted(each.id for each in decisions)


def test_the_theme_that_lost_most_comes_first() -> None:
    found = standings(
        [decision("a", "PR5", 100), decision("b", "BE5", 700), decision("c", "PR6", 0, 50)]
    )
    assert [each.theme.id for each in found] == ["risk", "suppliers", "money"]
    best = strongest(found)
    assert best is not None
    assert best.theme.id == "money"


def test_a_decision_without_a_tag_has_the_theme_of_its_kind() -> None:
    bare = replace(decision("a", "PR5", 0), tags=(), kind="staffing")
    assert theme_of(bare).id == "people"
    assert met([bare])["PR4"] == 1
