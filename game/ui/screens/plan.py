"""The plan: every task with bar, baseline and float, and what you can change about one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.model.actions import Action, Delay, FastTrack, Prioritise, Reestimate, Review, SetBaseline
from game.model.units import DAY
from game.model.world import OPEN
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Answer,
    Cell,
    Column,
    Dialog,
    Hint,
    Menu,
    MenuItem,
    Node,
    Option,
    Panel,
    Row,
    Segment,
    Slider,
    Table,
    Ui,
)
from game.ui.screens import figures, gantt_rows, home_forecast, plan_task
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import aimed_chart, aimed_table, inner, pair

if TYPE_CHECKING:
    from game.ui.play import Play

HOLDS = (5, 10, 20)


class PlanScreen(RunScreen):
    """The chart at the left, the selected task at the right."""

    name = "plan"
    rail = "plan"
    title = "Plan"
    first_focus = "plan.chart"
    layouts: ClassVar[Layouts] = {
        "XL": (Page("", (Col((("chart", 0),)), Col((("task", 0),), 440))),),
        "L": (Page("", (Col((("chart", 0),), 792), Col((("task", 0),)))),),
        "M": (one("chart", name="Chart"), one("task", name="Task")),
        "S": (one("chart", name="Chart"), one("task", name="Task")),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        slack = gantt_rows.floats(self.view)
        critical = [
            i
            for i in gantt_rows.in_scope(self.view)
            if self._is_open(i) and slack.get(i, 0) < gantt_rows.CRITICAL
        ]
        self.selected = (critical or gantt_rows.in_scope(self.view))[0]
        self.table = False
        self.promise = 0

    def _is_open(self, id: str) -> bool:
        return self.view.public.tasks[id].status in OPEN

    def select(self, id: str) -> None:
        self.selected = id

    def parts(self) -> dict[str, Builder]:
        return {"chart": self._chart, "task": partial(plan_task.task, self)}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Task"),
            Hint(("+", "−"), "Zoom"),
            Hint(
                ("E",),
                "Fresh estimate",
                lambda: self.do(Reestimate(self.selected), "Fresh estimate asked"),
            ),
            Hint(("S",), "Sequence", self.sequence),
            Hint(("C",), "Crew", self.crew),
            Hint(("B",), "Baseline", self.baseline),
            Hint(("T",), "Table", lambda: self._show("bars" if self.table else "table")),
            Hint(("F1",), "Why these dates"),
        ]

    def _chart(self, ui: Ui, panel: Rect) -> list[Node]:
        view = self.view
        tasks = gantt_rows.in_scope(view)
        based = view.public.baseline
        switch = Segment(
            "plan.how",
            Rect(0, 0, 0, 0),
            "Shown as",
            [Option("bars", "Bars"), Option("table", "Table T")],
            "table" if self.table else "bars",
            self._show,
            small=True,
        )
        wide = switch.width(ui.metrics)
        switch.rect = Rect(panel.right - 16 - wide, panel.y + 8, wide, 24)
        subtitle = f"{len(tasks)} tasks, " + ("baseline in grey" if based else "no baseline yet")
        nodes: list[Node] = [Panel("chart", panel, "Schedule", subtitle=subtitle), switch]
        area = inner(ui, panel, 44, 8)
        if self.table:
            return [*nodes, aimed_table(ui, self._as_table(area, tasks), self.selected)]
        row_h = max(18.0, min(24.0, (area.h - 20) / max(1, len(tasks))))
        names_w = 320.0 if area.w >= 640 else area.w * 0.44
        ahead = home_forecast.band(self)
        shown = gantt_rows.chart(view, tasks, width=area.w - names_w - 24, ahead=ahead)
        made = shown.node(
            view,
            "plan.chart",
            area,
            "Schedule",
            names_w=names_w,
            row_h=row_h,
            selected=self.selected,
            on_select=self.select,
            on_open=self._open,
            on_move=self._move_to,
        )
        return [*nodes, aimed_chart(ui, made, self.selected)]

    def _as_table(self, area: Rect, tasks: list[str]) -> Table:
        view = self.view
        slack = gantt_rows.floats(view)
        rows = []
        for id in tasks:
            start, finish = gantt_rows.span(view, id)
            base = view.public.baseline.get(id)
            state = view.public.tasks[id]
            late = finish - base.finish if base else 0
            done = state.status == "finished"
            rows.append(
                Row(
                    id,
                    [
                        Cell(f"{id}  {view.project.tasks[id].name}", "muted" if done else "text"),
                        Cell(
                            wording.percent(round(gantt_rows.done_share(state) * 1000)),
                            order=gantt_rows.done_share(state),
                        ),
                        Cell(str(start // DAY), order=start),
                        Cell(str(finish // DAY), order=finish),
                        Cell(
                            "done" if done else str(slack.get(id, 0) // DAY), order=slack.get(id, 0)
                        ),
                        Cell(
                            wording.signed_days(late // DAY * DAY) if base else "–",
                            "bad" if late >= DAY else "text2",
                            order=late,
                        ),
                    ],
                    gantt_rows.task_card(view, id, slack.get(id, 0)),
                )
            )
        columns = [
            Column("Task"),
            Column("done", 72, "right"),
            Column("start", 72, "right"),
            Column("finish", 72, "right"),
            Column("float, d", 80, "right"),
            Column("to baseline", 96, "right"),
        ]
        return Table(
            "plan.chart",
            Rect(area.x - 8, area.y, area.w + 16, area.h),
            "Schedule",
            columns=columns,
            rows=rows,
            selected=self.selected,
            on_select=self.select,
            on_open=self._open,
            row_h=24,
        )

    def _show(self, how: str) -> None:
        self.table = how == "table"

    def _open(self, id: str) -> None:
        self.selected = id
        if self.play.ui.layout in ("M", "S"):
            self.play.ui.page = 1

    # One task

    # Moves

    def do(self, action: Action, done: str, text: str = "") -> None:
        self.run.submit(action, done=done, text=text)

    def review(self) -> None:
        on = not self.view.public.tasks[self.selected].reviewed
        label = wording.task_label(self.view, self.selected)
        self.do(Review(self.selected, on), f"{label} is {'now' if on else 'no longer'} reviewed")

    def crew(self) -> None:
        self.play.go("team")

    def priority(self) -> None:
        to = (self.view.public.tasks[self.selected].priority + 1) % 4
        self.do(
            Prioritise(self.selected, to),
            f"Priority of {self.selected} is {to}",
            "Counts where people are overbooked.",
        )

    def _menu(self, items: list[MenuItem], key: str, otherwise: str) -> None:
        if not items:
            self.play.ui.refuse(otherwise)
            return
        at = self.play.stage.find(key)
        x, y = (at.rect.x, at.rect.bottom + 2) if at is not None else (300.0, 200.0)
        self.play.ui.open(Menu(items, x, y, 360))

    def sequence(self) -> None:
        """Overlap with a predecessor: less time, some of the work will be rework."""
        id = self.selected
        items = []
        reason = "It waits for nothing that it could overlap."
        for link in self.view.public.tasks[id].after:
            action = FastTrack(id, link.task)
            refusal = self.run.possible(action)
            if refusal:
                reason = refusal
                continue
            label = wording.task_label(self.view, link.task)
            items.append(
                MenuItem(
                    link.task,
                    f"Before {label} is done",
                    partial(
                        self.do,
                        action,
                        f"{id} overlaps {label}",
                        "Some of its work will be rework.",
                    ),
                    text="2 h",
                )
            )
        self._menu(items, "task.sequence", reason)

    def _move_to(self, id: str, day: int) -> None:
        """A bar was dragged: the task is held until that day, or let go where it could begin."""
        earliest = gantt_rows.span(self.view, id)[0] // DAY
        held = self.view.public.tasks[id].not_before > self.view.now
        if day > earliest:
            self.do(Delay(id, day * DAY), f"{id} does not start before day {day}")
        elif held:
            self.do(Delay(id, 0), f"{id} may start when it can")
        else:
            self.play.ui.refuse(
                f"{id} cannot begin before day {earliest}: its predecessors or its crew set that."
            )

    def hold(self) -> None:
        id = self.selected
        state = self.view.public.tasks[id]
        if state.not_before > self.view.now:
            self.do(Delay(id, 0), f"{id} may start when it can")
            return
        refusal = self.run.possible(Delay(id, self.view.now + DAY))
        items = []
        begin = max(self.view.now, gantt_rows.span(self.view, id)[0]) // DAY
        for days in HOLDS:
            minute = (begin + days) * DAY
            if not self.run.possible(Delay(id, minute)):
                items.append(
                    MenuItem(
                        str(days),
                        f"Not before {wording.day(minute)}",
                        partial(
                            self.do,
                            Delay(id, minute),
                            f"{id} does not start before {wording.day(minute)}",
                        ),
                        text=f"+{days} d",
                    )
                )
        self._menu(items, "task.hold", refusal or "It cannot be held.")

    def baseline(self) -> None:
        """Ask the sponsor for a new promise; consent follows trust."""
        view = self.view
        if not view.public.started:
            self.play.go("briefing")
            return
        dates = figures.dates(view)
        self.promise = max(dates.plan, view.day + 1)
        low, high = max(view.day + 1, dates.plan - 20), dates.plan + 60

        def body(ui: Ui, rect: Rect) -> list[Node]:
            return [
                *pair(
                    "base.day",
                    Rect(rect.x, rect.y + 6, rect.w, 16),
                    "New promise",
                    f"day {self.promise}",
                    ui=ui,
                ),
                Slider(
                    "base.slider",
                    Rect(rect.x, rect.y + 32, rect.w, 40),
                    "New promise",
                    value=self.promise,
                    on_change=self._set_promise,
                    low=low,
                    high=high,
                    ticks=(low, dates.plan, high),
                ),
            ]

        who = view.project.stakeholders[view.project.sponsor].name
        self.play.ui.open(
            Dialog(
                "Ask for a new baseline?",
                [
                    Answer("ask", "Ask", self._ask_baseline, primary=True),
                    Answer("cancel", "Cancel", shortcut="Escape"),
                ],
                f"{who} decides, by trust. A later date is bad news; early bad news costs least.",
                body=body,
                body_h=84,
            )
        )

    def _set_promise(self, day: int) -> None:
        self.promise = day

    def _ask_baseline(self) -> None:
        before = len(self.view.public.log)
        if self.run.submit(SetBaseline(self.promise * DAY)):
            told = [wording.sentence(e, self.view) for e in self.view.public.log[before:]]
            self.play.ui.toast("You asked for a new baseline", told[-1] if told else "", "notice")

    def on_key(self, ui: Ui, key: Key) -> bool:
        if key.chord == "T":
            self.table = not self.table
            return True
        return False
