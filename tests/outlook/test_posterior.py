"""Worlds drawn from a view: what they must share with it, and what they must not know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.setup import new_world
from game.managers import policy
from game.model.units import DAY
from game.outlook import Posterior, rollout
from game.outlook.posterior import FIRST_SEED
from tests.engine import builder as b
from tests.outlook import moments


def test_a_replicate_is_the_same_world_each_time() -> None:
    view = moments.view(moments.some()[2])
    first, again = Posterior(view), Posterior(view)
    again.world(3)
    assert first.world(7).digest() == again.world(7).digest()
    assert first.world(7).digest() != first.world(8).digest()


def test_drawing_and_playing_a_world_leaves_the_view_as_it_was() -> None:
    world = moments.some()[1]
    before = world.digest()
    posterior = Posterior(moments.view(world))
    first = posterior.world(0)
    rollout(first.fork(), policy("handbook"))
    assert world.digest() == before
    assert posterior.world(0).digest() == first.digest()


def test_the_hidden_half_of_the_true_world_does_not_matter() -> None:
    world = moments.some()[2]
    drawn = Posterior(moments.view(world)).world(5).digest()
    other = world.fork()
    other.hidden = new_world(world.rules.scenario, 99).hidden
    other.agenda = []
    assert Posterior(moments.view(other)).world(5).digest() == drawn


@pytest.mark.parametrize("manager", ["handbook", "novice", "idle", "random"])
@pytest.mark.parametrize("id", ["cloud-migration", "scope-creep", "vendor-delay", "tutorial"])
def test_every_redraw_agrees_with_what_was_seen(id: str, manager: str) -> None:
    for world in moments.some(id, manager):
        public = world.public
        posterior = Posterior(moments.view(world))
        for replicate in range(5):
            drawn = posterior.world(replicate)
            assert drawn.public is not public
            assert all(entry[0] > public.now for entry in drawn.agenda)
            assert drawn.hidden.risks.keys() == world.hidden.risks.keys()
            assert drawn.hidden.people.keys() == world.hidden.people.keys()
            assert drawn.hidden.meters.keys() == world.hidden.meters.keys()
            for task, state in public.tasks.items():
                done = state.done + state.rate * (public.now - state.touched)
                if state.status == "finished":
                    assert drawn.hidden.tasks[task].work == world.hidden.tasks[task].work
                elif state.status == "active" and state.known < 0:
                    assert drawn.hidden.tasks[task].work > done
            for risk, register in public.risks.items():
                if register.status in ("dormant", "open", "closed"):
                    hidden = world.hidden.risks[risk].window
                    assert drawn.hidden.risks[risk].window == hidden


@pytest.mark.parametrize("id", ["cloud-migration", "scope-creep", "vendor-delay"])
def test_every_redraw_can_be_played_to_its_end(id: str) -> None:
    for world in moments.some(id)[::2]:
        posterior = Posterior(moments.view(world))
        for replicate in range(2):
            played = posterior.world(replicate)
            result = rollout(played, policy("handbook"))
            assert played.public.ended
            assert 0 <= result.score <= 10_000


def test_before_the_start_a_redraw_is_a_new_world_under_another_seed() -> None:
    project = moments.scenario("scope-creep")
    drawn = Posterior(moments.view(new_world(project, 1))).world(4)
    fresh = new_world(project, FIRST_SEED + 4)
    assert drawn.agenda == fresh.agenda == []
    for task, hidden in fresh.hidden.tasks.items():
        assert drawn.hidden.tasks[task].quantile == hidden.quantile
    assert drawn.hidden.people == fresh.hidden.people
    assert drawn.hidden.risks == fresh.hidden.risks


def test_a_report_of_much_left_to_do_makes_the_work_longer() -> None:
    world = moments.some()[2].fork()
    id, state = next(
        (id, s)
        for id, s in world.public.tasks.items()
        if s.status == "active" and s.reported_at > s.started and s.known < 0
    )

    def mean() -> float:
        posterior = Posterior(moments.view(world))
        return sum(posterior.world(n).hidden.tasks[id].work for n in range(60)) / 60

    reported = state.remaining
    state.remaining = reported * 3 // 5
    little = mean()
    state.remaining = reported * 8 // 5
    assert mean() > little * 1.05


@pytest.mark.parametrize(
    "overrides",
    [
        {"report_noise": 0, "bias_probability": 0},
        {"event_rate": 0, "tail_probability": 0, "risk_spread": 0},
        {"event_rate": 2000, "tail_probability": 300, "attrition_month": 20_000},
    ],
)
def test_a_posterior_can_be_drawn_from_at_the_edges_of_the_parameters(
    overrides: dict[str, int],
) -> None:
    for world in moments.some("vendor-delay", "random")[1:4]:
        posterior = Posterior(moments.view(world), overrides)
        drawn = posterior.world(1)
        for task, state in world.public.tasks.items():
            assert drawn.hidden.tasks[task].work >= state.done


def test_overrides_count_in_the_redraw() -> None:
    project = b.scenario()
    world = b.begun(project)
    sure = Posterior(moments.view(world), overrides={"illness_gap": 4000})
    often = Posterior(moments.view(world), overrides={"illness_gap": 30})

    def ill(posterior: Posterior) -> int:
        return sum(
            time < 20 * DAY
            for n in range(40)
            for time, _, _, event in posterior.world(n).agenda
            if event.kind == "ill"
        )

    assert ill(sure) < ill(often)


def test_a_world_that_has_ended_has_its_outcome_and_nothing_to_come() -> None:
    world = moments.led(moments.scenario("tutorial"), "handbook", 1, 400 * DAY)
    assert world.public.ended
    drawn = Posterior(moments.view(world)).world(0)
    assert drawn.agenda == []
    result = rollout(drawn, policy("idle"))
    assert result.closed == world.public.tasks[world.rules.scenario.end_task].finished
    assert replace(drawn.public.ledger) == world.public.ledger
