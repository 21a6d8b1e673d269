"""One entry of the journal in full, and how the forecasts fared so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Icon,
    Link,
    Node,
    Panel,
    Paragraph,
    Ui,
    rich_height,
)
from game.ui.screens.journal_entries import OUTCOMES, Entry, entries, log_lines
from game.ui.screens.parts import empty, inner, line, pair

if TYPE_CHECKING:
    from game.ui.screens.journal import JournalScreen


def entry(screen: JournalScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    found = {e.key: e for e in (*entries(view), *log_lines(view, screen.run.told))}
    shown = screen.shown()
    first = shown[0].key if shown else ""
    entry = found.get(screen.selected or first)
    nodes: list[Node] = [Panel("entry", panel, "" if entry else "Entry")]
    if entry is None:
        return nodes + empty(
            ui, "entry", inner(ui, panel, 44), "Choose an entry to read it in full."
        )
    area = inner(ui, panel, 16, 12)
    y = area.y
    title = f"**{entry.title}**"
    tall = min(66.0, rich_height(ui.metrics, title, area.w, "text_m"))
    nodes += [
        line("entry.day", area.x, y, area.w, wording.date_text(view, entry.time), colour="muted"),
        Paragraph(
            "entry.title",
            Rect(area.x, y + 22, area.w, tall),
            title,
            size="text_m",
            colour="text",
        ),
    ]
    y += 30 + tall
    if entry.about in view.project.dilemmas:
        return nodes + _decision(screen, ui, Rect(area.x, y, area.w, area.bottom - y), entry)
    if entry.text:
        tall = min(area.bottom - y, rich_height(ui.metrics, entry.text, area.w))
        nodes.append(Paragraph("entry.text", Rect(area.x, y, area.w, tall), entry.text))
    return nodes


def _decision(screen: JournalScreen, ui: Ui, area: Rect, entry: Entry) -> list[Node]:
    view = screen.view
    dilemma = view.project.dilemmas[entry.about]
    state = view.public.dilemmas[entry.about]
    chosen = next((c for c in dilemma.choices if c.id == state.choice), None)
    others = ", ".join(c.title.lower() for c in dilemma.choices if c is not chosen)
    rows = [("Chosen", chosen.title if chosen else "–"), ("Not chosen", others)]
    if entry.chance and dilemma.forecast:
        rows.append(("Forecast", f"{entry.chance}: {dilemma.forecast.text}"))
    y = area.y
    nodes: list[Node] = []
    for key, text in rows:
        tall = min(60.0, rich_height(ui.metrics, text, area.w - 84))
        nodes += [
            line(f"entry.{key}.name", area.x, y + 2, 80, key, colour="muted"),
            Paragraph(f"entry.{key}", Rect(area.x + 84, y, area.w - 84, tall), text, colour="text"),
        ]
        y += tall + 6
    if chosen is not None:
        said = f"“{entry.text}”"
        tall = min(max(0.0, area.bottom - y - 64), rich_height(ui.metrics, said, area.w, "text_m"))
        if tall >= 20:
            nodes += [
                line(
                    "entry.why",
                    area.x,
                    y + 4,
                    area.w,
                    f"Why, written on {wording.day(state.answered)}",
                    colour="muted",
                ),
                Paragraph(
                    "entry.words",
                    Rect(area.x, y + 24, area.w, tall),
                    said,
                    size="text_m",
                    colour="text",
                ),
            ]
    if entry.outcome:
        icon, word, colour = OUTCOMES[entry.outcome]
        nodes += [
            Icon(
                "entry.outcome.icon",
                Rect(area.x, area.bottom - 24, 18, 18),
                word,
                icon=icon,
                colour=colour,
            ),
            line("entry.outcome", area.x + 26, area.bottom - 23, area.w / 2, word, colour=colour),
        ]
    wide = ui.measure("Open the decision") + 2
    nodes.append(
        Link(
            "entry.open",
            Rect(area.right - wide, area.bottom - 28, wide, 24),
            "Open the decision",
            lambda: screen.play.open_dilemma(entry.about),
            align="right",
        )
    )
    return nodes


def forecasts(screen: JournalScreen, ui: Ui, panel: Rect) -> list[Node]:
    forecasts = screen.view.public.forecasts.values()
    closed = [f for f in forecasts if f.outcome in ("true", "false")]
    waiting = sum(1 for f in forecasts if f.outcome == "open")
    nodes: list[Node] = [
        Panel(
            "forecasts",
            panel,
            "Your forecasts so far",
            figure=f"{waiting} open" if waiting else "",
        ),
    ]
    area = inner(ui, panel, 44, 8)
    if not screen.view.public.forecasts:
        return nodes + empty(
            ui, "forecasts", area, "None yet. Decisions ask for one before you choose."
        )
    y = area.y
    bands = (
        ("You said 80 % or more", 800, 1001),
        ("You said 60 to 79 %", 600, 800),
        ("You said 40 to 59 %", 400, 600),
        ("You said 20 to 39 %", 200, 400),
        ("You said under 20 %", 0, 200),
    )
    nodes += pair(
        "forecasts.closed",
        Rect(area.x, y, area.w, 16),
        "Closed",
        f"{len(closed)} of {len(screen.view.public.forecasts)}",
        ui=ui,
    )
    y += 24
    for name, low, high in bands:
        inside = [f for f in closed if low <= f.probability < high]
        if not inside or y + 18 > area.bottom:
            continue
        hit = sum(1 for f in inside if f.outcome == "true")
        nodes += pair(
            f"forecasts.{low}",
            Rect(area.x, y, area.w, 16),
            name,
            f"{hit} of {len(inside)} came true",
            weight=400,
            ui=ui,
        )
        y += 22
    if len(closed) < 8 and y + 18 <= area.bottom:
        nodes.append(
            line("forecasts.few", area.x, y + 4, area.w, "Too few to judge yet.", colour="muted")
        )
    return nodes
