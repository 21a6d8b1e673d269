"""What is sure to come stands on the agenda of a redrawn world as on that of the true one."""

from __future__ import annotations

import pytest

from game.model.world import World
from game.outlook import Posterior
from tests.outlook import moments

SURE = (
    "week",
    "horizon",
    "errand",
    "errand_done",
    "pace_ends",
    "leave",
    "leave_for_good",
    "join",
    "dilemma_due",
    "forecast_due",
)


def sure(world: World) -> list[tuple[int, int, str]]:
    """Entries that the manager knows of, dead ones left out."""
    public = world.public
    found = set()
    for time, priority, _, event in world.agenda:
        if event.kind not in SURE:
            continue
        if event.kind == "errand" and event.number != public.errands_version:
            continue
        if event.kind == "leave_for_good" and public.people[event.subject].leaves_at != time:
            continue
        if event.kind == "dilemma_due" and public.dilemmas[event.subject].status != "open":
            continue
        if event.kind == "leave" and public.people[event.subject].status == "gone":
            continue
        if event.kind == "pace_ends" and all(pace.until != time for pace in public.paces):
            continue
        found.add((time, priority, repr(event)))
    return sorted(found)


@pytest.mark.parametrize("id", ["cloud-migration", "scope-creep", "vendor-delay"])
@pytest.mark.parametrize("manager", ["handbook", "random"])
def test_what_is_sure_to_come_is_on_the_agenda_of_every_redraw(id: str, manager: str) -> None:
    for world in moments.some(id, manager):
        if world.public.ended:
            continue
        redrawn = Posterior(moments.view(world)).world(0)
        assert sure(redrawn) == sure(world)


@pytest.mark.parametrize("manager", ["handbook", "random"])
def test_later_effects_are_known_but_for_unseen_lots(manager: str) -> None:
    for id in ("cloud-migration", "vendor-delay"):
        for world in moments.some(id, manager):
            known = {(each.time, repr(each.event)) for each in world.public.coming}
            unseen = {lot.why for lot in world.public.lots}
            for time, _, _, event in world.agenda:
                if event.kind == "effects" and event.subject not in unseen:
                    assert (time, repr(event)) in known


@pytest.mark.parametrize("manager", ["handbook", "novice", "idle", "random"])
def test_triggers_still_to_come_may_come_in_a_redraw_too(manager: str) -> None:
    for id in ("cloud-migration", "scope-creep", "vendor-delay"):
        for world in moments.some(id, manager):
            if world.public.ended:
                continue
            posterior = Posterior(moments.view(world))
            drawn = {e.subject for n in range(60) for *_, e in posterior.world(n).agenda}
            waiting = {
                event.subject
                for time, _, _, event in world.agenda
                if event.kind == "trigger" and matters(world, event.subject)
            }
            assert waiting <= drawn


def matters(world: World, subject: str) -> bool:
    """Whether a trigger on the agenda can still do something."""
    target, id = subject.split(":")
    if target == "dilemma":
        return world.public.dilemmas[id].status == "dormant"
    return target not in ("strike", "indicator", "closes") or world.hidden.risks[id].window < 2
