"""What the public half keeps for the outlook: enough to redraw by, and nothing that is hidden."""

from __future__ import annotations

import pytest

from game.engine.rules.estimates import true_work
from game.engine.setup import new_world
from game.model import effects as e
from game.model.actions import Train
from game.model.scenario import Happening, Trigger
from game.model.units import DAY, MILLION
from game.model.world import World, plain
from tests.engine import builder as b
from tests.outlook import moments


@pytest.mark.parametrize("manager", ["handbook", "random"])
@pytest.mark.parametrize("id", ["cloud-migration", "scope-creep", "vendor-delay"])
def test_true_work_is_that_of_its_luck_with_what_all_saw_being_changed(
    id: str, manager: str
) -> None:
    for world in moments.some(id, manager):
        for name, state in world.public.tasks.items():
            hidden = world.hidden.tasks[name]
            basis = state.basis or world.rules.scenario.tasks[name].estimate
            base = true_work(basis, hidden.quantile, hidden.factor)
            work = base * state.scaled // MILLION + state.extra
            assert abs(work - hidden.work) <= hidden.work // 500, name
            assert state.rework == hidden.added
            if state.known >= 0 and state.status == "active":
                assert state.known == hidden.work


@pytest.mark.parametrize("manager", ["handbook", "random"])
def test_hidden_meters_are_reckoned_but_for_lots(manager: str) -> None:
    for id in ("cloud-migration", "scope-creep", "vendor-delay"):
        for world in moments.some(id, manager):
            if not world.public.lots:
                assert world.public.reckoned == world.hidden.meters


def luckless(world: World) -> object:
    """The public half as plain data."""
    return plain(world.public)


def test_a_lot_that_shows_nothing_leaves_the_public_half_alone() -> None:
    unseen = (
        e.ChangeMeter("drift", 200),
        e.AddDefects("A", 2 * DAY),
        e.Later(4 * DAY, (e.ChangeTrust("sponsor", -100),)),
        e.When("meter.drift > 100", (e.ChangeMeter("drift", 50),)),
    )
    lot = e.Chance(e.Odds((("", 500),)), unseen, (), "lot")
    project = b.scenario(
        happenings=b.by_id(Happening("begin", (Trigger("baseline"),), (lot,))),
        meters=b.by_id(b.meter("drift", 100, public=False)),
        parameters={"illness_gap": 4000, "attrition_month": 0, "tail_probability": 0},
    )
    worlds = [b.begun(project, seed) for seed in range(12)]
    meters = {world.hidden.meters["drift"] for world in worlds}
    assert meters == {100, 350}
    seen = luckless(worlds[0])
    assert all(luckless(world) == seen for world in worlds)
    assert len(worlds[0].public.lots) == 1


def test_a_lot_that_shows_is_no_lot() -> None:
    told = (e.Tell("sponsor", "So", "So it is."), e.ChangeMeter("drift", 200))
    lot = e.Chance(e.Odds((("", 500),)), told, (), "lot")
    project = b.scenario(
        happenings=b.by_id(Happening("begin", (Trigger("baseline"),), (lot,))),
        meters=b.by_id(b.meter("drift", 100, public=False)),
    )
    for seed in range(8):
        world = b.begun(project, seed)
        assert world.public.lots == []
        assert world.public.reckoned == world.hidden.meters


def test_what_an_own_move_has_in_store_is_known_until_it_comes() -> None:
    world = b.begun(b.scenario())
    b.submit(world, Train("dan", "TST"))
    due = [each.time for each in world.public.coming]
    assert due == [10 * DAY]
    b.pass_days(world, 11)
    ahead = [each for each in world.public.coming if each.time > world.public.now]
    assert all(each.event.kind != "errand_done" for each in ahead)


def test_before_the_start_nothing_is_reckoned_but_the_scenarios_own_figures() -> None:
    public = new_world(moments.scenario("cloud-migration"), 1).public
    assert not any((public.coming, public.lots, public.shown))
    assert not any((public.set_off, public.happened))
