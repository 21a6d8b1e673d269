"""What the decisions of a game belong to: skill themes, and the outlines of professional bodies.

Names only, no grade and no certificate: the bodies have nothing to do with this game. Each decision
counts once, for the theme of its first tag. The cross-walk from theme to outline is our reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.debrief.analysis import Decision


@dataclass(frozen=True, slots=True)
class Theme:
    """A skill theme and where the outlines speak of it. `eco` are codes of `OUTLINE`."""

    id: str
    name: str
    eco: tuple[str, ...]
    pmbok: tuple[str, ...]
    prince2: tuple[str, ...]
    icb4: tuple[str, ...]
    project_plus: tuple[str, ...]
    itil: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions of a theme; `lost` and `gained` in hundredths of a point. `lost` counts those
    decisions only where a better option was beyond doubt."""

    theme: Theme
    decisions: tuple[Decision, ...]
    lost: int
    gained: int


OUTLINE: dict[str, tuple[str, str]] = {
    "PE1": ("People", "Develop a common vision"),
    "PE2": ("People", "Manage conflicts"),
    "PE3": ("People", "Lead the project team"),
    "PE4": ("People", "Engage stakeholders"),
    "PE5": ("People", "Align stakeholder expectations"),
    "PE6": ("People", "Manage stakeholder expectations"),
    "PE7": ("People", "Help ensure knowledge transfer"),
    "PE8": ("People", "Plan and manage communication"),
    "PR1": ("Process", "Develop an integrated plan and plan delivery"),
    "PR2": ("Process", "Develop and manage scope"),
    "PR3": ("Process", "Help ensure value-based delivery"),
    "PR4": ("Process", "Plan and manage resources"),
    "PR5": ("Process", "Plan and manage procurement"),
    "PR6": ("Process", "Plan and manage finance"),
    "PR7": ("Process", "Plan and optimise quality"),
    "PR8": ("Process", "Plan and manage schedule"),
    "PR9": ("Process", "Evaluate project status"),
    "PR10": ("Process", "Manage project closure"),
    "BE1": ("Business environment", "Define and establish governance"),
    "BE2": ("Business environment", "Plan and manage compliance"),
    "BE3": ("Business environment", "Manage and control changes"),
    "BE4": ("Business environment", "Remove impediments and manage issues"),
    "BE5": ("Business environment", "Plan and manage risk"),
    "BE6": ("Business environment", "Continuous improvement"),
    "BE7": ("Business environment", "Support organisational change"),
    "BE8": ("Business environment", "Evaluate external business-environment changes"),
}
"""Tasks of the PMP Examination Content Outline 2026 by code: domain and name."""

