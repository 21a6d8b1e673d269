"""A language: says an English text of the interface in another one.

A text is found whole, else as a message with gaps (whose gaps are said in turn), else piece by
piece between signs that join texts. What is not found stays: names, figures, the player's words.
"""

from __future__ import annotations

import gettext
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game import paths
from game.ui.language.messages import GAP, Message, literal_words, read_template
from game.ui.language.pseudo import lengthened

VARIABLE = "CONTINGENCY_LANGUAGE"
PSEUDO = "pseudo"
_DOMAIN = "contingency"
_DATE = re.compile(r"([A-Z][a-z]{2}) (\d{1,2}) ([A-Z][a-z]{2})((?: \d{4})?)")
_JOINTS = re.compile(r"(\[[^\w\s]\] |, |; |: | · | – | — | \| | \(|\)|\(|“|”|\*\*| and | or | × )")
_QUOTED = re.compile("(“[^”]+”)(?=.)|(?<=.)(“[^”]+”)")
_CLAUSES = re.compile(r"(; |:(?:\*\*)? )")
_SENTENCES = re.compile(r"(\n|(?<=[.?!]) )")
_DOT = " · "
_STRONG = 10
"""Letters that a message of several sentences must have outside its gaps."""
_SURE = 16
"""The same for one that is ours even where a word of it is also a name."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"((?:\S*\d\S* (?:[dhkm%] )?)*)(\D.*?)((?: \S*\d\S*(?: [dhkm%])?)*)")
_ASIDE = re.compile(r"(.+) \(([^()]+)\)")
_FIRST_SHIELD = 0xE000
_SHIELD = re.compile("[\ue000-\uf8ff]")
_KEPT = 8000


@dataclass(frozen=True, slots=True)
class _Pattern:
    message: Message
    weight: int
    regex: re.Pattern[str]
    gaps: tuple[str, ...]
    plural: bool


class Language:
    """`one` and `many` are gettext's `gettext` and `ngettext`."""

    def __init__(
        self,
        messages: Iterable[Message],
        one: Callable[[str], str],
        many: Callable[[str, str, int], str],
    ) -> None:
        self._one, self._many = one, many
        self._whole: set[str] = set()
        self._patterns: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._said: dict[str, str] = {}
        self._kept: set[str] = set()
        self._data: defaultdict[str, list[str]] = defaultdict(list)
        for message in messages:
            self._learn(message)

    def _learn(self, message: Message) -> None:
        if not GAP.search(message.text):
            self._whole.add(message.text)
            return
        for text, plural in ((message.text, False), (message.many, True)):
            words = literal_words(text)
            if words:
                pattern = _Pattern(message, sum(map(len, words)), *_compiled(text), plural)
                self._patterns[max(words, key=len)].append(pattern)

    def keep(self, texts: Iterable[str]) -> None:
        """These are data (names, texts of a scenario): they stay as they are, wherever they stand.

        Replaces those kept before. Single words in small letters are ids and are not kept.
        """
        data = {
            t
            for text in texts
            for t in _forms(text)
            if len(t) > 2 and (" " in t or (not t.islower() and t not in self._whole))
        }
        if data == self._kept:
            return
        self._kept = data
        self._data.clear()
        self._said.clear()
        for text in sorted(data, key=lambda t: (-len(t), t)):
            first = _WORD.search(text)
            if first is not None:
                self._data[first[0]].append(text)

    def say(self, text: str) -> str:
        """The text in this language."""
        said = self._said.get(text)
        if said is None:
            if len(self._said) >= _KEPT:
                self._said.clear()
            said = self._said[text] = self._find(text)
        return said

    def row(self, text: str) -> str:
        """The same for a stretch of a table, where messages stand beside each other."""
        said = self.say(text)
        if said != text:
            return said
        words = text.split(" ")
        parts: list[str] = []
        while words:
            for count in range(len(words), 0, -1):
                part = " ".join(words[:count])
                bare = part.isupper() or not _WORD.search(part)
                if bare or part in self._whole or self._by_pattern(part):
                    parts.append(self.say(part))
                    words = words[count:]
                    break
            else:
                return text
        return " ".join(parts)

    def _find(self, text: str) -> str:
        bare = text.strip()
        if not _WORD.search(bare):
            return text
        if bare != text:
            return text.replace(bare, self.say(bare), 1)
        if text in self._whole:
            return self._one(text)
        if text not in self._kept:
            sure = self._by_pattern(text, _SURE)
            if sure:
                return sure
        shielded, data = self.shield(text)
        if data:
            if len(shielded) > 1 and _SHIELD.match(shielded[-1]) and data[-1].endswith("."):
                data[-1] = data[-1][:-1]  # the stop belongs to the sentence that it ends
                shielded += "."
            said = self.say(shielded)
            return _SHIELD.sub(lambda m: data[ord(m[0]) - _FIRST_SHIELD], said)
        if _DOT in text:
            return self._by_pattern(text, _STRONG) or _DOT.join(map(self.say, text.split(_DOT)))
        if text[0] == "“" and text[-1] == "”" and text.count("“") == 1:
            return f"“{self.say(text[1:-1])}”"
        if text[-1] in ".:," and text[:-1] in self._whole:
            return self._one(text[:-1]) + text[-1]
        date = _DATE.fullmatch(text)
        if date:
            return f"{self.say(date[1])} {date[2]} {self.say(date[3])}{date[4]}"
        sentences = _SENTENCES.split(text)
        if len(sentences) > 1:
            return self._by_pattern(text, _STRONG) or "".join(map(self.say, sentences))
        if self._known_pieces(text):
            return self._by_pieces(text)
        if text[-1] == ".":
            said = self._by_pattern(text, _STRONG) or self._by_pattern(text[:-1], _STRONG)
            if said:
                return f"{said.removesuffix('.')}."
        said = (
            self._by_pattern(text, _STRONG)
            or self._unstopped(text, _STRONG)
            or self._joined(text)
            or self._unstopped(text, 0)
        )
        return said or self._by_pieces(text)

    def _unstopped(self, text: str, least: int) -> str:
        """A sentence that stands without its stop, as in a list."""
        whole = f"{text}."
        said = self._one(whole) if whole in self._whole else self._by_pattern(whole, least)
        return said.removesuffix(".")

    def _joined(self, text: str) -> str:
        """A text of weak messages: each piece for itself where all are found, else as one."""
        pieces = [p for p in _JOINTS.split(text)[::2] if _WORD.search(p)]
        if not _JOINTS.search(text):
            return self._by_pattern(text)
        aside = _ASIDE.fullmatch(text)
        if aside is not None and self.say(aside[2]) != aside[2]:
            return f"{self.say(aside[1])} ({self.say(aside[2])})"
        if all(self.say(p) != p for p in pieces):
            return self._by_pieces(text)
        return self._by_pattern(text)

    def _known_pieces(self, text: str) -> bool:
        """Whether every piece with a word in it is a message of its own."""
        pieces = [p for p in _JOINTS.split(text)[::2] if _WORD.search(p)]
        return all(p in self._whole for p in pieces)

    def shield(self, text: str) -> tuple[str, list[str]]:
        """The text with a sign for each piece of data in it, and those pieces."""
        data: list[str] = []
        at = 0
        while (word := _WORD.search(text, at)) is not None:
            found = self._piece_at(text, word)
            if found is None:
                at = word.end()
                continue
            start = text.index(found, max(0, word.start() - len(found)))
            sign = chr(_FIRST_SHIELD + len(data))
            text = text[:start] + sign + text[start + len(found) :]
            data.append(found)
            at = start + 1
        return text, data

    def _piece_at(self, text: str, word: re.Match[str]) -> str | None:
        for known in self._data.get(word[0], ()):
            start = word.start() - known.index(word[0])
            end = start + len(known)
            whole = start >= 0 and not text[start - 1 : start].isalnum()
            if whole and text.startswith(known, start) and not text[end : end + 1].isalnum():
                return known
        return None

    def _by_pattern(self, text: str, least: int = 0) -> str:
        known = {p for word in _WORD.findall(text) for p in self._patterns.get(word, ())}
        known = {p for p in known if p.weight >= least}
        loose = ""
        for pattern in sorted(known, key=lambda p: (-p.weight, len(p.gaps), p.message)):
            match = pattern.regex.fullmatch(text)
            if match is None:
                continue
            found = self._filled(pattern, match.groups())
            if found and not any(_SENTENCES.search(part) for part in match.groups()[:-1]):
                tail = pattern.gaps and not pattern.message.text.endswith(pattern.gaps[-1])
                if not (tail and _SENTENCES.search(match.groups()[-1])):
                    return found
            loose = loose or found
        return loose

    def _filled(self, pattern: _Pattern, parts: tuple[str, ...]) -> str:
        said = [self.say(part) for part in parts]
        if pattern.message.many:
            count = parts[0].replace(",", "")
            if not count.isdigit():
                return ""
            into = self._many(pattern.message.text, pattern.message.many, int(count))
        else:
            into = self._one(pattern.message.text)
        values = dict(zip(pattern.gaps, said, strict=True))
        return GAP.sub(lambda gap: values.get(gap[0], gap[0]), into)

    def _by_pieces(self, text: str) -> str:
        for wide in (_QUOTED, _CLAUSES):
            pieces = wide.split(text, maxsplit=1)
            if len(pieces) > 1:
                return "".join(self.say(piece) for piece in pieces if piece)
        pieces = _JOINTS.split(text)
        if len(pieces) == 1:
            figure = _FIGURE.fullmatch(text)
            if figure is not None and figure[2] != text:
                return f"{figure[1]}{self.say(figure[2])}{figure[3]}"
            known = text[:1].lower() + text[1:]
            if known != text:
                said = self._one(known) if known in self._whole else self._by_pattern(known)
                if said:
                    return said[:1].upper() + said[1:]
            if text[-1] in ".:,?":
                return self.say(text[:-1]) + text[-1]
            return text
        return "".join(
            self._joint(piece) if i % 2 else self.say(piece) for i, piece in enumerate(pieces)
        )

    def _joint(self, joint: str) -> str:
        word = joint.strip()
        return f" {self._one(word)} " if word in ("and", "or") else joint


