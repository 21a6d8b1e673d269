"""A strategy of plausible moves: what `legal` offers, with arguments from its domains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from game.engine.legality import Argument, MoveKind
from game.model.actions import (
    ACTION_TYPES,
    Action,
    Answer,
    Forecast,
    Report,
    TakeBack,
    WriteJournal,
)
from game.session import Session


def values(argument: Argument) -> st.SearchStrategy[Any]:
    """Values of one argument's domain, and now and then one outside of it."""
    if argument.values == ("yes", "no"):
        return st.booleans()
    if argument.values:
        return st.sampled_from((*argument.values, "nobody"))
    return st.integers(argument.low - argument.step, argument.high + argument.step)


def actions(session: Session) -> st.SearchStrategy[Action]:
    """Moves that are possible or nearly so now, answers to open decisions included."""
    view = session.view()
    kinds = session.legal()
    options: list[st.SearchStrategy[Action]] = [move(kind) for kind in kinds]
    for id in view.open_dilemmas():
        dilemma = view.project.dilemmas[id]
        choices = st.sampled_from([choice.id for choice in dilemma.choices])
        options.append(st.builds(Answer, dilemma=st.just(id), choice=choices))
        options.append(st.builds(Forecast, dilemma=st.just(id), probability=st.integers(-1, 1001)))
    finish = st.integers(0, view.project.horizon)
    options.append(
        st.builds(
            Report,
            low=finish,
            high=finish,
            cost=st.integers(0, 10**9),
            colour=st.sampled_from(["ok", "warn", "bad", "blue"]),
        )
    )
    options.append(st.builds(WriteJournal, about=st.just(""), text=st.text()))
    options.append(st.just(TakeBack()))
    return st.one_of(options)


def move(kind: MoveKind) -> st.SearchStrategy[Action]:
    """One kind of move with drawn arguments."""
    arguments = {argument.name: values(argument) for argument in kind.arguments}
    make: Callable[..., Action] = ACTION_TYPES[kind.action]
    return st.builds(make, **arguments)
