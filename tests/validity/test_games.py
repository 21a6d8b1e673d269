"""Whole games beside records of real projects, the levers, and the order of managers."""

from __future__ import annotations

import pytest

from tests.validity import levers, projects, stories
from tests.validity.conftest import Check

pytestmark = pytest.mark.validity
# Tests of one group share games that are played once: they stay in one process.
levers_group = pytest.mark.xdist_group("levers")
idle_group = pytest.mark.xdist_group("unmanaged games")


@levers_group
def test_the_levers_of_the_cloud_migration_pull_as_in_the_reference(agree: Check) -> None:
    agree(levers.lever_table())


@levers_group
def test_a_hire_that_binds_nothing_and_an_earlier_supplier_never_hurt(agree: Check) -> None:
    agree(levers.no_anomalies())


@idle_group
def test_tasks_err_as_recorded_or_the_page_says_why_not(agree: Check) -> None:
    agree(projects.task_noise())


@idle_group
def test_projects_cost_and_last_as_recorded_or_the_page_says_why_not(agree: Check) -> None:
    agree(projects.project_effort())
    agree(projects.schedule())


@idle_group
def test_forecasts_stay_as_uncertain_as_recorded(agree: Check) -> None:
    agree(projects.cone())


@idle_group
def test_what_finding_and_fixing_costs_is_shown(agree: Check) -> None:
    agree(projects.finding_and_fixing())


@idle_group
def test_suppliers_are_compared_with_what_little_is_known(agree: Check) -> None:
    agree(projects.suppliers())


@idle_group
def test_unmanaged_play_comes_to_what_the_design_aims_at(agree: Check) -> None:
    agree(projects.aims())


def test_skill_shows_through_luck_in_every_story(agree: Check) -> None:
    agree(stories.manager_order())
    agree(stories.skill_and_luck())
