"""Small signs of state: tags, verdicts, progress, portraits, meters. Icon, word and colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit.frame import nothing
from game.ui.kit.node import Node
from game.ui.kit.text import whole
from game.ui.kit.ui import Ui
from game.ui.painter import Metrics, Painter
from game.ui.theme import STATES, VERDICTS


@dataclass(slots=True, eq=False)
class StateTag(Node):
    """Icon, word and colour of a state; `quiet` leaves out the ground, for tables and lines.

    The label replaces the state's own word ("8 d late").
    """

    state: str = "unknown"
    quiet: bool = False

    role = "state"

    @staticmethod
    def width(metrics: Metrics, word: str, *, quiet: bool = False) -> float:
        return metrics.measure(word, "text_s", 600) + (22 if quiet else 38)

    def flat(self, ui: Ui) -> Iterator[Node]:
        word = self.label or STATES[self.state].word
        if self.card is None and StateTag.width(ui.metrics, word, quiet=True) > self.rect.w + 0.5:
            self.card = whole(word)
        yield self

    def draw(self, p: Painter, ui: Ui) -> None:
        look = STATES[self.state]
        word = self.label or look.word
        x = self.rect.x
        if not self.quiet:
            width = min(self.rect.w, StateTag.width(p, word))
            p.round_rect(Rect(x, self.rect.cy - 12, width, 24), 4, look.ground)
            x += 6
        p.icon(look.icon, x, self.rect.cy - 8, 16, look.colour)
        p.text(
            x + 22,
            self.rect.cy - 8,
            word,
            "text_s",
            600,
            look.colour,
            max_width=self.rect.right - x - 22,
        )

    def value_text(self, ui: Ui) -> str:
        return STATES[self.state].word


@dataclass(slots=True, eq=False)
class Verdict(Node):
    """The label of a decision: sign and word."""

    verdict: str = "good"

    role = "verdict"

    def draw(self, p: Painter, ui: Ui) -> None:
        look = VERDICTS[self.verdict]
        y = self.rect.cy - 8
        width = p.text(self.rect.x, y, look.sign, "text_s", 600, look.colour)
        p.text(self.rect.x + width + 4, y, self.label or look.word)

    def value_text(self, ui: Ui) -> str:
        return VERDICTS[self.verdict].word


@dataclass(slots=True, eq=False)
class Progress(Node):
    """A bar of 6 px; `text` stands above it. Never without its count."""

    share: float = 0.0
    text: str = ""
    colour: str = "you"

    role = "progress"

    def draw(self, p: Painter, ui: Ui) -> None:
        track = Rect(self.rect.x, self.rect.bottom - 6, self.rect.w, 6)
        if self.text:
            p.text(track.x, track.y - 20, self.text, colour="text2", max_width=track.w)
        share = ui.animated(f"{self.key}.share", min(1.0, max(0.0, self.share)))
        draw_bar(p, track, share, self.colour)

    def value_text(self, ui: Ui) -> str:
        return self.text or f"{round(self.share * 100)} %"


def draw_bar(p: Painter, track: Rect, share: float, colour: str = "you") -> None:
    """A filled share of a track with round ends."""
    p.round_rect(track, track.h / 2, "bg3")
    if share > 0:
        width = max(track.h, track.w * min(1.0, share))
        p.round_rect(Rect(track.x, track.y, width, track.h), track.h / 2, colour)


@dataclass(slots=True, eq=False)
class Portrait(Node):
    """A person's picture (label: the name), with an optional warning at its corner.

    With an action it is a button.
    """

    person: str = "PM"
    warning: bool = False
    action: Callable[[], None] = nothing

    role = "picture"
    pressable = True

    @property
    def focusable(self) -> bool:
        return self.action is not nothing or self.card is not None

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        size = min(rect.w, rect.h)
        p.portrait(self.person, rect.x, rect.y, size)
        if self.warning:
            p.round_rect(Rect(rect.x + size - 12, rect.y - 4, 16, 16), 4, "bg1")
            p.icon("warn", rect.x + size - 11, rect.y - 3, 14, "warn")

    def press(self, ui: Ui) -> None:
        self.action()


@dataclass(slots=True, eq=False)
class Meter(Node):
    """A named value on a scale: words at the left, a bar, the figure at the right."""

    share: float = 0.0
    figure: str = ""
    colour: str = "you"
    label_w: float = 112.0

    role = "meter"

    def draw(self, p: Painter, ui: Ui) -> None:
        y = self.rect.cy - 8
        p.text(self.rect.x, y, self.label, colour="text2", max_width=self.label_w - 8)
        width = p.measure(self.figure, "text_s", 600) if self.figure else 0.0
        p.text(self.rect.right, y, self.figure, "text_s", 600, align="right")
        left = self.rect.x + self.label_w
        room = self.rect.right - left - max(width + 12, 36 if self.figure else 0)
        draw_bar(p, Rect(left, self.rect.cy - 3, room, 6), self.share, self.colour)

    def value_text(self, ui: Ui) -> str:
        return self.figure


@dataclass(slots=True, eq=False)
class Separator(Node):
    """A hairline: across where the rectangle is wide, down where it is high."""

    role = "separator"

    def draw(self, p: Painter, ui: Ui) -> None:
        r = self.rect
        if r.w >= r.h:
            p.line(r.x, r.cy, r.right, r.cy, "line")
        else:
            p.line(r.cx, r.y, r.cx, r.bottom, "line")


@dataclass(slots=True, eq=False)
class Icon(Node):
    """A picture from the icon set; the label says what it means."""

    icon: str = "info"
    colour: str = "text2"

    role = "picture"

    def draw(self, p: Painter, ui: Ui) -> None:
        size = min(self.rect.w, self.rect.h)
        p.icon(self.icon, self.rect.x, self.rect.y, size, self.colour)
