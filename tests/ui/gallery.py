"""Every widget of the kit in its states, as pictures: `python -m tests.ui.gallery -o DIR`.

Also the screen that the tests of the kit walk through.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from game.ui.geometry import Rect
from game.ui.kit import (
    Band,
    Button,
    Canvas,
    Card,
    Carried,
    Check,
    Chip,
    ChoiceRow,
    DropSpot,
    ForecastBar,
    Gantt,
    GanttBar,
    GanttRow,
    Label,
    Mark,
    Node,
    Option,
    Panel,
    Paragraph,
    Portrait,
    Progress,
    RangeSlider,
    Row,
    Screen,
    Segment,
    Separator,
    Slider,
    Spot,
    Stage,
    StateTag,
    Switch,
    Table,
    TextField,
    Ui,
    Verdict,
)
from game.ui.kit.node import Factor
from game.ui.kit.tables import Cell, Column
from game.ui.painter import Painter
from tests.ui.framed import Framed

FLOAT = Card(
    "Float",
    "Days a task can slip before the exit moves. M09 has 12 d: late finish 70 − finish 58.",
    (Factor("Late finish", "70"), Factor("Finish", "58", "forecast of day 41")),
    term="float",
)


class Gallery(Screen):
    """All widgets without a frame, as in the drawing of widgets and states."""

    title = "Widgets"
    first_focus = "send"

    def __init__(self) -> None:
        self.kind = "one"
        self.chips = {"Decision"}
        self.checks = {"Pair on M14": True, "Reduced motion": False}
        self.sound = True
        self.sentence = "A sentence of why"
        self.chance: int | None = 15
        self.forecast: int | None = None
        self.dates = (170, 182)
        self.row = "R3"
        self.choice = "B"
        self.cells = {"cell0": "", "cell1": "", "cell2": "DEV 3, 50 %"}
        self.pressed: list[str] = []
        self.steps: list[int] = []
        self.over: list[tuple[float, float] | None] = []

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        return [
            Label("title", Rect(24, 14, 220, 24), "Widgets and states", "heading_s", 600),
            *self._buttons(),
            *self._switches(),
            Panel("p.field", Rect(1008, 48, 248, 152), "Text field"),
            TextField("why", Rect(1024, 88, 200, 34), "Why", self.sentence, self._write),
            TextField("empty", Rect(1024, 132, 200, 34), "Empty", "", placeholder="One sentence"),
            *self._sliders(),
            *self._forecast(),
            *self._states(),
            *self._gantt(),
            *self._table(),
            *self._choices(),
            *self._drag(),
        ]

    def _buttons(self) -> list[Node]:
        def press(name: str) -> Button:
            return Button(name.lower(), Rect(0, 0, 84, 32), name, lambda: self.pressed.append(name))

        send, later, help_ = press("Send"), press("Later"), press("Find")
        send.primary, send.rect = True, Rect(40, 110, 120, 40)
        later.rect, help_.rect = Rect(168, 110, 84, 32), Rect(260, 110, 110, 32)
        help_.icon, help_.shortcut, send.shortcut = "search", "K", "S"
        small = Button("small", Rect(40, 160, 84, 24), "Small", small=True)
        gate = Button("gate", Rect(136, 156, 200, 32), "Ask", reason="needs trust 70 (now 62)")
        off = Button(
            "off",
            Rect(348, 156, 84, 32),
            "Send",
            primary=True,
            reason="Write a sentence about the date first",
        )
        on = Button("on", Rect(378, 110, 100, 32), "Set", on=True, icon="check")
        panel = Panel("p.buttons", Rect(24, 48, 488, 152), "Button", "primary and secondary", "3")
        label = Label("term", Rect(40, 86, 200, 16), "Float of M09", colour="text2", card=FLOAT)
        return [panel, label, send, later, help_, on, small, gate, off]

    def _switches(self) -> list[Node]:
        options = [Option("one", "One date"), Option("range", "A range"), Option("none", "None")]
        nodes: list[Node] = [
            Panel("p.switches", Rect(528, 48, 464, 152), "Segment, chip, check, switch"),
            Segment("kind", Rect(544, 88, 212, 32), "Date as", options, self.kind, self._kind),
        ]
        x = 764.0
        for name, width in (("Decision", 84.0), ("Reserve", 58.0), ("Nothing", 60.0)):
            at = Rect(x, 88, width, 24)
            nodes.append(
                Chip(
                    f"chip.{name}",
                    at,
                    name,
                    name in self.chips,
                    partial(self.chips.symmetric_difference_update, {name}),
                )
            )
            x += width + 4
        nodes += [
            Check(
                "pair",
                Rect(544, 134, 120, 24),
                "Pair on M14",
                self.checks["Pair on M14"],
                lambda on: self.checks.update({"Pair on M14": on}),
            ),
            Check(
                "motion",
                Rect(680, 134, 150, 24),
                "Reduced motion",
                self.checks["Reduced motion"],
                lambda on: self.checks.update({"Reduced motion": on}),
            ),
            Switch("sound", Rect(840, 134, 110, 24), "Sound", self.sound, self._sound),
            Paragraph(
                "rich",
                Rect(544, 168, 430, 20),
                "Answer by **day 44**; [[float]] is {warn:3 d}.",
                terms={"float": FLOAT},
            ),
        ]
        return nodes

    def _sliders(self) -> list[Node]:
        return [
            Panel("p.sliders", Rect(24, 216, 332, 148), "Slider, range slider"),
            Slider("chance", Rect(40, 256, 300, 40), "Chance", self.chance, self._chance),
            RangeSlider(
                "dates",
                Rect(40, 308, 150, 44),
                "Dates",
                self.dates,
                self._dates,
                150,
                200,
                known=(160, 176),
            ),
            Slider(
                "forecast",
                Rect(200, 308, 150, 40),
                "Forecast",
                self.forecast,
                self._forecasted,
                ticks=(0, 100),
            ),
        ]

    def _forecast(self) -> list[Node]:
        return [
            Panel("p.forecast", Rect(372, 216, 372, 148), "Forecast bar"),
            ForecastBar(
                "bar",
                Rect(388, 250, 332, 62),
                "Exit",
                band=Band(158, 170, 183, 203, 209),
                low=140,
                high=220,
                deadline=Mark(175, "lease ends 175"),
                promised=Mark(166, "promised 166"),
                unit="day",
                share_by=lambda v: max(0, min(100, round((v - 140) * 1.25))),
            ),
            Progress(
                "computing",
                Rect(388, 322, 332, 26),
                "Forecast",
                share=0.6,
                text="Computing: 120 of 200 futures, old range stays",
            ),
        ]

    def _states(self) -> list[Node]:
        nodes: list[Node] = [Panel("p.states", Rect(760, 216, 496, 148), "State, verdict")]
        for i, state in enumerate(("ok", "warn", "bad", "unknown")):
            nodes.append(StateTag(f"tag.{state}", Rect(776 + i * 112, 258, 108, 24), state=state))
        for i, verdict in enumerate(("excellent", "good", "inaccuracy", "mistake", "blunder")):
            at = Rect(776 + i * 92, 294, 90, 20)
            nodes.append(Verdict(f"verdict.{verdict}", at, verdict=verdict))
        for i, person in enumerate(("PM", "SYS1", "SEC", "DBA")):
            at = Rect(776 + i * 40, 320, 32, 32)
            nodes.append(Portrait(f"face.{person}", at, person, person, person == "SEC"))
        nodes.append(Separator("sep", Rect(952, 320, 1, 32)))

        def wave(p: Painter, r: Rect) -> None:
            points = [(r.x + i * 12, r.bottom - 4 - (i * 7 % 20)) for i in range(20)]
            p.polyline(points, "luck")
            p.circle(points[-1][0], points[-1][1], 3.5, "luck")

        nodes.append(
            Canvas(
                "wave",
                Rect(968, 320, 240, 32),
                "Chance by week",
                paint=wave,
                on_step=lambda _: None,
                reading="week 9, 31 %",
                on_hover=self.over.append,
            )
        )
        return nodes

    def _gantt(self) -> list[Node]:
        rows = (
            GanttRow(
                "a",
                "M12",
                "critical",
                "0",
                (GanttBar(41, 70, "critical"),),
                critical=True,
                waits=((34, 41),),
            ),
            GanttRow("b", "M06", "float", "12", (GanttBar(30, 50, done=0.5),), float_to=66),
            GanttRow("c", "M08", "supplier", "0", (GanttBar(30, 70, "supplier"),)),
            GanttRow("d", "M03", "finished", "", (GanttBar(28, 39, "finished"),), (27, 35)),
            GanttRow(
                "e",
                "M23",
                "exit",
                "0",
                (GanttBar(70, 76, "critical"),),
                milestone=76,
                range=(70, 90),
                note="76",
                critical=True,
            ),
        )
        return [
            Panel("p.gantt", Rect(24, 380, 360, 172), "Gantt bar"),
            Gantt(
                "gantt",
                Rect(40, 420, 328, 124),
                "What drives the date",
                rows=rows,
                low=25,
                high=95,
                today=41,
                deadline=80,
                links=(("c", "e"),),
                names_w=130,
                row_h=20,
                figure_title="float",
            ),
        ]

    def _table(self) -> list[Node]:
        words = ("Hidden talkers", "Circuit late", "Dual-running overrun", "Cloud bill")
        rows = [
            Row(f"R{i + 1}", (Cell(f"R{i + 1}", "text", 600), word, Cell(f"{c} %", order=c)), FLOAT)
            for i, (word, c) in enumerate(zip(words, (55, 100, 50, 25), strict=True))
        ]
        columns = (Column("", 44), Column("Risk"), Column("Chance", 80, "right"))
        return [
            Panel("p.table", Rect(400, 380, 276, 172), "Table"),
            Table(
                "table",
                Rect(408, 412, 260, 136),
                "Risks",
                columns=columns,
                rows=rows,
                selected=self.row,
                on_select=self._row,
            ),
        ]

    def _choices(self) -> list[Node]:
        def row(letter: str, y: float, title: str, reason: str = "") -> ChoiceRow:
            return ChoiceRow(
                f"choice.{letter}",
                Rect(708, y, 532, 56),
                title,
                letter=letter,
                text="Ask the carrier for an earlier date.",
                cost="20,000",
                time="1 in 2: circuit 15 d earlier",
                depends="Supplier relation over 40",
                selected=self.choice == letter,
                on_select=lambda: self._choose(letter),
                on_confirm=lambda: self.pressed.append(letter),
                shortcut=letter,
                reason=reason,
                group="choices",
                columns=(64, 128, 112),
            )

        return [
            Panel("p.choices", Rect(692, 380, 564, 172), "Choice row"),
            row("A", 414, "Tunnel through the internet", "needs trust of the CFO 45 (now 32)"),
            row("B", 474, "Pay for priority"),
        ]

    def _drag(self) -> list[Node]:
        nodes: list[Node] = [Panel("p.drag", Rect(24, 568, 360, 88), "Drag and drop")]
        for i in range(3):
            key = f"cell{i}"
            text = self.cells[key]
            carries = Carried("chip", key, "DEV 3, 50 %", "person.DEV", "person.text")
            spot = DropSpot(
                self._drop_on(key),
                partial(self._refuses, i),
                lambda c: Card(c.label, "Works at **0.38**"),
            )
            nodes.append(
                Spot(
                    key,
                    Rect(40 + i * 112, 616, 104, 28),
                    f"M1{i}",
                    text=text,
                    fill="family.build",
                    edge="family.build.edge",
                    carries=carries if text else None,
                    accepts=spot,
                    on_step=self.steps.append,
                    group="cells",
                )
            )
        return nodes

    def _refuses(self, cell: int, carried: Carried) -> str:
        return "no skill" if cell == 1 else ""

    def _drop_on(self, key: str) -> Callable[[Carried], None]:
        def drop(carried: Carried) -> None:
            self.cells[carried.id] = ""
            self.cells[key] = carried.label

        return drop

    def _kind(self, value: str) -> None:
        self.kind = value

    def _sound(self, on: bool) -> None:
        self.sound = on

    def _write(self, text: str) -> None:
        self.sentence = text

    def _chance(self, value: int) -> None:
        self.chance = value

    def _forecasted(self, value: int) -> None:
        self.forecast = value

    def _dates(self, value: tuple[int, int]) -> None:
        self.dates = value

    def _row(self, key: str) -> None:
        self.row = key

    def _choose(self, letter: str) -> None:
        self.choice = letter


def main() -> None:
    from game.ui import desktop
    from game.ui.theme import Theme

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--out", type=Path, default=Path())
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("dark", "light"):
        theme = Theme(name)
        stage = Stage(Gallery())
        stage.ui.ring = True
        stage.ui.toast("Not possible", "SYS 2 has no skill for M14. Train, or pair.", "refusal")
        desktop.shoot(stage, folder / f"widgets_{name}.png", theme=theme)
        for percent, size in ((100, (1280, 720)), (150, (1280, 720)), (200, (1280, 720))):
            path = folder / f"frame_{name}_{percent}.png"
            desktop.shoot(Stage(Framed()), path, *size, theme=theme, percent=percent)


if __name__ == "__main__":
    main()
