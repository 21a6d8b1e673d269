"""The base of everything on screen: a rectangle with a key, a name and a role.

A screen builds fresh nodes whenever something changed; what must outlive a rebuild (focus, scroll,
caret) is kept in the `Ui` under the node's key. Values are passed in, changes are called out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from game.ui.events import Key, PointerDown
from game.ui.geometry import Rect
from game.ui.painter import Painter
from game.ui.theme import FOCUS_GAP, STROKE

if TYPE_CHECKING:
    from game.ui.kit.dragging import Carried, DropSpot
    from game.ui.kit.ui import Ui

Zone = Literal["top", "content", "hint", "rail"]
Look = Literal["normal", "hover", "pressed", "disabled"]


@dataclass(frozen=True, slots=True)
class Factor:
    """One line of an explanation: what, how much, where it comes from or what would change it."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An explanation: name, a rich sentence, the sum with the present figures, and its factors.

    `preview` leaves out the line of keys: what a drop would do.
    """

    title: str
    text: str = ""
    factors: tuple[Factor, ...] = ()
    source: str = ""
    term: str = ""
    preview: bool = False


About = Card | Callable[[], Card]
"""An explanation, or what makes it when it is asked for."""


@dataclass(slots=True, eq=False)
class Node:
    key: str
    rect: Rect
    label: str = ""
    card: About | None = field(default=None, kw_only=True)
    group: str = field(default="", kw_only=True)
    zone: Zone = field(default="content", kw_only=True)
    shortcut: str = field(default="", kw_only=True)
    reason: str = field(default="", kw_only=True)
    carries: Carried | None = field(default=None, kw_only=True)
    accepts: DropSpot | None = field(default=None, kw_only=True)
    clip: Rect | None = field(default=None, init=False)
    scroller: str = field(default="", init=False)

    role: ClassVar[str] = "text"
    radius: ClassVar[float] = 4.0
    interactive: ClassVar[bool] = False
    pressable: ClassVar[bool] = False
    follows_pointer: ClassVar[bool] = False

    @property
    def enabled(self) -> bool:
        return not self.reason

    @property
    def focusable(self) -> bool:
        """Whether it takes focus and clicks; what has a card must be reachable by keyboard."""
        return self.interactive or self.card is not None

    @property
    def seen(self) -> Rect:
        """The part of the rectangle that its scroll area shows."""
        return self.rect if self.clip is None else self.rect.intersect(self.clip)

    def flat(self, ui: Ui) -> Iterator[Node]:
        """The node and what it contains, in drawing order."""
        yield self

    def draw(self, p: Painter, ui: Ui) -> None:
        """Nothing to see by default: groups and hit areas."""

    def ring(self, p: Painter) -> None:
        """The focus ring: outside the node, with a gap."""
        reach = FOCUS_GAP + STROKE["focus"]
        radius = self.radius + reach
        p.round_rect(self.rect.inset(-reach), radius, stroke="focus", width=STROKE["focus"])

    def value_text(self, ui: Ui) -> str:
        """The present value in words, for assistive reading."""
        return ""

    def sentence(self, ui: Ui) -> str:
        """What assistive technology and the text mode say about it."""
        parts = [self.label, self.role, self.value_text(ui)]
        if self.reason:
            parts.append(f"not possible: {self.reason}")
        return ", ".join(part for part in parts if part)

    def explanation(self, ui: Ui, x: float | None = None, y: float | None = None) -> Card | None:
        """The card for F1 (no point given) or for the pointer at x, y."""
        if self.reason:
            return Card(self.label, self.reason)
        return self.card() if callable(self.card) else self.card

    def press(self, ui: Ui) -> None:
        """Enter, click or shortcut."""

    def on_key(self, ui: Ui, key: Key) -> bool:
        """A key while in focus; True if it was used."""
        return False

    def on_text(self, ui: Ui, text: str) -> bool:
        return False

    def on_composing(self, ui: Ui, text: str) -> bool:
        """What an input method shows at the caret; True where it is shown."""
        return False

    def pointer_down(self, ui: Ui, event: PointerDown) -> None:
        """Called before focus moves here; `press` follows on release inside."""

    def pointer_drag(self, ui: Ui, x: float, y: float) -> None:
        """The pointer moves while its button, pressed here, is down."""

    def pointer_up(self, ui: Ui, x: float, y: float) -> None:
        """The button that was pressed here is let go, wherever the pointer is."""

    def pointer_over(self, ui: Ui, place: tuple[float, float] | None) -> None:
        """The pointer moved over the node with no button down; None when it has left."""

    def wheel(self, ui: Ui, dy: float) -> bool:
        return False

    def zoom(self, ui: Ui, x: float, dy: float) -> bool:
        """The wheel with Ctrl held, at `x`; True if it was used."""
        return False
