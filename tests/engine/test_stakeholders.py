"""Trust moves by contact, promises, and what was said against what later shows.

The tiny project: the dated milestone B is due on day 12; the sponsor hears everything (weight 1),
"ops" has medium interest (weight 0.3). Larger deadlines are set where a test needs room.
"""

from __future__ import annotations

import pytest

from game.engine.rules import stakeholders
from game.engine.rules import trust as trust_rules
from game.model.actions import Report, Talk
from game.model.plan import Planned
from game.model.units import DAY, WEEK
from game.model.world import World
from tests.engine import builder as b


def world_due(day: int, promised: int = 0) -> World:
    world = b.world()
    world.public.deadline = day * DAY
    world.public.promised = (promised or day) * DAY
    return world


def report(day: int, colour: str = "ok", width: int = 0) -> Report:
    return Report((day - width) * DAY, (day + width) * DAY, 2_000_000, colour, "As planned.")


def say(world: World, day: int, colour: str = "ok", width: int = 0) -> None:
    """Sends a report."""
    b.submit(world, report(day, colour, width))


def trust(world: World, id: str = "sponsor") -> int:
    return world.public.stakeholders[id].trust


def plan_ends(world: World, day: int) -> None:
    world.public.current = b.plan({**world.public.current, "B": Planned(0, day * DAY, 0)})
    world.public.float_days = world.public.deadline // DAY - day


def weeks(world: World, count: int) -> None:
    for _ in range(count):
        world.public.now += WEEK
        stakeholders.weekly(world)


def finish(world: World, day: int) -> None:
    world.public.now = day * DAY
    world.public.tasks["B"].status = "finished"
    world.public.tasks["B"].finished = world.public.now
    stakeholders.milestone(world)


def test_a_first_talk_wins_trust_and_tells_what_matters() -> None:
    world = b.world()
    b.submit(world, Talk("sponsor", "listen"))
    assert trust(world) == 600
    b.pass_days(world, 1)
    assert trust(world) == 615
    assert "a quiet launch" in world.public.inbox[0].body


def test_talks_soon_after_another_are_worth_less() -> None:
    world = b.world()
    stakeholders.complete_talk(world, Talk("sponsor", "listen"))
    stakeholders.complete_talk(world, Talk("sponsor", "listen"))
    assert trust(world) == 615
    world.public.now = 5 * DAY
    stakeholders.complete_talk(world, Talk("sponsor", "listen"))
    assert trust(world) == 622
    assert len(world.public.inbox) == 1


def test_help_costs_where_there_is_little_trust_and_moves_the_others() -> None:
    world = b.world()
    stakeholders.complete_talk(world, Talk("sponsor", "help"))
    assert (trust(world), trust(world, "ops")) == (600, 512)
    stakeholders.complete_talk(world, Talk("ops", "help"))
    assert (trust(world), trust(world, "ops")) == (612, 497)


def test_talks_need_a_partner_and_a_subject() -> None:
    world = b.world()
    assert b.refused(world, Talk("nobody", "listen")) == "unknown"
    assert b.refused(world, Talk("sponsor", "golf")) == "about"


def test_a_report_is_kept_beside_the_plan_of_its_moment() -> None:
    world = world_due(100)
    plan_ends(world, 90)
    b.submit(world, report(95, width=5))
    said = world.public.reports[0]
    assert (said.low, said.high, said.plan_finish) == (90 * DAY, 100 * DAY, 90 * DAY)
    assert (said.float_days, said.colour) == (10, "ok")
    assert world.public.errands[0].left == 120 * 1000


def test_reports_are_welcome_when_due_and_not_sooner() -> None:
    world = world_due(100)
    say(world, 100)
    assert (trust(world), trust(world, "ops")) == (612, 503)
    world.public.now = 9 * DAY
    say(world, 100)
    assert trust(world) == 612
    world.public.now = 19 * DAY
    say(world, 100)
    assert trust(world) == 624


def test_reports_that_make_no_sense_are_refused() -> None:
    world = world_due(100)
    world.public.now = 50 * DAY
    assert b.refused(world, report(40)) == "range"
    assert b.refused(world, Report(99, 98, 0, "ok")) == "range"
    assert b.refused(world, Report(60 * DAY, 61 * DAY, -1, "ok")) == "range"
    assert b.refused(world, report(60, "blue")) == "colour"
    assert b.refused(world, Report(60 * DAY, 61 * DAY, 1, "ok", "a\x07b")) == "characters"
    b.submit(world, report(60))
    assert b.refused(world, report(60)) == "today"


def test_the_same_bad_news_costs_more_the_nearer_the_date_is() -> None:
    losses = []
    for day in (0, 60, 80, 99):
        world = world_due(100)
        world.public.now = day * DAY
        stakeholders.hear(world, 115 * DAY)
        losses.append(600 - trust(world))
    assert losses == [50, 50, 125, 197]


