"""Single mechanisms of the engine behave as published; each finding names its source."""

from __future__ import annotations

import pytest

from tests.validity import luck, people, projects, work
from tests.validity.conftest import Check


def test_newcomers_pay_back_after_as_many_days_as_training_and_ramp_up_say(agree: Check) -> None:
    agree(people.break_even_days())


def test_people_added_early_help_and_people_added_late_do_not_and_both_cost(agree: Check) -> None:
    agree(people.adding_people())


def test_crews_beyond_the_planned_one_are_compared_with_others(agree: Check) -> None:
    agree(people.team_size())


def test_like_tasks_are_learned(agree: Check) -> None:
    agree(people.learning())


def test_the_gain_of_long_weeks_is_gone_after_two_months(agree: Check) -> None:
    agree(people.overtime())


@pytest.mark.validity
def test_teams_lose_somebody_as_often_as_the_published_rate_says(agree: Check) -> None:
    agree(people.leaving())


def test_rework_follows_its_closed_form(agree: Check) -> None:
    agree(work.rework())


def test_a_played_board_keeps_littles_law(agree: Check) -> None:
    agree(work.board())


@pytest.mark.validity
def test_parallel_paths_are_all_on_time_as_seldom_as_independence_says(agree: Check) -> None:
    agree(work.merge_bias())


@pytest.mark.validity
def test_a_shared_error_widens_a_chain_as_computed(agree: Check) -> None:
    agree(work.correlation())


@pytest.mark.validity
def test_cutover_nights_succeed_as_often_as_their_formula_says(agree: Check) -> None:
    agree(work.cutovers())


def test_draws_are_uniform_and_independent(agree: Check) -> None:
    agree(luck.draws())


@pytest.mark.validity
@pytest.mark.xdist_group("levers")
def test_shared_luck_makes_comparisons_at_least_twice_as_sharp(agree: Check) -> None:
    agree(luck.common_random_numbers())


def test_plans_and_dates_of_the_stories_are_those_of_the_catalogue_or_say_why(agree: Check) -> None:
    agree(projects.dates())
