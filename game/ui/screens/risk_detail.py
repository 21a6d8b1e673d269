"""One entry of the register: cause, event, effect, own estimate, responses; and the picture of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import EstimateRisk, Respond
from game.model.scenario import Response, Risk
from game.model.units import DAY
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Canvas,
    Card,
    Icon,
    ListRow,
    Node,
    Panel,
    Paragraph,
    ScrollArea,
    Separator,
    Slider,
    Ui,
    rich_height,
)
from game.ui.painter import Painter
from game.ui.screens import register_words as words
from game.ui.screens.charts import Plot
from game.ui.screens.parts import empty, inner, line, pair

if TYPE_CHECKING:
    from game.ui.screens.risks import RisksScreen

KINDS = {
    "avoid": "Avoid",
    "mitigate": "Mitigate",
    "transfer": "Transfer",
    "accept": "Accept",
    "escalate": "Escalate",
    "exploit": "Exploit",
    "share": "Share",
    "enhance": "Enhance",
    "contingent": "If it happens",
}


def detail(screen: RisksScreen, ui: Ui, panel: Rect) -> list[Node]:
    view = screen.view
    id = screen.selected
    nodes: list[Node] = [Panel("detail", panel)]
    area = inner(ui, panel, 12, 8)
    if id.startswith("own."):
        return nodes + _own(screen, ui, area, int(id.removeprefix("own.")))
    if id not in view.project.risks or view.public.risks[id].status == "unknown":
        return nodes + empty(
            ui,
            "detail",
            area,
            "No risks written down yet. Look for risks (half a day of the team).",
            "Look for risks",
            screen.look,
            "L",
        )
    if area.w >= 640:
        left, right = area.cut_left(min(348.0, area.w * 0.36), 16)
        rule = Separator("detail.rule", Rect(left.right + 4, area.y, 9, area.h))
        return [*nodes, *_about(screen, ui, left, id), rule, *_responses(screen, ui, right, id)]
    rows = _about(screen, ui, Rect(area.x, area.y, area.w - 8, 1000), id)
    y = max(n.rect.bottom for n in rows) + 12
    risk = view.project.risks[id]
    rows += _responses(screen, ui, Rect(area.x, y, area.w - 8, 40.0 + 44 * len(risk.responses)), id)
    total = max(n.rect.bottom for n in rows) + 8 - panel.y
    return [*nodes, ScrollArea("detail.scroll", panel.inset(2), "Entry", rows, total)]


def _own(screen: RisksScreen, ui: Ui, area: Rect, number: int) -> list[Node]:
    entry = screen.view.public.written[number]
    text = f"Written on {wording.day(entry.time)}: {wording.percent(entry.probability)} chance of {entry.impact // DAY} d delay."
    return [
        line(
            "own.title",
            area.x,
            area.y,
            area.w,
            entry.text,
            size="heading_s",
            weight=600,
            colour="text",
        ),
        line("own.said", area.x, area.y + 34, area.w, text),
        line(
            "own.note",
            area.x,
            area.y + 58,
            area.w,
            "Your own entry stays as you wrote it.",
            colour="muted",
        ),
    ]


def _clause(text: str) -> str:
    text = text.strip().rstrip(".")
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _about(screen: RisksScreen, ui: Ui, area: Rect, id: str) -> list[Node]:
    view = screen.view
    risk, state = view.project.risks[id], view.public.risks[id]
    title = f"{id} {risk.name}"
    size = "heading_s" if ui.measure(title, "heading_s", 600) <= area.w else "text_m"
    story = f"Because **{_clause(risk.cause)}** it may happen that **{_clause(risk.event)}** and then **{_clause(risk.effect)}.**"
    most = area.h - 148
    tall = rich_height(ui.metrics, story, area.w)
    tall = min(tall, max(40.0, most // 20 * 20))
    chance, impact = words.estimate(view, id)
    own = state.probability >= 0
    y = area.y + 30 + tall + 8
    nodes: list[Node] = [
        line("detail.title", area.x, area.y, area.w, title, size=size, weight=600, colour="text"),
        Paragraph("detail.story", Rect(area.x, area.y + 30, area.w, tall), story, colour="muted"),
        *pair(
            "estimate.name",
            Rect(area.x, y, area.w, 16),
            "Your chance, before any response",
            f"{wording.percent(chance)}, {impact // DAY} d" if own else "not written yet",
            ui=ui,
            colour="text" if own else "muted",
        ),
    ]
    over = "" if state.status in ("dormant", "open") else "It has happened or can no longer happen."
    half = (area.w - 16) * 0.58
    nodes += [
        Slider(
            "estimate.chance",
            Rect(area.x, y + 20, half, 40),
            "Your chance",
            value=chance // 10 if own else None,
            on_change=lambda v: estimate(screen, id, chance=v),
            unit="%",
            reason=over,
        ),
        Slider(
            "estimate.impact",
            Rect(area.x + half + 16, y + 20, area.w - half - 16, 40),
            "Your impact in days",
            value=state.impact // DAY if state.impact >= 0 else None,
            high=max(30, risk.impact_days[1] + 10),
            step=1,
            on_change=lambda v: estimate(screen, id, days=v),
            unit="d",
            reason=over,
        ),
    ]
    y += 64
    after, left = words.with_responses(view, id)
    look, word, text = words.indicator_state(view, id)
    nodes += pair(
        "detail.now",
        Rect(area.x, y, area.w, 16),
        "With the responses that run",
        f"{wording.percent(after)}, about {wording.number(round(left / DAY))} d",
        ui=ui,
    )
    colour = {"ok": "ok", "warn": "warn", "bad": "bad", "unknown": "muted"}[look]
    when = f"read on {wording.day(state.indicated)}" if state.indicated >= 0 else "not read yet"
    nodes += [
        Icon(
            "detail.sign.icon",
            Rect(area.x, y + 21, 16, 16),
            word,
            icon=look if look != "unknown" else "unknown",
            colour=colour,
        ),
        line(
            "detail.sign",
            area.x + 22,
            y + 21,
            area.w - 22,
            f"{word}: {text}",
            colour=colour,
            card=Card(f"Early sign, {when}", risk.indicator.watched if risk.indicator else text),
        ),
    ]
    if y + 58 <= area.bottom + 4:
        nodes.append(
            line("detail.impact", area.x, y + 42, area.w, risk.impact_text, colour="muted")
        )
    return nodes


def estimate(
    screen: RisksScreen, id: str, chance: int | None = None, days: int | None = None
) -> None:
    """Writes the player's figures into the register, as one recorded action each time."""
    view = screen.view
    old_chance, old_impact = words.estimate(view, id)
    probability = old_chance if chance is None else chance * 10
    impact = old_impact if days is None else days * DAY
    screen.run.submit(EstimateRisk(id, probability, impact))


