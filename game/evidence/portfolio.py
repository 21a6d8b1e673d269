"""The whole content of a pack: its documents in order, its stamp with the code, its settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from game.debrief.analysis import Analysis
from game.evidence.blocks import Document
from game.evidence.documents.case import case_story
from game.evidence.documents.changes import changes
from game.evidence.documents.charter import charter
from game.evidence.documents.decisions import decisions
from game.evidence.documents.lessons import competences, lessons
from game.evidence.documents.method import method
from game.evidence.documents.money import budget, value
from game.evidence.documents.people import people
from game.evidence.documents.plan import schedule, wbs
from game.evidence.documents.reports import reports
from game.evidence.documents.risks import risks
from game.evidence.limits import ALWAYS
from game.evidence.material import Material
from game.evidence.replay import Story
from game.evidence.stamp import Stamp, code_of, stamp

Maker = Callable[[Material], Document]
MAKERS: dict[str, Maker] = {
    "case-story": case_story,
    "charter": charter,
    "wbs": wbs,
    "schedule": schedule,
    "people": people,
    "risks": risks,
    "changes": changes,
    "decisions": decisions,
    "reports": reports,
    "value": value,
    "budget": budget,
    "lessons": lessons,
    "competences": competences,
    "method": method,
}
"""Every document by its id, in the order of the portfolio."""
PAPERS = ("a4", "us-letter")


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen when a pack was made. `name` is what the player calls himself or herself,
    `case` the dilemma of the case story ("" for the one that tells most), `documents` their ids."""

    made: date
    name: str = ""
    paper: str = "a4"
    case: str = ""
    documents: tuple[str, ...] = tuple(MAKERS)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a pack says, before any format."""

    story: Story
    analysis: Analysis | None
    settings: Settings
    stamp: Stamp
    documents: tuple[Document, ...]


def portfolio(story: Story, analysis: Analysis | None, settings: Settings) -> Portfolio:
    """The documents of a game, with their code."""
    blank = stamp(story, settings.name or story.header.player, settings.made)
    material = Material(story, analysis, blank)
    made = tuple(
        case_story(material, settings.case) if id == "case-story" else make(material)
        for id, make in MAKERS.items()
        if id in settings.documents or id == ALWAYS
    )
    return Portfolio(
        story, analysis, settings, replace(blank, code=code_of(story, blank, made)), made
    )
