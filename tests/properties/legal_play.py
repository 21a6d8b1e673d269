"""Plausible moves: what `legal` offers, with arguments from its domains and just beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from game.engine.legality import Argument, MoveKind
from game.model.actions import (
    ACTION_TYPES,
    Action,
    Answer,
    Ask,
    Forecast,
    Report,
    TakeBack,
    WriteCharter,
    WriteJournal,
    WriteRisk,
)
from game.model.view import View
from game.session import Session

Maker = Callable[[], st.SearchStrategy[Action]]


def draw_action(data: st.DataObject, session: Session) -> Action:
    """A move that is possible or nearly so now; each kind is as likely as any other."""
    makers: list[Maker] = [partial(_move, kind) for kind in session.legal()]
    makers += _answers(session.view())
    makers += [
        partial(_report, session.view().project.horizon),
        _words,
        partial(st.just, TakeBack()),
    ]
    chosen = makers[data.draw(st.integers(0, len(makers) - 1))]
    return data.draw(chosen())


def _answers(view: View) -> list[Maker]:
    makers: list[Maker] = []
    for id in view.open_dilemmas():
        dilemma = view.project.dilemmas[id]
        choices = st.sampled_from([choice.id for choice in dilemma.choices])
        asked = st.sampled_from([*(question.id for question in dilemma.questions), "nobody"])
        makers += [
            partial(st.builds, Answer, st.just(id), choices),
            partial(st.builds, Forecast, st.just(id), st.integers(-1, 1001)),
            partial(st.builds, Ask, st.just(id), asked),
        ]
    return makers


def _report(horizon: int) -> st.SearchStrategy[Action]:
    finish = st.integers(0, horizon)
    colour = st.sampled_from(["ok", "warn", "bad", "blue"])
    return st.builds(Report, finish, finish, st.integers(0, 10**9), colour, st.text())


def _words() -> st.SearchStrategy[Action]:
    fields = st.sampled_from(["aims", "purpose", "weather"])
    return st.one_of(
        st.builds(WriteJournal, st.just(""), st.text()),
        st.builds(WriteCharter, fields, st.text()),
        st.builds(WriteRisk, st.text(), st.integers(-1, 1001), st.integers(-1, 9999)),
    )


def _move(kind: MoveKind) -> st.SearchStrategy[Action]:
    """One kind of move with drawn arguments."""
    arguments = {argument.name: _values(argument) for argument in kind.arguments}
    make: Callable[..., Action] = ACTION_TYPES[kind.action]
    return st.builds(make, **arguments)


def _values(argument: Argument) -> st.SearchStrategy[Any]:
    """Values of one argument's domain, and now and then one outside of it."""
    if argument.values == ("yes", "no"):
        return st.booleans()
    if argument.values:
        return st.sampled_from((*argument.values, "nobody"))
    return st.integers(argument.low - argument.step, argument.high + argument.step)
