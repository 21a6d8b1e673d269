"""Each factor of a person's productivity, by its name, against what is published about it.

Communication loss: 0.06 % of n squared (Abdel-Hamid and Madnick 1991, Madachy 2008). Overtime: the
curve 1 - 0.30 x - 0.16 x (w - 1) after Business Roundtable 1980. Debt: 0.4 % of pace for each of
a hundred points. Newcomers, switching and distance: our own calibration, milder than Weinberg 1992.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.rules import people
from game.engine.rules.productivity import (
    MORALE,
    personal_factors,
    product,
    ramp_minutes,
    ramp_up,
    task_factors,
    team_factors,
)
from game.model.actions import Retrospective, Review, SetOvertime
from game.model.scenario import Scenario
from game.model.units import DAY, MILLION, PERMILLE, WEEK
from game.model.world import PersonState, World
from tests.engine import builder as b


def factor(world: World, name: str, who: str = "dan") -> float:
    """A factor of a person by name; 1 where it does not act."""
    return personal_factors(world, who).get(name, 1.0)


def newcomer(world: World, origin: str, role: str = "DEV") -> PersonState:
    """Somebody of a role joins now."""
    people.recruit(world, role, origin, 0, 1500)
    b.settle(world)
    return list(world.public.people.values())[-1]


def test_a_rested_content_expert_at_home_is_the_measure() -> None:
    world = b.world()
    assert personal_factors(world, "dan") == {"morale": 1.0}
    assert team_factors(world) == {}


@pytest.mark.parametrize(
    ("origin", "start"), [("external", 0.30), ("internal", 0.45), ("returning", 0.60)]
)
def test_a_newcomer_rises_in_a_line_from_where_the_origin_puts_them(
    origin: str, start: float
) -> None:
    world = b.world()
    person = newcomer(world, origin)
    assert person.ramp == 15 * DAY
    risen = []
    for _ in range(4):
        risen.append(ramp_up(world, person))
        b.pass_days(world, 5)
    assert risen == pytest.approx([start, start + (1 - start) / 3, start + (1 - start) * 2 / 3, 1])


@pytest.mark.parametrize(("kind", "days"), [("routine", 15), ("developer", 40), ("specialist", 60)])
def test_how_long_it_takes_depends_on_the_role(kind: str, days: int) -> None:
    project = b.scenario(roles=b.by_id(b.role("DEV", ramp=kind), b.role("TST"), b.role("PM")))
    assert ramp_minutes(b.world(project), "DEV") == days * DAY


def test_a_newcomer_takes_six_tenths_of_an_expert_at_first_and_nothing_at_last() -> None:
    world = b.world()
    newcomer(world, "external")
    taken = []
    for _ in range(4):
        taken.append(1 - factor(world, "training newcomers"))
        b.pass_days(world, 5)
    assert taken == pytest.approx([0.6, 0.4, 0.2, 0.0])


def test_newcomers_learn_from_their_own_role_and_experts_share_the_load() -> None:
    team = b.by_id(
        b.person("dan"), b.person("dora"), b.person("tess", "TST"), b.person("you", "PM")
    )
    world = b.world(b.scenario(people=team))
    newcomer(world, "external")
    assert factor(world, "training newcomers", "dora") == pytest.approx(0.7)
    assert factor(world, "training newcomers", "tess") == 1
    newcomer(world, "external")
    newcomer(world, "external")
    assert factor(world, "training newcomers") == pytest.approx(0.2), "never all of it"


@pytest.mark.parametrize(("n", "loss"), [(4, 0.42), (5, 0.96), (10, 5.46)])
def test_only_people_beyond_the_planned_team_cost_communication(n: int, loss: float) -> None:
    """Percent lost: 0.06 (n² - 3²), where three is the team that was planned."""
    world = b.world()
    for number in range(n - 3):
        extra = b.person(f"extra{number}")
        world.public.people[extra.id] = PersonState("here", extra, booked=PERMILLE)
    assert 100 * (1 - team_factors(world)["team size"]) == pytest.approx(loss)


def test_a_smaller_team_wins_nothing_back() -> None:
    world = b.world()
    world.public.people["dan"].booked = 0
    assert "team size" not in team_factors(world)


def test_morale_follows_its_table() -> None:
    world = b.world()
    for step, expected in enumerate(MORALE):
        world.public.people["dan"].morale = step * 100
        assert factor(world, "morale") == expected / MILLION
    world.public.people["dan"].morale = 250
    assert factor(world, "morale") == pytest.approx(0.82)


def test_another_site_costs_a_twentieth() -> None:
    far = b.person("dan", site="Pune")
    team = b.by_id(far, b.person("tess", "TST", site="Hull"), b.person("you", "PM", site="Hull"))
    world = b.world(b.scenario(people=team))
    assert factor(world, "distance") == 0.95
    assert factor(world, "distance", "tess") == 1


def test_debt_slows_by_two_fifths_of_a_percent_for_each_point_of_a_hundred() -> None:
    world = b.world(b.scenario(meters=b.by_id(b.meter("debt", 250))))
    assert team_factors(world)["technical debt"] == pytest.approx(1 - 0.004 * 25)
    world.public.debt_share = 200
    assert team_factors(world)["paying down debt"] == pytest.approx(0.8)


def waves() -> Scenario:
    """Three like tasks."""
    tasks = [replace(b.task(id), repeats="wave") for id in "ABC"]
    return b.scenario(tasks=b.by_id(*tasks))


def test_like_tasks_are_learned_and_retrospectives_teach_more() -> None:
    """13 % of pace for each doubling's half that was looked back on, half as much without."""
    world = b.world(waves())
    third = world.rules.scenario.tasks["C"]
    assert task_factors(world, third) == {}
    world.public.tasks["A"].status = world.public.tasks["B"].status = "finished"
    assert task_factors(world, third)["practice"] == pytest.approx(1.13)
    world.public.retrospectives = 1
    assert task_factors(world, third)["practice"] == pytest.approx(1.195)
    world.public.retrospectives = 9
    assert task_factors(world, third)["practice"] == pytest.approx(1.26)


