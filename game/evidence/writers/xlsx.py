"""XLSX by XlsxWriter: every table of the registers as a sheet, for sorting and going on with.

Texts are written as strings, so that `=cmd()` stays a name; nothing becomes a formula or a link.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter

from game.evidence.blocks import Cell, Document, Table, flat
from game.evidence.portfolio import Portfolio
from game.evidence.writers.zips import steady

SHEETS = {
    "Risk register": "Risks",
    "WBS dictionary": "WBS",
    "Schedule": "Schedule",
    "Stakeholder register": "Stakeholders",
    "RACI matrix": "RACI",
    "Change requests": "Changes",
    "Changes to tasks": "Task changes",
    "Other decisions": "Decisions",
    "Baselines": "Baselines",
    "Budget items": "Budget",
    "Paid beyond the budget": "Beyond budget",
    "Entries of the manager’s own": "Own entries",
    "Journal": "Journal",
}
"""Tables by the name of their sheet; status dates have their currency in the name."""
FORMS = {
    "count": "0",
    "money": "#,##0;[Red]-#,##0",
    "percent": "0.0%",
    "days": "0.0",
    "index": "0.00",
    "date": "d mmm yyyy",
}
STATUS = ["not started", "can start", "in work", "finished", "out of scope", "not in scope"]
LONGEST = 32_000
"""Characters; a cell holds 32,767."""
WIDE = 130
"""Characters of a whole sheet, shared by its columns."""
LINE = 15.0
"""Points of a line."""
MOST_LINES = 26
"""A row has 409 points at most."""
OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def xlsx(made: Portfolio) -> bytes:
    """The workbook: an opening sheet that says what it is, then the registers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    day = made.settings.made
    book.set_properties(
        {
            "title": made.stamp.title,
            "author": made.stamp.name[:250],
            "comments": f"{made.stamp.line} · {made.stamp.code}",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the format has none
        }
    )
    _opening(book, made)
    for name, table in tables(made.documents):
        _sheet(book, name, table)
    book.close()
    return steady(out.getvalue())


def tables(documents: tuple[Document, ...]) -> list[tuple[str, Table]]:
    """The registers among all tables, by the names of their sheets."""
    found = []
    for document in documents:
        for block in flat(document.blocks):
            if isinstance(block, Table):
                name = "Earned value" if block.name.startswith("Status dates") else ""
                name = name or SHEETS.get(block.name, "")
                if name:
                    found.append((name, block))
    return found


def _opening(book: Any, made: Portfolio) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    head = book.add_format({"bold": True, "font_size": 16})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, made.stamp.title, head)
    stamp = made.stamp
    rows = (
        ("What this is", "Registers of a simulated project. " + stamp.line),
        ("Project manager", f"{stamp.name or 'not recorded'} (own statement)"),
        ("Verification code", f"{stamp.code}; check with “contingency verify FILE”"),
        ("Own words", "Columns named “own words” hold what the player typed, unedited."),
    )
    for number, (name, text) in enumerate(rows, 2):
        sheet.write_string(number, 0, name, wrapped)
        sheet.write_string(number, 1, text[:LONGEST], wrapped)
        sheet.set_row(number, LINE * min(MOST_LINES, 1 + len(text) // 80))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _lines(row: tuple[Cell, ...], widths: list[float]) -> int:
    """How many lines the fullest cell of a row takes, by a careful guess."""
    needed = [
        -(-len(cell.text) // max(1, int(width * 0.9)))
        for cell, width in zip(row, widths, strict=True)
        if cell.form == "text"
    ]
    return min(MOST_LINES, max([1, *needed]))


def _sheet(book: Any, name: str, table: Table) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format(
        {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E6EAED"}
    )
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
    forms = {
        form: book.add_format({"num_format": code, "valign": "top"}) for form, code in FORMS.items()
    }
    whole = sum(column.width for column in table.columns)
    widths = [max(9, WIDE * column.width / whole) for column in table.columns]
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, widths[number])
        sheet.write_string(0, number, column.title or "id", head)
    for line, row in enumerate(table.rows, 1):
        sheet.set_row(line, LINE * _lines(row, widths))
        for number, cell in enumerate(row):
            if cell.form == "date" and isinstance(cell.value, date):
                sheet.write_datetime(line, number, cell.value, forms["date"])
            elif cell.form in forms and isinstance(cell.value, int | float):
                sheet.write_number(line, number, cell.value, forms[cell.form])
            else:
                sheet.write_string(line, number, cell.text[:LONGEST], wrapped)
    if not table.rows:
        sheet.write_string(1, 0, table.empty, wrapped)
    last = max(1, len(table.rows))
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    titles = [column.title for column in table.columns]
    if "status" in titles:
        place = titles.index("status")
        sheet.data_validation(1, place, last, place, {"validate": "list", "source": STATUS})
