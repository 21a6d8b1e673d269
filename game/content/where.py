"""Finds places of a scenario file again: from a path to line and column."""

from __future__ import annotations

from typing import Any

from game.content.document import Mark, Node
from game.content.problem import Path, Problem
from game.content.written.base import Placed


class Where:
    """The file that lint reports about.

    `effects` are all effects with their places. `broken` holds the ids of entries that could not
    be read and are therefore missing from the scenario: lint says nothing about them. `walked`
    keeps what `lint.walk` has found, so that each pass need not walk again.
    """

    def __init__(
        self,
        file: str,
        root: Node,
        effects: tuple[Placed, ...] = (),
        broken: frozenset[str] = frozenset(),
    ) -> None:
        self.file = file
        self.effects = effects
        self.broken = broken
        self.walked: list[tuple[Path, Any]] = []
        self._root = root

    def problem(self, path: Path, message: str, remedy: str) -> Problem:
        """A problem at the value that `path` names, or at what encloses it."""
        return Problem(self.file, *self.mark(path), message, remedy)

    def mark(self, path: Path, *, of_key: bool = False) -> Mark:
        """Line and column of the value at `path`; as far as the file goes along with it."""
        node, mark = self._root, self._root.mark
        for index, step in enumerate(path):
            found = _step(node, step)
            if found is None:
                return mark
            at_key = node.keys.get(str(step)) if of_key and index == len(path) - 1 else None
            node, mark = found, at_key or found.mark
        return mark


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node.value, dict):
        return node.value.get(str(step))
    if not isinstance(node.value, list):
        return None
    if isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    return next((item for item in node.value if _id(item) == step), None)


def _id(node: Node) -> object:
    if isinstance(node.value, dict) and "id" in node.value:
        return node.value["id"].value
    return None
