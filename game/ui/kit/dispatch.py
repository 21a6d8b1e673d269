"""What an event does: carried things first, then the top layer, the node in focus, shortcuts, the
screen, moving focus, and last the application's own keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import shell
from game.ui.events import (
    Composing,
    Key,
    Pointer,
    PointerDown,
    PointerLeave,
    PointerMove,
    Text,
    Wheel,
)
from game.ui.kit import carrying, floating, focus
from game.ui.kit.dragging import Carried
from game.ui.kit.node import Card, Node
from game.ui.theme import TOOLTIP_DELAY_MS

if TYPE_CHECKING:
    from game.ui.kit.stage import Stage
    from game.ui.kit.ui import Ui

_SCROLL_STEP = 48


def handle(stage: Stage, event: Key | Text | Composing | Pointer) -> None:
    if isinstance(event, Key):
        _key(stage, event)
    elif isinstance(event, Text):
        node = stage.find(stage.ui.focus)
        if not stage.took_letter and node is not None and node.on_text(stage.ui, event.text):
            stage.ui.refresh()
    elif isinstance(event, Composing):
        node = stage.find(stage.ui.focus)
        if node is not None and node.on_composing(stage.ui, event.text):
            stage.ui.refresh()
    elif isinstance(event, Wheel):
        _wheel(stage, event)
    elif isinstance(event, PointerMove):
        _move(stage, event.x, event.y)
    elif isinstance(event, PointerDown):
        _down(stage, event)
    elif isinstance(event, PointerLeave):
        stage.ui.pointer = None
        _hover(stage, "")
    else:
        _up(stage, event.x, event.y)


def activate(stage: Stage, node: Node) -> None:
    """Press a node, or say why that is not possible."""
    stage.ui.refresh()
    if node.enabled:
        node.press(stage.ui)
    else:
        stage.ui.refuse(node.reason)


def _clear_refusal(stage: Stage) -> None:
    toast = stage.ui.toast_shown
    if toast is not None and toast.kind == "refusal":
        stage.ui.toast_shown = None
        stage.redraw()


def _key(stage: Stage, key: Key) -> None:
    ui = stage.ui
    if not ui.ring:
        ui.ring = True
        stage.redraw()
    _clear_refusal(stage)
    here = stage.find(ui.focus)
    used = _take_key(stage, key)
    # the character of a shortcut must not land in a field that the shortcut has opened
    stage.took_letter = used and key.printable and (here is None or here.role != "text field")
    if used:
        ui.refresh()


def _take_key(stage: Stage, key: Key) -> bool:
    ui = stage.ui
    if ui.drag is not None and carrying.on_key(stage, key):
        return True
    if key.name == "Escape" and ui.cards:
        ui.cards.pop()
        return True
    here = stage.find(ui.focus)
    if here is not None and here.focusable:
        if here.on_key(ui, key):
            return True
        if key.name == "Escape" and here.role == "text field" and not ui.layers:
            return focus_node(stage, focus.out_of_field(stage.nodes, ui))
        if key.chord == "Enter" and here.pressable:
            activate(stage, here)
            return True
        if key.chord == "Space" and here.carries is not None and here.enabled:
            carrying.lift_by_key(stage, here)
            return True
        if here.group and _move_in_group(stage, here, key):
            return True
    return _take_elsewhere(stage, key)


def _take_elsewhere(stage: Stage, key: Key) -> bool:
    ui = stage.ui
    if _shortcut(stage, key, inside=True):
        return True
    if ui.layers:
        layer = ui.layers[-1]
        if layer.on_key(ui, key):
            return True
        if key.name == "Escape":
            ui.close(layer)
            return True
    elif stage.screen.on_key(ui, key) or _frame_key(stage, key):
        return True
    if _navigate(stage, key):
        return True
    always = key.name == "F11" or key.chord == "Ctrl+Q"
    return stage.on_key is not None and (not ui.layers or always) and stage.on_key(key)


def _shortcut(stage: Stage, key: Key, *, inside: bool) -> bool:
    chord = key.chord
    for node in stage.nodes:
        if node.shortcut == chord and (node.zone == "content") == inside:
            activate(stage, node)
            return True
    return False


def _frame_key(stage: Stage, key: Key) -> bool:
    if _shortcut(stage, key, inside=False):
        return True
    pages = stage.screen.pages(stage.ui)
    return stage.frame is not None and shell.on_key(stage.ui, stage.frame, key, pages)


def _navigate(stage: Stage, key: Key) -> bool:
    ui = stage.ui
    if key.name == "Tab" and not (key.ctrl or key.alt):
        return focus_node(stage, focus.step(stage.nodes, ui, -1 if key.shift else 1))
    if key.name == "F6":
        return focus_node(stage, focus.step_panel(stage.nodes, ui, -1 if key.shift else 1))
    return key.chord == "F1" and _explain_focus(stage)


def _move_in_group(stage: Stage, here: Node, key: Key) -> bool:
    if key.ctrl or key.alt:
        return False
    members = [n for n in focus.focusables(stage.nodes) if n.group == here.group]
    if key.name in focus.ARROWS:
        focus_node(stage, focus.neighbour(members, here.rect, key.name))
        return True
    if key.name in ("Home", "End"):
        return focus_node(stage, focus.edge(members, key.name))
    return False


def focus_node(stage: Stage, node: Node | None) -> bool:
    """Give focus to a node, bring it into view and remember it for its group."""
    if node is None:
        return False
    ui = stage.ui
    ui.focus_on(node.key)
    if node.group:
        ui.kept(node.group, focus.GroupPlace).key = node.key
    ui.cards = [c for c in ui.cards if c.pinned]
    into_view(ui, node)
    return True


def into_view(ui: Ui, node: Node) -> None:
    """Scrolls the area that holds a node as far as it needs."""
    if node.clip is not None:
        above = node.clip.y + 8 - node.rect.y
        below = node.rect.bottom - (node.clip.bottom - 8)
        if above > 0:
            ui.scroll[node.scroller] = ui.scroll.get(node.scroller, 0.0) - above
        elif below > 0:
            ui.scroll[node.scroller] = ui.scroll.get(node.scroller, 0.0) + below


def mend_focus(stage: Stage) -> None:
    """After a rebuild: focus that lost its node goes where the screen rests; drags end."""
    ui = stage.ui
    keys = {n.key: n for n in stage.nodes}
    if ui.focus not in keys or not keys[ui.focus].focusable:
        order = focus.stops(stage.nodes, ui)
        inside = [n for n in order if n.zone == "content"] or order
        resting = [n for n in inside if n.key == stage.screen.resting()] or inside
        ui.focus = resting[0].key if resting else ""
    if ui.drag is not None and ui.drag.origin not in keys:
        ui.drag = None
    if ui.hover and ui.hover not in keys:
        ui.hover = ""
    everywhere = keys.keys() if not ui.layers else {*keys, *(c.opener for c in ui.cards)}
    ui.cards = [c for c in ui.cards if c.pinned or c.opener in everywhere]


def _explain_focus(stage: Stage) -> bool:
    """F1 opens the card of the node in focus, again pins it, again opens the glossary."""
    ui = stage.ui
    if ui.cards and ui.cards[-1].opener == ui.focus:
        if ui.cards[-1].pinned:
            return _open_term(stage, ui.cards[-1].card)
        ui.cards[-1].pinned = True
        return True
    node = stage.find(ui.focus)
    card = None if node is None else node.explanation(ui)
    if node is None or card is None:
        return False
    ui.explain(card, node.seen, node.key, by_key=True)
    return True


def _open_term(stage: Stage, card: Card) -> bool:
    """The glossary at the card's term, where the application has one."""
    if not card.term or stage.on_term is None:
        return False
    stage.on_term(card.term)
    return True


