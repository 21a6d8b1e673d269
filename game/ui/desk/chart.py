"""The sheet of a plan as lines of text: a table with a Gantt chart beside it."""

from __future__ import annotations

from game.ui.desk.sheet import Line, Sheet, iso

LEAST_BAR = 20
NAME = 28
MINUTES = 480
"""Working minutes in a day, for floats and lengths."""


def as_text(sheet: Sheet, width: int) -> list[str]:
    """The table, `width` characters wide where that is enough, and how to read it."""
    if not sheet.lines:
        return [f"{sheet.title}: there are no tasks."]
    cells = [["task", "name", "start", "finish", "float", ""]]
    for line in sheet.lines:
        begin, end = _dates(line)
        mark = "critical" if line.times.critical else ""
        name = line.name if len(line.name) <= NAME else line.name[: NAME - 1] + "…"
        cells.append([line.id[:12], name, begin, end, _amount(line.times.total_float, sheet), mark])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    room = max(LEAST_BAR, width - sum(widths) - 2 * len(widths))
    last = max(max(line.span[1], line.times.late_finish) for line in sheet.lines) or 1
    head = [f"{sheet.title}: {_length(sheet)}", ""]
    bars = ["", *(_bar(line, last, room) for line in sheet.lines)]
    table = []
    for words, bar in zip(cells, bars, strict=True):
        padded = [
            word.rjust(size) if index == 4 else word.ljust(size)
            for index, (word, size) in enumerate(zip(words, widths, strict=True))
        ]
        table.append("  ".join([*padded, bar]).rstrip())
    legend = "█ critical  ▓ scheduled  · float  ◆ milestone"
    return [*head, *table, "", legend, *_risk(sheet)]


def _risk(sheet: Sheet) -> list[str]:
    """How the plan may end, in a few sentences."""
    if not sheet.risk:
        return []
    finish = sheet.risk["finish"]
    parts = []
    for name in ("p10", "p50", "p80", "p90"):
        date = finish.get(f"{name}_date")
        amount = _amount(round(finish[name]), sheet)
        parts.append(f"{name.upper()} {amount}" + (f" ({date[:10]})" if date else ""))
    lines = ["", f"Risk, {sheet.risk['runs']:,} runs, {sheet.risk['estimates']}:"]
    lines.append("finish " + ", ".join(parts))
    if "cost" in sheet.risk:
        cost = sheet.risk["cost"]
        lines.append(
            "labour "
            + ", ".join(f"{n.upper()} {cost[n]:,.0f}" for n in ("p10", "p50", "p80", "p90"))
        )
    names = {line.id: line.name for line in sheet.lines}
    widest = [
        f"{names.get(bar['id'], bar['id'])} ({_amount(round(bar['high'] - bar['low']), sheet)})"
        for bar in sheet.risk["drivers"][:4]
        if bar["high"] > bar["low"]
    ]
    if widest:
        lines.append("what moves the end most: " + ", ".join(widest))
    return lines


def _length(sheet: Sheet) -> str:
    unit = " periods" if sheet.unit == "periods" else ""
    text = f"{_amount(sheet.length, sheet)}{unit} long"
    if sheet.levelled_length is not None:
        text += f", {_amount(sheet.levelled_length, sheet)} levelled"
    if sheet.start is not None:
        last = max(line.dates[5] for line in sheet.lines)
        text += f"; {_short(sheet.start)} to {_short(last)}"
    return text + "."


def _amount(value: int, sheet: Sheet) -> str:
    """In days where the unit is minutes, else as it is."""
    if sheet.unit == "periods":
        return str(value)
    return f"{value / MINUTES:.1f} d"


def _short(date: int) -> str:
    return iso(date)[:16].replace("T", " ")


def _dates(line: Line) -> tuple[str, str]:
    if line.dates:
        return _short(line.dates[4]), _short(line.dates[5])
    return str(line.span[0]), str(line.span[1])


def _bar(line: Line, last: int, room: int) -> str:
    """One character for each `last / room` of time."""
    begin = max(0, line.span[0]) * room // last
    end = max(0, line.span[1]) * room // last
    late = max(0, line.times.late_finish) * room // last
    if line.span[0] == line.span[1]:
        return " " * min(begin, room - 1) + "◆"
    solid = "█" if line.times.critical else "▓"
    bar = " " * min(begin, room - 1) + solid * max(1, end - begin)
    return bar + "·" * (late - max(end, begin + 1))
