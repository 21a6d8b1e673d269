"""The neutral description of a document: what it says, before any format.

A document is a list of blocks; text in a block is a tuple of runs, each with a style, and `own`
marks words of the player. Writers lay blocks out and add no word of their own, so that the same
content stands in every format. `plain` gives the JSON that the verification code covers.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

Style = Literal["plain", "strong", "muted", "mark", "own"]
"""`muted` is grey, `mark` the accent, `own` what the player wrote."""
Align = Literal["left", "right"]
Role = Literal["body", "lead", "note"]
Colour = Literal["ok", "warn", "bad", "unknown"]
NOT_RECORDED = "not recorded"
LONGEST_FIGURE = 26
"""Characters of a value that stands at the right of a line."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    style: Style = "plain"


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; `value` and `form` are for a spreadsheet.

    `form`: text, count, money (whole currency), percent (of 1), days, index, date.
    """

    runs: Runs
    value: int | float | date | None = None
    form: str = "text"

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """Opens a part of a document (or of an entry)."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Opens one of many like things: a decision, a report. `aside` stands behind it in grey."""

    title: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of the game about the data."""

    runs: Runs
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Words:
    """The player's own words, unedited; `label` says when they were written."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Signal:
    """A colour with its word, and the sentence that it stands for."""

    colour: Colour
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names on the left, figures on the right."""

    rows: tuple[tuple[str, Cell], ...]

    @property
    def prose(self) -> bool:
        """Whether a value is more than a figure, so that all are read from the left."""
        return any(len(value.text) > LONGEST_FIGURE for _, value in self.rows)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `width` is a share of the page."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is its title for who cannot see it; `empty` stands in place of no rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "None."


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of ours; `alt` says in a sentence what it shows. Size in points."""

    svg: str
    alt: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Split:
    """Two columns side by side where there is room; `share` is the left one's."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


Block = Heading | Entry | Paragraph | Words | Signal | Pairs | Table | Chart | Split


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `id` names its file; `wide` turns the page; `prose` is worth editing."""

    id: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    wide: bool = False
    prose: bool = True


def run(text: str, style: Style = "plain") -> Runs:
    """One run."""
    return (Run(text, style),)


def cell(text: str, style: Style = "plain") -> Cell:
    """A cell of words."""
    return Cell((Run(text, style),))


def own(text: str) -> Cell:
    """A cell of the player's own words, or the plain truth that there are none."""
    return Cell((Run(text, "own"),)) if text else Cell((Run(NOT_RECORDED, "muted"),))


def body(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(run(text))


def note(text: str) -> Paragraph:
    """A paragraph in small grey type: sources, rules, how to read what stands above."""
    return Paragraph(run(text), "note")


def words(label: str, text: str) -> Block:
    """The player's words; where there are none it says so and nothing else."""
    if text:
        return Words(label, text)
    return Paragraph((Run(f"{label}: ", "muted"), Run(NOT_RECORDED, "muted")))


def flat(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks one below the other, as a screen reader and a word processor want them."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Split):
            found += [*flat(block.left), *flat(block.right)]
        else:
            found.append(block)
    return tuple(found)


def plain(value: Any) -> Any:
    """Blocks as JSON: an object with its `kind` for each dataclass."""
    if is_dataclass(value) and not isinstance(value, type):
        made = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {"kind": type(value).__name__.lower(), **made}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
