"""The journal: what was decided and expected, in the player's own words, and the log of the run."""

from __future__ import annotations

from dataclasses import dataclass

from game.model.actions import WriteJournal
from game.model.view import View
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Chip,
    Hint,
    Icon,
    Link,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    TextField,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import empty, inner, line, pair

ROW_H = 56.0
OUTCOMES = {
    "open": ("clock", "open", "text2"),
    "true": ("ok", "came true", "ok"),
    "false": ("bad", "did not come", "bad"),
    "void": ("minus", "no longer to be decided", "muted"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `kind` is decision, forecast, note, report or log."""

    key: str
    time: int
    kind: str
    title: str
    text: str
    chance: str = ""
    outcome: str = ""
    about: str = ""


FILTERS = {
    "all": "All",
    "decision": "Decisions",
    "forecast": "Forecasts",
    "note": "Notes",
    "report": "Reports",
    "log": "Log",
}
ICONS = {
    "decision": "decision",
    "forecast": "target",
    "note": "edit",
    "report": "report",
    "log": "info",
}


def entries(view: View) -> list[Entry]:
    """Decisions with their forecast and reason, notes, reports; newest first."""
    found: list[Entry] = []
    why = {w.about: w.text for w in view.public.written if w.kind == "journal"}
    for id, state in view.public.dilemmas.items():
        if state.status == "dormant":
            continue
        dilemma = view.project.dilemmas[id]
        forecast = view.public.forecasts.get(id)
        chance = wording.percent(forecast.probability) if forecast else ""
        outcome = forecast.outcome if forecast else ""
        if state.status == "open":
            title, text, time = (
                f"{dilemma.title}: not decided yet",
                f"answer by day {(state.deadline - 1) // 480}",
                state.arrived,
            )
        else:
            choice = next(c for c in dilemma.choices if c.id == state.choice)
            lapsed = state.status == "lapsed"
            title = f"{dilemma.title}: {choice.title.lower() if lapsed else choice.title}"
            text = why.get(id) or ("Nobody answered in time" if lapsed else "No sentence written")
            time = state.answered
        found.append(Entry(f"decision.{id}", time, "decision", title, text, chance, outcome, id))
    for number, written in enumerate(view.public.written):
        if written.kind == "journal" and written.about not in view.public.dilemmas:
            found.append(Entry(f"note.{number}", written.time, "note", written.text, ""))
        elif written.kind == "risk":
            chance = wording.percent(written.probability)
            found.append(
                Entry(
                    f"note.{number}",
                    written.time,
                    "note",
                    f"Risk written: {written.text}",
                    "",
                    chance,
                )
            )
    for number, said in enumerate(view.public.reports, 1):
        low, high = said.low // 480, said.high // 480
        date = f"day {low}" if low == high else f"day {low} to {high}"
        title = f"Report {number}: {date}"
        found.append(
            Entry(
                f"report.{number}", said.time, "report", title, said.text or "No words of your own"
            )
        )
    found.sort(key=lambda entry: -entry.time)
    return found


def log_lines(view: View) -> list[Entry]:
    """Everything that was seen, newest first."""
    quiet = ("week", "journal")
    return [
        Entry(f"log.{i}", e.time, "log", wording.sentence(e, view), "", about=e.kind)
        for i, e in reversed(list(enumerate(view.public.log)))
        if e.kind not in quiet
    ]


class JournalScreen(RunScreen):
    """Entries are never edited; a later sentence is a new one."""

    name = "journal"
    rail = "journal"
    title = "Journal"
    first_focus = "write"
    layouts = {
        "XL": (Page("", (Col((("list", 0),)), Col((("entry", 0), ("forecasts", 220)), 440))),),
        "L": (Page("", (Col((("list", 0),), 776), Col((("entry", 0), ("forecasts", 208))))),),
        "M": (
            one("list", name="Entries"),
            Page("Entry", (Col((("entry", 0),)), Col((("forecasts", 0),), 300))),
        ),
        "S": (
            one("list", name="Entries"),
            one("entry", name="Entry"),
            one("forecasts", name="Forecasts"),
        ),
    }

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
        super().__init__(play)
        self.only = "all"
        self.selected = ""
        self.draft = ""
        self.search = ""

    def select(self, id: str) -> None:
        if id in FILTERS:
            self.only = id

    def parts(self) -> dict[str, Builder]:
        return {"list": self._list, "entry": self._entry, "forecasts": self._forecasts}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Entry"),
            Hint(("Enter",), "Open"),
            Hint(("A",), "Write", lambda: self.play.ui.focus_on("write")),
            Hint(("/",), "Search", lambda: self.play.ui.focus_on("search")),
            Hint(("F1",), "Explain"),
        ]

    def shown(self) -> list[Entry]:
        view = self.view
        if self.only == "log":
            found = log_lines(view)
        else:
            found = [e for e in entries(view) if self._matches(e)]
        words = self.search.casefold().split()
        return [e for e in found if all(w in f"{e.title} {e.text}".casefold() for w in words)]

    def _matches(self, entry: Entry) -> bool:
        if self.only == "forecast":
            return bool(entry.chance)
        return self.only in ("all", entry.kind)

    def _list(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        nodes: list[Node] = [
            Panel(
                "list",
                panel,
                "What you decided and expected",
                subtitle="newest first; your words, never changed",
            ),
        ]
        area = inner(ui, panel, 44, 60)
        every = entries(view)
        counts = {"all": len(every), "log": 0}
        for entry in every:
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
        counts["forecast"] = sum(1 for e in every if e.chance)
        x = area.x
        search_w = 184.0 if area.w > 640 else 0.0
        for id, word in FILTERS.items():
            label = f"{word} {counts[id]}" if counts.get(id) else word
            wide = ui.measure(label) + 20 + (18 if id == self.only else 0)
            if x + wide > area.right - search_w - 8:
                break
            nodes.append(
                Chip(
                    f"only.{id}",
                    Rect(x, area.y, wide, 26),
                    label,
                    id == self.only,
                    lambda id=id: self._filter(id),
                    group="only",
                )
            )
            x += wide + 8
        if search_w:
            nodes.append(
                TextField(
                    "search",
                    Rect(area.right - search_w, area.y, search_w, 28),
                    "Search",
                    self.search,
                    self._set_search,
                    placeholder="Search",
                    icon="search",
                    shortcut="/",
                )
            )
        shown = self.shown()
        body = Rect(area.x - 8, area.y + 38, area.w + 16, area.h - 38)
        if not shown:
            text = "Nothing written yet. One sentence after each decision is enough."
            if self.search:
                text = f"Nothing holds “{self.search}”."
            nodes += empty(ui, "list", body.inset(8), text)
        step = 28.0 if self.only == "log" else ROW_H
        rows = [
            JournalRow(
                f"entry.{e.key}",
                Rect(body.x, body.y + i * step, body.w - 8, step - 2),
                e.title,
                entry=e,
                selected=e.key == self.selected,
                view=view,
                screen=self,
                group="entries",
            )
            for i, e in enumerate(shown[:300])
        ]
        nodes.append(ScrollArea("list.rows", body, "Entries", rows, step * len(rows)))
        y = panel.bottom - 52
        add_w = 104.0
        return [
            *nodes,
            TextField(
                "write",
                Rect(area.x, y, area.w - add_w - 12, 36),
                "Write a sentence",
                self.draft,
                self._set_draft,
                limit=280,
                placeholder="What do I expect this week, and why",
                on_enter=self.add,
            ),
            Button(
                "add",
                Rect(area.right - add_w, y, add_w, 36),
                "Add",
                self.add,
                primary=True,
                shortcut="Enter",
            ),
        ]

    def _filter(self, id: str) -> None:
        self.only = id

    def _set_search(self, text: str) -> None:
        self.search = text

    def _set_draft(self, text: str) -> None:
        self.draft = text

    def add(self) -> None:
        """Writes the sentence down, today."""
        text = " ".join(self.draft.split())
        if self.run.submit(WriteJournal("", text), done="Written"):
            self.draft = ""
            self.only = "all"

    def _entry(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        found = {e.key: e for e in (*entries(view), *log_lines(view))}
        entry = found.get(self.selected)
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
            line(
                "entry.day", area.x, y, area.w, wording.date_text(view, entry.time), colour="muted"
            ),
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
            return nodes + self._decision(ui, Rect(area.x, y, area.w, area.bottom - y), entry)
        if entry.text:
            tall = min(area.bottom - y, rich_height(ui.metrics, entry.text, area.w))
            nodes.append(Paragraph("entry.text", Rect(area.x, y, area.w, tall), entry.text))
        return nodes

    def _decision(self, ui: Ui, area: Rect, entry: Entry) -> list[Node]:
        view = self.view
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
                Paragraph(
                    f"entry.{key}", Rect(area.x + 84, y, area.w - 84, tall), text, colour="text"
                ),
            ]
            y += tall + 6
        if chosen is not None:
            said = f"“{entry.text}”"
            tall = min(
                max(0.0, area.bottom - y - 64), rich_height(ui.metrics, said, area.w, "text_m")
            )
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
                line(
                    "entry.outcome", area.x + 26, area.bottom - 23, area.w / 2, word, colour=colour
                ),
            ]
        wide = ui.measure("Open the decision") + 2
        nodes.append(
            Link(
                "entry.open",
                Rect(area.right - wide, area.bottom - 28, wide, 24),
                "Open the decision",
                lambda: self.play.open_dilemma(entry.about),
                align="right",
            )
        )
        return nodes

    def _forecasts(self, ui: Ui, panel: Rect) -> list[Node]:
        forecasts = self.view.public.forecasts.values()
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
        if not self.view.public.forecasts:
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
            f"{len(closed)} of {len(self.view.public.forecasts)}",
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
                line(
                    "forecasts.few", area.x, y + 4, area.w, "Too few to judge yet.", colour="muted"
                )
            )
        return nodes

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "A":
            ui.focus_on("write")
            return True
        return False


@dataclass(slots=True, eq=False)
class JournalRow(Node):
    """Day, sign, title and text; the forecast and what became of it at the right."""

    entry: Entry | None = None
    selected: bool = False
    view: View | None = None
    screen: JournalScreen | None = None

    role = "entry"
    interactive = True
    pressable = True

    def draw(self, p: Painter, ui: Ui) -> None:
        entry, rect = self.entry, self.rect
        assert entry is not None
        if self.selected:
            p.round_rect(rect, 4, "accent_bg", "accent")
        elif ui.look(self) in ("hover", "pressed"):
            p.round_rect(rect, 4, "bg2")
        else:
            p.line(rect.x + 8, rect.bottom + 1, rect.right - 8, rect.bottom + 1, "line")
        flat = rect.h < 40
        y = rect.cy - 8 if flat else rect.y + 8
        p.text(rect.x + 8, y, wording.day(entry.time), colour="muted")
        p.icon(
            ICONS[entry.kind], rect.x + 66, y, 16, "accent" if entry.kind == "decision" else "text2"
        )
        x, right = rect.x + 96, rect.right - 12
        if entry.chance:
            wide = min(190.0, rect.w * 0.28)
            p.text(right - wide, y, entry.chance, "text_s", 600)
            p.text(
                right - wide + p.measure(entry.chance, "text_s", 600) + 6,
                y,
                "forecast",
                colour="text2",
            )
            if entry.outcome:
                icon, word, colour = OUTCOMES[entry.outcome]
                p.icon(icon, right - wide, y + 22, 15, colour)
                p.text(right - wide + 21, y + 21, word, colour=colour, max_width=wide - 22)
            right -= wide + 12
        if flat:
            p.text(x, y, entry.title, colour="text2", max_width=right - x)
            return
        p.text(x, y - 2, entry.title, "text_m", 600, max_width=right - x)
        p.text(x, y + 21, entry.text, colour="text2", max_width=right - x)

    def value_text(self, ui: Ui) -> str:
        entry = self.entry
        assert entry is not None
        return ", ".join(
            part for part in (wording.day(entry.time), entry.text, entry.chance) if part
        )

    def press(self, ui: Ui) -> None:
        assert self.screen is not None and self.entry is not None
        screen, entry = self.screen, self.entry
        if screen.selected == entry.key and entry.about in screen.view.project.dilemmas:
            screen.play.open_dilemma(entry.about)
        screen.selected = entry.key
        if ui.layout in ("M", "S"):
            ui.page = 1
