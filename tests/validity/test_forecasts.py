"""Forecasts keep what they promise."""

from __future__ import annotations

import pytest

from tests.validity import forecasts
from tests.validity.conftest import Check


@pytest.mark.validity
def test_outcomes_fall_under_the_quantiles_as_often_as_they_should(agree: Check) -> None:
    agree(forecasts.calibration())
