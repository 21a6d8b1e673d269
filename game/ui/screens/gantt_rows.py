"""Tasks of a view as rows of a Gantt chart: what drives the date, float, waiting, baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from game.model.effects import Link
from game.model.units import DAY, MILLION
from game.model.view import View
from game.model.world import IN_SCOPE, TaskState
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Band, Card, Factor, Gantt, GanttBar, GanttRow

WAIT_SHOWN = 3 * DAY
CRITICAL = DAY
PILL_W = 24.0
"""Pixels that the word of today needs left of its line, beyond the names."""
LETTER_W = 6.6
LABEL_W = 44.0
"""Pixels that the deadline's number needs right of its line."""


def in_scope(view: View) -> list[str]:
    return [id for id, state in view.public.tasks.items() if state.status in IN_SCOPE]


def span(view: View, task: str) -> tuple[int, int]:
    """Start and finish in minutes: as they were, or by the current plan."""
    state = view.public.tasks[task]
    planned = view.public.current.get(task)
    start = state.started if state.started >= 0 else planned.start if planned else view.now
    if state.finished >= 0:
        return start, state.finished
    finish = planned.finish if planned else start + state.remaining
    return start, max(finish, start, view.now if state.status == "active" else 0)


def waits_for(view: View, task: str) -> list[Link]:
    """Links that bind a task: its own, and those that its crew's sequence brings."""
    state = view.public.tasks[task]
    own = [link for link in state.after if view.public.tasks[link.task].status in IN_SCOPE]
    named = {link.task for link in own}
    sequence = view.public.sequence.get(task, ()) if state.started < 0 else ()
    return own + [Link(id) for id in sequence if id not in named and id in view.public.tasks]


def _end_of(view: View, link: Link) -> int:
    """The moment that a link sets for the start of what follows it."""
    start, finish = span(view, link.task)
    return (finish if link.kind == "FS" else start) + link.lag


def driver(view: View, task: str) -> str:
    """The predecessor that sets the start of a task, "" if none does."""
    links = [x for x in waits_for(view, task) if x.kind in ("FS", "SS")]
    if not links:
        return ""
    last = max(links, key=lambda link: _end_of(view, link))
    start = span(view, task)[0]
    return last.task if start - _end_of(view, last) < DAY else ""


def floats(view: View) -> dict[str, int]:
    """Minutes each open task may slip: before the dated milestone moves, or for what does not
    lead to it before the project's end does (a day at least, it is never critical)."""
    ahead = set(_before(view, view.project.deadline.task))
    return {
        id: max(0 if id in ahead else DAY, planned.slack)
        for id, planned in view.public.current.items()
    }


