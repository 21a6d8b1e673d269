"""Figures in words: minus, units, days and dates as the copy rules ask."""

from __future__ import annotations

import pytest

from game.content.load import load_scenario
from game.model.units import DAY
from game.session import Session
from game.ui import wording as w


@pytest.mark.parametrize(
    ("cents", "long", "short"),
    [
        (0, "USD 0", "USD 0"),
        (131_740_000, "USD 1,317,400", "USD 1.32 m"),
        (-2_000_00, "USD −2,000", "USD −2 k"),
        (1_500_00, "USD 1,500", "USD 1.5 k"),
        (12_345_67, "USD 12,346", "USD 12 k"),
        (999_600_00, "USD 999,600", "USD 1.00 m"),
        (49, "USD 0", "USD 0"),
    ],
)
def test_money_has_its_currency_in_front(cents: int, long: str, short: str) -> None:
    assert w.money(cents) == long
    assert w.money_short(cents) == short


def test_differences_have_a_sign_and_a_typographic_minus() -> None:
    assert [w.signed(n) for n in (7, -2, 0)] == ["+7", "−2", "0"]
    assert [w.signed_days(n * DAY // 2) for n in (14, -5, 0)] == ["+7 d", "−2.5 d", "0 d"]
    assert w.signed_days(-10) == "0 d"
    assert w.signed_amount(20_000_00) == "+20 k"


def test_spans_choose_their_unit() -> None:
    assert [w.span(n) for n in (0, 30, 90, 480, 720)] == ["0", "30 min", "1.5 h", "1 d", "1.5 d"]
    assert w.hours(4800) == "80 h"


def test_a_day_comes_before_its_date_and_a_finish_is_the_day_by_whose_end_it_is_reached() -> None:
    view = Session.start(load_scenario("cloud-migration"), 1).view()
    assert w.date_text(view, 40 * DAY) == "day 40, Mon 1 Mar 2027"
    assert w.clock(40 * DAY + 70) == "10:10"
    assert (w.day(-1), w.finish(-1)) == ("–", "–")
    assert [w.finish(n) for n in (174 * DAY, 174 * DAY + 1, 175 * DAY)] == [
        "day 174",
        "day 175",
        "day 175",
    ]


def test_a_rate_is_told_as_a_product_of_what_matters() -> None:
    factors = {"skill": 0.9, "morale": 1.0, "ramp-up": 0.8}
    assert w.product(factors) == "0.72 = skill 0.90 × ramp-up 0.80"
    assert w.product({"skill": 1.0}) == "1.00"


def test_percent_is_rounded_and_lists_read_well() -> None:
    assert [w.percent(n) for n in (314, 315, -45)] == ["31 %", "32 %", "−5 %"]
    assert w.listed(["a", "b", "c"]) == "a, b and c"
    assert w.plural(1, "decision") == "1 decision"
