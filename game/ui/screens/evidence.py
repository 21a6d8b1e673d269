"""The evidence: every document to look at as it will be printed, and the pack that is saved.

After the game with everything that the debrief knows; before, a draft that says so on each page.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from game.evidence.limits import ALWAYS, LONGEST_NAME
from game.ui import around
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Canvas,
    Check,
    Frame,
    Hint,
    ListRow,
    Node,
    Option,
    Panel,
    Progress,
    ScrollArea,
    Segment,
    TextField,
    Ui,
)
from game.ui.painter import Painter
from game.ui.screens.base import Builder
from game.ui.screens.debrief.base import DebriefScreen
from game.ui.screens.pages import Col, Layouts, Page, one
from game.ui.screens.parts import inner, line, prose, scrolled

if TYPE_CHECKING:
    from game.ui.packing import Packing
    from game.ui.play import Play

TITLES = {
    "case-story": "Case story",
    "charter": "Project charter",
    "wbs": "Work breakdown",
    "schedule": "Schedule",
    "people": "RACI, stakeholders",
    "risks": "Risk register",
    "changes": "Change log",
    "decisions": "Decision log",
    "reports": "Status reports",
    "value": "Earned value",
    "budget": "Budget, reserves",
    "lessons": "Lessons learned",
    "competences": "Competence map",
    "method": "Method, verification",
}
FORMATS = {
    "pdf": "PDF with contents",
    "pages": "PDF per document",
    "html": "Web page, one file",
    "docx": "DOCX to edit",
    "xlsx": "XLSX registers",
    "plan": "Project plan, XML",
    "calendar": "Calendar, milestones",
}
PAPERS = {"a4": ("A4", 297 / 210), "us-letter": ("Letter", 11 / 8.5)}
ROW = 34.0
PACK = 460.0
"""What everything about the pack needs; less is scrolled."""


class EvidenceScreen(DebriefScreen):
    """Up and down go through the documents, left and right through the pages."""

    name = "evidence"
    rail = "evidence"
    title = "Evidence"
    step = 7
    first_focus = "doc.case-story"
    notice = "Every page says that it is simulated"
    layouts: ClassVar[Layouts] = {
        "XL": (
            Page("", (Col((("list", 0),), 360), Col((("page", 0),)), Col((("pack", 0),), 360))),
        ),
        "L": (Page("", (Col((("list", 0),), 292), Col((("page", 0),)), Col((("pack", 0),), 292))),),
        "M": (
            Page("Pages", (Col((("list", 0),), 260), Col((("page", 0),)))),
            one("pack", name="Pack"),
        ),
        "S": (
            one("list", name="List"),
            one("page", name="Page"),
            one("pack", name="Pack"),
        ),
    }

    def __init__(self, play: Play) -> None:
        super().__init__(play)
        self.shown = "case-story"
        self.number = 0
        self.formats = dict.fromkeys(FORMATS, True)
        self.player = self.packing.settings.name

    @property
    def packing(self) -> Packing:
        return self.run.packing()

    @property
    def over(self) -> bool:
        """Whether the game has ended, so that this is a part of the debrief."""
        return bool(self.view.public.ended)

    def arrival(self) -> str:
        if self.over:
            super().arrival()
        return f"doc.{self.shown}"

    def frame(self, ui: Ui) -> Frame | None:
        return super().frame(ui) if self.over else around.frame(self.play, self, ui)

    def backward(self) -> None:
        self.play.go("debrief.next" if self.over else "journal")

    def parts(self) -> dict[str, Builder]:
        return {"list": self._list, "page": self._page, "pack": self._pack}

    def hints(self, ui: Ui) -> list[Hint]:
        return [
            Hint(("↑", "↓"), "Document"),
            Hint(("B",), "Page back", partial(self._turn, -1)),
            Hint(("F",), "Page on", partial(self._turn, 1)),
            Hint(("Ctrl+Enter",), "Save the pack", self._save),
            Hint(("PgUp",), "Back", self.backward),
        ]

    def on_tick(self, ui: Ui, ms: int) -> bool:
        news = self.packing.poll()
        return (super().on_tick(ui, ms) if self.over else self.play.tick(ms, still=True)) or news

    def wait_ms(self, ui: Ui) -> int | None:
        if self.packing.busy:
            return 100
        return super().wait_ms(ui) if self.over else self.play.wait_ms(still=True)

    # The documents

    def _list(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 40, 8)
        chosen = self.packing.settings.documents
        rows: list[Node] = []
        for i, (id, title) in enumerate(TITLES.items()):
            y = area.y + i * ROW
            rows += [
                Check(
                    f"in.{id}",
                    Rect(area.x - 2, y + 3, 26, 26),
                    f"Into the pack: {title}",
                    on=id in chosen or id == ALWAYS,
                    on_change=partial(self.packing.toggle, id),
                    reason="no pack goes without it" if id == ALWAYS else "",
                    bare=True,
                ),
                ListRow(
                    f"doc.{id}",
                    Rect(area.x + 30, y, area.w - 30, ROW - 4),
                    title,
                    partial(self._show, id),
                    selected=id == self.shown,
                    group="documents",
                ),
            ]
        count = sum(id in chosen or id == ALWAYS for id in TITLES)
        view = Rect(area.x - 4, area.y, area.w + 12, area.h)
        return [
            Panel("list", rect, "Documents", figure=f"{count} of {len(TITLES)}"),
            ScrollArea("list.scroll", view, "Documents", rows, ROW * len(TITLES)),
        ]

    def _show(self, id: str) -> None:
        self.shown, self.number = id, 0
        self.reveal("page")

    def _turn(self, by: int) -> None:
        count = len(self.packing.pages(self.shown))
        self.number = max(0, min(count - 1, self.number + by))

    # The page

    def _page(self, ui: Ui, rect: Rect) -> list[Node]:
        packing = self.packing
        title = TITLES[self.shown]
        paper, ratio = PAPERS[packing.settings.paper]
        nodes: list[Node] = [Panel("page", rect, title)]
        area = inner(ui, rect, 44, 10)
        papers = Segment(
            "paper",
            Rect(rect.right - 16 - 124, rect.y + 8, 124, 28),
            "Paper",
            [Option(id, name) for id, (name, _) in PAPERS.items()],
            packing.settings.paper,
            lambda id: packing.change(replace(packing.settings, paper=id)),
            small=True,
        )
        nodes.append(papers)
        sheets = packing.pages(self.shown)
        if not sheets:
            text = packing.trouble or f"{packing.doing or 'Pages are being set'} …"
            if packing.document(self.shown) is None and packing.made is not None:
                text = "This document is left out of the pack."
            nodes.append(prose(ui, "page.none", area.x, area.y, area.w, text, colour="muted")[0])
            return nodes
        number = min(self.number, len(sheets) - 1)
        document = packing.document(self.shown)
        if document is not None and document.wide:
            ratio = 1 / ratio
        foot = 40.0
        tall = min(area.h - foot, area.w * ratio)
        wide = tall / ratio
        sheet = Rect(area.x + (area.w - wide) / 2, area.y, wide, tall)

        def paint(p: Painter, r: Rect) -> None:
            p.page(sheets[number], r)
            p.round_rect(r, 0, None, "line_strong")

        label = f"{title}, page {number + 1} of {len(sheets)}, {paper}"
        nodes += [
            Canvas("page.sheet", sheet, label, paint=paint, on_step=self._turn, reading=label),
            Button(
                "page.back",
                Rect(area.x, area.bottom - 32, 36, 32),
                "Page back",
                partial(self._turn, -1),
                icon="chev_left",
                bare=True,
                reason="" if number else "this is the first page",
            ),
            Button(
                "page.on",
                Rect(area.right - 36, area.bottom - 32, 36, 32),
                "Page on",
                partial(self._turn, 1),
                icon="chev_right",
                bare=True,
                reason="" if number + 1 < len(sheets) else "this is the last page",
            ),
            line(
                "page.number",
                area.x + 44,
                area.bottom - 26,
                area.w - 88,
                f"Page {number + 1} of {len(sheets)}, as it will be printed",
                align="center",
                colour="muted",
            ),
        ]
        return nodes

    # The pack

    def _pack(self, ui: Ui, rect: Rect) -> list[Node]:
        return scrolled("pack", rect, PACK, partial(self._whole, ui))

    def _whole(self, ui: Ui, rect: Rect) -> list[Node]:
        return [Panel("pack", rect, "The pack"), *self._choices(ui, rect), *self._made(ui, rect)]

    def _choices(self, ui: Ui, rect: Rect) -> list[Node]:
        area = inner(ui, rect, 40, 10)
        nodes: list[Node] = [
            line("name.label", area.x, area.y, area.w, "Your name, as it shall stand there"),
            TextField(
                "name",
                Rect(area.x, area.y + 20, area.w, 32),
                "Your name, as it shall stand there",
                self.player,
                self._named,
                limit=LONGEST_NAME,
                on_enter=self._name,
                placeholder="not recorded",
            ),
        ]
        y = area.y + 64
        for i, (id, name) in enumerate(FORMATS.items()):
            box = Rect(area.x, y + i * 28, area.w, 26)
            nodes.append(
                Check(f"as.{id}", box, name, on=self.formats[id], on_change=partial(self._as, id))
            )
        return nodes

    def _made(self, ui: Ui, rect: Rect) -> list[Node]:
        packing = self.packing
        area = inner(ui, rect, 40, 10)
        top = area.y + 64 + 28 * len(FORMATS) + 12
        y, room = top, area.bottom - top - 48
        nodes: list[Node] = []
        code = packing.made.stamp.code if packing.made is not None else ""
        if code and room > 46:
            nodes += [
                line("code.label", area.x, y, area.w, "Verification code", colour="muted"),
                line("code", area.x, y + 20, area.w, code, weight=600, colour="text"),
            ]
            y += 48
        told, colour = self._told()
        if packing.share:
            bar = Rect(area.x, y, area.w, 34)
            nodes.append(Progress("pack.bar", bar, "The pack", share=packing.share, text=told))
        elif area.bottom - y - 48 > 18:
            most = area.bottom - y - 48
            nodes.append(
                prose(ui, "pack.told", area.x, y, area.w, told, colour=colour, most=most)[0]
            )
        none = not any(self.formats.values())
        nodes.append(
            Button(
                "pack.save",
                Rect(area.x, area.bottom - 40, area.w, 40),
                "Save the draft" if packing.draft else "Save the pack",
                self._save,
                primary=True,
                reason=packing.doing or ("choose a format" if none else ""),
            )
        )
        return nodes

    def _told(self) -> tuple[str, str]:
        """What is to be said about the pack, and its colour."""
        packing = self.packing
        if packing.trouble:
            return packing.trouble, "bad"
        if packing.doing:
            return packing.doing, "text2"
        if packing.saved is not None:
            saved = packing.saved
            check = "Anybody can check it: contingency verify FILE."
            return f"Saved: {saved.name} in {saved.parent}. {check}", "ok"
        if packing.draft:
            return "The game goes on: every page says that this is a draft.", "text2"
        if self.run.debrief().judged is None:
            said = self.run.debrief().doing()
            return f"Without expected values so far. {said}.", "warn"
        return "Anybody can play the recording in it again and compare.", "text2"

    def _named(self, text: str) -> None:
        self.player = text

    def _name(self) -> None:
        name = " ".join(self.player.split())
        self.packing.change(replace(self.packing.settings, name=name))

    def _as(self, id: str, on: bool) -> None:
        self.formats[id] = on

    def _save(self) -> None:
        self._name()
        self.packing.save(tuple(id for id, on in self.formats.items() if on))
