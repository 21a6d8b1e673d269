"""Another choice and other weights in the window: branches, other luck, side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from game.debrief import words
from game.debrief.evaluate import Played
from game.debrief.rewind import MOST, Pair
from game.managers import play as lead
from game.managers import policy
from game.model.actions import Redraw
from game.model.units import DAY
from game.session import Session
from game.ui import saves
from game.ui.charts import Chart, flip, is_table
from game.ui.charts.forks import Forks
from game.ui.events import Key
from game.ui.play import Play
from game.ui.screens.debrief.whatif import WhatIfScreen
from game.ui.screens.debrief.whatif_next import offered
from game.ui.screens.debrief.whatif_others import picture
from game.ui.settings import Settings
from tests.debrief.games import scenario
from tests.ui.screens import moments
from tests.ui.screens.looking import frames
from tests.ui.screens.states import LAYOUTS
from tests.ui.screens.test_debrief import analysed, drawn


def opened_at_what_if(path: Path | None = None) -> Play:
    """A fresh debrief at the fifth step, analysed, of a game that lies at `path`."""
    session = Session.start(scenario(), 3, path=path)
    lead(session, policy("novice"))
    play = moments.showing(session, "end") if path is None else Play(Settings(reduced_motion=True))
    if path is not None:
        play.take(session, path)
    assert play.run is not None
    found = play.run.debrief()
    found.here(path)
    found.say(words.entry(words.SKIPPED, "(No view was written.)"))
    found.finish(moments.FEW)
    found.reached = 7
    play.go("debrief.whatif")
    return play


def test_other_luck_by_hand_keeps_what_was_seen_and_says_so() -> None:
    play = opened_at_what_if()
    screen = play.stage.screen
    assert isinstance(screen, WhatIfScreen)
    assert play.run is not None
    decision = next(each for each in play.run.debrief().weighty() if each.kind == "dilemma")
    log = play.run.view.public.log
    screen.pick(decision.id)
    screen.turn()
    assert "what you had seen on day 2 stays" in " ".join(drawn(play))
    screen.by_hand()
    branch = play.run.session
    assert branch.recording.header.is_branch
    assert [type(each) for _, each in branch.recording.actions].count(Redraw) == 1
    assert branch.view().now == decision.time
    seen = [entry for entry in log if entry.time < decision.time]
    assert branch.view().public.log[: len(seen)] == seen


def test_a_branch_by_hand_stands_beside_the_run_when_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    path = saves.new_path(scenario())
    path.parent.mkdir(parents=True, exist_ok=True)
    play = opened_at_what_if(path)
    play.stage.screen.by_hand()  # type: ignore[attr-defined]
    assert play.run is not None
    mine = play.run.path
    assert mine is not None
    assert mine != path
    lead(play.run.session, policy("handbook"))
    came = play.run.session.view().public.tasks[scenario().deadline.task].finished
    play.resume(path)
    assert play.run is not None
    debrief = play.run.debrief()
    debrief.here(path)
    debrief.reached = 7
    play.go("debrief.whatif")
    flip(play.stage.ui, "branches")
    assert [(each.leader, each.path, each.finish) for each in debrief.branches] == [
        ("person", str(mine), came)
    ]
    shown = drawn(play)
    assert "you, same luck" in shown
    assert "Points: Schedule" in shown
    saves.delete(saves.find(mine.stem))
    play.go("debrief.facts")
    play.go("debrief.whatif")
    assert debrief.branches == []
    play.run.close()


@cache
def branched() -> Play:
    """A debrief with three branches and a comparison."""
    play = opened_at_what_if()
    assert play.run is not None
    debrief = play.run.debrief()
    for decision in debrief.weighty()[:3]:
        debrief.play_out(decision.id, decision.best)
        debrief.compare(decision.id, decision.best, decision.chosen, 8)
    return play


def test_each_branch_leaves_the_run_where_it_was_decided_and_opens_its_decision() -> None:
    play = branched()
    play.go("debrief.whatif")
    assert play.run is not None
    debrief = play.run.debrief()
    drawn(play)
    play.stage.ui.focus_on("branches")
    chart = next(node for node in play.stage.nodes if node.key == "branches")
    assert isinstance(chart, Chart)
    forks = next(piece for piece in chart.picture.pieces if isinstance(piece, Forks))
    screen = play.stage.screen
    assert isinstance(screen, WhatIfScreen)
    shown = [debrief.branches[place] for place in screen.places[1:]]
    assert shown
    for fork, branch in zip(forks.branches, shown, strict=True):
        decision = debrief.decision(branch.decision)
        assert decision is not None
        assert (fork.start, fork.end) == (decision.time / DAY, branch.finish / DAY)
    assert [each.name for each in forks.branches] == [
        reading.title for reading in chart.picture.readings[1:]
    ]
    for key in ("Down", "Down", "Enter"):
        play.stage.handle(Key(key))
    assert play.name == "debrief.decision"
    assert debrief.selected == shown[0].decision


def test_a_branch_is_removed_only_when_asked_and_none_gives_way_unasked() -> None:
    play = opened_at_what_if()
    screen = play.stage.screen
    assert isinstance(screen, WhatIfScreen)
    assert play.run is not None
    debrief = play.run.debrief()
    decision = debrief.weighty()[0]
    debrief.play_out(decision.id, decision.best)
    debrief.branches = [replace(debrief.branches[0], option=str(n)) for n in range(MOST)]
    screen.play_out()
    assert [each.option for each in debrief.branches] == [str(n) for n in range(MOST)]
    assert "Remove one first" in " ".join(drawn(play))
    play.stage.handle(Key("Escape"))
    assert len(debrief.branches) == MOST
    play.stage.ui.focus_on("branches")
    drawn(play)
    play.stage.handle(Key("End"))
    play.stage.handle(Key("Delete"))
    drawn(play)
    play.stage.handle(Key("Enter"))
    assert [each.option for each in debrief.branches] == [str(n) for n in range(MOST - 1)]


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_branches_side_by_side_fit(w: float, h: float) -> None:
    frames(branched(), w, h)


@pytest.mark.parametrize("table", [False, True])
@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_as_many_branches_as_are_kept_fit(w: float, h: float, table: bool) -> None:
    play = branched()
    play.go("debrief.whatif")
    assert play.run is not None
    debrief = play.run.debrief()
    three = debrief.branches
    debrief.branches = [replace(three[n % 3], option=str(n)) for n in range(MOST)]
    if table != is_table(play.stage.ui, "branches"):
        flip(play.stage.ui, "branches")
    frames(play, w, h)
    debrief.branches = three


@pytest.mark.parametrize(("w", "h"), LAYOUTS)
def test_other_weights_fit(w: float, h: float) -> None:
    play = analysed()
    play.go("debrief.weights")
    frames(play, w, h)


def test_other_weights_are_marked_as_the_players_and_change_no_rating() -> None:
    play = analysed()
    assert play.run is not None
    debrief = play.run.debrief()
    judged = debrief.analysis
    play.go("debrief.skill")
    play.stage.handle(Key("V"))
    assert play.name == "debrief.weights"
    assert any("nothing differs" in text for text in drawn(play))
    play.stage.screen._take("money")  # type: ignore[attr-defined]
    shown = " ".join(drawn(play))
    assert "Under your weights" in shown
    assert "As the charter weighs" in shown
    assert "50 % of the score, charter 25 %" in shown
    weighed = debrief.reweighed()
    assert weighed is not None
    assert judged is not None
    assert weighed.score != judged.score
    assert debrief.analysis is judged
    play.stage.handle(Key("0"))
    assert debrief.reweighed().score == judged.score  # type: ignore[union-attr]


def test_two_options_in_other_futures_are_counted_in_chart_and_table() -> None:
    first = tuple(Played(0, day * DAY, 0, ()) for day in (10, 10, 12, -1))
    second = tuple(Played(100, day * DAY, 0, ()) for day in (11, 14, 14, 14))
    shown = picture(Pair(first, second), 13 * DAY)
    assert sum(int(each.values[0].figure) for each in shown.readings) == 3
    assert sum(int(each.values[1].figure) for each in shown.readings) == 4
    assert shown.columns == ("Finish", "The other", "Yours")
    never = tuple(Played(0, -1, 0, ()) for _ in range(4))
    assert "none of these futures" in picture(Pair(never, never), 13 * DAY).empty


def test_a_branch_is_looked_at_without_a_verdict_on_its_decisions() -> None:
    play = opened_at_what_if()
    play.stage.screen.by_hand()  # type: ignore[attr-defined]
    assert play.run is not None
    lead(play.run.session, policy("novice"))
    play.run.refresh()
    found = play.run.debrief()
    found.here(None)
    found.finish(moments.FEW)
    found.reached = 7
    play.go("debrief.skill")
    shown = " ".join(drawn(play))
    assert "a branch gets no rating" in shown
    assert "Hindsight, " in shown
    assert "Costly decisions" not in shown
    frames(play, 1280, 720)


def test_every_dilemma_can_be_taken_again_whether_it_mattered_or_not() -> None:
    play = opened_at_what_if()
    assert play.run is not None
    debrief = play.run.debrief()
    assert debrief.analysis is not None
    dilemmas = {each.id for each in debrief.analysis.decisions if each.kind == "dilemma"}
    listed = [each.id for each in offered(debrief)]
    assert dilemmas
    assert dilemmas <= set(listed)
    assert len(listed) == len(set(listed)) <= 16
    losses = [each.loss for each in offered(debrief) if each.matters]
    assert losses == sorted(losses, reverse=True)
    screen = play.stage.screen
    assert isinstance(screen, WhatIfScreen)
    for id in listed:
        screen.pick(id)
        assert screen.current is not None
        assert screen.current.id == id
        assert screen.chosen != screen.current.chosen