def drop_card(target: Node, carried: Carried) -> Card | None:
    """What dropping here would do, or why it is not possible."""
    assert target.accepts is not None
    reason = target.accepts.refuses(carried)
    return Card("Not possible", reason) if reason else target.accepts.preview(carried)


def node_at(stage: Stage, x: float, y: float) -> Node | None:
    """The topmost node at a point that takes clicks or drops."""
    for node in reversed(stage.nodes):
        live = node.focusable or node.accepts is not None
        if live and node.seen.contains(x, y):
            return node
    return None


def _hover(stage: Stage, key: str) -> None:
    if key != stage.ui.hover:
        left = stage.find(stage.ui.hover) if stage.ui.hover else None
        if left is not None:
            left.pointer_over(stage.ui, None)
        stage.ui.hover = key
        stage.hover_since = stage.ui.now
        stage.redraw()


def _move(stage: Stage, x: float, y: float) -> None:
    ui = stage.ui
    ui.pointer = (x, y)
    if ui.card_held is not None:
        held_card, dx, dy = ui.card_held
        held_card.at = (x - dx, y - dy)
        stage.redraw()
        return
    if ui.drag is not None:
        carrying.follow(stage, x, y)
        return
    under = node_at(stage, x, y)
    _hover(stage, "" if under is None else under.key)
    held = stage.find(ui.pressed) if ui.pressed else None
    if held is not None and held.enabled:
        if held.carries is not None:
            carrying.lift_by_pointer(stage, held, x, y)
        else:
            held.pointer_drag(ui, x, y)
        ui.refresh()
    elif under is not None and under.follows_pointer:
        under.pointer_over(ui, (x, y))
        stage.redraw()
    _drop_hover_cards(stage, x, y)


