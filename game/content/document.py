"""YAML text to a tree of nodes that know their line and column, and nothing else of YAML.

The tree is built from parser events with an explicit stack, so that no nesting and no alias can
overwhelm it. Scalars are read by a small schema of our own: `true`, `false`, plain whole and
decimal numbers, everything else is text. What other readers of YAML would take for something
else (`12:30`, `0123`, `1_000`, `0x1F`) must be written in quotes.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from game.content.problem import Problem

LARGEST_FILE = 1_000_000
"""Characters."""
DEEPEST = 40
"""Levels of nesting, aliases followed."""
MOST_NODES = 100_000
"""Values in a file, aliases followed."""

Mark = tuple[int, int]
"""Line and column, counted from 1."""


@dataclass(slots=True)
class Node:
    """A value of the file: text, number, truth value, None (empty or unusable), list or mapping.

    `keys` holds where each key of a mapping stands; `weight` and `height` count the values and
    the levels below, aliases followed.
    """

    mark: Mark
    value: str | int | float | bool | list[Node] | dict[str, Node] | None
    keys: dict[str, Mark] = field(default_factory=dict)
    weight: int = 1
    height: int = 1

    def plain(self) -> Any:
        """The value without marks."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read; `key` waits for its value."""

    node: Node
    anchor: str | None
    key: Node | None = None


class _Stop(Exception):  # noqa: N818 - not an error: the reader gives up on the rest
    """Nothing after this place can be read."""


def read(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file, or None where there is none, and what is wrong with its YAML."""
    reader = _Reader(file)
    with contextlib.suppress(_Stop):
        reader.read(text)
    return reader.root, reader.problems


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node] = {}

    def read(self, text: str) -> None:
        text = text.removeprefix("\ufeff")
        self._refuse_unreadable(text)
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except yaml.YAMLError as error:
            self._syntax_error(error)
        if self.root is None:
            self._stop((1, 1), "The file is empty.", "Write a scenario, or start from another one.")

    def _take(self, event: Any) -> None:
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._stop(mark, "A file holds one scenario.", "Remove this `---` and what follows.")
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event.tag, mark)
            self._add(Node(mark, self._scalar(event, mark)), event.anchor)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_tag(event.tag, mark)
            self._open(event, mark)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            done = self._stack.pop()
            self._add(done.node, done.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(str(event.anchor), mark)

    def _refuse_unreadable(self, text: str) -> None:
        if len(text) > LARGEST_FILE:
            self._stop(
                (1, 1),
                f"The file is longer than {LARGEST_FILE:,} characters.",
                "A scenario is far shorter; is this the right file?",
            )
        strange = _UNREADABLE.search(text)
        if strange:
            before = text[: strange.start()]
            mark = (before.count("\n") + 1, len(before) - before.rfind("\n"))
            self._stop(
                mark,
                f"The character U+{ord(strange[0]):04X} cannot stand in a text file.",
                "Delete it.",
            )

    def _syntax_error(self, error: yaml.YAMLError) -> None:
        place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        mark = (place.line + 1, place.column + 1) if place else (1, 1)
        what = getattr(error, "problem", None) or "the text cannot be read"
        remedy = next(
            (advice for words, advice in _ADVICE if words in what),
            "Look at this line and the one before: indentation, quotes, brackets.",
        )
        self._stop(mark, f"This is not YAML: {what}.", remedy)

    def _refuse_tag(self, tag: str | None, mark: Mark) -> None:
        if tag is not None:
            self._report(mark, f"The tag {tag} is not allowed.", "Remove it.")

    def _scalar(self, event: yaml.ScalarEvent, mark: Mark) -> str | int | float | bool | None:
        text: str = event.value
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text in _EMPTY:
            self._report(
                mark, "Here is no value.", 'Write one, or leave the key out; no text is `""`.'
            )
            return None
        number = _number(text)
        if number is None and _AMBIGUOUS.fullmatch(text):
            self._report(
                mark,
                f"{text} means different things to different readers of YAML.",
                f'Write "{text}" in quotes if it is text, or a plain decimal number.',
            )
            return None
        return text if number is None else number

    def _open(self, event: yaml.CollectionStartEvent, mark: Mark) -> None:
        if len(self._stack) >= DEEPEST:
            self._stop(mark, f"The file is nested deeper than {DEEPEST} levels.", "Flatten it.")
        empty: list[Node] | dict[str, Node] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        self._stack.append(_Open(Node(mark, empty), event.anchor))

    def _alias(self, name: str, mark: Mark) -> None:
        if name not in self._anchors:
            self._report(
                mark, f"There is no anchor &{name} before this.", "Write the value itself."
            )
            self._add(Node(mark, None), None)
            return
        node = self._anchors[name]
        if len(self._stack) + node.height > DEEPEST:
            self._stop(
                mark, f"*{name} nests deeper than {DEEPEST} levels.", "Write the value itself."
            )
        self._add(node, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        """Puts a finished node where it belongs."""
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent.node.value, dict):
            if parent.key is None:
                parent.key = node
                return
            self._put(parent.node, parent.key, node)
            parent.key = None
        elif isinstance(parent.node.value, list):
            parent.node.value.append(node)
        parent.node.weight += node.weight
        parent.node.height = max(parent.node.height, node.height + 1)
        if parent.node.weight > MOST_NODES:
            self._too_many(node.mark)

    def _put(self, mapping: Node, key: Node, value: Node) -> None:
        assert isinstance(mapping.value, dict)
        if isinstance(key.value, list | dict) or key.value is None:
            self._report(key.mark, "This cannot be a key.", "Keys are plain words.")
            return
        name = str(key.value).lower() if isinstance(key.value, bool) else str(key.value)
        if name == "<<":
            self._report(
                key.mark, "Merging with << is not allowed.", "Write the fields themselves."
            )
        elif name in mapping.value:
            first = mapping.keys[name][0]
            self._report(
                key.mark,
                f"{name!r} stands twice; the first is in line {first}.",
                "Keep one of them.",
            )
        else:
            mapping.value[name] = value
            mapping.keys[name] = key.mark

    def _too_many(self, mark: Mark) -> None:
        self._stop(
            mark,
            f"The file holds more than {MOST_NODES:,} values once its aliases are followed.",
            "Use fewer aliases.",
        )

    def _report(self, mark: Mark, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, *mark, message, remedy))

    def _stop(self, mark: Mark, message: str, remedy: str) -> NoReturn:
        self._report(mark, message, remedy)
        self.root = None
        raise _Stop


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_EMPTY = ("", "~", "null", "Null", "NULL")
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?((0|[1-9][0-9]{0,14})\.[0-9]{0,15}|\.[0-9]{1,15})", re.ASCII)
_AMBIGUOUS = re.compile(
    r"[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0o[0-7_]+)"
    r"|[-+]?([0-9][0-9_]*)?\.?[0-9_]*[0-9][0-9_]*\.?([eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9][0-9_]*(:[0-9]{1,2})+(\.[0-9_]*)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|=",
    re.ASCII,
)
_ADVICE = (
    (
        "mapping values are not allowed",
        "Put quotes around a text that contains a colon and a space.",
    ),
    ("cannot start any token", "Put quotes around a text that begins with this; indent by spaces."),
    ("unexpected end of stream", "Close the quotes."),
    ("expected ',' or", "Close the brackets, or put a comma between the values."),
    ("alias", "Put quotes around a text that begins with *."),
    ("anchor", "Put quotes around a text that begins with &."),
    ("found undefined tag", "Put quotes around a text that begins with !."),
    ("escape", "Use single quotes where the text contains a backslash."),
)


def _number(text: str) -> int | float | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return None
