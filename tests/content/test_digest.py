"""The digest changes with what the rules read, and with nothing else."""

from __future__ import annotations

from dataclasses import fields

import pytest

from game.content.digest import PROSE, digest_of
from tests.content.example import scenario


@pytest.mark.parametrize(
    "change",
    [
        ("title: New phones for the depot", "title: Telephones"),
        ("summary: Twelve", "summary: A dozen"),
        ("emblem: S3", "emblem: S1"),
        ("name: Georg Hahn", "name: Georg"),
        ("deliverable: One model", "deliverable: A model"),
        ("title: Take the other model", "title: Take another"),
        ("subject: Questions, body: Everybody", "subject: Calls, body: Everyone"),
        ("measured: The radio", "measured: A radio"),
        ("sponsor_words: I only", "sponsor_words: I just"),
        ("# A small scenario", "# The small scenario"),
        ("owner: georg\n    probability: 0.4", "probability: 0.4\n    owner: georg"),
    ],
)
def test_prose_does_not_count(change: tuple[str, str]) -> None:
    assert scenario(change).digest == scenario().digest


@pytest.mark.parametrize(
    "change",
    [
        ("probability: 0.4", "probability: 0.41"),
        ("days: [6, 8, 16]", "days: [6, 8, 17]"),
        ("trust: 600", "trust: 601"),
        ("meter: {ease: 50}", "meter: {ease: 51}"),
        ("penalty: 400", "penalty: 401"),
        ("expression: days_late", "expression: days_late + 1"),
        ("if: meter.ease < 500", "if: meter.ease < 501"),
        ("start: 2027-03-01", "start: 2027-03-02"),
        ("NET: 0.3}", "NET: 0.4}"),
        ("limit: 1,", "limit: 2,"),
        ("id: example", "id: another"),
    ],
)
def test_what_the_rules_read_counts(change: tuple[str, str]) -> None:
    assert scenario(change).digest != scenario().digest


def test_the_digest_is_that_of_yesterday() -> None:
    """A change here is a change of every recording: raise the version of the rules with it."""
    assert scenario().digest == "702d20963af746f7701284b65dd05679"


def test_it_does_not_count_itself() -> None:
    assert digest_of(scenario()) == scenario().digest


def test_every_prose_field_exists() -> None:
    for kind, names in PROSE.items():
        assert set(names) <= {field.name for field in fields(kind)}