def _drop_hover_cards(stage: Stage, x: float, y: float) -> None:
    ui = stage.ui
    kept = [
        c
        for c in ui.cards
        if c.pinned
        or c.by_key
        or c.about.inset(-4).contains(x, y)
        or stage.card_rect(c).inset(-12).contains(x, y)
    ]
    if len(kept) != len(ui.cards):
        ui.cards = kept
        stage.hover_since = ui.now
        stage.redraw()


def awaits_card(stage: Stage) -> bool:
    """Whether resting the pointer a little longer would open a card."""
    ui = stage.ui
    if ui.pointer is None or not ui.hover or ui.pressed or ui.drag or ui.cards:
        return False
    node = stage.find(ui.hover)
    return node is not None and node.explanation(ui, *ui.pointer) is not None


def hover_card(stage: Stage) -> None:
    """Open the card of what the pointer rests on, after the delay."""
    ui = stage.ui
    if ui.now - stage.hover_since < TOOLTIP_DELAY_MS or not awaits_card(stage):
        return
    node = stage.find(ui.hover)
    if node is None or ui.pointer is None:
        return
    card = node.explanation(ui, *ui.pointer)
    if card is not None:
        ui.explain(card, node.seen, node.key)


def _down(stage: Stage, event: PointerDown) -> None:
    ui = stage.ui
    _clear_refusal(stage)
    if event.button != 1 or _press_floating(stage, event.x, event.y):
        return
    node = node_at(stage, event.x, event.y)
    if node is None or not node.focusable:
        if ui.layers:
            ui.layers[-1].on_outside(ui)
        return
    carrying.remember_press(stage, event.x, event.y)
    ui.pressed = ui.hover = node.key
    if node.enabled:
        node.pointer_down(ui, event)
    focus_node(stage, node)
    ui.refresh()


def _press_floating(stage: Stage, x: float, y: float) -> bool:
    """A click pins a card and may drag it, or opens its term; in a toast's corner it closes."""
    ui = stage.ui
    for shown in reversed(ui.cards):
        box = stage.card_rect(shown)
        if box.contains(x, y):
            if shown.pinned and floating.card_link(box).contains(x, y):
                _open_term(stage, shown.card)
            shown.pinned = True
            ui.card_held = (shown, x - box.x, y - box.y)
            stage.redraw()
            return True
    toast = stage.toast_rect()
    if toast is None or not toast.contains(x, y):
        return False
    if floating.toast_close(toast).contains(x, y):
        ui.toast_shown = None
        stage.redraw()
    return True


def _up(stage: Stage, x: float, y: float) -> None:
    ui = stage.ui
    ui.card_held = None
    if ui.drag is not None and not ui.drag.by_keyboard:
        carrying.drop(stage)
        ui.pressed = ""
        return
    node = stage.find(ui.pressed) if ui.pressed else None
    ui.pressed = ""
    if node is not None:
        if node.enabled:
            node.pointer_up(ui, x, y)
        ui.refresh()
        if node.pressable and node.seen.contains(x, y):
            activate(stage, node)


def _wheel(stage: Stage, event: Wheel) -> None:
    ui = stage.ui
    for node in reversed(stage.nodes):
        if not node.seen.contains(event.x, event.y):
            continue
        if node.enabled and event.ctrl and node.zoom(ui, event.x, event.dy):
            ui.refresh()
            return
        if node.enabled and node.wheel(ui, event.dy):
            ui.refresh()
            return
        if node.scroller or node.role == "scroll area":
            area = node.scroller or node.key
            ui.scroll[area] = ui.scroll.get(area, 0.0) - event.dy * _SCROLL_STEP
            ui.refresh()
            return
