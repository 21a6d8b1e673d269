"""The plan: every task with bar, baseline and float, and what you can change about one of them."""

from __future__ import annotations

from game.model.actions import Action, Delay, FastTrack, Prioritise, Reestimate, Review, SetBaseline
from game.model.units import DAY
from game.ui import wording
from game.ui.events import Key
from game.ui.geometry import Rect
from game.ui.kit import (
    Answer,
    Button,
    Canvas,
    Cell,
    Column,
    Dialog,
    Gantt,
    Hint,
    Link,
    Menu,
    MenuItem,
    Node,
    Option,
    Panel,
    Paragraph,
    Portrait,
    Row,
    ScrollArea,
    Segment,
    Separator,
    Slider,
    Table,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import figures, gantt_rows
from game.ui.screens.base import Builder, RunScreen
from game.ui.screens.pages import Col, Page, one
from game.ui.screens.parts import inner, line, pair

HOLDS = (5, 10, 20)


class PlanScreen(RunScreen):
    """The chart at the left, the selected task at the right."""

    name = "plan"
    rail = "plan"
    title = "Plan"
    first_focus = "plan.chart"
    layouts = {
        "XL": (Page("", (Col((("chart", 0),)), Col((("task", 0),), 440))),),
        "L": (Page("", (Col((("chart", 0),), 792), Col((("task", 0),)))),),
        "M": (one("chart", name="Chart"), one("task", name="Task")),
        "S": (one("chart", name="Chart"), one("task", name="Task")),
    }

    def __init__(self, play) -> None:  # type: ignore[no-untyped-def]
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
        return self.view.public.tasks[id].status in gantt_rows.OPEN

    def select(self, id: str) -> None:
        self.selected = id

    def parts(self) -> dict[str, Builder]:
        return {"chart": self._chart, "task": self._task}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Task"),
            Hint(
                ("E",),
                "Fresh estimate",
                lambda: self._do(Reestimate(self.selected), "Fresh estimate asked"),
            ),
            Hint(("S",), "Sequence", self._sequence),
            Hint(("C",), "Crew", self._crew),
            Hint(("B",), "Baseline", self._baseline),
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
            return [*nodes, self._as_table(area, tasks)]
        row_h = max(18.0, min(24.0, (area.h - 20) / max(1, len(tasks))))
        shown = gantt_rows.chart(view, tasks)
        names_w = 320.0 if area.w >= 640 else area.w * 0.44
        return [
            *nodes,
            Gantt(
                "plan.chart",
                area,
                "Schedule",
                rows=shown.rows,
                low=shown.low,
                high=shown.high,
                today=view.now / DAY,
                deadline=view.public.deadline // DAY,
                links=shown.links,
                names_w=names_w,
                row_h=row_h,
                figure_title="float, d",
                selected=self.selected,
                on_select=self.select,
                on_open=self._open,
            ),
        ]

    def _as_table(self, area: Rect, tasks: list[str]) -> Node:
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

    def _task(self, ui: Ui, panel: Rect) -> list[Node]:
        view, id = self.view, self.selected
        task, state = view.project.tasks[id], view.public.tasks[id]
        area = inner(ui, panel, 14, 8)
        x, y, width = area.x, area.y, area.w
        title = f"**{task.name}**"
        tall = min(44.0, rich_height(ui.metrics, title, width, "text_m"))
        words = {
            "finished": "finished",
            "active": "running",
            "ready": "can start",
            "waiting": "waits",
            "dropped": "out of scope",
        }
        status = words.get(state.status, state.status)
        if state.status in ("active", "ready", "waiting") and state.why:
            status += f": {state.why}"
        rows: list[Node] = [
            line("task.id", x, y, width, f"{id}, {status}", colour="muted"),
            Paragraph(
                "task.name", Rect(x, y + 20, width, tall), title, size="text_m", colour="text"
            ),
        ]
        y += 26 + tall
        rows += self._estimate(ui, Rect(x, y, width, 62))
        y += 70
        rows.append(Separator("task.rule1", Rect(x, y, width, 9)))
        y += 14
        made, y = self._waits(ui, Rect(x, y, width, 130))
        rows += made
        made, y = self._people(ui, Rect(x, y + 4, width, 70))
        rows += made
        made, y = self._changes(ui, Rect(x, y + 4, width, max(40.0, panel.bottom - y - 14)))
        rows += made
        if y <= panel.bottom:
            return [Panel("task", panel), *rows]
        return [
            Panel("task", panel),
            ScrollArea("task.scroll", panel.inset(2), "Task", rows, y + 8 - panel.y),
        ]

    def _estimate(self, ui: Ui, at: Rect) -> list[Node]:
        state = self.view.public.tasks[self.selected]
        e = state.estimate
        three = [x / DAY for x in (e.optimistic, e.most_likely, e.pessimistic)]
        if state.status == "finished":
            took = (state.finished - state.started) / DAY
            figure = f"took {wording.decimal(took)} d"
        elif state.status == "active":
            figure = f"{wording.decimal(state.remaining / DAY)} d remain"
        else:
            figure = " / ".join(wording.decimal(v) for v in three)

        def paint(p: Painter, r: Rect) -> None:
            high = three[2] * 1.12
            left, right = r.x, r.right

            def px(v: float) -> float:
                return left + (right - left) * v / high

            y = r.y + 10
            p.round_rect(Rect(left, y - 1, r.w, 2), 1, "bg3")
            p.round_rect(
                Rect(px(three[0]), y - 7, px(three[2]) - px(three[0]), 14), 3, "luck_band2"
            )
            p.round_rect(Rect(px(three[1]) - 1.5, y - 9, 3, 18), 1, "luck")
            labels = [
                f"{wording.decimal(v)} {w}"
                for v, w in zip(three, ("good", "likely", "bad"), strict=True)
            ]
            from game.ui.kit import spread

            widths = [p.measure(s) for s in labels]
            centres = spread([px(v) for v in three], widths, left, right, keep=1)
            overflow = max(0.0, centres[2] + widths[2] / 2 - right)
            under = max(0.0, left - (centres[0] - widths[0] / 2))
            for c, text in zip(centres, labels, strict=True):
                p.text(c - overflow + under, y + 12, text, colour="luck", align="center")

        return [
            *pair("task.estimate", Rect(at.x, at.y, at.w, 16), "Estimate, days", figure, ui=ui),
            Canvas(
                "task.range", Rect(at.x, at.y + 18, at.w, 40), f"Estimate {figure}", paint=paint
            ),
        ]

    def _waits(self, ui: Ui, at: Rect) -> tuple[list[Node], float]:
        view, id = self.view, self.selected
        links = gantt_rows.waits_for(view, id) if view.public.tasks[id].status == "waiting" else []
        y = at.y
        if not links:
            return [], y
        drives = gantt_rows.driver(view, id)
        nodes: list[Node] = [
            line(
                "task.waits",
                at.x,
                y,
                at.w,
                f"Waits for {wording.plural(len(links), 'task')}",
                size="text_m",
                weight=600,
                colour="text",
            )
        ]
        y += 24
        start = gantt_rows.span(view, id)[0]
        for i, link in enumerate(links[:4]):
            other = view.public.tasks[link.task]
            begin, end = gantt_rows.span(view, link.task)
            when = end if link.kind in ("FS", "FF") else begin
            apart = (start - when - link.lag) // DAY
            word = (
                "drives it"
                if link.task == drives
                else "done"
                if other.status == "finished"
                else f"{max(0, apart)} d earlier"
            )
            nodes += [
                line(
                    f"task.wait{i}",
                    at.x,
                    y,
                    at.w - 150,
                    wording.task_label(view, link.task),
                    colour="text2",
                ),
                line(
                    f"task.wait{i}.day",
                    at.x + at.w - 150,
                    y,
                    66,
                    wording.day(when),
                    colour="text2",
                    align="right",
                ),
                line(
                    f"task.wait{i}.how",
                    at.x + at.w - 80,
                    y,
                    80,
                    word,
                    colour="accent" if link.task == drives else "muted",
                    align="right",
                ),
            ]
            y += 22
        nodes.append(Separator("task.rule2", Rect(at.x, y, at.w, 9)))
        return nodes, y + 12

    def _people(self, ui: Ui, at: Rect) -> tuple[list[Node], float]:
        view, id = self.view, self.selected
        task = view.project.tasks[id]
        crew = view.public.assignments[id]
        if not task.slots:
            text = (
                f"Done outside: {task.supplier}"
                if task.supplier
                else "Done outside; you can only ask and wait."
            )
            return [line("task.crew", at.x, at.y, at.w, text, colour="text2")], at.y + 28
        wants = ", ".join(
            f"{slot.role} {wording.decimal(slot.nominal / 1000)}" for slot in task.slots
        )
        nodes: list[Node] = [
            line("task.crew", at.x, at.y, 60, "Crew", size="text_m", weight=600, colour="text"),
            line(
                "task.crew.wants",
                at.x + 60,
                at.y + 3,
                at.w - 60,
                f"nominal: {wants}",
                colour="muted",
                align="right",
            ),
        ]
        x = at.x
        for person in list(crew)[:4]:
            nodes.append(
                Portrait(
                    f"task.crew.{person}",
                    Rect(x, at.y + 26, 32, 32),
                    view.name(person),
                    person=view.public.people[person].profile.portrait,
                )
            )
            x += 38
        said = (
            ", ".join(f"{figures.code(view, p)} {wording.percent(s)}" for p, s in crew.items())
            or "nobody yet"
        )
        nodes.append(
            line(
                "task.crew.said",
                x + (4 if crew else 0),
                at.y + 34,
                at.x + at.w - x - 8,
                said,
                colour="text2" if crew else "warn",
            )
        )
        nodes.append(Separator("task.rule3", Rect(at.x, at.y + 62, at.w, 9)))
        return nodes, at.y + 74

    def _changes(self, ui: Ui, at: Rect) -> tuple[list[Node], float]:
        view, id = self.view, self.selected
        state = view.public.tasks[id]
        held = state.not_before > view.now
        reviewed = state.reviewed
        x, y, width = at.x, at.y, at.w
        nodes: list[Node] = [
            line(
                "task.change",
                x,
                y,
                width,
                "What you can change",
                size="text_m",
                weight=600,
                colour="text",
            )
        ]
        y += 26
        crew = view.project.tasks[id].slots
        rows: list[tuple[str, str, str, str, object]] = []
        if state.status in gantt_rows.OPEN:
            rows.append(
                (
                    "estimate",
                    "Ask for a fresh estimate",
                    "E",
                    "unknown",
                    lambda: self._do(Reestimate(id), "Fresh estimate asked"),
                )
            )
            rows.append(("sequence", "Start before another is done …", "S", "link", self._sequence))
            word = (
                f"Lift the hold of {wording.day(state.not_before)}"
                if held
                else "Not before a day …"
            )
            rows.append(("hold", word, "U", "pause", self._hold))
            if crew:
                rows.append(
                    (
                        "review",
                        "End the reviews" if reviewed else "Review its product",
                        "V",
                        "ok",
                        self._review,
                    )
                )
                rows.append(("crew", "Change its crew", "C", "team", self._crew))
            rows.append(
                ("priority", f"Priority {state.priority} of 3: change", "Y", "sort", self._priority)
            )
        for key, label, letter, icon, action in rows:
            reason = ""
            if key == "estimate":
                reason = self.run.possible(Reestimate(id))
            elif key == "review":
                reason = self.run.possible(Review(id, not reviewed))
            nodes.append(
                Button(
                    f"task.{key}",
                    Rect(x, y, width, 28),
                    label,
                    action,
                    icon=icon,
                    shortcut=letter,
                    reason=reason,
                )  # type: ignore[arg-type]
            )
            y += 34
        if not rows:
            nodes.append(line("task.nothing", x, y, width, "Nothing; it is done.", colour="muted"))
            y += 26
        if view.public.started:
            nodes.append(
                Link(
                    "task.baseline",
                    Rect(x, y, width - 24, 24),
                    "Ask for a new baseline …",
                    self._baseline,
                )
            )
            nodes.append(
                line("task.baseline.key", x, y + 4, width, "B", colour="muted", align="right")
            )
            y += 26
        return nodes, y

    # Moves

    def _do(self, action: Action, done: str, text: str = "") -> None:
        self.run.submit(action, done=done, text=text)

    def _review(self) -> None:
        on = not self.view.public.tasks[self.selected].reviewed
        label = wording.task_label(self.view, self.selected)
        self._do(Review(self.selected, on), f"{label} is {'now' if on else 'no longer'} reviewed")

    def _crew(self) -> None:
        self.play.go("team")

    def _priority(self) -> None:
        to = (self.view.public.tasks[self.selected].priority + 1) % 4
        self._do(
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

    def _sequence(self) -> None:
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
                    lambda a=action, t=label: self._do(
                        a, f"{id} overlaps {t}", "Some of its work will be rework."
                    ),
                    text="2 h",
                )
            )
        self._menu(items, "task.sequence", reason)

    def _hold(self) -> None:
        id = self.selected
        state = self.view.public.tasks[id]
        if state.not_before > self.view.now:
            self._do(Delay(id, 0), f"{id} may start when it can")
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
                        lambda m=minute: self._do(
                            Delay(id, m), f"{id} does not start before {wording.day(m)}"
                        ),
                        text=f"+{days} d",
                    )
                )
        self._menu(items, "task.hold", refusal or "It cannot be held.")

    def _baseline(self) -> None:
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
