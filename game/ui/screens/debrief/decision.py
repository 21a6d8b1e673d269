"""One decision: what each option was worth knowing what was known, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from game.debrief import competences, words
from game.debrief.analysis import Decision, Option
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Hint,
    ListRow,
    Node,
    Panel,
    ScrollArea,
    Ui,
    Verdict,
)
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen, points
from game.ui.screens.debrief.options import ROW, OptionValues, PartsApart
from game.ui.screens.debrief.skill import option
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose

LEAST = 5
"""Hundredths of a point; what lies less apart is not listed."""


class DecisionDebriefScreen(DebriefScreen):
    """`left` and `right` go through the decisions that mattered, in order of time."""

    name = "debrief.decision"
    rail = "debrief.decision"
    title = "Decision"
    step = 3
    first_focus = "d.0"
    notice = "Value counts what could be known, not what happened"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page(
                "",
                (
                    Col((("pick", 0),), 300),
                    Col((("about", 0), ("apart", 260), ("after", 260)), 520),
                    Col((("values", 0), ("again", 260))),
                ),
            ),
        ),
        "L": (
            Page(
                "",
                (
                    Col((("pick", 0),), 236),
                    Col((("about", 0), ("apart", 194), ("after", 166)), 336),
                    Col((("values", 0), ("again", 166))),
                ),
            ),
        ),
        "M": (
            Page("Value", (Col((("values", 0),)), Col((("apart", 0),), 320))),
            Page("About", (Col((("about", 0),)), Col((("after", 0),), 360))),
            Page("Again", (Col((("pick", 0),)), Col((("again", 0),), 420))),
        ),
        "S": (
            one("values", name="Value"),
            one("apart", name="Parts"),
            one("about", name="About"),
            one("after", name="After"),
            one("again", name="Again"),
            one("pick", name="All"),
        ),
    }

    def arrival(self) -> str:
        super().arrival()
        weighty = self.debrief.weighty()
        known = {each.id for each in weighty}
        if self.debrief.selected not in known and weighty:
            faults = [each for each in weighty if each.label in ("mistake", "blunder")]
            self.debrief.selected = (faults or weighty)[0].id
        return "d." + self.debrief.selected

    @property
    def current(self) -> Decision | None:
        """The decision that is shown."""
        return self.debrief.decision(self.debrief.selected)

    def parts(self) -> dict[str, Builder]:
        return {
            "pick": self._pick,
            "about": self._about,
            "values": self._values,
            "apart": self._apart,
            "after": self._after,
            "again": self._again,
        }

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Decision"),
            Hint(("P",), "Play the best out", self._best),
            Hint(("PgUp",), "Skill and luck", lambda: self.play.go("debrief.skill")),
            Hint(("PgDn",), "Why", self.forward),
        ]

    def backward(self) -> None:
        self.play.go("debrief.skill")

    def _pick(self, ui: Ui, rect: Rect) -> list[Node]:
        weighty = self.debrief.weighty()
        nodes: list[Node] = [Panel("pick", rect, "Decisions", figure=str(len(weighty)))]
        area = inner(ui, rect, 38, 6)
        if not weighty:
            made, _ = prose(ui, "pick.empty", area.x, area.y, area.w, self._empty(), colour="muted")
            return [*nodes, made]
        rows: list[Node] = []
        for i, each in enumerate(weighty):
            loss = max(0, each.loss)
            rows.append(
                ListRow(
                    f"d.{each.id}",
                    Rect(area.x - 8, area.y + i * 30, area.w + 8, 28),
                    f"{i + 1}  {each.title}",
                    partial(self._show, each.id),
                    figure=points(-loss) if loss >= 5 else "",
                    figure_colour="bad" if each.label == "blunder" else "text2",
                    selected=each.id == self.debrief.selected,
                )
            )
        view = Rect(area.x - 8, area.y, area.w + 16, area.h)
        return [*nodes, ScrollArea("pick.scroll", view, "Decisions", rows, 30.0 * len(rows))]

    def _empty(self) -> str:
        if self.debrief.analysis is None:
            return f"{self.debrief.doing()}. Decisions appear as they are judged."
        return "No decision of this game mattered by a point or more."

    def _show(self, id: str) -> None:
        self.debrief.selected = id

    def _about(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        nodes: list[Node] = [Panel("about", rect)]
        area = inner(ui, rect, 14, 8)
        if found is None:
            return nodes
        nodes.append(
            line(
                "ab.title",
                area.x,
                area.y,
                area.w,
                found.title,
                size="text_m",
                weight=600,
                colour="text",
            )
        )
        when = f"{wording.day(found.time)} of {wording.day_number(self.view.public.deadline)}"
        nodes.append(line("ab.when", area.x, area.y + 22, area.w, when, colour="muted"))
        y = area.y + 48
        facts = [("You chose", option(found, found.chosen)), *self._own(found)]
        if found.flagged:
            facts.append(("By rule", found.flagged))
        theme = competences.theme_of(found)
        facts.append(("Theme", f"{theme.name} ({', '.join(competences.tags_of(found))})"))
        for i, (name, text) in enumerate(facts):
            if y + 18 > area.bottom:
                break
            nodes.append(line(f"ab.{i}.name", area.x, y, 84, name, colour="muted"))
            made, below = prose(
                *(ui, f"ab.{i}", area.x + 92, y, area.w - 92, text),
                colour="text",
                most=area.bottom - y,
            )
            nodes.append(made)
            y = below + 8
        return nodes

    def _own(self, found: Decision) -> list[tuple[str, str]]:
        """What was written and expected then, and in the own view."""
        public = self.view.public
        facts = [
            ("You wrote", f"“{each.text}”")
            for each in public.written
            if each.kind == "journal" and found.subject and each.about == found.subject
        ]
        forecast = public.forecasts.get(found.subject)
        if forecast is not None:
            came = {"true": "it came", "false": "it did not come", "void": "never to be decided"}
            facts.append(
                (
                    "You expected",
                    f"{forecast.probability / 10:.0f} %, {came.get(forecast.outcome, 'open')}",
                )
            )
        facts += [
            ("Your view", f"“{each.text}”")
            for each in words.written(self.view)
            if each.kind in words.VIEW and each.action == found.action and found.action >= 0
        ]
        return facts

    def _values(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        title = "What each option was worth, knowing what you knew"
        nodes: list[Node] = [Panel("values", rect, title)]
        area = inner(ui, rect, 40, 10)
        if found is None:
            made, _ = prose(ui, "v.empty", area.x, area.y, area.w, self._empty(), colour="muted")
            return [*nodes, made]
        options = sorted(found.options, key=lambda each: -each.value)
        high = 20 + ROW * len(options)
        most = max(1, int((area.h - 20 - 70) / ROW))
        if len(options) > most:
            kept = options[:most]
            mine = next(each for each in options if each.id == found.chosen)
            options = kept if mine in kept else [*kept[:-1], mine]
            high = 20 + ROW * len(options)
        nodes.append(
            OptionValues(
                "v.values",
                Rect(area.x, area.y, area.w, high),
                title,
                options=options,
                chosen=found.chosen,
                best=found.best,
            )
        )
        y = area.y + high + 6
        nodes.append(Verdict("v.verdict", Rect(area.x, y, 120, 20), "", verdict=found.label))
        made, _ = prose(
            *(ui, "v.text", area.x, y + 24, area.w, verdict_text(found)),
            most=area.bottom - y - 22,
        )
        return [*nodes, made]

    def _apart(self, ui: Ui, rect: Rect) -> list[Node]:
        """Where the difference of two options lies: the best and the chosen one, or the chosen
        one and the next."""
        found = self.current
        nodes: list[Node] = [Panel("apart", rect, "Where the difference lies")]
        area = inner(ui, rect, 38, 8)
        others = [each for each in found.options if each.id != found.chosen] if found else []
        rivals = sorted(others, key=lambda each: -each.value)
        if not found or not rivals or not rivals[0].parts:
            return nodes
        own = next(each for each in found.options if each.id == found.chosen)
        best = next((each for each in rivals if each.id == found.best), None)
        first, second = (best, own) if best else (own, rivals[0])
        title = f"“{first.title}” minus “{second.title}”, points"
        names = [part.name for part in self.view.project.score]
        gaps = (a - b for a, b in zip(first.parts, second.parts, strict=True))
        apart = [each for each in zip(names, gaps, strict=True) if abs(each[1]) >= LEAST]
        return [
            *nodes,
            line("apart.title", area.x, area.y, area.w, title, colour="muted"),
            PartsApart(
                "apart.parts",
                Rect(area.x, area.y + 24, area.w, area.h - 50),
                title,
                parts=apart,
            ),
            line("apart.finish", area.x, area.bottom - 20, area.w, self._dates(first, second)),
        ]

    def _dates(self, first: Option, second: Option) -> str:
        """The dates of the milestone that are as likely as not."""
        short = self.view.project.deadline.short
        days = [
            wording.day(each.finish) if each.finish >= 0 else "never" for each in (first, second)
        ]
        return f"{short}, as likely as not: {days[0]} against {days[1]}"

    def _after(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        nodes: list[Node] = [Panel("after", rect, "What luck did afterwards")]
        area = inner(ui, rect, 38, 8)
        analysis = self.debrief.analysis
        if found is None or analysis is None:
            return nodes
        later = [each for each in analysis.luck if found.time <= each.time <= found.time + 40 * DAY]
        later.sort(key=lambda each: -abs(each.points))
        y = area.y
        if not later:
            text = "Nothing in the eight weeks after it changed the value by much."
            made, _ = prose(ui, "af.none", area.x, y, area.w, text, colour="muted")
            return [*nodes, made]
        for i, each in enumerate(later[: int(area.h // 24)]):
            text = f"day {each.time // DAY}: {each.event}"
            nodes.append(line(f"af.{i}", area.x, y, area.w - 56, text))
            nodes.append(
                line(
                    *(f"af.{i}.points", area.right - 52, y, 52, points(each.points, sign=True)),
                    weight=600,
                    colour="luck",
                    align="right",
                )
            )
            y += 24
        return nodes

    def _again(self, ui: Ui, rect: Rect) -> list[Node]:
        found = self.current
        nodes: list[Node] = [Panel("again", rect, "Play it again from here", icon="rewind")]
        area = inner(ui, rect, 40, 8)
        if found is None:
            return nodes
        others = [each for each in found.options if each.id != found.chosen]
        others.sort(key=lambda each: -each.value)
        y = area.y
        for i, each in enumerate(others):
            if y + 34 > area.bottom - 22:
                break
            played = next(
                (b for b in self.debrief.branches if (b.decision, b.option) == (found.id, each.id)),
                None,
            )
            figure = "not played yet"
            if played is not None:
                day = wording.finish_number(played.finish) if played.finish >= 0 else "–"
                figure = f"day {day}, score {points(played.score, decimals=0)}"
            nodes.append(
                ListRow(
                    f"again.{i}",
                    Rect(area.x - 8, y, area.w + 16, 32),
                    each.title,
                    partial(self.debrief.play_out, found.id, each.id),
                    figure=figure,
                    icon="rewind",
                )
            )
            y += 36
        text = self.debrief.busy or "Enter plays it out in the same luck. Your run is kept."
        nodes.append(line("again.text", area.x, area.bottom - 16, area.w, text, colour="muted"))
        return nodes

    def _best(self) -> None:
        found = self.current
        if found is not None and found.best != found.chosen:
            self.debrief.play_out(found.id, found.best)


def verdict_text(found: Decision) -> str:
    """What the figures say about the decision: it, and never the person."""
    low, high = points(found.loss_low), points(found.loss_high)
    if found.chosen == found.best or found.loss_low <= 0:
        text = "No other option was better beyond doubt."
    else:
        better = option(found, found.best)
        text = (
            f"“{better}” was worth {points(found.loss)} points more "
            f"(95 %: {low} to {high}), by what could be known then."
        )
    gain = points(found.gain, sign=True)
    text += f" Against the handbook manager: {gain}."
    text += f" {found.replicates} paired futures."
    if found.other_loss is not None:
        text += f" If a novice played on, the loss would be {points(max(0, found.other_loss))}."
    return text
