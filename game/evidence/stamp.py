"""What every document says of itself: that it is simulated, from which game, and a code.

The code is a digest of the recording and of everything that the documents say. It is no signature:
whoever has the game can compute it, which is what makes it checkable.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from game import __version__
from game.evidence.blocks import Document, plain
from game.evidence.replay import Story
from game.evidence.words import plain_date, plural
from game.recording import dump

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code can be read aloud."""
PROVES = (
    "It proves that the documents follow from the recording: played again by the same rules with "
    "the same seed and actions, the game gives these figures, and the words are those that were "
    "typed."
)
PROVES_NOT = (
    "It does not prove who played, when, or how often the same project was tried before, and it "
    "says nothing about work in a real project."
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Facts of a game that stand on every page. `name` is the player's own statement."""

    title: str
    scenario: str
    version: str
    seed: int
    level: str
    hints: int
    manager: str
    name: str
    made: date
    release: str
    rules: int
    draft: str
    hindsight: bool
    changed: int
    code: str = ""

    @property
    def line(self) -> str:
        """The whole of it in one line."""
        parts = [
            f"Simulation. Scenario {self.scenario} {self.version}",
            f"seed {self.seed}",
            f"{self.level} level",
            plural(self.hints, "hint") + " used" if self.hints else "no hints",
            f"made {plain_date(self.made)}",
        ]
        if self.manager != "person":
            parts.append(f"led by the computer manager “{self.manager}”")
        if self.hindsight:
            parts.append("a branch, played with hindsight")
        if self.changed:
            parts.append(plural(self.changed, "parameter") + " changed")
        if self.draft:
            parts.append(f"DRAFT of {self.draft}")
        return " · ".join(parts)


def stamp(story: Story, name: str, made: date) -> Stamp:
    """The stamp of a game, without its code."""
    header = story.header
    return Stamp(
        title=story.project.title,
        scenario=header.scenario,
        version=story.project.version,
        seed=header.seed,
        level=header.level,
        hints=len(story.view.public.hints),
        manager=header.manager,
        name=name,
        made=made,
        release=__version__,
        rules=header.rules,
        draft="" if story.ended else f"day {story.view.day}",
        hindsight=header.is_branch,
        changed=len(header.overrides),
    )


def code_of(story: Story, blank: Stamp, documents: tuple[Document, ...]) -> str:
    """The verification code: "CTG-7F3K-92QD-M4XA-0C1E", 80 bits of a digest."""
    said = json.dumps([plain(blank), plain(documents)], ensure_ascii=False, sort_keys=True)
    digest = hashlib.blake2b(digest_size=10, person=b"evidence")
    digest.update(dump(story.recording))
    digest.update(said.encode(errors="replace"))
    value = int.from_bytes(digest.digest(), "big")
    letters = "".join(ALPHABET[value >> shift & 31] for shift in range(75, -1, -5))
    return "-".join(("CTG", *(letters[at : at + 4] for at in range(0, 16, 4))))