def test_small_slips_and_slips_within_the_deadline_cost_less() -> None:
    def loss(promised: int, told: int) -> int:
        world = world_due(100, promised)
        stakeholders.hear(world, told * DAY)
        return 600 - trust(world)

    assert loss(100, 102) == 0
    assert loss(100, 103) == 15
    assert loss(100, 105) == 25
    assert loss(80, 90) == 25


def test_bad_news_counts_from_what_people_were_last_told() -> None:
    world = world_due(100)
    say(world, 115, "bad")
    after_first = trust(world)
    world.public.now += DAY
    say(world, 115, "bad")
    assert trust(world) == after_first
    world.public.now += DAY
    say(world, 130, "bad")
    assert trust(world) < after_first


def test_early_bad_news_that_proves_right_is_worth_more_than_it_cost() -> None:
    world = world_due(100)
    plan_ends(world, 115)
    world.public.now = 20 * DAY
    say(world, 115, "warn")
    told = trust(world)
    weeks(world, 3)
    assert trust(world) <= told
    before = trust(world)
    weeks(world, 1)
    assert trust(world) >= before + 60
    assert trust(world) > 600


def test_bad_news_that_does_not_come_true_is_not_rewarded() -> None:
    world = world_due(100)
    plan_ends(world, 95)
    world.public.now = 20 * DAY
    say(world, 115, "warn")
    told = trust(world)
    weeks(world, 6)
    assert trust(world) <= told
    assert not world.public.vindicated


def test_saying_on_time_against_the_plan_is_found_out_sooner_or_later() -> None:
    found = []
    for seed in range(200):
        world = world_due(300)
        world.hidden.seed = seed
        plan_ends(world, 320)
        say(world, 300)
        count = 0
        while "surprise" not in b.sentences(world):
            weeks(world, 1)
            count += 1
        found.append(count)
        assert trust(world) < 300
        assert trust(world, "ops") < 420
    found.sort()
    assert found[0] == 1
    assert 2 <= found[100] <= 5


def test_an_honest_report_is_safe_for_two_weeks_after_things_have_changed() -> None:
    for seed in range(40):
        world = world_due(300)
        world.hidden.seed = seed
        plan_ends(world, 290)
        say(world, 300)
        plan_ends(world, 320)
        weeks(world, 2)
        assert "surprise" not in b.sentences(world)


def test_a_warning_protects_from_surprise() -> None:
    for colour, width in (("bad", 0), ("warn", 30)):
        world = world_due(300)
        plan_ends(world, 320)
        say(world, 295, colour, width)
        weeks(world, 40)
        assert "surprise" not in b.sentences(world)


def test_green_with_a_range_beyond_the_date_is_no_warning() -> None:
    world = world_due(300)
    plan_ends(world, 320)
    say(world, 295, "ok", 30)
    assert world.public.warned_at == -1


def test_the_date_that_passes_without_a_word_is_a_surprise_once() -> None:
    world = world_due(20)
    plan_ends(world, 24)
    weeks(world, 4)
    assert "surprise" not in b.sentences(world)
    before = trust(world)
    weeks(world, 1)
    assert trust(world) <= before - 350
    weeks(world, 2)
    assert b.sentences(world).count("surprise") == 1


def test_a_kept_promise_wins_trust_and_a_broken_one_costs_some() -> None:
    kept, broken = world_due(100, 90), world_due(100, 90)
    finish(kept, 90)
    assert trust(kept) == 660
    finish(broken, 95)
    assert trust(broken) == 570


def test_a_late_finish_surprises_those_who_were_not_warned() -> None:
    world = world_due(100)
    finish(world, 103)
    assert trust(world) == 250
    warned = world_due(100)
    warned.public.now = 50 * DAY
    stakeholders.hear(warned, 110 * DAY)
    told = trust(warned)
    finish(warned, 103)
    assert trust(warned) == told + 80 - 30


def test_a_warning_in_the_last_days_earns_nothing() -> None:
    world = world_due(100)
    world.public.now = 95 * DAY
    stakeholders.hear(world, 110 * DAY)
    told = trust(world)
    finish(world, 103)
    assert trust(world) == told - 30


def test_a_promise_beyond_the_deadline_is_bad_news_at_the_start() -> None:
    world = b.world()
    world.public.promised = -1
    stakeholders.hear(world, 40 * DAY)
    assert trust(world) < 600
    assert world.public.warned_at == 0


def test_silence_costs_a_little_every_week() -> None:
    world = world_due(300)
    weeks(world, 3)
    assert trust(world) == 600
    weeks(world, 1)
    assert trust(world) == 600 - 5 - 6
    assert trust(world, "ops") == 500 - 1


@pytest.mark.parametrize("amount", [-5000, 5000])
def test_trust_stays_within_its_bounds(amount: int) -> None:
    world = b.world()
    trust_rules.change(world, "sponsor", amount)
    assert trust(world) in (0, 1000)
