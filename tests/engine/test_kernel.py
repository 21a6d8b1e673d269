"""The clock: one total order, whole instants, nothing after the end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import agenda, kernel
from game.engine.agenda import LAST, NORMAL, note, schedule
from game.model.effects import ChangeMorale, EndProject, Later, SetFlag, StrikeRisk, Tell
from game.model.events import Event
from game.model.units import DAY, PERMILLE
from game.model.world import World
from tests.engine import builder as b


def tell(word: str) -> Event:
    """An event that leaves a word in the inbox."""
    return Event("effects", "", PERMILLE, (Tell("sponsor", word, ""),))


def told(world: World) -> list[str]:
    return [message.subject for message in world.public.inbox]


def test_earlier_goes_first_then_priority_then_who_was_there_first() -> None:
    world = b.world()
    schedule(world, 20, tell("later"))
    schedule(world, 10, tell("last of ten"), LAST)
    schedule(world, 10, tell("first of ten"))
    schedule(world, 10, tell("second of ten"))
    kernel.advance(world, 30)
    assert told(world) == ["first of ten", "second of ten", "last of ten", "later"]


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from([NORMAL, LAST])), max_size=30))
def test_the_order_is_total(entries: list[tuple[int, int]]) -> None:
    world = b.world()
    for number, (time, priority) in enumerate(entries):
        schedule(world, time, tell(str(number)), priority)
    kernel.advance(world, 50)
    ranked = sorted((time, priority, n) for n, (time, priority) in enumerate(entries))
    assert told(world) == [str(n) for _, _, n in ranked]


def test_the_past_cannot_be_scheduled() -> None:
    world = b.world()
    world.public.now = 100
    schedule(world, 40, tell("now"))
    assert world.agenda[0][0] == 100


def test_what_follows_at_the_same_instant_happens_before_the_clock_goes_on() -> None:
    world = b.world()
    chain = Later(0, (Tell("sponsor", "second", ""), Later(0, (Tell("sponsor", "third", ""),))))
    schedule(world, 10, Event("effects", "", PERMILLE, (chain, Tell("sponsor", "first", ""))))
    kernel.advance(world, 100, agenda.NEWS)
    assert world.public.now == 10
    assert told(world) == ["first", "second", "third"]


def test_the_clock_stops_for_what_it_was_asked_to_stop_for() -> None:
    world = b.world()
    schedule(world, 10, tell("news"))
    kernel.advance(world, 100, agenda.DECISION)
    assert world.public.now == 100
    schedule(world, 110, tell("news"))
    kernel.advance(world, 200, agenda.DECISION | agenda.NEWS)
    assert (world.public.now, world.attention) == (110, agenda.NEWS)


def test_a_second_run_does_not_stop_for_what_the_first_one_stopped_for() -> None:
    world = b.world()
    schedule(world, 10, tell("news"))
    kernel.advance(world, 100, agenda.NEWS)
    kernel.advance(world, 100, agenda.NEWS)
    assert (world.public.now, world.attention) == (100, 0)


def test_time_does_not_run_backwards() -> None:
    world = b.world()
    kernel.advance(world, 500)
    kernel.advance(world, 20)
    assert world.public.now == 500


PIECES = st.lists(st.integers(1, 3 * DAY), max_size=10)


@given(PIECES)
@settings(max_examples=25)
def test_cutting_time_into_pieces_changes_nothing(pieces: list[int]) -> None:
    whole, cut = b.begun(), b.begun()
    for minutes in pieces:
        kernel.advance(cut, cut.public.now + minutes)
    kernel.advance(cut, 40 * DAY)
    kernel.advance(whole, 40 * DAY)
    assert cut.digest() == whole.digest()


def test_a_fork_shares_its_luck_and_nothing_that_changes() -> None:
    world = b.begun()
    fork = world.fork()
    before = world.digest()
    assert fork.digest() == before
    b.pass_days(fork, 8)
    assert world.digest() == before
    b.pass_days(world, 8)
    assert world.digest() == fork.digest()


def test_after_the_end_nothing_moves() -> None:
    world = b.begun()
    b.pass_days(world, 100)
    assert world.public.ended == "complete"
    assert world.agenda == []
    ended = world.digest()
    kernel.advance(world, world.public.now + 90 * DAY)
    b.settle(world)
    assert world.digest() == ended


def test_what_was_to_follow_at_the_instant_of_the_end_does_not_happen() -> None:
    world = b.world(b.scenario(risks=b.by_id(b.risk("R1")), flags={"f": ""}))
    effects = (EndProject("cancelled"), StrikeRisk("R1"), Later(0, (SetFlag("f", True),)))
    schedule(world, 10, Event("effects", "", PERMILLE, effects))
    schedule(world, 10, Event("effects", "", PERMILLE, (ChangeMorale("team", -100),)), LAST)
    kernel.advance(world, 100)
    assert (world.public.ended, world.public.now) == ("cancelled", 10)
    assert world.public.risks["R1"].struck == 0
    assert not world.public.flags["f"]
    assert world.public.people["dan"].morale == 650
    assert world.agenda == []


def test_a_note_says_why_the_clock_may_stop() -> None:
    world = b.world()
    note(world, "week", amount=3, stop=agenda.WEEK)
    assert world.attention == agenda.WEEK
    assert world.public.log[-1][:4] == (0, "week", "", 3)
