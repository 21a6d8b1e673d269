"""XML from strangers: a small tree, without anything that a document type can do.

Document types are refused, and with them every entity that grows or reads a file; so are
endless nesting and hostile sizes. Nothing outside the bytes given is ever read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from game.errors import PlanFileError

MOST_BYTES = 100_000_000
MOST_ELEMENTS = 2_000_000
MOST_TEXT = 20_000
DEEPEST = 50


@dataclass(slots=True)
class Element:
    """An element without its namespace: name, line in the file, text, children."""

    name: str
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def find(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, *path: str) -> Iterator[Element]:
        """Every descendant along a path of names."""
        name, *rest = path
        for child in self.children:
            if child.name == name:
                if rest:
                    yield from child.all(*rest)
                else:
                    yield child


class _Builder:
    def __init__(self, source: str, skip: frozenset[str]) -> None:
        self.source = source
        self.skip = skip
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_type
        self.parser.EntityDeclHandler = self.refuse_type
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.depth = 0
        self.skipped = 0
        self.count = 0

    def refuse(self, problem: str) -> PlanFileError:
        return PlanFileError(self.source, problem, self.parser.CurrentLineNumber)

    def refuse_type(self, *_: object) -> None:
        raise self.refuse("document types and entities are not accepted.")

    def begin(self, name: str, _: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refuse(f"elements are nested more than {DEEPEST} deep.")
        name = name.rpartition(" ")[2]
        if self.skipped or name in self.skip:
            self.skipped = self.skipped or self.depth
            return
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise self.refuse(f"more than {MOST_ELEMENTS:,} elements.")
        element = Element(name, self.parser.CurrentLineNumber)
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def end(self, _: str) -> None:
        if not self.skipped:
            self.stack.pop()
        elif self.skipped == self.depth:
            self.skipped = 0
        self.depth -= 1

    def words(self, text: str) -> None:
        if self.skipped or not self.stack:
            return
        element = self.stack[-1]
        if len(element.text) + len(text) > MOST_TEXT:
            raise self.refuse(f"{element.name} is longer than {MOST_TEXT:,} characters.")
        element.text += text


def parse(content: bytes, source: str, skip: frozenset[str] = frozenset()) -> Element:
    """The tree of a document without the elements named in `skip`.

    Raises PlanFileError with the line for what is not well-formed, or is refused.
    """
    if len(content) > MOST_BYTES:
        raise PlanFileError(source, f"it is larger than {MOST_BYTES // 1_000_000} MB.")
    builder = _Builder(source, skip)
    try:
        builder.parser.Parse(content, True)
    except expat.ExpatError as error:
        problem = f"this is not well-formed XML ({expat.ErrorString(error.code)})."
        raise PlanFileError(source, problem, error.lineno) from None
    except (LookupError, ValueError) as error:
        raise PlanFileError(source, f"this is not XML that can be read ({error}).") from None
    if builder.root is None:
        raise PlanFileError(source, "there is no element.")
    return builder.root
