"""People over time: ill, on leave, leaving, arriving, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from statistics import mean

import pytest

from game.engine import agenda, chance, kernel
from game.engine.rules import people
from game.engine.setup import new_world
from game.engine.tables import EXPONENTIAL_64, interpolate
from game.model.actions import Assign, Hire, Pair
from game.model.events import Event
from game.model.units import DAY, MILLION, PERMILLE, WEEK
from game.model.world import World
from tests.engine import builder as b


def hits(world: World, kind: str) -> list[tuple[int, str, int]]:
    """Day, subject and amount of each log entry of a kind."""
    return [(e.time // DAY, e.subject, e.amount) for e in world.public.log if e.kind == kind]


def test_a_holiday_takes_its_days_and_the_work_waits() -> None:
    team = b.by_id(
        b.person("dan", leave=((2, 4),)),
        b.person("tess", "TST"),
        b.person("you", "PM", manager=True),
    )
    world = b.begun(b.scenario(people=team))
    world.hidden.tasks["A"].work = 5 * DAY * MILLION
    world.hidden.people["dan"].threshold = 9 * MILLION
    b.pass_days(world, 3)
    assert world.public.people["dan"].status == "away"
    assert world.public.tasks["A"].rate == 0
    b.pass_days(world, 3)
    assert world.public.people["dan"].status == "here"
    assert world.public.tasks["A"].waited == 3 * DAY


def test_the_longer_of_two_absences_counts() -> None:
    world = b.world()
    people.absence(world, "dan", 5 * DAY)
    people.absence(world, "dan", 2 * DAY)
    b.pass_days(world, 4)
    assert world.public.people["dan"].status == "away"
    people.absence(world, "dan", 3 * DAY)
    b.pass_days(world, 2)
    assert world.public.people["dan"].status == "away"
    b.pass_days(world, 1)
    assert world.public.people["dan"].status == "here"


def test_who_is_away_is_paid_and_does_nothing() -> None:
    world = b.at_work()
    people.absence(world, "dan", 2 * DAY)
    world.stale = True
    b.settle(world)
    assert world.public.tasks["A"].rate == 0
    assert world.public.people["dan"].booked == PERMILLE


def test_a_role_means_its_first_who_is_present() -> None:
    team = b.by_id(b.person("dan"), b.person("dora"), b.person("you", "PM", manager=True))
    world = b.world(b.scenario(people=team))
    people.absence(world, "DEV", 2 * DAY)
    people.absence(world, "DEV", 2 * DAY)
    assert [world.public.people[i].status for i in ("dan", "dora")] == ["away", "away"]


def test_illness_comes_about_once_in_its_gap_and_lasts_one_to_four_days() -> None:
    gaps, lengths = [], []
    for seed in range(120):
        world = b.world(seed=seed)
        people.plan_illness(world, "dan")
        gaps.append(world.agenda[0][0] / DAY - 1)
        kernel.advance(world, world.agenda[0][0])
        lengths.append((world.public.people["dan"].back_at - world.public.now) // DAY)
    gap = b.world().rules.parameters.illness_gap
    assert mean(gaps) == pytest.approx(gap, rel=0.3)
    assert set(lengths) == {1, 2, 3, 4}


def test_whoever_the_project_does_not_pay_is_ill_elsewhere() -> None:
    world = b.world()
    world.public.people["dan"].booked = 0
    people.on_ill(world, Event("ill", "dan"))
    assert world.public.people["dan"].status == "here"
    assert [entry[3].kind for entry in world.agenda] == ["ill"], "the next one is planned"


def test_notice_is_given_when_the_hazard_reaches_its_draw() -> None:
    world = b.world()
    world.hidden.people["dan"].threshold = 30_000
    before = world.hidden.people["dan"].hazard
    people.weekly(world)
    grown = world.hidden.people["dan"].hazard - before
    monthly = world.rules.parameters.attrition_month
    assert grown == pytest.approx(monthly * 3 / 13 * 0.923 * 1.15, rel=0.01)
    weeks = 1
    while world.public.people["dan"].status == "here":
        people.weekly(world)
        weeks += 1
    assert weeks == -(-30_000 // grown)
    assert world.public.people["dan"].leaves_at == world.public.now + 20 * DAY


def test_low_spirits_and_fatigue_drive_people_away() -> None:
    """exp(1.6 (0.6 - morale)) (1 + fatigue), as far as the whole numbers allow."""

    def hazard(morale: int, fatigue: int) -> int:
        world = b.world()
        person = world.public.people["dan"]
        person.morale, person.fatigue = morale, fatigue
        people.weekly(world)
        return world.hidden.people["dan"].hazard

    calm = hazard(592, 150)
    assert hazard(192, 150) / calm == pytest.approx(1.896, abs=0.02)
    p = b.world().rules.parameters
    rested = 1000 - p.strain_fatigue * p.recovery // 4000
    assert hazard(592, 1000) / calm == pytest.approx((1000 + rested) / 1150, abs=0.01)


def test_thresholds_are_exponential() -> None:
    drawn = [people.threshold(b.world(seed=seed), "dan") for seed in range(500)]
    assert mean(drawn) / MILLION == pytest.approx(1, abs=0.15)
    u = chance.uniform(7, "person:dan:leave")
    assert people.threshold(b.world(seed=7), "dan") == interpolate(EXPONENTIAL_64, u, MILLION)


def test_after_the_notice_they_leave_and_are_paid_no_longer() -> None:
    world = b.at_work()
    people.depart(world, "dan", 3 * DAY)
    assert world.public.people["dan"].status == "notice"
    assert world.attention & agenda.PEOPLE
    b.pass_days(world, 2)
    assert world.public.tasks["A"].rate == MILLION, "they work to the last day"
    b.pass_days(world, 1)
    dan = world.public.people["dan"]
    assert (dan.status, dan.booked) == ("gone", 0)
    assert all("dan" not in crew for crew in world.public.assignments.values())
    assert world.public.tasks["A"].rate == 0
    assert b.refused(world, Assign("dan", "A", 1000)) == "gone"


def test_the_manager_does_not_leave() -> None:
    world = b.world()
    people.depart(world, "you", DAY)
    assert world.public.people["you"].status == "here"


def test_who_is_persuaded_stays() -> None:
    world = b.world()
    world.hidden.people["dan"].hazard = 500
    people.depart(world, "dan", 3 * DAY)
    people.stay(world, "dan")
    assert world.hidden.people["dan"].hazard == 0
    b.pass_days(world, 90)
    assert world.public.people["dan"].status == "here"
    assert hits(world, "joined") == [], "the vacancy is closed"


def test_notice_goes_on_while_they_are_away() -> None:
    world = b.world()
    people.absence(world, "dan", 2 * DAY)
    people.depart(world, "dan", 5 * DAY)
    b.pass_days(world, 3)
    assert world.public.people["dan"].status == "notice"
    b.pass_days(world, 2)
    assert world.public.people["dan"].status == "gone"


@pytest.mark.parametrize("notice", [20, 45, 60])
def test_the_post_is_filled_when_it_is_vacant(notice: int) -> None:
    world = b.world()
    people.depart(world, "dan", notice * DAY)
    b.pass_days(world, 70)
    assert hits(world, "joined") == [(max(45, notice), "DEV2", 0)]


def what_is_lost(shared: int, others: int = 0) -> float:
    """How much longer the open task takes when dan leaves after two of its ten days."""
    spare = [b.person(f"dev{n}") for n in range(others)]
    team = b.by_id(b.person("dan"), *spare, b.person("you", "PM", manager=True))
    tasks = b.by_id(b.task("A", 10), b.task("B", after=("A",)), b.task("C", after=("B",)))
    world = b.world(b.scenario(people=team, tasks=tasks))
    world.public.tasks["A"].status = "ready"
    b.submit(world, Assign("dan", "A", 1000))
    world.public.people["dan"].shared = shared
    people.depart(world, "dan", 2 * DAY)
    b.pass_days(world, 2)
    left = world.hidden.tasks["A"].work - world.public.tasks["A"].done
    assert world.hidden.tasks["B"].work == 5 * DAY * MILLION, "what has not begun is not known yet"
    return left / (8 * DAY * MILLION)


def test_knowledge_that_was_not_shared_is_lost() -> None:
    assert what_is_lost(0) == pytest.approx(1.3)
    assert what_is_lost(600) == pytest.approx(1.12)
    assert what_is_lost(1000) == 1
    assert what_is_lost(0, others=2) == pytest.approx(1.3), "who did the work knows most of it"


def test_the_last_of_a_role_takes_along_what_others_began() -> None:
    world = b.at_work()
    b.submit(world, Assign("dan", "A", 0))
    people.depart(world, "dan", DAY)
    b.pass_days(world, 1)
    assert world.hidden.tasks["A"].work == 5 * DAY * MILLION * 13 // 10


def test_pairing_saves_six_tenths_of_it() -> None:
    team = b.by_id(b.person("dan"), b.person("dora"), b.person("you", "PM", manager=True))
    world = b.world(b.scenario(people=team))
    b.submit(world, Pair("dan", "dora"))
    b.pass_days(world, 19)
    assert world.public.people["dan"].shared == 0
    b.pass_days(world, 1)
    assert world.public.people["dan"].shared == 600


def test_a_contractor_comes_after_two_weeks_at_a_price_and_ramps_up() -> None:
    world = b.at_work()
    b.submit(world, Hire("DEV", "contractor"))
    b.pass_days(world, 11)
    joined = world.public.people["DEV2"]
    assert (joined.rate_permille, joined.ramp_from, joined.booked) == (1500, 300, 0)
    assert 10 * DAY <= joined.joined <= 11 * DAY, "half a day of the manager's before"
    assert world.public.ledger.items["recruiting"] == 600_000
    assert "DEV2" in world.hidden.people


def test_an_employee_takes_nine_weeks_and_costs_no_more_than_others() -> None:
    world = b.world()
    b.submit(world, Hire("TST", "employee"))
    b.pass_days(world, 46)
    joined = world.public.people["TST2"]
    assert (joined.rate_permille, joined.ramp_from) == (1000, 450)


def test_nobody_gets_the_id_or_the_face_of_another() -> None:
    team = b.by_id(b.person("dan"), b.person("DEV2"), b.person("you", "PM", manager=True))
    world = b.world(b.scenario(people=team))
    for _ in range(15):
        people.recruit(world, "DEV", "internal", 0, 1000)
    b.settle(world)
    joined = [p for i, p in world.public.people.items() if p.joined == 0 and i.startswith("DEV")]
    assert len(world.public.people) == 18
    assert len({p.profile.id for p in joined}) == len(joined)
    faces = [p.profile.portrait for p in joined if p.profile.portrait != "PROC"]
    assert len(faces) == len(set(faces))


def test_an_ordinary_vacancy_that_was_filled_is_closed() -> None:
    world = b.world()
    people.depart(world, "dan", DAY)
    people.recruit(world, "DEV", "external", 10 * DAY, 1500)
    b.pass_days(world, 60)
    assert hits(world, "joined") == [(10, "DEV2", 0)]


def test_morale_goes_home_eight_points_a_week() -> None:
    world = b.world()
    world.public.people["dan"].morale = 400
    world.public.people["tess"].morale = 655
    people.weekly(world)
    assert [world.public.people[i].morale for i in ("dan", "tess")] == [408, 650]


def test_a_mood_reaches_whom_it_names_and_stays_within_its_bounds() -> None:
    world = b.world()
    people.change_morale(world, "DEV", -2000)
    people.change_fatigue(world, "team", 900)
    people.change_morale(world, "tess", 5)
    moods = {i: (p.morale, p.fatigue) for i, p in world.public.people.items()}
    assert moods == {"dan": (0, 1000), "tess": (655, 1000), "you": (650, 1000)}


def test_illness_does_not_depend_on_what_others_do() -> None:
    """The same person is ill on the same days in a game with one person more."""
    team = b.scenario().people
    more = b.scenario(people={**team, "dora": b.person("dora")})
    days = []
    for project in (b.scenario(), replace(more, horizon=60 * DAY)):
        world = new_world(project, 11)
        people.plan_illness(world, "tess")
        days.append([entry[0] for entry in world.agenda])
    assert days[0] == days[1]


def test_a_week_is_five_days() -> None:
    world = b.begun()
    b.pass_days(world, 11)
    assert hits(world, "week") == [(5, "", 2), (10, "", 3)]
    assert WEEK == 5 * DAY
