"""The risk register: entries with early signs, one's own estimate, responses, and a picture."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.actions import LookForRisks, WriteRisk
from game.model.units import DAY
from game.model.view import View
from game.ui import why, wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Answer,
    Button,
    Card,
    Cell,
    Column,
    Dialog,
    Hint,
    Node,
    Panel,
    Row,
    Slider,
    Table,
    TextField,
    Ui,
    button_width,
)
from game.ui.screens import register_words as words
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import aimed_table, clause, inner, line
from game.ui.screens.people_of import NOBODY
from game.ui.screens.risk_detail import detail
from game.ui.screens.risk_note import note_dialog
from game.ui.screens.risk_picture import picture
from game.ui.screens.why_card import why_card

if TYPE_CHECKING:
    from game.ui.play import Play


class RisksScreen(RunScreen):
    """The table above, the chosen entry below."""

    name = "risks"
    rail = "risks"
    title = "Risks"
    first_focus = "register.table"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page("", (Col((("register", -1.2), ("detail", -1.0)), 0), Col((("picture", 0),), 560))),
        ),
        "L": (Page("", (Col((("register", 328), ("detail", 256)), 776), Col((("picture", 0),)))),),
        "M": (
            one("register", name="Register"),
            one("detail", name="Entry"),
            one("picture", name="Picture"),
        ),
        "S": (
            one("register", name="Register"),
            one("detail", name="Entry"),
            one("picture", name="Picture"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        listed = words.watched(self.view) or words.listed(self.view)
        self.selected = listed[0] if listed else ""
        self.draft: tuple[str, int, int] = ("", 30, 5)

    def select(self, id: str) -> None:
        self.selected = id

    def parts(self) -> dict[str, Builder]:
        return {
            "register": self._register,
            "detail": partial(detail, self),
            "picture": partial(picture, self),
        }

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        if ui.layout in ("XL", "L") and type(self).layouts["L"]:
            return self._wide(ui, area) if ui.layout == "L" else super().build(ui, area)
        return super().build(ui, area)

    def _wide(self, ui: Ui, area: Rect) -> list[Node]:
        """Register and picture above, the entry over the whole width below."""
        area = self.play.above_overlay(ui, area)
        upper, lower = area.cut_top(328, 16)
        left, right = upper.cut_left(776, 16)
        nodes = [*self._register(ui, left), *picture(self, ui, right), *detail(self, ui, lower)]
        return nodes + self.play.overlay(ui)

    def hints(self, ui: Ui) -> list[Hint]:
        total = sum(max(0.0, words.exposure(self.view, id)) for id in words.open_risks(self.view))
        self.notice = f"Expected delay from open risks: {wording.decimal(total)} d"
        return [
            Hint(("↑", "↓"), "Risk"),
            Hint(("E",), "Your estimate", self._focus_estimate),
            Hint(("R",), "Response", self._focus_response),
            Hint(("L",), "Look for risks", self.look),
            Hint(("W",), "Write a risk", self.write),
            Hint(("Y",), "Say why", self.say_why),
            Hint(("F1",), "Explain"),
        ]

    # The register

    def _register(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        listed = words.listed(view)
        count = wording.plural(len(listed), "entry", "entries")
        look_w = button_width(ui.metrics, "Look for risks", icon=True)
        write_w = button_width(ui.metrics, "Write")
        wide = panel.w >= 640
        nodes: list[Node] = [
            Panel("register", panel, "Register"),
            line(
                "register.count",
                panel.x + 32 + ui.measure("Register", "text_m", 600),
                panel.y + 12,
                max(0.0, panel.w - look_w - write_w - 150),
                f"{count}; your own estimates are scored" if wide else count,
                colour="muted",
            ),
            Button(
                "register.write",
                Rect(panel.right - 24 - look_w - write_w, panel.y + 8, write_w, 24),
                "Write",
                self.write,
                small=True,
            ),
            Button(
                "register.look",
                Rect(panel.right - 16 - look_w, panel.y + 8, look_w, 24),
                "Look for risks",
                self.look,
                icon="search",
                small=True,
            ),
        ]
        area = inner(ui, panel, 40, 4)
        columns = [
            Column("Risk or opportunity (O)"),
            Column("Chance", 64, "right"),
            Column("Impact, days", 98, "right"),
            Column("Early sign", 106),
        ]
        if wide:
            columns += [Column("what it says", 184), Column("Owner", 60)]
        rows = [self._row(id, wide) for id in listed]
        rows += [self._own(i, wide) for i, w in enumerate(view.public.written) if w.kind == "risk"]
        table = Table(
            "register.table",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "Register",
            columns=columns,
            rows=rows,
            selected=self.selected,
            on_select=self.select,
            on_open=self._open,
            row_h=max(24.0, min(28.0, (area.h - 28) / max(1, len(rows)))),
            empty="No risks written down yet. Look for risks (half a day of the team).",
        )
        return [*nodes, aimed_table(ui, table, self.selected)]

    def _row(self, id: str, wide: bool) -> Row:
        view = self.view
        risk, state = view.project.risks[id], view.public.risks[id]
        probability, impact = words.with_responses(view, id)
        own = state.probability >= 0
        look, word, text = words.indicator_state(view, id)
        colour = {"ok": "ok", "warn": "warn", "bad": "bad", "unknown": "text2"}[look]
        over = state.status in ("struck", "closed")
        low, high = risk.impact_days
        days = f"{impact // DAY}" if state.impact >= 0 else f"{low} to {high}"
        if state.impact < 0 and not (low or high):
            days = "cost only" if any(risk.impact_cost) else "–"
        chance = wording.percent(probability)
        cells: list[Cell | str] = [
            Cell(
                f"{id}  {risk.name}",
                "muted" if over else "text",
                600 if id == self.selected else 400,
            ),
            Cell(chance, "text" if own else "text2", 600 if own else 400, order=probability),
            Cell(days.replace("-", wording.MINUS), order=impact),
            Cell(word, colour, icon=look if look != "unknown" else "unknown", order=word),
        ]
        if wide:
            cells += [Cell(text, "muted"), Cell(_owner(view, risk.owner))]
        return Row(id, cells, partial(self._card, id))

    def _own(self, number: int, wide: bool) -> Row:
        entry = self.view.public.written[number]
        cells: list[Cell | str] = [
            Cell(f"own  {entry.text}", "text"),
            Cell(wording.percent(entry.probability), "text", 600, order=entry.probability),
            Cell(f"{entry.impact // DAY}", order=entry.impact),
            Cell("Yours", "accent", icon="edit"),
        ]
        if wide:
            cells += [Cell(f"written on {wording.day(entry.time)}", "muted"), Cell("PM")]
        return Row(f"own.{number}", cells)

    def _card(self, id: str) -> Card:
        risk = self.view.project.risks[id]
        story = (
            f"Because {clause(risk.cause)}, it may happen that {clause(risk.event)}; then "
            f"{clause(risk.effect)}."
        )
        return why_card(
            self.play.ui, replace(why.chance(self.view, id), title=risk.name, text=story)
        )

    def _open(self, id: str) -> None:
        """Enter goes to the estimate of the entry."""
        self.selected = id
        self._focus_estimate()

    def _focus_estimate(self) -> None:
        self.attend("detail", "estimate.chance")

    def _focus_response(self) -> None:
        risk = self.view.project.risks.get(self.selected)
        if risk is not None and risk.responses:
            self.attend("detail", f"response.{risk.responses[0].id}")

    # Looking and writing

    def look(self) -> None:
        """Which way to look, with its price."""
        run = self.run
        parameters = run.parameters
        ways = (
            (
                "workshop",
                "Workshop",
                "half a day of the team",
                parameters.workshop_minutes,
                parameters.workshop_finds,
                "W",
            ),
            (
                "premortem",
                "Pre-mortem",
                "a quarter of a day",
                parameters.premortem_minutes,
                parameters.premortem_finds,
                "P",
            ),
        )
        answers = []
        rows = []
        for key, name, team, minutes, finds, letter in ways:
            action = LookForRisks(key)
            price = f"{wording.hours(minutes)} of yours"
            rows.append((name, f"{team}, {price}, finds {wording.percent(finds)}"))
            answers.append(
                Answer(
                    key,
                    name,
                    partial(run.do, action, done=f"{name} on your list"),
                    letter,
                    primary=key == "workshop",
                    reason=run.possible(action),
                )
            )
        answers.append(Answer("cancel", "Cancel", shortcut="Escape"))
        self.play.ui.open(
            Dialog(
                "How do you look for risks?",
                answers,
                (
                    "Each risk that nobody knows yet and that can still come is found with this "
                    "chance."
                ),
                rows=rows,
                width=600,
            )
        )

    def write(self) -> None:
        """An entry of one's own: what may happen, chance and days."""

        def body(ui: Ui, rect: Rect) -> list[Node]:
            text, chance, days = self.draft
            return [
                TextField(
                    "own.text",
                    Rect(rect.x, rect.y + 4, rect.w, 36),
                    "What may happen",
                    text,
                    lambda t: self._set_draft(text=t),
                    limit=140,
                    placeholder="What may happen, and why",
                ),
                line("own.chance.name", rect.x, rect.y + 58, 160, f"Chance {chance} %"),
                Slider(
                    "own.chance",
                    Rect(rect.x + 168, rect.y + 54, rect.w - 168, 40),
                    "Chance",
                    value=chance,
                    on_change=lambda v: self._set_draft(chance=v),
                    unit="%",
                ),
                line("own.days.name", rect.x, rect.y + 110, 160, f"Delay {days} d"),
                Slider(
                    "own.days",
                    Rect(rect.x + 168, rect.y + 106, rect.w - 168, 40),
                    "Days",
                    value=days,
                    on_change=lambda v: self._set_draft(days=v),
                    high=40,
                    step=1,
                    unit="d",
                ),
            ]

        dialog = Dialog(
            "Write a risk into the register",
            [
                Answer("write", "Write it down", self._write, primary=True),
                Answer("cancel", "Cancel", shortcut="Escape"),
            ],
            "Your own words and figures. They are compared with what happens.",
            body=body,
            body_h=156,
            width=600,
        )
        dialog.first_focus = "own.text"
        self.play.ui.open(dialog)

    def _set_draft(
        self, text: str | None = None, chance: int | None = None, days: int | None = None
    ) -> None:
        old = self.draft
        self.draft = (
            old[0] if text is None else text,
            old[1] if chance is None else chance,
            old[2] if days is None else days,
        )

    def _write(self) -> None:
        text, chance, days = self.draft
        if self.run.submit(
            WriteRisk(" ".join(text.split()), chance * 10, days * DAY),
            done="Written into the register",
        ):
            self.draft = ("", 30, 5)

    def say_why(self) -> None:
        """A sentence of the player's own about the chosen entry."""
        id = self.selected
        if id in words.listed(self.view):
            self.play.ui.open(note_dialog(self.run, id))

    def on_key(self, ui: Ui, key: Key) -> bool:
        actions = {
            "E": self._focus_estimate,
            "R": self._focus_response,
            "L": self.look,
            "W": self.write,
            "Y": self.say_why,
        }
        action = actions.get(key.chord)
        if action is None:
            return False
        action()
        return True


def _owner(view: View, owner: str) -> str:
    if not owner or owner == NOBODY:
        return "PM"
    state = view.public.people.get(owner)
    if state is not None:
        return str(state.profile.role)
    if owner in view.project.stakeholders:
        return str(view.project.stakeholders[owner].name.split()[0])
    return owner
