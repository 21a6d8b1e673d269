"""Step 7: what is taken along, into the retrospective and the next run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.debrief import words
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Cell,
    Column,
    Hint,
    ListRow,
    Node,
    Option,
    Panel,
    Row,
    Segment,
    Table,
    TextField,
    Ui,
)
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen, cause_title, days
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

if TYPE_CHECKING:
    from game.ui.play import Play

LIMIT = 200
LINE = 56.0
"""What the field for another line takes, with its room."""


class NextTimeScreen(DebriefScreen):
    """Three sentences, the retrospective that they make, and what to play next."""

    name = "debrief.next"
    title = "Next time"
    step = 7
    notice = "Your rule is shown in the next briefing"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page("", (Col((("rules", 330), ("retro", 0))), Col((("play", 300), ("tell", 0)), 440))),
        ),
        "L": (
            Page("", (Col((("rules", 300), ("retro", 0)), 776), Col((("play", 232), ("tell", 0))))),
        ),
        "M": (
            Page("Rules", (Col((("rules", 0),)),)),
            Page("Next", (Col((("retro", 0),)), Col((("play", 0),), 340))),
        ),
        "S": (
            one("rules", name="Rules"),
            one("retro", name="Retro"),
            one("play", name="Play"),
            one("tell", name="Tell"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.texts = dict.fromkeys((*words.NEXT, *words.RETROSPECTIVE), "")
        self.adding = "keep"

    def arrival(self) -> str:
        super().arrival()
        empty = [kind for kind in words.NEXT if words.last(self.view, kind) is None]
        return f"rule.{empty[0]}" if empty else "go.same"

    def parts(self) -> dict[str, Builder]:
        return {"rules": self._rules, "retro": self._retro, "play": self._play, "tell": self._tell}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("Tab",), "Next field"),
            Hint(("Enter",), "Keep the sentence"),
            Hint(("PgUp",), "Themes", self.backward),
            Hint(("Esc",), "End", lambda: self.play.go("end")),
        ]

    def _rules(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 14, 10)
        nodes: list[Node] = [Panel("rules", rect)]
        each = area.h / len(words.NEXT)
        for i, kind in enumerate(words.NEXT):
            y = area.y + i * each
            title = words.ASKED[kind]
            said = words.last(self.view, kind)
            nodes.append(
                line(
                    f"rule.{kind}.name",
                    area.x,
                    y,
                    area.w,
                    title,
                    size="text_m",
                    weight=600,
                    colour="text",
                )
            )
            if said is not None:
                made, _ = prose(
                    *(ui, f"rule.{kind}.said", area.x, y + 26, area.w, f"“{said.text}”"),
                    colour="text",
                    size="text_m",
                    most=each - 28,
                )
                nodes.append(made)
                continue
            nodes.append(
                TextField(
                    f"rule.{kind}",
                    Rect(area.x, y + 26, area.w, max(32.0, min(each - 36, 60.0))),
                    title,
                    self.texts[kind],
                    partial(self._typed, kind),
                    limit=LIMIT,
                    on_enter=partial(self._keep, kind),
                    placeholder="One sentence; Enter keeps it",
                )
            )
        return nodes

    def _typed(self, kind: str, text: str) -> None:
        self.texts[kind] = text

    def _keep(self, kind: str) -> None:
        problem = self.debrief.say(words.entry(kind, " ".join(self.texts[kind].split())))
        if problem:
            self.play.ui.refuse(problem)
            return
        self.run.refresh()
        self.play.ui.focus_on(self.arrival())

    def _add_as(self, kind: str) -> None:
        self.texts[kind] = self.texts[self.adding]
        self.adding = kind

    def _add(self) -> None:
        kind = self.adding
        problem = self.debrief.say(words.entry(kind, " ".join(self.texts[kind].split())))
        if problem:
            self.play.ui.refuse(problem)
            return
        self.texts.update(dict.fromkeys(words.RETROSPECTIVE, ""))
        self.run.refresh()
        self.play.ui.focus_on("retro.text")

    def _retro(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 40, 8)
        taken = {each.action: each for each in self.debrief.taken}
        rows = []
        for i, each in enumerate(words.written(self.view)):
            if each.kind not in words.HEADED:
                continue
            about = taken.get(each.action)
            evidence = (
                f"{about.title}, {wording.day(about.time)}" if about is not None else "this debrief"
            )
            cells = [
                Cell(words.HEADED[each.kind], "accent", 600),
                Cell(each.text, "text"),
                Cell(evidence),
            ]
            rows.append(Row(str(i), cells if rect.w > 520 else cells[:2]))
        columns = [
            Column("", 64, sortable=False),
            Column("Your words", 0, sortable=False),
            Column("Decision", 220, sortable=False),
        ]
        return [
            Panel(
                "retro", rect, "Retrospective", subtitle="goes into the evidence as you wrote it"
            ),
            Table(
                "retro.table",
                Rect(area.x - 8, area.y, area.w + 16, area.h - LINE),
                "Retrospective",
                columns=columns if rect.w > 520 else columns[:2],
                rows=rows,
                row_h=28,
                empty="Nothing was written in this debrief.",
            ),
            Segment(
                "retro.kind",
                Rect(area.x, area.bottom - 36, min(212.0, area.w * 0.4), 32),
                "Kind of line",
                [Option(kind, name) for kind, name in words.RETROSPECTIVE.items()],
                self.adding,
                self._add_as,
                small=True,
            ),
            TextField(
                "retro.text",
                Rect(
                    area.x + min(212.0, area.w * 0.4) + 12,
                    area.bottom - 36,
                    area.w - min(212.0, area.w * 0.4) - 12,
                    32,
                ),
                "Another line of the retrospective",
                self.texts[self.adding],
                partial(self._typed, self.adding),
                limit=LIMIT,
                on_enter=self._add,
                placeholder="Add a line; Enter keeps it",
            ),
        ]

    def _play(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 40, 8)
        header = self.run.session.recording.header
        scenario, level = self.run.session.scenario, header.level
        again = partial(self.play.start, scenario, header.seed, level)
        other = partial(self.play.start, scenario, header.seed + 1, level)
        weak = self.debrief.themes()
        theme = weak[0].theme.name.lower() if weak else "single decisions"
        entries: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            (
                "drill",
                f"Drill: {theme}",
                "single decisions, 5 minutes",
                lambda: self.play.go("debrief.drill"),
            ),
            ("rewind", "Same project, same luck", "from day 0, with hindsight", again),
            ("seed", f"Same project, seed {header.seed + 1}", "other luck, same level", other),
            ("evidence", "Make the evidence", "documents to keep and to send", self._evidence),
            ("left", "Title screen", "another project", self.play.leave),
        )
        nodes: list[Node] = [Panel("play", rect, "What to play next")]
        high = min(46.0, area.h / len(entries))
        nodes += [
            ListRow(
                "go.same" if i == 1 else f"go.{icon}",
                Rect(area.x - 8, area.y + i * high, area.w + 16, high - 4),
                title,
                action,
                text=text if high >= 42 else "",
                icon=icon,
            )
            for i, (icon, title, text, action) in enumerate(entries)
        ]
        return nodes

    def _evidence(self) -> None:
        self.play.go("evidence")

    def _tell(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 40, 8)
        why = self.debrief.why
        largest = next((each for each in why.largest() if each.kind != "rest"), None)
        came = wording.finish(why.finish) if why.finish >= 0 else "not reached"
        due, spent, budget = (
            wording.finish(why.deadline),
            wording.amount(why.spent),
            wording.amount(why.budget),
        )
        result = f"{came} against {due}; cost {spent} of {budget}"
        if largest is not None:
            cause = f"{cause_title(self.view, largest)}, {days(largest.minutes)}"
            result = f"{came} against {due}; cost {spent} of {budget}; most moved by {cause}"
        decision = _text(self, words.CHANGE) or _text(self, words.AGAIN)
        rows = [
            ("Situation", self.view.project.summary.strip()),
            ("Decision", decision or "your view in step 1 named none"),
            ("Result", result),
            ("Learning", _text(self, words.RULE) or "write your rule for the next run"),
        ]
        own = {"Decision": bool(decision), "Learning": bool(_text(self, words.RULE))}
        nodes: list[Node] = [Panel("tell", rect, "Tell it in an interview", subtitle="90 seconds")]
        y = area.y
        for i, (name, text) in enumerate(rows):
            if y + 18 > area.bottom:
                break
            nodes.append(line(f"tell.{i}", area.x, y, 72, name, colour="muted"))
            made, below = prose(
                *(
                    ui,
                    f"tell.{i}.text",
                    area.x + 80,
                    y,
                    area.w - 80,
                    text,
                ),
                colour="text" if own.get(name, True) else "muted",
                most=max(20.0, min(104.0, area.bottom - y - 26 * (len(rows) - 1 - i))),
            )
            nodes.append(made)
            y = below + 8
        return nodes


def _text(screen: NextTimeScreen, kind: str) -> str:
    said = words.last(screen.view, kind)
    return said.text if said is not None else ""
