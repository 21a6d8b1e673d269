"""The host of a screen: builds it, draws it with its layers, and knows when to wake up.

It is an `App` for any backend. What an event does stands in `dispatch`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.ui import shell
from game.ui.app import Clipboard, Display
from game.ui.events import Event, Key, Quit, Resize, Tick
from game.ui.geometry import Rect
from game.ui.kit import dispatch, floating
from game.ui.kit.dragging import draw_carried
from game.ui.kit.frame import Frame
from game.ui.kit.node import Node
from game.ui.kit.screen import Screen
from game.ui.kit.ui import OpenCard, Ui
from game.ui.language.catalogue import Language
from game.ui.language.spoken import SpokenMetrics, SpokenPainter
from game.ui.painter import Painter
from game.ui.theme import MOTION_MS, SCRIM_ALPHA, TOOLTIP_DELAY_MS, TOP_H


class Stage:
    """`on_key` gets the keys that nobody on screen took, `on_term` opens the glossary at a term,
    `on_quit` may refuse to close.
    """

    def __init__(
        self,
        screen: Screen,
        on_key: Callable[[Key], bool] | None = None,
        on_quit: Callable[[], bool] | None = None,
        on_term: Callable[[str], None] | None = None,
    ) -> None:
        self.display = Display()
        self.ui = Ui(scope=type(screen).__name__)
        self.screen = screen
        self.on_key = on_key
        self.on_term = on_term
        self._on_quit = on_quit
        self._closed = False
        self._redraw = True
        self._language: Language | None = None
        self._spoken: SpokenPainter | None = None
        self._screen_nodes: list[Node] = []
        self._layer_nodes: list[list[Node]] = []
        self.frame: Frame | None = None
        self._content = self.ui.window
        self._arriving = True
        self._arrived_at = -MOTION_MS["standard"]
        self.hover_since = 0
        self.took_letter = False

    @property
    def clipboard(self) -> Clipboard:
        return self.ui.clipboard

    @clipboard.setter
    def clipboard(self, value: Clipboard) -> None:
        self.ui.clipboard = value

    def show(self, screen: Screen) -> None:
        """Change to another screen; focus goes to its first focus."""
        self.screen = screen
        self.ui.layers.clear()
        self.ui.forget_screen(type(screen).__name__)
        self._arriving = True
        self._arrived_at = self.ui.now

    def take_cues(self) -> list[str]:
        """Names of the sounds that have become due since the last call."""
        cues, self.ui.cues = self.ui.cues, []
        return cues

    def settle(self) -> None:
        """End all motion: the next frame is the picture as it stays."""
        self._arrived_at = self.ui.now - MOTION_MS["standard"]
        self.ui.settle()
        self.redraw()

    def quit(self) -> None:
        self._closed = True

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def dirty(self) -> bool:
        return self._redraw or self.ui.stale

    def redraw(self) -> None:
        """The same nodes look different (hover, motion)."""
        self._redraw = True

    @property
    def nodes(self) -> list[Node]:
        """Everything that takes events now: the top layer's nodes, else the screen's."""
        self._settle()
        return self._layer_nodes[-1] if self._layer_nodes else self._screen_nodes

    @property
    def content(self) -> Rect:
        """The area inside the frame."""
        self._settle()
        return self._content

    def find(self, key: str) -> Node | None:
        return next((n for n in self.nodes if n.key == key), None)

    def press(self, key: str) -> None:
        """Press a node by key, as a click would."""
        node = self.find(key)
        if node is None:
            raise KeyError(key)
        dispatch.activate(self, node)

    def resize(self, w: float, h: float) -> None:
        self.handle(Resize(w, h))

    def handle(self, event: Event) -> None:
        if isinstance(event, Tick):
            self._tick(event.ms)
        elif isinstance(event, Resize):
            self.ui.size = (event.w, event.h)
            self.ui.refresh()
        elif isinstance(event, Quit):
            self._closed = self._on_quit is None or self._on_quit()
        else:
            dispatch.handle(self, event)

    def _tick(self, ms: int) -> None:
        ui = self.ui
        moving = ui.moving
        if self._fading:
            self.redraw()
        ui.now += ms
        if moving or self.screen.on_tick(ui, ms):
            ui.refresh()
        toast = ui.toast_shown
        if toast is not None and toast.until is not None and ui.now >= toast.until:
            if self._over_toast():
                toast.until = ui.now + 1000
            else:
                ui.toast_shown = None
                self._redraw = True
        dispatch.hover_card(self)

    def _over_toast(self) -> bool:
        box = self.toast_rect()
        return box is not None and self.ui.pointer is not None and box.contains(*self.ui.pointer)

    @property
    def _fading(self) -> bool:
        """A new screen is still appearing out of the ground."""
        age = self.ui.now - self._arrived_at
        return age < MOTION_MS["standard"] and not self.ui.reduced_motion

    def wait_ms(self) -> int | None:
        ui = self.ui
        if ui.moving or self._fading:
            return 0
        waits = [self.screen.wait_ms(ui)]
        if ui.toast_shown is not None and ui.toast_shown.until is not None:
            waits.append(max(1, ui.toast_shown.until - ui.now))
        if dispatch.awaits_card(self):
            waits.append(max(1, self.hover_since + TOOLTIP_DELAY_MS - ui.now))
        known = [w for w in waits if w is not None]
        return min(known) if known else None

    def _settle(self) -> None:
        """Build screen and layers anew if something changed, and keep focus on a node."""
        ui = self.ui
        while ui.stale:
            ui.stale = False
            self._redraw = True
            self._build()
            if self._arriving and not ui.layers:
                self._arriving = False
                ui.focus = ui.focus or self.screen.first_focus
                arrived = next((n for n in self._screen_nodes if n.key == ui.focus), None)
                if arrived is not None and arrived.clip is not None:
                    dispatch.into_view(ui, arrived)
                    ui.stale = True
            dispatch.mend_focus(self)

    def _build(self) -> None:
        ui = self.ui
        frame = self.frame = self.screen.frame(ui)
        if frame is None:
            self._content = ui.window
            built: list[Node] = self.screen.build(ui, ui.window)
        else:
            pages = self.screen.pages(ui)
            self._content = shell.content(ui, pages)
            outside = shell.build(ui, frame, self.screen.hints(ui), pages)
            built = [*outside, *self.screen.build(ui, self._content)]
        self._screen_nodes = [n for root in built for n in root.flat(ui)]
        self._layer_nodes = [
            [n for root in layer.build(ui) for n in root.flat(ui)] for layer in ui.layers
        ]

    def speak(self, language: Language | None) -> None:
        """Say all text in this language from now on; None for the English of the source."""
        self._language, self._spoken = language, None
        if language is not None:
            self.ui.metrics = SpokenMetrics(self.ui.metrics.plain, language)
        self.ui.refresh()

    def saying(self, p: Painter) -> Painter:
        """The painter that says everything in the language spoken."""
        if self._language is None:
            return p
        if self._spoken is None or self._spoken.plain is not p:
            self._spoken = SpokenPainter(p, self._language)
        return self._spoken

    @property
    def typing_at(self) -> Rect | None:
        """Where the caret of a text field was drawn last."""
        return self.ui.typing_at

    def draw(self, p: Painter) -> None:
        ui = self.ui
        p = self.saying(p)
        if ui.metrics is not p or ui.size != p.size:
            ui.metrics = p
            ui.size = p.size
            ui.refresh()
        self._settle()
        self._redraw = False
        p.tag("ground")
        p.fill(ui.window, "bg0")
        self._draw_nodes(p, self._screen_nodes, ring=not ui.layers)
        if self._fading:
            left = 1 - (ui.now - self._arrived_at) / MOTION_MS["standard"]
            p.tag("fade")
            p.fill(self._content, "bg0", left**3)
        for layer, nodes in zip(ui.layers, self._layer_nodes, strict=True):
            if layer.scrim:
                p.tag("scrim")
                p.fill(self._dimmed(), "scrim", SCRIM_ALPHA)
            self._draw_nodes(p, nodes, ring=layer is ui.layers[-1])
        if ui.drag is not None:
            self._draw_drag(p)
        box = self.toast_rect()
        if box is not None and ui.toast_shown is not None:
            floating.draw_toast(p, box, ui.toast_shown)
        for shown in ui.cards:
            self._draw_card(p, shown, pinned=shown.pinned)

    def _dimmed(self) -> Rect:
        """What a layer darkens: the clock in the top bar stays visible."""
        window = self.ui.window
        return window if self.frame is None else window.cut_top(TOP_H[self.ui.layout])[1]

    def _draw_nodes(self, p: Painter, nodes: list[Node], *, ring: bool) -> None:
        ui = self.ui
        for node in nodes:
            p.tag(node.key)
            if node.clip is None:
                node.draw(p, ui)
            elif node.seen.h > 0:
                with p.clip(node.clip):
                    node.draw(p, ui)
        if not ring or not ui.ring or ui.drag is not None:
            return
        for node in nodes:
            if node.key == ui.focus and node.focusable and node.seen.h > 0:
                p.tag(node.key)
                node.ring(p)

    def _draw_drag(self, p: Painter) -> None:
        drag = self.ui.drag
        assert drag is not None
        target = self.find(drag.target)
        if target is not None and target.accepts is not None:
            card = dispatch.drop_card(target, drag.carried)
            if card is not None:
                shown = OpenCard(replace(card, preview=True), target.rect, drag.target)
                self._draw_card(p, shown, pinned=False)
        draw_carried(p, drag)

    def _draw_card(self, p: Painter, shown: OpenCard, *, pinned: bool) -> None:
        card = floating.fitted(self.ui.metrics, shown.card, self.ui.window)
        floating.draw_card(p, self.card_rect(shown), card, pinned=pinned)

    def card_rect(self, shown: OpenCard) -> Rect:
        return floating.place_card(self.ui.metrics, shown, self.ui.window)

    def toast_rect(self) -> Rect | None:
        if self.ui.toast_shown is None:
            return None
        area = self._content.inset(16) if self.frame is None else self._content
        area = self.screen.toast_area(self.ui, area)
        return floating.toast_box(self.ui.metrics, self.ui.toast_shown, area)
