"""One entry of the register: cause, event, effect, own estimate, responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import EstimateRisk, Respond
from game.model.scenario import Response, Risk
from game.model.units import DAY
from game.ui import why, wording
from game.ui.figures import note_of
from game.ui.geometry import Rect
from game.ui.kit import (
    Card,
    Icon,
    Link,
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
from game.ui.screens.parts import clause, empty, inner, line, pair
from game.ui.screens.why_card import why_card

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
    text = (
        f"Written on {wording.day(entry.time)}: {wording.percent(entry.probability)} chance of "
        f"{entry.impact // DAY} d delay."
    )
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


def _about(screen: RisksScreen, ui: Ui, area: Rect, id: str) -> list[Node]:
    view = screen.view
    risk, state = view.project.risks[id], view.public.risks[id]
    title = f"{id} {risk.name}"
    size = "heading_s" if ui.measure(title, "heading_s", 600) <= area.w else "text_m"
    story = (
        f"Because **{clause(risk.cause)}** it may happen that **{clause(risk.event)}** and then "
        f"**{clause(risk.effect)}.**"
    )
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
        card=lambda: why_card(ui, why.chance(view, id)),
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
        note = note_of(view, id)
        said = f"You: {note}" if note else risk.impact_text
        word = "Change" if note else "Say why"
        wide = ui.measure(word) + 2
        nodes += [
            line(
                "detail.note" if note else "detail.impact",
                area.x,
                y + 42,
                area.w - wide - 12,
                said,
                colour="text" if note else "muted",
                card=Card("Your sentence", note) if note else None,
            ),
            Link(
                "detail.why",
                Rect(area.right - wide, y + 38, wide, 24),
                word,
                screen.say_why,
                align="right",
                shortcut="Y",
            ),
        ]
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
