"""The network as numbers says what the network by name says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from game.planning.network import (
    Activity,
    backward_pass,
    earliest,
    forward_pass,
    latest,
    numbered,
)
from tests.planning.plans import plans, starts


@given(plans(), starts())
def test_both_passes_are_those_by_name(
    activities: tuple[Activity, ...], not_before: dict[str, int]
) -> None:
    place, after = numbered(activities)
    length = {activity.id: activity.duration for activity in activities}
    durations = [length[id] for id in place]
    begun = [max(0, not_before.get(id, 0)) for id in place]
    finishes = earliest(after, durations, begun)
    early = forward_pass(activities, not_before)
    assert {id: (begun[at], finishes[at]) for id, at in place.items()} == early
    end = max(finishes)
    late = latest(after, durations, [end] * len(place))
    by_name = backward_pass(activities, end)
    assert {id: late[at] for id, at in place.items()} == {id: f for id, (_, f) in by_name.items()}


@given(plans())
def test_an_activity_whose_links_are_taken_away_is_as_if_it_never_had_any(
    activities: tuple[Activity, ...],
) -> None:
    place, after = numbered(activities)
    free = activities[0].id
    links = [() if at == place[free] else binding for at, binding in enumerate(after)]
    length = {activity.id: activity.duration for activity in activities}
    starts_at = [0] * len(place)
    finishes = earliest(links, [length[id] for id in place], starts_at)
    alone = [replace(x, after=()) if x.id == free else x for x in activities]
    early = forward_pass(alone)
    assert {id: (starts_at[at], finishes[at]) for id, at in place.items()} == early
