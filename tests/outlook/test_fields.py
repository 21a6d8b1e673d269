"""Everything hidden has an answer to: how is it distributed, given a view?"""

from __future__ import annotations

from dataclasses import fields

from game.engine import dispatch
from game.model.world import Hidden, HiddenPerson, HiddenRisk, HiddenTask
from game.outlook.fields import EVENTS, FIELDS


def test_every_hidden_field_says_how_it_is_redrawn() -> None:
    hidden = [
        f"{kind.__name__}.{field.name}"
        for kind in (Hidden, HiddenTask, HiddenPerson, HiddenRisk)
        for field in fields(kind)
    ]
    assert list(FIELDS) == hidden


def test_every_kind_of_event_says_how_it_is_redrawn() -> None:
    assert list(EVENTS) == list(dispatch.EVENTS)
