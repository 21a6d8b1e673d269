"""The account of a game: start value + Σ gains + Σ luck = final score, exactly.

Everything is integer hundredths. The value of a position is estimated afresh at each moment; the
decisions of the moment move it by their gains; what lies between where they have left it and the
next estimate is luck, and so is what lies between the last one and the final score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.analysis import Luck, Quarter, Tick
from game.debrief.naming import NOTHING, REST

NAMED = 20
"""Luck smaller than this (hundredths) goes into the rest in one line."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A moment in the account: its value before anything is decided, the gains of its decisions
    (with their ids), and what the news before it is named by."""

    time: int
    value: int
    gains: tuple[tuple[str, int], ...]
    event: str = ""
    kind: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """The account as far as it goes: `score` is where it ends."""

    start: int
    score: int
    befores: tuple[int, ...]
    luck: tuple[Luck, ...]
    track: tuple[Tick, ...]
    quarters: tuple[Quarter, ...]


def account(stands: Sequence[Stand], final: Stand | None) -> Account:
    """The account of `stands` in order and of the end, if it is known.

    `befores` holds the value before each decision. Raises ValueError without a stand.
    """
    if not stands:
        raise ValueError("An account needs a moment to start from.")
    value = stands[0].value
    track = [Tick(stands[0].time, value, "start", "")]
    moves: list[tuple[int, int, int]] = []
    raw: list[Luck] = []
    befores: list[int] = []
    for stand in [*stands, *([final] if final else [])]:
        change = stand.value - value
        if change:
            event = stand.event or NOTHING
            raw.append(Luck(event, stand.time, change, stand.kind, stand.subject))
            track.append(Tick(stand.time, stand.value, "luck", event))
            moves.append((stand.time, 0, change))
        value = stand.value
        for id, gain in stand.gains:
            befores.append(value)
            value += gain
            if gain:
                track.append(Tick(stand.time, value, "decision", id))
                moves.append((stand.time, gain, 0))
    last = final.time if final else stands[-1].time
    return Account(
        stands[0].value,
        value,
        tuple(befores),
        _named(raw),
        tuple(track),
        _quarters(stands[0].time, last, moves),
    )


def _named(raw: Sequence[Luck]) -> tuple[Luck, ...]:
    """The luck in order of time; what is small in one line at the end."""
    named = [each for each in raw if abs(each.points) >= NAMED and each.kind]
    rest = sum(each.points for each in raw) - sum(each.points for each in named)
    if rest:
        named.append(Luck(REST, -1, rest))
    return tuple(named)


def _quarters(first: int, last: int, moves: Sequence[tuple[int, int, int]]) -> tuple[Quarter, ...]:
    span = max(1, last - first)
    gains, luck = [0] * 4, [0] * 4
    for time, gain, chance in moves:
        number = min(3, (time - first) * 4 // span)
        gains[number] += gain
        luck[number] += chance
    edges = [first + span * n // 4 for n in range(5)]
    return tuple(Quarter(edges[n], edges[n + 1], gains[n], luck[n]) for n in range(4))