def _responses(screen: RisksScreen, ui: Ui, area: Rect, id: str) -> list[Node]:
    view = screen.view
    risk = view.project.risks[id]
    wide = area.w >= 600
    nodes: list[Node] = [
        line(
            "responses", area.x, area.y, 120, "Responses", size="text_m", weight=600, colour="text"
        )
    ]
    cost_right = area.x + (432 if wide else area.w - 60)
    if wide:
        nodes += [
            line(
                "responses.cost",
                cost_right - 100,
                area.y + 3,
                100,
                f"Cost, {view.project.currency}",
                colour="muted",
                align="right",
            ),
            line("responses.lead", cost_right + 16, area.y + 3, 72, "Lead time", colour="muted"),
            line(
                "responses.change",
                cost_right + 92,
                area.y + 3,
                area.right - cost_right - 92,
                "What changes",
                colour="muted",
            ),
        ]
    if not risk.responses:
        return [
            *nodes,
            line(
                "responses.none",
                area.x,
                area.y + 32,
                area.w,
                "There is no prepared response. Bring it up early.",
                colour="muted",
            ),
        ]
    gap = 4.0
    height = min(40.0, (area.h - 28 - gap * (len(risk.responses) - 1)) / len(risk.responses))
    for i, response in enumerate(risk.responses):
        rect = Rect(area.x, area.y + 28 + i * (height + gap), area.w, height)
        nodes.append(_response(screen, risk, response, rect, cost_right if wide else 0.0))
    return nodes


