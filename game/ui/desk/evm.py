"""Earned value of a table of figures, for people and for scripts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from game.planning.earned_value import Figures
from game.planning.status_table import Row, StatusTable

INDICES = ("period", "pv", "ev", "ac", "cv", "sv", "cpi", "spi", "es", "spi_t", "sv_t")
FORECASTS = ("eac_cpi", "eac_plan", "eac_cpi_spi", "etc", "vac", "tcpi_bac", "eac_t")
PLACES = {"cpi": 3, "spi": 3, "spi_t": 3, "tcpi_bac": 3, "es": 2, "sv_t": 2, "eac_t": 2}


def as_json(table: StatusTable) -> dict[str, Any]:
    """The whole table; figures that do not exist yet are null."""
    return {
        "bac": table.bac,
        "planned_periods": table.planned_periods,
        "periods": [
            {
                "period": int(row.label) if row.label.isdecimal() else row.label,
                "at": row.status.at,
                "pv": row.status.pv,
                "ev": row.status.ev,
                "ac": row.status.ac,
                "bac": row.bac,
                **asdict(row.figures),
            }
            for row in table.rows
        ],
    }


def as_text(table: StatusTable) -> list[str]:
    """Two tables, one of indices and one of forecasts, and a sentence for the last row."""
    last = table.rows[-1]
    lines = [f"Budget at completion {table.bac:,.0f}" + _planned(table), ""]
    lines += _grid(table.rows, INDICES)
    lines.append("")
    lines += _grid(table.rows, ("period", *FORECASTS))
    return [*lines, "", _sentence(last.figures)]


def _planned(table: StatusTable) -> str:
    if table.planned_periods is None:
        return ", planned length unknown."
    return f", planned length {table.planned_periods:g} periods."


def _sentence(figures: Figures) -> str:
    money = "under" if figures.cv >= 0 else "over"
    time = "ahead of" if figures.sv_t >= 0 else "behind"
    text = (
        f"The work done cost {abs(figures.cv):,.0f} {money} its budget; "
        f"it is {abs(figures.sv_t):.2f} periods {time} the plan."
    )
    if figures.eac_cpi is not None:
        text += f" At this cost efficiency the whole will cost {figures.eac_cpi:,.0f}."
    if figures.eac_t is not None:
        text += f" At this pace it takes {figures.eac_t:.1f} periods."
    return text


def _grid(rows: tuple[Row, ...], columns: tuple[str, ...]) -> list[str]:
    cells = [list(columns)]
    cells += [[_cell(row, column) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(word.rjust(width) for word, width in zip(line, widths, strict=True))
        for line in cells
    ]


def _cell(row: Row, column: str) -> str:
    if column == "period":
        return row.label[:20]
    source = row.status if column in ("pv", "ev", "ac") else row.figures
    value = getattr(source, column)
    return "–" if value is None else f"{value:,.{PLACES.get(column, 0)}f}"
