"""The planning package reproduces published and exactly computable figures."""

from __future__ import annotations

import pytest

from tests.validity import planning
from tests.validity.conftest import Check

needs_data = pytest.mark.skipif(
    not planning.there_are_data(), reason="the reference data are not beside the checkout"
)


@needs_data
def test_critical_paths_and_the_parallel_scheme_are_those_of_psplib(agree: Check) -> None:
    agree(planning.critical_paths())


@needs_data
def test_a_short_search_levels_close_to_the_best_known_of_psplib(agree: Check) -> None:
    agree(planning.short_levelling())


@needs_data
@pytest.mark.validity
def test_the_whole_search_levels_close_to_the_best_known_of_psplib(agree: Check) -> None:
    agree(planning.levelling())


@needs_data
def test_stored_dates_of_microsoft_project_are_reproduced_to_the_minute(agree: Check) -> None:
    agree(planning.stored_dates())


def test_earned_value_and_earned_schedule_are_those_of_the_worked_examples(agree: Check) -> None:
    agree(planning.earned_value())


def test_pert_and_the_merge_of_branches_are_those_of_the_closed_forms(agree: Check) -> None:
    agree(planning.plan_risk())
