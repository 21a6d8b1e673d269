"""Full sweeps of Python's memory, kept out of frames: they cost as much as ten of them."""

from __future__ import annotations

import gc

SELDOM = 200
"""Sweeps of the middle-aged objects before a full one comes by itself, where Python has 10."""
DUE = 5
"""The same before one is made while the window sleeps."""


def settle() -> None:
    """What is loaded by now stays: no sweep looks at it again."""
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)


def rest() -> None:
    """The window is about to sleep until somebody does something: time for a full sweep."""
    if gc.get_count()[2] >= DUE:
        gc.collect()
