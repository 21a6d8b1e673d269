"""Texts that are data and not interface: what a scenario and its people are called and say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from game.session import Session


def texts_of(thing: object) -> Iterator[str]:
    """Every string inside models, dataclasses, mappings and sequences."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from texts_of(getattr(thing, name))
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from texts_of(key)
            yield from texts_of(value)
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for each in thing:
            yield from texts_of(each)


def written(session: Session) -> Iterator[str]:
    """What scenario, people and player wrote, also with the figures of this moment in it."""
    found = session.recording
    told = (session.scenario, found.actions, found.header.player, session.view().public.inbox)
    for text in texts_of(told):
        yield text
        if "{" in text:
            yield session.fill(text)