def _forms(text: str) -> tuple[str, ...]:
    """A sentence also stands without its stop, and within another."""
    if "\n" in text.strip():
        return (text, *(form for line in text.splitlines() for form in _forms(line)))
    bare = text.strip().rstrip(".")
    return (text, bare, f"{bare[:1].lower()}{bare[1:]}") if bare.count(" ") > 2 else (text,)


def _compiled(text: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    parts, gaps, at = [], [], 0
    for gap in GAP.finditer(text):
        parts.append(re.escape(text[at : gap.start()]))
        parts.append("(.*?)")
        gaps.append(gap[0])
        at = gap.end()
    return re.compile("".join(parts) + re.escape(text[at:]), re.DOTALL), tuple(gaps)


def load(name: str) -> Language | None:
    """The language of that name; None for English and for one that is not there."""
    folder = paths.assets() / "locale"
    template = folder / f"{_DOMAIN}.pot"
    if name in ("", "en"):
        return None
    try:
        messages = list(read_template(template.read_text(encoding="utf-8")))
        if name == PSEUDO:
            return pseudo(messages)
        found = gettext.translation(_DOMAIN, folder, [name])
    except OSError:
        return None
    return Language(messages, found.gettext, found.ngettext)


def pseudo(messages: Iterable[Message]) -> Language:
    """Every message 40 % longer and with accents: shows what is cut off, and what is unmarked."""
    return Language(messages, lengthened, lambda one, many, n: lengthened(one if n == 1 else many))


def wanted() -> Language | None:
    """The language that testers ask for by the variable `CONTINGENCY_LANGUAGE`."""
    return load(os.environ.get(VARIABLE, ""))
