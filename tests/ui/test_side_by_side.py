"""A run and its branches compared: signs, and whether a difference is good."""

from __future__ import annotations

from dataclasses import replace

from game.model.units import DAY
from game.session import Session
from game.ui import side_by_side
from game.ui.debriefing import Debriefing
from game.ui.side_by_side import Gap
from tests.debrief.games import played, scenario


def test_later_and_dearer_are_worse_and_more_points_are_better() -> None:
    debrief = Debriefing(Session.replay(played("novice"), scenario()), None, "here")
    branch = debrief.rewind.play_out("0.0", debrief.rewind.point("0.0").chosen)
    own = side_by_side.lines(debrief, [branch])
    score = round(float(own[0].own) * 100)
    other = replace(
        branch,
        finish=debrief.why.finish + 2 * DAY,
        cost=debrief.why.spent + 100_000,
        score=score + 250,
        parts=tuple(each + 100 for each in branch.parts),
    )
    found = {line.name: line.gaps[0] for line in side_by_side.lines(debrief, [other])}
    assert found["Three apps moved"] == Gap("+2 d", False, True)
    assert found["Cost"] == Gap("+1 k", False, True)
    assert found["Score"] == Gap("+2.5", True, True)
    same = side_by_side.lines(debrief, [replace(other, finish=debrief.why.finish)])
    assert same[1].gaps == (Gap("the same"),)
    never = side_by_side.lines(debrief, [replace(other, finish=-1)])
    assert never[1].gaps == (Gap("not reached"),)


def test_only_branches_with_all_parts_of_the_score_are_compared() -> None:
    debrief = Debriefing(Session.replay(played("novice"), scenario()), None, "here")
    branch = debrief.rewind.play_out("0.0", debrief.rewind.point("0.0").chosen)
    debrief.branches = [replace(branch, parts=()), branch, replace(branch, parts=(1, 2))]
    assert side_by_side.ended(debrief) == [branch]