THEMES = (
    Theme(
        *("plan", "Estimate and plan", ("PR1", "PR8"), ("Schedule", "Planning")),
        *(("Plans",), ("Design", "Time", "Plan and control")),
        *(("Concepts", "Life cycle"), ()),
    ),
    Theme(
        *("scope", "Scope and change", ("PR2", "BE3"), ("Scope", "Governance")),
        *(("Issues", "Quality"), ("Scope", "Requirements and objectives")),
        *(("Concepts: change control",), ("Change enablement",)),
    ),
    Theme(
        *("money", "Money and reserves", ("PR6",), ("Finance",)),
        *(("Business case", "Progress"), ("Finance",), ("Tools",)),
        ("Service financial management",),
    ),
    Theme(
        *("people", "People and capacity", ("PE2", "PE3", "PR4"), ("Resources",)),
        *(("Organizing", "People"), ("Resources", "Leadership", "Teamwork", "Conflict")),
        *(("Concepts",), ("Workforce and talent management",)),
    ),
    Theme(
        *("stakeholders", "Stakeholders and reporting"),
        *(("PE1", "PE4", "PE5", "PE6", "PE8", "PR9", "BE1"), ("Stakeholders", "Governance")),
        *(("Progress", "Organizing"), ("Stakeholders", "Communication", "Power and interest")),
        *(("Concepts",), ("Relationship management",)),
    ),
    Theme(
        *("risk", "Risk and issues", ("BE4", "BE5"), ("Risk",), ("Risk", "Issues")),
        *(("Risk and opportunity", "Resourcefulness"), ("Concepts",)),
        ("Risk management", "Problem management"),
    ),
    Theme(
        *("quality", "Quality and cutover", ("PR7",), ("Scope",), ("Quality",), ("Quality",)),
        *(("Life cycle",), ("Validation and testing", "Release", "Deployment")),
    ),
    Theme(
        *("suppliers", "Suppliers", ("PR5",), ("Resources",)),
        *(("Organizing", "Commercial approach"), ("Procurement", "Negotiation")),
        *(("Concepts",), ("Supplier management",)),
    ),
    Theme(
        *("compliance", "Compliance and security", ("BE2",), ("Governance", "Risk")),
        *(("Risk", "Quality"), ("Compliance, standards and regulations",)),
        *(("IT and governance",), ("Information security",)),
    ),
    Theme(
        *("adoption", "Change adoption and benefits", ("PR3", "BE7", "BE8")),
        *(("Scope", "Stakeholders"), ("Business case", "Change approach")),
        *(("Change and transformation", "Strategy"), ("Life cycle",)),
        ("Organisational change",),
    ),
    Theme(
        *("closure", "Learning and closure", ("PR10", "BE6", "PE7"), ("Governance", "Resources")),
        *(("Progress", "Learn from experience"), ("Self-reflection", "Results")),
        *(("Tools",), ("Continual improvement",)),
    ),
)
"""In the order of the field; every code of `OUTLINE` belongs to exactly one."""

BY_TAG = {code: theme for theme in THEMES for code in theme.eco}
_BY_KIND = {
    "staffing": "PR4",
    "report": "PE8",
    "baseline": "PR8",
    "planning": "PR8",
    "response": "BE5",
    "look": "BE5",
    "estimate": "BE5",
    "reserve": "PR6",
    "talk": "PE4",
    "dilemma": "BE4",
    "question": "BE4",
}
ELSEWHERE = "BE4"
"""The outline's task for what bears no tag: getting things out of the way."""


def tags_of(decision: Decision) -> tuple[str, ...]:
    """The codes of a decision: its own, else those of its kind."""
    known = tuple(tag for tag in decision.tags if tag in OUTLINE)
    return known or (_BY_KIND.get(decision.kind, ELSEWHERE),)


def theme_of(decision: Decision) -> Theme:
    """The one theme for which a decision counts."""
    return BY_TAG[tags_of(decision)[0]]


def standings(decisions: Iterable[Decision]) -> tuple[Standing, ...]:
    """Themes with decisions that mattered: the most lost first, then the least gained."""
    grouped: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.matters:
            grouped.setdefault(theme_of(decision).id, []).append(decision)
    found = []
    for theme in THEMES:
        mine = grouped.get(theme.id, [])
        if mine:
            mine.sort(key=lambda each: (-each.loss, each.time))
            lost = sum(max(0, each.loss) for each in mine if each.loss_low > 0)
            gained = sum(max(0, each.gain) for each in mine if each.gain_low > 0)
            found.append(Standing(theme, tuple(mine), lost, gained))
    return tuple(sorted(found, key=lambda each: (-each.lost, each.gained)))


def strongest(found: Iterable[Standing]) -> Standing | None:
    """The theme in which decisions were best: least lost by each, ties by what was gained."""
    counted = list(found)
    if not counted:
        return None
    return min(counted, key=lambda each: (each.lost / len(each.decisions), -each.gained))


def met(decisions: Iterable[Decision]) -> dict[str, int]:
    """For each task of the outline, in how many decisions of the game it was met."""
    count = dict.fromkeys(OUTLINE, 0)
    for decision in decisions:
        for tag in tags_of(decision):
            count[tag] += 1
    return count