class _ResponseRow(ListRow):
    """Kind, title, cost, lead time and what it changes; running and impossible ones say so."""

    __slots__ = ("changes", "cost_right", "kind", "lead", "runs")

    kind: str
    lead: str
    changes: str
    cost_right: float
    runs: str

    def draw(self, p: Painter, ui: Ui) -> None:
        rect = self.rect
        look = ui.look(self)
        if self.runs:
            p.round_rect(rect, 4, "accent_bg", "accent")
        else:
            p.round_rect(
                rect, 4, "bg3" if look == "hover" else "bg0" if look == "pressed" else "bg2"
            )
        ink = "text" if self.enabled or self.runs else "muted"
        y = rect.cy - 8
        icon = "check" if self.runs else self.icon
        p.icon(
            icon, rect.x + 12, rect.cy - 8, 16, "accent" if self.enabled or self.runs else "muted"
        )
        p.text(rect.x + 40, y, self.kind, colour="text2" if self.enabled else "muted", max_width=82)
        right = self.cost_right or rect.right - 12
        wide = p.text(right, rect.cy - 10, self.figure, "text_m", colour=ink, align="right")
        p.text(
            rect.x + 128,
            rect.cy - 10,
            self.label,
            "text_m",
            colour=ink,
            max_width=right - wide - 12 - rect.x - 128,
        )
        if not self.cost_right:
            return
        p.text(
            right + 16,
            y,
            self.runs or self.lead,
            "text_s",
            600 if self.runs else 400,
            "ok" if self.runs else "text2",
            max_width=72,
        )
        text = self.changes if self.enabled or self.runs else self.reason
        p.text(
            right + 92,
            y,
            text,
            colour="text2" if self.enabled or self.runs else "warn",
            max_width=rect.right - right - 100,
        )


def _response(
    screen: RisksScreen, risk: Risk, response: Response, rect: Rect, cost_right: float
) -> Node:
    run, view = screen.run, screen.view
    state = view.public.risks[risk.id]
    action = Respond(risk.id, response.id)
    begun = response.id in state.responses
    working = begun and state.responses[response.id] >= 0
    reason = "" if begun else run.possible(action)
    if reason and response.kind == "contingent" and not state.struck:
        reason = "only after it has happened"
    lead = wording.days(response.lead) if response.lead else "now"
    hours = f"{wording.hours(response.hours)} of your time. " if response.hours else ""

    def respond() -> None:
        if begun:
            screen.play.ui.toast("It has begun already", response.changes, "notice")
            return
        run.submit(
            action, done=f"Response begun: {response.title}", text=f"{hours}Works after {lead}."
        )

    row = _ResponseRow(
        f"response.{response.id}",
        rect,
        response.title,
        respond,
        figure=wording.money_figure(response.cost),
        icon="flag" if response.kind == "contingent" else "plus",
        reason=reason,
        group="responses",
        card=Card(
            response.title,
            f"{KINDS[response.kind]}. {hours}Lead time {lead}. Changes: {response.changes}.",
        ),
    )
    row.kind = KINDS[response.kind]
    row.lead = lead
    row.changes = response.changes
    row.cost_right = cost_right
    row.runs = "runs" if working else "begun" if begun else ""
    return row


def picture(screen: RisksScreen, ui: Ui, panel: Rect) -> list[Node]:
    """Probability by impact; brighter ground means more expected delay."""
    area = inner(ui, panel, 36, 8)
    shown = words.open_risks(screen.view)
    said = ", ".join(f"{id} {words.own_words(screen.view, id)}" for id in shown)
    return [
        Panel("picture", panel, "Chance × impact", subtitle="brighter: more expected delay"),
        Canvas(
            "picture.chart",
            area,
            f"Risks by chance and impact: {said}",
            paint=lambda p, r: _paint_picture(screen, p, r),
            on_point=lambda x, y: _pick(screen, area, x, y),
        ),
    ]


