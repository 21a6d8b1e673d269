"""Earned value and earned schedule, and the tables they are read from."""

from __future__ import annotations

import pytest

from game.errors import PlanError, PlanFileError
from game.planning.earned_value import (
    Status,
    earned_schedule,
    fifty_fifty,
    figures,
    finish_forecast,
    percent_complete,
    weighted_milestones,
    zero_hundred,
)
from game.planning.status_table import read_status_table

HEAD = "period,pv,ev,ac\n"


def test_variances_and_figures_in_time_belong_to_the_worked_example() -> None:
    """BAC 500,000, PV 250,000, EV 200,000, AC 290,000; its indices: tests/validity."""
    found = figures(Status(1, 250_000, 200_000, 290_000), 500_000, [(1, 250_000), (2, 500_000)], 2)
    expected = {
        "cv": -90_000,
        "sv": -50_000,
        "es": 0.8,
        "sv_t": -0.2,
        "eac_t": 2.5,
        "tcpi_eac": 0.6897,
        "tspi": 1.2,
    }
    assert {name: getattr(found, name) for name in expected} == pytest.approx(expected, rel=1e-4)


def test_what_is_earned_beyond_the_plan_counts_as_its_end() -> None:
    assert earned_schedule([(1, 10), (2, 20), (3, 20)], 25) == 3
    assert earned_schedule([(1, 10), (2, 20), (3, 20)], 20) == 2
    assert earned_schedule([(1, 0), (2, 20)], 0) == 0
    assert earned_schedule([], 10) == 0


def test_a_plan_that_falls_is_refused() -> None:
    with pytest.raises(PlanError, match="never falls"):
        earned_schedule([(1, 10), (2, 5)], 20)


def test_figures_that_do_not_exist_yet_are_none() -> None:
    found = figures(Status(0, 0, 0, 0), 100, [(1, 100)])
    assert (found.cpi, found.spi, found.spi_t, found.eac_cpi, found.etc, found.eac_t) == (None,) * 6
    assert found.eac_plan == 100
    assert figures(Status(1, 100, 50, 100), 100, [(1, 100)]).tcpi_bac is None
    assert figures(Status(1, 50, 0, 10), 100, [(2, 100)], 2).eac_t is None


def test_a_new_estimate_of_the_rest_makes_its_own_forecast() -> None:
    found = figures(Status(1, 50, 40, 60), 100, [(2, 100)], new_estimate=75)
    assert found.eac_etc == 135


def test_more_than_the_budget_cannot_be_earned() -> None:
    with pytest.raises(PlanError, match="whole budget"):
        figures(Status(1, 50, 101, 60), 100, [(2, 100)])
    with pytest.raises(PlanError, match="never negative"):
        figures(Status(1, 50, -1, 60), 100, [(2, 100)])


def test_time_earned_at_half_the_pace_takes_twice_as_long() -> None:
    assert finish_forecast(10, 0.5) == 20
    assert finish_forecast(10, None) is None


def test_progress_rules_earn_what_they_say() -> None:
    assert [zero_hundred(80, finished=done) for done in (False, True)] == [0, 80]
    assert fifty_fifty(80, started=False, finished=False) == 0
    assert fifty_fifty(80, started=True, finished=False) == 40
    assert fifty_fifty(80, started=True, finished=True) == 80
    assert weighted_milestones(80, [(1, True), (3, False)]) == 20
    assert percent_complete(80, 25) == 20


def test_progress_rules_refuse_what_makes_no_sense() -> None:
    with pytest.raises(PlanError, match="between 0 and 100"):
        percent_complete(80, 101)
    with pytest.raises(PlanError, match="have a weight"):
        weighted_milestones(80, [(0, True)])
    with pytest.raises(PlanError, match="never negative"):
        weighted_milestones(80, [(-1, True), (3, False)])


def test_rows_ahead_of_the_status_date_are_the_rest_of_the_plan() -> None:
    table = read_status_table(f"{HEAD}1,10,10,10\n2,20,12,15\n3,30,,\n4,40,,\n", "x.csv")
    assert [row.label for row in table.rows] == ["1", "2"]
    assert (table.bac, table.planned_periods) == (40, 4)
    last = table.rows[-1].figures
    assert last.es == pytest.approx(1.2)
    assert last.eac_t == pytest.approx(4 / 0.6)


def test_whole_periods_are_times_and_other_labels_are_counted() -> None:
    counted = read_status_table(f"{HEAD}2026-01,10,5,5\n2026-02,20,5,5\n", "x.csv")
    assert [row.status.at for row in counted.rows] == [1, 2]
    named = read_status_table(f"{HEAD}3,350,1,1\n4,475,2,2\n5,600,480,3\n", "x.csv")
    assert named.rows[-1].status.at == 5
    assert named.rows[-1].figures.es == pytest.approx(4.04)


def test_columns_come_in_any_order_with_budget_and_length() -> None:
    text = "\ufeffAC, ev ,pv,Period,bac,planned_periods\n290,200,250,1,500,4\n"
    row = read_status_table(text, "x.csv").rows[0]
    assert row.figures.eac_cpi == pytest.approx(725)
    assert row.figures.eac_t == pytest.approx(4 / 0.8)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "x.csv: there are no rows of figures."),
        (HEAD, "x.csv: there are no rows of figures."),
        ("period,pv,ev\n1,1,1\n", "x.csv, line 1: the first line lacks the column ac."),
        ("period,pv,ev,ac,pv\n", "x.csv, line 1: the column pv is there twice."),
        ("period,pv,ev,ac,eac\n", "x.csv, line 1: the column 'eac' is unknown"),
        (f"{HEAD}1,1,1\n", "x.csv, line 2: 3 values for 4 columns."),
        (f"{HEAD}1,ten,1,1\n", "x.csv, line 2: pv 'ten' is not a number."),
        (f"{HEAD}1,nan,1,1\n", "x.csv, line 2: pv 'nan' is not a number."),
        (f"{HEAD}1,inf,1,1\n", "x.csv, line 2: pv inf must be 0 or more."),
        (f"{HEAD}1,10,1,1\n\n2,20,-1,1\n", "x.csv, line 4: ev -1 must be 0 or more."),
        (f"{HEAD}1,10,1,1\n2,5,1,1\n", "x.csv, line 3: pv falls from 10 to 5"),
        (f"{HEAD}1,10,11,1\n", "x.csv, line 2: ev 11 is more than bac 10."),
        (f"{HEAD}1,10,,1\n", "x.csv, line 2: the ev is empty, but the other is not."),
        (f"{HEAD}1,,1,1\n", "x.csv, line 2: the pv is empty."),
        (f"{HEAD},1,1,1\n", "x.csv, line 2: the period is empty."),
        (f"{HEAD}2,1,1,1\n2,2,1,1\n", "x.csv, line 3: period 2 does not come after period 2."),
        (f"{HEAD}1,1,,\n", "x.csv: no row has both an ev and an ac."),
        (f"{HEAD}1,0,0,0\n", "x.csv: there is neither a planned value nor a bac."),
        ('period,pv,ev,ac\n1,"1,1,1\n', "x.csv, line 2: this is not CSV"),
        ("period,pv,ev,ac,bac\n1,1,1,1,0\n", "x.csv, line 2: bac 0 must be above 0."),
        ("a\0b", "x.csv: this is not a text file."),
    ],
)
def test_a_malformed_table_gets_one_sentence_with_the_line(text: str, sentence: str) -> None:
    with pytest.raises(PlanFileError) as raised:
        read_status_table(text, "x.csv")
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)
