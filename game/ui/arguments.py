"""What commands take on their line, checked: argparse calls these, and they say what is wrong."""

from __future__ import annotations

import argparse
from pathlib import Path

MOST_SEED = 10**12


def number(text: str) -> int:
    """A whole number from 0 on, a seed for instance."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 13 or int(text) > MOST_SEED:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def positive(text: str) -> int:
    """A whole number from 1 on."""
    if number(text) < 1:
        raise argparse.ArgumentTypeError("at least 1 is wanted")
    return int(text)


def rollouts(text: str) -> int:
    """How many futures an option may take."""
    if not 8 <= number(text) <= 4096:
        raise argparse.ArgumentTypeError("between 8 and 4096 futures are wanted")
    return int(text)


def workers(text: str) -> int | str:
    """How many processes, or the address of a cluster."""
    return text if text.startswith("dask://") else positive(text)


def seeds(text: str) -> range:
    """A range of seeds, both ends included."""
    first, dash, last = text.partition("-")
    low = number(first)
    high = number(last) if dash else low
    if high < low:
        raise argparse.ArgumentTypeError(f"{text!r} is not a range such as 1-200")
    return range(low, high + 1)


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels."""
    width, cross, height = text.lower().partition("x")
    if not cross or not 320 <= number(width) <= 8000 or not 180 <= number(height) <= 8000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1280x720")
    return int(width), int(height)


def scale(text: str) -> int:
    """Percent of the usual size."""
    if not 50 <= number(text.removesuffix("%")) <= 400:
        raise argparse.ArgumentTypeError("a scale lies between 50 and 400 percent")
    return int(text.removesuffix("%"))


def evidence(parser: argparse.ArgumentParser) -> None:
    """What `contingency evidence` takes."""
    parser.add_argument("recording", type=Path, metavar="RECORDING")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR|FILE.zip")
    parser.add_argument("--name", default="", metavar="NAME", help="what the documents call you")
    parser.add_argument("--paper", choices=("a4", "us-letter"), default="a4")
    parser.add_argument("--story", default="", metavar="DECISION", help="of the case story")
    parser.add_argument(
        "--no-analysis",
        dest="rollouts",
        action="store_const",
        const=0,
        help="without expected values",
    )
    parser.add_argument("--rollouts", type=rollouts, metavar="K", help="at most, for an option")
    parser.add_argument("--workers", type=workers, default=0, metavar="N|dask://…")


def verify(parser: argparse.ArgumentParser) -> None:
    """What `contingency verify` takes."""
    parser.add_argument("file", type=Path, metavar="PACK|PDF|RECORDING")
    parser.add_argument("--quick", action="store_true", help="expected values are not checked")
    parser.add_argument("--workers", type=workers, default=0, metavar="N|dask://…")
