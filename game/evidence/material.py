"""What documents are made from: the game told again, its analysis where there is one, the stamp."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.debrief.analysis import Analysis
from game.debrief.analysis import Decision as Judged
from game.debrief.words import AIMS, PREFIX
from game.evidence.blocks import Block, words
from game.evidence.replay import Decision, Story
from game.evidence.stamp import Stamp
from game.evidence.words import day
from game.model.world import Written

NOT_ANALYSED = "not analysed"
SKIPPED = "(No view was written.)"
"""What the game writes where the player chose to write nothing; it is not the player's word."""


@dataclass(frozen=True, slots=True)
class Material:
    """`analysis` is None for a draft, and where the analysis was left out."""

    story: Story
    analysis: Analysis | None
    stamp: Stamp

    @property
    def currency(self) -> str:
        return self.story.project.currency

    def judged(self, decision: Decision) -> Judged | None:
        """The analysis of a decision."""
        if self.analysis is None:
            return None
        for each in self.analysis.decisions:
            if decision.dilemma:
                if (each.kind, each.subject) == ("dilemma", decision.dilemma):
                    return each
            elif each.action >= 0 and each.action == decision.number:
                return each
        return None

    def written(self, kind: str, about: str | None = None) -> list[Written]:
        """The player's entries of a kind (journal, charter, risk), about one thing if given."""
        return [
            each
            for each in self.story.view.public.written
            if each.kind == kind and about in (None, each.about) and each.text != SKIPPED
        ]

    def charter(self, field: str) -> Written | None:
        """The last words for a field of the charter."""
        found = self.written("charter", field)
        return found[-1] if found else None

    def aims(self) -> dict[int, Written]:
        """The last words for each aim of the charter, by its place from 0."""
        found = {number: self.charter(field) for number, field in enumerate(AIMS)}
        return {number: each for number, each in found.items() if each is not None}

    def debrief(self, kind: str) -> list[Written]:
        """Words that were written in the debrief."""
        head = f"{PREFIX}:{kind}"
        return [
            each
            for each in self.written("journal")
            if each.about == head or each.about.startswith(head + ":")
        ]


def quoted(label: str, entries: Iterable[Written], nothing: str = "") -> tuple[Block, ...]:
    """Entries as the player's own words, each with its day; else that there are none."""
    made = tuple(words(f"{label}, written on {day(each.time)}", each.text) for each in entries)
    return made or (words(nothing or label, ""),)


def reasons(material: Material, decision: Decision) -> tuple[Block, ...]:
    """What the player wrote about a decision, before and after."""
    entries = material.written("journal", decision.about)
    made = []
    for each in entries:
        before = each.time <= decision.minute
        when = "at the decision" if before else "afterwards"
        made.append(words(f"Written on {day(each.time)}, {when}", each.text))
    return tuple(made) or (words("Reason, in the manager’s own words", ""),)
