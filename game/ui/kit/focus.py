"""Where focus goes: Tab stops in order, F6 panels, and neighbours by geometry inside a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.ui.geometry import Rect
from game.ui.kit.node import Node
from game.ui.kit.ui import Ui

_ZONES = {"top": 0, "content": 1, "hint": 2, "rail": 3}
ARROWS = ("Left", "Right", "Up", "Down")


@dataclass(slots=True)
class GroupPlace:
    """The member of a group that had focus last: the group's one Tab stop."""

    key: str = ""


def focusables(nodes: Iterable[Node]) -> list[Node]:
    return sorted((n for n in nodes if n.focusable), key=lambda n: _ZONES[n.zone])


def stops(nodes: Iterable[Node], ui: Ui) -> list[Node]:
    """Tab stops in order: each group counts once, by its remembered or first member."""
    found: list[Node] = []
    seen: set[str] = set()
    everything = focusables(nodes)
    for node in everything:
        if not node.group:
            found.append(node)
        elif node.group not in seen:
            seen.add(node.group)
            place = ui.kept(node.group, GroupPlace).key
            members = [n for n in everything if n.group == node.group]
            found.append(next((n for n in members if n.key == place), node))
    return found


def step(nodes: Sequence[Node], ui: Ui, by: int) -> Node | None:
    """The stop `by` places after the one in focus, around the end."""
    order = stops(nodes, ui)
    if not order:
        return None
    here = next((n for n in nodes if n.key == ui.focus), None)
    if here is None:
        return order[0 if by > 0 else -1]
    same = (i for i, n in enumerate(order) if n is here or (n.group and n.group == here.group))
    return order[(next(same, -1) + by) % len(order)]


def out_of_field(nodes: Sequence[Node], ui: Ui) -> Node | None:
    """The next stop after the field in focus that takes no text, where letters are keys again."""
    order = stops(nodes, ui)
    at = next((i for i, n in enumerate(order) if n.key == ui.focus), -1)
    around = [*order[at + 1 :], *order[: at + 1]]
    return next((n for n in around if n.role != "text field"), None)


def panel_of(node: Node, nodes: Iterable[Node]) -> str:
    """Key of the panel that holds the node's centre; the zone where none does."""
    if node.zone != "content":
        return node.zone
    held = [n.key for n in nodes if n.role == "panel" and _holds(n.rect, node.rect)]
    return held[-1] if held else node.zone


def _holds(panel: Rect, rect: Rect) -> bool:
    return panel.contains(rect.cx, rect.cy)


def step_panel(nodes: Sequence[Node], ui: Ui, by: int) -> Node | None:
    """The first stop of the next (or previous) panel that has one."""
    order = stops(nodes, ui)
    firsts: dict[str, Node] = {}
    for node in order:
        firsts.setdefault(panel_of(node, nodes), node)
    if not firsts:
        return None
    panels = list(firsts)
    here = next((n for n in nodes if n.key == ui.focus), None)
    if here is None:
        return firsts[panels[0]]
    current = panel_of(here, nodes)
    at = panels.index(current) if current in panels else 0
    return firsts[panels[(at + by) % len(panels)]]


def neighbour(candidates: Iterable[Node], origin: Rect, arrow: str) -> Node | None:
    """The nearest rectangle in the arrow's direction; straight ahead counts before askew."""
    best: tuple[float, Node] | None = None
    for node in candidates:
        rect = node.rect
        dx, dy = rect.cx - origin.cx, rect.cy - origin.cy
        ahead, aside = {
            "Left": (-dx, abs(dy)),
            "Right": (dx, abs(dy)),
            "Up": (-dy, abs(dx)),
            "Down": (dy, abs(dx)),
        }[arrow]
        if ahead <= 1:
            continue
        distance = ahead + 3 * aside
        if best is None or distance < best[0]:
            best = (distance, node)
    return None if best is None else best[1]


def edge(candidates: Sequence[Node], name: str) -> Node | None:
    """First or last member, for Home and End."""
    if not candidates:
        return None
    return candidates[0 if name == "Home" else -1]
