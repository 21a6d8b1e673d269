"""Computer players: they read and never change, can be repeated, and rank as they should."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from statistics import mean

import pytest

from game.content import load_scenario
from game.debrief.score import account
from game.engine.setup import new_world
from game.managers import MANAGERS, play, policy
from game.managers.appraisal import appraise
from game.managers.play import Lean
from game.managers.staffing import propose, slack
from game.model.actions import Action, Assign, Refusal, Release, SetBaseline
from game.model.plan import Plan
from game.model.scenario import Scenario
from game.model.units import DAY
from game.model.view import View
from game.session import Session
from tests.engine import builder as b

SCENARIOS = ("tutorial", "cloud-migration")
SEEDS = range(1, 7)


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name)


@cache
def scores(name: str, manager: str) -> tuple[float, ...]:
    """The score of a manager on each of the seeds."""
    found = []
    for seed in SEEDS:
        session = Session.start(scenario(name), seed)
        play(session, policy(manager, seed))
        found.append(account(session).score)
    return tuple(found)


def lead(name: str, better: str, worse: str) -> float:
    """Mean difference in score of two managers with the same luck."""
    pairs = zip(scores(name, better), scores(name, worse), strict=True)
    return mean(one - other for one, other in pairs)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_handbook_does_better_than_letting_things_run_and_that_than_chance(name: str) -> None:
    assert lead(name, "handbook", "idle") > 5
    assert lead(name, "idle", "random") > 5


def test_the_handbook_does_better_than_bad_habits_and_these_better_than_chance() -> None:
    assert lead("cloud-migration", "handbook", "novice") > 10
    assert lead("cloud-migration", "novice", "random") > 0
    assert lead("tutorial", "novice", "random") > 10


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("manager", MANAGERS)
def test_every_game_ends_and_scores_within_the_scale(name: str, manager: str) -> None:
    assert all(0 <= score <= 100 for score in scores(name, manager))
    assert len(set(scores(name, manager))) > 1, "luck plays a part"


@pytest.mark.parametrize(
    ("name", "manager"),
    [*(("tutorial", manager) for manager in MANAGERS), ("cloud-migration", "handbook")],
)
def test_a_policy_reads_the_view_and_changes_nothing(name: str, manager: str) -> None:
    """Played on the live world, where a change would be one of the game."""
    game = Lean(new_world(scenario(name), 2))
    inner = policy(manager, 2)

    def watched(view: View) -> list[Action]:
        before = game.world.digest()
        moves = inner(view)
        assert game.world.digest() == before
        return moves

    play(game, watched)
    assert game.ended


@pytest.mark.parametrize("manager", ["handbook", "novice", "idle"])
def test_a_policy_without_dice_says_the_same_of_the_same_view(manager: str) -> None:
    session = Session.start(scenario("cloud-migration"), 4)
    leader = policy(manager)
    while not session.ended:
        view = session.view()
        moves = leader(view)
        assert leader(view) == leader(session.view()) == moves
        for action in moves:
            session.submit(action)
        session.advance(view.now + 20 * DAY)


def test_dice_are_those_of_the_seed() -> None:
    view = Session.start(scenario("cloud-migration"), 4).view()
    view.public.started = True
    one, again, other = (policy("random", seed) for seed in (3, 3, 4))
    moves = [[leader(view) for _ in range(20)] for leader in (one, again, other)]
    assert moves[0] == moves[1] != moves[2]


class Counted(Lean):
    """Counts what is refused, by kind of move and reason."""

    def __init__(self, name: str, seed: int) -> None:
        super().__init__(new_world(scenario(name), seed))
        self.accepted = 0
        self.refused: Counter[str] = Counter()

    def submit(self, action: Action) -> Refusal | None:
        refusal = super().submit(action)
        if refusal is None:
            self.accepted += 1
        else:
            self.refused[f"{type(action).__name__}: {refusal.code}"] += 1
        return refusal


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_handbook_knows_what_is_possible(name: str) -> None:
    """Second choices in a decision that was answered with the first are refused by design."""
    game = Counted(name, 1)
    play(game, policy("handbook"))
    by_design = {"Answer: answered", "Answer: gate", "Respond: gate", "MakeMove: gate"}
    odd = {why: count for why, count in game.refused.items() if why not in by_design}
    assert sum(odd.values()) <= 1 + game.accepted // 20, odd


@pytest.mark.parametrize("manager", ["handbook", "idle"])
def test_nobody_is_given_work_and_sent_away_in_the_same_moment(manager: str) -> None:
    game = Lean(new_world(scenario("cloud-migration"), 3))
    inner = policy(manager, 3)
    sent_away = 0

    def watched(view: View) -> list[Action]:
        nonlocal sent_away
        moves = inner(view)
        working = {move.person for move in moves if isinstance(move, Assign) and move.share}
        leaving = {move.person for move in moves if isinstance(move, Release)}
        assert not working & leaving
        sent_away += len(leaving)
        return moves

    play(game, watched)
    assert sent_away


@pytest.mark.parametrize("manager", MANAGERS)
def test_a_game_in_a_session_is_the_same_as_a_lean_one(manager: str) -> None:
    session = Session.start(scenario("tutorial"), 9)
    lean = Lean(new_world(scenario("tutorial"), 9))
    play(session, policy(manager, 9))
    play(lean, policy(manager, 9))
    assert lean.world.digest() == session.digest()
    again = Session.replay(session.recording, scenario("tutorial"))
    assert again.digest() == session.digest()


@pytest.mark.parametrize("manager", MANAGERS)
def test_every_manager_begins_with_a_promise(manager: str) -> None:
    moves = policy(manager, 1)(Session.start(scenario("tutorial"), 1).view())
    assert [type(move) for move in moves if isinstance(move, SetBaseline)] == [SetBaseline]


def test_who_never_starts_is_told_so() -> None:
    with pytest.raises(ValueError, match="did not start"):
        play(Session.start(scenario("tutorial"), 1), lambda view: [])


@pytest.mark.parametrize("manager", MANAGERS)
def test_plans_too_short_or_too_long_are_started_all_the_same(manager: str) -> None:
    soon, late = replace(b.scenario().deadline, minute=2 * DAY), b.task("A", 90)
    for project in (b.scenario(deadline=soon), b.scenario(tasks={**b.scenario().tasks, "A": late})):
        session = Session.start(project, 1)
        play(session, policy(manager, 1))
        assert session.view().public.started


def test_there_is_no_manager_of_another_name() -> None:
    with pytest.raises(KeyError):
        policy("oracle")


def test_of_equal_float_the_task_that_the_plan_begins_first_gets_the_people() -> None:
    """A levelled plan puts one task behind the other, and so gives both the same float."""
    tasks = b.by_id(
        b.task("A", 1, role="PM"),
        b.task("Late", 5, ("A",)),
        b.task("First", 5, ("A",)),
        b.task("B", 9, ("First",), role="TST"),
        b.task("C", 1, ("B", "Late"), role="PM"),
    )
    world = new_world(b.scenario(tasks=tasks), 1)
    assert world.public.sequence["Late"] == ("First",)
    for id in ("Late", "First"):
        world.public.tasks[id].status = "ready"
    plan = world.public.current
    alike = [plan.slack("First") if id == "Late" else plan.slack(id) for id in plan]
    world.public.current = Plan(plan.place, plan.starts, plan.finishes, alike)
    moves = [m for m in propose(Lean(world).view()) if isinstance(m, Assign) and m.person == "dan"]
    assert [move.task for move in moves] == ["First"]


def test_the_handbook_keeps_half_of_the_reserve_for_what_comes_after_the_first_month() -> None:
    session = Session.start(scenario("cloud-migration"), 5)
    left = 0

    def watched(view: View) -> list[Action]:
        nonlocal left
        if view.now <= 20 * DAY:
            left = view.public.ledger.contingency
        return policy("handbook")(view)

    play(session, watched)
    assert left >= scenario("cloud-migration").contingency // 2


def test_dropping_a_task_with_float_wins_no_days() -> None:
    """The portal has two weeks of float at the start: leaving it out moves no date."""
    view = Session.start(scenario("cloud-migration"), 5).view()
    assert slack(view, "M16") > 10 * DAY
    assert appraise(view, scenario("cloud-migration").moves["drop_portal"].effects) < 0