def _before(view: View, target: str) -> list[str]:
    """The target and all that leads to it, each after everything that follows it."""
    order: list[str] = []
    seen: set[str] = set()

    def visit(task: str) -> None:
        if task in seen:
            return
        seen.add(task)
        for link in waits_for(view, task):
            visit(link.task)
        order.append(task)

    visit(target)
    return order[::-1]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a Gantt node needs: rows, links between critical ones, the days it shows."""

    rows: list[GanttRow]
    links: list[tuple[str, str]]
    low: float
    high: float

    def node(
        self,
        view: View,
        key: str,
        area: Rect,
        label: str,
        *,
        names_w: float,
        row_h: float,
        selected: str,
        on_select: Callable[[str], None],
        on_open: Callable[[str], None],
        on_move: Callable[[str, int], None] | None = None,
    ) -> Gantt:
        """The chart as a widget, with today and the deadline of the view."""
        return Gantt(
            key,
            area,
            label,
            rows=self.rows,
            low=self.low,
            high=self.high,
            today=view.now / DAY,
            deadline=view.public.deadline // DAY,
            links=self.links,
            names_w=names_w,
            row_h=row_h,
            figure_title="float, d",
            selected=selected,
            on_select=on_select,
            on_open=on_open,
            on_move=on_move,
            movable=frozenset(
                row.key
                for row in self.rows
                if on_move is not None and view.public.tasks[row.key].status in ("waiting", "ready")
            ),
        )


def chart(
    view: View,
    tasks: Sequence[str],
    *,
    low: float | None = None,
    width: float = 440.0,
    notes: bool = True,
    short: bool = False,
    ahead: Band | None = None,
) -> Chart:
    """The rows of these tasks, in this order; `width` is what the bars have, in pixels. `ahead` is
    the forecast of the dated milestone."""
    slack = floats(view)
    target = view.project.deadline.task
    before = set(_before(view, target))
    made = [_row(view, id, slack, leads=id in before, notes=notes, short=short) for id in tasks]
    if ahead is not None and view.public.tasks[target].finished < 0:
        made = [_foreseen(view, row, ahead) if row.key == target else row for row in made]
    critical = {row.key for row in made if row.critical}
    links = [(driver(view, id), id) for id in tasks if id in critical]
    spans = [span(view, id) for id in tasks] or [(0, DAY)]
    ends = [end for _, end in spans] + [view.public.deadline]
    ends += [p.finish for id, p in view.public.baseline.items() if id in tasks]
    left = min(start for start, _ in spans) / DAY if low is None else low
    right = max(max(ends) / DAY, *(row.range[1] for row in made if row.range), 0.0)
    right = max(right, view.public.deadline / DAY + (right - left) * LABEL_W / width)
    left = min(left, view.now / DAY - (right - left) * PILL_W / width)
    made = [_short_note(row, left, right, width) for row in made]
    return Chart(
        made,
        [(a, b) for a, b in links if a in critical],
        left,
        right + max(2.0, (right - left) * 0.06),
    )


def _foreseen(view: View, row: GanttRow, ahead: Band) -> GanttRow:
    """The target with its forecast behind the bar; the plan's day is told from P50's."""
    planned = wording.finish_number(span(view, row.key)[1])
    note = f"plan {planned}, P50 {ahead.p50:.0f}"
    return replace(row, range=(ahead.p10, ahead.p80), note=note, note_colour="text")


def _short_note(row: GanttRow, left: float, right: float, width: float) -> GanttRow:
    """A note that would not fit behind its bar, without its reason."""
    room = (right - row.bars[-1].end) / (right - left) * width - 8
    if row.milestone is not None or len(row.note) * LETTER_W <= room:
        return row
    return replace(row, note=row.note.partition(" for ")[0].partition(":")[0])


def active_and_critical(view: View, most: int) -> list[str]:
    """The open tasks that matter now: running, critical, soon to start; at most so many."""
    slack = floats(view)
    ahead = set(_before(view, view.project.deadline.task))
    weighed: list[tuple[int, int, str]] = []
    for number, id in enumerate(in_scope(view)):
        state = view.public.tasks[id]
        if state.status == "finished":
            continue
        soon = id in ahead and span(view, id)[0] - view.now < 20 * DAY
        if id == view.project.deadline.task:
            rank = 0
        elif slack.get(id, 0) < CRITICAL:
            rank = 1
        elif state.status in ("active", "ready"):
            rank = 2
        else:
            rank = 3 if soon else 4
        weighed.append((rank, number, id))
    weighed.sort()
    kept = weighed[:most]
    return [id for _, _, id in sorted(kept, key=lambda entry: entry[1])]


def _look(view: View, id: str, state: TaskState, *, critical: bool) -> GanttBar:
    start, finish = span(view, id)
    if state.status == "finished":
        return GanttBar(start / DAY, finish / DAY, "finished")
    if not view.project.tasks[id].slots:
        return GanttBar(start / DAY, finish / DAY, "supplier")
    if critical:
        return GanttBar(start / DAY, finish / DAY, "critical")
    return GanttBar(start / DAY, finish / DAY, "normal", done_share(state))


def done_share(state: TaskState) -> float:
    """Reported progress: work done of work done and remaining."""
    if state.status == "finished":
        return 1.0
    done = state.done / MILLION
    return done / (done + state.remaining) if done + state.remaining > 0 else 0.0


def _row(
    view: View, id: str, slack: dict[str, int], *, leads: bool, notes: bool, short: bool
) -> GanttRow:
    state = view.public.tasks[id]
    task = view.project.tasks[id]
    done = state.status == "finished"
    own = slack.get(id, 0)
    critical = not done and own < CRITICAL
    finish = span(view, id)[1]
    base = view.public.baseline.get(id)
    wait, note = _waiting(view, id, state) if not done else ((), "")
    is_target = id == view.project.deadline.task
    if is_target:
        near = 0 <= view.public.deadline - finish < 12 * DAY
        note = "" if near else str(wording.finish_number(finish))
    return GanttRow(
        key=id,
        code=id,
        name=task.short if short else task.name,
        short=task.short,
        figure="done" if done else _float_figure(own) if leads else "after",
        bars=(_look(view, id, state, critical=critical),),
        baseline=(base.start / DAY, base.finish / DAY) if base else None,
        float_to=(finish + own) / DAY if not done and leads and own >= DAY else None,
        waits=wait,
        milestone=finish / DAY if is_target else None,
        note=note if notes else "",
        note_colour="text" if is_target else "warn",
        critical=critical,
        card=task_card(view, id, own),
    )


def _float_figure(minutes: int) -> str:
    """Whole days; what is less than one is not nothing."""
    return "<1" if 0 < minutes < DAY else str(minutes // DAY)


def _waiting(view: View, id: str, state: TaskState) -> tuple[tuple[tuple[float, float], ...], str]:
    """Amber dots where a task waits for the last of its predecessors alone."""
    start = span(view, id)[0]
    if state.status == "ready":
        if view.now - state.ready_at < DAY:
            return (), f"can start: {state.why}" if state.why else ""
        return ((state.ready_at / DAY, view.now / DAY),), f"waits: {state.why or 'no crew'}"
    if state.status != "waiting":
        return (), state.why if state.rate == 0 else ""
    links = [x for x in waits_for(view, id) if x.kind == "FS"]
    if len(links) < 2:
        return (), ""
    links.sort(key=lambda link: _end_of(view, link))
    last, second = links[-1], max(_end_of(view, links[-2]), view.now)
    outside = not view.project.tasks[last.task].slots
    if not outside or start - second < WAIT_SHOWN or view.public.tasks[last.task].finished >= 0:
        return (), ""
    days = (start - second) // DAY
    name = view.project.tasks[last.task].short.lower()
    return ((second / DAY, start / DAY),), f"waits {days} d for the {name}"


def task_card(view: View, id: str, slack: int) -> Card:
    """What F1 says of a task."""
    state = view.public.tasks[id]
    task = view.project.tasks[id]
    start, finish = span(view, id)
    text = f"{task.deliverable}. " if task.deliverable else ""
    words = {
        "finished": "Finished.",
        "active": f"{round(done_share(state) * 100)} % done as reported.",
        "ready": f"Can start; {state.why or 'needs its crew'}.",
    }
    estimate = state.estimate
    parts = (estimate.optimistic, estimate.most_likely, estimate.pessimistic)
    factors = [
        Factor("Start to finish", f"{wording.day(start)} to {finish // DAY}"),
        Factor("Estimate, days", " / ".join(wording.decimal(x / DAY) for x in parts)),
    ]
    if state.status != "finished":
        factors.append(Factor("Float to the date", wording.days(slack // DAY * DAY)))
    base = view.public.baseline.get(id)
    if base is not None:
        factors.append(Factor("Against the baseline", wording.signed_days(finish - base.finish)))
    drives = driver(view, id) if state.status == "waiting" else ""
    if drives:
        factors.append(Factor("Waits for", wording.task_label(view, drives)))
    return Card(
        f"{id} {task.name}",
        text + words.get(state.status, "Not started."),
        tuple(factors),
        f"plan of {wording.day(view.now)}",
    )