def _plot(screen: RisksScreen, rect: Rect) -> Plot:
    view = screen.view
    days = [abs(words.with_responses(view, id)[1]) / DAY for id in words.open_risks(view)]
    most = max([15.0, *days]) * 1.15
    return Plot(Rect(rect.x + 36, rect.y + 24, rect.w - 44, rect.h - 66), 0, most, 0, 100)


def _paint_picture(screen: RisksScreen, p: Painter, rect: Rect) -> None:
    plot = _plot(screen, rect)
    p.text(rect.x, rect.y, "chance, %", colour="muted")
    p.fill(plot.rect, "luck_band1")
    for days, colour in ((2.0, "luck_band2"), (6.0, "luck_band3")):
        _zone(p, plot, days, colour)
    p.text(plot.rect.right - 6, plot.rect.y + 4, "over 6 d expected", align="right")
    p.line(plot.rect.x, plot.rect.y, plot.rect.x, plot.rect.bottom, "line_strong")
    p.line(plot.rect.x, plot.rect.bottom, plot.rect.right, plot.rect.bottom, "line_strong")
    for value in (0, 50, 100):
        p.text(plot.rect.x - 6, plot.y(value) - 8, str(value), colour="muted", align="right")
    step = 5 if plot.x1 <= 40 else 10
    for day in range(0, int(plot.x1) + 1, step):
        p.text(plot.x(day), plot.rect.bottom + 4, str(day), colour="muted", align="center")
    p.text(
        plot.rect.right,
        plot.rect.bottom + 22,
        "impact on the date, working days",
        colour="muted",
        align="right",
    )
    placed = _places(screen, plot)
    corner = Rect(plot.rect.x + 4, plot.rect.bottom - 22, 64, 20)
    if not any(box.overlaps(corner) for _, box in placed):
        p.text(plot.rect.x + 6, plot.rect.bottom - 20, "under 2 d", colour="text2")
    for id, box in placed:
        chosen = id == screen.selected
        p.round_rect(box, 10, "accent" if chosen else "luck")
        p.text(box.cx, box.cy - 8, id, "text_s", 600, "on_accent" if chosen else "bg1", "center")


def _zone(p: Painter, plot: Plot, expected: float, colour: str) -> None:
    """The ground above the curve chance × impact = expected days."""
    first = expected / plot.y1 * 100
    if first >= plot.x1:
        return
    points = [plot.at(first, plot.y1)]
    steps = 24
    for i in range(steps + 1):
        x = first * (plot.x1 / first) ** (i / steps)
        points.append(plot.at(x, min(100.0, expected / x * 100)))
    points.append(plot.at(plot.x1, plot.y1))
    p.polygon(points, colour)


def _places(screen: RisksScreen, plot: Plot) -> list[tuple[str, Rect]]:
    """Where each label stands; those that would cover another one give way downwards."""
    view = screen.view
    placed: list[tuple[str, Rect]] = []
    for id in words.open_risks(view):
        chance, impact = words.with_responses(view, id)
        x, y = plot.at(abs(impact) / DAY, chance / 10)
        box = Rect(min(max(x - 15, plot.rect.x + 2), plot.rect.right - 30), y - 10, 30, 20)
        while any(box.overlaps(other, 2) for _, other in placed) and box.y < plot.rect.bottom - 24:
            box = box.moved(0, 11)
        if any(box.overlaps(other, 2) for _, other in placed):
            box = box.moved(34, 0)
        placed.append((id, box))
    return placed


def _pick(screen: RisksScreen, area: Rect, x: float, y: float) -> None:
    for id, box in _places(screen, _plot(screen, area)):
        if box.contains(x, y):
            screen.select(id)
