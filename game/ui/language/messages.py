"""Messages with gaps, and the template file (`.pot`) that lists them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GAP = re.compile(r"\{(\w*)(?::\+)?\}")
"""A place where a figure or a name stands: "{0}", "{subject}", "{days:+}"."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LINE = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?)? ?("(?:[^"\\]|\\.)*")$')


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """`many` is the plural of a counted thing ("{0} decision", "{0} decisions")."""

    text: str
    many: str = ""


def literal_words(text: str) -> list[str]:
    """The words between the gaps."""
    return _LETTERS.findall(GAP.sub("\0", text))


def template(messages: Iterable[Message]) -> str:
    """The text of a `.pot` file, sorted, so that its changes can be read."""
    head = (
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: contingency\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    parts = [head]
    for each in sorted(messages):
        flag = "#, python-brace-format\n" if GAP.search(each.text) else ""
        if each.many:
            parts.append(
                f"{flag}msgid {_quoted(each.text)}\nmsgid_plural {_quoted(each.many)}\n"
                'msgstr[0] ""\nmsgstr[1] ""\n'
            )
        else:
            parts.append(f'{flag}msgid {_quoted(each.text)}\nmsgstr ""\n')
    return "\n".join(parts)


def _quoted(text: str) -> str:
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{inner}"'


def read_template(text: str) -> Iterator[Message]:
    """The messages of a `.pot` file, without its head."""
    found: dict[str, str] = {}
    current = ""
    for line in [*text.splitlines(), ""]:
        match = _LINE.match(line)
        if match is None:
            if found.get("msgid"):
                yield Message(found["msgid"], found.get("msgid_plural", ""))
            if not line:
                found = {}
            continue
        current = match[1] or current
        found[current] = found.get(current, "") + str(ast.literal_eval(match[2]))
