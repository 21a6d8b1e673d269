"""One line of the page `docs/validity.md`: what the model does beside what the world says.

A finding is *required* when the model must agree (a test fails otherwise), or *shown*: measured,
compared, and explained where it lies outside. Nothing is bent to pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`row` is the id in the reference table, `agrees` the comparison, `why` its explanation."""

    row: str
    claim: str
    reference: str
    model: str
    tolerance: str
    sample: str
    source: str
    agrees: bool
    required: bool = True
    why: str = ""

    @property
    def verdict(self) -> str:
        if self.agrees:
            return "agrees"
        return "**fails**" if self.required else "differs"


def broken(findings: Sequence[Finding]) -> list[str]:
    """What must not be: required findings that fail, and differences that nobody explains."""
    return [
        f"{finding.row}, {finding.claim}: {finding.model} beside {finding.reference}"
        for finding in findings
        if not finding.agrees and (finding.required or not finding.why)
    ]


def close(model: float, reference: float, *, share: float = 0.0, by: float = 0.0) -> bool:
    """Whether two figures agree within a share of the reference, or by an amount."""
    return abs(model - reference) <= max(share * abs(reference), by)


def listed(values: Sequence[float], places: int = 2) -> str:
    """Figures in a row, as a cell of a table."""
    return ", ".join(f"{value:.{places}f}" for value in values)


def percent(share: float) -> str:
    """A share as whole percent."""
    return f"{100 * share:.0f} %"
