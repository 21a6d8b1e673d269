"""Other weights of the score's parts, for window and terminal: presets, and what they change."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.analysis import Decision
from game.debrief.weights import Weighed, leaning, own
from game.model.scenario import ScorePart
from game.ui.debriefing import Debriefing

_LEANINGS = (
    ("date", "Date first", ("schedule",)),
    ("money", "Money first", ("cost",)),
    ("people", "People first", ("stakeholders", "team")),
    ("product", "Product first", ("scope", "value", "quality", "compliance")),
)


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of weights with a name; the first is the charter's."""

    id: str
    name: str
    weights: dict[str, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """A decision as the charter weighs it and as the player does."""

    decision: Decision
    weighed: Weighed

    @property
    def other_best(self) -> bool:
        """Whether another option is the best now."""
        return self.weighed.best != self.decision.best


def presets(parts: tuple[ScorePart, ...]) -> list[Preset]:
    """The charter's weights, and those that put half on one thing."""
    found = [Preset("charter", "Charter", own(parts))]
    known = {part.id for part in parts}
    for id, name, ids in _LEANINGS:
        if known & set(ids):
            found.append(Preset(id, name, leaning(parts, ids)))
    return found


def preset_of(debrief: Debriefing) -> str:
    """The id of the preset that is set, "" for weights of the player's own."""
    offered = presets(debrief.session.scenario.score)
    return next((each.id for each in offered if each.weights == debrief.weights), "")


def share(debrief: Debriefing, part: str) -> int:
    """The percent of all weight that a part has now."""
    return round(100 * debrief.weights[part] / max(1, sum(debrief.weights.values())))


def changed(debrief: Debriefing) -> list[Changed]:
    """Decisions that matter by either weights, the dearest under the player's first."""
    found = debrief.reweighed()
    if found is None or debrief.analysis is None:
        return []
    pairs = zip(debrief.analysis.decisions, found.decisions, strict=True)
    both = [Changed(a, b) for a, b in pairs if a.matters or b.matters]
    return sorted(both, key=lambda each: -each.weighed.loss)