def test_reviews_cost_pace() -> None:
    world = b.at_work()
    b.submit(world, Review("A", True))
    assert world.public.tasks["A"].rate == 930_000
    b.submit(world, Review("A", False))
    assert world.public.tasks["A"].rate == MILLION


def test_paces_are_named_and_multiply_and_end() -> None:
    world = b.at_work()
    people.set_pace(world, "team", 900, 2 * DAY, "moving house")
    people.set_pace(world, "DEV", 800, 4 * DAY, "a course")
    people.set_pace(world, "dan", 500, 0, "half a job elsewhere")
    people.set_pace(world, "A", 1100, 0, "a better tool")
    factors = personal_factors(world, "dan")
    assert [factors[why] for why in ("moving house", "a course")] == [0.9, 0.8]
    assert task_factors(world, world.rules.scenario.tasks["A"]) == {"a better tool": 1.1}
    b.pass_days(world, 3)
    assert "moving house" not in personal_factors(world, "dan")
    b.pass_days(world, 3)
    assert personal_factors(world, "dan") == {"morale": 1.0, "half a job elsewhere": 0.5}


def test_a_retrospective_costs_half_a_day_in_two_weeks() -> None:
    world = b.at_work()
    b.submit(world, Retrospective())
    assert factor(world, "retrospective") == 0.95
    b.pass_days(world, 10)
    assert factor(world, "retrospective") == 1


def overtime(hours: int, weeks: int) -> list[float]:
    """Output of each week in normal weeks, morale left aside."""
    world = b.world()
    b.submit(world, SetOvertime("dan", hours))
    output = []
    for _ in range(weeks):
        factors = personal_factors(world, "dan")
        output.append(factors["overtime"] * factors.get("fatigue", 1.0))
        world.public.now += WEEK
        people.weekly(world)
    return output


@pytest.mark.parametrize("hours", [45, 50, 55, 60])
def test_overtime_follows_the_published_curve(hours: int) -> None:
    x = (hours - 40) / 40
    curve = [max(0.55, 1 - 0.30 * x - 0.16 * x * week) * (1 + x) for week in range(12)]
    assert overtime(hours, 12) == pytest.approx(curve, abs=0.006)


def test_fifty_hours_gain_a_sixth_in_the_first_week_and_lose_a_tenth_in_the_sixth() -> None:
    output = overtime(50, 8)
    assert [output[0], output[3], output[5]] == pytest.approx([1.16, 1.01, 0.91], abs=0.01)
    gained = [sum(output[:week]) - week for week in range(1, 9)]
    assert gained[6] > 0 > gained[7], "what was won is gone in the eighth week"


def test_sixty_hours_gain_a_quarter_and_lose_it_in_the_seventh_week() -> None:
    output = overtime(60, 8)
    assert [output[0], output[3]] == pytest.approx([1.27, 0.92], abs=0.01)
    gained = [sum(output[:week]) - week for week in range(1, 9)]
    assert gained[5] > 0 > gained[6]


def test_a_normal_week_undoes_one_and_a_half_of_fifty_hours() -> None:
    world = b.world()
    dan = world.public.people["dan"]
    b.submit(world, SetOvertime("dan", 50))
    for _ in range(3):
        people.weekly(world)
    built = dan.fatigue - 150
    b.submit(world, SetOvertime("dan", 40))
    people.weekly(world)
    people.weekly(world)
    assert built == 150
    assert dan.fatigue == 150
    people.weekly(world)
    assert dan.fatigue == 150, "nobody gets fresher than fresh"


def test_overtime_costs_morale() -> None:
    """Without it morale would go home to 650; twelve points a week at fifty hours."""
    world = b.world()
    b.submit(world, SetOvertime("dan", 50))
    people.weekly(world)
    assert world.public.people["dan"].morale == 650 - 12 + 8
    assert world.public.people["tess"].morale == 650


def test_the_whole_is_the_product_of_its_parts() -> None:
    world = b.at_work()
    dan = world.public.people["dan"]
    dan.morale, dan.fatigue, dan.overtime = 400, 450, 50
    dan.skills["DEV"] = 900
    people.set_pace(world, "dan", 800, 0, "a cold")
    world.stale = True
    b.settle(world)
    assert product(personal_factors(world, "dan")) == pytest.approx(
        0.91 * (1.25 * 0.925) * (0.685 / 0.925) * 0.8
    )
    assert world.public.tasks["A"].rate == pytest.approx(
        MILLION * 0.9 * 0.91 * 1.25 * 0.685 * 0.8, abs=2
    )
