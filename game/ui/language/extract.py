"""Gathers the messages from the source: `python -m game.ui.language.extract` writes the template.

A literal counts if it reads like text: words with a space, a capitalised word, or an entry of a
table of words. An f-string, a sum and a pattern for `format` become messages with gaps.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from game import paths
from game.ui.language.messages import GAP, Message, literal_words, template
from game.ui.wording import second_person

_GAME = Path(__file__).parents[2]
FOLDERS = (
    "ui",
    "debrief",
    "outlook",
    "engine",
    "model",
    "session.py",
    "content",
    "errors.py",
    "recording.py",
)
"""Where sentences for the player are written, below the package."""
_LEFT_OUT = ("ui/language", "ui/desktop", "ui/sound/make.py", "ui/crash_report.py")
_TEXT = re.compile(
    r"[^\W\d_]\S* +[^\W_]|^\d+ [a-z]{2,}"
    r"|^[A-Z][a-z]+(-[a-z]+)*( …|[.:?])?$|^[a-z][a-z-]+(, %|[.:?])$"
)
_JOINED = re.compile(r"^(?:, |; |· )+")
_WORD = re.compile(r"^[A-Za-z][a-z-]*$")
ALONE = [
    "+ later, - earlier",
    "calm",
    "computed",
    "draft",
    "good",
    "bad",
    "idle",
    "influence",
    "interest",
    "keep",
    "likely",
    "measured",
    "less",
    "more",
    "or",
    "rate",
    "running",
    "score",
    "seed",
    "trust",
    "watch",
]
"""Words in small letters that stand alone on a screen, where they look like ids in the source."""
_PLURALS = ("plural", "counted")


def messages() -> list[Message]:
    """All messages of the interface, sorted."""
    found = {Message(word) for word in ALONE}
    for file in _files():
        found.update(of_source(file.read_text(encoding="utf-8")))
    return sorted(found)


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        root = _GAME / folder
        for file in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            name = file.relative_to(_GAME).as_posix()
            if file.is_file() and not name.startswith(_LEFT_OUT):
                yield file


def of_source(source: str) -> Iterator[Message]:
    """The messages of one module."""
    for message in _visit(ast.parse(source), in_table=False):
        yield message
        if message.text.startswith("{subject} "):
            yield Message(second_person(f"You{message.text.removeprefix('{subject}')}"))


def _visit(node: ast.AST, *, in_table: bool) -> Iterator[Message]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and _name(node.func) in _PLURALS:
        yield from _plural(node)
    if isinstance(node, (ast.Constant, ast.JoinedStr, ast.BinOp)):
        text = _pattern(node)
        if text is not None:
            for stretch in _stretches(text):
                if _reads_like_text(stretch) or (in_table and _WORD.match(stretch)):
                    yield Message(stretch)
            for part in _inside(node):
                yield from _visit(part, in_table=True)
            return
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        in_table = any(_name(t).strip("_").isupper() for t in targets)
    for key, value in ast.iter_fields(node):
        keys = isinstance(node, ast.Dict) and key == "keys"
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                shown = not keys and (in_table or isinstance(node, ast.IfExp | ast.Return))
                yield from _visit(child, in_table=shown)


def _stretches(text: str) -> Iterator[str]:
    """The parts that are said for themselves: cells of a table, what is joined to a text."""
    for part in re.split(r" {2,}", text):
        bare = _JOINED.sub("", part)
        yield bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _reads_like_text(text: str) -> bool:
    return bool(_TEXT.search(GAP.sub("x", text))) and bool(literal_words(text))


def _pattern(node: ast.AST) -> str | None:
    """The text with its gaps; None for what is no text."""
    parts = list(_parts(node))
    if None in parts or not any(isinstance(p, str) for p in parts):
        return None
    text, gaps = "", 0
    for part in parts:
        if isinstance(part, str):
            text += part
        else:
            text += f"{{{gaps}}}"
            gaps += 1
    text = text.strip()
    return text if GAP.sub("", text).strip() else None


def _parts(node: ast.AST) -> Iterator[str | ast.AST | None]:
    """Literal pieces and gaps, in order; None if the node is no text at all."""
    if isinstance(node, ast.Constant):
        yield node.value if isinstance(node.value, str) else None
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            if isinstance(value, ast.Constant):
                yield str(value.value)
            else:
                yield value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = [list(_parts(side)) for side in (node.left, node.right)]
        texts = [any(isinstance(p, str) for p in side) for side in sides]
        for side, pieces, is_text in zip((node.left, node.right), sides, texts, strict=True):
            if is_text and None not in pieces:
                yield from pieces
            else:
                yield side if any(texts) else None
    else:
        yield None


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """The expressions in the gaps."""
    for part in _parts(node):
        if isinstance(part, ast.FormattedValue):
            yield part.value
        elif isinstance(part, ast.AST):
            yield part


def _plural(node: ast.Call) -> Iterator[Message]:
    words = [a.value for a in node.args if isinstance(a, ast.Constant) and type(a.value) is str]
    if words:
        one, many = words[0], words[1] if len(words) > 1 else f"{words[0]}s"
        yield Message(f"{{0}} {one}", f"{{0}} {many}")


def file() -> Path:
    return paths.assets() / "locale" / "contingency.pot"


if __name__ == "__main__":
    file().write_text(template(messages()), encoding="utf-8")
