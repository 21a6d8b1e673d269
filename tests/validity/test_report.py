"""The page of findings: what a reader sees of them, and what may not stand on it unexplained."""

from __future__ import annotations

from dataclasses import replace

from tests.validity.finding import Finding, broken
from tests.validity.report import SECTIONS, page

FINDING = Finding("ROW", "a claim", "1", "2", "exact", "3 games", "a source", agrees=True)


def test_a_required_finding_that_fails_and_a_difference_without_a_reason_are_broken() -> None:
    fails = replace(FINDING, agrees=False)
    differs = replace(fails, required=False)
    assert broken([FINDING, replace(differs, why="a reason")]) == []
    assert broken([fails, differs]) == ["ROW, a claim: 2 beside 1"] * 2


def test_what_all_rows_share_stands_above_them_and_notes_are_numbered_once() -> None:
    differs = replace(FINDING, claim="another", agrees=False, required=False, why="A reason.")
    text = page([(SECTIONS[0], [FINDING, differs, replace(differs, claim="third")])], ["Plans"])
    assert "3 rows: 1 agree, 2 differ (ROW)." in text
    assert "Row: ROW. Reference: 1. Model: **2**. Tolerance: exact. Sample: 3 games." in text
    assert "| what | verdict |" in text
    assert text.count("differs (1)") == 2
    assert "\n1. A reason.\n" in text
    assert "Not measured for this page: Plans." in text


def test_a_single_row_keeps_all_its_columns() -> None:
    text = page([(SECTIONS[0], [FINDING])], [])
    assert "| ROW | a claim | 1 | **2** | exact | 3 games | a source | agrees |" in text
